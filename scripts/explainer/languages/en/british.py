"""American spellings in English of ours, which is British: pairs that a text may well meet, by their endings.

Words with a capital may be names and keep their own spelling, and so may those that begin a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULES = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), other, british)
    for pattern, other, british in (
        (
            r"(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|tum|val|vap|vig)or"
            r"(?:s|ed|ing|able|ite|hood|ly|ers?|ful|less)?",
            "or",
            "our",
        ),
        (r"(?:cent|fib|lit|meag|theat|calib|lust|spect|kilomet|centimet|millimet)ers?", "er", "re"),
        (r"(?:def|off|pret)enses?", "ense", "ence"),
        (r"(?:anal|catal|paral)yz(?:e[sdr]?|ing)", "yz", "ys"),
        (r"(?:anal|catal|dial)ogs?", "og", "ogue"),
        (r"(?:travel|cancel|label|model|signal|fuel|channel|marshal|quarrel|tunnel)(?:ed|ing|ers?)", "el", "ell"),
        (r"grays?|grayer|grayish", "gray", "grey"),
        (r"skeptics?|skeptical|skepticism", "skept", "scept"),
        (r"maneuver(?:s|ed|ing)?", "euver", "oeuvre"),
        (r"aluminum", "num", "nium"),
        (r"artifacts?", "arti", "arte"),
        (r"jewelry", "elry", "ellery"),
        (r"plow(?:s|ed|ing|ers?)?", "plow", "plough"),
        # Not those that end so by birth: size, prize, seize, maize.
        (
            r"(?!(?:\w*(?:s|pr|se|ma)|ass)iz(?:e[sdr]?|ing|able)\b)[a-z]{2,}iz(?:e[sdr]?|ers|ing|ations?|ational|able)"
            r"|[a-z]{2,}(?:as|es|is|os|us|ys|ns)iz(?:e[sdr]?|ing)",
            "iz",
            "is",
        ),
    )
)


def unlike_british(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, how it is written in British) of every word that is spelt otherwise."""
    for pattern, other, british in _RULES:
        for found in pattern.finditer(text):
            before, _, after = found[0].rpartition(other)
            yield found.start(), found.end(), f"{before}{british}{after}"
