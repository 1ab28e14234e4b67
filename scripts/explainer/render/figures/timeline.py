"""The timeline as a figure: an axis of years to scale, broken where nothing is dated, and its last year by months.

A mark is as wide as its date is precise: a dot for a day, or a year among years; a bar for a month. Dashed: an era or a
stretch. Ring: planned and not held. White, on the axis: nothing is dated. What the era of the event begins with
ends the axis of years, too. It is drawn twice, with the labels beside their marks and, for a narrow page, above them.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer.corpus.datewords import describe
from explainer.languages.edtf import date_parts
from explainer.model import Book, Event
from explainer.render.figures.axes import GAP_ROOM, Scale, axis_of_months, axis_of_years, gap_bands, lens
from explainer.render.figures.finding import Finding, framed
from explainer.render.figures.svg import CHARACTER, PHONE, Drawing, Lead, Spot, element, label, leads_from, linked, wrap
from explainer.view.context import Context
from explainer.view.eras import gaps, in_order

NAME = "timeline"
LINE = 15.0
"""Height of a line of a label."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide it is drawn, where time begins again after the break of the axis, where labels stand.

    A label for which there is no room beside its mark stands above it, too.
    """

    css: str
    width: float
    start: float
    above: bool
    character: float = CHARACTER
    """Width in units that a character of a label takes at most."""


SERIF = 7.1
"""The same for a label in the face of the book and the handout."""
WIDE = Shape("fig-wide", 592, 96, above=False)
"""As wide as the column of text: no scaling there."""
NARROW = Shape("fig-narrow", 340, 58, above=True)
POCKET = Shape("fig-narrow", 480, 82, above=True, character=PHONE)
"""As an e-book has it: there it is as high as a page, so that the wider it is, the larger are its letters."""
PAPER = Shape("fig-paper", 430, 74, above=False, character=SERIF)
"""As wide as the column of the printed book."""
SHEET = Shape("fig-sheet", 720, 100, above=False, character=SERIF)
"""As wide as a page of A4."""
EDGE = 8.0
MIDDLE = 15
"""The day that stands for the middle of a month."""


def render_timeline_figure(page: Spot) -> str:
    """The figure of all dated events; every mark leads to its entry on the timeline."""
    return framed(page, timeline_finding(page.context, leads_from(page)))


def timeline_finding(context: Context, lead: Lead) -> Finding:
    """All dated events of a Book that has an axis; its drawings are for a wide page and for a narrow one."""
    return Finding(
        name=NAME,
        title=_title(context),
        lead=timeline_caption(context),
        drawings=(draw_timeline_on(context, lead, WIDE), draw_timeline_on(context, lead, NARROW)),
        table="drawn-timeline",
    )


def _title(context: Context) -> str:
    """How many events have a date, between which years none has, and how many fall into the last one."""
    events = in_order(context.book)
    dated = [event for event in events if event.date]
    final = _last_year(dated)
    found = [
        context.label("figure.timeline.found.none", first=last + 1, last=first - 1)
        for last, first in gaps(context.book)
    ]
    late = sum(span(event)[0] >= final for event in dated)
    found.append(context.label("figure.timeline.found.last", year=final, n=late))
    return f"{context.count('figure.timeline.found', len(dated))}: {', '.join(found)}"


def timeline_caption(context: Context) -> str:
    """How to read the marks; that of the event that the texts speak of is told by the name of its era.

    By its shape alone, not its colour: the words stand on paper, too, which may be grey.
    """
    if not any(event.era == context.book.site.event for event in context.book.events):
        return context.label("figure.timeline.caption.plain")
    era = context.label(f"era.{context.book.site.event}")
    era = era[:1].lower() + era[1:]
    told = [context.label("figure.timeline.caption", era=era)]
    if _on_both_axes(context.book):
        told.append(context.label("figure.timeline.caption.twice", era=era))
    return " ".join(told)


def has_axis(book: Book) -> bool:
    """Whether an event is dated, and not in the background, which stands beside the axis."""
    return any(event.date and event.era != book.site.background for event in book.events)


def draw_timeline_on(context: Context, lead: Lead, shape: Shape) -> Drawing:
    """The drawing of one shape."""
    events = [event for event in in_order(context.book) if event.date]
    words = "; ".join(f"{describe(event.date, context.language)}: {event.title[context.language]}" for event in events)
    height, parts = _draw(context, lead, shape, events)
    return Drawing(
        id=f"{NAME}-figure{shape.css[3:]}",
        title=context.label("figure.timeline.title"),
        description=words,
        width=shape.width,
        height=height,
        parts=tuple(parts),
        css=shape.css,
    )


def _draw(context: Context, lead: Lead, shape: Shape, dated: list[Event]) -> tuple[float, list[str]]:
    """Height and parts. What is dated to a month or a day of the last year stands on an axis of its own."""
    events, site = sorted(dated, key=lambda event: (event.order, event.id)), context.book.site
    final = _last_year(events)
    old = [event for event in events if event.era == site.background]
    dated_later = [event for event in events if event.era != site.background]
    late = [event for event in dated_later if _is_late(event, final)]
    middle = [event for event in dated_later if not _is_late(event, final)]
    first = int(min(span(event)[0] for event in middle or late))
    right = shape.width - EDGE
    years = Scale(first - 1, final + 1, shape.start, right)
    y = 18.0
    rows = []
    for event in (*old, *middle, *_on_both_axes(context.book)):
        place = (EDGE, shape.start - 32) if event.era == site.background else _places(event, years)
        row, height = _row(context, lead, shape, event, place, y, dated=True)
        rows.append(row)
        y += height
    silent = gaps(context.book)
    bottom = y + (GAP_ROOM if silent else 12)
    parts = [*rows, *gap_bands(context, years, silent, bottom, EDGE, shape.character)]
    parts += axis_of_years(years, bottom, first, final, EDGE, shape.character)
    if not late:
        return bottom + 34, parts
    begins = min(span(event)[0] for event in late)
    months = Scale(int(begins * 12 + 0.01) / 12, final + 1, EDGE, right)
    parts.append(lens(years, months, bottom))
    y = bottom + 46
    parts.append(label(EDGE, y + 2, str(final), "fig-head"))
    y += 12
    for event in late:
        row, height = _row(context, lead, shape, event, _places(event, months), y, dated=False)
        parts.append(row)
        y += height
    parts += axis_of_months(context, months, y + 6, "abbreviated" if shape.above else "wide")
    return y + 34, parts


def _on_both_axes(book: Book) -> list[Event]:
    """What ends the axis of years and stands among the months, too."""
    dated = [event for event in in_order(book) if event.date]
    return [event for event in dated if event.era == book.site.event and _is_late(event, _last_year(dated))][:1]


def _last_year(dated: list[Event]) -> int:
    return int(max(span(event)[1] for event in dated))


def _is_late(event: Event, final: int) -> bool:
    """Whether an event is dated to a month or a day of the last year."""
    return span(event)[1] > final and len(event.date) > 4


def span(event: Event) -> tuple[float, float]:
    """First and last moment of an event's date, in years with fractions; about a month is drawn to its middle."""
    bounds = date_parts(event.date)
    first, last = bounds.first or bounds.last, bounds.last or bounds.first
    assert first is not None
    assert last is not None
    begins = first.day or (MIDDLE if first.month and first.qualifier else 1)
    start = first.year + ((first.month or 1) - 1) / 12 + (begins - 1) / 366
    end_month, end_day = last.month or 12, last.day or (MIDDLE if last.month and last.qualifier else 31)
    # A year ends just before the next one begins.
    return start, last.year + (end_month - 1) / 12 + end_day / 373


def _places(event: Event, scale: Scale) -> tuple[float, float]:
    start, end = span(event)
    return scale.at(max(start, scale.first)), scale.at(min(end, scale.last))


def _row(
    context: Context, lead: Lead, shape: Shape, event: Event, place: tuple[float, float], y: float, *, dated: bool
) -> tuple[str, float]:
    """The mark of one event with its label, from `y` down, and the height they take."""
    language = context.language
    main, words = event.era == context.book.site.event, event.title[language]
    if dated:
        # On an axis of years a year needs no «год».
        day = event.date if len(event.date) == 4 else describe(event.date, language)
        words = f"{day} · {words}"
    (left, right), sign = _mark(event, place, 0, dated=dated, main=main)
    room_left, room_right = left - 8 - EDGE, shape.width - EDGE - right - 8
    inside = right - left > shape.character * len(words)
    beside = max(room_left, room_right) > shape.character * max(map(len, words.split(" ")))
    if shape.above or not (inside or beside):
        lines = wrap(words, shape.width - 2 * EDGE, shape.character)
        # Letters may be larger than the drawing is made for, as in the e-book: none stands on the mark of an era.
        height = LINE * len(lines) + (35 if "fig-era" in sign else 32)
        (left, right), mark = _mark(event, place, y + height - 24, dated=dated, main=main)
        # The label stands on the side of its mark.
        late = left + right > shape.width
        x, first, anchor = (shape.width - EDGE, y + 9, "end") if late else (EDGE, y + 9, "")
    else:
        if inside:
            lines, x, anchor = [words], (left + right) / 2, "middle"
        elif room_right > min(room_left, shape.character * len(words)):
            lines, x, anchor = wrap(words, room_right, shape.character), right + 8, ""
        else:
            lines, x, anchor = wrap(words, room_left, shape.character), left - 8, "end"
        height = 26 + LINE * (len(lines) - 1)
        middle = y + height / 2 - 4
        _, mark = _mark(event, place, middle, dated=dated, main=main)
        first = middle + 4.5 - LINE * (len(lines) - 1) / 2
    text = "".join(
        label(x, first + LINE * number, line, "fig-label", anchor=anchor) for number, line in enumerate(lines)
    )
    return linked(lead("timeline", event.id), mark + text), height


def _mark(
    event: Event, place: tuple[float, float], y: float, *, dated: bool, main: bool
) -> tuple[tuple[float, float], str]:
    """Where the mark begins and ends, and the mark itself; its shape says what its colour says.

    `main`: it is of the event that the texts speak of.
    """
    left, right = place
    middle = (left + right) / 2
    bounds = date_parts(event.date)
    if event.status == "not-held":
        shape = element("circle", {"cx": middle, "cy": y, "r": 6, "class": "fig-ring"})
    elif right - left > 16 and (bounds.first != bounds.last or "~" in event.date):
        box: dict[str, str | float] = {"x": left, "y": y - 10, "width": right - left, "height": 20, "rx": 3}
        return place, element("rect", {**box, "class": "fig-era"})
    elif not dated and len(event.date) == len("2004-08"):
        # Without colours the bar would be any other month's; a sign in its middle would name a day.
        box = {"x": left + 1, "y": y - 4, "width": right - left - 2, "height": 8, "rx": 4, "class": "fig-dot"}
        return place, _diamond(left + 1, right - 1, y) if main else element("rect", box)
    elif main:
        shape = _diamond(middle - 7.5, middle + 7.5, y)
    else:
        shape = element("circle", {"cx": middle, "cy": y, "r": 6, "class": "fig-dot"})
    return (middle - 7, middle + 7), shape


def _diamond(left: float, right: float, y: float) -> str:
    """The sign of the event that the texts speak of, drawn out to the length of its date."""
    path = f"M{left:.1f} {y:.1f}l7.5 -7.5H{right - 7.5:.1f}l7.5 7.5 -7.5 7.5H{left + 7.5:.1f}z"
    return element("path", {"d": path, "class": "fig-event"})
