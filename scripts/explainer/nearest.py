"""The one of several words that is most like another: for "did you mean" in messages, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 60
"""Out of a hundred; below it no word is thought to be meant."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one; None where none is much like it."""
    # Only here: a run without a problem has no use for it.
    from rapidfuzz import process

    found = process.extractOne(word, sorted(known), score_cutoff=ALIKE)
    return found[0] if found else None
