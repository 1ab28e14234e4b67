"""An EDTF value (ISO 8601-2) taken apart and put into words. Pure: no clock, and no locale of the machine."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from itertools import pairwise

from babel import Locale
from babel.dates import format_date

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """How a language says dates: Babel's patterns by precision, and frames whose `{}` takes the words."""

    locale: str
    alone: Mapping[str, str]
    after: Mapping[str, str]
    """Inside `not_before` and `not_after`."""
    first: Mapping[str, str]
    """The first of two dates, when the second says what they share."""
    qualifiers: Mapping[str, str]
    not_before: str
    not_after: str
    century: str
    thirds: Mapping[str, str]
    numeral: Callable[[int], str]


def _english_ordinal(number: int) -> str:
    suffixes = {"one": "st", "two": "nd", "few": "rd"}
    return f"{number}{suffixes.get(Locale('en').ordinal_form(number), 'th')}"


# A language is added here, and nowhere else in this module.
LANGUAGE_WORDS: Mapping[str, _Words] = {
    "ru": _Words(
        locale="ru",
        alone={"year": "y 'год'", "month": "LLLL y 'года'", "day": "d MMMM y 'года'"},
        after={"year": "y 'года'", "month": "MMMM y 'года'", "day": "d MMMM y 'года'"},
        first={"days of a month": "d", "days of a year": "d MMMM", "months of a year": "LLLL"},
        qualifiers={"": "{}", "~": "примерно {}", "?": "предположительно {}", "%": "предположительно {}"},
        not_before="не ранее {}",
        not_after="не позднее {}",
        century="{} век",
        thirds={"early": "начало {} века", "middle": "середина {} века", "late": "конец {} века"},
        numeral=lambda number: ROMAN[number - 1],
    ),
    "en": _Words(
        locale="en_GB",
        alone={"year": "y", "month": "MMMM y", "day": "d MMMM y"},
        after={"year": "y", "month": "MMMM y", "day": "d MMMM y"},
        first={"days of a month": "d", "days of a year": "d MMMM", "months of a year": "MMMM"},
        qualifiers={"": "{}", "~": "about {}", "?": "possibly {}", "%": "possibly {}"},
        not_before="not before {}",
        not_after="not after {}",
        century="{} century",
        thirds={"early": "early {} century", "middle": "mid-{} century", "late": "late {} century"},
        numeral=_english_ordinal,
    ),
}


def describe(value: str, language: str) -> str:
    """The date in words, no more precise than the value: "2025-12" is «декабрь 2025 года», "December 2025".

    Empty for an empty value: there the text's own wording stands. A whole century is named as one, and so is
    a third of it as `century` writes it. ValueError as from `date_parts`.
    """
    if not value:
        return ""
    words, bounds = LANGUAGE_WORDS[language], date_parts(value)
    first, last = bounds.first, bounds.last
    if first is None or last is None:
        end = first or last
        assert end is not None
        frame = words.not_before if first else words.not_after
        return frame.format(_qualified(end.qualifier, _say(end, words.after[end.precision], words), words))
    if first == last:
        return _qualified(first.qualifier, _say(first, words.alone[first.precision], words), words)
    return _century(value, first.year, words) or _interval(first, last, words)


def _century(value: str, year: int, words: _Words) -> str:
    number = (year - 1) // 100 + 1
    frames = {"whole": words.century, **words.thirds}
    said = [frame for part, frame in frames.items() if century(number, part) == value]
    return said[0].format(words.numeral(number)) if said and number <= len(ROMAN) else ""


def _interval(first: Day, last: Day, words: _Words) -> str:
    begins, ends = words.alone[first.precision], words.alone[last.precision]
    if first.precision == last.precision == "year":
        begins = ends = "y"
    elif first.precision == last.precision and first.year == last.year:
        within = "month" if first.day and first.month == last.month else "year"
        begins = words.first[f"{first.precision}s of a {within}"]
    said = [_say(first, begins, words), _say(last, ends, words)]
    shared = first.qualifier if first.qualifier == last.qualifier else ""
    if not shared:
        said = [_qualified(end.qualifier, say, words) for end, say in zip((first, last), said, strict=True)]
    # An en dash stands close between single words, apart between groups: 19–20, 30 November – 2 December.
    close = first.precision == last.precision and " " not in said[0]
    return _qualified(shared, ("–" if close else " – ").join(said), words)


def _say(day: Day, pattern: str, words: _Words) -> str:
    return format_date(datetime.date(day.year, day.month or 1, day.day or 1), pattern, words.locale)


def _qualified(qualifier: str, said: str, words: _Words) -> str:
    return words.qualifiers[qualifier].format(said)
