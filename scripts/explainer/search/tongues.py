"""The languages that the search knows words of. One is an entry of `TONGUES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explainer.search import english, russian


@dataclass(frozen=True, slots=True)
class Tongue:
    """What must be known of a language. Words are folded (words.py)."""

    writes: Callable[[str], bool]
    """Whether a word may be one of this language, by its letters."""
    readings: Callable[[str], Mapping[str, frozenset[str]]]
    """Every word that something may be a form of, by a key of its own, with all its forms."""
    empty: Callable[[], frozenset[str]]
    """Words that carry nothing; they cannot be found."""
    credit: str
    """Whose list the forms are taken from, where they are: it goes out with them."""
    weak: Callable[[], frozenset[str]]
    """Words that a query with others is put with, and that can be found by themselves."""


TONGUES: Mapping[str, Tongue] = {
    "ru": Tongue(russian.writes, russian.readings, russian.empty_words, russian.CREDIT, russian.weak_words),
    "en": Tongue(english.writes, english.readings, english.empty_words, "", english.weak_words),
}


def read_word(word: str, language: str) -> Mapping[str, frozenset[str]]:
    """The readings of a word that stands in a text of this language: a word of another one is read as such."""
    if TONGUES[language].writes(word):
        return TONGUES[language].readings(word)
    for tongue in TONGUES.values():
        if tongue.writes(word):
            return tongue.readings(word)
    return {word: frozenset({word})}
