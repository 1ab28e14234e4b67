"""What an English date expression is worth in EDTF, by what its rule caught and what stands around it."""

from __future__ import annotations

import datetime
import re

from explainer.languages import calendar
from explainer.languages.calendar import Tense
from explainer.languages.dating import Around, caught, number_in, weekend_said
from explainer.languages.edtf import century
from explainer.languages.en.datetables import CENTURIES, DECADES, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS


def _month(name: str) -> int:
    return MONTHS.index(name[:3]) + 1


def _bounded(match: re.Match[str], value: str) -> str:
    at = caught(match, "at")
    if at in ("by", "until", "till", "before", "to", "through"):
        return calendar.until(value)
    return calendar.since(value) if at in ("since", "from", "after", "starting", "beginning") else value


def _offset(which: str) -> int:
    if re.search(r"last|previous|past", which):
        return -1
    return 1 if re.search(r"next|following|coming", which) else 0


def _tense(match: re.Match[str], around: Around) -> Tense:
    return 1 if caught(match, "at") in ("by", "until", "till", "for") and around.tense >= 0 else around.tense


def iso_value(match: re.Match[str], around: Around) -> str | None:
    year, month, day = (int(match[name]) for name in ("year", "mm", "dd"))
    if month > 12 >= day:
        month, day = day, month
    return calendar.written(year, month, day)


def day_value(match: re.Match[str], around: Around) -> str | None:
    month = _month(caught(match, "month"))
    first, last = int(match["first"]), int(caught(match, "last") or 0)
    start_month = _month(caught(match, "month1")) if caught(match, "month1") else month
    if caught(match, "year"):
        year = int(match["year"])
    elif caught(match, "whose"):
        year = around.day.year + _offset(caught(match, "whose"))
    elif around.year is not None and around.year != around.day.year:
        year = around.year
    else:
        near = calendar.day_near(around.day, month, last or first, _tense(match, around))
        if near is None:
            return None
        year = near.year
    days = [(year - (start_month > month), start_month, first), *([(year, month, last)] if last else [])]
    if not all(calendar.is_day(*one) for one in days):
        return None
    value = "/".join(f"{y:04}-{m:02}-{d:02}" for y, m, d in days)
    return value if last else _bounded(match, value)


def of_month_value(match: re.Match[str], around: Around) -> str | None:
    month = _month(caught(match, "month"))
    if caught(match, "year"):
        value = f"{match['year']}-{month:02}"
    elif caught(match, "which") or caught(match, "whose"):
        named = caught(match, "which") or caught(match, "whose")
        if caught(match, "which") and _offset(named):
            value = calendar.month_near(around.day, month, 1 if _offset(named) > 0 else -1)
            if value == f"{around.day.year:04}-{around.day.month:02}":
                value = f"{around.day.year + _offset(named):04}-{month:02}"
        else:
            value = f"{around.day.year + _offset(named):04}-{month:02}"
    elif around.year is not None and around.year != around.day.year:
        value = f"{around.year:04}-{month:02}"
    else:
        value = calendar.month_near(around.day, month, _tense(match, around))
    if caught(match, "month1"):
        first, year = _month(caught(match, "month1")), int(value[:4])
        return f"{year - (first > month):04}-{first:02}/{value}"
    return _bounded(match, value)


def years_value(match: re.Match[str], around: Around) -> str | None:
    first, last = match["year"], caught(match, "until")
    if not last:
        return _bounded(match, first)
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None


def which_value(match: re.Match[str], around: Around) -> str | None:
    unit, number = caught(match, "unit"), _offset(caught(match, "which"))
    past = re.search(r"past|coming", caught(match, "which"))
    if past and unit.rstrip("s") in calendar.UNITS:
        return calendar.stretch(around.day, number, unit.rstrip("s"))
    if unit == "weekend":
        return _bounded(match, weekend_said(around, number))
    if unit == "decade" and caught(match, "at") in ("by", "before", "until", "till"):
        return calendar.until(f"{around.day.year // 10 * 10 + 9:04}")
    if unit == "night":
        return calendar.iso(calendar.shift(around.day, number, "day"))
    value = calendar.whole(around.day, number, unit)
    return _bounded(match, value) if unit in ("month", "year") else value


def part_of_year_value(match: re.Match[str], around: Around) -> str | None:
    ordinal = ORDINALS[caught(match, "ordinal")]
    if caught(match, "year") or caught(match, "which"):
        year = int(caught(match, "year") or around.day.year + _offset(caught(match, "which")))
    else:
        year = calendar.year_of_part(around.day, 3 * ordinal - 2, 3 * ordinal, _tense(match, around))
    if caught(match, "what") == "half":
        return _bounded(match, calendar.half(year, min(ordinal, 2)))
    return _bounded(match, calendar.quarter(year, ordinal))


def decade_value(match: re.Match[str], around: Around) -> str | None:
    if caught(match, "word"):
        first = 1900 + DECADES[caught(match, "word")]
    else:
        digits = match["decade"]
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    part = {"first": "first", "second": "second"}.get(caught(match, "half"), _part(caught(match, "part")))
    return _bounded(match, calendar.decade(first, part))


def _part(words: str) -> str:
    return {"": "", "early": "early", "beginning": "early", "start": "early", "mid": "middle", "middle": "middle"}.get(
        words, "late"
    )


def century_value(match: re.Match[str], around: Around) -> str | None:
    part = _part(caught(match, "part"))
    said = caught(match, "century")
    if said:
        number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else CENTURIES[said.replace(" ", "-")]
        if not 0 < number < 22:
            return None
        half = caught(match, "half")
        if half:
            return _bounded(match, calendar.half_century(number, 1 if half == "first" else 2))
        return century(number, part or "whole")
    value = calendar.part_of_this_century(around.day, part)
    return _bounded(match, value) if value else None


def today_value(match: re.Match[str], around: Around) -> str | None:
    words = caught(match, "today").split()
    number = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[words[-1]] * (1 + (len(words) > 1))
    return calendar.iso(calendar.shift(around.day, number, "day"))


def weekday_value(match: re.Match[str], around: Around) -> str | None:
    which = WEEKDAYS.index(caught(match, "weekday"))
    named = caught(match, "which")
    if caught(match, "week"):
        monday = around.day - datetime.timedelta(days=around.day.weekday())
        return calendar.iso(monday + datetime.timedelta(days=which, weeks=_offset(caught(match, "week"))))
    if named and _offset(named):
        return calendar.iso(calendar.other_weekday(around.day, which, _offset(named)))
    tense = around.tense if named == "this" else _tense(match, around)
    return _bounded(match, calendar.iso(calendar.weekday(around.day, which, tense)))


def weekend_value(match: re.Match[str], around: Around) -> str | None:
    return weekend_said(around, _offset(caught(match, "which")))


def _unit(word: str) -> str:
    for stem in ("day", "week", "month", "year", "decade"):
        if word.startswith(stem):
            return stem
    return ""


def away_value(match: re.Match[str], around: Around) -> str | None:
    sign = -1 if caught(match, "ago") else 1
    unit, number = _unit(caught(match, "unit")), number_in(match, NUMBERS)
    if caught(match, "unit").startswith("fortnight"):
        unit, number = "week", 2 * number
    if not unit:
        return ""
    if caught(match, "few"):
        return calendar.vaguely(around.day, unit)
    return calendar.distant(around.day, sign * number, unit)


def in_so_long_value(match: re.Match[str], around: Around) -> str | None:
    """“In three weeks” looks ahead; “built in three weeks” tells how long it took."""
    if caught(match, "few"):
        return ""
    # An item of a list may have no verb that tells: “to return to it in six months”.
    ends = not match.string[match.end() :].strip(" .;,")
    return away_value(match, around) if around.tense > 0 or (around.tense == 0 and ends) else None


def stretch_value(match: re.Match[str], around: Around) -> str | None:
    sign = 1 if re.search(r"next|coming|following", caught(match, "span")) else -1
    unit = _unit(caught(match, "unit"))
    if not unit or caught(match, "few"):
        return ""
    if not caught(match, "number") and caught(match, "unit").endswith("s"):
        return ""
    return calendar.stretch(around.day, sign * number_in(match, NUMBERS), unit)


def season_value(match: re.Match[str], around: Around) -> str | None:
    which = SEASONS[caught(match, "season")]
    if caught(match, "year"):
        return _bounded(match, f"{match['year']}-{which}")
    named = caught(match, "which")
    if named and _offset(named):
        return calendar.other_season(around.day, which, _offset(named))
    return _bounded(
        match, calendar.season(around.day, which, -1 if caught(match, "at") == "since" else _tense(match, around))
    )
