"""Date expressions of a Russian text, each with its value in EDTF: absolute ones, and those counted from its day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from explainer.corpus.datewords import ROMAN, century
from explainer.languages import calendar
from explainer.languages.calendar import Tense
from explainer.languages.ru.lexicon import SAYING
from explainer.languages.protocol import DatePhrase, Span
from explainer.languages.ru.morphology import lemmas, parses

MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
SEASONS = {"весн": 21, "лет": 22, "осен": 23, "зим": 24}
NUMBERS = {
    word: number
    for number, words in enumerate(
        "один одну одного;два две двух;три трех трёх;четыре четырех четырёх;пять пяти;шесть шести;семь семи;восемь восьми;"
        "девять девяти;десять десяти;одиннадцать;двенадцать;тринадцать;четырнадцать;пятнадцать;шестнадцать;семнадцать;"
        "восемнадцать;девятнадцать;двадцать двадцати".split(";"),
        1,
    )
    for word in words.split()
} | {
    "тридцать": 30,
    "тридцати": 30,
    "сорок": 40,
    "сорока": 40,
    "пятьдесят": 50,
    "пятидесяти": 50,
    "сто": 100,
    "ста": 100,
    "полтора": 1,
}
DECADES = {
    "двадцат": 20,
    "тридцат": 30,
    "сороков": 40,
    "пятидесят": 50,
    "шестидесят": 60,
    "семидесят": 70,
    "восьмидесят": 80,
    "девяност": 90,
}
ORDINALS = {
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четверт": 4,
    "четвёрт": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}

_DASH = r"\s*[-‐‑‒–—−]\s*"
_MONTH = (
    r"(?P<month{0}>январ|феврал|март|апрел|ма(?=[йяеюм])|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|(?<=\d\s)(?:янв|фев|мар|апр|авг|сент?|окт|ноя|дек))(?:ь|я|ю|е|ем|ём|й|а|у|ом)?(?![а-яё])"
)
_YEAR = r"(?P<year{0}>1\d{{3}}|20\d\d)"
_GOD = r"(?:\s*(?:год(?:а|у|ом|е)?|г\.?)(?![а-яё]))"
_GODY = r"(?:\s*(?:год(?:ы|ов|ах|ам|ами|а|у)?|гг?\.?)(?![а-яё]))"
_WHICH = r"(?P<which>эт|текущ|нынешн|прошл|прошедш|минувш|истекш|предыдущ|будущ|следующ|грядущ|наступающ|позапрошл)"
_ADJ = r"(?:ый|ий|от|ой|[ое]го|[ое]му|[ыи]м|[ое]м|ей|ую|юю|у|ая|яя|ые|ие|ых|их|и)"
_WEEKDAY = (
    r"(?P<weekday>понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)(?:а|у|ом|е|ы|ой|ю|я|и|ем)?(?![а-яё])"
)
_AT = r"(?:(?P<at>в|во|на|к|ко|с|со|от|до|после|за|по|перед|накануне)\s+)?"
_PART = r"(?:(?P<part>(?:сам(?:ом|ый|ого|ому)\s+)?(?:начал|середин|кон(?=[ец])|окончани)\w*)\s+)?"
_UNIT = r"(?P<unit>дн(?:я|ей|и)|день|сут(?:ки|ок)|недел\w+|месяц\w*|год(?:а|у|ы|ов|ами)?|лет|десятилети\w+|час\w*|минут\w*|квартал\w*|век\w*)(?![а-яё])"
_NUMBER = r"(?P<number>\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_FEW = r"(?P<few>несколько|нескольких|пару|пара|немного|считанные)"
_DAYTIME = r"(?:\s+(?:рано\s+)?(?:утром|дн[её]м|вечером|ночью|поздно\s+вечером))?"
_NUMERAL = "|".join(ROMAN).replace("I", "[IІ]").replace("X", "[XХ]").replace("V", "[VѴ]")
_START = r"(?<![\w/])(?<!\w[-–])(?<!\d[.,:])"
_FEWER = r"(?<!\w)"


@dataclass(frozen=True, slots=True)
class Around:
    """What a date expression stands in."""

    day: datetime.date
    tense: Tense
    year: int | None
    """One that its own sentence, or the one before it, has just named."""


Value = Callable[[re.Match[str], Around], str | None]
"""The EDTF value; empty where it is too vague, nothing where it is no date."""


def _group(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _month(stem: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == stem[:3] or month == stem)


def _bounded(match: re.Match[str], value: str) -> str:
    """«К», «до», «с», «после» before a value make an interval of it that is open on one side."""
    at = _group(match, "at")
    if at in ("к", "ко", "до"):
        return calendar.until(value)
    return calendar.since(value) if at in ("с", "со", "после") and not _group(match, "second") else value


def _which_year(match: re.Match[str], day: datetime.date) -> int:
    which = _group(match, "which")
    return day.year + _offset(which)


def _offset(which: str) -> int:
    if which.startswith(("прошл", "прошедш", "минувш", "истекш", "предыдущ", "последн")):
        return -1
    if which.startswith("позапрошл"):
        return -2
    return 1 if which.startswith(("будущ", "следующ", "грядущ", "наступающ", "ближайш")) else 0


def _tense(match: re.Match[str], around: Around) -> Tense:
    return 1 if _group(match, "at") in ("на", "к", "ко") else around.tense


def _iso(match: re.Match[str], around: Around) -> str | None:
    year, month, day = (int(match[name]) for name in ("year", "mm", "dd"))
    year += 2000 if year < 100 else 0
    return f"{year:04}-{month:02}-{day:02}" if calendar.is_day(year, month, day) else None


def _day(match: re.Match[str], around: Around) -> str | None:
    month = _month(_group(match, "month"))
    first = int(match["first"])
    last = int(_group(match, "last") or 0)
    other = _group(match, "month1")
    start_month = _month(other) if other else month
    if _group(match, "year"):
        year = int(match["year"])
    elif _group(match, "which"):
        year = _which_year(match, around.day)
    elif around.year is not None and around.year != around.day.year:
        year = around.year
    else:
        near = calendar.day_near(around.day, month, last or first, _tense(match, around))
        if near is None:
            return None
        year = near.year
    begin_year = year - (start_month > month)
    days = [(begin_year, start_month, first), *([(year, month, last)] if last else [])]
    if not all(calendar.is_day(*one) for one in days):
        return None
    value = "/".join(f"{y:04}-{m:02}-{d:02}" for y, m, d in days)
    return value if last else _bounded(match, value)


def _of_month(match: re.Match[str], around: Around) -> str | None:
    month = _month(_group(match, "month"))
    if _group(match, "year"):
        value = f"{match['year']}-{month:02}"
    elif _group(match, "which"):
        value = f"{_which_year(match, around.day):04}-{month:02}"
    elif around.year is not None and around.year != around.day.year:
        value = f"{around.year:04}-{month:02}"
    else:
        value = calendar.month_near(around.day, month, _tense(match, around))
    if _group(match, "month1"):
        first, year = _month(_group(match, "month1")), int(value[:4])
        return f"{year - (first > month):04}-{first:02}/{value}"
    return _bounded(match, value)


def _years(match: re.Match[str], around: Around) -> str | None:
    first, last = match["year"], _group(match, "until")
    if not last:
        return _bounded(match, first)
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first <= last else None


def _which(match: re.Match[str], around: Around) -> str | None:
    unit, number = _group(match, "unit"), _offset(_group(match, "which"))
    if unit.startswith("недел"):
        return calendar.week(around.day, number)
    if unit.startswith("месяц"):
        return calendar.distant(around.day, number, "month")
    if unit.startswith("квартал"):
        index = around.day.year * 4 + (around.day.month - 1) // 3 + number
        return calendar.quarter(index // 4, index % 4 + 1)
    if unit.startswith("десятилет"):
        return calendar.decade(around.day.year // 10 * 10 + 10 * number, "")
    if unit.startswith("век") or unit.startswith("столет"):
        return century((around.day.year - 1) // 100 + 1 + number, "whole")
    return _bounded(match, f"{around.day.year + number:04}")


def _part_of_year(match: re.Match[str], around: Around) -> str | None:
    year = int(match["year"]) if _group(match, "year") else _which_year(match, around.day)
    ordinal = ORDINALS[
        next(
            stem
            for stem in ORDINALS
            if _group(match, "ordinal").startswith(stem) and (len(stem) > 2 or stem == _group(match, "ordinal"))
        )
    ]
    if _group(match, "what").startswith("квартал"):
        return _bounded(match, calendar.quarter(year, ordinal))
    return _bounded(match, calendar.half(year, ordinal)) if ordinal < 3 else None


def _decade(match: re.Match[str], around: Around) -> str | None:
    if _group(match, "word"):
        first = 1900 + DECADES[next(stem for stem in DECADES if _group(match, "word").startswith(stem))]
    else:
        digits = match["decade"]
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
        if len(digits) == 2 and first + 90 <= around.day.year - 10 and int(digits) < 20:
            first += 100
    part = _part(_group(match, "part")) or {"перв": "first", "втор": "second"}.get(_group(match, "half")[:4], "")
    return _bounded(match, calendar.decade(first, part))


def _part(words: str) -> str:
    if not words:
        return ""
    return "early" if "начал" in words else "middle" if "середин" in words else "late"


def _century(match: re.Match[str], around: Around) -> str | None:
    part = _part(_group(match, "part"))
    numeral = (match.groupdict().get("century") or "").upper().translate(str.maketrans("ІХѴ", "IXV"))
    if numeral:
        return century(ROMAN.index(numeral) + 1, part or "whole")
    first = around.day.year // 100 * 100
    value = {
        "middle": calendar.decade(first + 50, ""),
        "late": f"{first + 67}/{first + 99}",
        "early": f"{first + 1}/{first + 33}",
    }.get(part, "")
    return _bounded(match, value)


def _today(match: re.Match[str], around: Around) -> str | None:
    word = match["today"].lower()
    number = {
        "сегодня": 0,
        "сегодняшн": 0,
        "вчера": -1,
        "вчерашн": -1,
        "позавчера": -2,
        "завтра": 1,
        "послезавтра": 2,
        "накануне": -1,
    }[word]
    return calendar.iso(calendar.shift(around.day, number, "day"))


def _eve(match: re.Match[str], around: Around) -> str | None:
    """«Накануне» alone is yesterday; «накануне выборов» tells no day."""
    following = re.match(r"\s+([^\W\d_]+)", match.string[match.end() :])
    if following and not following[1][0].isupper():
        tag = parses(following[1])[0].tag
        if tag.POS in ("NOUN", "ADJF", "PRTF", "NUMR") and tag.case in ("gent", "accs", "datv"):
            return None
    return calendar.iso(calendar.shift(around.day, -1, "day"))


def _part_of_this(match: re.Match[str], around: Around) -> str | None:
    """«До конца года», «в начале месяца»: of the text's own."""
    unit = {"г": "year", "м": "month", "н": "week"}[_group(match, "whole")[0]]
    value = calendar.week(around.day, 0) if unit == "week" else calendar.precise(around.day, unit)
    return _bounded(match, value)


def _weekday(match: re.Match[str], around: Around) -> str | None:
    which = WEEKDAYS.index(_group(match, "weekday"))
    named = _group(match, "which")
    if named and _offset(named):
        return calendar.iso(calendar.other_weekday(around.day, which, _offset(named)))
    ahead = _group(match, "at") in ("на", "к", "ко") or named == "ближайш"
    return calendar.iso(calendar.weekday(around.day, which, 1 if ahead else around.tense))


def _weekend(match: re.Match[str], around: Around) -> str | None:
    named = _group(match, "which")
    number = _offset(named) if named else 0
    if not number:
        number = -1 if around.tense < 0 else 0
    if number < 0 and around.day.weekday() < 5:
        return calendar.weekend(around.day, -1)
    return calendar.weekend(around.day, number)


def _unit(word: str) -> str:
    if word.startswith(("дн", "день", "сут")):
        return "day"
    for stem, unit in (
        ("недел", "week"),
        ("месяц", "month"),
        ("десятилет", "decade"),
        ("год", "year"),
        ("лет", "year"),
    ):
        if word.startswith(stem):
            return unit
    return ""


def _number(match: re.Match[str]) -> int:
    said = _group(match, "number")
    return int(said) if said.isdigit() else NUMBERS.get(said, 1)


def _away(match: re.Match[str], around: Around) -> str | None:
    sign = -1 if _group(match, "ago") else 1
    if _group(match, "halfyear"):
        return calendar.distant(around.day, 6 * sign, "month")
    unit = _unit(_group(match, "unit"))
    if not unit:
        return "" if _group(match, "unit") else None
    if _group(match, "few"):
        return calendar.vaguely(around.day, unit)
    if sign > 0 and around.tense < 0:
        # «Через неделю он ушёл» is counted from what went before.
        return ""
    return calendar.distant(around.day, sign * _number(match), unit)


def _stretch(match: re.Match[str], around: Around) -> str | None:
    sign = 1 if _group(match, "span").startswith(("ближайш", "следующ", "предстоящ", "грядущ")) else -1
    if _group(match, "halfyear"):
        return calendar.stretch(around.day, 6 * sign, "month")
    unit = _unit(_group(match, "unit"))
    if not unit or _group(match, "few"):
        return ""
    if not _group(match, "number") and _group(match, "one") in ("ие", "их", "ые", "ых", "и"):
        return ""
    return calendar.stretch(around.day, sign * _number(match), unit)


def _season(match: re.Match[str], around: Around) -> str | None:
    which = SEASONS[_group(match, "season")]
    if _group(match, "year"):
        return _bounded(match, f"{match['year']}-{which}")
    named = _group(match, "which")
    if named:
        return _bounded(match, f"{around.day.year + _offset(named):04}-{which}")
    return _bounded(
        match, calendar.season(around.day, which, -1 if _group(match, "at") in ("с", "со") else _tense(match, around))
    )


def _vague(match: re.Match[str], around: Around) -> str | None:
    return ""


def _nothing(match: re.Match[str], around: Around) -> str | None:
    return None


_YEAR_OR_WHICH = rf"(?:\s+(?:{_YEAR.format('')}{_GOD}?(?![\w-])|{_WHICH}{_ADJ}\s+года))"
RULES: tuple[tuple[re.Pattern[str], Value], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value)
    for pattern, value in (
        (r"(?:https?://|www\.)\S+", _nothing),
        (rf"{_START}{_YEAR.format('')}-(?P<mm>\d\d)-(?P<dd>\d\d)(?!\d)", _iso),
        (rf"{_START}(?P<dd>\d\d?)[./](?P<mm>\d\d?)[./](?P<year>(?:19|20)?\d\d)(?![\d.])", _iso),
        (rf"{_FEWER}(?:в|во)\s+{_WEEKDAY},?\s+(?P<first>\d\d?)\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?", _day),
        (
            rf"{_FEWER}(?:(?P<at>с|со|между)\s+)?(?P<first>\d\d?)(?:\s+{_MONTH.format('1')})?(?:\s+(?:по|до|и)\s+|{_DASH})"
            rf"(?P<last>\d\d?)\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?",
            _day,
        ),
        (rf"{_FEWER}{_AT}{_START}(?P<first>\d\d?)(?:-го)?\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?", _day),
        (rf"{_FEWER}(?P<at>с|со)\s+{_MONTH.format('1')}\s+(?:по|до)\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?", _of_month),
        (rf"{_FEWER}{_AT}{_PART}{_MONTH.format('')}{_YEAR_OR_WHICH}", _of_month),
        (rf"{_FEWER}(?P<at>в|во|к|с|со|до|после|на)\s+{_PART}(?-i:{_MONTH.format('')})", _of_month),
        (rf"{_FEWER}(?:начал|середин|кон(?=[ец]))\w*\s+(?-i:{_MONTH.format('')})", _of_month),
        (
            rf"{_FEWER}{_AT}(?P<ordinal>перв|втор|трет|четв[её]рт|i{{1,3}}|iv|[1-4])(?:-?(?:ый|ой|ом|ем|м|й|ого|его|ому|ую|ая|ье|ьем|ьего|е))?\s+"
            rf"(?P<what>квартал|полугоди|половин)\w*{_YEAR_OR_WHICH}",
            _part_of_year,
        ),
        (
            rf"{_FEWER}{_AT}(?:(?P<half>перв|втор)\w+\s+половин\w+\s+)?{_PART}{_START}(?:(?P<decade>(?:1\d|20)?\d0)-(?:е|х|ые|ых|ым)(?:\s+год\w+)?"
            rf"|(?P<word>двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)(?:ые|ых)(?:\s+год\w+)?(?!\s+\w+ин))(?![\w-])",
            _decade,
        ),
        (
            rf"{_FEWER}(?:(?P<at>с|со|в|за|между)\s+)?{_START}{_YEAR.format('')}(?:-?го)?{_GOD}?(?:\s+(?:по|до|и)\s+|{_DASH})(?P<until>\d{{4}}|\d\d)(?:-?й|-?го|-?м)?{_GODY}",
            lambda match, around: (
                None if re.search(r"\sи\s", match[0]) and match["at"] != "между" else _years(match, around)
            ),
        ),
        (rf"{_FEWER}{_AT}{_PART}{_START}{_YEAR.format('')}(?:-?(?:й|го|му|м))?{_GODY}", _years),
        (rf"{_FEWER}(?:в\s+)?{_START}{_YEAR.format('')}(?=\s+и\s+(?:1\d{{3}}|20\d\d)\s+год)", _years),
        (
            rf"{_FEWER}{_AT}{_PART}{_WHICH}{_ADJ}\s+(?P<unit>год(?:а|у|ом|е)?|месяц\w*|недел\w+|квартал\w*|десятилети\w+|век\w*|столети\w+)(?![а-яё])",
            _which,
        ),
        (
            rf"{_FEWER}(?:в|на|за)\s+(?:(?P<which>эт|прошедш|минувш|прошл|ближайш|следующ|будущ|текущ)(?:ие|ые|их|ых|и)\s+)?выходны(?:е|х)",
            _weekend,
        ),
        (
            rf"{_FEWER}(?P<at>в|во|на|к|с|со|до|после)\s+(?:(?P<which>эт|прошл|минувш|прошедш|следующ|будущ|ближайш)(?:ий|ый|ую|от|ее|ое|у)\s+)?{_WEEKDAY}{_DAYTIME}",
            _weekday,
        ),
        (
            rf"{_FEWER}(?:(?:в|с|утром|дн[её]м|вечером)\s+)?(?P<today>позавчера|вчера|послезавтра|завтра|сегодня)(?![а-яё]){_DAYTIME}",
            _today,
        ),
        (rf"{_FEWER}(?:(?:на|до|к|в)\s+)?(?P<today>сегодняшн)\w+(?:\s+день|\s+дня|\s+дню)?", _today),
        (rf"{_FEWER}(?P<today>вчерашн)(?:ий|его|им|ем|юю|ей|яя|ие|их)(?:\s+дн\w+|\s+вечер\w*)?", _today),
        (rf"{_FEWER}(?P<today>накануне)(?![а-яё])", _eve),
        (
            rf"{_FEWER}(?:всего\s+|лишь\s+|почти\s+|около\s+|более\s+|больше\s+)?(?:(?P<halfyear>полгода)|(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT})\s+(?P<ago>(?:тому\s+)?назад)",
            _away,
        ),
        (
            rf"{_FEWER}(?:через|спустя)\s+(?:(?P<halfyear>полгода)|(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT})(?!\s+после)",
            _away,
        ),
        (
            rf"{_FEWER}(?:(?:за|в|на|в\s+течение|на\s+протяжении|последующие)\s+)?"
            rf"(?P<span>последн|прошедш|минувш|предыдущ|ближайш|следующ|предстоящ|эт)(?P<one>ие|их|ые|ых|ей|юю|ую|ий|ее|его|и|от)\s+"
            rf"(?:(?P<halfyear>полгода)|(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT})",
            lambda match, around: (
                None if _group(match, "span") == "эт" and not _group(match, "number") else _stretch(match, around)
            ),
        ),
        (rf"{_FEWER}{_AT}{_PART}(?P<century>{_NUMERAL})\s+(?:век(?:а|е|у|ом)?|столети[еяию])(?!\w)", _century),
        (rf"{_FEWER}{_AT}(?P<part>начал|середин|кон)(?:е|у|а|ы|це|цу|ца|ец)\s+(?:века|столетия)(?!\w)", _century),
        (
            rf"{_FEWER}(?:(?P<which>эт|прошл|минувш|нынешн|будущ|следующ)(?:им|ым|ой|ей)\s+)?(?P<season>весн|лет|осен|зим)(?:ой|ою|ом|ью)(?![а-яё])(?:\s+{_YEAR.format('')}{_GOD}?|\s+(?P<which2>эт|прошл)\w+\s+года)?",
            _season,
        ),
        (
            rf"{_FEWER}(?P<at>с|со|к|до)\s+(?:(?P<which>эт|прошл|нынешн|будущ|следующ)(?:ого|его|ой|ей)\s+)?(?P<season>весн|лет|осен|зим)(?:ы|а|и|е|у)(?![а-яё])(?:\s+{_YEAR.format('')}{_GOD}?)?",
            _season,
        ),
        (rf"{_FEWER}(?P<at>в|к|ко|до|с|на|под)\s+(?:сам\w+\s+)?(?:начал|середин|кон)(?:е|у|а|ы|це|цу|ца|ец)\s+(?:(?:этого|текущего|нынешнего)\s+)?(?P<whole>года|месяца|недели)(?!\w)", _part_of_this),
        (
            r"(?<!\w)(?:(?:совсем\s+)?недавно|на\s+днях|в\s+(?:последнее|ближайшее|скором|последние)\s+врем(?:я|ени)"
            r"|(?:в|за)\s+(?:последн|ближайш)(?:ие|их)\s+(?:\w+\s+)?(?:годы|дни|месяцы|недели|десятилетия|часы))(?!\w)",
            _vague,
        ),
    )
)
_AHEAD = re.compile(
    r"(?<!\w)(?:будет|будут|будем|запланирован\w*|намечен\w*|назначен\w*\s+на|планиру\w+|предстоит|предстоящ\w+|должн[аоы]|должен"
    r"|намерен[аоы]?|собира\w+ся|ожида\w+ся|обеща\w+|перенес\w+\s+на|готовит\w*)(?!\w)",
    re.IGNORECASE,
)


def find_dates(block: str, sentences: Sequence[Span], day: datetime.date) -> Sequence[DatePhrase]:
    """Every date expression of a block, ascending; of two that overlap the earlier start wins, then the longer."""
    found = list[DatePhrase]()
    for at, (start, end) in enumerate(sentences):
        before = block[slice(*sentences[at - 1])] if at else ""
        taken = start
        for match, value in _matches(block, start, end):
            if match.start() < taken:
                continue
            around = Around(
                day, _look(block, (start, end), match), _year_before(before, block[start : match.start()], day)
            )
            edtf = value(match, around)
            taken = match.end()
            if edtf is not None:
                found.append(DatePhrase(start=match.start(), end=match.end(), edtf=edtf))
    return found


def _matches(block: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Value]]:
    found = [
        (match, value)
        for pattern, value in RULES
        for match in pattern.finditer(block, start, end)
        if match.end() > match.start()
    ]
    yield from sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _year_before(sentence: str, own: str, day: datetime.date) -> int | None:
    """The year that the words right before have named: of the same sentence, else of the one before, with a month."""
    years = re.findall(r"(?<!\d)(1\d{3}|20\d\d)\s*(?:год|г\.)", own)
    if years:
        return int(years[-1])
    dated = re.findall(
        r"(?:январ|феврал|март|апрел|ма[яе]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\s+(1\d{3}|20\d\d)", sentence
    )
    return int(dated[-1]) if dated and abs(int(dated[-1]) - day.year) > 1 else None


def _look(block: str, span: Span, match: re.Match[str]) -> Tense:
    """Which way the words around look: those of the clause first, then the nearest verb of the sentence."""
    left = max((block.rfind(stop, span[0], match.start()) for stop in ",;:—("), default=-1)
    rights = [at for stop in ",;:—)" if (at := block.find(stop, match.end(), span[1])) >= 0]
    clause = (max(left + 1, span[0]), min(rights, default=span[1]))
    for start, end in (clause, span):
        tense = _nearest(block, start, end, match)
        if tense is not None:
            return tense
    return 0


def _nearest(block: str, start: int, end: int, match: re.Match[str]) -> Tense | None:
    found = list[tuple[int, Tense]]()
    for word in re.finditer(r"[^\W\d_]+", block[start:end]):
        at = start + word.start()
        if match.start() <= at < match.end():
            continue
        away = match.start() - at if at < match.start() else at - match.end()
        tag = parses(word[0])[0].tag
        if _AHEAD.match(word[0]):
            found.append((away - 25, 1))
        elif tag.POS == "VERB" and "past" in tag:
            # What is said may lie ahead; only a day beside the verb is the day of saying.
            said = lemmas(word[0]) & SAYING
            found.append((away, 0 if said and away > 3 else -1))
        elif tag.POS == "VERB" and "futr" in tag:
            found.append((away, 1))
        elif tag.POS == "INFN":
            found.append((away, 1))
        elif tag.POS in ("PRTS", "PRTF") and "past" in tag and "pssv" in tag:
            found.append((away + 15, -1))
    return min(found)[1] if found else None
