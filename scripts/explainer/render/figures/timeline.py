"""The timeline as a figure: an axis of years to scale, broken where nothing is dated, and its last year by months.

Filled: a date the text gives. Dashed: an era or a stretch. Ring: planned and not held. Pale band: nothing is dated.
"""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import get_month_names

from explainer.corpus.datewords import date_parts, describe
from explainer.model import Event
from explainer.render.context import Context
from explainer.render.figures.svg import CHARACTER, element, figure, label, linked

WIDTH = 592.0
"""The column of text: the figure needs no scaling there."""
LEFT, RIGHT = 8.0, 584.0
ROW = 26.0
BREAK = 96.0
"""Where the axis of years begins again after its break."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Time to place: years, counted with fractions, between two ends of an axis."""

    first: float
    last: float
    left: float
    right: float

    def at(self, time: float) -> float:
        part = (time - self.first) / (self.last - self.first)
        return self.left + part * (self.right - self.left)


def render_timeline_figure(context: Context, gaps: list[tuple[int, int]]) -> str:
    """The figure of all dated events. `gaps`: pairs of years between which nothing is dated."""
    dated = [event for event in context.book.events if event.date]
    dated.sort(key=lambda event: (event.order, event.id))
    final = int(max(_span(event)[1] for event in dated))
    old = [event for event in dated if event.era == "prehistory"]
    middle = [event for event in dated if event not in old and (_span(event)[1] <= final or len(event.date) == 4)]
    late = [event for event in dated if event not in old and event not in middle]
    first = int(min(_span(event)[0] for event in middle or late))
    years = Scale(first - 1, final + 1, BREAK, RIGHT)
    parts: list[str] = []
    top = 30.0
    bottom = top + ROW * (len(old) + len(middle)) + 14
    parts += _gap_bands(context, years, gaps, top - 12, bottom)
    parts += _axis_of_years(years, bottom, first, final)
    for row, event in enumerate([*old, *middle]):
        y = top + ROW * row
        place = (LEFT + 8, BREAK - 34) if event in old else _places(event, years)
        parts.append(_mark(context, event, place, y, dated=True))
    parts.append(_lens(years, final, bottom))
    under = bottom + 72
    months = Scale(final + 5 / 12, final + 1, LEFT, RIGHT)
    floor = under + ROW * len(late) + 8
    parts.append(label(LEFT, under - 26, str(final), "fig-head"))
    for row, event in enumerate(late):
        parts.append(_mark(context, event, _places(event, months), under + ROW * row, dated=False))
    parts += _axis_of_months(context, months, floor)
    words = "; ".join(f"{describe(event.date, context.language)}: {event.title[context.language]}" for event in dated)
    return figure(
        "timeline-figure",
        context.label("figure.timeline.title"),
        words,
        (WIDTH, floor + 34),
        parts,
        context.label("figure.timeline.caption"),
    )


def _span(event: Event) -> tuple[float, float]:
    """First and last moment of an event's date, in years with fractions."""
    bounds = date_parts(event.date)
    first, last = bounds.first or bounds.last, bounds.last or bounds.first
    assert first is not None
    assert last is not None
    start = first.year + ((first.month or 1) - 1) / 12 + ((first.day or 1) - 1) / 366
    end_month, end_day = last.month or 12, last.day or 31
    # A year ends just before the next one begins.
    return start, last.year + (end_month - 1) / 12 + end_day / 373


def _places(event: Event, scale: Scale) -> tuple[float, float]:
    start, end = _span(event)
    return scale.at(max(start, scale.first)), scale.at(min(end, scale.last))


def _mark(context: Context, event: Event, place: tuple[float, float], y: float, *, dated: bool) -> str:
    """The mark of one event and its label, on the side where there is room."""
    left, right = place
    middle = (left + right) / 2
    bounds = date_parts(event.date)
    stretch = right - left > 16 and (bounds.first != bounds.last or "~" in event.date)
    if event.status == "not-held":
        shape = element("circle", {"cx": middle, "cy": y, "r": 6, "class": "fig-ring"})
    elif stretch:
        shape = element(
            "rect", {"x": left, "y": y - 10, "width": right - left, "height": 20, "rx": 3, "class": "fig-era"}
        )
    else:
        css = "fig-summit" if event.era == "summit" else "fig-dot"
        shape = element("circle", {"cx": middle, "cy": y, "r": 6, "class": css})
        left, right = middle - 6, middle + 6
    words = event.title[context.language]
    if dated:
        # On an axis of years a year needs no «год».
        day = event.date if len(event.date) == 4 else describe(event.date, context.language)
        words = f"{day} · {words}"
    if right - left > CHARACTER * len(words):
        text = label((left + right) / 2, y + 4.5, words, "fig-label", anchor="middle")
    elif WIDTH - right > min(left, 8 + CHARACTER * len(words)):
        text = label(right + 8, y + 4.5, words, "fig-label")
    else:
        text = label(left - 8, y + 4.5, words, "fig-label", anchor="end")
    return linked(f"#{event.id}", shape + text)


def _gap_bands(context: Context, years: Scale, gaps: list[tuple[int, int]], top: float, bottom: float) -> list[str]:
    parts = []
    for last, first in gaps:
        if last < years.first:
            continue
        left, right = years.at(last + 1), years.at(first)
        parts.append(
            element("rect", {"x": left, "y": top, "width": right - left, "height": bottom - top, "class": "fig-gap"})
        )
        words = context.label("figure.timeline.gap", last=last, first=first)
        parts.append(label((left + right) / 2, bottom - 6, words, "fig-silent", anchor="middle"))
    return parts


def _axis_of_years(years: Scale, y: float, first: int, final: int) -> list[str]:
    slash = BREAK - 18
    parts = [
        element("path", {"d": f"M{LEFT:g} {y:g}H{slash - 5:g}M{slash + 5:g} {y:g}H{RIGHT:g}", "class": "fig-axis"}),
        # The break of the axis: time before it is not to scale.
        element(
            "path",
            {"d": f"M{slash - 8:g} {y + 6:g}l6 -12M{slash + 2:g} {y + 6:g}l6 -12", "class": "fig-axis"},
        ),
    ]
    step = 5
    for year in range(first - first % step, final + 2, step):
        if year >= years.first:
            x = years.at(year)
            parts.append(element("path", {"d": f"M{x:g} {y:g}v5", "class": "fig-axis"}))
            parts.append(label(x, y + 20, str(year), "fig-tick", anchor="middle"))
    return parts


def _lens(years: Scale, final: int, y: float) -> str:
    """Lines that lead from the last year on the axis down to the same year by months."""
    left, right = years.at(final), years.at(final + 1)
    down = y + 34
    return element(
        "path",
        {"d": f"M{left:.1f} {y:g}L{LEFT:g} {down:g}M{right:.1f} {y:g}L{RIGHT:g} {down:g}", "class": "fig-lens"},
    )


def _axis_of_months(context: Context, months: Scale, y: float) -> list[str]:
    names = get_month_names("wide", context="stand-alone", locale=context.language)
    year = int(months.first)
    parts = [element("path", {"d": f"M{months.left:g} {y:g}H{months.right:g}", "class": "fig-axis"})]
    for month in range(round((months.first - year) * 12) + 1, 13):
        x = months.at(year + (month - 1) / 12)
        parts.append(element("path", {"d": f"M{x:.1f} {y:g}v5", "class": "fig-axis"}))
        parts.append(label(x + 4, y + 20, names[month], "fig-tick"))
    return parts
