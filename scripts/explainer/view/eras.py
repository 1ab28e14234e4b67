"""The order of the timeline: its eras, and the stretches of years in which the sources date nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR
from itertools import pairwise

from explainer.languages.edtf import UNKNOWN, date_parts, is_date
from explainer.model import Book, Event, Source

# Years without an event after which the list says so.
GAP = 10


def in_order(book: Book) -> tuple[Event, ...]:
    """The events as the timeline tells them."""
    return tuple(sorted(book.events, key=lambda event: (book.site.eras.index(event.era), event.order, event.id)))


def silent_years(book: Book) -> dict[str, tuple[tuple[int, int], ...]]:
    """By the event before which they stand: the last and the next dated year, where more than GAP years lie between
    two events of the list and no text dates anything in them, be it an event of the list or not.

    The background does not count: where it ends is our convention, not a date of the sources.
    """
    dated = sorted(_years_given(book))
    found = {}
    for before, after in pairwise(in_order(book)):
        if before.era == book.site.background or not before.date or not after.date:
            continue
        last, first = date_parts(before.date).last, date_parts(after.date).first
        if last and first:
            found[after.id] = tuple(_between(last.year, first.year, dated))
    return {id: silent for id, silent in found.items() if silent}


def _between(last: int, first: int, dated: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What the dates between two years leave open of the time between these. `dated`: in order."""
    for begins, ends in (*((begins, ends) for begins, ends in dated if ends > last and begins < first), (first, first)):
        if begins - last > GAP:
            yield last, begins
        last = max(last, ends)


def _years_given(book: Book) -> Iterator[tuple[int, int]]:
    """First and last year of every date that a text names, and of every event outside the background."""
    said = [date.edtf for source in book.sources for date in source.dates]
    said += [note.work.accessed for source in book.sources for note in source.text.endnotes]
    said += [event.date for event in book.events if event.era != book.site.background]
    for value in filter(is_date, said):
        bounds = date_parts(value)
        years = [day.year for day in (bounds.first, bounds.last) if day]
        yield min(years), max(years)


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


def gaps(book: Book) -> list[tuple[int, int]]:
    """All pairs of years between which nothing is dated, in order."""
    return [gap for silent in silent_years(book).values() for gap in silent]


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
