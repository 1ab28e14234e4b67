"""What a Russian date expression is worth in EDTF, by what its rule caught and what stands around it."""

from __future__ import annotations

import datetime
import re

from explainer.languages import calendar
from explainer.languages.calendar import Tense
from explainer.languages.dating import Around, caught, number_in, weekend_said
from explainer.languages.edtf import ROMAN, century
from explainer.languages.ru.datetables import (
    DAY_ENDS,
    DAYS,
    DECADES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from explainer.languages.ru.morphology import parses


def _month(stem: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == stem[:3] or month == stem)


def _bounded(match: re.Match[str], value: str) -> str:
    """«К», «до», «с», «после» before a value make an interval of it that is open on one side."""
    at = caught(match, "at")
    if at in ("к", "ко", "до") or at.endswith(("позднее", "позже")):
        return calendar.until(value)
    since = at in ("с", "со", "после") or at.endswith(("ранее", "раньше"))
    return calendar.since(value) if since else value


def _which_year(match: re.Match[str], day: datetime.date) -> int:
    return day.year + _offset(caught(match, "which"))


def _offset(which: str) -> int:
    if which.startswith(("прошл", "прошедш", "минувш", "истекш", "предыдущ", "последн")):
        return -1
    if which.startswith("позапрошл"):
        return -2
    return 1 if which.startswith(("будущ", "следующ", "грядущ", "наступающ", "ближайш")) else 0


def _tense(match: re.Match[str], around: Around) -> Tense:
    return 1 if caught(match, "at") in ("на", "к", "ко") else around.tense


def iso_value(match: re.Match[str], around: Around) -> str | None:
    year, month, day = (int(match[name]) for name in ("year", "mm", "dd"))
    year += 2000 if year < 100 else 0
    return calendar.written(year, month, day)


def _day(said: str) -> int:
    """The number of a day, in figures or in words."""
    if said[0].isdigit():
        return int(said.removesuffix("-го"))
    *tens, word = said.split()
    last = next(number for number, stem in DAYS.items() if re.fullmatch(stem + DAY_ENDS, word))
    return last + {"двадцать": 20, "тридцать": 30}.get("".join(tens), 0)


def day_value(match: re.Match[str], around: Around) -> str | None:
    month = _month(caught(match, "month"))
    first = _day(caught(match, "first"))
    last = int(caught(match, "last") or 0)
    other = caught(match, "month1")
    start_month = _month(other) if other else month
    if caught(match, "year"):
        year = int(match["year"])
    elif caught(match, "which"):
        year = _which_year(match, around.day)
    elif around.year is not None and around.year != around.day.year:
        year = around.year
    else:
        near = calendar.day_near(around.day, month, last or first, _tense(match, around))
        if near is None:
            return None
        year = near.year
    begin_year = int(caught(match, "year1") or year - (start_month > month))
    days = [(begin_year, start_month, first), *([(year, month, last)] if last else [])]
    if not all(calendar.is_day(*one) for one in days):
        return None
    value = "/".join(f"{y:04}-{m:02}-{d:02}" for y, m, d in days)
    return value if last else _bounded(match, value)


def of_month_value(match: re.Match[str], around: Around) -> str | None:
    month = _month(caught(match, "month"))
    if caught(match, "year"):
        value = f"{match['year']}-{month:02}"
    elif caught(match, "which"):
        value = f"{_which_year(match, around.day):04}-{month:02}"
    elif around.year is not None and around.year != around.day.year:
        value = f"{around.year:04}-{month:02}"
    else:
        value = calendar.month_near(around.day, month, _tense(match, around))
    if caught(match, "month1"):
        first, year = _month(caught(match, "month1")), int(value[:4])
        return f"{caught(match, 'year1') or year - (first > month):04}-{first:02}/{value}"
    return _bounded(match, value)


def years_value(match: re.Match[str], around: Around) -> str | None:
    first, last = match["year"], caught(match, "until")
    if not last:
        return _bounded(match, first)
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first <= last else None


def which_value(match: re.Match[str], around: Around) -> str | None:
    unit, number = caught(match, "unit"), _offset(caught(match, "which"))
    called = next((name for stem, name in UNITS.items() if unit.startswith(stem)), "year")
    value = calendar.whole(around.day, number, called)
    return _bounded(match, value) if called == "year" else value


def part_of_year_value(match: re.Match[str], around: Around) -> str | None:
    ordinal = ORDINALS[
        next(
            stem
            for stem in ORDINALS
            if caught(match, "ordinal").startswith(stem) and (len(stem) > 2 or stem == caught(match, "ordinal"))
        )
    ]
    months = 3 if caught(match, "what").startswith("квартал") else 6
    last = months * ordinal
    if last > 12:
        return None
    near = calendar.year_of_part(around.day, last - months + 1, last, _tense(match, around))
    year = int(caught(match, "year") or (_which_year(match, around.day) if caught(match, "which") else near))
    return _bounded(match, calendar.quarter(year, ordinal) if months == 3 else calendar.half(year, ordinal))


def decade_value(match: re.Match[str], around: Around) -> str | None:
    if caught(match, "word"):
        first = 1900 + DECADES[next(stem for stem in DECADES if caught(match, "word").startswith(stem))]
    else:
        digits = match["decade"]
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
        if len(digits) == 2 and first + 90 <= around.day.year - 10 and int(digits) < 20:
            first += 100
    part = _part(caught(match, "part")) or {"перв": "first", "втор": "second"}.get(caught(match, "half")[:4], "")
    return _bounded(match, calendar.decade(first, part))


def _part(words: str) -> str:
    if not words:
        return ""
    return "early" if "начал" in words else "middle" if "середин" in words else "late"


def century_value(match: re.Match[str], around: Around) -> str | None:
    part = _part(caught(match, "part"))
    numeral = (match.groupdict().get("century") or "").upper().translate(str.maketrans("ІХѴ", "IXV"))
    if numeral:
        number, half = ROMAN.index(numeral) + 1, caught(match, "half")
        if half:
            return _bounded(match, calendar.half_century(number, 1 if half == "перв" else 2))
        return century(number, part or "whole")
    return _bounded(match, calendar.part_of_this_century(around.day, part))


def today_value(match: re.Match[str], around: Around) -> str | None:
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


def eve_value(match: re.Match[str], around: Around) -> str | None:
    """«Накануне» alone is yesterday; «накануне выборов» tells no day."""
    following = re.match(r"\s+([^\W\d_]+)", match.string[match.end() :])
    if following and not following[1][0].isupper():
        tag = parses(following[1])[0].tag
        if tag.POS in ("NOUN", "ADJF", "PRTF", "NUMR") and tag.case in ("gent", "accs", "datv"):
            return None
    return calendar.iso(calendar.shift(around.day, -1, "day"))


def part_of_this_value(match: re.Match[str], around: Around) -> str | None:
    """«До конца года», «в начале месяца»: of the text's own."""
    if caught(match, "whole") == "десятилетия":
        first, last = around.day.year // 10 * 10, around.day.year // 10 * 10 + 9
        return _bounded(match, f"{first:04}/{last:04}" if caught(match, "at") in ("в", "на") else f"{last:04}")
    unit = {"г": "year", "м": "month", "н": "week"}[caught(match, "whole")[0]]
    value = calendar.week(around.day, 0) if unit == "week" else calendar.precise(around.day, unit)
    return _bounded(match, value)


def weekday_value(match: re.Match[str], around: Around) -> str | None:
    which = WEEKDAYS.index(caught(match, "weekday"))
    named = caught(match, "which")
    if named and _offset(named):
        return calendar.iso(calendar.other_weekday(around.day, which, _offset(named)))
    ahead = caught(match, "at") in ("на", "к", "ко") or named == "ближайш"
    return _bounded(match, calendar.iso(calendar.weekday(around.day, which, 1 if ahead else around.tense)))


def weekend_value(match: re.Match[str], around: Around) -> str | None:
    return weekend_said(around, _offset(caught(match, "which")))


def _unit(word: str) -> str:
    found = next((name for stem, name in UNITS.items() if word.startswith(stem)), "")
    return found if found in calendar.UNITS else ""


def away_value(match: re.Match[str], around: Around) -> str | None:
    sign = -1 if caught(match, "ago") else 1
    if caught(match, "halfyear"):
        return calendar.distant(around.day, 6 * sign, "month")
    unit = _unit(caught(match, "unit"))
    if not unit:
        return "" if caught(match, "unit") else None
    if caught(match, "few"):
        return calendar.vaguely(around.day, unit)
    if sign > 0 and around.tense < 0:
        # «Через неделю он ушёл» is counted from what went before.
        return ""
    return calendar.distant(around.day, sign * number_in(match, NUMBERS), unit)


def stretch_value(match: re.Match[str], around: Around) -> str | None:
    sign = 1 if caught(match, "span").startswith(("ближайш", "следующ", "предстоящ", "грядущ")) else -1
    if caught(match, "halfyear"):
        return calendar.stretch(around.day, 6 * sign, "month")
    unit = _unit(caught(match, "unit"))
    if not unit or caught(match, "few"):
        return ""
    if not caught(match, "number") and caught(match, "one") in ("ие", "их", "ые", "ых", "и"):
        return ""
    return calendar.stretch(around.day, sign * number_in(match, NUMBERS), unit)


def season_value(match: re.Match[str], around: Around) -> str | None:
    which = SEASONS[caught(match, "season")]
    if caught(match, "year"):
        return _bounded(match, f"{match['year']}-{which}")
    named = caught(match, "which")
    if named:
        return _bounded(match, f"{around.day.year + _offset(named):04}-{which}")
    return _bounded(
        match, calendar.season(around.day, which, -1 if caught(match, "at") in ("с", "со") else _tense(match, around))
    )
