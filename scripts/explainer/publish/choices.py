"""What a reader may choose to see of a page: one language of a text, a part of a list. Text in, text out.

Both work without a script: radio buttons that the style sheet asks about, and plain links whose target the style
sheet asks about; assets/choose.js combines a choice of each group. A choice has a number on its page, and the style
sheet knows numbers alone (MOST of them), so that no name stands in it; its address (`#only-papava`) is a name, the
same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape

MOST = 24
"""As many choices as the style sheet has numbers for."""

VIEWS = ("own", "parallel")
PARAGRAPH = re.compile(r'(?=<(?:section|ul) class="paragraphs?[" ])')
CHAPTER = re.compile(r'(?=<h2 id="[^"]+">)')
CHAPTER_ID = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
# What follows the last list and belongs to the page.
AFTER = re.compile(r'(?=<p class="(?:legend|next)">)')
EVENT = re.compile(r'(?=<li class="(?:event|gap)\b)')
EVENT_OPENING = re.compile(r'<li class="((event|gap) ?([a-z-]*)[a-z ]*)"')
SPEAKER = re.compile(r'— <a href="\.\./experts/([a-z0-9-]+)/(?:#[^"]*)?">(.*?)</a>')
STATEMENT = re.compile(r'<li>(<span class="statement".*?<span class="mark ([a-z]+)">(.*?)</span>)')
BLOCK = re.compile(r"(<p>(<strong>[^\n]*</strong></p>\n))?<ul>\n(.*?)</ul>", re.DOTALL)
NUMBER = re.compile(r'<[a-z]+ class="(?:[a-z-]+ )*pick((?: f\d+)+)"')
# A shorter list needs no choice.
FEW = 8


class TooManyError(ValueError):
    """A page would need more choices than the style sheet has numbers for."""


@dataclass(slots=True)
class Choices:
    """The choices of one page in the order they were met: group -> id -> (number, words, count)."""

    groups: dict[str, dict[str, tuple[int, str, int]]] = field(default_factory=dict)

    def number(self, group: str, id: str, words: str) -> str:
        """The class of a choice, `f3`; one more thing is found under it."""
        known = self.groups.setdefault(group, {})
        size = sum(len(choices) for choices in self.groups.values())
        number, words, count = known.get(id, (size + 1, words, 0))
        if number > MOST:
            raise TooManyError(f"more than {MOST} choices on a page: style.css needs more numbers")
        known[id] = (number, words, count + 1)
        return f"f{number}"

    def links(self, labels: Mapping[str, str]) -> str:
        """The choices as links, group by group; a group with one choice is none."""
        lists = []
        for group, known in self.groups.items():
            if len(known) < 2:
                continue
            items = "".join(
                f'<li id="only-{id}" class="f{number}"><a href="#only-{id}">{words}</a> {count}</li>'
                for id, (number, words, count) in known.items()
            )
            lists.append(f"<p>{escape(labels[f'filter.{group}'])}</p><ul>{items}</ul>")
        if not lists:
            return ""
        title = escape(labels["filter.title"])
        every = f'<p class="every"><a href="#filter">{escape(labels["filter.all"])}</a></p>'
        none = f'<p class="none" role="status" hidden>{escape(labels["filter.none"])}</p>' if len(lists) > 1 else ""
        return f'<nav class="filter" id="filter" aria-label="{title}">{"".join(lists)}{every}{none}</nav>\n'


def add_choices(html: str, page: str, labels: Mapping[str, str], topics: Collection[str]) -> str:
    """The page with what can be chosen on it. `page` is its address below the language's root."""
    folder, _, name = page.partition("/")
    if page == "timeline":
        return _filtered(html, labels, partial(_events, labels=labels), "speaker", "status")
    if folder == "experts" and name:
        return _filtered(html, labels, partial(_statements, topics=topics), "topic", "kind")
    if folder == "sources" and name:
        return PARAGRAPH.sub(lambda _: _views(labels), html, count=1)
    return html


def _views(labels: Mapping[str, str]) -> str:
    """The switch of the reading view. The reader's language is shown at first, the other one behind each sentence."""
    radios = "".join(
        f'<label><input type="radio" name="view" value="{view}"{" checked" if view == VIEWS[0] else ""}> '
        f"{escape(labels[f'view.{view}'])}</label>"
        for view in VIEWS
    )
    return f'<fieldset class="view"><legend>{escape(labels["view.title"])}</legend>{radios}</fieldset>\n'


def _filtered(html: str, labels: Mapping[str, str], mark: Callable[[str, Choices], str], *groups: str) -> str:
    """The page with its choices above the first heading, and everything that can be chosen marked with numbers.

    With more choices than the style sheet knows, a page has none: nobody chooses among so many.
    """
    choices = Choices({group: {} for group in groups})
    body, notes, rest = html.partition('<div class="footnote"')
    try:
        head, *chapters = (mark(chapter, choices) for chapter in CHAPTER.split(body))
    except TooManyError:
        return html
    links = choices.links(labels)
    if not notes or not links or body.count('<span class="mark ') < FEW:
        return html
    last = max((at for at, chapter in enumerate(chapters) if _numbers(chapter)), default=-1)
    wrapped = [_section(chapter) if at <= last else chapter for at, chapter in enumerate(chapters)]
    return "".join([head, links, *wrapped, notes, rest])


def _section(chapter: str) -> str:
    inside, *after = AFTER.split(chapter, maxsplit=1)
    return f'<section class="pick{_numbers(inside)}">{inside}</section>\n{"".join(after)}'


def _numbers(html: str) -> str:
    """The classes of everything that can be chosen in a part of the page, " f1 f3"."""
    found = {number for classes in NUMBER.findall(html) for number in classes.split()}
    return "".join(f" {number}" for number in sorted(found, key=lambda number: int(number[1:])))


def _events(chapter: str, choices: Choices, labels: Mapping[str, str]) -> str:
    """Events by who speaks of them and by what became of them; a silence belongs to the whole list alone."""

    def event(html: str) -> str:
        opening = EVENT_OPENING.match(html)
        if not opening:
            return html
        numbers = []
        if opening[2] == "event":
            numbers = [choices.number("speaker", id, words) for id, words in dict(SPEAKER.findall(html)).items()]
            status = "filter.held" if opening[3] == "held" else f"status.{opening[3]}"
            numbers.append(choices.number("status", opening[3], escape(labels[status])))
        return f'<li class="{" ".join([opening[1], "pick", *numbers])}"{html[opening.end() :]}'

    return "".join(event(part) for part in EVENT.split(chapter))


def _statements(chapter: str, choices: Choices, topics: Collection[str]) -> str:
    """A speaker's statements by theme and by kind, with the lists and the lines above them that they stand in."""
    heading = CHAPTER_ID.match(chapter)

    def item(found: re.Match[str]) -> str:
        # What others say of the speaker is none of the speaker's: it counts nowhere.
        if not heading or heading[1] not in topics:
            return f'<li class="pick">{found[1]}'
        numbers = [choices.number("topic", heading[1], heading[2]), choices.number("kind", found[2], found[3])]
        return f'<li class="pick {" ".join(numbers)}">{found[1]}'

    def block(found: re.Match[str]) -> str:
        numbers = _numbers(found[3])
        if not numbers:
            return found[0]
        above = f'<p class="pick{numbers}">{found[2]}' if found[2] else ""
        return f'{above}<ul class="pick{numbers}">\n{found[3]}</ul>'

    return BLOCK.sub(block, STATEMENT.sub(item, chapter))
