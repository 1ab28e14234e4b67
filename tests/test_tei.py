"""The texts in TEI, read back: words to the letter, voices, dates and notes as they are confirmed; valid, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from explainer.model import LANGUAGES, Book, Rights, Source
from explainer.proof import every_sentence, misprints_in
from explainer.render.data.columns import View
from explainer.render.data.tei import date_attributes, render_tei
from needs import lacks
from records import with_rights

T = "{http://www.tei-c.org/ns/1.0}"
ID, LANGUAGE = "{http://www.w3.org/XML/1998/namespace}id", "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = Path(__file__).parents[1] / "build" / "tei" / "schemas" / "tei_all.rng"
POINTERS = ("target", "corresp", "who", "ana", "ref", "resp", "datingMethod")
OURS = (f"{T}note", f"{T}ref", f"{T}gap")
"""What stands in a sentence and is none of its words."""

Trees = dict[str, etree._Element]


def trees_of(book: Book) -> Trees:
    """Every text of a Book, by its id."""
    view = View(book)
    return {source.id: etree.fromstring(render_tei(view, source).encode()) for source in book.sources}


@pytest.fixture(scope="module")
def trees(real_book: Book) -> Trees:
    return trees_of(real_book)


def words(element: etree._Element) -> str:
    """The words of a sentence alone."""
    return "".join(_words(element))


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in OURS:
            yield from _words(child)
        yield child.tail or ""


def by_id(tree: etree._Element) -> dict[str, etree._Element]:
    return {str(element.get(ID)): element for element in tree.iter() if element.get(ID)}


def test_every_sentence_stands_in_it_to_the_letter_with_its_translation_tied_to_it(
    real_book: Book, trees: Trees
) -> None:
    for source, paragraph, sentence, reference in every_sentence(real_book):
        known = by_id(trees[source.id])
        element = known[reference.anchor]
        assert words(element) == sentence.text
        assert element.get("n") == str(reference)
        parent = element.getparent()
        assert parent is not None
        assert parent.get(ID) == f"p{paragraph.number}"
        for language in LANGUAGES:
            if language != source.language:
                other = known[f"{language}-{reference.anchor}"]
                assert words(other) == source.translations[str(reference)].words[language]
                assert other.get("corresp") == f"#{reference.anchor}"


def test_ids_are_all_different_and_every_pointer_leads_to_one(real_book: Book, tiny_book: Book) -> None:
    counted: Counter[str] = Counter()
    for book in (real_book, tiny_book, with_rights(real_book, Rights.EXCERPTS)):
        for tree in trees_of(book).values():
            ids = [element.get(ID) for element in tree.iter() if element.get(ID)]
            assert len(ids) == len(set(ids))
            for element in tree.iter():
                for name in POINTERS:
                    for value in (element.get(name) or "").split():
                        assert value.startswith("https://") or value.removeprefix("#") in ids, value
                        counted[name] += 1
    print(dict(counted))
    assert set(counted) == set(POINTERS)


def test_said_has_every_word_that_is_not_the_authors_own(real_book: Book, trees: Trees) -> None:
    for source in real_book.sources:
        expected = Counter[tuple[str, str, str]]()
        for paragraph, voices in zip(source.text.paragraphs, source.voices, strict=True):
            for sentence in paragraph.sentences:
                for voice in voices:
                    part = paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
                    if part and voice.kind != "editorial":
                        who = f"#person-{voice.speaker}" if voice.speaker else ""
                        expected[who, f"#voice-{voice.kind}", part] += 1
        said = (element for element in trees[source.id].iter(f"{T}said") if element.get("ana"))
        found = Counter((element.get("who", ""), element.get("ana", ""), words(element)) for element in said)
        assert found == expected
        passed_on = []
        for element in trees[source.id].iter(f"{T}said"):
            if element.get("ana"):
                assert element.get("direct") == ("true" if element.get("ana") == "#voice-direct" else "false")
            else:
                # Quoted inside another's words, or told in them.
                passed_on.append(element)
                assert element.get("direct") == ("true" if words(element)[0] in '"«“„' else "false")
        assert source.id != "tokyo-summit" or {one.get("direct") for one in passed_on} == {"true", "false"}


def test_every_date_has_its_value_and_every_misprint_its_mark(real_book: Book, trees: Trees) -> None:
    for source in real_book.sources:
        dates = Counter((date.wording, date.edtf) for date in source.dates)
        found = [element for one in trees[source.id].iter(f"{T}s") for element in one.iter(f"{T}date")]
        assert Counter((words(element), element.get("when-custom", "")) for element in found) == dates
        misprints = [
            paragraph.text[start:end]
            for paragraph in source.text.paragraphs
            for start, end in misprints_in(paragraph.text, source.misprints)
        ]
        assert sorted(map(words, trees[source.id].iter(f"{T}sic"))) == sorted(misprints)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2004", {"when": "2004"}),
        ("2004-08", {"when": "2004-08"}),
        ("2025-12-19/2025-12-20", {"from": "2025-12-19", "to": "2025-12-20"}),
        ("1901~/1933~", {}),
        ("2026-01-26/..", {}),
        ("2004-21", {}),
    ],
)
def test_a_plain_date_is_told_in_the_way_of_tei_too(edtf: str, expected: dict[str, str]) -> None:
    assert date_attributes(edtf) == {**expected, "when-custom": edtf, "datingMethod": "#edtf"}
    assert date_attributes("") == {}


def test_endnotes_are_marked_where_they_belong_and_lead_to_their_works(real_book: Book, trees: Trees) -> None:
    counted = 0
    for source in real_book.sources:
        known = by_id(trees[source.id])
        marks = [
            (label, f"p{paragraph.number}s{sentence.number}")
            for paragraph in source.text.paragraphs
            for sentence in paragraph.sentences
            for label in sentence.notes
        ]
        for label, sentence_id in marks:
            refs = [ref for ref in known[sentence_id].iter(f"{T}ref") if ref.get("target") == f"#note-{label}"]
            assert [ref.text for ref in refs] == [f"[{label}]"]
        for note in source.text.endnotes:
            element = known[f"note-{note.label}"]
            work = known[str(element.get("corresp")).removeprefix("#")]
            assert words(element) == note.text
            assert work.findtext(f"{T}title") == note.work.title
            address = work.find(f"{T}ref")
            assert address is not None
            assert address.get("target") == note.work.address
            counted += 1
    assert counted


def test_people_are_named_by_the_program_in_both_languages(real_book: Book, trees: Trees) -> None:
    found = Counter(
        (division.get(LANGUAGE), element.get("ref"))
        for tree in trees.values()
        for division in tree.iter(f"{T}div")
        if division.get("type") in ("original", "translation")
        for element in division.iter(f"{T}persName")
    )
    for person in real_book.people:
        assert all(found[language, f"#person-{person.id}"] for language in LANGUAGES), person.id
    keys = {element.get("key") for tree in trees.values() for element in tree.iter(f"{T}name", f"{T}term")} - {None}
    assert keys <= {record.id for record in (*real_book.names, *real_book.partners, *real_book.terms)}
    assert len(keys) > 20


def header(tree: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(map(str, element.itertext())).split()) for element in tree.findall(f"{T}teiHeader/{path}")]


def test_the_head_says_whose_the_text_is_and_what_it_does_not_say(real_book: Book, trees: Trees) -> None:
    def label(key: str) -> list[str]:
        return list(real_book.labels[key].text)

    for source in real_book.sources:
        tree = trees[source.id]
        assert header(tree, f"{T}fileDesc/{T}titleStmt/{T}title") == list(source.title)
        assert header(tree, f"{T}fileDesc/{T}titleStmt/{T}author") == list(source.author or ())
        notes = header(tree, f"{T}fileDesc/{T}notesStmt/{T}note")
        for key, missing in (
            ("tei.no-author", not source.author),
            ("tei.no-licence", not source.licence),
            ("tei.title-ours", not source.has_title),
        ):
            assert (label(key)[0] in notes) == missing
        told = " ".join(header(tree, f"{T}fileDesc/{T}sourceDesc"))
        assert all(publisher in told for publisher in source.publisher)
        assert source.rights == Rights.FULL
        assert any(label("rights.full")[0] in words for words in header(tree, f"{T}fileDesc/{T}publicationStmt"))
        changes = tree.findall(f"{T}teiHeader/{T}revisionDesc/{T}change")
        assert [change.get("when") for change in changes] == [change.day for change in real_book.changes]


def test_of_a_text_in_excerpts_there_are_gaps_and_no_other_words(real_book: Book) -> None:
    book = with_rights(real_book, Rights.EXCERPTS)
    view, gaps = View(book), 0
    for source, tree in zip(book.sources, trees_of(book).values(), strict=True):
        known = by_id(tree)
        for one, _, sentence, reference in every_sentence(book):
            if one.id == source.id:
                shown = view.is_shown(source.id, str(reference))
                assert words(known[reference.anchor]) == (sentence.text if shown else "")
                gaps += not shown
                assert (known[reference.anchor].find(f"{T}gap") is None) == shown
    assert gaps


def varied(source: Source) -> Source:
    """The same with an author, a licence and an address, which our texts lack."""
    return replace(source, author=source.title, licence="CC BY 4.0", address="https://lake.test/a?b=1&c=2")


@pytest.mark.long
def test_it_is_valid_by_the_schema_of_tei(real_book: Book, tiny_book: Book) -> None:
    if not SCHEMA.is_file():
        lacks("build/tei has no schema: install tests/tei/requirements.txt there, as .ci/run does")
    # Reading it takes ten seconds.
    relax = etree.RelaxNG(etree.parse(str(SCHEMA)))
    other = replace(tiny_book, sources=tuple(map(varied, tiny_book.sources)))
    checked = 0
    for book in (real_book, with_rights(real_book, Rights.EXCERPTS), tiny_book, other):
        for name, tree in trees_of(book).items():
            assert relax.validate(tree), f"{name}: {relax.error_log}"
            checked += 1
    wrong = etree.fromstring(re.sub(b"<body>.*</body>", b"<body><s/></body>", etree.tostring(tree), flags=re.DOTALL))
    assert not relax.validate(wrong)
    print(f"valid: {checked}")
