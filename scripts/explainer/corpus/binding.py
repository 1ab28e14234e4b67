"""Where a line of our own words may not break: blanks that no line breaks at, in text and nowhere else."""

from __future__ import annotations

import re

from explainer.languages.known import language_named

NO_BREAK = "\N{NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"

PAIR, LONG = 20, 24
"""Fewer letters than that may two words, and more of them, have together without a place to break a line at."""
DASHES = ("—", "–")
JOINING = ("·", "+")
"""Signs that begin no line."""
CLOSED_DASH = re.compile(r"(?<=\w)—(?=\w)")
# The ending of a number, as in «2004-м», stays with it.
ENDING = re.compile(r"(?<=\d)-(?=[^\W\d])")
NUMBER = re.compile(r"[(«“]?\d(?:[\d.,–-]*\d)?(?:-\w+)?")
COUNTED = re.compile(r"\d{1,3}[.,;:]")
NOT_LETTERS = re.compile(r"[^\w-]+")


def bound(text: str, language: str) -> str:
    """The words with those blanks at which no line should break."""
    whole = ENDING.sub(f"-{JOINER}", CLOSED_DASH.sub(f"{JOINER}—", text))
    first, *rest = whole.split(" ")
    pieces, length, before = [first], len(first), first
    for word in rest:
        short = len(before) + 1 + len(word) < PAIR and length + 1 + len(word) < LONG
        # However long, a dash stays with what it follows.
        together = word in DASHES or (short and _stay_together(before, word, language))
        pieces += [NO_BREAK if together else " ", word]
        length = length + 1 + len(word) if together else len(word)
        before = word
    return "".join(pieces)


def _stay_together(before: str, word: str, language: str) -> bool:
    """Whether a line should not break between two words: at a dash or a dot, behind a short one or a number, before a
    code of one letter or a number that ends what is said."""
    said = NOT_LETTERS.sub("", before)
    # What ends a sentence or a part of it may end a line.
    clings = said == before.lstrip("«“(„") and language_named(language).house.clinging.fullmatch(said)
    # The code of a text is a Latin letter; a short Russian word goes with what follows it.
    code = len(word) == 1 and word.isalpha() and word.isascii()
    number = NUMBER.fullmatch(before) and word[:1].isalpha()
    last = COUNTED.fullmatch(word) and before.isalpha()
    return bool(word) and (
        word in JOINING or before in DASHES or bool(clings or number or last) or code
    )
