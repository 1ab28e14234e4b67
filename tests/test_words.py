"""Words keep the letters of the text; their keys let inflected forms meet and keep other words apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from inspect import unwrap

import pytest

from explainer.check.tables import table_problems
from explainer.corpus.words import WORD, fold, keys
from explainer.memory import all_remembered, remember
from explainer.model import LANGUAGES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("саммит «C5+1» в Токио", ["саммит", "C5+1", "в", "Токио"], id="glued-plus"),
        pytest.param("формат «ЦА+», хай-тек", ["формат", "ЦА+", "хай-тек"], id="trailing-plus-and-hyphen"),
        pytest.param("19−20 декабря", ["19−20", "декабря"], id="minus-sign-as-hyphen"),
        pytest.param("ЦА + Япония", ["ЦА", "Япония"], id="plus-between-spaces-is-no-word"),
        pytest.param("ТГ/канала", ["ТГ", "канала"], id="slash-parts"),
        pytest.param("Japan’s R&D (CA+JAD)", ["Japan’s", "R&D", "CA+JAD"], id="apostrophe-and-ampersand"),
        pytest.param("yesterday—it", ["yesterday", "it"], id="em-dash-parts"),
        pytest.param("за́мок", ["за́мок"], id="stress-mark-belongs-to-its-letter"),
        pytest.param(" … — ", [], id="no-words"),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert WORD.findall(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        pytest.param("Азией", "Азия", "ru", id="case-of-a-noun"),
        pytest.param("критических", "критические", "ru", id="case-of-an-adjective"),
        pytest.param("партнёрство", "партнерства", "ru", id="yo-folded"),
        pytest.param("Шамсуддинову", "Шамсуддинов", "ru", id="surname-unknown-to-the-dictionary"),
        pytest.param("Касым-Жомарта", "Касым-Жомарт", "ru", id="hyphenated-name"),
        pytest.param("хай-тека", "хай-тек", "ru", id="hyphenated-noun"),
        pytest.param("С5+1", "C5+1", "ru", id="cyrillic-and-latin-c"),
        pytest.param("C5+Южной", "С5+Южная", "ru", id="last-part-inflects"),
        pytest.param("РhD", "PhD", "ru", id="both-scripts-in-one-word"),
        pytest.param("СА", "CA", "ru", id="short-capitals"),
        pytest.param("19−20", "19–20", "ru", id="minus-and-en-dash"),
        pytest.param("за́мок", "замок", "ru", id="stress-mark"),
        pytest.param("Japan’s", "Japan", "en", id="possessive"),
        pytest.param("minerals", "mineral", "en", id="english-plural"),
        pytest.param("Japan’s", "Japan", "ru", id="english-inside-russian"),
    ],
)
def test_forms_of_one_word_share_a_key(one: str, other: str, language: str) -> None:
    assert not keys(one, language).isdisjoint(keys(other, language))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        pytest.param("Япония", "японский", "ru", id="country-and-adjective"),
        pytest.param("C5+Китай", "Китай", "ru", id="part-of-a-glued-name"),
        pytest.param("Средний", "Срединный", "ru", id="near-namesakes"),
        pytest.param("сон", "coh", "ru", id="look-alikes-of-an-ordinary-word"),
        pytest.param("Japan", "Japanese", "en", id="english-adjective"),
    ],
)
def test_other_words_share_none(one: str, other: str, language: str) -> None:
    assert keys(one, language).isdisjoint(keys(other, language))


def test_fold_is_for_keys_alone() -> None:
    assert fold("Ещё’−") == "еще'-"


def test_threads_find_the_same_keys() -> None:
    look_up = unwrap(keys)
    made = [f"{stem}{tail}" for stem in ("nation", "harden", "relate", "organise") for tail in ("s", "ing", "ed", "al")]
    wanted = [look_up(word, "en") for word in made]
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: [look_up(word, "en") for word in made], range(200)))
    assert all(found == wanted for found in rounds)


def test_what_was_found_out_in_a_run_before_is_not_looked_up_again() -> None:
    found = keys("причалами", "ru")
    kept = all_remembered()["explainer.corpus.words.keys"]
    assert kept["причалами", "ru"] == found
    remember({"explainer.corpus.words.keys": {("причальчиками", "ru"): found}, "explainer.gone": {("a",): "b"}})
    assert keys("причальчиками", "ru") == found != keys("причальчики", "ru")


def test_a_language_without_a_folder_is_refused_in_one_line_that_says_what_to_add() -> None:
    assert list(table_problems()) == []
    (problem,) = table_problems((*LANGUAGES, "ja"))
    assert 'language "ja" has no folder yet; add scripts/explainer/languages/ja/' in problem.message
    assert "languages/known.py" in problem.message
