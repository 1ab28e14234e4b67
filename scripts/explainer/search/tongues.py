"""Words of a text in their own language, which is not always the text's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from explainer.languages.known import READ, language_named


@cache
def letters_of(language: str) -> re.Pattern[str]:
    """Any letter, folded, that the language is written in."""
    return re.compile(f"[{language_named(language).search.letters}]")


def writes(word: str, language: str) -> bool:
    """Whether a word, folded, may be one of this language, by its letters."""
    return bool(letters_of(language).search(word))


def read_word(word: str, language: str) -> Mapping[str, frozenset[str]]:
    """The readings of a word that stands in a text of this language: a word of another one is read as such."""
    for tongue in (language_named(language), *READ):
        if letters_of(tongue.code).search(word):
            return tongue.search.readings(word)
    return {word: frozenset({word})}
