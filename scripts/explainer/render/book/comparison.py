"""The partners against the same questions: a sign for every statement, then the statements question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from explainer.model import Cell, Comparison, StatementKind, Text
from explainer.render.book.composer import Composer
from explainer.render.context import Context
from explainer.render.typst import array, block, call, join, string

SIGNS = {
    StatementKind.FACT: "■",
    StatementKind.OFFICIAL: "◆",
    StatementKind.OPINION: "□",
    StatementKind.FORECAST: "△",
    StatementKind.RELAYED: "○",
}
"""Of the kinds of statements: what is filled is stated as it is."""
NONE = "–"
NARROWEST = 3
"""As many signs as the narrowest column has room for."""


def set_comparison(composer: Composer) -> Iterator[str]:
    """Every comparison, its grid first."""
    context = composer.context
    if not context.book.comparisons:
        return
    yield composer.heading(1, "formats", context.label("formats.title"))
    yield call("lead", composer.label("book.formats.lead"))
    for comparison in context.book.comparisons:
        yield from _comparison(composer, comparison)
    yield from composer.on_site("book.left-out.partners", "formats/")


def signs_of(cell: Cell | None) -> str:
    """A sign for every statement of a cell."""
    return "".join(SIGNS[statement.kind] for statement in cell.statements) if cell else NONE


def legend(context: Context, comparisons: Sequence[Comparison]) -> str:
    """What the signs mean that stand in the grids, and the line."""
    there = {one.kind for comparison in comparisons for cell in comparison.cells for one in cell.statements}
    signs = [f"{sign}\u00a0{context.label(f'kind.{kind}')}" for kind, sign in SIGNS.items() if kind in there]
    return ", ".join([*signs, f"{NONE}\u00a0{context.label('silence')}."])


def grid_of(context: Context, comparison: Comparison, words: Callable[[Text], str], **sizes: str) -> str:
    """Questions by partners, a sign in each cell for every statement. `words`: a question as content."""
    cells = {(cell.partner, cell.dimension): cell for cell in comparison.cells}
    rows = []
    for number, dimension in enumerate(comparison.dimensions, 1):
        signs = [string(signs_of(cells.get((partner, dimension.id)))) for partner in comparison.partners]
        rows.append(call("asked", string(str(number)), words(dimension.question), '""', *signs))
    heads = array(string(context.partners[partner].name[context.language]) for partner in comparison.partners)
    most = [
        max((len(cell.statements) for cell in comparison.cells if cell.partner == partner), default=0)
        for partner in comparison.partners
    ]
    widths = array(str(max(NARROWEST, number)) for number in most)
    return call("grid-of-signs", string(context.label("formats.question")), heads, widths, *rows, **sizes)


def _comparison(composer: Composer, comparison: Comparison) -> Iterator[str]:
    context, language = composer.context, composer.language
    cells = {(cell.partner, cell.dimension): cell for cell in comparison.cells}
    names = {partner: context.partners[partner].name[language] for partner in comparison.partners}
    yield composer.heading(2, f"formats#{comparison.id}", comparison.title[language])
    yield call("par", composer.text(comparison.lead))
    yield grid_of(context, comparison, composer.text)
    yield call("key", string(legend(context, (comparison,))))
    lines: list[str] = []
    for number, dimension in enumerate(comparison.dimensions, 1):
        id = f"formats#{comparison.id}-{dimension.id}"
        lines.append(composer.heading(3, id, f"{number}. {dimension.question[language]}", listed=False))
        told = [partner for partner in comparison.partners if (partner, dimension.id) in cells]
        for partner in told:
            said = [composer.brief(one) for one in cells[partner, dimension.id].statements]
            mark = call("mentions", string(f"partner:{partner}"))
            name = call("strong", string(f"{names[partner]}."))
            lines.append(call("item", join([mark, name, string(" "), join(said, " ")])))
        silent = [names[partner] for partner in comparison.partners if partner not in told]
        if silent:
            words = composer.label("formats.silent", names=", ".join(silent))
            lines.append(call("item", call("silence", words)))
    yield call("small-print", block(lines))
