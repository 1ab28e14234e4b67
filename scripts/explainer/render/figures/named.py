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
    narrow,
    nowhere,
    words_of,
)
from explainer.render.naming import Naming, count_names
from explainer.render.page import Page

NAME = "named"
LEFT, RIGHT, BETWEEN = 23.0, 94.0, 1.5
"""Of the drawing of a wide page, in parts of a hundred: where its strips begin and end, and between two texts."""
ROW, MARK = 29.0, 18.0
NARROWEST = 560.0
"""Units that it is wide at least."""
BESIDE = 8.0
"""Of the narrow drawing: parts of a hundred beside its columns."""
TOUCHED, SEEN = (8.0, 1.0), (3.0, 0.5)
"""Units of a band of the narrow drawing and between two, where a finger finds it and where it leads nowhere."""
EVERY = 10
"""So many paragraphs lie between two whose numbers stand beside the columns."""
SMALL = CHARACTER * 12 / 13
"""Width in units that a character of small words takes at most."""


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
        drawings=(
            _wide(context, lead, rows, shared, hidden),
            _narrow(context, lead, rows, hidden, TOUCHED),
        ),
        source=f"{context.count('figure.sentences.source', len(every))} {_rule(context, rows)}",
        table="mentions",
        facts=_facts(context, lead, rows, {str(told.reference): told for told in every}),
    )


def draw_columns(context: Context) -> Drawing | None:
    """The narrow drawing as a book has it, no higher than a page and without links; None where nobody is named."""
    rows = count_names(context.book)
    return _narrow(context, nowhere, rows, (), SEEN) if any(row.sentences for row in rows) else None


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
    """Every sentence of every name: the same places as the marks, which are too small for a finger."""
    lines = []
    by_code = {source.code: source.id for source in context.book.sources}
    for row in rows:
        number = words_of(context.count("count.sentences", len(row.sentences)))
        places = ", ".join(_place(lead, by_code, told[at]) for at in row.sentences)
        lines.append(f"{words_of(row.name[context.language])}: {number}{places and f': {places}'}")
    return listed(lines)


def _place(lead: Lead, by_code: dict[str, str], told: Told) -> str:
    at = str(told.reference)
    target = lead(f"sources/{by_code[told.reference.code]}", told.reference.anchor) if told.shown else ""
    return f'<a class="reference" href="{target}">{at}</a>' if target else at


# --- marks -------------------------------------------------------------------------------------------------------


def _swatch(css: str) -> str:
    return element("rect", {"x": 3, "y": 1, "width": 8, "height": SWATCH - 2, "class": css})


def _stripe(context: Context, lead: Lead, row: Naming, source: str, told: Told, box: dict[str, Number]) -> str:
    by_name = row.sentences[str(told.reference)]
    css = ("fig-by-name" if by_name else "fig-otherwise") + (" fig-a-state" if row.state else " fig-another")
    target = lead(f"sources/{source}", told.reference.anchor) if told.shown else ""
    way = "" if by_name else f" ({context.label('figure.named.otherwise')})"
    says = f"{row.name[context.language]}{way}: {told.reference}"
    return marked(target, element("rect", {**box, "class": css}), says)


# --- a wide page -------------------------------------------------------------------------------------------------


def _wide(context: Context, lead: Lead, rows: Sequence[Naming], shared: str, hidden: Collection[str]) -> Drawing:
    """A row a name, as wide as whatever it stands in."""
    places = list(_stripes(context, hidden))
    parts = list(_heads(context, places))
    y = 24.0
    frames = []
    for number, row in enumerate(rows):
        if number and row.state != rows[number - 1].state:
            y += 14
        parts += _row(context, lead, row, places, y)
        if row.state and shared:
            frames.append(y + ROW - MARK)
        y += ROW
    parts += [_frame(stripe, frames) for stripe in places if str(stripe.told.reference) == shared]
    words = "; ".join(f"{row.name[context.language]}: {len(row.sentences)}" for row in rows)
    return Drawing(
        id=f"{NAME}-wide",
        title=context.label("figure.named.name"),
        description=words,
        width=0,
        height=y + 6,
        parts=tuple(parts),
        css="fig-wide",
    )


def _stripes(context: Context, hidden: Collection[str]) -> Iterator[Stripe]:
    """Every sentence with its place across; between two texts there is some room."""
    every = strips(context.book, hidden)
    texts = dict.fromkeys(strip.source.id for strip in every)
    gap = BETWEEN if len(texts) < 20 else 0
    scale = (RIGHT - LEFT - gap * (len(texts) - 1)) / sum(strip.words for strip in every)
    x = LEFT
    for at, strip in enumerate(every):
        x += gap if strip.begins and at else 0
        for told in strip.sentences:
            yield Stripe(strip.source.id, told, x, told.words * scale)
            x += told.words * scale


def _heads(context: Context, places: Sequence[Stripe]) -> Iterator[str]:
    """What each text is called, above where it begins, or to where the strips end, as the numbers beside them are no
    part of a text; left out where it would meet the one before."""
    free = 0.0
    for source in dict.fromkeys(stripe.source for stripe in places):
        x, name = next(stripe.x for stripe in places if stripe.source == source), context.speaker_short(source)
        wide = SMALL * len(name) / NARROWEST * 100
        at_edge = x + wide > RIGHT
        start = RIGHT - wide if at_edge else x
        if start >= free:
            yield label(f"{RIGHT if at_edge else x:.2f}%", 14, name, "fig-tick", anchor="end" if at_edge else "")
            free = start + wide + 1


def _row(context: Context, lead: Lead, row: Naming, places: Sequence[Stripe], y: float) -> Iterator[str]:
    top = y + ROW - MARK
    yield label(f"{LEFT - 2:g}%", top + 13, row.name[context.language], "fig-label", anchor="end")
    yield label("100%", top + 13, str(len(row.sentences)), "fig-label fig-strong", anchor="end")
    for source in dict.fromkeys(stripe.source for stripe in places):
        inside = [stripe for stripe in places if stripe.source == source]
        line: dict[str, Number] = {"y1": top + MARK / 2, "y2": top + MARK / 2, "class": "fig-rule"}
        end = inside[-1].x + inside[-1].width
        yield element("line", {"x1": f"{inside[0].x:.2f}%", "x2": f"{end:.2f}%", **line})
    for stripe in places:
        if str(stripe.told.reference) in row.sentences:
            box: dict[str, Number] = {"x": f"{stripe.x:.2f}%", "y": top, "width": f"{stripe.width:.2f}%"}
            yield _stripe(context, lead, row, stripe.source, stripe.told, {**box, "height": MARK})


def _frame(stripe: Stripe, tops: Sequence[float]) -> str:
    """A frame around the sentence that names all the first ones, over all their rows."""
    box: dict[str, Number] = {
        "x": f"{stripe.x - 0.4:.2f}%",
        "y": tops[0] - 3,
        "width": f"{stripe.width + 0.8:.2f}%",
        "height": tops[-1] - tops[0] + MARK + 6,
    }
    return element("rect", {**box, "rx": 2, "class": "fig-shared"})


# --- a narrow page -----------------------------------------------------------------------------------------------


def _narrow(
    context: Context, lead: Lead, rows: Sequence[Naming], hidden: Collection[str], bands: tuple[float, float]
) -> Drawing:
    """A column a name, from top to bottom a band a sentence; the names stand above every text anew."""
    band, apart = bands
    states = [row for row in rows if row.state]
    shared = _shared(states)
    column = (100 - BESIDE) / len(rows)
    head = 24 + SMALL * max(len(row.name[context.language]) for row in rows)
    parts: list[str] = []
    y = 0.0
    for strip in strips(context.book, hidden):
        if strip.begins:
            inside = [one for one in strips(context.book, hidden) if one.source.id == strip.source.id]
            here = {str(told.reference) for one in inside for told in one.sentences}
            parts.append(label(0, y + 14, context.speaker_short(strip.source.id), "fig-head"))
            y += head
            for at, row in enumerate(rows):
                middle = f"{BESIDE + column * (at + 0.5):.2f}%"
                name = label(0, 4, row.name[context.language], "fig-tick")
                turned = element("g", {"transform": "rotate(-90)"}, name)
                parts.append(element("svg", {"x": middle, "y": y, "overflow": "visible"}, turned))
                # How often in this text.
                number = str(len(here & row.sentences.keys()))
                parts.append(label(middle, y + 18, number, "fig-label fig-strong", anchor="middle"))
            y += 26
            last = -EVERY
        end = y + (band + apart) * len(strip.sentences)
        for at in range(len(rows)):
            middle = f"{BESIDE + column * (at + 0.5):.2f}%"
            parts.append(element("line", {"x1": middle, "x2": middle, "y1": y, "y2": end, "class": "fig-rule"}))
        for told in strip.sentences:
            if told.reference.paragraph - last >= EVERY:
                last = told.reference.paragraph
                parts.append(label(0, y + band, f"{strip.source.code}{last}", "fig-tick"))
            for at, row in enumerate(rows):
                if str(told.reference) in row.sentences:
                    box: dict[str, Number] = {"x": f"{BESIDE + column * (at + 0.1):.2f}%", "y": y}
                    size: dict[str, Number] = {"width": f"{column * 0.8:.2f}%", "height": band}
                    parts.append(_stripe(context, lead, row, strip.source.id, told, {**box, **size}))
            if str(told.reference) == shared:
                parts.append(_frame_across(column * len(states), y, band))
            y += band + apart
        y += 18
    return narrow(NAME, context.label("figure.named.name"), y - 12, parts)


def _frame_across(width: float, y: float, band: float) -> str:
    box: dict[str, Number] = {"x": f"{BESIDE:g}%", "y": y - 3, "width": f"{width:.2f}%", "height": band + 6}
    return element("rect", {**box, "rx": 2, "class": "fig-shared"})
