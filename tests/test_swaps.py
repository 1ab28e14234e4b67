"""Names that change places, and names and words put for others, in the real statements: how many are told."""

from __future__ import annotations

import random

import pytest

import explainer.check
from explainer.check import check_book
from explainer.model import Book
from flips_generator import with_statements
from swaps_generator import Swap, every_swap

SEED = 1951
AT_LEAST = {"names exchanged": 0.70, "another name": 0.96, "another word": 0.70}
"""Shares of all, as measured and rounded down, since other seeds draw other swaps.

A word put for another may be a synonym, and only a reader can tell.
"""


def rounds(swaps: list[Swap]) -> list[list[Swap]]:
    """So grouped that no group changes a statement twice."""
    groups: list[list[Swap]] = []
    for swap in swaps:
        fit = (group for group in groups if all(other.new.id != swap.new.id for other in group))
        group = next(fit, None)
        if group is None:
            groups.append(group := [])
        group.append(swap)
    return groups


@pytest.mark.long
def test_swaps_are_told_at_their_line(
    real_book: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Many of one message are wanted here, each at its line.
    monkeypatch.setattr(explainer.check, "OFTEN", 10_000)
    shares = {}
    for sort, swaps in every_swap(real_book, random.Random(SEED)).items():
        caught = 0
        for group in rounds(swaps):
            book = with_statements(real_book, {swap.new.id: swap.new for swap in group})
            told = {(problem.place.path, problem.place.line) for problem in check_book(book)}
            caught += sum(not swap.lines.isdisjoint(told) for swap in group)
        shares[sort] = caught / len(swaps)
        with capsys.disabled():
            print(f"\nswaps told at their line, {sort}: {caught} of {len(swaps)} ({shares[sort]:.1%})", end="")
    assert all(shares[sort] >= least for sort, least in AT_LEAST.items()), shares
