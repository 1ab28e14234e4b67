"""formats/: the partners against the same questions. A cell is a statement, or says that the sources are silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.document.inline import Inline, Link, Ours, Strong, Tagged, Target, Words
from explainer.document.nodes import Items, Lead, Node, Page, Paragraph, Section
from explainer.document.records import Asked, Elsewhere, Grid, Statements, ToPartner
from explainer.model import Comparison, Dimension, Partner, Statement
from explainer.pages.words import SILENCE, label, page_of_list, silence
from explainer.view.context import Context

COLUMN = 3
"""A partner of whom the sources answer fewer questions is told in words below the table, not as a column."""

Cells = dict[tuple[str, str], tuple[Statement, ...]]
"""By partner and question."""


def formats(context: Context) -> Page:
    """The matrix of every comparison, then the list of partners."""
    partners = ", ".join(partner.name[context.language] for partner in context.book.partners)
    nodes: list[Node] = []
    if context.book.comparisons:
        nodes.append(Lead(label(context, "formats.lead", linked=True)))
    nodes += (_comparison(context, one, first=not at) for at, one in enumerate(context.book.comparisons))
    if context.book.partners:
        lead = Lead(label(context, "formats.partners.lead"))
        every = Items(tuple(_listed(context, partner) for partner in context.book.partners))
        nodes.append(Section(2, "partners", label(context, "formats.partners"), (lead, every)))
    description = context.label("formats.description", partners=partners)
    return page_of_list(context, "formats", *nodes, description=description)


def _listed(context: Context, partner: Partner) -> tuple[Inline, ...]:
    name = Strong((Link(partner.name[context.language], f"formats/{partner.id}"),))
    return (Target(partner.id), name, Words(". "), *_called(context, partner))


def _called(context: Context, partner: Partner) -> tuple[Inline, ...]:
    named = partner.format[context.language] if partner.format else context.label("formats.no-format")
    return label(context, "formats.called"), Words(" "), Words(named)


def partner(context: Context, partner: Partner) -> Page:
    """All that the tables hold of one partner, question by question, and its silences once."""
    name = partner.name[context.language]
    nodes: list[Node] = [Paragraph(_called(context, partner)), Statements(partner.described)]
    first = True
    for comparison in context.book.comparisons:
        cells = _cells(comparison)
        told = [dimension for dimension in comparison.dimensions if (partner.id, dimension.id) in cells]
        if told:
            # What stands side by side elsewhere is here of one alone.
            title = label(context, "formats.said") if first else Ours(comparison.title)
            asked = (
                Section(3, place_of(comparison, one), Ours(one.question), (Statements(cells[partner.id, one.id]),))
                for one in told
            )
            nodes.append(Section(2, comparison.id, title, tuple(asked)))
            first = False
    if silent := tuple(_silences(context, partner.id)):
        nodes.append(Section(2, "silences", label(context, "formats.silences"), (Items(silent),)))
    description = context.label("formats.partner.description", name=name)
    return Page(
        slug=f"formats/{partner.id}",
        language=context.language,
        title=name,
        description=description,
        nodes=tuple(nodes),
    )


def place_of(comparison: Comparison, dimension: Dimension) -> str:
    """The id of a question of a comparison, on every page that answers it."""
    return f"{comparison.id}-{dimension.id}"


def _cells(comparison: Comparison) -> Cells:
    return {(cell.partner, cell.dimension): cell.statements for cell in comparison.cells}


def _comparison(context: Context, comparison: Comparison, *, first: bool) -> Section:
    """At a glance: questions by partners, a mark for every statement; then question by question, who does what."""
    cells = _cells(comparison)
    names = {id: context.partners[id].name[context.language] for id in comparison.partners}
    answered = {id: sum((id, one.id) in cells for one in comparison.dimensions) for id in names}
    rows = tuple(
        Asked(place_of(comparison, one), one.question, tuple(cells.get((id, one.id)) for id in names))
        for one in comparison.dimensions
    )
    beside = [id for id, number in answered.items() if number < COLUMN]
    nodes: list[Node] = [Lead(Ours(comparison.lead)), Grid(tuple(names.items()), rows, tuple(beside))]
    nodes += _beside(context, comparison, cells, beside)
    if first:
        nodes.append(Lead(label(context, "formats.quotations", linked=True)))
    nodes += (_asked(context, comparison, one, cells, names) for one in comparison.dimensions)
    return Section(2, comparison.id, Ours(comparison.title), tuple(nodes))


def _asked(
    context: Context, comparison: Comparison, dimension: Dimension, cells: Cells, names: dict[str, str]
) -> Section:
    place = place_of(comparison, dimension)
    nodes: list[Node] = [
        ToPartner(
            id, name, place, tuple(Elsewhere(one, f"formats/{id}", anchored=True) for one in cells[id, dimension.id])
        )
        for id, name in names.items()
        if (id, dimension.id) in cells
    ]
    if silent := ", ".join(name for id, name in names.items() if (id, dimension.id) not in cells):
        nodes.append(silence(context.label("formats.silent", names=silent)))
    return Section(3, place, Ours(dimension.question), tuple(nodes))


def _beside(context: Context, comparison: Comparison, cells: Cells, partners: Sequence[str]) -> Iterator[Node]:
    """In words, which questions are answered of partners of whom that is too little for a column."""
    for id in partners:
        asked: list[Inline] = []
        for one in comparison.dimensions:
            if (id, one.id) in cells:
                asked += [Words(" "), Link(one.question[context.language], "formats", place_of(comparison, one))]
        if asked:
            name = Link(context.partners[id].name[context.language], f"formats/{id}")
            yield Paragraph((Strong((name, Words("."))), Words(" "), label(context, "formats.little"), *asked))


def _silences(context: Context, partner: str) -> Iterator[tuple[Inline, ...]]:
    """A partner's silences, said once: the questions that no cell answers."""
    for comparison in context.book.comparisons:
        cells = _cells(comparison)
        for one in comparison.dimensions if partner in comparison.partners else ():
            if (partner, one.id) not in cells:
                yield (Tagged(one.question[context.language], SILENCE),)
