"""What a reader may choose to see of a page: one language of a text, a part of a list.

What can be chosen is read from the page's tree (`choices_of`); the built page gets it where the tree's ids stand.
Both work without a script: radio buttons that the style sheet asks about, and plain links whose target the style
sheet asks about; assets/choose.js combines a choice of each group. A choice has a number on its page, and the style
sheet knows numbers alone (MOST of them), so that no name stands in it; its address (`#only-papava`) is a name, the
same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import pairwise
from typing import assert_never

from explainer.document.inline import plain
from explainer.document.nodes import Node, Page, Paragraph, Section
from explainer.document.records import Event, Events, Gap, Statements
from explainer.document.texts import Passages
from explainer.model import BlockKind, Statement
from explainer.publish.placing import BETWEEN, Edit, classed, edited, end_of, places_of
from explainer.view.context import Context

MOST = 24
"""As many choices as the style sheet has numbers for."""
FEW = 5
"""Of fewer things nobody needs to choose."""
VIEWS = ("own", "parallel")

Numbers = tuple[int, ...]
"""The choices under which something is found, in their order."""
Marked = tuple[str, Numbers]
"""The id of an element, and its choices."""


@dataclass(frozen=True, slots=True)
class Views:
    """A text, of which its reader chooses the languages."""

    first: str
    """The id of its first paragraph, before which the choice stands."""
    listed: bool
    """Whether that is an item of a list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen, in words, and how much is found under it."""

    group: str
    id: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of statements."""

    items: tuple[Marked, ...]
    headed: bool
    """Whether a line stands above it that goes with it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A page of which parts can be chosen."""

    groups: tuple[str, ...]
    """In their order."""
    offered: tuple[Choice, ...]
    """The number of each is its place."""
    rows: tuple[Marked, ...]
    lists: tuple[Listed, ...]
    chapters: tuple[Marked, ...]
    """Its sections: where nothing in one is chosen, its heading goes, too."""

    @property
    def worth_while(self) -> bool:
        """Whether there is enough to choose from; with more choices than the style sheet knows, nobody would choose."""
        several = any(sum(one.group == group for one in self.offered) > 1 for group in self.groups)
        marked = (*self.rows, *(item for one in self.lists for item in one.items))
        return several and len(self.offered) <= MOST and sum(bool(numbers) for _, numbers in marked) >= FEW


Offer = Views | Choices | None
"""What a reader may choose of a page."""


class _Met:
    """The choices of one page in the order in which they are met."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[int, Choice]] = {}

    def number(self, group: str, id: str, words: str) -> int:
        """The number of a choice; one more thing is found under it."""
        number, known = self._known.get((group, id), (len(self._known) + 1, Choice(group, id, words, 0)))
        self._known[group, id] = number, Choice(group, id, known.words, known.count + 1)
        return number

    def offered(self) -> tuple[Choice, ...]:
        return tuple(choice for _, choice in self._known.values())


# --- what the tree says ------------------------------------------------------------------------------------------


def choices_of(context: Context, page: Page) -> Offer:
    """What can be chosen of a page."""
    folder, _, name = page.slug.partition("/")
    if page.slug == "timeline":
        found = _of_events(context, page)
    elif folder == "experts" and name:
        found = _of_statements(context, page)
    else:
        return next((_views(node) for node in page.nodes if isinstance(node, Passages) and node.passages), None)
    return found if found.worth_while else None


def _views(node: Passages) -> Views:
    first = node.passages[0]
    return Views(f"p{first.number}", first.kind == BlockKind.LIST_ITEM)


def _of_events(context: Context, page: Page) -> Choices:
    """Events by who speaks of them and by what became of them; a silence belongs to the whole list alone."""
    met, rows, chapters = _Met(), list[Marked](), list[Marked]()
    for section in page.sections():
        inside = [_row(context, row, met) for row in _rows(section.nodes)]
        rows += inside
        chapters.append((section.id, _together(inside)))
    return Choices(("speaker", "status"), met.offered(), tuple(rows), (), tuple(chapters))


def _rows(nodes: Iterable[Node]) -> Iterator[Gap | Event]:
    return (row for node in nodes if isinstance(node, Events) for row in node.rows)


def _row(context: Context, row: Gap | Event, met: _Met) -> Marked:
    match row:
        case Gap():
            return row.id, ()
        case Event():
            speakers = dict.fromkeys(one.speaker for one in row.statements if one.id not in context.frame.remarks)
            numbers = [met.number("speaker", id, context.speaker_short(id)) for id in speakers]
            status = context.label("filter.held" if row.status == "held" else f"status.{row.status}")
            return row.id, (*numbers, met.number("status", row.status, status))


def _of_statements(context: Context, page: Page) -> Choices:
    """A speaker's statements by theme and by kind, with the lists and the lines above them that they stand in.

    What others say of the speaker is none of the speaker's: it counts nowhere.
    """
    topics = {topic.id for topic in context.book.topics}
    met, lists, chapters = _Met(), [*_lists(page.nodes, lambda _: ())], list[Marked]()
    for section in page.sections():
        number = partial(_numbers, context, section, met) if section.id in topics else lambda _: ()
        inside = [*_lists(section.nodes, number)]
        lists += inside
        chapters.append((section.id, _together(item for one in inside for item in one.items)))
    return Choices(("topic", "kind"), met.offered(), (), tuple(lists), tuple(chapters))


def _numbers(context: Context, topic: Section, met: _Met, statement: Statement) -> Numbers:
    theme = met.number("topic", topic.id, plain((topic.title,), context.language))
    return theme, met.number("kind", statement.kind, context.label(f"kind.{statement.kind}"))


def _lists(nodes: Sequence[Node], number: Callable[[Statement], Numbers]) -> Iterator[Listed]:
    for above, node in pairwise((None, *nodes)):
        if isinstance(node, Statements) and node.statements:
            items = tuple((one.id, number(one)) for one in node.statements)
            yield Listed(items, isinstance(above, Paragraph))


def _together(marked: Iterable[Marked]) -> Numbers:
    """Every choice of something, once."""
    return tuple(sorted({number for _, numbers in marked for number in numbers}))


# --- in its place ------------------------------------------------------------------------------------------------


def add_choices(html: str, offer: Offer, labels: Mapping[str, str]) -> str:
    """The built page with what can be chosen of it."""
    match offer:
        case None:
            return html
        case Views():
            return edited(html, [_switch(html, offer, labels)])
        case Choices():
            return edited(html, _filtered(html, offer, labels))
        case _:
            assert_never(offer)


def _switch(html: str, views: Views, labels: Mapping[str, str]) -> Edit:
    """The switch of the reading view. The reader's language is shown at first, the other one behind each sentence."""
    radios = "".join(
        f'<label><input type="radio" name="view" value="{view}"{" checked" if view == VIEWS[0] else ""}> '
        f"{escape(labels[f'view.{view}'])}</label>"
        for view in VIEWS
    )
    at = places_of(html)[views.first]
    at = html.rindex("<ul ", 0, at) if views.listed else at
    return at, at, f'<fieldset class="view"><legend>{escape(labels["view.title"])}</legend>{radios}</fieldset>\n'


def _filtered(html: str, choices: Choices, labels: Mapping[str, str]) -> Iterator[Edit]:
    """The choices above the first heading, and everything that can be chosen marked with their numbers."""
    places = places_of(html)
    for id, numbers in choices.rows:
        yield classed(html, places[id], _classes(numbers))
    for listed in choices.lists:
        items = [(html.rindex("<li>", 0, places[id]), numbers) for id, numbers in listed.items]
        yield from (classed(html, at, _classes(numbers)) for at, numbers in items)
        if every := _together(listed.items):
            at = html.rindex("<ul>", 0, items[0][0])
            yield classed(html, at, _classes(every))
            if listed.headed:
                yield classed(html, html.rindex("<p>", 0, at), _classes(every))
    starts = [places[id] for id, _ in choices.chapters]
    yield starts[0], starts[0], _links(choices, labels)
    last = max(at for at, (_, numbers) in enumerate(choices.chapters) if numbers)
    bounds = pairwise((*starts, end_of(html)))
    for (_, numbers), (start, bound) in zip(choices.chapters[: last + 1], bounds, strict=False):
        after = BETWEEN.search(html, start, bound)
        close = after.start() if after else bound
        yield start, start, f'<section class="{_classes(numbers)}">'
        yield close, close, "</section>\n"


def _classes(numbers: Numbers) -> str:
    return " ".join(("pick", *(f"f{number}" for number in numbers)))


def _links(choices: Choices, labels: Mapping[str, str]) -> str:
    """The choices as links, group by group; a group with one choice is none."""
    lists = []
    for group in choices.groups:
        known = [(number, one) for number, one in enumerate(choices.offered, 1) if one.group == group]
        if len(known) < 2:
            continue
        items = "".join(
            f'<li id="only-{one.id}" class="f{number}">'
            f'<a href="#only-{one.id}">{escape(one.words, quote=False)}</a> {one.count}</li>'
            for number, one in known
        )
        lists.append(f"<p>{escape(labels[f'filter.{group}'])}</p><ul>{items}</ul>")
    title = escape(labels["filter.title"])
    every = f'<p class="every"><a href="#filter">{escape(labels["filter.all"])}</a></p>'
    none = f'<p class="none" role="status" hidden>{escape(labels["filter.none"])}</p>' if len(lists) > 1 else ""
    return f'<nav class="filter" id="filter" aria-label="{title}">{"".join(lists)}{every}{none}</nav>\n'
