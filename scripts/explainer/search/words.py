"""Words as the search sees them. The client folds and splits a query by the same rules, which it gets with the data.

Folding takes away what readers type in several ways: case, ё, stress marks, soft hyphens, dots of abbreviations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Each a pattern that JavaScript reads as Python does, and what takes its place; in this order, in small letters, with
# every mark apart from its letter (NFD).
FOLDS: tuple[tuple[str, str], ...] = (
    ("и\u0306", "й"),
    # Stress, the dots of ё, soft hyphens, what has no width; "Tōkyō" is typed "Tokyo".
    ("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]", ""),
    ("і", "i"),
    ("[’‘ʼ`´]", "'"),
    ("[‐‑‒–—−]", "-"),
    # "C5 + 1" is "C5+1".
    (r"([a-zа-я0-9])\s*\+\s*(?=[a-zа-я0-9])", "$1+"),
    # "U.S." is "US".
    (r"(?<=[a-zа-я])(?<![a-zа-я0-9]{2})\.(?=[a-zа-я](?![a-zа-я0-9]))", ""),
    (r"([a-z])'s(?![a-z])", "$1"),
)
TOKEN = r"[a-zа-я0-9]+(?:\+[a-zа-я0-9]+)*|%"
"""Letters and digits in a row; "+" holds "C5+1" together. A hyphen parts: its halves are words, and the whole is."""
_TOKEN = re.compile(TOKEN)
_JOINED = re.compile(r"[a-zа-я0-9]+(?:-[a-zа-я0-9]+)+")
_FOLDS = tuple((re.compile(pattern), re.sub(r"\$(\d)", r"\\\1", put)) for pattern, put in FOLDS)

# Letters that look the same; the keys of a keyboard in both layouts, in the same order.
LOOK_ALIKES = ("авекмнорстух", "abekmhopctyx")
LAYOUTS = ("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.")
_TO_LATIN = str.maketrans(*LOOK_ALIKES)
CYRILLIC, LATIN, DIGIT = re.compile("[а-я]"), re.compile("[a-z]"), re.compile("[0-9]")


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
    if CYRILLIC.search(word) and (DIGIT.search(word) or LATIN.search(word)):
        return word.translate(_TO_LATIN)
    return word


def capitals(text: str) -> set[str]:
    """The short words of a text that are written in capitals, in small letters."""
    found = re.findall(r"(?<!\w)(?:[A-ZА-Я]\.?){2,4}(?![\w])", text)
    return {word.replace(".", "").lower() for word in found}
