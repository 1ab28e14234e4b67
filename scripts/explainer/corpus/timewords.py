"""What a word says of times and measures, by the lists of its language (`languages/CODE/times.py`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from explainer.corpus.words import fold
from explainer.languages.known import language_named

LETTERS = re.compile(r"[^\W\d_]+")
"""A word of these lists: letters alone, so that “18-month” has one."""


@cache
def unit_of(word: str, language: str) -> str:
    """The unit that a word names; "" for none."""
    return _named(word, language_named(language).times.units)


@cache
def unit_within(word: str, language: str) -> str:
    """The unit that the word of a number ends in: «трёхлетний»."""
    return next((unit for at in range(len(word)) if (unit := unit_of(f"-{word[at:]}", language))), "")


@cache
def time_of(word: str, language: str) -> str:
    """The weekday, month, season or unit that a word names; "" for none."""
    return _named(word, language_named(language).times.named) or unit_of(word, language)


@cache
def sides_of(word: str, language: str) -> Mapping[str, bool]:
    """The sides that a word tells, each with whether it tells it of a time alone."""
    sides = language_named(language).times.sides.items()
    return {side: _is_in(word, of_times) for side, (of_any, of_times) in sides if _is_in(word, f"{of_any}, {of_times}")}


@cache
def is_one(word: str, kind: str, language: str) -> bool:
    """Whether a word is in one of the other lists, by its name."""
    return _is_in(word, getattr(language_named(language).times, kind))


def _named(word: str, lists: Mapping[str, str]) -> str:
    return next((name for name, words in lists.items() if _is_in(word, words)), "")


def _is_in(word: str, words: str) -> bool:
    return bool(word) and bool(_pattern(words).fullmatch(fold(word)))


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split(", ") if word))
