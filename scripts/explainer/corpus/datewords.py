"""An EDTF value in words, as a language says it. Pure: no clock, and no locale of the machine."""

from __future__ import annotations

import datetime

from babel.dates import format_date

from explainer.languages.edtf import ROMAN, UNKNOWN, Day, century, date_parts
from explainer.languages.known import language_named
from explainer.languages.tables import DateWords


def describe(value: str, language: str) -> str:
    """The date in words, no more precise than the value: "2025-12" is «декабрь 2025 года», "December 2025".

    Empty for an empty value: there the text's own wording stands; `UNKNOWN` is said to be so. A whole century is named
    as one, and so is a third of it as `century` writes it. ValueError as from `date_parts`.
    """
    if not value:
        return ""
    words = language_named(language).date_words
    if value == UNKNOWN:
        return words.unknown
    bounds = date_parts(value)
    first, last = bounds.first, bounds.last
    if first is None or last is None:
        end = first or last
        assert end is not None
        frame = words.not_before if first else words.not_after
        return frame.format(_qualified(end.qualifier, _say(end, words.after[end.precision], words), words))
    if first == last:
        return _qualified(first.qualifier, _say(first, words.alone[first.precision], words), words)
    return _century(value, first.year, words) or _interval(first, last, words)


def describe_day(day: str, language: str) -> str:
    """A whole day in words: "2026-01-26" is «26 января 2026 г.», "26 January 2026"."""
    return format_date(datetime.date.fromisoformat(day), "long", language_named(language).date_words.locale)


def _century(value: str, year: int, words: DateWords) -> str:
    number = (year - 1) // 100 + 1
    frames = {"whole": words.century, **words.thirds}
    said = [frame for part, frame in frames.items() if century(number, part) == value]
    return said[0].format(words.numeral(number)) if said and number <= len(ROMAN) else ""


def _interval(first: Day, last: Day, words: DateWords) -> str:
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


def _say(day: Day, pattern: str, words: DateWords) -> str:
    return format_date(datetime.date(day.year, day.month or 1, day.day or 1), pattern, words.locale)


def _qualified(qualifier: str, said: str, words: DateWords) -> str:
    return words.qualifiers[qualifier].format(said)
