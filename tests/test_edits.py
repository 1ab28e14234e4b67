"""Where something stands, and another id for a record: nothing is lost, and the pages differ by the id alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import ROOT, MadeOnce, Run, copy_tiny
from explainer.check.readings import awaited, file_of
from explainer.cli import main
from explainer.edits.rename import rename
from explainer.edits.uses import uses_of_id
from explainer.model import Book, every_record
from explainer.render import render_docs
from records import all_read

K = "seeds/knowledge"


@pytest.fixture(scope="session")
def read_twice(made_once: MadeOnce) -> Path:
    """The tiny checkout with everything read a second time, and what a run over it has kept. Not to be changed."""

    def make(place: Path) -> None:
        tiny = copy_tiny(place / "tiny")
        tiny.write("seeds/readings.yml", file_of(all_read(tiny.book())))
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(tiny.root)
            assert main(["check"]) == 0

    return made_once("read-twice", make) / "tiny"


@pytest.fixture
def here(tmp_path: Path, read_twice: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A copy of it as the working directory."""
    shutil.copytree(read_twice, tmp_path / "tiny")
    monkeypatch.chdir(tmp_path / "tiny")
    return Checkout(tmp_path / "tiny")


def listed(here: Checkout, run: Run, name: str) -> list[str]:
    said = run(here, "where", name)
    assert said.code == 0
    return said.out.splitlines()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "launch-price",
            {
                (f"{K}/statements.yml", "id: launch-price", "defines statement launch-price"),
                (f"{K}/silences.yml", "statements: [launch-price]", "statements of silence price"),
                ("seeds/essays/trip.ru.md", "Цена билета", "cited in trip"),
                ("seeds/essays/trip.en.md", "[@launch-price]", "cited in trip"),
                ("seeds/readings.yml", 'id: "launch-price"', "second reading of launch-price"),
            },
            id="statement",
        ),
        pytest.param("reto", {(f"{K}/people.yml", "- id: reto", "defines person reto")}, id="person"),
        pytest.param("event:keel", {(f"{K}/events.yml", "- id: keel", "defines event keel")}, id="one-kind-alone"),
        pytest.param(
            "expected-passengers",
            {
                (f"{K}/figures.yml", "- id: expected-passengers", "defines figure expected-passengers"),
                ("seeds/essays/trip.en.md", "[@zimina-forty]", "link to numbers/#expected-passengers"),
            },
            id="link",
        ),
        pytest.param(
            "P1.3",
            {
                ("seeds/translations/ferry-plan.yml", "P1.3:", "translation of P1.3"),
                ("seeds/annotations/ferry-plan.yml", "at: P1.3", "at of annotation P1.3"),
            },
            id="sentence",
        ),
        pytest.param(
            "P.i",
            {
                ("seeds/texts/ferry-plan.txt", "[i] “", "endnote P.i"),
                ("seeds/sources.yml", '"Дата обращения: 05.03.2021"', "quote of statement dating-ferry-plan"),
            },
            id="endnote",
        ),
        pytest.param("timeline/#keel", {(f"{K}/events.yml", "- id: keel", "defines event keel")}, id="address"),
        pytest.param("essays/trip/", {(f"{K}/paths.yml", "page: essays/trip", "page of step essays/trip")}, id="page"),
    ],
)
def test_every_place_is_told_with_its_field(
    here: Checkout, run: Run, name: str, expected: set[tuple[str, str, str]]
) -> None:
    found = listed(here, run, name)
    assert {f"{file}:{here.line(file, words)}: {what}" for file, words, what in expected} <= set(found)
    assert len(found) == len(set(found))


def test_what_is_told_of_an_id_is_all_that_holds_it(here: Checkout, run: Run) -> None:
    for id in ("zimina-forty", "plan-keel", "union-of-islands", "seagull"):
        found = {line.rpartition(": ")[0].split(": ")[0] for line in listed(here, run, id)}
        token = re.compile(rf"(?<![a-z0-9-]){id}(?![a-z0-9-])")
        holding = {
            f"seeds/{name}:{number}"
            for name, data in here.files("seeds").items()
            for number, line in enumerate(data.decode().split("\n"), 1)
            if token.search(line)
        }
        assert found == holding


def test_what_stands_nowhere_is_one_line(here: Checkout, run: Run) -> None:
    said = run(here, "where", "launch-prize")
    assert (said.code, said.told) == (1, ['"launch-prize" stands nowhere; did you mean "launch-price"?'])


@pytest.mark.parametrize(
    "words", [["where", ""], ["where", " "], ["rename", "", "x"], ["annotate", ""], ["reading", ""]]
)
def test_an_empty_word_is_told_as_one(here: Checkout, run: Run, words: list[str]) -> None:
    before = here.files("seeds")
    assert run(here, *words) == (1, "", "a word of the command is empty; write an id, or leave it out\n")
    assert here.files("seeds") == before


RENAMED = [
    pytest.param("launch-price", "launch-fare", id="statement"),
    pytest.param("event:keel", "keel-laid", id="event", marks=pytest.mark.long),
    pytest.param("zimina", "zimina-vera", id="person", marks=pytest.mark.long),
    pytest.param("ferry-plan", "ferry-project", id="source", marks=pytest.mark.long),
    pytest.param("union-of-islands", "union-of-isles", id="partner", marks=pytest.mark.long),
    pytest.param("seagull", "seamew", id="term", marks=pytest.mark.long),
    pytest.param("pier", "pier-one", id="name", marks=pytest.mark.long),
    pytest.param("trips", "journeys", id="topic", marks=pytest.mark.long),
    pytest.param("gift", "present", id="dimension", marks=pytest.mark.long),
    pytest.param("expected-passengers", "passengers-expected", id="figure", marks=pytest.mark.long),
    pytest.param("silence:price", "fare", id="silence", marks=pytest.mark.long),
    pytest.param("question:when", "which-season", id="question", marks=pytest.mark.long),
    pytest.param("essay:trip", "voyage", id="essay"),
    pytest.param("next", "afterwards", id="heading", marks=pytest.mark.long),
]


@pytest.mark.parametrize(("old", "new"), RENAMED)
def test_a_record_with_another_id_loses_no_address_and_no_reading(here: Checkout, run: Run, old: str, new: str) -> None:
    seeds = here.files("seeds")
    id = old.rpartition(":")[2]
    pages = {name: len(text) for name, text in render_docs(here.book()).items()}
    said = run(here, "rename", old, new)
    assert said.code == 0
    after = here.files("seeds")
    names = {*seeds, *after}
    assert said.out.splitlines() == sorted(f"seeds/{name}" for name in names if seeds.get(name) != after.get(name))
    # Nothing is wrong, everything published leads somewhere, and what was read is read.
    assert main(["check"]) == 0
    assert awaited(here.book()) == ()
    assert not [use for use in uses_of_id(here.book(), id) if use.what == f"defines {old.partition(':')[0]} {id}"]
    assert len(render_docs(here.book())) >= len(pages)
    assert here.read("seeds/published.txt").encode() == seeds["published.txt"]


def test_the_pages_differ_by_the_id_alone(here: Checkout) -> None:
    # The page of files to take along names the table of redirects where there are any.
    here.write("seeds/redirects.yml", "- from: voices/\n  to: timeline/\n")
    here.write("seeds/published.txt", here.read("seeds/published.txt") + "voices/\n")
    before = render_docs(here.book())
    assert main(["rename", "launch-price", "launch-fare"]) == 0
    after = render_docs(here.book())
    assert after != before
    assert {name: text.replace("launch-price", "launch-fare") for name, text in before.items()} == after


def test_a_name_that_is_taken_back_leaves_the_seeds_as_they_were(here: Checkout) -> None:
    before = here.files("seeds")
    assert main(["rename", "launch-price", "launch-fare"]) == 0
    assert "- from: experts/ferry-launch/#launch-price\n" in here.read("seeds/redirects.yml")
    assert main(["rename", "launch-fare", "launch-price"]) == 0
    after = here.files("seeds")
    assert after.pop("redirects.yml") == b"[]\n"
    assert after == before


def test_what_moved_before_leads_on(here: Checkout) -> None:
    assert main(["rename", "launch-price", "launch-fare"]) == 0
    assert main(["rename", "launch-fare", "launch-cost"]) == 0
    text = here.read("seeds/redirects.yml")
    assert "launch-fare" not in text
    assert "- from: experts/ferry-launch/#launch-price\n  to: experts/ferry-launch/#launch-cost\n" in text
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("old", "new", "gist"),
    [
        pytest.param("launch-prize", "x", '"launch-prize" is the id of no record', id="unknown"),
        pytest.param("launch-price", "Launch Price", "cannot be an id; ", id="no-id", marks=pytest.mark.long),
        pytest.param("launch-price", "launch-price", "is what it is called already", id="same", marks=pytest.mark.long),
        pytest.param("launch-price", "launch-bell", "is already in", id="taken"),
        pytest.param("event:keel", "ticket", "is already in", id="taken-by-an-event", marks=pytest.mark.long),
        pytest.param("essay:trip", "index", "cannot be an id; ", id="reserved", marks=pytest.mark.long),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_changes_nothing(
    here: Checkout, run: Run, old: str, new: str, gist: str
) -> None:
    before = here.files("seeds")
    said = run(here, "rename", old, new)
    assert said.code == 1
    (line,) = said.told
    assert gist in line
    assert here.files("seeds") == before


def test_what_is_not_published_may_have_another_id_while_other_things_are_wrong(here: Checkout, run: Run) -> None:
    here.write("seeds/knowledge/set-aside.yml", "[]\n")
    wrong = here.problems()
    assert wrong
    before = here.files("seeds")
    said = run(here, "rename", "launch-price", "launch-fare")
    assert said.code == 1
    assert '"launch-price" stands in published addresses' in said.err
    assert here.files("seeds") == before
    published = here.read("seeds/published.txt").splitlines(keepends=True)
    here.write("seeds/published.txt", "".join(line for line in published if "launch-price" not in line))
    assert main(["rename", "launch-price", "launch-bell"]) == 1
    assert main(["rename", "launch-price", "launch-fare"]) == 0
    assert here.problems() == wrong
    assert "launch-price" not in "".join(
        text.decode() for name, text in here.files("seeds").items() if "readings" not in name
    )
    # What cannot be read may hold the id, too.
    here.write("seeds/knowledge/topics.yml", "- id: [\n")
    said = run(here, "rename", "launch-fare", "launch-price")
    assert said.code == 1
    assert "nothing was written" in said.err


def test_an_id_of_two_kinds_asks_which_is_meant(here: Checkout, run: Run) -> None:
    here.edit((f"{K}/topics.yml", "- id: trips\n", "- id: keel\n"))
    here.write(f"{K}/statements.yml", here.read(f"{K}/statements.yml").replace("trips]", "keel]"))
    assert here.book().topics
    for name in ("people", "partners", "terms", "events", "comparisons"):
        here.write(f"{K}/{name}.yml", here.read(f"{K}/{name}.yml").replace("[trips]", "[keel]"))
    here.write("seeds/sources.yml", here.read("seeds/sources.yml").replace("[trips]", "[keel]"))
    said = run(here, "rename", "keel", "x")
    assert said.code == 1
    assert '"keel" is the id of topic and of event; write topic:keel' in said.err


@pytest.mark.long
def test_a_real_statement_is_renamed_and_only_its_id_differs(real_book: Book, tmp_path: Path) -> None:
    """The statement that most refer to."""
    uses = {statement.id: len(uses_of_id(real_book, statement.id)) for statement in real_book.statements}
    old = max(sorted(uses), key=lambda id: uses[id])
    new = f"{old}-x"
    files = rename(ROOT, real_book, old, new)
    checkout = Checkout(tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for name in ("mkdocs.yml", "mkdocs.en.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name, text in files.items():
        assert text is not None
        checkout.write(name, text)
    book = checkout.book()
    assert len(awaited(book)) == len(awaited(real_book))
    assert len(list(every_record(book))) >= len(list(every_record(real_book)))
    token = re.compile(rf"(?<![a-z0-9-]){old}(?!-?[a-z0-9])")
    after = render_docs(book)
    assert {name: token.sub(new, text) for name, text in render_docs(real_book).items()} == after
    print(f"{old}: {uses[old]} places, {len(files)} files changed")
