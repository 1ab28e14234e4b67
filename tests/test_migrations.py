"""A checkout of an older format (tests/format-1, laid over the tiny one) is told, and brought to today's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checkout import Checkout
from explainer.check.readings import awaited
from explainer.cli import main
from explainer.load.format import FORMAT
from explainer.migrations import STEPS, migrate

FORMAT_1 = Path(__file__).parent / "format-1"
HINT = "run `explainer migrate`"


@pytest.fixture
def old(tiny: Checkout) -> Checkout:
    """The tiny checkout as the first program wrote it, with everything read a second time."""
    shutil.copytree(FORMAT_1, tiny.root, dirs_exist_ok=True)
    (tiny.root / "seeds/format.txt").unlink()
    return tiny


def test_there_is_a_step_to_every_format() -> None:
    assert len(STEPS) == FORMAT - 1


def test_an_older_format_is_one_problem_that_says_what_mends_it(old: Checkout) -> None:
    assert [str(problem) for problem in old.problems()] == [
        f"seeds/format.txt:1: the files are of format 1, this program reads {FORMAT}; {HINT}"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("1\n", HINT, id="older"),
        pytest.param("99\n", "take a newer program", id="newer"),
        pytest.param("two\n", "holds no format", id="no-number"),
        pytest.param("", "holds no format", id="empty"),
    ],
)
def test_another_format_is_one_problem(tiny: Checkout, text: str, message: str) -> None:
    tiny.write("seeds/format.txt", text)
    (problem,) = tiny.problems()
    assert problem.place.path == "seeds/format.txt"
    assert message in problem.message


def test_a_checkout_of_the_first_format_is_migrated_to_one_that_checks(
    old: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(old.root)
    assert main(["check"]) == 1
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "seeds/format.txt",
        "seeds/knowledge/unforeseen.yml",
        "seeds/readings.yml",
    ]
    assert old.problems() == ()
    assert main(["check"]) == 0


def test_readings_carry_over_where_words_and_evidence_are_the_same(old: Checkout) -> None:
    # One statement has been changed since it was read.
    old.edit(("seeds/knowledge/statements.yml", "Цена билета не названа.", "Цена не названа."))
    migrate(old.root)
    waiting = {item.id for item in awaited(old.book())}
    for id in ("plan-keel", "about-orlov", "def-ferry", "position:when/june"):
        assert id not in waiting
    # What the first format never covered, and what has changed.
    assert {"event:keel", "essay:trip", "topic:trips", "launch-price"} <= waiting


def test_a_second_run_changes_nothing(
    old: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    migrate(old.root)
    before = old.files("seeds")
    monkeypatch.chdir(old.root)
    assert main(["migrate"]) == 0
    assert "nothing to do" in capsys.readouterr().err
    assert old.files("seeds") == before


def test_a_run_that_was_ended_before_it_wrote_the_format_is_done_again(old: Checkout) -> None:
    migrate(old.root)
    before = old.files("seeds")
    (old.root / "seeds/format.txt").unlink()
    migrate(old.root)
    assert old.files("seeds") == before


def test_a_newer_format_is_left_alone(
    tiny: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.write("seeds/format.txt", "99\n")
    before = tiny.files("seeds")
    monkeypatch.chdir(tiny.root)
    assert main(["migrate"]) == 1
    assert "take a newer program" in capsys.readouterr().err
    assert tiny.files("seeds") == before
