"""What became of what was expected, counted."""

from __future__ import annotations

from explainer.model import Book, Expectation, Forecast, Outcome


def drawn(book: Book) -> tuple[Forecast, ...]:
    """What the figure shows: forecasts, and what nobody forecast; other expectations are none."""
    return tuple(item for item in book.forecasts if item.kind in (Expectation.FORECAST, None))


def tally(book: Book) -> tuple[tuple[Expectation, dict[Outcome, int]], ...]:
    """For each kind of expectation that there is, how many had each outcome that an expectation can have."""
    outcomes = [outcome for outcome in Outcome if outcome != Outcome.UNFORESEEN]
    found = {kind: [item.outcome for item in book.forecasts if item.kind == kind] for kind in Expectation}
    return tuple(
        (kind, {outcome: inside.count(outcome) for outcome in outcomes}) for kind, inside in found.items() if inside
    )
