"""Numbers in digits and in words come out in one notation, the same for a sentence and its translation."""

from __future__ import annotations

import pytest

from explainer.corpus.numbers import NUMBER_WORDS, find_numbers


def shown(text: str, language: str) -> list[str]:
    found = find_numbers(text, language)
    return [f"{number.hedge} {number.value}".strip() for number in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("около 70% мирового производства и более 85% обработки", "about 70%|over 85%", id="hedges"),
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
        pytest.param("в семью, треть, Папа II, полгода, партнёр", "", id="false-friends"),
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
        pytest.param("one buyer, or one route", "", id="one-is-never-told"),
        pytest.param("C5+1, C5+China, CA+JAD, T19.2, G7", "", id="names-with-digits"),
        pytest.param("a few seconds, often, I wait", "", id="false-friends"),
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
    ],
)
def test_a_sentence_and_its_translation_agree(ru: str, en: str) -> None:
    assert shown(ru, "ru") == shown(en, "en") != []


def test_the_place_is_the_number_without_its_hedge() -> None:
    text = "приходится около 70 % мирового"
    (number,) = find_numbers(text, "ru")
    assert text[number.start : number.end] == "70 %"


@pytest.mark.parametrize("language", sorted(NUMBER_WORDS))
def test_every_language_has_the_same_cardinals_and_hedges(language: str) -> None:
    table, english = NUMBER_WORDS[language], NUMBER_WORDS["en"]
    assert set(english.cardinals.values()) <= set(table.cardinals.values())
    assert set(english.ordinals.values()) == set(table.ordinals.values())
    assert set(english.hedges.values()) == set(table.hedges.values())
