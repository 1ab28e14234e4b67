"""How a name sounds, so that it is found in whatever romanisation: one key for "Kirghiz" and "Kyrgyz".

The client applies the same rules to a query, which it gets with the data.
"""

from __future__ import annotations

import re

# Each a pattern that JavaScript reads as Python does, and what takes its place; in this order, over Latin letters.
RULES: tuple[tuple[str, str], ...] = (
    ("[^a-z]", ""),
    ("tsch|tch", "c"),
    ("sch|sh", "s"),
    ("cz|ch", "c"),
    ("dzh|zh|dj|dz|j(?=[aou])", "z"),
    ("ph|ff|f|w", "v"),
    ("ck|q|kh", "k"),
    ("h", ""),
    ("x", "ks"),
    ("ts|tz", "c"),
    ("ou|oo", "u"),
    ("ee", "i"),
    ("[yj]", "i"),
    ("([aeiou])i(?=[aeiou])", "$1"),
    ("i(?=[aeou])", ""),
    ("(.)(?=\\1)", ""),
)
_RULES = tuple((re.compile(pattern), re.sub(r"\$(\d)", r"\\\1", put)) for pattern, put in RULES)
_SPELT = (
    *("a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh"),
    *("ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"),
)
_LETTERS = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", _SPELT, strict=True))


def romanised(word: str) -> str:
    """A Cyrillic word, folded, in Latin letters, as it is usually done."""
    return "".join(_LETTERS.get(letter, letter) for letter in word)


def sound(word: str) -> str:
    """The key of a word in Latin or Cyrillic letters."""
    key = romanised(word)
    for pattern, put in _RULES:
        key = pattern.sub(put, key)
    return key
