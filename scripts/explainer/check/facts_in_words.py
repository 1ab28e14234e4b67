"""What a wording says that can be read off without understanding: numbers, months, names of languages."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.dates import get_month_names

from explainer.corpus.numbers import find_numbers
from explainer.corpus.words import WORD, keys
from explainer.languages.known import language_named
from explainer.model import LANGUAGES

Figures = frozenset[tuple[str, str]]
COUNTING: Figures = frozenset((value, "") for value in ("2", "#1", "#2"))
"""Numbers with which we count texts and sentences."""


@cache
def figures(text: str, language: str) -> Figures:
    """The numbers of a text with their hedges."""
    return frozenset((number.value, number.hedge) for number in find_numbers(text, language))


@cache
def months(text: str, language: str) -> frozenset[int]:
    """The months that a text names, as numbers."""
    sure = language_named(language).date_words.sure_months
    return frozenset().union(
        *(
            months_named(found[0], language)
            for found in WORD.finditer(text)
            if not (pattern := sure.get(found[0].lower()))
            or pattern.search(text, max(0, found.start() - 6), found.end() + 3)
        )
    )


@cache
def months_named(word: str, language: str) -> frozenset[int]:
    """The month that a single word names, in a set, if it may be another word, too."""
    names = _month_keys(language)
    return frozenset(names[key] for key in keys(word, language) if key in names)


@cache
def _month_keys(language: str) -> dict[str, int]:
    return {key: month for month, name in get_month_names(locale=language).items() for key in keys(name, language)}


def shown(figure: tuple[str, str]) -> str:
    """A number with its hedge, as messages name it."""
    value, hedge = figure
    return f"“{hedge} {value}”" if hedge else f"“{value}”"


def without_languages(words: str, language: str) -> str:
    """Words without the names of languages: “Russian” may be one."""
    return re.sub(r"\w+", lambda found: "" if keys(found[0], language) & language_names(language) else found[0], words)


@cache
def language_names(language: str) -> frozenset[str]:
    """The names of the site's languages, as keys of words."""
    named = Locale.parse(language).languages
    return frozenset(key for code in LANGUAGES for key in keys(named[code], language))
