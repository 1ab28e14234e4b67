"""Pages of one language held against the other's."""

from __future__ import annotations

import pytest

from explainer.check.parity import parity_problems

GOOD = """---
title: x
---

# A { #top }

Words.[^one] [T1.1](../sources/x/index.md#p1s1){ .reference }

[^one]: Note.
"""


def files(other: str) -> dict[str, str]:
    return {"ru/a/index.md": GOOD, "en/a/index.md": other}


def test_pages_that_say_the_same_pass() -> None:
    assert list(parity_problems(files(GOOD.replace("Words", "Слова")))) == []


@pytest.mark.parametrize(
    ("change", "gist"),
    [
        pytest.param(("{ #top }", "{ #other }"), 'the id "other"', id="another-id"),
        pytest.param(("[^one] ", ""), 'the note "one"', id="a-note-less"),
        pytest.param(("#p1s1", "#p1s2"), 'the link "../sources/x/index.md#p1s2"', id="another-link"),
        pytest.param(("\n\n[^one]:", "\n\nMore.\n\n[^one]:"), "has 5 blocks", id="a-block-more"),
    ],
)
def test_a_difference_is_told(change: tuple[str, str], gist: str) -> None:
    found = [str(problem) for problem in parity_problems(files(GOOD.replace(*change, 1)))]
    assert any(gist in line for line in found), found


def test_a_page_in_one_language_alone_is_told() -> None:
    found = list(parity_problems({"ru/a/index.md": GOOD}))
    assert [problem.place.path for problem in found] == ["docs/ru/a/index.md"]


def test_a_link_to_the_glossary_may_stand_elsewhere() -> None:
    linked = GOOD.replace("Words", "[Words](../glossary/index.md#w){ .term }")
    assert list(parity_problems(files(linked))) == []
