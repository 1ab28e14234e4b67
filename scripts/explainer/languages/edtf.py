"""An EDTF value (ISO 8601-2) taken apart. Pure: no clock, and no locale of the machine. Shared by the languages."""

from __future__ import annotations

import datetime
import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from itertools import pairwise

UNKNOWN = "XXXX"
"""The date of a text of which not even the year is known."""
AS_EDTF = "write it like 2025-12-19, 2025-12, 2025, 2025~ (about) or 2024-11/2025-02"
"""What would mend a value that is none."""
CENTURY_PARTS = {"whole": (1, 100), "early": (1, 33), "middle": (34, 66), "late": (67, 100)}
"""The convention for an "early", "mid-" and "late" century: its thirds, by the years of the century."""
UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = tuple("X" * (number // 10) + UNITS[number % 10] for number in range(1, 22))
"""The centuries that the book can speak of, the first to the twenty-first."""


@dataclass(frozen=True, slots=True)
class Day:
    """One end of a date, as far as it is given: a year, perhaps its month, perhaps the day."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    """`~` about, `?` uncertain, `%` both, or empty."""

    @property
    def precision(self) -> str:
        return "day" if self.day else "month" if self.month else "year"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an EDTF value spans. A date that is no interval is its own first and last; None is an open end."""

    first: Day | None
    last: Day | None


@cache
def is_edtf(value: str) -> bool:
    """Whether the edtf library accepts the value; not with spaces around it, which the library forgives."""
    # Imported here because it takes 0.1 s, and only checking needs it.
    import edtf

    try:
        # edtf 5.0 stumbles over what follows "../" when it is no date: it prints, and raises a TypeError.
        with redirect_stdout(StringIO()):
            return value == value.strip() and edtf.parse_edtf(value) is not None
    except (edtf.EDTFParseException, TypeError):
        return False


def date_parts(value: str) -> Bounds:
    """The bounds of a year, month or day, or of an interval of them, open or not, each plain or with ~ ? %.

    "2025-12-19/2025-12-20" gives the two days, "2026-01-26/.." a day and None. Anything else is a ValueError
    with the reason: 2025-02-30, but also valid EDTF that the book has no words for (sets, seasons, 199X).
    """
    ends = [_end(end, value) for end in value.split("/")]
    if len(ends) > 2 or not any(ends):
        raise ValueError(f'"{value}" is neither a date nor an interval of two')
    for first, last in pairwise(ends):
        if first and last and _sortable(first, 1, 1) > _sortable(last, 12, 31):
            raise ValueError(f'"{value}" ends before it begins')
    return Bounds(ends[0], ends[-1])


def is_date(value: str) -> bool:
    """Whether the book has words for the value: a date or an interval that `date_parts` takes apart."""
    try:
        date_parts(value)
    except ValueError:
        return False
    return True


def is_before(value: str, other: str) -> bool:
    """Whether a date, one that `is_date`, surely ends before another begins, as far as both are known."""
    last, first = date_parts(value).last, date_parts(other).first
    return last is not None and first is not None and _sortable(last, 12, 31) < _sortable(first, 1, 1)


def century(number: int, part: str) -> str:
    """The EDTF value of a century, or of its early, middle or late third with both ends approximate."""
    first, last = (f"{(number - 1) * 100 + year:04}" for year in CENTURY_PARTS[part])
    return f"{first}/{last}" if part == "whole" else f"{first}~/{last}~"


def _end(end: str, value: str) -> Day | None:
    if end == "..":
        return None
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)", end)
    if not found:
        raise ValueError(f'"{value}": "{end}" is none of the forms 1997, 2025-12, 2025-12-19, each with ~ or not')
    try:
        datetime.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError as error:
        raise ValueError(f'"{value}": no such day, {error}') from error
    return Day(int(found[1]), int(found[2] or 0) or None, int(found[3] or 0) or None, found[4])


def _sortable(day: Day, month: int, number: int) -> tuple[int, int, int]:
    return day.year, day.month or month, day.day or number
