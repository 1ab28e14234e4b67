"""Every problem that `check` tells: the tiny checkout broken in one place (tests/check/), and nothing else told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from checkout import Case, Checkout, Edit, Known, parse_cases
from conftest import Run, copy_tiny
from explainer.check import OFTEN, check_book
from explainer.check.coverage import measure_coverage
from explainer.check.links import link_problems
from explainer.cli import main
from explainer.model import Book
from explainer.proof import every_sentence
from explainer.render import addresses_of, render_docs

CASES = [
    pytest.param(case, number > 0, id=f"{file.stem}: {case.title}")
    for file in sorted((Path(__file__).parent / "check").glob("*.txt"))
    for number, case in enumerate(parse_cases(file.read_text(encoding="utf-8")))
]
"""Each with whether a run before has found the checkout good; the first of every file is told without, too."""


@pytest.mark.parametrize("labels", [True, False], ids=["whole", "bare"])
def test_the_tiny_checkout_has_no_problem(tmp_path: Path, labels: bool) -> None:
    assert copy_tiny(tmp_path / "tiny", labels=labels).problems() == ()


@pytest.mark.parametrize(("case", "before"), CASES)
def test_a_break_is_told_at_its_place_and_nothing_else(
    tmp_path: Path, known_good: Mapping[bool, Known], case: Case, before: bool
) -> None:
    labels = any(name.startswith("seeds/ui") for name, *_ in case.edits)
    checkout = copy_tiny(tmp_path / "tiny", labels=labels)
    checkout.edit(*case.edits)
    if before:
        checkout = replace(checkout, known=known_good[labels])
    checkout.assert_told(case.told)


def test_a_word_of_the_glossary_that_is_no_name_needs_no_proof(tiny: Checkout) -> None:
    tiny.edit(
        ("seeds/knowledge/terms.yml", "  see: [seagull]\n", "  see: [seagull]\n  forms:\n    ru: [ПС]\n    en: [FB]\n"),
        ("seeds/knowledge/statements.yml", "words: [Цена, price]", "words: [Цена, ПС, price]"),
        ("seeds/knowledge/statements.yml", "Цена билета не названа.", "Цена билета на ПС не названа."),
        ("seeds/knowledge/statements.yml", "The price of the ticket is", "The price of the FB ticket is"),
    )
    assert tiny.problems() == ()


def test_a_month_is_held_by_its_date_and_needs_no_word(tiny: Checkout) -> None:
    tiny.edit(("seeds/sources.yml", "The work the text cites was looked up on 5 March", "Access was on 5 March"))
    assert [
        str(problem) for problem in tiny.problems() if '"en"' in str(problem) and "dating-ferry-plan" in str(problem)
    ] == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        pytest.param("numbrs/", 'link "numbrs/" leads to no page; did you mean "numbers/"?', id="page"),
        pytest.param("zzzz/", 'link "zzzz/" leads to no page; mend it or take it out', id="page-like-none"),
        pytest.param(
            "numbers/#expected-passanger",
            'link "numbers/#expected-passanger" leads to no place on its page; did you mean "expected-passengers"?',
            id="place",
        ),
        pytest.param(
            "#nxt", 'link "#nxt" leads to no place on its page; did you mean "next"?', id="place-on-its-own-page"
        ),
    ],
)
def test_a_link_of_our_prose_that_leads_nowhere_is_told_by_the_command(
    tiny: Checkout, run: Run, target: str, message: str
) -> None:
    name = "seeds/essays/trip.en.md"
    tiny.edit((name, "numbers/#expected-passengers", target))
    said = run(tiny, "check")
    assert (said.code, said.problems) == (1, [f"{name}:{tiny.line(name, 'The ferry set out')}: {message}"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("40](numbers", "40] (numbers", "“](” is of a link that is none", id="blank"),
        pytest.param(
            "[About 40](numbers/#expected-passengers)",
            "About 40",
            'lacks the link "numbers/#expected-passengers" that "ru" (line 3) has',
            id="left-out",
        ),
    ],
)
def test_a_link_that_one_language_lacks_is_told_where_it_lacks_it(
    tiny: Checkout, run: Run, old: str, new: str, message: str
) -> None:
    name = "seeds/essays/trip.en.md"
    tiny.edit((name, old, new))
    said = run(tiny, "check")
    assert said.code == 1
    told = [line for line in said.err.splitlines() if line.startswith(("seeds/", "docs/"))]
    assert any(line.startswith(f"{name}:3: {message}") for line in told), told
    assert all(line.startswith(f"{name}:3: ") for line in told), told


def test_links_that_lead_somewhere_pass(tiny_book: Book) -> None:
    assert list(link_problems(tiny_book, addresses_of(tiny_book))) == []
    targets = {run.target for page in tiny_book.pages for block in page.blocks["en"] for run in block.items[0]}
    assert {"timeline/", "#rules"} <= targets


def test_a_label_that_no_page_asks_for_is_told_at_its_key_with_the_key_that_is_like_it(
    tiny: Checkout, run: Run
) -> None:
    tiny.edit(("seeds/ui.yml", "timeline.lead:\n", "timeline.laed:\n"))
    said = run(tiny, "check")
    assert said.code == 1
    place = f"seeds/ui.yml:{tiny.line('seeds/ui.yml', 'timeline.laed:')}"
    message = 'label "timeline.laed" is shown nowhere; did you mean "timeline.lead"?'
    assert f"{place}: {message}" in said.problems


def test_an_introduction_in_place_of_no_label_is_told_at_its_key(tiny: Checkout) -> None:
    name = "seeds/knowledge/introductions.yml"
    words = "  ru: Паром вышел.\n  en: The ferry set out.\n  statements: [launch-lake]\n"
    tiny.write(name, f"timeline.lead:\n{words}")
    assert tiny.problems() == ()
    tiny.write(name, f"timeline.laed:\n{words}")
    message = 'introduction "timeline.laed" stands in place of no label; did you mean "timeline.lead"?'
    tiny.assert_told([(name, "timeline.laed:", message)])


def test_what_is_wrong_in_many_places_alike_is_told_in_some_and_counted(tiny: Checkout) -> None:
    tiny.edit(("seeds/sources.yml", "- id: ferry-launch\n", "- id: ferry-lunch\n"))
    translations = tiny.root / "seeds" / "translations"
    (translations / "ferry-launch.yml").rename(translations / "ferry-lunch.yml")
    annotations = tiny.root / "seeds" / "annotations"
    (annotations / "ferry-launch.yml").rename(annotations / "ferry-lunch.yml")
    seeds = tiny.files("seeds")
    quoted = sum(seeds[name].count(b"source: ferry-launch\n") for name in seeds)
    assert quoted > OFTEN
    gist = 'source "ferry-launch" is unknown; did you mean "ferry-lunch"?'
    *told, last = [problem.message for problem in tiny.problems() if gist in problem.message]
    assert told == [gist] * (OFTEN - 1)
    assert last == f"{gist} (and so in {quoted - OFTEN} more places)"


BREAKS: tuple[Edit, ...] = (
    ("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: Trips\n  colour: red\n"),
    ("seeds/knowledge/statements.yml", "      in: L2.1\n", ""),
    ("seeds/knowledge/statements.yml", "  topics: [building, trips]\n", "  topics: [building, tripz]\n"),
    ("seeds/knowledge/terms.yml", "  see: [ferry]\n", "  see: [herald]\n"),
    ("seeds/essays/trip.en.md", "## What next? {#next}\n", "## What next\n"),
)


def test_faults_of_loading_and_of_checking_are_told_in_one_run_in_order(tiny: Checkout) -> None:
    tiny.edit(*BREAKS)
    problems = tiny.problems()
    # Where the languages differ, both files are told.
    assert {problem.place.path for problem in problems} == {name for name, *_ in BREAKS} | {"seeds/essays/trip.ru.md"}
    assert len(problems) > len(BREAKS)
    assert list(problems) == sorted(problems)
    assert check_book(tiny.load()[0]) == tuple(sorted(set(check_book(tiny.load()[0]))))


@pytest.mark.parametrize("verb", [["check"], ["render"], ["render", "--check"], ["build"]], ids=" ".join)
def test_with_a_problem_every_verb_tells_all_of_them_exits_1_and_writes_nothing(
    tiny: Checkout, run: Run, verb: list[str]
) -> None:
    tiny.write("docs/ru/index.md", "what was there before\n")
    tiny.write("site/index.html", "<!doctype html><title>before</title>\n")
    tiny.edit(*BREAKS)
    before = tiny.files(".")
    expected = tiny.problems()
    said = run(tiny, *verb)
    assert (said.code, said.out, said.problems) == (1, "", [str(problem) for problem in expected])
    assert f"problems: {len(expected)}; nothing was written" in said.err
    assert tiny.files(".") == before


def test_without_a_problem_check_exits_0_and_says_the_coverage(tiny: Checkout, run: Run) -> None:
    before = tiny.files(".")
    said = run(tiny, "check")
    assert said.code == 0
    assert "coverage: 10 of 10 sentences (9 used, 1 set aside)" in said.out
    assert tiny.files(".") == before


def test_what_is_rendered_is_fresh_until_a_seed_changes_or_somebody_writes_over_it(tiny: Checkout, run: Run) -> None:
    assert run(tiny, "render", "--check").code == 1
    assert not (tiny.root / "docs").exists()
    assert run(tiny, "render").code == 0
    assert run(tiny, "render", "--check").code == 0
    rendered = tiny.read("docs/en/index.md")
    tiny.write("docs/en/index.md", "old\n")
    assert run(tiny, "render", "--check")[:2] == (1, "docs/en/index.md\n")
    tiny.write("docs/en/index.md", rendered)
    tiny.edit(("seeds/knowledge/topics.yml", "  en: Work began\n", "  en: Work here began\n"))
    said = run(tiny, "render", "--check")
    assert said.code == 1
    stale = said.out.splitlines()
    assert "docs/en/experts/zimina/index.md" in stale
    assert all(name.startswith("docs/en/experts/") for name in stale)


@pytest.mark.parametrize("argv", [[], ["chekc"], ["check", "--fast"], ["serve", "--port", "http"]], ids=" ".join)
def test_wrong_usage_exits_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2


def test_coverage_counts_sentences_used_and_set_aside(tiny: Checkout) -> None:
    assert str(measure_coverage(tiny.book())) == "coverage: 10 of 10 sentences (9 used, 1 set aside)"
    tiny.write("seeds/knowledge/set-aside.yml", "[]\n")
    assert str(measure_coverage(tiny.book())) == "coverage: 9 of 10 sentences (9 used, 0 set aside)"


def test_a_text_in_excerpts_need_not_be_quoted_whole(tiny: Checkout) -> None:
    tiny.write("seeds/knowledge/set-aside.yml", "[]\n")
    (told,) = tiny.problems()
    assert "no record uses L1.3" in told.message
    tiny.write("seeds/sources.yml", tiny.read("seeds/sources.yml").replace("rights: full", "rights: excerpts"))
    assert tiny.problems() == ()
    book = tiny.book()
    said = "coverage: 10 of 10 sentences (9 used, 0 set aside, 1 left out of texts in excerpts)"
    assert str(measure_coverage(book)) == said
    (hidden,) = (sentence.text for *_, sentence, at in every_sentence(book) if str(at) == "L1.3")
    pages = render_docs(book)
    assert "not shown: nothing rests on this sentence" in pages["en/coverage/index.md"]
    assert not [path for path, words in pages.items() if hidden in words]


@pytest.mark.parametrize(
    ("quoted", "said", "fits"),
    [
        (("полтора миллиона", "a million and a half"), ("миллион", "a million"), False),
        (("полмиллиона", "half a million"), ("миллион", "a million"), False),
        (("две трети", "two thirds of the"), ("двух", "two"), False),
        (("вдвое больше", "twice as many"), ("двух", "two"), False),
        (("полтора миллиона", "a million and a half"), ("1,5 миллиона", "1.5 million"), True),
        (("дюжину", "a dozen"), ("12", "12"), True),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_a_part_in_a_quotation_proves_that_part_and_no_whole_number(
    tiny: Checkout, quoted: tuple[str, str], said: tuple[str, str], fits: bool
) -> None:
    tiny.retype("seeds/texts/ferry-launch.txt", "38 пасажиров", f"{quoted[0]} пасажиров")
    tiny.edit(
        ("seeds/knowledge/statements.yml", "Паром взял 38 пассажиров.", f"Паром взял {said[0]} пассажиров."),
        ("seeds/knowledge/statements.yml", "The ferry took 38 passengers.", f"The ferry took {said[1]} passengers."),
    )
    for file in ("seeds/knowledge/statements.yml", "seeds/translations/ferry-launch.yml"):
        text = tiny.read(file)
        for old, new in zip(("38 пасажиров", "38 passengers"), (" пасажиров", " passengers"), strict=True):
            text = text.replace(old, f"{quoted[old.isascii()]}{new}")
        tiny.write(file, text)
    place = ("seeds/knowledge/statements.yml", tiny.line("seeds/knowledge/statements.yml", f"взял {said[0]}"))
    told = [problem.message for problem in tiny.problems() if (problem.place.path, problem.place.line) == place]
    assert any("which its quotations do not have" in message for message in told) is not fits, told
