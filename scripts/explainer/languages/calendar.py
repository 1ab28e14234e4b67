"""Dates counted from a text's own day, as EDTF (ISO 8601-2). The conventions are those of every language:

| said | value |
|---|---|
| a week | Monday to Sunday; a weekend its Saturday and Sunday |
| a weekday | the nearest behind the text's day, ahead of it where the sentence looks ahead; the day itself counts |
| a day, a month, a quarter without a year | the nearest behind or ahead likewise; without a tense the nearest |
| so many days or weeks ago, or in so many | the very day; of months the month, of years the year |
| a few days ago, months ago | the text's month, the text's year, about |
| the last, the next so many | from that long before the text's day up to it, or from it on, in days, months or years |
| since, from | an open interval, 2015/..; by, until, before: ../2030 |
| by, until the end of the decade | the last of its years: ../2029 |
| a decade | 199X; its early, middle and late part: the years 0-3, 4-6, 7-9; its halves: 0-4, 5-9 |
| a century | whole 1901/2000, thirds about, halves 1901/1950; the middle of this century 205X |
| spring, summer, autumn, winter | 2025-21 to 2025-24, by the year in which the season begins to be spoken of |
| a quarter, a half of a year | its months: 2024-01/2024-03 |
"""

from __future__ import annotations

import datetime
from typing import Literal

from explainer.languages.edtf import century

Tense = Literal[-1, 0, 1]
"""Whether the words around a date look back, neither way, or ahead."""

UNITS = ("day", "week", "month", "year", "decade")
MOST = 500
"""So many years back at most is counted; beyond that it is a figure of speech."""


def iso(day: datetime.date) -> str:
    return day.isoformat()


def shift(day: datetime.date, number: int, unit: str) -> datetime.date:
    """The day so many units away; months and years keep the day where there is one."""
    if unit in ("day", "week"):
        return day + datetime.timedelta(days=number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, last)
        except ValueError:
            continue
    return day


def distant(day: datetime.date, number: int, unit: str) -> str:
    """So many units ago (below 0) or from now, as precise as the unit; empty where that leaves the calendar."""
    if unit in ("year", "decade"):
        year = day.year + number * (10 if unit == "decade" else 1)
        return f"{year:04}" if abs(number) <= MOST and 0 < year < 10000 else ""
    return precise(shift(day, number, unit), unit)


def precise(day: datetime.date, unit: str) -> str:
    """A day to the precision of a unit: weeks and days to the day."""
    if unit in ("year", "decade"):
        return f"{day.year:04}"
    return f"{day.year:04}-{day.month:02}" if unit == "month" else iso(day)


def stretch(day: datetime.date, number: int, unit: str) -> str:
    """The last so many units (below 0) or the next, up to the text's day or from it."""
    other = distant(day, number, unit)
    here = precise(day, unit)
    return "" if not other else f"{other}/{here}" if number < 0 else f"{here}/{other}"


def vaguely(day: datetime.date, unit: str) -> str:
    """A few units away: about the next larger unit of the text's own day."""
    if unit in ("day", "week"):
        return f"{day.year:04}-{day.month:02}~"
    return f"{day.year:04}~" if unit == "month" else ""


def week(day: datetime.date, number: int) -> str:
    """Monday to Sunday of the week so many away."""
    monday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(weeks=number)
    return f"{iso(monday)}/{iso(monday + datetime.timedelta(days=6))}"


def weekend(day: datetime.date, number: int) -> str:
    """Saturday and Sunday: the last that began (-1), this week's (0), the next (1)."""
    saturday = day - datetime.timedelta(days=(day.weekday() - 5) % 7)
    if number == 0 and day.weekday() < 5:
        saturday += datetime.timedelta(days=7)
    elif number < 0 and day.weekday() >= 5:
        saturday -= datetime.timedelta(days=7)
    elif number > 0:
        saturday += datetime.timedelta(days=7)
    return f"{iso(saturday)}/{iso(saturday + datetime.timedelta(days=1))}"


def weekday(day: datetime.date, which: int, tense: Tense) -> datetime.date:
    """The nearest such weekday (0 is Monday), the day itself counted; ahead where the words look ahead."""
    if tense > 0:
        return day + datetime.timedelta(days=(which - day.weekday()) % 7)
    return day - datetime.timedelta(days=(day.weekday() - which) % 7)


def other_weekday(day: datetime.date, which: int, number: int) -> datetime.date:
    """“Last Tuesday”, “next Tuesday”: the nearest that is not the day itself."""
    if number > 0:
        return day + datetime.timedelta(days=(which - day.weekday() - 1) % 7 + 1)
    return day - datetime.timedelta(days=(day.weekday() - which - 1) % 7 + 1)


def month_near(day: datetime.date, month: int, tense: Tense) -> str:
    """A month without a year."""
    year = day.year
    if tense > 0 and month < day.month:
        year += 1
    elif tense < 0 and month > day.month:
        year -= 1
    elif tense == 0:
        year += 1 if day.month - month > 6 else -1 if month - day.month > 6 else 0
    return f"{year:04}-{month:02}"


def year_of_part(day: datetime.date, first: int, last: int, tense: Tense) -> int:
    """The year of a quarter or a half without one, by its months."""
    return int(month_near(day, last if tense > 0 else first, tense)[:4])


def day_near(day: datetime.date, month: int, number: int, tense: Tense) -> datetime.date | None:
    """A day and month without a year; nothing where the calendar has no such day."""
    found = list[datetime.date]()
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            found.append(datetime.date(year, month, number))
        except ValueError:
            continue
    if tense > 0:
        found = [one for one in found if one >= day] or found
    elif tense < 0:
        found = [one for one in found if one <= day] or found
    return min(found, key=lambda one: abs((one - day).days), default=None)


def written(year: int, month: int, day: int) -> str | None:
    """A day; nothing where the calendar has no such day."""
    return f"{year:04}-{month:02}-{day:02}" if is_day(year, month, day) else None


def whole(day: datetime.date, number: int, unit: str) -> str:
    """The week, month, quarter, year, decade or century so many away from that of the text's day."""
    if unit == "week":
        return week(day, number)
    if unit == "month":
        return distant(day, number, "month")
    if unit == "quarter":
        year, index = divmod(day.year * 4 + (day.month - 1) // 3 + number, 4)
        return quarter(year, index + 1)
    if unit == "decade":
        return decade(day.year // 10 * 10 + 10 * number, "")
    if unit == "century":
        return century((day.year - 1) // 100 + 1 + number, "whole")
    return f"{day.year + number:04}"


def quarter(year: int, number: int) -> str:
    return f"{year:04}-{3 * number - 2:02}/{year:04}-{3 * number:02}"


def half(year: int, number: int) -> str:
    return f"{year:04}-{6 * number - 5:02}/{year:04}-{6 * number:02}"


def decade(first: int, part: str) -> str:
    """A decade by its first year: `` for the whole, `early`, `middle`, `late`, `first`, `second` half."""
    if not part:
        return f"{first // 10}X"
    begin, end = {"early": (0, 3), "middle": (4, 6), "late": (7, 9), "first": (0, 4), "second": (5, 9)}[part]
    return f"{first + begin}/{first + end}"


def half_century(number: int, half: int) -> str:
    """The first or the second half of a century, which is counted from 1."""
    first = 100 * (number - 1) + 1 + 50 * (half - 1)
    return f"{first:04}/{first + 49:04}"


def part_of_this_century(day: datetime.date, part: str) -> str:
    """Its early, middle or late years; empty for what is no part of it."""
    first = day.year // 100 * 100
    if part == "middle":
        return decade(first + 50, "")
    return {"late": f"{first + 67}/{first + 99}", "early": f"{first + 1}/{first + 33}"}.get(part, "")


def season(day: datetime.date, which: int, tense: Tense) -> str:
    """A season (21 to 24) without a year: the one that is near."""
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[which]
    year = day.year
    if tense < 0 and begins > day.month and not (which == 24 and day.month == 12):
        year -= 1
    elif tense > 0 and begins + 2 < day.month:
        year += 1
    elif tense == 0 and which == 24 and day.month <= 2:
        year -= 1
    return f"{year:04}-{which}"


def other_season(day: datetime.date, which: int, number: int) -> str:
    """“Last spring”, “next spring”: the nearest that is not going on."""
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[which]
    year = day.year - (day.month < begins)
    goes_on = 12 * (day.year - year) + day.month - begins < 3
    return f"{year + 1 if number > 0 else year - goes_on:04}-{which}"


def since(value: str) -> str:
    return f"{value.split('/', maxsplit=1)[0]}/.." if value and ".." not in value else value


def until(value: str) -> str:
    return f"../{value.rsplit('/', maxsplit=1)[-1]}" if value and ".." not in value else value


def is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
