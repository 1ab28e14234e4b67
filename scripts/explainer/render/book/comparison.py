"""The partners against the same questions: tables on turned pages, then everything said of each partner."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model import Comparison, Partner
from explainer.render.book.composer import Composer
from explainer.render.book.keep import keep_together
from explainer.render.typst import array, block, bullets, call, join, string

# A partner of whom the sources answer fewer questions is told below the table, not in a column.
COLUMN = 3
# A column never gets narrower than this share of the widest, however little stands in it.
NARROWEST = 0.38


def set_comparison(composer: Composer) -> Iterator[str]:
    """Every table, its header repeated on each page; the turned pages begin a page themselves."""
    if not composer.context.book.comparisons:
        return
    lines = [
        composer.heading(1, "formats", composer.context.label("formats.title"), opens=False),
        call("par", composer.label("book.formats.lead")),
    ]
    for comparison in composer.context.book.comparisons:
        lines += _table(composer, comparison)
    yield call("turned", block(keep_together(lines)))


def _table(composer: Composer, comparison: Comparison) -> Iterator[str]:
    context, language = composer.context, composer.language
    cells = {(cell.partner, cell.dimension): cell for cell in comparison.cells}
    told = {
        partner: [cells[(partner, item.id)] for item in comparison.dimensions if (partner, item.id) in cells]
        for partner in comparison.partners
    }
    columns = [partner for partner in comparison.partners if len(told[partner]) >= COLUMN]
    yield composer.heading(2, f"formats#{comparison.id}", comparison.title[language])
    yield call("par", composer.words(comparison.lead[language]))
    rows = []
    for dimension in comparison.dimensions:
        row = [composer.words(dimension.question[language])]
        for partner in columns:
            cell = cells.get((partner, dimension.id))
            row.append(
                bullets(composer.brief(item) for item in cell.statements)
                if cell
                else call("silence", composer.label("silence"))
            )
        rows.append(array(row))
    heads = [composer.label("formats.question")]
    heads += [string(context.partners[partner].name[language]) for partner in columns]
    sizes = [sum(len(item.text[language]) for cell in told[partner] for item in cell.statements) for partner in columns]
    widest = max(sizes, default=1)
    widths = [NARROWEST, *(max(NARROWEST, (size / widest) ** 0.5) for size in sizes)]
    if columns:
        yield call("matrix", array(f"{width:.3f}" for width in widths), array(heads), *rows)
    for partner in comparison.partners:
        if partner not in columns and told[partner]:
            name = f"{context.partners[partner].name[language]}. {context.label('formats.little')}"
            yield call("runin", string(name))
            yield bullets(composer.brief(item) for cell in told[partner] for item in cell.statements)


def set_partners(composer: Composer) -> Iterator[str]:
    """Partner by partner, question by question, and its silences once."""
    if not composer.context.book.partners:
        return
    yield composer.heading(1, "partners", composer.context.label("formats.partners"))
    for partner in composer.context.book.partners:
        yield from _partner(composer, partner)


def _partner(composer: Composer, partner: Partner) -> Iterator[str]:
    context, language = composer.context, composer.language
    yield composer.heading(2, f"formats/{partner.id}", partner.name[language])
    named = partner.format[language] if partner.format else context.label("formats.no-format")
    yield call("par", join([composer.label("formats.called"), composer.words(named)], " "))
    if partner.described:
        yield composer.statements(partner.described)
    silent: list[str] = []
    for comparison in context.book.comparisons:
        if partner.id not in comparison.partners:
            continue
        cells = {cell.dimension: cell for cell in comparison.cells if cell.partner == partner.id}
        for dimension in comparison.dimensions:
            if dimension.id in cells:
                id = f"formats/{partner.id}#{comparison.id}-{dimension.id}"
                yield composer.heading(3, id, dimension.question[language])
                yield composer.statements(cells[dimension.id].statements)
            else:
                silent.append(dimension.question[language])
    if silent:
        yield composer.heading(3, f"formats/{partner.id}#silences", context.label("formats.silences"))
        yield bullets(call("silence", composer.words(question)) for question in silent)
