"""Silences: what the site calls silent is sought in the texts, and a sentence that may break it is told.

What the real seeds once got wrong (an empty cell that was none, a speaker called silent, terms that were said) is put
back, and seen to be told.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import MIXED, copy_tiny
from explainer.check.findings import speaker_problems
from explainer.check.good import Good
from explainer.check.silences import FILE, every_silence, silence_problems
from explainer.corpus.paragraphs import parse_text
from explainer.model import Book, StatementKind, Text, Voice
from explainer.proof import Finder

NEAR = """\
Япония поможет Казахстану

Япония построит в Казахстане станцию. Воды не хватает, заявил посол в Астане: Япония даст 40 млн долларов.
"""
"""A text that breaks some silences of the real site."""
MOST = 150
"""Set-asides that the two texts may need, and no more."""


def told(book: Book) -> dict[str, str]:
    """By silence, what is told of it."""
    messages = (problem.message for problem in silence_problems(book, Finder(book.sources), Good()))
    return {message.split('"')[1]: message for message in messages if message.startswith("the silence")}


def test_every_silence_of_the_site_holds_with_few_set_asides(real_book: Book) -> None:
    assert told(real_book) == {}
    silences = tuple(every_silence(real_book, Finder(real_book.sources)))
    places = sum(len(item.at) for item in real_book.no_answers)
    print(f"silences: {len(silences)}; set-asides: {len(real_book.no_answers)}, over {places} sentences")
    assert len({silence.key for silence in silences}) == len(silences)
    assert 0 < len(real_book.no_answers) <= MOST


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("formats/south-korea/focus", "A4.1"),
        ("formats/eu/focus", "T34.2"),
        ("formats/china/conditions", "T34.2"),
        ("formats/russia/conditions", "T34.2"),
    ],
)
def test_a_cell_that_was_wrongly_empty_is_told(real_book: Book, cell: str, at: str) -> None:
    id, partner, dimension = cell.split("/")
    comparisons = tuple(
        replace(
            comparison,
            cells=tuple(
                one
                for one in comparison.cells
                if (comparison.id, one.partner, one.dimension) != (id, partner, dimension)
            ),
        )
        for comparison in real_book.comparisons
    )
    assert at in told(replace(real_book, comparisons=comparisons))[cell]


@pytest.mark.parametrize(
    ("question", "position", "speaker", "at"),
    [
        ("dependence-or-diversification", "diverse-economies", "dukenbaev", "T36.3"),
        ("geopolitics", "competition-grows", "hovhannisyan", "T12.3"),
        ("new-or-calibrated", "step-and-long-term-priorities", "papava", "T30.4"),
    ],
)
def test_a_speaker_who_was_wrongly_called_silent_is_told(
    real_book: Book, question: str, position: str, speaker: str, at: str
) -> None:
    questions = tuple(
        replace(one, positions=tuple(item for item in one.positions if (one.id, item.id) != (question, position)))
        for one in real_book.questions
    )
    found = told(replace(real_book, questions=questions))
    assert at in found[f"disagreements/{question}/{speaker}"]


@pytest.mark.parametrize("at", ["T36.2", "T30.2"])
def test_a_silence_on_what_is_said_is_told(real_book: Book, at: str) -> None:
    silences = tuple(
        replace(one, statements=("ai-diplomacy-aktau-customs",)) if one.id == "how-much-money" else one
        for one in real_book.silences
    )
    assert at in told(replace(real_book, silences=silences))["silences/how-much-money"]


def with_text(book: Book, words: str) -> Book:
    """A Book with one more text, of a later day, in its author's own words."""
    text = parse_text(words, "ru")
    voices = tuple((Voice(start=0, end=len(one.text), kind="editorial", speaker=None),) for one in text.paragraphs)
    more = replace(
        book.sources[0], id="new", code="N", text=text, voices=voices, date="2026-03-05", counted_from="", dating=()
    )
    return replace(book, sources=(*book.sources, more))


def test_a_text_that_breaks_a_silence_is_told_with_the_set_aside_ready_to_be_written(real_book: Book) -> None:
    found = told(with_text(real_book, NEAR))
    assert {"silences/how-much-money", "forecasts/water-shortage"} <= found.keys()
    entry = "- {silences: [silences/how-much-money], at: [N2.2], reason: …}"
    assert found["silences/how-much-money"].endswith(f" a reason in {FILE}: {entry}"), found["silences/how-much-money"]


@pytest.mark.parametrize(
    ("title", "at"),
    [
        pytest.param("What will it be about, and when?", "", id="nothing-but-small-words"),
        pytest.param("What will the boats be like?", "R2.2", id="a-word-that-says-something"),
    ],
)
def test_small_words_of_an_english_silence_are_not_looked_for(tmp_path: Path, title: str, at: str) -> None:
    book = copy_tiny(tmp_path / "mixed", MIXED).book()
    (silence,) = book.silences
    asked = replace(silence, title=Text(("Какая плата?", title)), topics=(), statements=())
    broken, *more = [
        problem.message
        for problem in silence_problems(replace(book, silences=(asked,)), Finder(book.sources), Good())
        if f"silences/{silence.id}" in problem.message
    ]
    assert ("looks for nothing in the texts in en" in broken) == (not at)
    assert ("may be broken by" in broken and f"{at} (" in broken) == bool(at)
    # “will” and “what” stand in the text.
    assert not any("“will”" in message.lower() or "“what”" in message.lower() for message in (broken, *more))


def dated(book: Book, plan: str, launch: str) -> Book:
    """The tiny book with its two texts of other dates."""
    dates = {"ferry-plan": plan, "ferry-launch": launch}
    return replace(book, sources=tuple(replace(one, date=dates[one.id], counted_from="") for one in book.sources))


@pytest.mark.parametrize(
    ("plan", "launch", "sought"),
    [
        ("2021-03-05", "2021-06", {"ferry-launch"}),
        ("2021-03-05", "2021", {"ferry-launch"}),
        ("2021-03-05", "XXXX", {"ferry-launch"}),
        ("2021-07", "2021-06", set[str]()),
    ],
    ids=["later", "perhaps later", "unknown", "earlier"],
)
def test_what_became_of_a_forecast_is_sought_in_texts_that_may_be_later(
    tiny_book: Book, plan: str, launch: str, sought: set[str]
) -> None:
    book = dated(tiny_book, plan, launch)
    codes = {source.code: source.id for source in book.sources}
    (silence,) = (one for one in every_silence(book, Finder(book.sources)) if one.key == "forecasts/timetable")
    assert {codes[at[0]] for at in silence.within} == sought
    told = [problem.message for problem in speaker_problems(book)]
    assert any('"timetable" is silent, and no text is dated after it' in one for one in told) is (not sought)
    assert any('"lake-in-june" is reported by ferry-launch, dated before' in one for one in told) is (not sought)


def test_every_forecast_that_a_later_text_could_bear_out_is_among_the_forecasts(tiny_book: Book) -> None:
    launch = [one.id for one in tiny_book.statements if one.evidence[0].source == "ferry-launch"]
    statements = tuple(
        replace(one, kind=StatementKind.FORECAST) if one.id == launch[0] else one for one in tiny_book.statements
    )
    told = f'"{launch[0]}" is a forecast, and nothing among the forecasts expects it; add it, or mend its kind'
    for plan, launched, asked in (("2021-03-05", "2021-06", False), ("2021-07", "2021-06", True)):
        book = replace(dated(tiny_book, plan, launched), statements=statements)
        assert (told in [problem.message for problem in speaker_problems(book)]) is asked
