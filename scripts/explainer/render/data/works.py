"""Works cited, and the site itself, as three citation styles want them: CSL items into lists for the sources' page.

All of them are pages of the web. A page of ours holds `<div class="bibliography" data-style="gost"></div>` for each
list that it wants, `gost-site` for the site itself, and `fill_lists` puts the lists in when the site is built: its own
address is not known before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape, unescape

from babel.dates import format_date, format_skeleton

from explainer.corpus.alphabets import language_of
from explainer.corpus.words import plain_letters
from explainer.languages.known import language_named
from explainer.languages.tables import QUOTED
from explainer.model import fill
from explainer.render.data.citations import Item, author_of

ITSELF = "-site"
"""Ends the name of a style where the site itself is cited."""
LINE = re.compile(r"<(li|p)>(.*?)</\1>", re.DOTALL)
PLACEHOLDER = re.compile(r'<div class="bibliography" data-style="([^"]*)"></div>')
TAGS = re.compile(r"<[^>]+>")
# A sentence that a title, or a short word, has ended already.
ENDED_TWICE = re.compile(r"([.?!…](?:</\w+>|[”’“»])*)\.")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style does besides its sentences."""

    tag: str = "ul"
    in_order: bool = False
    """Whether entries stand as they come; else by their letters."""
    slanted: bool = False
    quoted: bool = False
    """Whether a title is set in italics, in quotation marks."""
    large: bool = True
    """Whether the words of a publisher have large letters, too."""


STYLES: Mapping[str, Style] = {
    "gost": Style(tag="ol", in_order=True, large=False),
    "apa": Style(slanted=True),
    "chicago": Style(quoted=True),
}
"""By the name of the style on the page."""


def list_works(items: Sequence[Item], site: Sequence[Item], language: str, nowhere: str = "") -> dict[str, str]:
    """The works as an HTML list in every style; beside it, in the same style, the site itself in this language.

    `nowhere`: what is said below the last of these where the site has no address.
    """
    own = [item for item in site if item["language"] == language]
    itself = {f"{name}{ITSELF}": _list(own, name, replace(style, tag="ul"), language) for name, style in STYLES.items()}
    if nowhere and not any("URL" in item for item in own):
        itself[[*itself][-1]] += f"<p>{escape(nowhere)}</p>"
    return {**{name: _list(items, name, style, language) for name, style in STYLES.items()}, **itself}


def words_of_list(made: str) -> tuple[str, ...]:
    """The lines of such a list without its elements."""
    return tuple(unescape(TAGS.sub("", words)) for _, words in LINE.findall(made))


def fill_lists(page: str, lists: Mapping[str, str]) -> str:
    """The page, Markdown or HTML, with every placeholder holding its list. Raises KeyError for an unknown style."""
    return PLACEHOLDER.sub(
        lambda found: f'<div class="bibliography" data-style="{found[1]}">{lists[found[1]]}</div>', page
    )


def _list(items: Sequence[Item], name: str, style: Style, language: str) -> str:
    entries = [_entry(item, name, style, language) for item in items]
    if not style.in_order:
        entries.sort(key=lambda entry: plain_letters(re.sub(r"\W+", " ", TAGS.sub("", entry)).strip()))
    return f"<{style.tag}>\n" + "\n".join(f"<li>{entry}</li>" for entry in entries) + f"\n</{style.tag}>"


def _entry(item: Item, name: str, style: Style, language: str) -> str:
    own = "issued" in item
    day = _day(item["issued" if own else "accessed"])
    address = escape(str(item.get("URL", "")))
    shape = "work" if not own else "site" if address else "nowhere"
    made = fill(
        language_named(language).cites.sentences[name, shape],
        title=_title(str(item["title"]), str(item.get("language", "")), style, language),
        publisher=_publisher(author_of(item) if own else str(item["publisher"]), own, style, language),
        address=f'<a href="{address}">{address}</a>',
        year=str(day.year),
        # A style sets no blanks that do not break.
        day=" ".join(format_date(day, "long", locale=language).split()),
        daymonth=format_skeleton("MMMMd", day, locale=language),
        digits=f"{day:%d.%m.%Y}",
    )
    made = ENDED_TWICE.sub(r"\1", made)
    end = language_named(language).cites.marks[0][1]
    return made.replace(f"{end}.", f".{end}") if language_named(language).cites.stop_inside else made


def _day(value: object) -> date:
    assert isinstance(value, dict)
    (parts,) = value["date-parts"]
    return date(*parts)


def _title(words: str, own: str, style: Style, language: str) -> str:
    own = own or language_of(words)
    outer, inner = language_named(language).cites.marks
    if style.quoted:
        words = _headline(words, own)
    text = _marked(words, inner if style.quoted else outer)
    text = text if own == language else f'<span lang="{own}">{text}</span>'
    if style.quoted:
        return f"{outer[0]}{text}{outer[1]}"
    return f"<em>{text}</em>" if style.slanted else text


def _publisher(words: str, opens: bool, style: Style, language: str) -> str:
    """Who has published it; `opens`: a sentence, so that the first letter is large."""
    own = language_of(words)
    if opens:
        words = words[:1].upper() + words[1:]
    elif style.large:
        words = _headline(words, own)
    text = _marked(words, language_named(language).cites.marks[0])
    return text if own == language else f'<span lang="{own}">{text}</span>'


def _marked(words: str, marks: str) -> str:
    """Words, as HTML, with the quotation marks that the language and the depth ask for."""
    return QUOTED.sub(lambda found: f"{marks[0]}{found[1]}{marks[1]}", escape(words, quote=False))


def _headline(words: str, language: str) -> str:
    """A title with large letters, where its language sets them; a quoted name keeps its own."""
    small = language_named(language).cites.small
    if small is None:
        return words
    kept = [range(found.start(), found.end()) for found in QUOTED.finditer(words)]
    found = list(WORD.finditer(words))

    def enlarged(word: re.Match[str]) -> str:
        if any(word.start() in span for span in kept):
            return word[0]
        opens = word.start() == found[0].start() or words[: word.start()].rstrip().endswith((":", "?", "!", "."))
        if small.fullmatch(word[0]) and not opens and word.start() != found[-1].start():
            return word[0]
        return word[0][0].upper() + word[0][1:] if word[0].islower() else word[0]

    return WORD.sub(enlarged, words)
