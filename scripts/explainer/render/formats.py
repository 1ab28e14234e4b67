"""formats/: the partners against the same questions. A cell is a statement, or says that the sources are silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.model import Cell, Comparison, Partner, Statement
from explainer.render.context import Context
from explainer.render.markdown import escape, link
from explainer.render.page import GLANCE, Page

# A partner of whom the sources answer fewer questions is told in words below the table, not as a column.
COLUMN = 3


def render_formats(context: Context) -> Page:
    """The matrix of every comparison, then the list of partners."""
    partners = ", ".join(partner.name[context.language] for partner in context.book.partners)
    description = context.label("formats.description", partners=partners)
    page = Page(context, "formats", context.label("formats.title"), description)
    if context.book.comparisons:
        page.add(page.words(context.label("formats.lead")))
    for number, comparison in enumerate(context.book.comparisons):
        _comparison(page, comparison, first=not number)
    if not context.book.partners:
        return page
    page.head(2, page.label("formats.partners"), "partners")
    page.add(page.label("formats.partners.lead"))
    lines = []
    for partner in context.book.partners:
        name = link(escape(partner.name[context.language]), page.url(f"formats/{partner.id}"))
        lines.append(f'- <span id="{partner.id}"></span>**{name}**. {_called(context, partner)}')
    page.add("\n".join(lines))
    return page


def _called(context: Context, partner: Partner) -> str:
    named = partner.format[context.language] if partner.format else context.label("formats.no-format")
    return f"{escape(context.label('formats.called'))} {escape(named)}"


def render_partner(context: Context, partner: Partner) -> Page:
    """All that the tables hold of one partner, question by question, and its silences once."""
    language = context.language
    name = partner.name[language]
    page = Page(context, f"formats/{partner.id}", name, context.label("formats.partner.description", name=name))
    page.add(_called(context, partner))
    page.items(page.statement(statement) for statement in partner.described)
    first = True
    for comparison in context.book.comparisons:
        cells = {cell.dimension: cell for cell in comparison.cells if cell.partner == partner.id}
        told = [dimension for dimension in comparison.dimensions if dimension.id in cells]
        if not told:
            continue
        # What stands side by side elsewhere is here of one alone.
        title = context.label("formats.said") if first else comparison.title[language]
        first = False
        page.head(2, escape(title), comparison.id)
        for dimension in told:
            page.head(3, escape(dimension.question[language]), f"{comparison.id}-{dimension.id}")
            page.items(page.statement(item) for item in cells[dimension.id].statements)
    silent = _silences(context, partner.id)
    if silent:
        page.head(2, page.label("formats.silences"), "silences")
        page.add("\n".join(f'- <span class="silence">{escape(question)}</span>' for question in silent))
    return page


def _comparison(page: Page, comparison: Comparison, *, first: bool) -> None:
    """At a glance: questions by partners, a mark for every statement; then question by question, who does what."""
    context = page.context
    language = context.language
    cells = {(cell.partner, cell.dimension): cell for cell in comparison.cells}
    columns = [
        partner
        for partner in comparison.partners
        if sum((partner, dimension.id) in cells for dimension in comparison.dimensions) >= COLUMN
    ]
    page.head(2, escape(comparison.title[language]), comparison.id)
    page.add(page.words(comparison.lead[language]))
    head = [escape(context.partners[partner].name[language]) for partner in columns]
    rows = [
        f"| {escape(context.label('formats.question'))} | " + " | ".join(head) + " |",
        "|" + " --- |" * (len(columns) + 1),
    ]
    for dimension in comparison.dimensions:
        place = f"{comparison.id}-{dimension.id}"
        row = [_marks(page, cells.get((partner, dimension.id)), place) for partner in columns]
        rows.append(f"| {link(escape(dimension.question[language]), f'#{place}')} | " + " | ".join(row) + " |")
    if columns:
        page.add(f"{GLANCE}\n\n" + "\n".join(rows) + "\n\n</div>")
    page.add(*_beside(page, comparison, [partner for partner in comparison.partners if partner not in columns]))
    if first:
        page.add(page.words(context.label("formats.quotations")))
    for dimension in comparison.dimensions:
        page.head(3, escape(dimension.question[language]), f"{comparison.id}-{dimension.id}")
        told = [partner for partner in comparison.partners if (partner, dimension.id) in cells]
        for partner in told:
            name = escape(context.partners[partner].name[language])
            # Where its statements stand in full.
            there = page.url(f"formats/{partner}", f"{comparison.id}-{dimension.id}")
            page.add(f"**{link(name, there)}**")
            statements = cells[partner, dimension.id].statements
            page.items(_again(page, item, partner) for item in statements)
        silent = [context.partners[partner].name[language] for partner in comparison.partners if partner not in told]
        if silent:
            words = context.label("formats.silent", names=", ".join(silent))
            page.add(f'<span class="silence">{escape(words)}</span>')


def _beside(page: Page, comparison: Comparison, partners: Sequence[str]) -> Iterator[str]:
    """In words, which questions are answered of partners of whom that is too little for a column."""
    context = page.context
    for partner in partners:
        answered = {cell.dimension for cell in comparison.cells if cell.partner == partner}
        asked = [
            link(escape(dimension.question[context.language]), f"#{comparison.id}-{dimension.id}")
            for dimension in comparison.dimensions
            if dimension.id in answered
        ]
        if asked:
            name = link(escape(context.partners[partner].name[context.language]), page.url(f"formats/{partner}"))
            yield f"**{name}.** {escape(context.label('formats.little'))} {' '.join(asked)}"


def _again(page: Page, statement: Statement, partner: str) -> str:
    return page.again(statement, full=page.url(f"formats/{partner}", statement.id), anchor=True)


def _marks(page: Page, cell: Cell | None, place: str) -> str:
    """A mark for every statement of a cell, of the shape of its kind; their number leads to the words."""
    if cell is None:
        return f'<span class="silence">{page.label("silence")}</span>'
    marks = "".join(f'<i class="{statement.kind}"></i>' for statement in cell.statements)
    return f"[{marks}{len(cell.statements)}](#{place})"


def _silences(context: Context, partner: str) -> list[str]:
    """A partner's silences, said once: the questions that no cell answers."""
    questions: list[str] = []
    for comparison in context.book.comparisons:
        if partner not in comparison.partners:
            continue
        filled = {cell.dimension for cell in comparison.cells if cell.partner == partner}
        questions += [
            dimension.question[context.language] for dimension in comparison.dimensions if dimension.id not in filled
        ]
    return questions
