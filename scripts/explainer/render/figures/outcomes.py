"""What became of the forecasts: a mark for each in a row an outcome, told apart by its shape, with the count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from explainer.model import Outcome
from explainer.render.figures.finding import Finding, framed
from explainer.render.figures.svg import Drawing, Lead, Spot, element, label, leads_from, linked
from explainer.view.context import Context
from explainer.view.outcomes import drawn

NAME = "outcomes"
PAGE = "forecasts"
STEP, A_ROW = 30.0, 11
"""From mark to mark, and how many of them a narrow page holds side by side."""
HALF = 9.0


def render_outcomes_figure(page: Spot) -> str:
    """The strip of all forecasts of a page that has each under its id."""
    finding = outcomes_finding(page.context, leads_from(page))
    return framed(page, finding, opens=page.context.label("figure.outcomes.leads"))


def outcomes_finding(context: Context, lead: Lead, outcomes: Sequence[str] = tuple(Outcome)) -> Finding:
    """What is drawn of a Book that has something to draw."""
    return Finding(
        name=NAME,
        title=_title(context, outcomes),
        lead=context.label("figure.outcomes.caption"),
        drawings=(draw_outcomes(context, lead, outcomes),),
        table="drawn-outcomes",
    )


def _title(context: Context, outcomes: Sequence[str]) -> str:
    """What became of how many forecasts; where there are none, how much nobody forecast."""
    inside = drawn(context.book)
    forecasts = [item for item in inside if item.kind]
    if not forecasts:
        return f"{context.label(f'outcome.{Outcome.UNFORESEEN}')}: {len(inside)}"
    counts = Counter(item.outcome for item in forecasts)
    told = ((context.label(f"outcome.{outcome}"), counts[Outcome(outcome)]) for outcome in outcomes)
    said = "; ".join(f"{words[:1].lower()}{words[1:]} ({number})" for words, number in told if number)
    return f"{context.count('figure.outcomes.found', len(forecasts))}: {said}"


def draw_outcomes(context: Context, lead: Lead, outcomes: Sequence[str]) -> Drawing:
    """A row an outcome; its name and its marks lead to their sections."""
    parts: list[str] = []
    counts = []
    y = 0.0
    for outcome in outcomes:
        inside = [forecast for forecast in drawn(context.book) if forecast.outcome == outcome]
        if not inside:
            continue
        counts.append(f"{context.label(f'outcome.{outcome}')}: {len(inside)}")
        parts.append(linked(lead(PAGE, outcome), label(0, y + 14, counts[-1], "fig-label")))
        for number, forecast in enumerate(inside):
            x = HALF + 3 + STEP * (number % A_ROW)
            middle = y + 35 + STEP * (number // A_ROW)
            title = forecast.title[context.language]
            parts.append(linked(lead(PAGE, forecast.id), _mark(outcome, x, middle), title))
        y += 24 + STEP * (-(-len(inside) // A_ROW)) + 6
    title = context.label("figure.outcomes.title")
    words = "; ".join(counts)
    return Drawing(id=f"{NAME}-drawing", title=title, description=words, width=0, height=y, parts=tuple(parts))


def _mark(outcome: str, x: float, y: float) -> str:
    """Full, half full, empty with a dashed edge; what nobody expected stands on a corner."""
    touch = element("rect", {"x": x - 14, "y": y - 14, "width": 28, "height": 28, "class": "fig-hit"})
    if outcome == "unforeseen":
        path = f"M{x:g} {y - 11:g}l11 11 -11 11 -11 -11z"
        return touch + element("path", {"d": path, "class": "fig-unforeseen"})
    size: dict[str, str | float] = {"x": x - HALF, "y": y - HALF, "width": 2 * HALF, "height": 2 * HALF, "rx": 2}
    box = element("rect", {**size, "class": f"fig-{outcome}"})
    if outcome != "different":
        return touch + box
    path = f"M{x - HALF:g} {y + HALF:g}V{y - HALF:g}L{x + HALF:g} {y + HALF:g}z"
    return touch + box + element("path", {"d": path, "class": "fig-part"})
