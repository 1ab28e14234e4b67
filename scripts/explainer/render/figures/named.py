"""Who is named how often: a row a name, a stripe a sentence that names it, in the order and width of the texts' strips.

Full: by its name, or by one that stands for it. Hollow: only in other words (`render/naming.py` has the rule).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from explainer.render.context import Context
from explainer.render.figures.finding import SWATCH, Finding, framed, listed
from explainer.render.figures.strips import Told, strips
from explainer.render.figures.svg import (
    CHARACTER,
    Drawing,
    Lead,
    Number,
    element,
    label,
    leads_from,
    marked,
    words_of,
)
from explainer.render.naming import Naming, count_names
from explainer.render.page import Page

NAME = "named"
BETWEEN = 1.5
"""Parts of a hundred between two texts."""
FEW = 5
"""As many sentences of a name are listed in words; who is named in more is named nearly everywhere."""
MARK = 18.0
SMALL = CHARACTER * 12 / 13
"""Width in units that a character of small words takes at most."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a drawing has its strips, in parts of a hundred, and how high a row is."""

    css: str
    left: float
    right: float
    row: float
    narrowest: float
    """Units that it is wide at least."""


WIDE = Shape("fig-wide", 23, 94, 29, 560)
NARROW = Shape("fig-narrow", 0.5, 99.5, 50, 288)


@dataclass(frozen=True, slots=True)
class Stripe:
    """Where a sentence stands in every row."""

    source: str
    told: Told
    x: float
    width: float


def render_named_figure(page: Page, hidden: Collection[str]) -> str:
    """Every stripe leads to its sentence. `hidden`: those that have no place. Empty where nobody is counted."""
    finding = named_finding(page.context, leads_from(page), hidden)
    return framed(page, finding, css="full") if finding else ""


def named_finding(context: Context, lead: Lead, hidden: Collection[str]) -> Finding | None:
    """All that are named, the states first; None where nobody is."""
    rows = count_names(context.book)
    every = [told for strip in strips(context.book, hidden) for told in strip.sentences]
    if not any(row.sentences for row in rows):
        return None
    states = [row for row in rows if row.state]
    shared = _shared(states)
    key = [
        (_swatch("fig-by-name fig-another"), context.label("figure.named.by-name")),
        (_swatch("fig-otherwise fig-another"), context.label("figure.named.otherwise")),
    ]
    if shared:
        key.append((_swatch("fig-shared"), context.label("figure.named.shared", n=len(states), at=shared)))
    return Finding(
        name=NAME,
        title=_title(context, rows, len(every)),
        lead=context.label("figure.named.lead"),
        key=tuple(key),
        drawings=tuple(_drawing(context, lead, shape, rows, shared, hidden) for shape in (WIDE, NARROW)),
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


def _shared(states: Sequence[Naming]) -> str:
    """The one sentence that names every state by its name, if there is just one and they are several."""
    if len(states) < 3:
        return ""
    found = [
        at for at, by_name in states[0].sentences.items() if by_name and all(row.sentences.get(at) for row in states)
    ]
    return found[0] if len(found) == 1 else ""


def _facts(context: Context, lead: Lead, rows: Sequence[Naming], told: dict[str, Told]) -> str:
    lines = []
    by_code = {source.code: source.id for source in context.book.sources}
    for row in rows:
        number = words_of(context.count("count.sentences", len(row.sentences)))
        line = f"{words_of(row.name[context.language])}: {number}"
        if 0 < len(row.sentences) <= FEW:
            places = (_place(lead, by_code, told[at]) for at in row.sentences)
            line += f" ({', '.join(places)})"
        lines.append(line)
    return listed(lines)


def _place(lead: Lead, by_code: dict[str, str], told: Told) -> str:
    at = str(told.reference)
    target = lead(f"sources/{by_code[told.reference.code]}", told.reference.anchor) if told.shown else ""
    return f'<a class="reference" href="{target}">{at}</a>' if target else at


# --- marks -------------------------------------------------------------------------------------------------------


def _swatch(css: str) -> str:
    return element("rect", {"x": 3, "y": 1, "width": 8, "height": SWATCH - 2, "class": css})


def _drawing(
    context: Context, lead: Lead, shape: Shape, rows: Sequence[Naming], shared: str, hidden: Collection[str]
) -> Drawing:
    places = list(_stripes(context, shape, hidden))
    parts = list(_heads(context, shape, places))
    y = 24.0
    frames = []
    for number, row in enumerate(rows):
        if number and row.state != rows[number - 1].state:
            y += 14
        parts += _row(context, lead, shape, row, places, y)
        if row.state and shared:
            frames.append(y + shape.row - MARK)
        y += shape.row
    for stripe in places:
        if str(stripe.told.reference) == shared:
            parts += _frames(shape, stripe, frames)
    words = "; ".join(f"{row.name[context.language]}: {len(row.sentences)}" for row in rows)
    return Drawing(
        id=f"{NAME}{shape.css[3:]}",
        title=context.label("figure.named.name"),
        description=words,
        width=0,
        height=y + 6,
        parts=tuple(parts),
        css=shape.css,
    )


def _stripes(context: Context, shape: Shape, hidden: Collection[str]) -> Iterator[Stripe]:
    """Every sentence with its place across; between two texts there is some room."""
    every = strips(context.book, hidden)
    texts = dict.fromkeys(strip.source.id for strip in every)
    gap = BETWEEN if len(texts) < 20 else 0
    scale = (shape.right - shape.left - gap * (len(texts) - 1)) / sum(strip.words for strip in every)
    x = shape.left
    for at, strip in enumerate(every):
        x += gap if strip.begins and at else 0
        for told in strip.sentences:
            yield Stripe(strip.source.id, told, x, told.words * scale)
            x += told.words * scale


def _heads(context: Context, shape: Shape, places: Sequence[Stripe]) -> Iterator[str]:
    """What each text is called, above where it begins, or to the edge; left out where it would meet the one before."""
    free = 0.0
    for source in dict.fromkeys(stripe.source for stripe in places):
        x, name = next(stripe.x for stripe in places if stripe.source == source), context.speaker_short(source)
        wide = SMALL * len(name) / shape.narrowest * 100
        at_edge = x + wide > 100
        start = 100 - wide if at_edge else x
        if start >= free:
            yield label("100%" if at_edge else f"{x:.2f}%", 14, name, "fig-tick", anchor="end" if at_edge else "")
            free = start + wide + 1


def _row(context: Context, lead: Lead, shape: Shape, row: Naming, places: Sequence[Stripe], y: float) -> Iterator[str]:
    top = y + shape.row - MARK
    beside = shape is WIDE
    base = top + 13 if beside else top - 9
    name = label(
        f"{shape.left - 2:g}%" if beside else 0,
        base,
        row.name[context.language],
        "fig-label",
        anchor="end" if beside else "",
    )
    yield name
    yield label("100%", base, str(len(row.sentences)), "fig-label fig-strong", anchor="end")
    for source in dict.fromkeys(stripe.source for stripe in places):
        inside = [stripe for stripe in places if stripe.source == source]
        line: dict[str, Number] = {"y1": top + MARK / 2, "y2": top + MARK / 2, "class": "fig-rule"}
        end = inside[-1].x + inside[-1].width
        yield element("line", {"x1": f"{inside[0].x:.2f}%", "x2": f"{end:.2f}%", **line})
    for stripe in places:
        at = str(stripe.told.reference)
        if at in row.sentences:
            yield _stripe(context, lead, row, stripe, top, row.sentences[at])


def _stripe(context: Context, lead: Lead, row: Naming, stripe: Stripe, y: float, by_name: bool) -> str:
    css = ("fig-by-name" if by_name else "fig-otherwise") + (" fig-a-state" if row.state else " fig-another")
    box: dict[str, Number] = {
        "x": f"{stripe.x:.2f}%",
        "y": y,
        "width": f"{stripe.width:.2f}%",
        "height": MARK,
        "class": css,
    }
    target = lead(f"sources/{stripe.source}", stripe.told.reference.anchor) if stripe.told.shown else ""
    way = "" if by_name else f" ({context.label('figure.named.otherwise')})"
    return marked(target, element("rect", box), f"{row.name[context.language]}{way}: {stripe.told.reference}")


def _frames(shape: Shape, stripe: Stripe, tops: Sequence[float]) -> Iterator[str]:
    """A frame around the sentence that names all of them: one over all rows, or in a high drawing one a row."""
    groups = [tops] if shape is WIDE else [[top] for top in tops]
    for group in groups:
        box: dict[str, Number] = {
            "x": f"{stripe.x - 0.4:.2f}%",
            "y": group[0] - 3,
            "width": f"{stripe.width + 0.8:.2f}%",
            "height": group[-1] - group[0] + MARK + 6,
            "rx": 2,
            "class": "fig-shared",
        }
        yield element("rect", box)
