"""The status and the era of an event against its evidence and against the other events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from explainer.check.accepted import Finding
from explainer.check.flips.wording import quoted
from explainer.model import LANGUAGES, Event
from explainer.proof import Finder

FALLEN_THROUGH = frozenset({"held-"})
UNTRUE = frozenset({"held-", "not"})
GOES_ON = frozenset({"ongoing"})
AHEAD = frozenset({"will", "plan"})

NEARER = 2
"""How many times as near as its own era another may be to an event."""


def status_findings(event: Event, finder: Finder) -> Iterator[Finding]:
    """A status that the quotations of an event contradict, or that none of them carries."""
    found: dict[str, set[str]] = {}
    is_planned = {statement.id: True for statement in event.statements}
    for language in LANGUAGES:
        for statement in event.statements:
            proof = quoted(statement.evidence, finder, language)
            if proof is None:
                return
            found.setdefault(statement.id, set()).update(proof.kinds)
            is_planned[statement.id] &= "plan" in proof.kinds
    signs = set[str]().union(*found.values())
    reported = [one for one in event.statements if one.kind != "forecast"]
    done = [one for one in reported if len(reported) < len(event.statements) or not found[one.id] & AHEAD]
    over = bool(event.date) and not event.date.endswith("..")
    message = ""
    if event.status == "held" and signs & FALLEN_THROUGH:
        message = "is held, and its quotations say that it was put off or called off"
    elif event.status == "held" and not reported:
        message = "is held, and all its statements are forecasts"
    elif event.status == "held" and all(is_planned[one.id] for one in reported):
        message = "is held, and its quotations say only that it is planned"
    elif event.status == "not-held" and not signs & UNTRUE:
        message = "is not-held, and no quotation says that it did not take place"
    elif event.status == "planned" and signs & FALLEN_THROUGH:
        message = "is planned, and its quotations say that it was put off or called off"
    elif event.status == "planned" and done:
        message = f"is planned, and “{done[0].id}” reports it as {done[0].kind}"
    elif event.status == "ongoing" and not signs & GOES_ON:
        message = "is ongoing, and no quotation says that it goes on"
    elif event.status == "ongoing" and over:
        message = f"is ongoing, and its date {event.date} has an end"
    elif event.status == "held" and not event.date and signs & GOES_ON:
        message = "is held, and its quotations say that it goes on, without a day on which it ended"
    if message:
        yield Finding(
            event.place.of("status"),
            "status-contradicted",
            (event.status,),
            f'the status of event "{event.id}" {message}',
            (event.place,),
        )


def era_findings(events: Sequence[Event], eras: Sequence[str]) -> Iterator[Finding]:
    """Events that lie among those of another era, on the wrong side of one, or much nearer to it than to their own.

    `eras`: in their order; what is in none of them has been told.
    """
    ordered = sorted((event for event in events if event.era in eras), key=lambda event: (event.order, event.id))
    dated = [(event, day) for event in ordered if (day := _day(event.order)) is not None]
    against = {event.id: [other for other, at in dated if _astray(event, day, other, at, eras)] for event, day in dated}
    for event, day in dated:
        others = [(other, at) for other, at in dated if other is not event]
        era = _era_around(event, day, others)
        # Of two that cannot both be right the one is told that more of the others are against.
        most = max((len(against[other.id]) for other in against[event.id]), default=0)
        if not era and most and len(against[event.id]) >= most:
            era = against[event.id][0].era
        if era:
            yield Finding(
                event.place.of("era"),
                "era-contradicted",
                (event.era, era),
                f'event "{event.id}" of {event.order} is in era “{event.era}”, and lies with those of “{era}”',
                (event.place,),
            )


def _astray(event: Event, day: int, other: Event, at: int, eras: Sequence[str]) -> bool:
    """Whether two events stand in their eras the other way round than in time."""
    first, second = eras.index(event.era), eras.index(other.era)
    return (first > second and day < at) or (first < second and day > at)


def _day(order: str) -> int | None:
    """The day that an event is sorted by, counted; None where it is none."""
    year, month, day = (*order.split("-"), "01", "01")[:3]
    try:
        return date(int(year), int(month), int(day)).toordinal()
    except ValueError:
        return None  # Told elsewhere.


def _era_around(event: Event, day: int, others: Sequence[tuple[Event, int]]) -> str:
    """The era that lies between an event and the nearest of its own, or that is much nearer than these."""
    by_distance = sorted(others, key=lambda one: (abs(one[1] - day), one[0].order, one[0].id))
    own = next((at for other, at in by_distance if other.era == event.era), None)
    strange = [(other.era, at) for other, at in by_distance if other.era != event.era]
    if own is None or not strange:
        return ""
    between = [era for era, at in strange if min(own, day) < at < max(own, day)]
    era, nearest = strange[0]
    return between[0] if between else era if abs(nearest - day) * NEARER < abs(own - day) else ""
