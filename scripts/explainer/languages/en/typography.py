"""The typography of English: “…”, ‘…’ inside them, dashes without spaces, British spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.languages.tables import Fault, House, rules

_UNLIKE = tuple(
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
"""American spellings that a text may well meet, by their endings, and the British ones. Words with a capital may be
names and keep their own spelling, and so may those that begin a sentence."""


def _not_british(text: str) -> Iterator[Fault]:
    for pattern, other, british in _UNLIKE:
        for found in pattern.finditer(text):
            before, _, after = found[0].rpartition(other)
            yield *found.span(), f"“{found[0]}” is not British", f"write “{before}{british}{after}”"


HOUSE = House(
    article=re.compile(r"^(?:the|an?) ", re.IGNORECASE),
    quotes=(("“", "”"), ("‘", "’")),
    foreign=re.compile(r"«(?=[^«»А-Яа-яЁё]*+[А-Яа-яЁё])[^«»]*+»"),
    requires=re.compile("[A-Za-z]"),
    rules=rules(
        (r"“(?=[ \u00a0])", "space inside marks", "take it out"),
        (r"\"", "straight quotation mark", "write “…”"),
        (r"'", "straight apostrophe", "write ’"),
        (r"[«»„‚‹›]", "foreign quotation mark", "write “…”; «…» is for Russian words"),
        (r"(?:(?<=\s)|\A)[-–−](?=\s)", "hyphen or short dash between words", "write — without spaces"),
        (r"(?<!\s)\s+—\s*|—\s+", "em dash with spaces", "write it without"),
        (r"(?<=\d)—(?=\d)", "em dash in a range of numbers", "write –"),
        (r"(?i)\b(a|i)[ \u00a0]+\1\b", "word twice in a row", "leave one"),
        (r"\b(?:the|an?)[ \u00a0]?(?=[.,;:!?])", "article before a punctuation mark", "say of what, or take it out"),
        (r"\b(?:in|of|to|for|by|with|from|on|at|into)’s\b", "’s without its noun", "say whose, or take it out"),
        (r"[А-Яа-яЁё]+", "Russian word", "set it in «ёлочки»"),
    ),
    misspelt=_not_british,
)
