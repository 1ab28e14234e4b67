"""Dates of a text whose own day is known, known in part, or not: nothing is made of them that the day does not give."""

from __future__ import annotations

import pytest

from explainer.edits.anchored import days_left_open, is_in_words, sure_dates
from explainer.languages.known import language_named
from explainer.reading import read_text

RU = "Причал открыли 27 сентября, а на этой неделе и вчера его красили; в прошлом году его не было, в 2014 году тоже."
EN = "The pier was opened on 27 September and painted yesterday and this week; last year there was none, nor in 2014."


def dated(words: str, language: str, reckoned_from: str) -> dict[str, str | None]:
    days, rules = days_left_open(reckoned_from), language_named(language)
    reading = read_text([words], rules, days[0], [])
    return {date.wording: date.edtf for date in sure_dates(reading, rules, days)}


RUSSIAN = ("27 сентября", "на этой неделе", "вчера", "в прошлом году", "в 2014 году")


@pytest.mark.parametrize(
    ("reckoned_from", "values"),
    [
        pytest.param(
            "2018-09-29", ("2018-09-27", "2018-09-24/2018-09-30", "2018-09-28", "2017", "2014"), id="a day gives all"
        ),
        pytest.param("2018-09-27/..", ("XXXX-09-27", None, None, None, "2014"), id="open behind"),
        pytest.param("../2018-09-27", ("XXXX-09-27", None, None, None, "2014"), id="open before"),
        pytest.param("2018~", ("XXXX-09-27", None, None, None, "2014"), id="about"),
        pytest.param("XXXX", ("XXXX-09-27", None, None, None, "2014"), id="unknown"),
        pytest.param("2018-10", ("2018-09-27", "2018", "2018", "2017", "2014"), id="a month gives the year"),
        pytest.param("2018", ("XXXX-09-27", None, None, "2017", "2014"), id="a year, with the day behind or ahead"),
        pytest.param("2018-10-02/2018-10-08", ("2018-09-27", "2018-10", "2018-10", "2017", "2014"), id="some days"),
        pytest.param("2016-05-03/2018-05-03", ("XXXX-09-27", None, None, None, "2014"), id="years, day by day alike"),
    ],
)
def test_a_date_is_no_surer_than_every_day_of_the_text_makes_it(
    reckoned_from: str, values: tuple[str | None, ...]
) -> None:
    assert dated(RU, "ru", reckoned_from) == dict(zip(RUSSIAN, (one or None for one in values), strict=True))


def test_it_is_so_in_every_language() -> None:
    found = dated(EN, "en", "2018-09-27/..")
    assert [value for value in found.values() if value] == ["XXXX-09-27", "2014"]
    assert len(found) == 5


def test_what_says_its_year_or_has_none_is_not_counted_from_the_text() -> None:
    assert is_in_words("2014", "в 2014 году")
    assert is_in_words("XXXX-09-27", "27 сентября")
    assert not is_in_words("2018-09-27", "27 сентября")


def test_of_a_season_nothing_is_left_without_its_year() -> None:
    words = "Причал откроют осенью, а в мае покрасят."
    assert dated(words, "ru", "2018-02-27") == {"осенью": "2018-23", "в мае": "2018-05"}
    assert dated(words, "ru", "2018-02-27/..") == {"осенью": None, "в мае": "XXXX-05"}
