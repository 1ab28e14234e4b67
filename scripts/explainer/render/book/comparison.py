"""The partners against the same questions: a sign for every statement, then the statements question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.document.nodes import Paragraph, Section
from explainer.document.records import Grid, ToPartner
from explainer.model import Statement, StatementKind
from explainer.render.book.composer import Composer
from explainer.render.typst import array, block, call, join, string
from explainer.view.context import Context

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
    page = composer.page("formats")
    comparisons = [section for section in page.sections() if any(isinstance(node, Grid) for node in section.nodes)]
    if not comparisons:
        return
    yield composer.heading(1, page.slug, page.title)
    yield call("lead", composer.label("book.formats.lead"))
    for section in comparisons:
        yield from _comparison(composer, section)
    yield from composer.on_site("book.left-out.partners", "formats/")


def signs_of(statements: Sequence[Statement] | None) -> str:
    """A sign for every statement of a cell."""
    return NONE if statements is None else "".join(SIGNS[statement.kind] for statement in statements)


def legend(context: Context, grid: Grid) -> str:
    """What the signs mean that stand in a grid, and the line."""
    there = {one.kind for row in grid.rows for cell in row.cells for one in cell or ()}
    signs = [f"{sign}\u00a0{context.label(f'kind.{kind}')}" for kind, sign in SIGNS.items() if kind in there]
    return ", ".join([*signs, f"{NONE}\u00a0{context.label('silence')}."])


def _grid(composer: Composer, grid: Grid) -> str:
    """Questions by partners, a sign in each cell for every statement."""
    rows = [
        call("asked", string(str(number)), composer.text(row.question), '""', *map(string, map(signs_of, row.cells)))
        for number, row in enumerate(grid.rows, 1)
    ]
    heads = array(string(name) for _, name in grid.partners)
    widths = array(
        str(max([NARROWEST, *(len(row.cells[at] or ()) for row in grid.rows)])) for at in range(len(grid.partners))
    )
    return call("grid-of-signs", string(composer.context.label("formats.question")), heads, widths, *rows)


def _comparison(composer: Composer, section: Section) -> Iterator[str]:
    yield composer.heading(2, f"formats#{section.id}", composer.plain(section.title))
    yield call("par", composer.said(section.lead))
    for node in section.nodes:
        if isinstance(node, Grid):
            yield _grid(composer, node)
            yield call("key", string(legend(composer.context, node)))
    lines: list[str] = []
    for number, asked in enumerate(section.sections(), 1):
        title = f"{number}. {composer.plain(asked.title)}"
        lines.append(composer.heading(3, f"formats#{asked.id}", title, listed=False))
        for node in asked.nodes:
            if isinstance(node, ToPartner):
                said = [composer.brief(one.statement) for one in node.said]
                mark = call("mentions", string(f"partner:{node.id}"))
                name = call("strong", string(f"{node.name}."))
                lines.append(call("item", join([mark, name, string(" "), join(said, " ")])))
            elif isinstance(node, Paragraph):
                lines.append(call("item", call("silence", composer.line(node.parts))))
    yield call("small-print", block(lines))
