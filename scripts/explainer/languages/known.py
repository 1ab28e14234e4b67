"""The list of the languages that a text can be read in, and how one is chosen."""

from __future__ import annotations

from explainer.languages.en import English
from explainer.languages.protocol import Language
from explainer.languages.ru import Russian

READ: tuple[Language, ...] = (Russian(), English())
"""A language is added by its folder and its name in this list."""


def find_language(code: str) -> Language | None:
    """The language with this code, if texts in it can be read."""
    return next((language for language in READ if language.code == code), None)


def known_codes() -> tuple[str, ...]:
    """The codes of all languages that have a folder."""
    return tuple(language.code for language in READ)


def tell_language(text: str) -> Language:
    """The language whose letters most of the text is written in."""
    low = text.lower()
    return max(READ, key=lambda language: sum(low.count(letter) for letter in language.alphabet))
