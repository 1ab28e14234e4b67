"""Axes of time for a figure: years with a break before them, months, and bands where the sources date nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from babel.dates import get_month_names

from explainer.render.figures.svg import element, label
from explainer.view.context import Context


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


STEPS = (5, 10, 20, 50, 100, 200, 500, 1000)
MOST_YEARS = 9
"""As many years stand at the axis; of the steps from one to the next the first is taken that leaves so few."""
GAP_ROOM = 38
"""Room above the axis of years for what says that nothing is dated: its height and its words."""
GAP_HEIGHT = 14


def around(x: float, words: str, character: float, width: float) -> float:
    """The middle of words that stand around a place, or as near to it as they have room in a drawing."""
    half = character * len(words) / 2
    return max(half, min(x, width - half))


def gap_bands(
    context: Context, years: Scale, gaps: list[tuple[int, int]], y: float, edge: float, character: float
) -> list[str]:
    """White on the axis, with its words above, for each pair of years between which nothing is dated."""
    parts = []
    for last, first in gaps:
        if last < years.first:
            continue
        left, right = years.at(last + 1), years.at(first)
        box: dict[str, str | float] = {"x": left, "y": y - GAP_HEIGHT, "width": right - left, "height": GAP_HEIGHT}
        parts.append(element("rect", {**box, "class": "fig-gap"}))
        words = context.label("figure.timeline.gap", first=last + 1, last=first - 1)
        x = around((left + right) / 2, words, character, years.right + edge)
        parts.append(label(x, y - GAP_HEIGHT - 6, words, "fig-silent", anchor="middle"))
    return parts


def axis_of_years(years: Scale, y: float, first: int, final: int, edge: float, character: float) -> list[str]:
    """The axis with some years; it is broken before the first one, since time before it is not to scale."""
    slash = years.left - 16
    parts = [
        element(
            "path", {"d": f"M{edge:g} {y:g}H{slash - 5:g}M{slash + 5:g} {y:g}H{years.right:g}", "class": "fig-axis"}
        ),
        element("path", {"d": f"M{slash - 8:g} {y + 6:g}l6 -12M{slash + 2:g} {y + 6:g}l6 -12", "class": "fig-axis"}),
    ]
    step = next(step for step in STEPS if (final - first) / step <= MOST_YEARS or step == STEPS[-1])
    for year in range(first - first % step, final + 2, step):
        if year >= years.first:
            x = years.at(year)
            parts.append(element("path", {"d": f"M{x:.1f} {y:g}v5", "class": "fig-axis"}))
            at = around(x, str(year), character, years.right + edge)
            parts.append(label(at, y + 20, str(year), "fig-tick", anchor="middle"))
    return parts


def lens(years: Scale, months: Scale, y: float) -> str:
    """Lines that lead from the last months on the axis of years down to both ends of their own axis."""
    top, down = y + 25, y + 36
    ends = ((months.first, months.left), (months.last, months.right))
    path = "".join(f"M{years.at(year):.1f} {top:g}L{x:g} {down:g}" for year, x in ends)
    return element("path", {"d": path, "class": "fig-lens"})


def axis_of_months(context: Context, months: Scale, y: float, width: Literal["abbreviated", "wide"]) -> list[str]:
    """The axis with every month's name; `width` is how Babel names their length."""
    names = get_month_names(width, context="stand-alone", locale=context.language)
    year = int(months.first)
    parts = [element("path", {"d": f"M{months.left:g} {y:g}H{months.right:g}", "class": "fig-axis"})]
    for month in range(round((months.first - year) * 12) + 1, 13):
        x = months.at(year + (month - 1) / 12)
        parts.append(element("path", {"d": f"M{x:.1f} {y:g}v5", "class": "fig-axis"}))
        parts.append(label(x + 3, y + 20, names[month], "fig-tick"))
    return parts
