"""Every kind of problem that `check` tells: the tiny checkout broken in one place (tests/check/), and nothing else told."""

from __future__ import annotations

from pathlib import Path

import pytest
from checkout import Case, Checkout, parse_cases

CASES = [
    pytest.param(case, id=f"{file.stem}: {case.title}")
    for file in sorted((Path(__file__).parent / "check").glob("*.txt"))
    for case in parse_cases(file.read_text(encoding="utf-8"))
]


def test_the_tiny_checkout_has_no_problem(tiny: Checkout) -> None:
    assert tiny.problems() == ()


@pytest.mark.parametrize("case", CASES)
def test_a_break_is_told_at_its_place_and_nothing_else(tiny: Checkout, case: Case) -> None:
    tiny.edit(*case.edits)
    tiny.assert_told(case.told)
