"""What the dates of a text are worth: counted from its own day, and no surer than that day is known."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from explainer.languages.edtf import UNKNOWN, Day, date_parts, is_date
from explainer.languages.protocol import Language
from explainer.reading import read_dates
from explainer.reading.reading import ReadDate, Reading

ANY_DAYS = (datetime.date(1901, 2, 8), datetime.date(2015, 11, 25))
"""Days that have nothing in common: neither century, half of the year, part of the month nor weekday."""
NO_YEAR = "XXXX"
QUALIFIERS = "~?%"
WITHOUT_YEAR = re.compile(r"-(?:0\d|1[0-2])(?:-\d\d)?")
"""What is left of a month or a day when its year is taken off; of a season nobody writes one without."""


def days_left_open(reckoned_from: str) -> tuple[datetime.date, ...]:
    """The days between which a text may have been written: its day; the first and the last of a month, a year, an
    interval; any days where it is not known, open on a side, or no more than about then."""
    if reckoned_from == UNKNOWN:
        return ANY_DAYS
    bounds = date_parts(reckoned_from)
    first, last = bounds.first, bounds.last
    if first is None or last is None or first.qualifier or last.qualifier:
        return ANY_DAYS
    return tuple(dict.fromkeys((_day(first, last=False), _day(last, last=True))))


def sure_dates(reading: Reading, language: Language, days: Sequence[datetime.date]) -> tuple[ReadDate, ...]:
    """The dates of a reading, each with what all these days make of it.

    Of “27 September” that is the year, too, where each of them gives the same; else the day of some year, XXXX-09-27.
    What is counted in days or weeks (“yesterday”) is as precise as all of them agree, and mostly vague.
    """
    if len(days) == 1:
        return read_dates(reading, language, days[0])
    read = {day: _by_place(read_dates(reading, language, day)) for day in (*days, *ANY_DAYS)}
    dates = list[ReadDate]()
    for place, date in read[days[0]].items():
        value = _alike([_value(read[day], place) for day in days])
        value = value or _of_some_year([_value(read[day], place) for day in ANY_DAYS])
        dates.append(replace(date, edtf=value or None))
    return tuple(dates)


def is_in_words(value: str, wording: str) -> bool:
    """Whether a date says its year itself, or has none, so that nothing of it is counted from the text's own day."""
    return value.startswith(NO_YEAR) or any(year in wording for year in re.findall(r"\d{4}", value))


def _day(end: Day, *, last: bool) -> datetime.date:
    month = end.month or (12 if last else 1)
    return datetime.date(end.year, month, end.day or (calendar.monthrange(end.year, month)[1] if last else 1))


def _by_place(dates: Sequence[ReadDate]) -> Mapping[tuple[int, int, str, int], ReadDate]:
    """Dates by where they stand: block, sentence, wording, and which of those with this wording there."""
    found = dict[tuple[int, int, str, int], ReadDate]()
    for date in dates:
        place = (date.block, date.sentence, date.wording)
        found[*place, sum(one[:3] == place for one in found)] = date
    return found


def _value(dates: Mapping[tuple[int, int, str, int], ReadDate], place: tuple[int, int, str, int]) -> str:
    date = dates.get(place)
    return date.edtf or "" if date else ""


def _alike(values: Sequence[str]) -> str:
    """What values have in common: the same, or the same year and perhaps month at each end; else nothing."""
    if len(set(values)) == 1:
        return values[0]
    if not all(map(is_date, values)) or len({value.count("/") for value in values}) > 1:
        return ""
    ends = [_begin_alike(ends) for ends in zip(*(value.split("/") for value in values), strict=True)]
    precise = min(map(len, ends))
    return "/".join(dict.fromkeys("-".join(end[:precise]) for end in ends))


def _begin_alike(ends: Sequence[str]) -> tuple[str, ...]:
    """The parts, from the year on, in which all of some ends agree."""
    every = zip(*(end.strip(QUALIFIERS).split("-") for end in ends), strict=False)
    return tuple(parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, every))


def _of_some_year(values: Sequence[str]) -> str:
    """A day or a month whose year alone differs: XXXX-09-27."""
    rest = {value[4:] for value in values}
    return f"{NO_YEAR}{rest.pop()}" if len(rest) == 1 and WITHOUT_YEAR.fullmatch(values[0][4:]) else ""
