"""Date expressions of an English text, each with its value in EDTF: absolute ones, and those counted from its day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from explainer.languages.calendar import Tense
from explainer.languages.dating import Around, Value, apply_rules, caught, nothing_value, vague_value, year_before
from explainer.languages.en.datetables import CENTURIES, DECADES, NUMBERS
from explainer.languages.en.datevalues import (
    away_value,
    century_value,
    day_value,
    decade_value,
    in_so_long_value,
    iso_value,
    of_month_value,
    part_of_year_value,
    season_value,
    stretch_value,
    today_value,
    weekday_value,
    weekend_value,
    which_value,
    years_value,
)
from explainer.languages.en.lexicon import IRREGULAR_PAST
from explainer.languages.protocol import DatePhrase, Span

_MONTH = (
    r"(?P<month{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?(?:\.(?=\s))?(?![a-z])"
)


_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs)?\.?(?![a-z])"


_LONG_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)(?![a-z])"


_YEAR = r"(?P<year{0}>1\d{{3}}|20\d\d)(?![\d])"


_DAY = r"(?P<first>\d\d?)(?:st|nd|rd|th)?(?!\d)"


_LAST = r"(?P<last>\d\d?)(?:st|nd|rd|th)?(?!\d)"


_AT = (
    r"(?:(?P<at>in|on|by|until|till|since|from|before|after|during|through|to|for|of|at|as of|starting|beginning)"
    r"\s+(?:the\s+)?)?"
)


_PART = (
    r"(?:(?:the\s+)?(?P<part>early|mid|middle|late|beginning|start|end)"
    r"(?:\s+of\s+(?:the\s+)?|[-\s]+(?:of\s+)?)(?:the\s+)?)?"
)


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


_HYPHENED = rf"(?:(?<=mid-)|(?<=late-)|(?<=early-)|{_START})"


_OF_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR.format('')}|,?\s+(?:of\s+)?(?P<whose>this|last|next)\s+year)"


_CENTURIES = "|".join(sorted((word.replace("-", "[- ]") for word in CENTURIES), key=len, reverse=True))
_CAPITAL_MONTH = rf"(?-i:(?=[A-Z])){_MONTH.format('')}"


RULES: tuple[tuple[re.Pattern[str], Value], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value)
    for pattern, value in (
        (r"(?:https?://|www\.)\S+", nothing_value),
        (rf"{_START}{_YEAR.format('')}-(?P<mm>\d\d)-(?P<dd>\d\d)(?!\d)", iso_value),
        (rf"{_START}(?P<dd>\d\d?)[./](?P<mm>\d\d?)[./](?P<year>(?:19|20)\d\d)(?!\d)", iso_value),
        # Monday, July 16, 2018; Monday 16 July
        (
            rf"(?:\b{_AT}){_WEEKDAY},?\s+(?:the\s+)?{_DAY}\s+(?:of\s+)?{_CAPITAL_MONTH}{_OF_YEAR}?",
            day_value,
        ),
        (rf"(?:\b{_AT}){_WEEKDAY},?\s+{_CAPITAL_MONTH}\s+{_DAY}{_OF_YEAR}?", day_value),
        # July 16-18, 2018; 16-18 July; July 30 to August 2; 30 July to 2 August
        (
            rf"(?:\b(?:from|between|on)\s+)?{_CAPITAL_MONTH}\s+{_DAY}{_TO}{_LAST}(?!\s*(?:people|per|%)){_OF_YEAR}?",
            day_value,
        ),
        (
            rf"(?:\b(?:from|between|on)\s+)?(?-i:(?=[A-Z])){_MONTH.format('1')}\s+{_DAY}{_TO}{_CAPITAL_MONTH}\s+{_LAST}{_OF_YEAR}?",
            day_value,
        ),
        (
            rf"(?:\b(?:from|between|on)\s+)?{_START}{_DAY}(?:\s+(?-i:(?=[A-Z])){_MONTH.format('1')})?{_TO}{_LAST}\s+{_CAPITAL_MONTH}{_OF_YEAR}?",
            day_value,
        ),
        (rf"(?:\b{_AT}){_START}{_DAY}\s+(?:of\s+)?{_CAPITAL_MONTH}{_OF_YEAR}?", day_value),
        (rf"(?:\b{_AT}){_CAPITAL_MONTH}\s+(?:the\s+)?{_DAY}{_OF_YEAR}?", day_value),
        (
            rf"\b(?:from|between)\s+(?-i:(?=[A-Z])){_MONTH.format('1')}\s+(?:to|and|until|through)\s+{_CAPITAL_MONTH}{_OF_YEAR}?",
            of_month_value,
        ),
        (rf"(?:\b{_AT})(?:\b{_PART}){_CAPITAL_MONTH}{_OF_YEAR}", of_month_value),
        (rf"\b(?P<which>last|next|this)\s+{_CAPITAL_MONTH}", of_month_value),
        (
            rf"\b(?P<at>in|by|until|till|since|from|before|after|during|through|for)\s+(?:\b{_PART}){_CAPITAL_MONTH}(?!\s+(?-i:[A-Z]))",
            of_month_value,
        ),
        (rf"\b(?P<part>early|mid|late)[-\s](?:in\s+)?{_CAPITAL_MONTH}", of_month_value),
        (
            rf"(?:\b{_AT})\b(?P<ordinal>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[-\s]+(?P<what>quarter|half)\s+of\s+(?:{_YEAR.format('')}|{_WHICH}\s+year)",
            part_of_year_value,
        ),
        (rf"(?:\b{_AT})\b(?P<ordinal>q[1-4])\s+(?:of\s+)?{_YEAR.format('')}", part_of_year_value),
        (
            r"\b(?P<at>in|by|until|since|during)\s+the\s+(?P<ordinal>first|second|third|fourth)\s+quarter(?![\w-]|\s+of\b)",
            part_of_year_value,
        ),
        (
            rf"(?:\b{_AT})(?:\b(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+(?:the\s+)?)?(?:\b{_PART}){_HYPHENED}(?:(?P<decade>(?:1\d|20)\d0)[’']?s|[’'](?P<short>\d0)s|(?P<word>{'|'.join(DECADES)}))(?!\w)",
            lambda match, around: None if caught(match, "short") else decade_value(match, around),
        ),
        (
            rf"\b(?:(?P<at>from|in)\s+)?{_START}{_YEAR.format('')}(?:\s+(?:to|until|through|till)\s+|{_DASH})"
            r"(?P<until>(?:1\d|20)\d\d|\d\d)(?![\d-])",
            years_value,
        ),
        (rf"\b(?P<at>between)\s+{_YEAR.format('')}\s+and\s+(?P<until>(?:1\d|20)\d\d)(?![\d-])", years_value),
        (rf"(?<=\d\sand\s){_YEAR.format('')}(?![,.]\d)", years_value),
        (
            rf"\b(?P<at>in|by|until|till|since|from|before|after|during|through|of|for|as of)\s+"
            rf"(?:\b{_PART})(?:the\s+year\s+)?{_START}{_YEAR.format('')}"
            r"(?!\s+(?:people|men|women|troops|years|soldiers|miles|km|dollars|euros)|[,.]\d)",
            years_value,
        ),
        (
            rf"\b(?:the\s+)?(?P<part>early|mid|late|beginning|start|end)(?:\s+of\s+|[-\s]+(?:in\s+)?){_HYPHENED}{_YEAR.format('')}(?![,.]\d)",
            years_value,
        ),
        (rf"(?<=the\s){_YEAR.format('')}(?=\s+[a-z])(?!\s+(?:people|men|women|troops|soldiers|miles|km))", years_value),
        (rf"(?<=\(){_YEAR.format('')}(?=\))", years_value),
        (
            rf"(?:\b{_AT})(?:\b{_PART})\b(?P<which>this|last|next|(?:the\s+)?(?:current|previous|past|following|coming))\s+(?P<unit>week|month|year|weekend|quarter|decade|century|night)(?![a-z-])",
            which_value,
        ),
        (
            r"\b(?P<at>by|before|until|till|at|in|since|towards)\s+the\s+(?:end|start|beginning|middle)\s+of\s+(?:the|this)"
            r"\s+(?P<unit>year|month|week|decade)\b",
            which_value,
        ),
        (r"\b(?:later|earlier)\s+(?P<which>this)\s+(?P<unit>week|month|year)\b", which_value),
        (r"\b(?:at|over|on|during)\s+the\s+weekend\b", weekend_value),
        (
            rf"\b(?:(?P<at>on|by|until|till|since|from|before|after|for|late|early|through)\s+)?(?:(?P<which>last|next|this|this\s+past|this\s+coming)\s+)?{_LONG_WEEKDAY}{_DAYTIME}(?:\s+(?:of\s+)?(?P<week>last|next|this)\s+week)?(?!\s+(?:\d|[a-z]+\s+\d{{4}}))",
            weekday_value,
        ),
        (
            rf"\b(?:(?:earlier|later|late|early)\s+)?(?P<today>(?:the\s+day\s+(?:before|after)\s+)?(?:yesterday|tomorrow)|today|tonight)\b{_DAYTIME}(?![’']s\s+(?:world|society))",
            today_value,
        ),
        (
            rf"\b(?:(?:just|about|almost|nearly|around|over|more\s+than|only|some)\s+)?(?:{_NUMBER}|{_FEW})\s+{_UNIT}\s+(?P<ago>ago|earlier\s+than\s+now)\b",
            away_value,
        ),
        (
            rf"\b(?:with)?in\s+(?:about\s+|the\s+)?(?:{_NUMBER}|{_FEW})\s+{_UNIT}(?:[’']\s*time|\s+from\s+now)?(?!\s+of)",
            in_so_long_value,
        ),
        (rf"\b(?:{_NUMBER}|{_FEW})\s+{_UNIT}\s+from\s+now\b", away_value),
        (
            rf"\b(?:(?:in|over|for|during|within|throughout|of)\s+)?(?:the\s+)?(?P<span>last|past|previous|next|coming|following)\s+(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT}",
            stretch_value,
        ),
        (
            rf"(?:\b{_AT})(?:\b(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+)?(?:\b{_PART})\b(?:the\s+)?(?P<century>\d\d?(?:st|nd|rd|th)|{_CENTURIES})[-\s]+century\b",
            century_value,
        ),
        (
            rf"(?:\b{_AT})\b(?:the\s+)?(?P<part>middle|end|beginning|start|mid)(?:\s+of\s+(?:the|this)\s+|-)century\b",
            century_value,
        ),
        (
            rf"\b(?:(?P<at>in|by|until|since|during|before|after|from|for)\s+)?(?:the\s+)?(?:(?:early|late|mid)[-\s]+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR.format('')}",
            season_value,
        ),
        (r"\b(?P<which>this|last|next)\s+(?P<season>spring|summer|autumn|fall|winter)\b", season_value),
        (
            r"\b(?P<at>in|by|until|since|before|after|during)\s+(?:the\s+)?(?:(?:end|start|beginning|middle)\s+of\s+(?:the\s+)?)?(?P<season>spring|summer|autumn|winter)\b(?!\s+(?:of|break|games|olympics|school))",
            season_value,
        ),
        (
            r"\b(?:recently|(?:in\s+)?recent\s+(?:days|weeks|months|years|decades)|in\s+(?:the\s+)?coming\s+(?:days|weeks|months|years)|lately|the\s+other\s+day|in\s+the\s+near\s+future)\b",
            vague_value,
        ),
    )
)


_AHEAD = re.compile(
    r"\b(?:will|[’']ll|shall|would|scheduled|due|planned|plans?|planning|expected|expects?|going|intends?|upcoming|set|to\s+be|hopes?|slated|should|must|may|might|can|could|promised|pledged|vowed|until|is\s+to|are\s+to"
    r"|(?:we|i|they)\s+(?:start|begin|open|leave|meet|finish|resume|return|vote|sign))\b",
    re.IGNORECASE,
)


_STRONG = re.compile(
    r"\b(?:will|[’']ll|shall|to\s+be|due\s+to|scheduled|expects?|warn(?:s|ed)?\s+of|forecast|predict(?:s|ed)?|is\s+expected|are\s+expected|plans?\s+to|going\s+to)\b(?!.*\bsaid\b)",
    re.IGNORECASE,
)


_BEHIND = re.compile(
    r"\b(?:was|were|had|did|said|told|(?:has|have)\s+(?:\w+ly\s+)?(?:been|\w+ed|\w+en)|been|thought|taught|"
    + "|".join(sorted(IRREGULAR_PAST))
    + r"|\w+ed)\b",
    re.IGNORECASE,
)


_NAMED = re.compile(r"\b(?:in|of|since|,)\s+(1\d{3}|20\d\d)(?!\d)")
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d\d?,\s+)?(1\d{3}|20\d\d)"
)
"""A year in its own sentence, and one that stands with a month in the sentence before."""


def find_dates(block: str, sentences: Sequence[Span], day: datetime.date) -> Sequence[DatePhrase]:
    """Every date expression of a block, ascending, without overlaps."""

    def look(number: int, match: re.Match[str]) -> Around:
        tense = _look(block, sentences[number], match)
        before = block[slice(*sentences[number - 1])] if number and tense < 0 else ""
        own = block[sentences[number][0] : match.start()]
        return Around(day, tense, year_before(before, own, day, _NAMED, _DATED))

    return apply_rules(RULES, block, sentences, look)


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
                # What is said may lie ahead; only a day beside the verb is the day of saying.
                said = sign < 0 and verb[0].lower() in ("said", "told", "added")
                found.append((away + 30 * said, 0 if said else 1 if sign > 0 else -1))
        if found:
            return min(found)[1]
        if not start and re.search(r"\bto\s+[a-z]{2,}\b", words[: max(0, match.start() - start)]):
            return 1  # “Ferry to resume on Friday”: so headlines speak of what is to come.
    return 0
