"""What a date expression stands in, and how the rules of a language find those of a block. Shared by the languages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.languages import calendar
from explainer.languages.calendar import Tense
from explainer.languages.protocol import DatePhrase, Span


@dataclass(frozen=True, slots=True)
class Around:
    """What a date expression stands in."""

    day: datetime.date
    tense: Tense
    year: int | None
    """One that its own sentence, or the one before it, has just named."""


Value = Callable[[re.Match[str], Around], str | None]
"""The EDTF value; empty where it is too vague, nothing where it is no date."""
Rules = Sequence[tuple[re.Pattern[str], Value]]


def caught(match: re.Match[str], name: str) -> str:
    """What a rule's group caught, in small letters; empty where it caught nothing or the rule has none."""
    return (match.groupdict().get(name) or "").lower()


def vague_value(match: re.Match[str], around: Around) -> str | None:
    return ""


def nothing_value(match: re.Match[str], around: Around) -> str | None:
    return None


def number_in(match: re.Match[str], words: Mapping[str, int]) -> int:
    """How many units a rule has caught, in figures or in words; without a number one."""
    said = caught(match, "number")
    return int(said) if said.isdigit() else words.get(said, 1)


def weekend_said(around: Around, number: int) -> str:
    """The last weekend, this one or the next, by number; where that is not said, by which way the words look."""
    return calendar.weekend(around.day, number or (-1 if around.tense < 0 else 0))


def year_before(
    sentence: str, own: str, day: datetime.date, years: re.Pattern[str], dated: re.Pattern[str]
) -> int | None:
    """The year that the words right before have named: of the same sentence, else of the one before, with a month."""
    if said := years.findall(own):
        return int(said[-1])
    there = dated.findall(sentence)
    return int(there[-1]) if there and abs(int(there[-1]) - day.year) > 1 else None


def apply_rules(
    rules: Rules, block: str, sentences: Sequence[Span], look: Callable[[int, re.Match[str]], Around]
) -> list[DatePhrase]:
    """Every date expression of a block, ascending; of two that overlap the earlier start wins, then the longer.

    `look`: what an expression stands in, by the number of its sentence.
    """
    found = list[DatePhrase]()
    for number, (start, end) in enumerate(sentences):
        taken = start
        for match, value in _matches(rules, block, start, end):
            if match.start() < taken:
                continue
            try:
                edtf = value(match, look(number, match))
            except OverflowError:
                edtf = ""  # No calendar goes so far.
            taken = match.end()
            if edtf is not None:
                found.append(DatePhrase(start=match.start(), end=match.end(), edtf=edtf))
    return found


def _matches(rules: Rules, block: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Value]]:
    found = [(match, value) for pattern, value in rules for match in pattern.finditer(block, start, end) if match[0]]
    yield from sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end()))
