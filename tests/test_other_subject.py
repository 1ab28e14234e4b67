"""What a site of another subject says of itself: no page states what its texts disprove, no verb stops without a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checkout import Checkout
from explainer.cli import main
from explainer.cli.new import new_site
from explainer.model import LANGUAGES, Book, DateMention, Role, Text
from explainer.render import render_docs
from explainer.render.book import render_book

LAMP = """\
The new lamp

The lamp of Loska burns. Mr Peter Stone of Harbour Street lit it on 4 June 2022. It runs from Peace Square to the station.
"""


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A new site, as the working directory."""
    assert new_site(tmp_path / "new", (), "2026-01-01") == 0
    monkeypatch.chdir(tmp_path / "new")
    return Checkout(tmp_path / "new")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """That of a new site, to be changed in memory."""
    place = tmp_path_factory.mktemp("other") / "new"
    assert new_site(place, (), "2026-01-01") == 0
    return Checkout(place).book()


def taken_in(new: Checkout, text: str = LAMP, *options: str) -> None:
    """A text `lamp`, taken in and drafted."""
    (new.root.parent / "lamp.txt").write_text(text, encoding="utf-8")
    assert main(["add", str(new.root.parent / "lamp.txt"), *options]) == 0
    assert main(["draft", "lamp"]) == 0


# --- drafting ----------------------------------------------------------------------------------------------------


def test_a_person_without_a_name_in_the_language_of_another_text_stops_no_draft_of_it(new: Checkout) -> None:
    """Who is drafted from an English text has no Russian name yet; a Russian text is read all the same."""
    taken_in(new, LAMP, "--line", "5 June 2022")
    assert main(["draft", "snail-plan"]) == 0
    assert main(["annotate", "snail-plan"]) == 0


# --- what the timeline says of years without a date ----------------------------------------------------------------


def spread(book: Book, *years: str) -> Book:
    """The Book with its two events far apart, and with more dates in its first text than in the timeline."""
    first, last = book.events[0], book.events[-1]
    source = book.sources[0]
    dates = [
        DateMention(paragraph=1, sentence=1, wording=year, start=0, end=0, edtf=year, counted_from="") for year in years
    ]
    events = (replace(first, date="1931", order="1931"), replace(last, date="2022", order="2022"))
    texts = (replace(source, dates=tuple(dates)), *(replace(one, dates=()) for one in book.sources[1:]))
    return replace(book, events=events, sources=texts)


GAP = re.compile(r'class="gap" id="gap-(\d+)-(\d+)"')


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((), [("1931", "2022")]),
        (("1974",), [("1931", "1974"), ("1974", "2022")]),
        (("1938", "1974/1990", "2020~"), [("1938", "1974"), ("1990", "2020")]),
        (("1901/2000",), [("2000", "2022")]),
    ],
    ids=["none", "one between", "several and a stretch", "a century"],
)
def test_no_year_is_said_to_have_no_date_that_a_text_dates(
    book: Book, years: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    found = spread(book, *years)
    docs = render_docs(found)
    for language in LANGUAGES:
        page = docs[f"{language}/timeline/index.md"]
        assert GAP.findall(page) == told
        bands = {f"{int(last) + 1}–{int(first) - 1}" for last, first in told}
        drawn = {words for path, text in docs.items() for words in re.findall(r'fig-silent"[^>]*>(\d+–\d+):', text)}
        assert drawn == bands
        printed = render_book(found, language)
        assert all(f"{last}" in printed and f"{first}" in printed for last, first in told)
        assert printed.count("#gap(") + printed.count("gap(") >= len(told)


# --- authors -------------------------------------------------------------------------------------------------------


def written(book: Book) -> Book:
    """The Book with an author recorded for its last text, who is one of those only named."""
    who = next(one for one in book.people if one.role == Role.MENTIONED) if mentioned(book) else book.people[-1]
    who = replace(who, role=Role.MENTIONED)
    people = tuple(who if one.id == who.id else one for one in book.people)
    return replace(book, people=people, sources=(*book.sources[:-1], replace(book.sources[-1], author=who.name)))


def mentioned(book: Book) -> bool:
    return any(one.role == Role.MENTIONED for one in book.people)


def test_a_text_whose_author_is_recorded_is_not_said_to_keep_silent_on_the_name(book: Book) -> None:
    docs, id = render_docs(written(book)), book.sources[-1].id
    words = {language: book.labels["experts.author.lead"].text[language] for language in LANGUAGES}
    for language in LANGUAGES:
        assert words[language] in render_docs(book)[f"{language}/experts/{id}/index.md"]
        assert words[language] not in docs[f"{language}/experts/{id}/index.md"]


def test_who_has_written_a_text_is_not_said_not_to_speak(book: Book) -> None:
    silent = Text(("в текстах не говорит", "does not speak in the texts"))
    changed = written(book)
    author = changed.sources[-1].author
    assert author
    who = next(one for one in changed.people if one.name == author)
    changed = replace(changed, statements=tuple(one for one in changed.statements if one.speaker != who.id))
    docs = render_docs(changed)
    for language in LANGUAGES:
        page = docs[f"{language}/experts/{who.id}/index.md"]
        assert silent[language] not in page
        assert f"]({changed.sources[-1].id}" in page or f"/{changed.sources[-1].id}" in page
        assert changed.labels["role.mentioned.lead"].text[language] not in docs[f"{language}/experts/index.md"]
