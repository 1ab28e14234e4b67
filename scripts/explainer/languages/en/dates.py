"""Date expressions of an English text, each with its value in EDTF: absolute ones, and those counted from its day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from explainer.corpus.datewords import century
from explainer.languages import calendar
from explainer.languages.calendar import Tense
from explainer.languages.protocol import DatePhrase, Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen twenty".split(),
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
    "q1": 1,
    "q2": 2,
    "q3": 3,
    "q4": 4,
}
CENTURIES = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        1,
    )
}

_MONTH = (
    r"(?P<month{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?(?:\.(?=\s))?(?![a-z])"
)
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs)?\.?(?![a-z])"
_LONG_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)(?![a-z])"
_YEAR = r"(?P<year{0}>1\d{{3}}|20\d\d)(?![\d])"
_DAY = r"(?P<first>\d\d?)(?:st|nd|rd|th)?(?!\d)"
_LAST = r"(?P<last>\d\d?)(?:st|nd|rd|th)?(?!\d)"
_AT = r"(?:(?P<at>in|on|by|until|till|since|from|before|after|during|through|to|for|of|at|as of|starting|beginning)\s+(?:the\s+)?)?"
_PART = r"(?:(?:the\s+)?(?P<part>early|mid|middle|late|beginning|start|end)(?:\s+of\s+(?:the\s+)?|[-\s]+(?:of\s+)?)(?:the\s+)?)?"
_DASH = r"\s*[-‐‑‒–—−]\s*"
_TO = rf"(?:\s+(?:to|and|until|through|till)\s+|{_DASH})"
_WHICH = r"(?P<which>this|last|next|the\s+(?:current|previous|past|following|coming)|previous|coming|past)"
_UNIT = (
    r"(?P<unit>days?|weeks?|fortnights?|months?|years?|decades?|century|centuries|hours?|minutes?|quarters?)(?![a-z])"
)
_NUMBER = r"(?P<number>\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")(?![a-z])"
_FEW = r"(?P<few>(?:a\s+)?few|several|a\s+couple\s+of|some|many|recent)"
_DAYTIME = r"(?:\s+(?:morning|afternoon|evening|night))?"
_START = r"(?<![\w/$€£])(?<!\d[.,:-])(?<!\w-)"


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


def _month(name: str) -> int:
    return MONTHS.index(name[:3]) + 1


def _bounded(match: re.Match[str], value: str) -> str:
    at = _group(match, "at")
    if at in ("by", "until", "till", "before", "to", "through"):
        return calendar.until(value)
    return calendar.since(value) if at in ("since", "from", "after", "starting", "beginning") else value


def _offset(which: str) -> int:
    if re.search(r"last|previous|past", which):
        return -1
    return 1 if re.search(r"next|following|coming", which) else 0


def _tense(match: re.Match[str], around: Around) -> Tense:
    return 1 if _group(match, "at") in ("by", "until", "till", "for") and around.tense >= 0 else around.tense


def _iso(match: re.Match[str], around: Around) -> str | None:
    year, month, day = (int(match[name]) for name in ("year", "mm", "dd"))
    if month > 12 >= day:
        month, day = day, month
    return f"{year:04}-{month:02}-{day:02}" if calendar.is_day(year, month, day) else None


def _day(match: re.Match[str], around: Around) -> str | None:
    month = _month(_group(match, "month"))
    first, last = int(match["first"]), int(_group(match, "last") or 0)
    start_month = _month(_group(match, "month1")) if _group(match, "month1") else month
    if start_month != month and _group(match, "order") == "":
        pass
    if _group(match, "year"):
        year = int(match["year"])
    elif _group(match, "whose"):
        year = around.day.year + _offset(_group(match, "whose"))
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


def _of_month(match: re.Match[str], around: Around) -> str | None:
    month = _month(_group(match, "month"))
    if _group(match, "year"):
        value = f"{match['year']}-{month:02}"
    elif _group(match, "which") or _group(match, "whose"):
        named = _group(match, "which") or _group(match, "whose")
        if _group(match, "which") and _offset(named):
            value = calendar.month_near(around.day, month, 1 if _offset(named) > 0 else -1)
            if value == f"{around.day.year:04}-{around.day.month:02}":
                value = f"{around.day.year + _offset(named):04}-{month:02}"
        else:
            value = f"{around.day.year + _offset(named):04}-{month:02}"
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
    return f"{first}/{last}" if first < last else None


def _which(match: re.Match[str], around: Around) -> str | None:
    unit, number = _group(match, "unit"), _offset(_group(match, "which"))
    past = re.search(r"past|coming", _group(match, "which"))
    if past and unit.rstrip("s") in calendar.UNITS:
        return calendar.stretch(around.day, number, unit.rstrip("s"))
    if unit == "week":
        return calendar.week(around.day, number)
    if unit == "weekend":
        return _bounded(match, _weekend(match, around) or "")
    if unit == "month":
        return _bounded(match, calendar.distant(around.day, number, "month"))
    if unit == "quarter":
        index = around.day.year * 4 + (around.day.month - 1) // 3 + number
        return calendar.quarter(index // 4, index % 4 + 1)
    if unit == "decade":
        return calendar.decade(around.day.year // 10 * 10 + 10 * number, "")
    if unit == "century":
        return century((around.day.year - 1) // 100 + 1 + number, "whole")
    if unit == "night":
        return calendar.iso(calendar.shift(around.day, number, "day"))
    return _bounded(match, f"{around.day.year + number:04}")


def _part_of_year(match: re.Match[str], around: Around) -> str | None:
    year = int(match["year"]) if _group(match, "year") else around.day.year + _offset(_group(match, "which"))
    ordinal = ORDINALS[_group(match, "ordinal")]
    if _group(match, "what") == "half":
        return _bounded(match, calendar.half(year, min(ordinal, 2)))
    return _bounded(match, calendar.quarter(year, ordinal))


def _decade(match: re.Match[str], around: Around) -> str | None:
    if _group(match, "word"):
        first = 1900 + DECADES[_group(match, "word")]
    else:
        digits = match["decade"]
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    part = {"first": "first", "second": "second"}.get(_group(match, "half"), _part(_group(match, "part")))
    return _bounded(match, calendar.decade(first, part))


def _part(words: str) -> str:
    return {"": "", "early": "early", "beginning": "early", "start": "early", "mid": "middle", "middle": "middle"}.get(
        words, "late"
    )


def _century(match: re.Match[str], around: Around) -> str | None:
    part = _part(_group(match, "part"))
    said = _group(match, "century")
    if said:
        number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else CENTURIES[said.replace(" ", "-")]
        return century(number, part or "whole") if 0 < number < 22 else None
    first = around.day.year // 100 * 100
    value = {
        "middle": calendar.decade(first + 50, ""),
        "late": f"{first + 67}/{first + 99}",
        "early": f"{first + 1}/{first + 33}",
    }.get(part, "")
    return _bounded(match, value) if value else None


def _today(match: re.Match[str], around: Around) -> str | None:
    number = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[_group(match, "today")]
    return calendar.iso(calendar.shift(around.day, number, "day"))


def _weekday(match: re.Match[str], around: Around) -> str | None:
    which = WEEKDAYS.index(_group(match, "weekday"))
    named = _group(match, "which")
    if _group(match, "week"):
        monday = around.day - datetime.timedelta(days=around.day.weekday())
        return calendar.iso(monday + datetime.timedelta(days=which, weeks=_offset(_group(match, "week"))))
    if named and _offset(named):
        return calendar.iso(calendar.other_weekday(around.day, which, _offset(named)))
    at = _group(match, "at")
    tense: Tense = 1 if at in ("by", "until", "till", "for") and around.tense >= 0 else around.tense
    if named == "this":
        tense = 1 if around.tense > 0 else around.tense
    return _bounded(match, calendar.iso(calendar.weekday(around.day, which, tense)))


def _weekend(match: re.Match[str], around: Around) -> str | None:
    number = _offset(_group(match, "which"))
    if not number:
        number = -1 if around.tense < 0 else 0
    return calendar.weekend(around.day, number)


def _unit(word: str) -> str:
    for stem in ("day", "week", "month", "year", "decade"):
        if word.startswith(stem):
            return stem
    return ""


def _number(match: re.Match[str]) -> int:
    said = _group(match, "number")
    return int(said) if said.isdigit() else NUMBERS.get(said, 1)


def _away(match: re.Match[str], around: Around) -> str | None:
    sign = -1 if _group(match, "ago") else 1
    unit, number = _unit(_group(match, "unit")), _number(match)
    if _group(match, "unit").startswith("fortnight"):
        unit, number = "week", 2 * number
    if not unit:
        return ""
    if _group(match, "few"):
        return calendar.vaguely(around.day, unit)
    return calendar.distant(around.day, sign * number, unit)


def _in_so_long(match: re.Match[str], around: Around) -> str | None:
    """“In three weeks” looks ahead; “built in three weeks” tells how long it took."""
    if _group(match, "few"):
        return ""
    return None if around.tense <= 0 else _away(match, around)


def _stretch(match: re.Match[str], around: Around) -> str | None:
    sign = 1 if re.search(r"next|coming|following", _group(match, "span")) else -1
    unit = _unit(_group(match, "unit"))
    if not unit or _group(match, "few"):
        return ""
    if not _group(match, "number") and _group(match, "unit").endswith("s"):
        return ""
    return calendar.stretch(around.day, sign * _number(match), unit)


def _season(match: re.Match[str], around: Around) -> str | None:
    which = SEASONS[_group(match, "season")]
    if _group(match, "year"):
        return _bounded(match, f"{match['year']}-{which}")
    named = _group(match, "which")
    if named and _offset(named):
        value = calendar.season(around.day, which, 1 if _offset(named) > 0 else -1)
        if value[:4] == f"{around.day.year}" and _offset(named) < 0 and around.day.month >= 12:
            return value
        return value
    return _bounded(
        match, calendar.season(around.day, which, -1 if _group(match, "at") == "since" else _tense(match, around))
    )


def _vague(match: re.Match[str], around: Around) -> str | None:
    return ""


def _nothing(match: re.Match[str], around: Around) -> str | None:
    return None


_OF_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR.format('')}|,?\s+(?:of\s+)?(?P<whose>this|last|next)\s+year)"
_CAPITAL_MONTH = rf"(?-i:(?=[A-Z])){_MONTH.format('')}"
RULES: tuple[tuple[re.Pattern[str], Value], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value)
    for pattern, value in (
        (r"(?:https?://|www\.)\S+", _nothing),
        (rf"{_START}{_YEAR.format('')}-(?P<mm>\d\d)-(?P<dd>\d\d)(?!\d)", _iso),
        (rf"{_START}(?P<dd>\d\d?)[./](?P<mm>\d\d?)[./](?P<year>(?:19|20)\d\d)(?!\d)", _iso),
        # Monday, July 16, 2018; Monday 16 July
        (
            rf"(?:\b{_AT.replace('?P<at>', '?P<at>')}){_WEEKDAY},?\s+(?:the\s+)?{_DAY}\s+(?:of\s+)?{_CAPITAL_MONTH}{_OF_YEAR}?",
            _day,
        ),
        (rf"(?:\b{_AT}){_WEEKDAY},?\s+{_CAPITAL_MONTH}\s+{_DAY}{_OF_YEAR}?", _day),
        # July 16-18, 2018; 16-18 July; July 30 to August 2; 30 July to 2 August
        (
            rf"(?:\b(?:from|between|on)\s+)?{_CAPITAL_MONTH}\s+{_DAY}{_TO}{_LAST}(?!\s*(?:people|per|%)){_OF_YEAR}?",
            _day,
        ),
        (
            rf"(?:\b(?:from|between|on)\s+)?(?-i:(?=[A-Z])){_MONTH.format('1')}\s+{_DAY}{_TO}{_CAPITAL_MONTH}\s+{_LAST}{_OF_YEAR}?",
            _day,
        ),
        (
            rf"(?:\b(?:from|between|on)\s+)?{_START}{_DAY}(?:\s+(?-i:(?=[A-Z])){_MONTH.format('1')})?{_TO}{_LAST}\s+{_CAPITAL_MONTH}{_OF_YEAR}?",
            _day,
        ),
        (rf"(?:\b{_AT}){_START}{_DAY}\s+(?:of\s+)?{_CAPITAL_MONTH}{_OF_YEAR}?", _day),
        (rf"(?:\b{_AT}){_CAPITAL_MONTH}\s+(?:the\s+)?{_DAY}{_OF_YEAR}?", _day),
        (
            rf"\b(?:from|between)\s+(?-i:(?=[A-Z])){_MONTH.format('1')}\s+(?:to|and|until|through)\s+{_CAPITAL_MONTH}{_OF_YEAR}?",
            _of_month,
        ),
        (rf"(?:\b{_AT})(?:\b{_PART}){_CAPITAL_MONTH}{_OF_YEAR}", _of_month),
        (rf"\b(?P<which>last|next|this)\s+{_CAPITAL_MONTH}", _of_month),
        (
            rf"\b(?P<at>in|by|until|till|since|from|before|after|during|through|for)\s+(?:\b{_PART}){_CAPITAL_MONTH}(?!\s+(?-i:[A-Z]))",
            _of_month,
        ),
        (rf"\b(?P<part>early|mid|late)[-\s](?:in\s+)?{_CAPITAL_MONTH}", _of_month),
        (
            rf"(?:\b{_AT})\b(?P<ordinal>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[-\s]+(?P<what>quarter|half)\s+of\s+(?:{_YEAR.format('')}|{_WHICH}\s+year)",
            _part_of_year,
        ),
        (rf"(?:\b{_AT})\b(?P<ordinal>q[1-4])\s+(?:of\s+)?{_YEAR.format('')}", _part_of_year),
        (
            rf"(?:\b{_AT})(?:\b(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+(?:the\s+)?)?(?:\b{_PART}){_START}(?:(?P<decade>(?:1\d|20)\d0)[’']?s|[’'](?P<short>\d0)s|(?P<word>{'|'.join(DECADES)}))(?!\w)",
            lambda match, around: None if _group(match, "short") else _decade(match, around),
        ),
        (
            rf"\b(?:(?P<at>from|between|in)\s+)?{_START}{_YEAR.format('')}{_TO}(?P<until>(?:1\d|20)\d\d|\d\d)(?![\d-])",
            lambda m, a: None if re.search(r"\sand\s", m[0]) and m["at"] is None else _years(m, a),
        ),
        (
            rf"\b(?P<at>in|by|until|till|since|from|before|after|during|through|of|for|as of)\s+(?:\b{_PART})(?:the\s+year\s+)?{_START}{_YEAR.format('')}(?!\s+(?:people|men|women|troops|years|soldiers|miles|km|dollars|euros)|[,.]\d)",
            _years,
        ),
        (
            rf"\b(?:the\s+)?(?P<part>early|mid|late|beginning|start|end)(?:\s+of\s+|[-\s]+(?:in\s+)?){_START}{_YEAR.format('')}(?![,.]\d)",
            _years,
        ),
        (rf"(?<=the\s){_YEAR.format('')}(?=\s+[a-z])(?!\s+(?:people|men|women|troops|soldiers|miles|km))", _years),
        (rf"(?<=\(){_YEAR.format('')}(?=\))", _years),
        (
            rf"(?:\b{_AT})(?:\b{_PART})\b(?P<which>this|last|next|(?:the\s+)?(?:current|previous|past|following|coming))\s+(?P<unit>week|month|year|weekend|quarter|decade|century|night)(?![a-z-])",
            _which,
        ),
        (rf"\b(?:later|earlier)\s+(?P<which>this)\s+(?P<unit>week|month|year)\b", _which),
        (rf"\b(?:at|over|on|during)\s+the\s+weekend\b", _weekend),
        (
            rf"\b(?:(?P<at>on|by|until|till|since|from|before|after|for|late|early|through)\s+)?(?:(?P<which>last|next|this|this\s+past|this\s+coming)\s+)?{_LONG_WEEKDAY}{_DAYTIME}(?:\s+(?:of\s+)?(?P<week>last|next|this)\s+week)?(?!\s+(?:\d|[a-z]+\s+\d{{4}}))",
            _weekday,
        ),
        (
            rf"\b(?:(?:earlier|later|late|early)\s+)?(?P<today>today|tonight|yesterday|tomorrow)\b{_DAYTIME}(?![’']s\s+(?:world|society))",
            _today,
        ),
        (
            rf"\b(?:(?:just|about|almost|nearly|around|over|more\s+than|only|some)\s+)?(?:{_NUMBER}|{_FEW})\s+{_UNIT}\s+(?P<ago>ago|earlier\s+than\s+now)\b",
            _away,
        ),
        (
            rf"\b(?:with)?in\s+(?:about\s+|the\s+)?(?:{_NUMBER}|{_FEW})\s+{_UNIT}(?:[’']\s*time|\s+from\s+now)?(?!\s+of)",
            _in_so_long,
        ),
        (rf"\b(?:{_NUMBER}|{_FEW})\s+{_UNIT}\s+from\s+now\b", _away),
        (
            rf"\b(?:(?:in|over|for|during|within|throughout|of)\s+)?(?:the\s+)?(?P<span>last|past|previous|next|coming|following)\s+(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT}",
            _stretch,
        ),
        (
            rf"(?:\b{_AT})(?:\b{_PART})\b(?:the\s+)?(?P<century>\d\d?(?:st|nd|rd|th)|{'|'.join(sorted((w.replace('-', '[- ]') for w in CENTURIES), key=len, reverse=True))})[-\s]+century\b",
            _century,
        ),
        (
            rf"(?:\b{_AT})\b(?:the\s+)?(?P<part>middle|end|beginning|start|mid)(?:\s+of\s+(?:the|this)\s+|-)century\b",
            _century,
        ),
        (
            rf"\b(?:(?P<at>in|by|until|since|during|before|after|from|for)\s+)?(?:the\s+)?(?:(?:early|late|mid)[-\s]+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR.format('')}",
            _season,
        ),
        (rf"\b(?P<which>this|last|next)\s+(?P<season>spring|summer|autumn|fall|winter)\b", _season),
        (
            rf"\b(?P<at>in|by|until|since|before|after|during)\s+(?:the\s+)?(?P<season>spring|summer|autumn|winter)\b(?!\s+(?:of|break|games|olympics|school))",
            _season,
        ),
        (
            r"\b(?:recently|(?:in\s+)?recent\s+(?:days|weeks|months|years|decades)|in\s+(?:the\s+)?coming\s+(?:days|weeks|months|years)|lately|the\s+other\s+day|in\s+the\s+near\s+future)\b",
            _vague,
        ),
    )
)
_AHEAD = re.compile(
    r"\b(?:will|[’']ll|shall|would|scheduled|due|planned|plans?|planning|expected|expects?|going|intends?|upcoming|set|to\s+be|hopes?|slated|should|must|may|might|can|could|promised|pledged|vowed|until|is\s+to|are\s+to)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:will|[’']ll|shall|to\s+be|due\s+to|scheduled|expects?|warn(?:s|ed)?\s+of|forecast|predict(?:s|ed)?|is\s+expected|are\s+expected|plans?\s+to|going\s+to)\b(?!.*\bsaid\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|said|told|has|have|been|began|became|came|went|took|made|held|won|lost|left|fell|rose|gave|found|saw|got|ran|met|spoke|wrote|killed|died|led|built|sent|put|set|cut|hit|broke|struck|shot|grew|drew|drove|flew|paid|sold|bought|brought|thought|taught|caught|fought|sought|\w+ed)\b",
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
            tense = _look(block, (start, end), match)
            year = _year_before(before if tense < 0 else "", block[start : match.start()], day)
            around = Around(day, tense, year)
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
    years = re.findall(r"\b(?:in|of|since|,)\s+(1\d{3}|20\d\d)(?!\d)", own)
    if years:
        return int(years[-1])
    dated = re.findall(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d\d?,\s+)?(1\d{3}|20\d\d)",
        sentence,
    )
    return int(dated[-1]) if dated and abs(int(dated[-1]) - day.year) > 1 else None


def _look(block: str, span: Span, match: re.Match[str]) -> Tense:
    """Which way the nearest verb looks: in the clause first, then in the sentence."""
    left = max(block.rfind(stop, span[0], match.start()) for stop in ',;:—(“"')
    rights = [at for stop in ',;:—)”"' if (at := block.find(stop, match.end(), span[1])) >= 0]
    for start, end in ((max(left + 1, span[0]), min(rights, default=span[1])), span):
        words = block[start:end]
        beside = re.search(
            r"\b(?:said|told\s+\S+|announced|reported|added)\s*$", block[span[0] : match.start()], re.IGNORECASE
        )
        if beside:
            return -1
        if _STRONG.search(words[: max(0, match.start() - start)]):
            return 1
        found = list[tuple[int, Tense]]()
        for sign, pattern in ((1, _AHEAD), (-1, _BEHIND)):
            for verb in pattern.finditer(block, start, end):
                if match.start() <= verb.start() < match.end() or (sign < 0 and _AHEAD.match(verb[0])):
                    continue
                away = match.start() - verb.end() if verb.end() <= match.start() else verb.start() - match.end() + 8
                reported = sign < 0 and verb[0].lower() in ("said", "told", "added")
                found.append((away + (30 if reported and len(found) else 0), 1 if sign > 0 else -1))
        if found:
            return min(found)[1]
    return 0
