"""The printed book, opened as its readers would: its text, its links, its outline, its languages."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from explainer.model import LANGUAGES, Block, Book, Inline
from explainer.proof import every_sentence
from explainer.publish.pdf import make_pdf, typeset
from explainer.publish.site import BuildError
from explainer.render.book import render_book
from explainer.render.book.keep import keep_together
from explainer.render.book.typst import call, string

EDITION = "2026-01-02"
HEAD = '#show: book.with(title: "t", lang: "en", date: datetime(year: 2026, month: 1, day: 2))\n'
HOSTILE = (
    "#panic() $x$ *b* _i_ `c`",
    "@ref <label> // no /* comment */",
    '"quoted" \\" \\u{41} \\n',
    "= head - item + item / term: x",
    "]) } #{ ] ( [",
    "a--b---c... 'x' ~ &amp; <b>",
    "«Ёлка» — „ё“ № 5 % {0} {name}",
)
PARTS = (
    "book.contents",
    "book.how",
    "home.title",
    "essays.title",
    "timeline.title",
    "formats.title",
    "formats.partners",
    "experts.title",
    "experts.authors",
    "glossary.title",
    "forecasts.title",
    "disagreements.title",
    "silences.title",
    "numbers.title",
    "sources.title",
    "book.index",
    "book.works",
    "about.title",
)


@pytest.fixture(scope="session")
def books(real_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The real books as files, one a language."""
    folder = tmp_path_factory.mktemp("pdf")
    made = {language: folder / f"{language}.pdf" for language in LANGUAGES}
    for language, path in made.items():
        path.write_bytes(make_pdf(real_book, language))
    return made


@pytest.fixture(scope="session")
def pages(books: Mapping[str, Path]) -> Mapping[str, tuple[str, ...]]:
    """The text of every page, by language."""
    return {language: tuple(page.extract_text() for page in PdfReader(path).pages) for language, path in books.items()}


def bare(text: str) -> str:
    """The letters alone: lines, hyphenation and blanks are the typesetter's."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def text_of(made: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_size_and_number_of_pages_are_those_of_a_book(
    books: Mapping[str, Path], pages: Mapping[str, tuple[str, ...]], language: str
) -> None:
    assert books[language].stat().st_size <= 2_000_000
    assert 60 <= len(pages[language]) <= 220


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_blank_or_carries_only_two_lines(pages: Mapping[str, tuple[str, ...]], language: str) -> None:
    thin = [number for number, text in enumerate(pages[language], 1) if len(text.split()) < 35]
    assert thin == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_stand_in_their_order_in_outline_and_contents(
    real_book: Book, books: Mapping[str, Path], pages: Mapping[str, tuple[str, ...]], language: str
) -> None:
    label = {key: item.text[language] for key, item in real_book.labels.items()}
    home, about = (next(page for page in real_book.pages if page.id == id) for id in ("home", "about"))
    label |= {"home.title": home.title[language], "about.title": about.title[language]}
    reader = PdfReader(books[language])
    top = [item for item in reader.outline if isinstance(item, Destination)]
    assert [item.title for item in top] == [label[key] for key in PARTS]
    contents = bare("\n".join(pages[language][1].splitlines()[:-1]))  # without the page's own number
    for item in top:
        number = reader.get_destination_page_number(item)
        assert number is not None
        assert bare(str(item.title)) in bare(pages[language][number])
        if item is not top[0]:
            assert re.search(re.escape(bare(str(item.title))) + rf"[.]*{number + 1}(?!\d)", contents), item.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_author_and_language_are_declared(real_book: Book, books: Mapping[str, Path], language: str) -> None:
    with pikepdf.open(books[language]) as document:
        assert str(document.Root.Lang) == language
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.docinfo["/Title"]) == real_book.labels["site.name"].text[language]
        assert str(document.docinfo["/Author"]) == real_book.labels["book.holder"].text[language]
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_in_the_other_language_say_so(books: Mapping[str, Path], language: str) -> None:
    with pikepdf.open(books[language]) as document:
        declared = {
            str(item.Lang)[:2]
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Lang" in item and item.get("/S") is not None
        }
    assert set(LANGUAGES) - {language} <= declared


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_and_its_translation_come_back_to_the_letter(
    real_book: Book, pages: Mapping[str, tuple[str, ...]], language: str
) -> None:
    text = bare("".join(pages[language])).replace("[sic]", "")
    for source, _, sentence, reference in every_sentence(real_book):
        assert bare(sentence.text) in text, reference
        for words in source.translations[str(reference)].words.values():
            assert bare(words) in text, reference


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_reference_names_the_page_of_its_sentence(
    real_book: Book, pages: Mapping[str, tuple[str, ...]], language: str
) -> None:
    page = re.escape(real_book.labels["book.page"].text[language])
    codes = "".join(source.code for source in real_book.sources)
    printed = re.compile(rf"\b([{codes}]\d+\.\d+|[{codes}]\.[ivx]+)(?:–[{codes}]\d+\.\d+)?,\s*{page}\s*(\d+)")
    found = {(reference, int(number)) for text in pages[language] for reference, number in printed.findall(text)}
    assert len(found) > 100
    for reference, number in sorted(found):
        # In its place the reference, or the mark of an endnote, stands without a page.
        place = f"[{reference.partition('.')[2]}]" if "." in reference[1:2] else reference
        assert re.search(rf"{re.escape(place)}(?!,|\d)", pages[language][number - 1]), (reference, number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_inside_the_book_has_its_target(books: Mapping[str, Path], language: str) -> None:
    with pikepdf.open(books[language]) as document:
        numbers = {page.obj.objgen for page in document.pages}
        named = pikepdf.NameTree(document.Root.Names.Dests)
        inside = [target for page in document.pages for target in _targets(page)]
        found = [named[str(target)] if isinstance(target, pikepdf.String) else target for target in inside]
        assert len(found) > 500
        assert all(target[0].objgen in numbers for target in found)


def _targets(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    for annotation in page.obj.get("/Annots", pikepdf.Array()).as_list():
        if "/Dest" in annotation:
            yield annotation["/Dest"]
        elif "/A" in annotation and annotation["/A"].get("/S") == "/GoTo":
            yield annotation["/A"]["/D"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_faces_of_the_wheel_are_used_and_embedded(books: Mapping[str, Path], language: str) -> None:
    with pikepdf.open(books[language]) as document:
        fonts = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("LibertinusSerif" in str(font.FontName) for font in fonts)
        assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_book_gives_same_bytes(tiny_book: Book, language: str) -> None:
    once, twice = (typeset(render_book(tiny_book, language), tiny_book.edition) for _ in range(2))
    assert once == twice


def test_misprints_are_followed_by_sic(tiny_book: Book) -> None:
    text = bare(text_of(typeset(render_book(tiny_book, "ru"), tiny_book.edition)))
    for source in tiny_book.sources:
        for misprint in source.misprints:
            assert bare(misprint) + "[sic]" in text
            assert text.count(bare(misprint)) == text.count(bare(misprint) + "[sic]")


def test_text_in_excerpts_shows_only_what_is_quoted(tiny_book: Book) -> None:
    aside = {item.at for item in tiny_book.set_aside}
    sources = tuple(dataclasses.replace(source, rights="excerpts") for source in tiny_book.sources)
    book = dataclasses.replace(tiny_book, sources=sources)
    whole, excerpts = (
        bare(text_of(typeset(render_book(one, "ru"), one.edition))).replace("[sic]", "") for one in (tiny_book, book)
    )
    assert aside
    for source, _, sentence, reference in every_sentence(tiny_book):
        for words in (sentence.text, *source.translations[str(reference)].words.values()):
            assert bare(words) in whole
            assert (bare(words) in excerpts) == (str(reference) not in aside)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_character_by_character(text: str) -> None:
    made = typeset(f"{HEAD}#{call('par', string(text))}\n", EDITION)
    assert text_of(made).strip().startswith(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_essay_is_only_text(tiny_book: Book, text: str) -> None:
    essay = tiny_book.essays[0]
    block = Block(kind="paragraph", line=1, items=((Inline(kind="text", text=text), Inline(kind="em", text=text)),))
    hostile = dataclasses.replace(essay, blocks=dict.fromkeys(LANGUAGES, (block,)))
    book = dataclasses.replace(tiny_book, essays=(hostile,))
    assert bare(text + text) in bare(text_of(typeset(render_book(book, "en"), book.edition)))


@pytest.mark.parametrize("letter", ["₽", "✓", "✗"])
def test_letter_that_the_face_lacks_is_an_error(letter: str) -> None:
    with pytest.raises(BuildError, match=r"glyph|PDF/UA|PDF/A"):
        typeset(f"{HEAD}#{call('par', string(letter))}\n", EDITION)


def test_warning_is_an_error() -> None:
    with pytest.raises(BuildError, match="warning"):
        typeset(HEAD + '#text(font: "No Such Face", "x")\n', EDITION)


def test_end_of_a_part_is_held_together_with_its_heading() -> None:
    opening, long = 'head(1, "p", "P")', call("par", string("a" * 3000))
    heading, last = 'head(2, "x", "X")', call("par", string("b" * 700))
    kept = keep_together([opening, long, heading, last])
    assert kept[1] == long
    assert kept[2].startswith('tail({\nhead(2, "x", "X", room: ')
    assert kept[2].endswith(f"{last}\n}})")


def test_heading_asks_for_room_for_the_first_item_and_its_notes() -> None:
    items = [string("a" * 80), string("b" * 8000)]
    plain, noted = (
        keep_together(['head(3, "x", "X")', call("list", first, items[1])])[0]
        for first in (items[0], items[0] + " + " + call("footnote", string("c" * 400)))
    )
    assert plain == 'head(3, "x", "X", room: 4mm)'
    assert noted == 'head(3, "x", "X", room: 31mm)'
