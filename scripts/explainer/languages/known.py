"""The list of the languages that have a folder, and how one is chosen."""

from __future__ import annotations

from explainer.languages.en import English
from explainer.languages.protocol import Language
from explainer.languages.ru import Russian

READ: tuple[Language, ...] = (Russian(), English())
"""A language is added by its folder and its name in this list."""
_BY_CODE = {language.code: language for language in READ}
SMALL = "".join(language.letters.own for language in READ)
"""The small letters of all of them, for patterns."""
LARGE = SMALL.upper()


def find_language(code: str) -> Language | None:
    """The language with this code, if it has a folder."""
    return _BY_CODE.get(code)


def language_named(code: str) -> Language:
    """The language with this code, which is known to have a folder: `check` refuses a site in any other."""
    return _BY_CODE[code]


def known_codes() -> tuple[str, ...]:
    """The codes of all languages that have a folder."""
    return tuple(_BY_CODE)


def is_written_in(text: str, code: str) -> bool:
    """Whether a fifth of the lines of a text at least have a fifth of their letters in this language's.

    Names in another may be many, and so may endnotes, or one line may be odd.
    """
    own = language_named(code).letters.own
    lines = [[letter for letter in line if letter.isalpha()] for line in text.lower().split("\n")]
    found = [5 * sum(letter in own for letter in line) >= len(line) for line in lines if line]
    return 5 * sum(found) >= len(found)


def tell_language(text: str) -> Language:
    """The language whose letters most of the text is written in."""
    low = text.lower()
    return max(READ, key=lambda language: sum(low.count(letter) for letter in language.letters.own))
