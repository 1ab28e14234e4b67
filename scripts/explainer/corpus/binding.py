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
COUNTED = re.compile(r"\d{1,3}(?:\.\d+)?[.,;:]")
LETTER = re.compile(r"[(«“]?[^\W\d]\.")
"""A word cut to its first letter: «б. д.»."""
NOT_LETTERS = re.compile(r"[^\w-]+")


def bound(text: str, language: str) -> str:
    """The words with those blanks at which no line should break."""
    first, *rest = ENDING.sub(f"-{JOINER}", CLOSED_DASH.sub(f"{JOINER}—", text)).split(" ")
    chains, before = [first], first
    for word in rest:
        # However long, a dash stays with what it follows.
        if word in DASHES or (_together(before, word, language) and _short(before, word, chains[-1])):
            chains[-1] += NO_BREAK + word
        else:
            chains.append(word)
        before = word
    # A dash ends a line only where with what follows it would be too long to stay on one.
    whole = chains[:1]
    for chain in chains[1:]:
        if chain and whole[-1].endswith(DASHES) and _short("", chain, whole[-1]):
            whole[-1] += NO_BREAK + chain
        else:
            whole.append(chain)
    return " ".join(whole)


def _short(before: str, word: str, chain: str) -> bool:
    return len(before) + 1 + len(word) < PAIR and len(chain) + 1 + len(word) < LONG


def _together(before: str, word: str, language: str) -> bool:
    """Whether a line should not break between two words: at a dot, behind a short one or a number, before a code of one
    letter or a number that ends what is said, within what is cut to letters."""
    said = NOT_LETTERS.sub("", before)
    # What ends a sentence or a part of it may end a line.
    clings = said == before.lstrip("«“(„") and language_named(language).house.clinging.fullmatch(said)
    # The code of a text is a Latin letter; a short Russian word goes with what follows it.
    code = len(word) == 1 and word.isupper() and word.isascii() and before[-1:].isalpha()
    number = NUMBER.fullmatch(before) and word[:1].isalpha()
    last = COUNTED.fullmatch(word) and before.isalpha()
    cut = LETTER.fullmatch(before) and LETTER.match(word)
    return bool(word) and (word in JOINING or bool(clings or number or last or cut) or code)
