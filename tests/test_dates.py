"""Date expressions found in the seeds and in made-up sentences, and values put into words."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from explainer.corpus.dates import find_dates
from explainer.corpus.datewords import describe
from explainer.corpus.paragraphs import parse_text
from explainer.languages.edtf import Bounds, Day, date_parts, is_date, is_edtf
from explainer.model import LANGUAGES, DateMention

TEXTS = Path(__file__).parent.parent / "seeds" / "texts"
SEEDS = {"A": ("ai-diplomacy.txt", "2026-01"), "T": ("tokyo-summit.txt", "2025-12")}

# Every date expression of both texts: reference | wording | value | precision | counted from.
IN_SEEDS = """
A1.1  | в последние годы                       |                       | vague           |
A2.2  | в 1997 году                            | 1997                  | year            |
A2.2  | в 2004 году                            | 2004                  | year            |
A2.3  | в декабре 2025 года                    | 2025-12               | month           |
A3.1  | 2025 года                              | 2025                  | year            |
T1.1  | 19−20 декабря                          | 2025-12-19/2025-12-20 | day             | T2.1
T2.1  | К концу декабря 2025 года              | 2025-12               | month           |
T2.2  | 2024 года                              | 2024                  | year            |
T4.1  | Последние полгода                      | 2025-06~/2025-12~     | month           | text
T5.1  | в 2004 году                            | 2004                  | year            |
T5.2  | Тогда                                  | 2004                  | year            | T5.1
T12.3 | в последние годы                       |                       | vague           |
T13.1 | в 2004 году                            | 2004                  | year            |
T19.1 | в прошлом году                         | 2024                  | year            | text
T19.3 | в последние годы                       |                       | vague           |
T19.4 | в этом году                            | 2025                  | year            | text
T20.1 | в ноябре                               | 2025-11               | month           | text
T21.3 | в октябре текущего года                | 2025-10               | month           | text
T21.3 | в конце октября                        | 2025-10               | month           | text
T22.1 | В начале ноября                        | 2025-11               | month           | text
T22.2 | сегодня                                | 2025-12               | month           | text
T23.1 | 2025 года                              | 2025                  | year            |
T30.2 | в 2025 году                            | 2025                  | year            |
T37.1 | начало XX века                         | 1901~/1933~           | part-of-century |
T37.2 | недавно                                |                       | vague           |
T37.2 | после распада Российской империи       |                       | era             |
T37.2 | в годы Гражданской войны               |                       | era             |
T38.1 | того периода                           |                       | era             |
T38.2 | сегодняшний                            | 2025-12               | month           | text
T38.2 | в годы советского "железного занавеса" |                       | era             |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def read(code: str) -> tuple[DateMention, ...]:
    name, counted_from = SEEDS[code]
    return find_dates(parse_text((TEXTS / name).read_text(encoding="utf-8"), "ru"), code, counted_from)


def found(raw: str, counted_from: str = "2025-12") -> list[tuple[str, str, str, str]]:
    mentions = find_dates(parse_text(raw, "ru"), "X", counted_from)
    return [(mention.wording, mention.edtf, mention.precision, mention.counted_from) for mention in mentions]


def test_the_seeds_hold_these_dates_and_no_others() -> None:
    dates = [(code, date) for code in SEEDS for date in read(code)]
    assert [
        (
            f"{code}{date.paragraph}.{date.sentence}",
            date.wording,
            date.edtf,
            date.precision,
            date.counted_from,
        )
        for code, date in dates
    ] == rows(IN_SEEDS)


@pytest.mark.parametrize("code", SEEDS)
def test_a_wording_is_a_span_of_its_sentence(code: str) -> None:
    text = parse_text((TEXTS / SEEDS[code][0]).read_text(encoding="utf-8"), "ru")
    for date in read(code):
        paragraph = text.paragraphs[date.paragraph - 1]
        sentence = paragraph.sentences[date.sentence - 1]
        assert paragraph.text[date.start : date.end] == date.wording
        assert sentence.start <= date.start < date.end <= sentence.end


@pytest.mark.parametrize("code", SEEDS)
def test_a_mention_has_a_valid_value_or_is_an_era_or_vague(code: str) -> None:
    for date in read(code):
        assert is_edtf(date.edtf) if date.edtf else date.precision in ("era", "vague")


def test_a_text_without_a_date_leaves_relative_dates_without_value() -> None:
    name, _ = SEEDS["T"]
    mentions = find_dates(parse_text((TEXTS / name).read_text(encoding="utf-8"), "ru"), "T", "")
    assert [date.wording for date in mentions] == [date.wording for date in read("T")]
    for undated, dated in zip(mentions, read("T"), strict=True):
        if dated.counted_from == "text":
            assert (undated.edtf, undated.precision, undated.counted_from) == ("", "vague", "")
        else:
            assert undated == dated


# Sentence with the [wording] | value | precision | counted from; the text's own date is December 2025.
RULES = """
Договор подписан [28 августа 2004 года] в Астане.    | 2004-08-28            | day             |
Встреча прошла [30-31 мая 2023 года].                | 2023-05-30/2023-05-31 | day             |
Встреча прошла [30–31 мая 2023 г.] в Токио.          | 2023-05-30/2023-05-31 | day             |
Встреча шла [с 30 по 31 мая 2023 года].              | 2023-05-30/2023-05-31 | day             |
Ответ ждали [до 1 июня прошлого года].               | 2024-06-01            | day             | text
Это было [5 мая].                                    | 2025-05-05            | day             | text
Это было [в декабре].                                | 2025-12               | month           | text
[Декабрь 2023 года] выдался холодным.                | 2023-12               | month           |
Это было [в середине марта этого года].              | 2025-03               | month           | text
Работа начата [с января 2020]-го, в спешке.          | 2020-01               | month           |
Диалог шёл [в 2004–2024 годах].                      | 2004/2024             | year            |
Диалог шёл [с 2004 по 2024 год].                     | 2004/2024             | year            |
[В 1997 г.] появилась концепция.                     | 1997                  | year            |
[К концу 2030 года] дорогу построят.                 | 2030                  | year            |
Это план [на будущий год].                           | 2026                  | year            | text
Итоги [текущего года] подведены.                     | 2025                  | year            | text
[За последние полгода] всё изменилось.               | 2025-06~/2025-12~     | month           | text
Это случилось [в начале ХХ века].                    | 1901~/1933~           | part-of-century |
Это случилось [в середине XIX столетия].             | 1834~/1866~           | part-of-century |
Это случилось [к концу XX века].                     | 1967~/2000~           | part-of-century |
Это случилось [в XXI веке].                          | 2001/2100             | part-of-century |
[За последние пять лет] всё изменилось.              |                       | vague           |
[В последнее время] всё изменилось.                  |                       | vague           |
[После распада СССР] пути разошлись.                 |                       | era             |
[Во время Второй мировой войны] дорога была закрыта. |                       | era             |
Он вырос [в годы «оттепели»], в Токио.               |                       | era             |
«Это построено [в годы войны]» – так говорят.        |                       | era             |
Память [тех лет] жива.                               |                       | era             |
"""


@pytest.mark.parametrize(("marked", "value", "precision", "counted_from"), rows(RULES))
def test_each_rule_reads_a_made_up_sentence(marked: str, value: str, precision: str, counted_from: str) -> None:
    wording = marked[marked.index("[") + 1 : marked.index("]")]
    sentence = marked.replace("[", "").replace("]", "")
    assert found(sentence) == [(wording, value, precision, counted_from)]
    assert is_edtf(value) or not value


@pytest.mark.parametrize(
    "sentence",
    [
        "Формат родился не вчера.",
        "Япония готова делиться технологиями «завтрашнего дня».",
        "Это не очередная встреча «C5+1», а С5+1 провели все.",
        "На Китай приходится около 70% производства и более 85% обработки.",
        "Япония нужна как «третья сила» в долгосрочной перспективе.",
        "Ответ на https://example.org/в-2025-году/26-мая-2025 и www.example.org/1997-год не пришёл.",
        "Выставка «Экспо-2025» собрала 2000 гостей и 1500 годовых отчётов.",
        "Это рост на 3,2025 года жизни.",
        "С Мартой и Маем говорили к Марту.",
        "Мама верит в маяки и идёт к маякам.",
        "После падения цен и после продолжительного периода всё изменилось.",
        "В годы, когда его не было, и в то время как он ждал, шёл дождь.",
        "Этап годовой проверки прошлых годов завершён.",
        "Том XX веков не видел.",
    ],
)
def test_a_trap_is_no_date(sentence: str) -> None:
    assert found(sentence) == []


def test_endnotes_are_not_searched() -> None:
    note = "[i] “Title”, Publisher, https://example.org/2026/01, (Дата обращения: 26.01.2026)."
    assert found(f"Слова.[i]\n{note}") == []


def test_a_bare_month_after_the_text_date_is_of_the_year_before() -> None:
    assert found("Это было в декабре.", "2026-01-26") == [("в декабре", "2025-12", "month", "text")]


def test_a_text_known_by_its_year_alone_dates_no_bare_month() -> None:
    assert found("Это было в декабре прошлого года и в мае.", "2026") == [
        ("в декабре прошлого года", "2025-12", "month", "text"),
        ("в мае", "", "vague", ""),
    ]


def test_six_months_reach_back_over_the_new_year() -> None:
    assert found("Последние полгода идут споры.", "2026-01") == [
        ("Последние полгода", "2025-07~/2026-01~", "month", "text")
    ]


def test_today_is_the_day_of_a_text_that_knows_its_day() -> None:
    assert found("Сегодня саммит.", "2025-12-19") == [("Сегодня", "2025-12-19", "day", "text")]


def test_a_text_dated_from_a_day_on_counts_from_that_day() -> None:
    assert found("Это было в этом году.", "2026-01-26/..") == [("в этом году", "2026", "year", "text")]


def test_days_take_the_year_of_the_nearest_sentence_with_their_month() -> None:
    raw = "Сначала встречались в мае 2019 года.\nОднажды спорили.\nСнова 5−6 мая.\nДоговор – май 2023 года."
    assert found(raw)[1] == ("5−6 мая", "2023-05-05/2023-05-06", "day", "X4.1")


def test_dates_joined_to_one_with_a_year_share_it() -> None:
    assert found("Встречи шли 30 ноября – 1 декабря 2023 года.") == [
        ("30 ноября", "2023-11-30", "day", "X1.1"),
        ("1 декабря 2023 года", "2023-12-01", "day", ""),
    ]
    assert found("Переговоры шли с декабря по январь 2024 года.") == [
        ("с декабря", "2023-12", "month", "X1.1"),
        ("по январь 2024 года", "2024-01", "month", ""),
    ]
    assert found("Это было в 2004 и 2024 годах.") == [
        ("в 2004", "2004", "year", ""),
        ("2024 годах", "2024", "year", ""),
    ]


def test_a_day_that_the_calendar_lacks_has_no_value_whatever_year_is_near() -> None:
    assert found("Зима: февраль 2024 года. Запись от 29 февраля 2025 года неверна.")[1] == (
        "от 29 февраля 2025 года",
        "",
        "vague",
        "",
    )
    assert found("Диалог шёл в 2024–2004 годах.") == [("в 2024–2004 годах", "", "vague", "")]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param("Диалог начат в 2004 году. Тогда же его одобрили.", "2004", id="a year before it"),
        pytest.param("Его начали в мае 2004 года. – Тогда спорили.", "2004-05", id="after a dash"),
        pytest.param("Его начали в 2004 году. Тогда Япония выиграет.", None, id="not in the past tense"),
        pytest.param("Его начали в 2004 году. Тогда бы он выиграл.", None, id="not what might have been"),
        pytest.param("Его начали в 2004 году. Он тогда выиграл.", None, id="not inside the sentence"),
        pytest.param("Его начали в 2004 году.\nТогда он выиграл.", None, id="not across paragraphs"),
        pytest.param("В 1997 году и в 2004 году спорили. Тогда он выиграл.", None, id="not after two years"),
        pytest.param("Его начали давно. Тогда он выиграл.", None, id="not after no year"),
    ],
)
def test_then_takes_the_date_of_the_sentence_before(raw: str, value: str | None) -> None:
    then = [mention for mention in found(raw) if mention[0].lower().startswith("тогда")]
    assert [(mention[1], mention[3]) for mention in then] == ([(value, "X1.1")] if value else [])


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("1997", Bounds(Day(1997), Day(1997))),
        ("2025-10", Bounds(Day(2025, 10), Day(2025, 10))),
        ("2025-12-19", Bounds(Day(2025, 12, 19), Day(2025, 12, 19))),
        ("2025-12-19/2025-12-20", Bounds(Day(2025, 12, 19), Day(2025, 12, 20))),
        ("2004/2024-12", Bounds(Day(2004), Day(2024, 12))),
        ("1901~/1933~", Bounds(Day(1901, qualifier="~"), Day(1933, qualifier="~"))),
        ("2026-01-26/..", Bounds(Day(2026, 1, 26), None)),
        ("../2026-01?", Bounds(None, Day(2026, 1, qualifier="?"))),
    ],
)
def test_a_value_has_these_bounds(value: str, bounds: Bounds) -> None:
    assert date_parts(value) == bounds
    assert is_edtf(value)


def test_the_library_takes_whatever_the_book_has_words_for() -> None:
    # So that checking need not ask it of such a value.
    days = ("0001", "1997", "2025-12", "2024-02-29", "9999-12-31")
    ends = [*(f"{day}{qualifier}" for day in days for qualifier in ("", "~", "?", "%")), ".."]
    values = [value for value in (*ends, *map("/".join, product(ends, repeat=2))) if is_date(value)]
    print(f"forms of dates: {len(values)}")
    assert len(values) > 200
    assert [value for value in values if not is_edtf(value)] == []


@pytest.mark.parametrize(
    "value",
    [
        "",
        " 1997",
        "1997\n",
        "997",
        "1997-13",
        "2025-02-30",
        "2025-2",
        "26.01.2026",
        "2025-12-19/",
        "в 1997",
        "0",
    ],
)
def test_what_is_not_edtf_is_refused_by_both(value: str) -> None:
    # "2025-12-19/" is EDTF with an unknown end; the book has no words for it.
    assert is_edtf(value) == (value == "2025-12-19/")
    with pytest.raises(ValueError, match=r"^\""):
        date_parts(value)


def test_what_the_library_stumbles_over_is_not_edtf(capsys: pytest.CaptureFixture[str]) -> None:
    assert [is_edtf(value) for value in ("../", "../unknown")] == [False, False]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("value", ["199X", "[1997,2004]", "2025-21", "..", "../..", "2024/2004", "1997/2004/2024"])
def test_a_value_that_the_book_has_no_words_for_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"^\""):
        date_parts(value)


# Value | Russian | English
IN_WORDS = """
1997                  | 1997 год                                | 1997
2025-12               | декабрь 2025 года                       | December 2025
2026-01-26            | 26 января 2026 года                     | 26 January 2026
2025-12-19/2025-12-20 | 19–20 декабря 2025 года                 | 19–20 December 2025
2023-11-30/2023-12-01 | 30 ноября – 1 декабря 2023 года         | 30 November – 1 December 2023
2024-12-30/2025-01-02 | 30 декабря 2024 года – 2 января 2025 года | 30 December 2024 – 2 January 2025
2025-06/2025-12       | июнь–декабрь 2025 года                  | June–December 2025
2025-06~/2025-12~     | примерно июнь–декабрь 2025 года         | about June–December 2025
2024-12/2025-02       | декабрь 2024 года – февраль 2025 года   | December 2024 – February 2025
2004/2024             | 2004–2024                               | 2004–2024
2004~/2024            | примерно 2004 – 2024                    | about 2004 – 2024
2004/2024-12          | 2004 год – декабрь 2024 года            | 2004 – December 2024
2004/2004             | 2004 год                                | 2004
2004~                 | примерно 2004 год                       | about 2004
2004-08?              | предположительно август 2004 года       | possibly August 2004
1901~/1933~           | начало XX века                          | early 20th century
1834~/1866~           | середина XIX века                       | mid-19th century
1967~/2000~           | конец XX века                           | late 20th century
2001/2100             | XXI век                                 | 21st century
1901/1933             | 1901–1933                               | 1901–1933
2101~/2133~           | примерно 2101–2133                      | about 2101–2133
2026-01-26/..         | не ранее 26 января 2026 года            | not before 26 January 2026
2026-01/..            | не ранее января 2026 года               | not before January 2026
2026/..               | не ранее 2026 года                      | not before 2026
../2026-01            | не позднее января 2026 года             | not after January 2026
"""


@pytest.mark.parametrize(("value", "russian", "english"), rows(IN_WORDS))
def test_a_value_is_put_into_words(value: str, russian: str, english: str) -> None:
    assert (describe(value, "ru"), describe(value, "en")) == (russian, english)
    assert is_edtf(value)


def test_an_empty_value_has_no_words() -> None:
    assert [describe("", language) for language in LANGUAGES] == ["", ""]
