"""What is kept under build/ to save time never changes what comes out: not stale, not damaged, not after any edit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from checkout import Checkout
from explainer.check import check_book
from explainer.check.anchors import anchor_problems
from explainer.check.good import Good
from explainer.check.parity import parity_problems
from explainer.digest import Digester
from explainer.docs import Docs
from explainer.load import load_book
from explainer.model import Book, Place, Problem, Statement, Text
from explainer.render import mark_docs, render_docs
from explainer.store import Shelf, Store, open_store
from test_scale import make_corpus

Outcome = tuple[tuple[Problem, ...], dict[str, str]]
"""What is wrong and, if nothing is, every page."""


def corpus(place: Path, texts: int) -> Checkout:
    checkout = make_corpus(place, texts)
    checkout.write("seeds/published.txt", "")
    return checkout


def run(checkout: Checkout) -> tuple[Outcome, Store, Docs | None]:
    """What a new process makes of the checkout with what is kept there."""
    store = open_store(checkout.root)
    book, problems = load_book(checkout.root, store)
    good = Good(store.kept("good", frozenset()), store.digester)
    problems = tuple(sorted({*problems, *check_book(book, good)}))
    store.keep("good", good.found)
    if problems:
        return (problems, {}), store, None
    docs = Docs(checkout.root / "docs", book, store)
    docs.render(compare=True, files=True)
    store.close()
    problems = tuple(sorted(set(docs.differences)))
    docs.write()
    return (problems, docs.pages()), store, docs


def run_without(checkout: Checkout) -> Outcome:
    book, problems = load_book(checkout.root)
    problems = tuple(sorted({*problems, *check_book(book)}))
    if problems:
        return problems, {}
    pages = mark_docs(book)
    return tuple(sorted({*parity_problems(pages), *anchor_problems(book, pages)})), render_docs(book)


def in_docs(checkout: Checkout) -> dict[str, str]:
    return {name: data.decode() for name, data in checkout.files("docs").items()}


# --- edits -------------------------------------------------------------------------------------------------------

Edit = Callable[[Checkout, Random], None]


def some(checkout: Checkout, random: Random, pattern: str) -> str:
    """A file of seeds/."""
    return random.choice(sorted(path.relative_to(checkout.root).as_posix() for path in checkout.root.glob(pattern)))


def change(checkout: Checkout, name: str, pattern: str, new: str, random: Random) -> None:
    """Puts something else in the place of one match of a pattern; `new` as for re.sub."""
    text = checkout.read(name)
    found = random.choice(list(re.finditer(pattern, text)))
    checkout.write(name, text[: found.start()] + found.expand(new) + text[found.end() :])


def edit_statement(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/knowledge/statements-*.yml")
    change(checkout, name, r'  ru: "(.*)\."\n  en: "(.*)\."', r'  ru: "\1 опять."\n  en: "\2 again."', random)


def edit_one_language(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/knowledge/statements-*.yml")
    change(checkout, name, r'  en: "(.*)\."', r'  en: "\1 in 2019."', random)


def edit_quotation(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/knowledge/statements-*.yml")
    change(checkout, name, r'quote: "(.)', r'quote: "', random)


def edit_speaker(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/knowledge/statements-*.yml")
    change(checkout, name, r'speaker: ".*"', 'speaker: "person-0"', random)


def edit_form(checkout: Checkout, random: Random) -> None:
    words = random.choice(["речной", "новый", "каменный", "старый"])
    new = f'\\g<0>\n  forms:\n    ru: ["{words}"]\n    en: ["quiet"]'
    change(checkout, "seeds/knowledge/terms.yml", r'  kind: "concept"(?!\n  forms)', new, random)


def edit_person(checkout: Checkout, random: Random) -> None:
    change(checkout, "seeds/knowledge/people.yml", r'short:\n    ru: "(.*)"', r'short:\n    ru: "\1-младший"', random)


def edit_name(checkout: Checkout, random: Random) -> None:
    """The texts go on naming somebody as before, whom nobody knows any more."""
    people = checkout.read("seeds/knowledge/people.yml")
    family = random.choice(re.findall(r"\w+енко", people))
    checkout.write("seeds/knowledge/people.yml", people.replace(family, f"{family}вич"))


def edit_translation(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/translations/*.yml")
    change(checkout, name, r'  en: "(The|As|In|Pe)', r'  en: "Then \1', random)


def edit_text(checkout: Checkout, random: Random) -> None:
    """One word of a text, and wherever it is quoted; with or without the new pin."""
    name = some(checkout, random, "seeds/texts/*.txt")
    word = random.choice(re.findall(r"под именем ([а-я]{10})", checkout.read(name)))
    for path in checkout.root.glob("seeds/**/*.*"):
        text = path.read_text(encoding="utf-8")
        if word in text:
            path.write_text(text.replace(word, word[::-1]), encoding="utf-8", newline="")
    if random.random() < 0.8:
        pin = hashlib.sha256((checkout.root / name).read_bytes()).hexdigest()
        sources = checkout.read("seeds/sources.yml")
        old = re.search(rf'file: "{name.removeprefix("seeds/")}"\n  sha256: "(\w+)"', sources)
        assert old
        checkout.write("seeds/sources.yml", sources.replace(old[1], pin))


def edit_spoken_translation(checkout: Checkout, random: Random) -> None:
    """A quotation of speech brings its own part of the translation, which is no longer there."""
    name = some(checkout, random, "seeds/translations/*.yml")
    change(checkout, name, r'  en: "The (.* said the)', r'  en: "That \1', random)


def edit_typography(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/knowledge/statements-*.yml")
    change(checkout, name, r'  ru: "(.*)\."', r'  ru: "\1..."', random)


def edit_figure(checkout: Checkout, random: Random) -> None:
    change(checkout, "seeds/knowledge/figures.yml", r'  figure:\n    ru: "\d', '  figure:\n    ru: "1', random)


def edit_what_a_figure_rests_on(checkout: Checkout, random: Random) -> None:
    change(
        checkout,
        "seeds/knowledge/figures.yml",
        r"statements: \[text-0001-n\d\]",
        "statements: [text-0001-last]",
        random,
    )


def edit_what_a_statement_rests_on(checkout: Checkout, random: Random) -> None:
    """One with a number, which an essay repeats."""
    name = "seeds/knowledge/statements-text-0001.yml"
    other = re.search(r'- id: "text-0001-last"(?:\n .*)*?\n +quote: (".*")', checkout.read(name))
    assert other
    change(checkout, name, r'(- id: "text-0001-n\d"(?:\n .*)*?\n +quote: ).*', rf"\1{other[1]}", random)


def edit_partner(checkout: Checkout, random: Random) -> None:
    change(checkout, "seeds/knowledge/partners.yml", r'    en: "(\w+)grad"', r'    en: "\1ville"', random)


def edit_voice(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/annotations/*.yml")
    change(checkout, name, r'speaker: "person-\d"', 'speaker: "person-3"', random)


def edit_source(checkout: Checkout, random: Random) -> None:
    change(checkout, "seeds/sources.yml", 'rights: "full"', 'rights: "excerpts"', random)


def edit_title(checkout: Checkout, random: Random) -> None:
    change(checkout, "seeds/sources.yml", r'en: "A text"', r'en: "The text"', random)


def edit_label(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/ui*.yml")
    change(checkout, name, r"(?m)^  (ru|en): (?!.*[{|:\"'])(\w.*)$", r"  \1: \2 2", random)


def edit_event(checkout: Checkout, random: Random) -> None:
    change(checkout, "seeds/knowledge/events.yml", r'era: ".*"', 'era: "dialogue"', random)


def move_lines(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/**/*.yml")
    checkout.write(name, "# One line more.\n" + checkout.read(name))


def swap_records(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/knowledge/*.yml")
    records = re.split(r"(?m)^(?=- )", checkout.read(name))
    if len(records) > 2:
        at = random.randrange(1, len(records) - 1)
        records[at : at + 2] = records[at + 1], records[at]
        checkout.write(name, "".join(records))


def take_record_out(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/knowledge/*.yml")
    records = re.split(r"(?m)^(?=- )", checkout.read(name))
    if len(records) > 1:
        del records[random.randrange(1, len(records))]
        checkout.write(name, "".join(records))


def edit_essay(checkout: Checkout, random: Random) -> None:
    name = some(checkout, random, "seeds/essays/essay-*.md")
    change(checkout, name, r"\[@([a-z0-9-]+)\]", r"и ещё [@\1]" if ".ru." in name else r"and more [@\1]", random)


EDITS: tuple[Edit, ...] = (
    edit_statement,
    edit_one_language,
    edit_quotation,
    edit_speaker,
    edit_form,
    edit_person,
    edit_name,
    edit_translation,
    edit_text,
    edit_spoken_translation,
    edit_typography,
    edit_figure,
    edit_what_a_figure_rests_on,
    edit_what_a_statement_rests_on,
    edit_partner,
    edit_voice,
    edit_source,
    edit_title,
    edit_label,
    edit_event,
    move_lines,
    swap_records,
    take_record_out,
    edit_essay,
)


def damage(checkout: Checkout, random: Random) -> None:
    """What disks, other programs and people do to files that are kept."""
    kept = sorted((checkout.root / "build" / "store").iterdir())
    path = random.choice(kept)
    data = path.read_bytes()
    at = random.randrange(len(data))
    path.write_bytes(
        random.choice(
            [
                b"",
                data[:at],
                data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
                data + b"\0",
                random.choice(kept).read_bytes(),
            ]
        )
    )
    page = random.choice(sorted((checkout.root / "docs").rglob("*.md")))
    page.write_text(page.read_text(encoding="utf-8") + "Not from seeds.\n", encoding="utf-8")


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edit_what_is_kept_changes_neither_pages_nor_problems(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    checkout = corpus(tmp_path, 2)
    states = [checkout.files("seeds")]
    faulty, saved = 0, 0
    assert run(checkout)[0] == run_without(checkout)
    for edit in random.sample(EDITS, len(EDITS)):
        if random.random() < 0.35:
            # Back to what was before, which may be known still, or again.
            for name, data in random.choice(states).items():
                (checkout.root / "seeds" / name).write_bytes(data)
        edit(checkout, random)
        damage(checkout, random)
        (problems, pages), _, docs = run(checkout)
        assert (problems, pages) == run_without(checkout)
        if docs:
            assert in_docs(checkout) == pages
            saved += len(docs.paths) // 2 - len(docs.rendered)
        if problems:
            faulty += 1
            for name, data in states[-1].items():
                (checkout.root / "seeds" / name).write_bytes(data)
        else:
            states.append(checkout.files("seeds"))
    print(f"edits: {len(EDITS)}, of which {faulty} made a problem; pages not rendered again: {saved}")
    assert 0 < faulty < len(EDITS)
    assert saved > 0


def test_nothing_is_made_again_without_a_change_and_little_after_a_small_one(tmp_path: Path) -> None:
    checkout = corpus(tmp_path, 5)
    _, first, docs = run(checkout)
    assert docs
    assert len(first.made) > 5 * 3
    assert sorted(docs.rendered) == sorted({path[3:].removesuffix("index.md").rstrip("/") for path in docs.paths})
    before = checkout.files("docs")
    _, again, docs = run(checkout)
    assert again.made == []
    assert docs
    assert docs.rendered == []
    edit_statement(checkout, Random(7))
    _, third, docs = run(checkout)
    assert [name for name in third.made if "statements" not in name] == []
    assert len(third.made) == 1
    assert docs
    after = checkout.files("docs")
    written = [name for name in after if after[name] != before[name]]
    print(f"after one edit: files read {len(third.made)}, pages rendered {len(docs.rendered)}, written {len(written)}")
    assert set(before) == set(after)
    assert 0 < len(written) <= 2 * len(docs.rendered) <= 12


def test_what_another_program_has_kept_is_made_again(tmp_path: Path) -> None:
    one, other = Store(tmp_path, b"one"), Store(tmp_path, b"other")
    assert one.recall("a", 1, lambda told: "made by one", []) == "made by one"
    assert Store(tmp_path, b"one").recall("a", 1, lambda told: "made again", []) == "made by one"
    assert other.recall("a", 1, lambda told: "made by the other", []) == "made by the other"
    assert other.kept("b", "nothing") == "nothing"


def test_what_has_a_problem_is_made_again_and_its_problem_told_again(tmp_path: Path) -> None:
    def make(told: list[Problem]) -> str:
        told.append(Problem(Place("seeds/x.yml", 1), "is wrong"))
        return "made"

    for _ in range(2):
        problems: list[Problem] = []
        assert Store(tmp_path, b"p").recall("a", 1, make, problems) == "made"
        assert len(problems) == 1


def test_no_more_is_kept_than_one_run_needs(tmp_path: Path) -> None:
    for number in range(20):
        store = Store(tmp_path, b"p")
        store.recall("always", 1, lambda told: "x", [])
        store.recall(f"once {number}", 1, lambda told: "x", [])
        store.close()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_shelf_keeps_what_a_run_has_used_and_makes_what_is_made_of_something_else(tmp_path: Path) -> None:
    made: list[tuple[str, ...]] = []

    def make(*parts: str) -> str:
        made.append(parts)
        return "+".join(parts)

    def run(*wanted: tuple[str, ...], beside: bytes = b"") -> list[str]:
        made.clear()
        with Shelf[str](Store(tmp_path / "kept", b"program"), "words") as shelf:
            return [shelf.get(make, *parts, beside=beside) for parts in wanted]

    assert run(("a", "b"), ("ab", "")) == ["a+b", "ab+"]
    assert run(("ab", ""), ("a", "b")) == ["ab+", "a+b"]
    assert made == []
    assert (run(("a", "b"), beside=b"x"), made) == (["a+b"], [("a", "b")])
    # The last run had no use for the others.
    assert (run(("ab", "")), made) == (["ab+"], [("ab", "")])
    with suppress(KeyError), Shelf[str](Store(tmp_path / "kept", b"program"), "words") as shelf:
        shelf.get(make, "half")
        raise KeyError
    assert (run(("ab", "")), made) == (["ab+"], [])


def test_a_folder_that_cannot_be_written_to_costs_only_time(tmp_path: Path) -> None:
    place = tmp_path / "store"
    place.write_text("a file where the folder should be", encoding="utf-8")
    for _ in range(2):
        store = Store(place, b"p")
        assert store.recall("a", 1, lambda told: "made", []) == "made"
        store.keep("b", 1)
        store.close()
        assert store.made == ["a"]


# --- digests -----------------------------------------------------------------------------------------------------

ALIKE = (
    (("ab", "c"), ("a", "bc")),
    (("a", ("b",)), (("a",), "b")),
    (("a",), "a"),
    ((), ""),
    (None, "None"),
    (1, "1"),
    (True, 1),
    (1, 1.0),
    ({"a": "b"}, (("a", "b"),)),
    ({"a": ("b", "c")}, {"a": ("b",), "c": ()}),
    (b"a", "a"),
    (Text(("a", "b")), ("a", "b")),
    ("\ud800", "?"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_values_that_are_alike_have_other_digests(one: object, other: object) -> None:
    digester = Digester()
    assert digester.of(one) != digester.of(other)
    assert digester.of(one) == Digester().of(one)


def test_every_field_of_a_record_changes_its_digest_but_its_place(real_book: Book) -> None:
    tried = 0
    for record in one_of_each(real_book):
        for field in fields(record):
            value = getattr(record, field.name)
            other = Place("elsewhere", 7) if isinstance(value, Place) else ("another", value)
            same = Digester().of(replace(record, **{field.name: other})) == Digester().of(record)
            assert same == isinstance(value, Place), (record, field.name)
            tried += not same
    print(f"fields that change a digest: {tried}")
    assert tried > 60


def one_of_each(book: Book) -> list[Any]:
    """A record of every field of the Book."""
    values = [getattr(book, field.name) for field in fields(book)]
    records = [[*value.values()] if isinstance(value, dict) else value for value in values]
    return [(record[0] if isinstance(record, tuple | list) else record) for record in records if record]


def test_a_value_that_is_no_record_has_no_digest() -> None:
    with pytest.raises(TypeError):
        Digester().of({1, 2})


def test_a_record_that_is_met_again_has_the_same_digest(real_book: Book) -> None:
    digester = Digester()
    statement: Statement = real_book.statements[0]
    inside = digester.of(("x", statement))
    assert inside == digester.of(("x", replace(statement))) == Digester().of(("x", statement))
