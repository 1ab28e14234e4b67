"""The status and the era of an event against its evidence and against the other events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from explainer.check.flips.finding import Finding
from explainer.check.flips.signs import Worded
from explainer.check.flips.wording import quoted
from explainer.model import LANGUAGES, Event
from explainer.proof import Finder

FALLEN_THROUGH = frozenset({"held-"})
UNTRUE = frozenset({"held-", "not"})
GOES_ON = frozenset({"ongoing"})
AHEAD = frozenset({"will", "will~", "plan"})


def status_findings(event: Event, finder: Finder) -> Iterator[Finding]:
    """A status that the quotations of an event contradict, or that none of them carries."""
    signs = set[str]()
    for language in LANGUAGES:
        for statement in event.statements:
            proof = quoted(statement.evidence, finder, language)
            if proof is None:
                return
            signs |= _kinds(proof)
    reported = [one for one in event.statements if one.kind != "forecast"]
    expected = len(event.statements) > len(reported)
    message = ""
    if event.status == "held" and signs & FALLEN_THROUGH:
        message = "is held, and its quotations say that it was put off or called off"
    elif event.status == "held" and not reported:
        message = "is held, and all its statements are forecasts"
    elif event.status == "not-held" and not signs & UNTRUE:
        message = "is not-held, and no quotation says that it did not take place"
    elif event.status == "planned" and signs & FALLEN_THROUGH:
        message = "is planned, and its quotations say that it was put off or called off"
    elif event.status == "planned" and reported and not (signs & AHEAD and not expected):
        message = f"is planned, and “{reported[0].id}” reports it as {reported[0].kind}"
    elif event.status == "ongoing" and not signs & GOES_ON:
        message = "is ongoing, and no quotation says that it goes on"
    if message:
        yield Finding(
            event.place.of("status"), "status-contradicted", f'the status of event "{event.id}" {message}', event.id
        )


def era_findings(events: Sequence[Event]) -> Iterator[Finding]:
    """Events whose era begins before another has ended: eras follow each other as the dates do."""
    for event in events:
        others = [other for other in events if other is not event]
        inside = _era_around(event, others)
        if inside and (_overlaps(events) > _overlaps(others) or not _overlaps(others)):
            yield Finding(
                event.place.of("era"),
                "era-contradicted",
                f'event "{event.id}" of {event.order} is in era “{event.era}”, and lies among those of “{inside}”',
                event.id,
            )


def _span(era: str, events: Sequence[Event]) -> tuple[str, str]:
    orders = sorted(event.order for event in events if event.era == era)
    return orders[0], orders[-1]


def _era_around(event: Event, others: Sequence[Event]) -> str:
    """Another era with events on both sides of this one, or at its own side of it."""
    for era in sorted({other.era for other in others} - {event.era}):
        first, last = _span(era, others)
        if _cuts((event.order, event.order), (first, last)) or any(
            other.era == event.era and _cuts(tuple(sorted((event.order, other.order))), (first, last))
            for other in others
        ):
            return era
    return ""


def _cuts(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0] < other[-1] and other[0] < one[-1]


def _overlaps(events: Sequence[Event]) -> int:
    """How many pairs of eras run into each other."""
    spans = [_span(era, events) for era in sorted({event.era for event in events})]
    return sum(_cuts(one, other) for one, other in combinations(spans, 2))


def _kinds(words: Worded) -> set[str]:
    return {sign.kind for sign in words.signs}
