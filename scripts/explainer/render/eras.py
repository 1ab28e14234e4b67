"""The order of the timeline: its eras, and the stretches of years in which the sources date nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR
from itertools import pairwise

from explainer.languages.edtf import UNKNOWN, date_parts
from explainer.model import Book, Event, Source

# Years without an event after which the list says so.
GAP = 10


def in_order(book: Book) -> tuple[Event, ...]:
    """The events as the timeline tells them."""
    return tuple(sorted(book.events, key=lambda event: (book.site.eras.index(event.era), event.order, event.id)))


def silent_years(background: str, before: Event | None, after: Event) -> tuple[int, int] | None:
    """The last and the next dated year, where more than GAP years lie between two events of the list.

    The background does not count: where it ends is our convention, not a date of the sources.
    """
    if before is None or before.era == background or not before.date or not after.date:
        return None
    last, first = date_parts(before.date).last, date_parts(after.date).first
    if last and first and first.year - last.year > GAP:
        return last.year, first.year
    return None


def is_order_unknown(background: str, before: Event | None, after: Event) -> bool:
    """Whether neither the dates nor the texts tell which of two events of the list came first."""
    if before is None or before.id in after.after or not before.date or not after.date:
        return False
    if background in (before.era, after.era):
        return False
    last, first = date_parts(before.date).last, date_parts(after.date).first
    if last is None or first is None:
        return True
    if last.year != first.year:
        return last.year > first.year
    if not (last.month and first.month) or last.month == first.month:
        return not (last.day and first.day) or last.day > first.day
    return last.month > first.month


def gaps(background: str, events: Iterable[Event]) -> list[tuple[int, int]]:
    """All such pairs of years, in order."""
    found = (silent_years(background, before, after) for before, after in pairwise(events))
    return [gap for gap in found if gap]


def texts_in_order(book: Book) -> tuple[Source, ...]:
    """The texts as they were written, the oldest first, those whose date nobody knows last; of the same year in the
    order of the editors."""
    return tuple(sorted(book.sources, key=_written))


def _written(source: Source) -> tuple[int, int]:
    if source.date == UNKNOWN:
        return (MAXYEAR, 0)
    bounds = date_parts(source.date)
    day = bounds.first or bounds.last
    return (day.year, day.month or 0) if day else (0, 0)
