"""A checkout of an older format (tests/format-1 and -2, laid over the tiny one) is told, and brought to today's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import Run
from explainer.check.readings import awaited
from explainer.load.format import FORMAT
from explainer.migrations import STEPS, migrate

TESTS = Path(__file__).parent
HINT = "run `explainer migrate`"
PLAN, LAUNCH = "seeds/annotations/ferry-plan.yml", "seeds/annotations/ferry-launch.yml"
VOICES = "seeds/knowledge/voices.yml"


@pytest.fixture
def second(tiny: Checkout) -> Checkout:
    """The tiny checkout as the second program wrote it: no annotations, and an editor's decisions on two voices."""
    shutil.copytree(TESTS / "format-2", tiny.root, dirs_exist_ok=True)
    shutil.rmtree(tiny.root / "seeds/annotations")
    tiny.write("seeds/format.txt", "2\n")
    listed = {"data/decisions.csv", "data/decisions.json", *tiny.read("seeds/published.txt").splitlines()}
    tiny.write("seeds/published.txt", "\n".join(sorted(listed - {"data/voices.csv", "data/voices.json"})) + "\n")
    return tiny


@pytest.fixture
def old(second: Checkout) -> Checkout:
    """The tiny checkout as the first program wrote it, with some of each kind read a second time."""
    shutil.copytree(TESTS / "format-1", second.root, dirs_exist_ok=True)
    (second.root / "seeds/format.txt").unlink()
    return second


def confirm_all(checkout: Checkout, run: Run) -> None:
    """An editor reads every sentence, and adds the one date that the rules miss."""
    checkout.edit(
        (
            LAUNCH,
            "  proposed: editorial 68\n",
            "  dates:\n    - wording: Тогда же\n      edtf: 2021-06\n      counted_from: L1.1\n"
            "  reason:\n    ru: «Тогда же» — в том же месяце.\n    en: “At that time” is in the same month.\n"
            "  proposed: editorial 68\n",
        )
    )
    for id, *paragraphs in (("ferry-plan", "P1", "P2"), ("ferry-launch", "L1", "L2")):
        assert run(checkout, "annotate", id, "--confirm", *paragraphs, "--by", "a reader").code == 0


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


def test_a_checkout_of_the_first_format_is_migrated_to_one_that_checks(old: Checkout, run: Run) -> None:
    assert run(old, "check").code == 1
    said = run(old, "migrate")
    assert said.code == 0
    assert said.out.splitlines() == [
        LAUNCH,
        PLAN,
        "seeds/format.txt",
        "seeds/knowledge/unforeseen.yml",
        VOICES,
        "seeds/readings.yml",
        "seeds/redirects.yml",
    ]
    # How the texts are read is proposed, and waits for an editor.
    confirm_all(old, run)
    assert [str(problem) for problem in old.problems()] == []
    assert run(old, "check").code == 0


def test_readings_carry_over_where_words_and_evidence_are_the_same(old: Checkout) -> None:
    # One statement has been changed since it was read.
    old.edit(("seeds/knowledge/statements.yml", "Цена билета не названа.", "Цена не названа."))
    migrate(old.root)
    waiting = {item.id for item in awaited(old.book())}
    for id in ("plan-keel", "about-orlov", "def-ferry", "position:when/june"):
        assert id not in waiting
    # What the first format never covered, and what has changed.
    assert {"event:keel", "essay:trip", "topic:trips", "launch-price"} <= waiting


def test_a_second_run_changes_nothing(old: Checkout, run: Run) -> None:
    migrate(old.root)
    before = old.files("seeds")
    said = run(old, "migrate")
    assert said.code == 0
    assert "nothing to do" in said.err
    assert old.files("seeds") == before


def test_a_run_that_was_ended_before_it_wrote_the_format_is_done_again(old: Checkout) -> None:
    migrate(old.root)
    before = old.files("seeds")
    (old.root / "seeds/format.txt").unlink()
    migrate(old.root)
    assert old.files("seeds") == before


def test_a_newer_format_is_left_alone(tiny: Checkout, run: Run) -> None:
    tiny.write("seeds/format.txt", "99\n")
    before = tiny.files("seeds")
    said = run(tiny, "migrate")
    assert said.code == 1
    assert "take a newer program" in said.err
    assert tiny.files("seeds") == before


def test_voices_of_the_second_format_become_annotations_with_the_editors_reasons(second: Checkout) -> None:
    assert [str(problem) for problem in second.problems()] == [
        f"seeds/format.txt:1: the files are of format 2, this program reads {FORMAT}; {HINT}"
    ]
    migrate(second.root)
    assert not (second.root / VOICES).exists()
    sources = {source.id: source for source in second.load()[0].sources}
    read = {annotation.at: annotation for annotation in sources["ferry-plan"].annotations}
    carried, relayed = read["P1.3"], read["P2.2"]
    assert [(span.kind, span.speaker, span.words) for span in carried.voices] == [
        ("inherited", "zimina", "Расписание утвердят позже.")
    ]
    assert carried.reason is not None
    assert carried.reason["en"] == "The sentence carries Zimina’s forecast on."
    assert carried.proposed == "inherited zimina 26?"
    assert [(span.kind, span.speaker, span.relays, span.words) for span in relayed.voices] == [
        ("direct", "zimina", None, "Капитан Орлов сказал, что"),
        ("direct", "zimina", "orlov", "рейсы начнутся осенью"),
        ("editorial", None, None, ", – заявила инженер Анна Зимина."),
    ]
    # Of when the text was written, it is known only before when it was not.
    assert relayed.proposed == "direct zimina 47 + editorial 32 | осенью = vague"
    # A sentence on which nobody had decided is as the rules read it today.
    assert read["P1.2"].reason is None
    assert [span.kind for span in read["P1.2"].voices] == ["editorial", "indirect"]


def test_nothing_migrated_counts_as_confirmed(second: Checkout, run: Run) -> None:
    migrate(second.root)
    told = [problem for problem in second.problems() if "nobody has confirmed" in problem.message]
    assert [(problem.place.path, problem.place.line) for problem in told] == [(LAUNCH, 2), (PLAN, 2)]
    assert run(second, "check").code == 1
    confirm_all(second, run)
    assert [str(problem) for problem in second.problems()] == []


def test_a_proposal_with_an_old_decision_in_it_is_not_written_over(second: Checkout, run: Run) -> None:
    migrate(second.root)
    before = second.read(PLAN)
    assert run(second, "annotate", "ferry-plan").code == 0
    assert second.read(PLAN) == before


def test_the_published_table_of_decisions_leads_to_that_of_voices(second: Checkout) -> None:
    migrate(second.root)
    book, _ = second.load()
    assert {redirect.old: redirect.new for redirect in book.redirects} == {
        "data/decisions.csv": "data/voices.csv",
        "data/decisions.json": "data/voices.json",
    }


@pytest.mark.parametrize(
    ("edit", "line", "message"),
    [
        (("at: P1.3", "at: P1.9"), 3, "no text has a sentence P1.9; mend the reference, or take the decision out"),
        (("quote: рейсы начнутся осенью", "quote: рейсы начнутся летом"), 12, "is not exactly once in P2.2"),
        (("  quote: рейсы начнутся осенью\n", ""), 9, "“” is not exactly once in P2.2"),
        (("kind: relayed", "kind: direct"), 10, '"kind" of decision is "direct"; use one of: inherited, editorial'),
        (("- at: P1.3\n  kind: inherited", "at: P1.3\nkind: inherited"), 5, "is not YAML"),
    ],
    ids=["no-sentence", "other-words", "no-words", "no-kind", "no-list"],
)
def test_a_decision_that_cannot_be_carried_over_is_told_and_nothing_is_lost(
    second: Checkout, run: Run, edit: tuple[str, str], line: int, message: str
) -> None:
    second.edit((VOICES, *edit))
    before = second.files("seeds")
    said = run(second, "migrate")
    assert said.code == 1
    (told,) = said.err.splitlines()
    assert told.startswith(f"{VOICES}:{line}: ")
    assert message in told
    assert second.files("seeds") == before


def test_a_text_without_a_date_to_count_from_is_told_before_anything_is_changed(second: Checkout, run: Run) -> None:
    second.edit(("seeds/sources.yml", "date: 2021-03-05/..", "date: March"))
    before = second.files("seeds")
    said = run(second, "migrate")
    assert said.code == 1
    assert '"March" is no date that a text can be counted from' in said.err
    assert second.files("seeds") == before
