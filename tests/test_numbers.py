"""Numbers in digits and in words come out in one notation, the same for a sentence and its translation."""

from __future__ import annotations

import pytest

from explainer.corpus.numbers import find_numbers
from explainer.languages.known import language_named
from explainer.model import LANGUAGES


def shown(text: str, language: str) -> list[str]:
    found = find_numbers(text, language)
    return [f"{number.hedge} {number.value}".strip() for number in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("около 70% мирового производства и более 85% обработки", "about 70%|over 85%", id="hedges"),
        pytest.param("обойдётся примерно в 120 миллионов, почти на 5 больше", "about 120000000|about 5", id="about in"),
        pytest.param(
            "по меньшей мере 300, как минимум 20 и как максимум 40",
            "at-least 300|at-least 20|at-most 40",
            id="at least",
        ),
        pytest.param("19−20 декабря", "19|20", id="range-with-a-minus-sign"),
        pytest.param("19–20 декабря 2025 года", "19|20|2025", id="range-and-year"),
        pytest.param("70 % и 70 процентов", "70%|70%", id="percent-apart-and-in-words"),
        pytest.param("1,5 млн и 1 000 000", "1500000|1000000", id="decimal-scale-and-groups"),
        pytest.param("26.01.2026", "26|1|2026", id="dotted-date"),
        pytest.param("с пятью государствами, двое, двоих, пяти стран", "5|2|2|5", id="declined-and-collective"),
        pytest.param("двадцать пять и двухсот двадцати пяти тысяч", "25|225000", id="compound"),
        pytest.param("двадцать один год", "21", id="one-inside-a-compound"),
        pytest.param("пять-шесть лет", "5|6", id="range-in-words"),
        pytest.param("тысячи людей, сто лет", "1000|100", id="scale-alone"),
        pytest.param("первый в истории; впервые", "#1|#1", id="first"),
        pytest.param("как «третью силу»", "#3", id="third"),
        pytest.param("5-й форум, 1990-х, 20-летний", "#5|1990|20", id="endings-after-digits"),
        pytest.param("в начало XX века", "c20", id="century"),
        pytest.param("двадцатого века, ХХ столетия", "c20|c20", id="century-in-words-and-cyrillic"),
        pytest.param("XIX–XX веков, в двадцать первом веке", "c19|c20|c21", id="two-centuries"),
        pytest.param("не менее 5, не более чем 7, свыше 3", "at-least 5|at-most 7|over 3", id="negated-hedges"),
        pytest.param("более важны 5 стран; около. 7", "5|7", id="hedge-not-adjacent"),
        pytest.param("один, одного донора, одна", "", id="one-is-never-told"),
        pytest.param("«C5+1», С5+1, C5+Китай, C5+Южная Корея, CA+JAD, C5 + 1", "", id="names-with-digits"),
        pytest.param("T19.2, p19s2, 5G, COVID-19, https://a.example/2026/01", "", id="ids-and-addresses"),
        pytest.param("в семью, Папа II, полгода, партнёр, полчаса, полка, половой", "", id="false-friends"),
        pytest.param("полтора миллиона, полторы тысячи, около полутора", "1500000|1500|about 1.5", id="one-and-half"),
        pytest.param("половина, половину, наполовину", "0.5|0.5|0.5", id="half"),
        pytest.param("полмиллиона, полсотни, полпроцента", "500000|50|0.5%", id="half-of-a-scale"),
        pytest.param("две трети, одна треть, треть, 2 трети", "2/3|1/3|1/3|2/3", id="thirds"),
        pytest.param("три четверти, четверть миллиона, две трети миллиона", "0.75|250000|2000000/3", id="quarters"),
        pytest.param("две пятых, одна десятая процента", "0.4|0.1%", id="parts-by-ordinals"),
        pytest.param("два с половиной, 5 с половиной миллиона", "2.5|5500000", id="with-a-half"),
        pytest.param("миллион с половиной; три с лишним", "1500000|3", id="scale-with-a-half"),
        pytest.param("вдвое больше, втрое, дважды, почти вчетверо", "x2|x3|x2|about x4", id="times"),
        pytest.param("трёхдневный визит, двухчасовая встреча, пятнадцать", "3|2|15", id="inside-a-word"),
        pytest.param("двусторонний, летний, трёхлетие", "", id="inside-words-that-count-nothing"),
        pytest.param("дюжина, две дюжины", "12|24", id="dozen"),
        pytest.param("первая половина XX века, вторая треть", "#1|c20|#2", id="parts-in-a-row"),
        pytest.param("два первых, пять третьих", "2|#1|5|#3", id="no-part"),
        pytest.param("правила 4.1, лицензия 4.0, 7.0.100, 1,50", "4.1|4.0|1.50", id="versions"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_russian(text: str, expected: str) -> None:
    assert shown(text, "ru") == [value for value in expected.split("|") if value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("about 70% of production and more than 85%", "about 70%|over 85%", id="hedges"),
        pytest.param("19–20 December 2025", "19|20|2025", id="range-and-year"),
        pytest.param("70 per cent, 70 percent", "70%|70%", id="percent-in-words"),
        pytest.param("1.5 million and 1,000,000", "1500000|1000000", id="decimal-scale-and-groups"),
        pytest.param("the five states, twenty-five, two hundred and five", "5|25|205", id="words"),
        pytest.param("twenty-one", "21", id="one-inside-a-compound"),
        pytest.param("hundreds, one thousand", "100|1000", id="scale-alone"),
        pytest.param("for the first time; the first-ever; firstly", "#1|#1|#1", id="first"),
        pytest.param("a “third force”, 5th", "#3|#5", id="ordinals"),
        pytest.param("the 1990s, a 20-year gap", "1990|20", id="decade-and-compound"),
        pytest.param("the twentieth century, 20th century", "c20|c20", id="century"),
        pytest.param("the 19th and 20th centuries, twenty-first-century", "c19|c20|c21", id="two-centuries"),
        pytest.param("no more than 7, fewer than 3, at least 2", "at-most 7|under 3|at-least 2", id="other-hedges"),
        pytest.param("over the past six months", "6", id="over-the-past-is-no-hedge"),
        pytest.param("paid over three years, it rose over 20 months", "3|20", id="over-a-time-is-no-hedge"),
        pytest.param("for over three years; over 20 years ago; over 40 people", "over 3|over 20|over 40", id="over"),
        pytest.param("one buyer, or one route", "", id="one-is-never-told"),
        pytest.param("C5+1, C5+China, CA+JAD, T19.2, G7", "", id="names-with-digits"),
        pytest.param("a few seconds, often, I wait, halfway, headquarters", "", id="false-friends"),
        pytest.param("one and a half million, two and a half", "1500000|2.5", id="and-a-half"),
        pytest.param("half, a half, one half, half of them, half the crew", "0.5|0.5|0.5|0.5|0.5", id="half"),
        pytest.param("half a million, half-a-million, half a dozen", "500000|500000|6", id="half-of-a-scale"),
        pytest.param("two thirds, two-thirds, one third, a third of", "2/3|2/3|1/3|1/3", id="thirds"),
        pytest.param("three quarters, a quarter of a million", "0.75|250000", id="quarters"),
        pytest.param("two thirds of a million; two fifths; a tenth of a per cent", "2000000/3|0.4|0.1%", id="parts-of"),
        pytest.param("a million and a half; half a per cent", "1500000|0.5%", id="scale-and-a-half"),
        pytest.param("twice as many, thrice, tenfold, nearly twice", "x2|x3|x10|about x2", id="times"),
        pytest.param("a dozen, two dozen", "12|24", id="dozen"),
        pytest.param("the first half of the twentieth century, the third quarter", "#1|c20|#3", id="parts-in-a-row"),
        pytest.param("in the half-year, half an hour, half a year, half-hearted", "", id="spans-of-time"),
        pytest.param("a third force, a second of it, two third-party offers", "#3|#2|2|#3", id="no-part"),
        pytest.param("rules 4.1, licence 4.0, 7.0.100, 1.50, 26.01.2026", "4.1|4.0|1.50|26|1|2026", id="versions"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert shown(text, "en") == [value for value in expected.split("|") if value]


@pytest.mark.parametrize(
    ("ru", "en"),
    [
        ("с пятью государствами 19−20 декабря", "with the five states on 19–20 December"),
        ("запущенный в 2004 году", "launched in 2004"),
        ("как первый многосторонний диалог", "as the first multilateral dialogue"),
        ("впервые проведенный в декабре 2025 года", "held for the first time in December 2025"),
        ("«сначала управление, затем технологии»", "“Governance first, then technology”"),
        ("уходит в начало XX века", "goes back to the beginning of the twentieth century"),
        ("около 70% и более 85%", "about 70% and more than 85%"),
        ("полтора миллиона", "a million and a half"),
        ("полмиллиона", "half a million"),
        ("четверть миллиона", "a quarter of a million"),
        ("две трети, половина и дюжина", "two thirds, half and a dozen"),
        ("вырос вдвое", "grew twofold"),
        ("по правилам 4.1 и лицензии 4.0", "by rules 4.1 and licence 4.0"),
        ("0,5 процента", "half a per cent"),
    ],
)
def test_a_sentence_and_its_translation_agree(ru: str, en: str) -> None:
    assert shown(ru, "ru") == shown(en, "en") != []


def test_the_place_is_the_number_without_its_hedge() -> None:
    text = "приходится около 70 % мирового"
    (number,) = find_numbers(text, "ru")
    assert text[number.start : number.end] == "70 %"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_cardinals_and_hedges(language: str) -> None:
    table, english = language_named(language).numbers, language_named("en").numbers
    assert set(english.cardinals.values()) <= set(table.cardinals.values())
    assert set(english.ordinals.values()) == set(table.ordinals.values())
    assert set(english.hedges.values()) == set(table.hedges.values())


@pytest.mark.parametrize(
    ("part", "whole", "language"),
    [
        ("полтора миллиона", "миллион", "ru"),
        ("полмиллиона", "миллион", "ru"),
        ("две трети", "два", "ru"),
        ("половина", "два", "ru"),
        ("вдвое", "два", "ru"),
        ("half a million", "a million", "en"),
        ("a quarter of a million", "a million", "en"),
        ("two thirds", "two", "en"),
        ("twice", "two", "en"),
        ("version 4.0", "version 4", "en"),
    ],
)
def test_a_part_is_never_the_whole(part: str, whole: str, language: str) -> None:
    assert shown(part, language) != []
    assert set(shown(part, language)).isdisjoint(shown(whole, language))
