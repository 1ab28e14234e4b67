"""The handout: two pages of A4 in every language, from the same records as the book."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from checkout import Checkout
from conftest import STEM
from explainer.model import LANGUAGES, Block, Book, Inline
from explainer.proof import Proof
from explainer.publish.pdf import make_handout
from explainer.publish.site import BuildError
from explainer.render.book.findings import SAYS
from explainer.store import Store
from test_book import MILLIMETRE, bare, sheet_of

SMALLEST = 7.8


@pytest.fixture(scope="module")
def handouts(real_site: Path) -> Mapping[str, Path]:
    """As they are published, one a language."""
    return {language: real_site / f"{STEM}-handout.{language}.pdf" for language in LANGUAGES}


def text_of(made: bytes) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_two_pages_of_a4_in_letters_that_can_be_read(handouts: Mapping[str, Path], language: str) -> None:
    pages = PdfReader(handouts[language]).pages
    assert [tuple(round(float(side) / MILLIMETRE) for side in page.mediabox[2:]) for page in pages] == [(210, 297)] * 2
    sizes = {size for page in pages for size, letters in sheet_of(page).sizes.items() if letters}
    print(f"{handouts[language].stat().st_size} bytes, letters from {min(sizes)} pt")
    assert min(sizes) >= SMALLEST
    assert handouts[language].stat().st_size < 120_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_declared_as_the_book_is(real_book: Book, handouts: Mapping[str, Path], language: str) -> None:
    with pikepdf.open(handouts[language]) as document:
        assert str(document.Root.Lang) == language
        assert bool(document.Root.MarkInfo.Marked)
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_answer_the_timeline_the_formats_a_contradiction_and_what_is_not_known(
    real_book: Book, handouts: Mapping[str, Path], language: str
) -> None:
    text = text_of(handouts[language].read_bytes())
    home = next(page for page in real_book.pages if page.id == "home")
    first = home.blocks[language][0].items[0][0].text
    dated = [event.title[language] for event in real_book.events if event.date]
    asked = [dimension.question[language] for dimension in real_book.comparisons[0].dimensions]
    opposed = [question.question[language] for question in real_book.questions if question.kind == "contradiction"]
    open_ = [silence.title[language] for silence in real_book.silences]
    assert opposed
    for words in (first, *dated, *asked, *opposed, *open_):
        assert bare(words) in text, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_before_an_answer_is_explained_above_the_first_one(
    real_book: Book, handouts: Mapping[str, Path], language: str
) -> None:
    label = {key: bare(item.text[language]) for key, item in real_book.labels.items()}
    _, _, text = text_of(handouts[language].read_bytes()).partition(label["disagreements.matrix"])
    signs = ",".join(f"{sign}{label[f'figure.answers.{says}']}" for says, sign in SAYS.items())
    assert text.startswith(f"{signs}.")
    assert any(sign in text.removeprefix(signs) for sign in SAYS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_of_it_is_one_of_a_text(real_book: Book, handouts: Mapping[str, Path], language: str) -> None:
    text = "\n".join(page.extract_text() for page in PdfReader(handouts[language]).pages)
    proof = Proof(real_book)
    home = next(page for page in real_book.pages if page.id == "home")
    cited = [
        run.target for block in home.blocks[language] for runs in block.items for run in runs if run.kind == "cite"
    ]
    for id in cited:
        places = {
            str(reference) for one in proof.statements[id].evidence for reference in proof.located(one).references
        }
        assert any(place in text for place in places), id


def test_the_same_book_gives_the_same_bytes_and_what_it_has_not_leaves_no_trace(tiny_book: Book) -> None:
    made = make_handout(tiny_book, "en", Store())
    assert make_handout(tiny_book, "en", Store()) == made
    bare_book = dataclasses.replace(tiny_book, events=(), comparisons=(), questions=(), silences=())
    without = text_of(make_handout(bare_book, "en", Store()))
    for key in ("timeline.title", "disagreements.matrix", "handout.unknown"):
        words = bare(tiny_book.labels[key].text["en"])
        assert words in text_of(made)
        assert words not in without


def test_a_third_page_is_an_error_in_one_line(tiny: Checkout) -> None:
    book = tiny.book()
    long = Block(kind="paragraph", line=1, items=((Inline(kind="text", text="A few words. " * 1500),),))
    pages = tuple(dataclasses.replace(page, blocks=dict.fromkeys(LANGUAGES, (long,))) for page in book.pages)
    with pytest.raises(BuildError, match=r"^the handout \(en\) takes \d pages, and has 2; shorten [^\n]*$"):
        make_handout(dataclasses.replace(book, pages=pages), "en", Store())
