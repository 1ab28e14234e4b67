"""The typography of English: “…”, ‘…’ inside them, dashes without spaces, British spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.languages.en.british import unlike_british
from explainer.languages.tables import Fault, House, rules


def _not_british(text: str) -> Iterator[Fault]:
    for start, end, right in unlike_british(text):
        yield start, end, f"“{text[start:end]}” is not British", f"write “{right}”"


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
