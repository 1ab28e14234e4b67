"""Silences: what the site calls silent is sought in the texts, and a sentence that may break it is told.

What the real seeds once got wrong (an empty cell that was none, a speaker called silent, terms that were said) is put
back, and seen to be told.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import MIXED, copy_tiny
from explainer.check.good import Good
from explainer.check.silences import every_silence, silence_problems
from explainer.model import Book, Text
from explainer.proof import Finder

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
