"""The tables of the comparisons as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.document.records import Grid, Tally, ToPartner
from explainer.model import Statement
from explainer.render.markdown import escape, link
from explainer.render.site.page import SitePage

GLANCE = '<div class="matrix glance" markdown="block">'
"""Begins a table in which every statement is a mark of its kind."""


def write_grid(site: SitePage, grid: Grid) -> Iterator[str]:
    """Questions by partners, a mark for every statement of a cell; their number leads to the words."""
    shown = grid.shown
    if not shown:
        return
    heads = [site.label("formats.question"), *(escape(grid.partners[at][1]) for at in shown)]
    rows = [_row(heads), "|" + " --- |" * len(heads)]
    for asked in grid.rows:
        question = link(escape(asked.question[site.context.language]), f"#{asked.id}")
        rows.append(_row([question, *(_marks(site, asked.cells[at], asked.id) for at in shown)]))
    yield f"{GLANCE}\n\n" + "\n".join(rows) + "\n\n</div>"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marks(site: SitePage, statements: Sequence[Statement] | None, place: str) -> str:
    if statements is None:
        return f'<span class="silence">{site.label("silence")}</span>'
    marks = "".join(f'<i class="{statement.kind}"></i>' for statement in statements)
    return f"[{marks}{len(statements)}](#{place})"


def write_to_partner(site: SitePage, node: ToPartner) -> Iterator[str]:
    """What is said of one partner, under its name, which leads to where the statements stand in full."""
    yield f"**{link(escape(node.name), site.url(f'formats/{node.id}', node.at))}**"
    yield "\n".join(f"- {site.again(one)}" for one in node.said)


def write_tally(node: Tally) -> str:
    """A table that is counted."""
    rows = [_row([escape(kind), *map(str, counts)]) for kind, counts in node.rows]
    return "\n".join([_row(list(map(escape, node.heads))), "|" + " --- |" * len(node.heads), *rows])
