"""Words as the search sees them. The client folds and splits a query by the same rules, which it gets with the data.

Folding takes away what readers type in several ways: case, ё, stress marks, soft hyphens, dots of abbreviations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from explainer.languages.known import READ

LETTERS = "".join(language.search.letters for language in READ)
"""Every letter that a word may have, as ranges of a pattern."""
# Each a pattern that JavaScript reads as Python does, and what takes its place; in this order, in small letters, with
# every mark apart from its letter (NFD).
FOLDS: tuple[tuple[str, str], ...] = (
    *(fold for language in READ for fold in language.search.folds),
    # Stress, the dots of letters, soft hyphens, what has no width; "Tōkyō" is typed "Tokyo".
    ("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]", ""),
    ("[’‘ʼ`´]", "'"),
    ("[‐‑‒–—−]", "-"),
    # "C5 + 1" is "C5+1".
    (rf"([{LETTERS}0-9])\s*\+\s*(?=[{LETTERS}0-9])", "$1+"),
    # "U.S." is "US".
    (rf"(?<=[{LETTERS}])(?<![{LETTERS}0-9]{{2}})\.(?=[{LETTERS}](?![{LETTERS}0-9]))", ""),
    (r"([a-z])'s(?![a-z])", "$1"),
)
TOKEN = rf"[{LETTERS}0-9]+(?:\+[{LETTERS}0-9]+)*|%"
"""Letters and digits in a row; "+" holds "C5+1" together. A hyphen parts: its halves are words, and the whole is."""
_TOKEN = re.compile(TOKEN)
_JOINED = re.compile(rf"[{LETTERS}0-9]+(?:-[{LETTERS}0-9]+)+")
_FOLDS = tuple((re.compile(pattern), re.sub(r"\$(\d)", r"\\\1", put)) for pattern, put in FOLDS)

_LIKE = {letter: latin for language in READ for letter, latin in language.letters.look_alikes.items()}
LOOK_ALIKES = ("".join(_LIKE), "".join(_LIKE.values()))
"""Letters that look the same, in the same order."""
LAYOUTS = tuple(language.search.keyboard for language in READ)
"""The keys of a keyboard in every layout, in the same order."""
VOWELS = "".join(language.search.vowels for language in READ)
_TO_LATIN = str.maketrans(*LOOK_ALIKES)
_ALIKE, _PLAIN = re.compile(f"[{''.join(_LIKE)}]"), re.compile("[a-z0-9]")


@cache
def fold(text: str) -> str:
    """The text in which words are looked for."""
    text = unicodedata.normalize("NFD", text.lower())
    for pattern, put in _FOLDS:
        text = pattern.sub(put, text)
    return text


def split(text: str) -> list[str]:
    """The words of a folded text, in order."""
    return _TOKEN.findall(text)


def read_words(text: str) -> Iterator[str]:
    """Every word that stands in a text, under every way in which it may be looked for.

    Abbreviations that are a common word in small letters ("US") come in capitals.
    """
    folded = fold(text)
    for word in split(folded):
        yield from {word, *(part for part in word.split("+") if "+" in word), look(word)}
    for joined in _JOINED.finditer(folded):
        yield joined[0].replace("-", "")


def look(word: str) -> str:
    """In Latin letters where they look the same, if the word mixes digits or scripts; as it is otherwise."""
    if _ALIKE.search(word) and _PLAIN.search(word):
        return word.translate(_TO_LATIN)
    return word


def capitals(text: str) -> set[str]:
    """The short words of a text that are written in capitals, in small letters."""
    found = re.findall(rf"(?<!\w)(?:[{LETTERS.upper()}]\.?){{2,4}}(?![\w])", text)
    return {word.replace(".", "").lower() for word in found}
