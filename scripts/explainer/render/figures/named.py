"""Who is named how often: a row a name, a stripe a sentence that names it, in the order and width of the texts' strips.

Full: by its name, or by one that stands for it. Hollow: only in other words (`render/naming.py` has the rule).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from explainer.model import Book
from explainer.render.figures.finding import SWATCH, Finding, framed, listed, reference
from explainer.render.figures.named_drawn import NAME, TOUCHED, draw_narrow, draw_wide, shared_of
from explainer.render.figures.svg import Lead, Spot, element, leads_from, words_of
from explainer.view.context import Context
from explainer.view.naming import Naming, count_names
from explainer.view.strips import Told, strips


def render_named_figure(page: Spot, hidden: Collection[str]) -> str:
    """Every stripe leads to its sentence. `hidden`: those that have no place."""
    return framed(page, named_finding(page.context, leads_from(page), hidden), css="full")


def is_counted(book: Book) -> bool:
    """Whether anybody is named in any sentence."""
    return any(row.sentences for row in count_names(book))


def named_finding(context: Context, lead: Lead, hidden: Collection[str]) -> Finding:
    """All that are named, the states first, of a Book in which somebody is."""
    rows = count_names(context.book)
    every = [told for strip in strips(context.book, hidden) for told in strip.sentences]
    states = [row for row in rows if row.state]
    shared = shared_of(states)
    key = [
        (_swatch("fig-by-name"), context.label("figure.named.by-name")),
        (_swatch("fig-otherwise"), context.label("figure.named.otherwise")),
    ]
    if shared:
        key.append((_swatch("fig-shared"), context.label("figure.named.shared", n=len(states), at=shared)))
    return Finding(
        name=NAME,
        title=_title(context, rows, len(every)),
        lead=context.label("figure.named.lead"),
        key=tuple(key),
        drawings=(
            draw_wide(context, lead, rows, shared, hidden),
            draw_narrow(context, lead, rows, hidden, TOUCHED),
        ),
        source=f"{context.count('figure.sentences.source', len(every))} {_rule(context, rows)}",
        table="mentions",
        facts=_facts(context, lead, rows, {str(told.reference): told for told in every}),
    )


# --- words -------------------------------------------------------------------------------------------------------


def _title(context: Context, rows: Sequence[Naming], every: int) -> str:
    """Who is named in most sentences, and who in fewest."""
    counts = sorted({len(row.sentences) for row in rows}, reverse=True)

    def who(number: int) -> str:
        return ", ".join(row.name[context.language] for row in rows if len(row.sentences) == number)

    most = context.count("figure.named.title", counts[0], names=who(counts[0]), all=every)
    if len(counts) == 1:
        return most
    return f"{most}; {context.count('figure.named.title.least', counts[-1], names=who(counts[-1]))}"


def _rule(context: Context, rows: Sequence[Naming]) -> str:
    """How it was counted, with the names that stand for others."""
    held = "; ".join(
        f"{row.name[context.language]}: {', '.join(name[context.language] for name in row.stands_for)}"
        for row in rows
        if row.stands_for
    )
    return context.label("figure.named.rule", held=f" ({held})" if held else "")


def _facts(context: Context, lead: Lead, rows: Sequence[Naming], told: dict[str, Told]) -> str:
    """Every sentence of every name: the same places as the marks, which are too small for a finger."""
    lines = []
    by_code = {source.code: source.id for source in context.book.sources}
    for row in rows:
        number = words_of(context.count("count.sentences", len(row.sentences)))
        places = ", ".join(_place(lead, by_code, told[at]) for at in row.sentences)
        lines.append(f"{words_of(row.name[context.language])}: {number}{places and f': {places}'}")
    return listed(lines)


def _place(lead: Lead, by_code: dict[str, str], told: Told) -> str:
    target = lead(f"sources/{by_code[told.reference.code]}", told.reference.anchor) if told.shown else ""
    return reference(target, str(told.reference))


def _swatch(css: str) -> str:
    return element("rect", {"x": 3, "y": 1, "width": 8, "height": SWATCH - 2, "class": css})
