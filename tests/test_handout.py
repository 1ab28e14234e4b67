"""The handout: two pages of A4 in every language, from the same records as the book."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from conftest import STEM
from explainer.model import LANGUAGES, Block, Book, Inline, Text
from explainer.proof import Proof
from explainer.publish.pdf import make_handout
from explainer.render.book.findings import SAYS
from explainer.render.book.handout import render_handout
from explainer.render.book.names import given_names
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
def test_no_name_is_divided(real_book: Book, handouts: Mapping[str, Path], language: str) -> None:
    text = "\n".join(page.extract_text() for page in PdfReader(handouts[language]).pages)
    given = "|".join(re.escape(name[:-1]) for name in given_names(real_book))
    assert re.search(rf"\b(?:{given})\w{{0,3}} \w+", text)
    assert re.findall(rf"\b(?:{given})\w{{0,3}}\n\w+|\b[A-ZА-ЯЁ]\w*[-\u2010\u00ad]\n\w+", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_declared_as_the_book_is(real_book: Book, handouts: Mapping[str, Path], language: str) -> None:
    with pikepdf.open(handouts[language]) as document:
        assert str(document.Root.Lang) == language
        assert bool(document.Root.MarkInfo.Marked)
        with document.open_metadata() as metadata:
            assert real_book.site.holder[language] in metadata["dc:rights"]
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_answer_the_timeline_who_speaks_a_contradiction_and_what_is_not_known(
    real_book: Book, handouts: Mapping[str, Path], language: str
) -> None:
    text = text_of(handouts[language].read_bytes())
    home = next(page for page in real_book.pages if page.id == "home")
    first = home.blocks[language][0].items[0][0].text
    dated = [event.title[language] for event in real_book.events if event.date]
    speak = [person.described[0].text[language] for person in real_book.people if person.role != "mentioned"]
    opposed = [question.question[language] for question in real_book.questions if question.kind == "contradiction"]
    open_ = [silence.title[language] for silence in real_book.silences]
    assert opposed
    assert speak
    for words in (first, *dated, *speak, *opposed, *open_):
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
def test_how_to_read_the_timeline_is_true_without_colours(real_book: Book, language: str) -> None:
    told = real_book.labels["figure.timeline.caption"].text[language].lower()
    assert ("ромб" if language == "ru" else "diamond") in told
    assert not any(word in told for word in ("крас", "цвет", "red", "colour"))


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_is_asked_of_a_contradiction_a_difference_and_a_silence(
    real_book: Book, handouts: Mapping[str, Path], language: str
) -> None:
    label = {key: item.text[language] for key, item in real_book.labels.items()}
    text = text_of(handouts[language].read_bytes())
    _, _, asked = text.partition(bare(label["handout.tasks"]))
    asked, _, _ = asked.partition(bare(label["handout.unknown"]))
    opposed = [one.question for one in real_book.questions if one.kind == "contradiction"]
    differing = [one.question for one in real_book.questions if one.kind != "contradiction"]
    for kind, among in (
        ("contradiction", opposed),
        ("question", differing),
        ("silence", [one.title for one in real_book.silences]),
    ):
        wanted = [bare(label[f"handout.task.{kind}"].format(question=one[language])) for one in among]
        assert sum(words in asked for words in wanted) == 1, kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_how_a_reference_is_read_and_where_its_sentence_stands(
    real_book: Book, handouts: Mapping[str, Path], language: str
) -> None:
    text = text_of(handouts[language].read_bytes())
    source = real_book.sources[0]
    example = {"reference": f"{source.code}1.1", "code": source.code, "paragraph": 1, "sentence": 1}
    for key in ("handout.reference", "handout.reference.where"):
        told = real_book.labels[key].text[language].format(**example)
        assert bare(told) in text
    assert bare(f"({source.code}):") in text


def test_several_references_have_commas_between_them(handouts: Mapping[str, Path]) -> None:
    told = " ".join(page.extract_text() for page in PdfReader(handouts["en"]).pages)
    assert re.findall(r"\b[AT]\d+\.\d, [AT]\d+\.\d", told)
    assert not re.findall(r"\b[AT]\d+\.\d\s+[AT]\d+\.\d", told)


def many(book: Book, times: int) -> Book:
    """The same with so many of everything that a handout lists, and with long names."""
    pages = tuple(
        dataclasses.replace(page, blocks={key: blocks * times for key, blocks in page.blocks.items()})
        for page in book.pages
    )
    return dataclasses.replace(
        book,
        pages=pages,
        people=book.people * times,
        questions=book.questions * times,
        silences=book.silences * times,
    )


@pytest.mark.parametrize("times", [2, 30])
def test_what_has_no_room_is_left_out_and_told_and_two_pages_are_enough(tiny_book: Book, times: int) -> None:
    made = make_handout(many(tiny_book, times), "en", Store())
    assert len(PdfReader(io.BytesIO(made)).pages) == 2
    told = re.findall(r"(\d+)of(\d+)here\.", text_of(made))
    every = [len(many(tiny_book, times).silences), len(many(tiny_book, times).questions)]
    if times > 2:
        assert {int(number) for _, number in told} >= set(every)
    assert all(int(shown) < int(number) for shown, number in told)


@pytest.mark.parametrize("words", ["A few words. " * 1500, "Much in one word" * 40, "A title of some words. " * 40])
def test_a_paragraph_or_a_title_that_is_too_long_makes_no_third_page(tiny_book: Book, words: str) -> None:
    long = Block(kind="paragraph", line=1, items=((Inline(kind="text", text=words),),))
    pages = tuple(
        dataclasses.replace(
            page,
            title=Text((words[:900], words[:900])),
            blocks=dict.fromkeys(LANGUAGES, (long,)),
        )
        for page in tiny_book.pages
    )
    made = make_handout(dataclasses.replace(tiny_book, pages=pages), "en", Store())
    assert len(PdfReader(io.BytesIO(made)).pages) == 2


def test_what_is_left_out_can_be_found_where_it_says(tiny_book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://lake.example.org/")
    text = text_of(make_handout(many(tiny_book, 30), "en", Store()))
    for page in ("disagreements", "silences"):
        assert f"here;allofthemonthesite:https://lake.example.org/en/{page}/" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_site_is_named_where_it_has_no_address(real_book: Book, language: str) -> None:
    asked = real_book.labels["handout.tasks.lead.book"].text[language].partition("{")[0]
    for address in ("", "https://lake.example.org/"):
        made = render_handout(real_book, language, address).replace("\u00a0", " ").replace("\u2060", "")
        assert (asked in made) == (not address)
