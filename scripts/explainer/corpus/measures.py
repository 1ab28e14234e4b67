"""Numbers with their units, and units of which something is said each time: "18 months", "a month".

Units are called the same in every language, so that our words can be held to a text in another one. A year of the
calendar is no measure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from explainer.corpus.numbers import Number, find_numbers
from explainer.corpus.timewords import LETTERS, is_one, unit_of, unit_within
from explainer.memory import remembered

YEARS = re.compile(r"[12]\d\d\d")
_BLANK = re.compile(r"[\s‑–-]*")
_PLAIN = re.compile(r"[\d./]+")
"""A number that may count units; no ordinal, no part in a hundred."""
ALONE = ("each", "which")
"""What stands before a unit without a number, by the lists of every language: "a month", "next month"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its unit, or a unit alone of which it is said how often it comes, or which one it is."""

    value: str
    """The number; else "each" or "which"."""
    unit: str
    words: str
    """As the text has them."""

    @property
    def number(self) -> bool:
        return self.value not in ALONE


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a text."""

    told: tuple[Measure, ...]
    loose: frozenset[tuple[str, str]]
    """Numbers and units that a single word parts, too: "18 long months"."""
    units: frozenset[str]
    """Every unit that the text names in whatever way; the year where it names one of the calendar."""


@remembered
def find_measures(text: str, language: str) -> Measures:
    """All measures of a text."""
    words = [*LETTERS.finditer(text)]
    numbers = find_numbers(text, language)
    told, loose = list[Measure](), set[tuple[str, str]]()
    units = {unit for word in words if (unit := unit_of(word[0], language))}
    for index, number in enumerate(numbers):
        if YEARS.fullmatch(number.value):
            units.add("year")
        elif _PLAIN.fullmatch(number.value):
            own = _end_of_span(text, numbers, index, language)
            following = [word for word in words if word.start() >= own.end][:2]
            within = unit_within(text[own.start : own.end], language)
            if within:
                told.append(Measure(number.value, within, text[number.start : own.end]))
                units.add(within)
            elif following and _BLANK.fullmatch(text, own.end, following[0].start()):
                unit = _unit_behind(following[0], language)
                if unit:
                    told.append(Measure(number.value, unit, text[number.start : following[0].end()]))
                elif len(following) > 1 and not is_one(following[0][0], "each", language):
                    loose.add((number.value, unit_of(following[1][0], language)))
    for before, word in pairwise(words):
        unit = unit_of(word[0], language) if text[before.end() : word.start()].isspace() else ""
        for kind in ALONE if unit else ():
            if is_one(before[0], kind, language):
                told.append(Measure(kind, unit, text[before.start() : word.end()]))
    loose |= {(measure.value, measure.unit) for measure in told}
    return Measures(tuple(told), frozenset(loose), frozenset(units))


def _end_of_span(text: str, numbers: tuple[Number, ...], index: int, language: str) -> Number:
    """The number that has the unit of this one: the last of "two to three hours"."""
    if index + 1 < len(numbers):
        between = text[numbers[index].end : numbers[index + 1].start]
        joining = LETTERS.findall(between)
        if len(between) < 8 and len(joining) < 2 and all(is_one(word, "to", language) for word in joining):
            return numbers[index + 1] if set(between) <= {*" \u00a0–−-", *"".join(joining)} else numbers[index]
    return numbers[index]


def _unit_behind(word: re.Match[str], language: str) -> str:
    return unit_of(word[0], language) or unit_of(f"-{word[0]}", language)


def exchanged_measures(
    text: str, language: str, proofs: Collection[tuple[str, str]]
) -> Iterator[tuple[Measure, Measure]]:
    """(measure of a text, the one in whose place it stands) where the proofs have another unit.

    A number that they have without a unit may be counted in any.
    """
    theirs = [find_measures(words, other) for words, other in proofs]
    loose = frozenset[tuple[str, str]]().union(*(one.loose for one in theirs))
    units = frozenset[str]().union(*(one.units for one in theirs))
    told = [measure for one in theirs for measure in one.told]
    for measure in find_measures(text, language).told:
        held = (measure.value, measure.unit) in loose if measure.number else measure.unit in units
        instead = next((one for one in told if one.value == measure.value), None)
        if instead and not held:
            yield measure, instead
