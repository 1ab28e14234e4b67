"""Units keep their numbers and times their side: what our words may say where a quotation says it otherwise."""

from __future__ import annotations

import pytest

from explainer.check.flips.signs import says, turned, worded
from explainer.corpus.measures import exchanged_measures

Said = tuple[str, str]
"""Words and their language."""


def measures(ours: Said, theirs: Said) -> list[tuple[str, str]]:
    return [(mine.words, instead.words) for mine, instead in exchanged_measures(*ours, [theirs])]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (("18 лет", "ru"), ("The pier needs 18 months of work", "en"), [("18 лет", "18 months")]),
        (("за 90 дней", "ru"), ("билет на 90 минут", "ru"), [("90 дней", "90 минут")]),
        (("every six days", "en"), ("every six minutes", "en"), [("six days", "six minutes")]),
        (("three years of building", "en"), ("трёхмесячная стройка", "ru"), [("three years", "трёхмесячная")]),
        (("40 passengers a week", "en"), ("сорок пассажиров в день", "ru"), [("a week", "в день")]),
        (("в следующем году", "ru"), ("next month", "en"), [("следующем году", "next month")]),
        (("120 метров", "ru"), ("120 км", "ru"), [("120 метров", "120 км")]),
        (("from two to three days", "en"), ("от двух до трёх часов", "ru"), None),
        (("6 months and 18 days", "en"), ("18 months and 6 days", "en"), None),
    ],
)
def test_another_unit_than_in_the_quotation_is_told(
    ours: Said, theirs: Said, told: list[tuple[str, str]] | None
) -> None:
    assert measures(ours, theirs) == told if told else len(measures(ours, theirs)) == 2


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("18 месяцев работы", "ru"), ("an 18-month job", "en")),
        (("a three-year plan", "en"), ("трёхлетний план", "ru")),
        (("18 месяцев", "ru"), ("18 long months", "en")),
        (("60 minutes and 90 minutes", "en"), ("от 60 до 90 минут", "ru")),
        (("42 000 пассажиров ежедневно", "ru"), ("42,000 passengers a day", "en")),
        (("раз в год", "ru"), ("the annual fair, held once a month before", "en")),
        (("в 2021 году", "ru"), ("since 2021, for 5 days", "en")),
        (("за 5 лет", "ru"), ("five were built", "en")),
        (("в минуту", "ru"), ("18 months", "en")),
        (("первый день", "ru"), ("the first month", "en")),
        (("90 мин", "ru"), ("90 minutes", "en")),
        (("на 1500 год", "ru"), ("1500 days", "en")),
    ],
)
def test_the_same_unit_in_any_form_is_right_and_what_has_none_may_be_counted_in_any(ours: Said, theirs: Said) -> None:
    assert measures(ours, theirs) == []


def test_what_is_converted_is_declared() -> None:
    proofs = [("90 minutes, then 2 days", "en")]
    assert [one.words for one, _ in exchanged_measures("2 hours", "en", proofs)] == ["2 hours"]
    assert [*exchanged_measures("2 hours", "en", [*proofs, ("2 часа", "ru")])] == []


def sides(ours: Said, theirs: Said) -> list[tuple[str, str]]:
    one, other = worded(*ours), worded(*theirs)
    return [(says(one, mine), says(other, instead)) for mine, instead in turned(one, other)]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (("ready after the spring", "en"), ("ready by spring", "en"), ("after the spring", "by spring")),
        (("ждёт до 2021 года", "ru"), ("ждёт с 2021 года", "ru"), ("до 2021", "с 2021")),
        (("until 30 June", "en"), ("с 30 июня", "ru"), ("until 30 June", "с 30 июня")),
        (("next Tuesday", "en"), ("в прошлый вторник", "ru"), ("next Tuesday", "прошлый вторник")),
        (("the day before the fair", "en"), ("on the day after the fair", "en"), ("before the fair", "after the fair")),
        (("накануне ярмарки", "ru"), ("через день после ярмарки", "ru"), ("накануне ярмарки", "после ярмарки")),
        (("до этого дважды", "ru"), ("с тех пор дважды", "ru"), ("до этого", "с тех")),
        (("before then", "en"), ("since then", "en"), ("before then", "since then")),
        (("в будущем году", "ru"), ("в прошлом году", "ru"), ("будущем году", "прошлом году")),
        (("after the end of May", "en"), ("by the end of May", "en"), ("after the end of May", "by the end of May")),
    ],
)
def test_the_other_side_of_a_time_is_told(ours: Said, theirs: Said, told: tuple[str, str]) -> None:
    assert sides(ours, theirs) == [told]
    assert sides(theirs, ours) == [told[::-1]]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("by spring", "en"), ("until spring", "en")),
        (("не после весны", "ru"), ("до весны", "ru")),
        (("not before May", "en"), ("after May", "en")),
        (("approved by the mayor", "en"), ("after the mayor approved", "en")),
        (("пришли с мэром", "ru"), ("до мэра не дошло", "ru")),
        (("before the fair", "en"), ("after the launch", "en")),
        (("from May until June", "en"), ("since May", "en")),
        (("the last car", "en"), ("the next car", "en")),
        (("к рынку", "ru"), ("после рынка", "ru")),
        (("after all, May came", "en"), ("before May", "en")),
    ],
)
def test_of_another_time_or_beside_a_not_nothing_is_told(ours: Said, theirs: Said) -> None:
    assert sides(ours, theirs) == sides(theirs, ours) == []
