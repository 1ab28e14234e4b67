"""What a date expression stands in, and how the rules of a language find those of a block. Shared by the languages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
