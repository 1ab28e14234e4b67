"""One slip, one problem: files that cannot be read, are missing or stand twice; and what an editor may do freely."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import TINY, Run, more
from explainer.check import every_problem
from explainer.check.lost import MANY, lost_problems
from explainer.model import Book, Text

K = "seeds/knowledge"
STATEMENTS = f"{K}/statements.yml"
FILES = sorted(path.relative_to(TINY).as_posix() for path in (TINY / "seeds").rglob("*") if path.is_file())
PROGRAM = {"seeds/published.txt", "seeds/format.txt"}
"""Files of one line or more that are told in other words."""
every_file = pytest.mark.parametrize("name", [name for name in FILES if name not in PROGRAM])


def told(checkout: Checkout) -> list[str]:
    return [str(problem) for problem in checkout.problems()]


def utf_16(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))


def decomposed(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + unicodedata.normalize("NFD", "# й\n"), encoding="utf-8")


def tab(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\tx\n", encoding="utf-8")


def conflict(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n", encoding="utf-8")


def emptied(path: Path) -> None:
    path.write_text("", encoding="utf-8")


def linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/null")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SLIPS: tuple[Callable[[Path], None], ...] = (utf_16, decomposed, tab, conflict, emptied, linked, a_folder, Path.unlink)

MAY_BE_MISSING = {"seeds/vocabulary-kinds.yml"}
"""One file more of a kind of which one is enough: each word that it had is told where it stands."""


@pytest.mark.parametrize("every", [False, *more(True)], ids=["some", "every"])
@every_file
def test_a_file_that_cannot_be_read_is_one_problem(bare: Checkout, name: str, every: bool) -> None:
    path = bare.root / name
    before = path.read_bytes()
    # Two of a file, by turns.
    first = FILES.index(name) % len(SLIPS)
    for slip in SLIPS if every else (SLIPS[first - 1], SLIPS[first]):
        if slip is Path.unlink and name in MAY_BE_MISSING:
            continue
        slip(path)
        found = told(bare)
        assert [line.partition(":")[0] for line in found] == [name], (slip.__name__, found)
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            path.rmdir()
        path.write_bytes(before)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("- id: launch-bell\n  kind", "- id: launch-bell\n   kind", id="indent"),
        pytest.param("  ru: Цена билета", "  ru: Цена: билета", id="colon"),
        pytest.param("- id: launch-bell\n", "- id:launch-bell\n", id="blank-left-out"),
        pytest.param("  ru: Цена билета", "  ru: **Цена** билета", id="stars"),
        pytest.param("  ru: Цена билета", '  ru: "Цена билета', id="quotation-mark"),
        pytest.param("- id: launch-bell\n", "---\n- id: launch-bell\n", id="second-document"),
        pytest.param("- id: plan-keel\n", "id: plan-keel\n", id="no-list"),
        pytest.param("- id: zimina-pier\n", "  id: zimina-pier\n", id="dash-lost"),
        pytest.param("- id: zimina-pier\n", "- id: zimina-forty\n", id="id-twice"),
    ],
)
def test_a_slip_of_yaml_is_one_problem_in_the_file(bare: Checkout, old: str, new: str) -> None:
    bare.edit((STATEMENTS, old, new))
    found = told(bare)
    assert [line.partition(":")[0] for line in found] == [STATEMENTS], found


@pytest.mark.parametrize("closed_later", [False, True], ids=["never", "by-the-next-mark"])
def test_a_quotation_mark_that_is_not_closed_is_told_where_it_opens(bare: Checkout, closed_later: bool) -> None:
    bare.edit((STATEMENTS, "  ru: Цена билета", '  ru: "Цена билета'))
    if closed_later:
        bare.write(STATEMENTS, bare.read(STATEMENTS) + '# "\n- id: "later"\n')
    line = bare.line(STATEMENTS, '  ru: "Цена билета')
    assert told(bare) == [f"{STATEMENTS}:{line}: has a quotation mark that is not closed in its line; close it"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "  en: The price of the ticket is not given.\n", "", 'has no "en"; add it', id="language-left-out"
        ),
        pytest.param("  ru: Цена билета не названа.", "  ru: [Цена билета.]", "must be text", id="list-for-words"),
        pytest.param("  ru: Цена билета", "  ru: Цена не названа.\n  ru: Цена билета", "stands twice", id="key-twice"),
    ],
)
def test_a_slip_in_a_record_is_one_problem_at_the_record(bare: Checkout, old: str, new: str, line: str) -> None:
    bare.edit((STATEMENTS, old, new))
    found = told(bare)
    assert len(found) == 1, found
    assert found[0].startswith(f"{STATEMENTS}:")
    assert line in found[0]


@pytest.mark.parametrize("verb", [["check"], ["render"], ["build"], ["keep"]], ids=" ".join)
def test_every_verb_tells_it_alone_and_that_the_rest_comes_later(tiny: Checkout, run: Run, verb: list[str]) -> None:
    tiny.edit(
        (STATEMENTS, "", "\tx\n"), ("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: Trips\n  colour: red\n")
    )
    said = run(tiny, *verb)
    assert said.code == 1
    # What else is wrong in a file that can be read is told, too.
    assert [line.partition(": ")[2] for line in said.told] == [
        "character U+0009 is a tab, which is not allowed; write spaces",
        'topic "trips" has an unknown field "colour"; did you mean "ru"?',
        "2; the rest is checked when these are mended; nothing was written",
    ]


def test_a_list_of_addresses_that_is_gone_is_one_line(tiny: Checkout, run: Run) -> None:
    (tiny.root / "seeds/published.txt").unlink()
    said, landing = run(tiny, "check"), run(tiny, "check", "--landing")
    (line,) = said.told
    assert line.startswith("seeds/published.txt:1: lists none of ")
    assert (said.code, landing.code, landing.told) == (0, 1, [line])


def test_a_folder_without_seeds_is_one_problem(tmp_path: Path) -> None:
    (problem,) = Checkout(tmp_path).problems()
    assert str(problem) == "seeds:1: is not here; run this in the folder that holds it"


def test_statements_that_were_in_a_file_that_is_gone_are_told_once(real_book: Book) -> None:
    files = sorted({statement.place.path for statement in real_book.statements})
    assert len(files) > 1
    assert lost_problems(real_book) == ()
    for file in files:
        kept = tuple(statement for statement in real_book.statements if statement.place.path != file)
        (problem,) = lost_problems(replace(real_book, statements=kept))
        assert "is a file of seeds/knowledge/ missing?" in problem.message
    assert lost_problems(replace(real_book, statements=real_book.statements[1:])) == ()


@pytest.mark.long
def test_a_name_that_nothing_is_called_by_is_told_and_not_all_that_comes_of_it(real_book: Book) -> None:
    often = max(real_book.partners, key=lambda partner: len(partner.described))
    name = Text(("Небывалия", "Nowhereland"))
    new = replace(often, name=name, short=name)
    partners = tuple(new if partner is often else partner for partner in real_book.partners)
    told = every_problem(replace(real_book, partners=partners), ())
    assert len(told) <= MANY
    assert {"“Небывалия”", "“Nowhereland”"} <= {word for problem in told for word in problem.message.split()}
    assert any("they are told when the name is mended" in problem.message for problem in told)


@pytest.mark.parametrize("name", [STATEMENTS, f"{K}/terms.yml", f"{K}/events.yml", "seeds/ui.yml"])
def test_a_copy_of_a_file_is_one_problem(tiny: Checkout, name: str) -> None:
    copy = name.replace(".yml", "-copy.yml")
    text = tiny.read(name)
    tiny.write(copy, text)
    found = [line for line in told(tiny) if "records that stand in" in line]
    assert len(found) == len(told(tiny)) == 1, told(tiny)
    assert copy in found[0]


def test_two_texts_with_one_letter_are_one_problem(bare: Checkout) -> None:
    bare.edit(("seeds/sources.yml", "  code: L\n", "  code: P\n"))
    name = "seeds/sources.yml"
    first, second = (number for number, line in enumerate(bare.read(name).split("\n"), 1) if line == "  code: P")
    assert told(bare) == [
        f'{name}:{second}: source with code "P" is already in {name}:{first}; keep one, or give it another code'
    ]


def test_a_cited_paragraph_more_blocks_nothing_and_asks_for_no_file_of_the_program(tiny: Checkout, run: Run) -> None:
    for language, words in (("ru", "Цена билета не названа"), ("en", "The price of the ticket is not given")):
        name = f"seeds/essays/trip.{language}.md"
        head, rest = tiny.read(name).split("\n\n", 1)
        tiny.write(name, f"{head}\n\n{words} [@launch-price].\n\n{rest}")
    said = run(tiny, "check")
    assert said.code == 0
    assert all(line.endswith("is new; run `explainer keep`") for line in said.told)
    assert run(tiny, "keep").code == 0
    said = run(tiny, "check", "--landing")
    assert (said.code, said.told) == (0, [])


def test_a_record_less_asks_only_where_its_address_leads_now(tiny: Checkout, run: Run) -> None:
    name = f"{K}/silences.yml"
    tiny.write(name, tiny.read(name).partition("- id: passengers")[0])
    answers = f"{K}/no-answers.yml"
    tiny.write(answers, tiny.read(answers).partition("- silences: [silences/passengers]")[0])
    said = run(tiny, "check")
    assert said.code == 1
    lost = [line.split('"')[1] for line in said.told if "is published and no longer exists" in line]
    assert len(lost) == len(said.told) - 1 > 0
    tiny.write("seeds/redirects.yml", "".join(f"- from: {address}\n  to: silences/\n" for address in lost))
    said = run(tiny, "check", "--landing")
    assert (said.code, said.told) == (0, [])


def test_what_awaits_a_reader_is_counted_and_fails_nothing(tiny: Checkout, run: Run) -> None:
    said = run(tiny, "check", "--landing")
    assert said.code == 0
    assert "second readings: 0 done, " in said.out
    tiny.edit((STATEMENTS, "The price of the ticket is not given.", "The price of the ticket is 7."))
    assert run(tiny, "check").code == 1
