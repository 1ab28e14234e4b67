"""Hostile text in every field of every record and in the texts themselves: it comes out as text, and only as text.

A case is one hostile string in one field in one language that has been found again, character by character, in at
least one output, in every place where it stands.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import html

from attacks import ATTACKS, LONG, LONG_RUNS
from checkout import Checkout
from conftest import ROOT, context_of, copy_tiny
from explainer.check import check_book
from explainer.corpus.alphabets import language_of
from explainer.document.inline import Words
from explainer.document.nodes import Items, Page, Paragraph, Section
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Book, Introduction, Own, Text, fields_of, texts
from explainer.model.fields import Inside
from explainer.proof import misprints_in
from explainer.render.site import render_page
from hostile import (
    ADDRESS,
    MARKED,
    OPENED,
    PINNED,
    SOURCES,
    Filling,
    as_shown,
    declared,
    enrich,
    is_free,
    one_blank,
    rename_code,
    without_variants,
    write_hostile,
    write_hostile_texts,
)
from outputs import Maker, Outputs
from work import counted

pytestmark = pytest.mark.long

K = "seeds/knowledge"
MOST_CALLS = 6_000_000
"""Of Python and of C, for reading and checking a line of `LONG` characters three times."""
ROUNDS = range(1, 13)
WITH_EPUB = {1, 7}
GROWN = {("details",)}
"""What a page of harmless texts need not have: its list of notes, closed because the page has grown long."""

ELSEWHERE = {
    "Redirect.reason": "shown only where something has moved: tests/test_moved.py",
    "Correction.words": "shown only where something was corrected: tests/test_corrections.py",
}
"""Free fields that the made-up checkout does not fill."""


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    return Maker(ROOT, tmp_path_factory.mktemp("pages"))


def load(place: Path, seed: int, *, harmless: bool = False) -> tuple[Book, Filling]:
    checkout = enrich(without_variants(copy_tiny(place)))
    if seed % 2:
        rename_code(checkout, "L", "LX")
    filling = write_hostile(checkout, seed, harmless=harmless)
    return checkout.book(), filling


def kinds() -> set[type]:
    """Every kind of record of the Book, and of those inside them."""
    found: set[type] = {Introduction}

    def add(kind: type) -> None:
        if kind not in found:
            found.add(kind)
            for field in fields_of(kind):
                if isinstance(field.role, Inside):
                    add(field.type)

    for field in fields_of(Book):
        add(field.type)
    return found


OF_OURS = {"Inline.text"}
"""Words of our prose, which are read from Markdown and not from a field in YAML."""
FREE = {declared(kind, field) for kind in kinds() for field in fields_of(kind) if is_free(kind, field)} | OF_OURS
HIDDEN = {
    declared(kind, field)
    for kind in kinds()
    for field in fields_of(kind)
    if isinstance(field.role, Own) and not field.role.shown
}
"""Words for editors alone."""


def is_of_a_text(owner: str) -> bool:
    """Whether a field holds, or is read from, the words of a text."""
    return owner in PINNED or hasattr(texts, owner.partition(".")[0])


def test_every_field_without_a_description_is_one_that_hostile_words_are_put_into() -> None:
    bare = {declared(kind, field) for kind in kinds() for field in fields_of(kind) if field.is_text and not field.marks}
    assert bare <= FREE
    assert FREE > HIDDEN
    assert set(ELSEWHERE) < FREE


def texts_in(record: object, owner: str = "") -> Iterator[tuple[str, str]]:
    """(Class.field, text) of every text that a record holds."""
    if dataclasses.is_dataclass(record) and not isinstance(record, Text):
        declared = {
            name: kind.__name__
            for kind in reversed(inspect.getmro(type(record)))
            for name in inspect.get_annotations(kind)
        }
        for item in dataclasses.fields(record):
            yield from texts_in(getattr(record, item.name), f"{declared[item.name]}.{item.name}")
    elif isinstance(record, str):
        yield owner, record
    elif isinstance(record, Mapping):
        for value in record.values():
            yield from texts_in(value, owner)
    elif isinstance(record, tuple | Text):
        for value in record:
            yield from texts_in(value, owner)


def test_every_free_text_of_every_record_is_filled_and_loaded_to_the_letter(tmp_path: Path) -> None:
    book, filling = load(tmp_path / "tiny", 1)
    filled: Counter[str] = Counter()
    read: set[int] = set()
    for owner, text in texts_in(book):
        for found in MARKED.finditer(text):
            assert found[2] == filling.words[int(found[1])], owner
            read.add(int(found[1]))
        if owner in FREE:
            filled[owner] += bool(MARKED.search(text))
        else:
            assert not OPENED.search(text) or is_of_a_text(owner), f"{owner} holds {text!r}"
    assert {owner for owner, number in filled.items() if number} >= FREE - HIDDEN - set(ELSEWHERE)
    assert read == set(filling.words)
    print(f"free fields of records: {len(FREE)}, filled with hostile text: {len(filled)}")


WHOLE = re.compile(r"( [A-Z]+\d+\.\d+ )q\d+q\s· ")
"""Words in the list of sentences that are too few to be cut."""
BEGINNING = re.compile(r"( [A-Z]+\d+\.\d+ )q\d+x(?:(?!x\d+q|q\d+x).)*…\s· ", re.DOTALL)


def without_beginnings(output: str, words: str) -> str:
    """The words without those that the list of sentences cuts short, and the concordance on both sides; nothing else is
    cut. Of the concordance what is left whole is looked at, and elements, attributes, addresses as everywhere."""
    if output.endswith("concordance/index.md"):
        return " ".join(mark[0] for mark in MARKED.finditer(words) if not OPENED.search(mark[2]))
    return BEGINNING.sub(r"\1", words) if output.endswith(("coverage/index.md", "coverage.xhtml")) else words


def check_words(made: Outputs, filling: Filling) -> dict[int, set[str]]:
    """Number of a mark -> the outputs where its words stand, which is everywhere to the letter."""
    found: dict[int, set[str]] = defaultdict(set)
    for output, words in made.words:
        words = without_beginnings(output, words)
        marked = list(MARKED.finditer(words))
        assert len(marked) == len(OPENED.findall(words)), f"{output}: {words!r}"
        for mark in marked:
            number = int(mark[1])
            field = filling.fields[number]
            assert as_shown(mark[2], output, field) == as_shown(filling.words[number], output, field), (
                f"{output}: {field}"
            )
            found[number].add(output)
    return found


def bare_words(made: Outputs) -> list[tuple[str, str]]:
    """All words, those inside the marks left out; which marks of quotation stand around words depends on the words."""
    return [
        (output, WHOLE.sub(r"\1", one_blank(MARKED.sub(r"q\1q", without_beginnings(output, words)))))
        for output, words in made.words
        # How much of a sentence the concordance shows depends on its words.
        if any(character.isalnum() for character in words) and not output.endswith("concordance/index.md")
    ]


def test_hostile_text_in_every_field_is_text_in_every_output(
    tmp_path: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Which of its quotations proves a statement is told by their words, which are others in the harmless twin.
    monkeypatch.setattr("explainer.view.notes.decisive", lambda proof, statement: (0,))
    # Of a long name the first clause stands where many are named, and over the pages of the book; which that is depends
    # on its words.
    monkeypatch.setattr("explainer.view.places.in_short", str)
    # So does what of them stays on a line.
    monkeypatch.setattr("explainer.publish.binding.HYPHENED", re.compile("(?!)"))
    monkeypatch.setattr("explainer.render.book.composer.in_short", str)
    cases: Counter[str] = Counter()
    kinds: set[str] = set()
    places = 0
    for seed in ROUNDS:
        book, filling = load(tmp_path / f"hostile-{seed}", seed)
        harmless, twin = load(tmp_path / f"harmless-{seed}", seed, harmless=True)
        assert twin.fields == filling.fields
        made = maker.make(book, epub=seed in WITH_EPUB)
        expected = maker.make(harmless, epub=seed in WITH_EPUB)
        found = check_words(made, filling)
        # Element by element, attribute by attribute, address by address: what harmless words of that length make.
        assert made.structure.keys() == expected.structure.keys()
        for output, structure in made.structure.items():
            assert structure == expected.structure[output], (
                f"round {seed}, {output}: {structure - expected.structure[output]}"
            )
        assert bare_words(made) == bare_words(expected), f"round {seed}"
        for number in found:
            cases[filling.fields[number].partition(":")[0]] += 1
            kinds.add(filling.kinds[number])
        places += sum(map(len, found.values()))
        records = {number: field for number, field in filling.fields.items() if "/ui" not in field}
        lost = {field for number, field in records.items() if number not in found}
        assert lost == filling.hidden
    assert kinds == set(ATTACKS)
    total = sum(cases.values())
    labels = sum(count for file, count in cases.items() if "/ui" in file)
    print(f"hostile cases in records: {total} ({labels} of them labels), found in {places} outputs")
    assert total >= 10_000


TEXT_ROUNDS = range(1, 3)
SHOWN_EVERYWHERE = (
    *(f"{language}/{page}/{{id}}/index.md" for language in LANGUAGES for page in ("sources", "experts")),
    *("sentences.csv", "sentences.json", "evidence.csv", "evidence.json", "sentences.tmx"),
    *("texts/{id}.tei", "tables.xlsx sentences", "tables.xlsx evidence"),
    *(f"epub {language} EPUB/sources-{{id}}.xhtml" for language in LANGUAGES),
)
SHOW_A_SENTENCE = (
    *SHOWN_EVERYWHERE,
    *(f"typst {language}" for language in LANGUAGES),
    *(f"JSON-LD {language}/experts/{{id}}/index.md" for language in LANGUAGES),
)
BESIDE = 3
"""Words at the start of a sentence, its term among them, that the concordance shows with it."""
TERM = dict(zip(LANGUAGES, ("паром", "ferry"), strict=True))
"""What the glossary holds of the sentences."""
SHOW_A_WORK = (
    *(f"{language}/sources/{{id}}/index.md" for language in LANGUAGES),
    *(f"epub {language} EPUB/sources-{{id}}.xhtml" for language in LANGUAGES),
    *(f"typst {language}" for language in LANGUAGES),
    *("citations.json", "citations.bib", "citations.ris"),
)
"""Outputs in which the words of a text, of its translation, of its endnotes stand."""


def kinds_of_elements(made: Outputs, outputs: str) -> set[tuple[str, ...]]:
    """Elements with the names of their attributes, in all outputs of that name."""
    return {
        (tag, *(attribute.partition("=")[0] for attribute in attributes))
        for output, structure in made.structure.items()
        if output.endswith(outputs) and not output.startswith("JSON-LD")
        for tag, *attributes in structure
    }


def targets(made: Outputs) -> Iterator[str]:
    """The address of every link of every page."""
    for output, structure in made.structure.items():
        if output.endswith("index.md") and " " not in output:
            for _, *attributes in structure:
                yield from (item[5:] for item in attributes if item.startswith("href="))


def sentences_of(maker: Maker, language: str, id: str) -> dict[str, dict[str, str]]:
    """Anchor -> the sentence and its translation by language, as the page of a text shows them."""
    page = html.parse(str(maker.folder / language / "sources" / id / "index.html")).getroot()
    return {
        str(found.get("id")): {
            str(words.get("lang")): one_blank(words.text_content()) for words in found.iter("p") if words.get("lang")
        }
        for found in page.find_class("sentence")
    }


def test_a_hostile_text_is_text_in_every_output(tmp_path: Path, maker: Maker) -> None:
    known = maker.make(enrich(copy_tiny(tmp_path / "known")).book())
    cases = 0
    for seed in TEXT_ROUNDS:
        checkout = enrich(copy_tiny(tmp_path / f"texts-{seed}"))
        translations = write_hostile_texts(checkout, seed)
        book = checkout.book()
        made = maker.make(book)
        for outputs in ("index.md", ".xhtml", ".tmx", ".tbx", ".opf", "feed.xml"):
            known_kinds = kinds_of_elements(known, outputs) | GROWN
            assert kinds_of_elements(made, outputs) <= known_kinds, f"round {seed}, {outputs}"
        outside = {address for address in targets(made) if ":" in address}
        assert outside == {ADDRESS, "https://lake.example/2021"}
        said: dict[str, str] = defaultdict(str)
        for output, words in made.words:
            # Marks of misprints stand between the words.
            said[output] += one_blank(words).replace(" [sic]", "")
        for source in book.sources:
            if source.id not in SOURCES:
                continue
            raw = checkout.read(f"seeds/texts/{source.id}.txt")
            sentences = {
                f"{source.code}{paragraph.number}.{sentence.number}": sentence.text
                for paragraph in source.text.paragraphs
                for sentence in paragraph.sentences
            }
            body = raw[: raw.rindex("[i] “")]
            assert "".join("".join(sentences.values()).split()) == "".join(body.split()), "lost on reading"
            pages = {language: sentences_of(maker, language, source.id) for language in LANGUAGES}
            for at, sentence in sentences.items():
                both = [one_blank(sentence).strip(), one_blank(translations[at])]
                (other,) = (one for one in LANGUAGES if one != source.language)
                for page in pages.values():
                    shown = page[f"p{at[1:].replace('.', 's')}"]
                    assert shown == dict(zip((source.language, other), both, strict=True)), at
                # A search and the concordance show a sentence in the language of their page; on paper a text in the
                # reader's language stands alone.
                own, others = ([f"search {one}", f"{one}/concordance/index.md"] for one in (source.language, other))
                shown_in = ((*SHOW_A_SENTENCE, *own), (*SHOWN_EVERYWHERE, *others, f"typst {other}"))
                for words, places in zip(both, shown_in, strict=True):
                    for output in places:
                        if "concordance" in output and TERM[source.language] not in sentence.lower():
                            continue
                        if "concordance" in output:
                            # It shows some words on either side alone.
                            words = " ".join(words.split()[:BESIDE])
                        name = output.format(id=source.id)
                        assert words in said[name], f"round {seed}, {name}, {at}: {words!r}"
                    cases += 1
            work = source.text.endnotes[0].work
            # Reference managers have a title with the quotation marks of its own language.
            own_title = language_named(language_of(work.title)).house.title_marks(work.title)
            for words in (work.title, work.publisher, work.address):
                for output in SHOW_A_WORK:
                    told = own_title if words is work.title and output.startswith("citations") else words
                    assert one_blank(told) in said[output.format(id=source.id)], f"round {seed}, {output}: {words!r}"
                cases += 1
    print(f"hostile cases in texts, translations and endnotes: {cases}")
    assert cases >= 600


@pytest.mark.parametrize("run", LONG_RUNS, ids=[ascii(run)[1:-1] for run in LONG_RUNS])
def test_a_line_without_end_is_read_checked_and_shown_to_the_letter(tiny: Checkout, maker: Maker, run: str) -> None:
    words = f"q1x{(run * LONG)[:LONG].strip()}x1q"
    quoted = json.dumps(words, ensure_ascii=False)
    tiny.retype("seeds/texts/ferry-plan.txt", "даёт нам причал", f"даёт нам {words} причал")
    tiny.edit((f"{K}/statements.yml", "  ru: Расписание утвердят позже.\n", f"  ru: {quoted}\n"))
    tiny.edit((f"{K}/topics.yml", "  en: Work began\n", f"  en: {quoted}\n"))

    def read() -> Book:
        book, problems = tiny.load()
        check_book(book)
        assert problems == ()
        return book

    book, calls = counted(read)
    text = book.sources[0].text
    assert words in text.raw
    assert "".join("".join(paragraph.text.split()) for paragraph in text.paragraphs).count("".join(words.split())) == 1
    shown = {
        "ru": next(item.text["ru"] for item in book.statements if item.id == "zimina-timetable"),
        "en": book.topics[0].name["en"],
    }
    for language, said in shown.items():
        assert said == words
        # A page of its own: the proofs of the made-up book have lost the words that they quoted.
        line = (Words(said),)
        nodes = (Paragraph((Words(said, linked=True),)), Items((line,)), Section(2, "a", *line))
        page = Page(slug="page", language=language, title=said, description=said, nodes=nodes)
        markdown = render_page(context_of(book, language), page)
        tree = html.fragment_fromstring(maker.to_html(markdown.split("\n---\n", 1)[1]), create_parent="main")
        found = [one_blank(mark[2]) for mark in MARKED.finditer(str(tree.text_content()))]
        assert found == [one_blank(words[3:-3])] * 4
    assert calls <= MOST_CALLS
    print(f"{LONG} times {run!r}: read and checked with {calls} calls")


@pytest.mark.parametrize(
    ("text", "misprints", "expected"),
    [
        ("a (b)* c (b)*", ("(b)*",), ((2, 6), (9, 13))),
        ("abc", ("b", "abc", "bc"), ((0, 3),)),
        ("abab", ("ab", "ba"), ((0, 2), (2, 4))),
        ("abc", (), ()),
        ("abc", ("x",), ()),
    ],
    ids=["signs-of-patterns-twice", "one-inside-another", "side-by-side", "none", "not-there"],
)
def test_misprints_are_found_where_they_stand_and_never_in_each_other(
    text: str, misprints: tuple[str, ...], expected: tuple[tuple[int, int], ...]
) -> None:
    assert misprints_in(text, misprints) == expected
