"""How a name sounds, so that it is found in whatever romanisation: one key for "Kirghiz" and "Kyrgyz".

The client applies the same rules to a query, which it gets with the data.
"""

from __future__ import annotations

import re

from explainer.languages.known import READ

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
_LETTERS = {letter: put for language in READ for letter, put in language.search.romanised.items()}


def romanised(word: str) -> str:
    """A word, folded, in Latin letters, as its language usually writes names."""
    return "".join(_LETTERS.get(letter, letter) for letter in word)


def sound(word: str) -> str:
    """The key of a word, in whatever letters."""
    key = romanised(word)
    for pattern, put in _RULES:
        key = pattern.sub(put, key)
    return key
