"""Who is named where, as it is drawn: rows on a wide page, columns on a narrow one and in a book."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from explainer.render.figures.svg import (
    CHARACTER,
    PHONE,
    Drawing,
    Lead,
    Number,
    element,
    label,
    linked,
    narrow,
    nowhere,
)
from explainer.view.context import Context
from explainer.view.naming import Naming, count_names
from explainer.view.strips import Told, strips

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


def shared_of(states: Sequence[Naming]) -> str:
    """The one sentence that names every state by its name, if there is just one and they are several."""
    if len(states) < 3:
        return ""
    found = [
        at for at, by_name in states[0].sentences.items() if by_name and all(row.sentences.get(at) for row in states)
    ]
    return found[0] if len(found) == 1 else ""


def draw_columns(context: Context) -> Drawing | None:
    """The narrow drawing as a book has it, no higher than a page and without links; None where nobody is named."""
    rows = count_names(context.book)
    return draw_narrow(context, nowhere, rows, (), SEEN, PHONE) if any(row.sentences for row in rows) else None


def _stripe(context: Context, lead: Lead, row: Naming, source: str, told: Told, box: dict[str, Number]) -> str:
    by_name = row.sentences[str(told.reference)]
    css = "fig-by-name" if by_name else "fig-otherwise"
    target = lead(f"sources/{source}", told.reference.anchor) if told.shown else ""
    way = "" if by_name else f" ({context.label('figure.named.otherwise')})"
    says = f"{row.name[context.language]}{way}: {told.reference}"
    return linked(target, element("rect", {**box, "class": css}), says)


# --- a wide page -------------------------------------------------------------------------------------------------


def draw_wide(context: Context, lead: Lead, rows: Sequence[Naming], shared: str, hidden: Collection[str]) -> Drawing:
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


def draw_narrow(
    context: Context,
    lead: Lead,
    rows: Sequence[Naming],
    hidden: Collection[str],
    bands: tuple[float, float],
    character: float = SMALL,
) -> Drawing:
    """A column a name, from top to bottom a band a sentence; the names stand above every text anew.

    `character`: how wide one of a name is at most.
    """
    band, apart = bands
    states = [row for row in rows if row.state]
    shared = shared_of(states)
    column = (100 - BESIDE) / len(rows)
    head = 24 + character * max(len(row.name[context.language]) for row in rows)
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
