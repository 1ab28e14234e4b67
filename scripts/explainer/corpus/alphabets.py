"""In which language words are that nobody says it of, by their letters."""

from __future__ import annotations

import unicodedata

from babel.dates import get_month_names

from explainer.model import LANGUAGES


def language_of(words: str) -> str:
    """The language of the site whose alphabet most letters belong to; for titles whose record names none."""
    scripts = [_script(character) for character in words if character.isalpha()]
    return max(LANGUAGES, key=lambda language: scripts.count(_script(_month_letter(language))))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _month_letter(language: str) -> str:
    return str(get_month_names("wide", context="format", locale=language)[1])[0]
