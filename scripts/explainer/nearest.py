"""The one of several words that is most like another: for "did you mean" in messages, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 60
"""Out of a hundred; below it no word is thought to be meant."""


SHORT = 3
"""A word of so few letters stands in many longer ones, and none of them is meant."""


def odd_letters(word: str) -> str:
    """What to say of letters in an id, a field or a reference that only look like those which it is written in.

    Nothing of a word that is written in another alphabet from end to end: there nobody is misled.
    """
    found = [letter for letter in word if letter.isalpha() and not letter.isascii()]
    if not found or len(found) > sum(letter.isascii() and letter.isalnum() for letter in word):
        return ""
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(found))
    odd = "".join(dict.fromkeys(found))
    return f"“{odd}” in it ({codes}) is none of the letters a to z, however alike: write it with these; "


def likely(word: str, known: Iterable[str], otherwise: str) -> str:
    """What would mend a word that is none of the known ones: its letters, the one that is meant, or `otherwise`."""
    near = nearest(word, known)
    return odd_letters(word) + (f'did you mean "{near}"?' if near else otherwise)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one; None where none is much like it."""
    # Only here: a run without a problem has no use for it.
    from rapidfuzz import fuzz, process

    # By the whole of it, or by a part of the longer one, too.
    scorer = fuzz.ratio if len(word) <= SHORT else fuzz.WRatio
    found = process.extractOne(word, sorted(known), scorer=scorer, score_cutoff=ALIKE)
    return found[0] if found else None
