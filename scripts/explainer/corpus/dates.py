"""Date expressions of a Russian text, each with its value in EDTF (ISO 8601-2). Pure; reads paragraphs.

What counts as a date is one grammar, `RULES`; «к концу», «с», «до» stay in the wording, outside the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from explainer.languages.edtf import ROMAN, Day, century, date_parts
from explainer.languages.ru.dictionary import analyzer
from explainer.model import DateMention, Reference, SourceText

MONTHS = "январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр"
WHICH_YEAR = {"эт": 0, "текущ": 0, "нынешн": 0, "прошл": -1, "будущ": 1}
CENTURY_THIRDS = {"": "whole", "нач": "early", "сер": "middle", "кон": "late"}

_DASH = r"\s*[-‐‑‒–—−]\s*"
_START = r"(?<![\w/])(?<!\w-)(?<!\d[.,])"  # not inside a number or a name: «1,2025», «Экспо-2025»
# «уходит в начало XX века» names a direction: there the date begins at «начало», and «в» stays outside.
_PREPOSITION = r"(?:в|к|с|до|после|по|на|за|от)\s+(?!(?:начало|середину|конец)\s)"
_PART = r"(?:начал[оаеу]|середин[аыеу]|кон(?:ец|ц[аеу]))\s+"
_LEAD = rf"(?<!\w)(?:{_PREPOSITION})?(?:{_PART})?"
_MONTH = rf"(?P<month>{MONTHS})(?:ь|я|ю|е|ем|ём|й|а|у|ом)?\b"
_YEAR = r"(?:1\d{3}|20\d{2})"
_WHICH = rf"(?P<which>{'|'.join(WHICH_YEAR)})(?:ый|ий|от|[ое]го|[ое]му|[ыи]м|[ое]м)\s+год(?:а|у|е|ом)?(?!\w)"
_WHOSE_YEAR = rf"(?:(?P<year>{_YEAR})(?:\s*(?:год[ау]?|г\.))?(?!\w)|{_WHICH})"
_DAYS = rf"(?P<first>\d\d?)(?:(?:{_DASH}|\s+по\s+)(?P<last>\d\d?))?"
_YEARS = rf"(?P<year>{_YEAR})(?:(?:{_DASH}|\s+по\s+)(?P<until>{_YEAR}))?(?:-?(?:й|го|му|м))?"
# Roman numerals are typed with the Cyrillic letters of the same shape as often as not.
_NUMERAL = "|".join(ROMAN).replace("I", "[IІ]").replace("X", "[XХ]")
_CENTURY = rf"(?P<century>{_NUMERAL})\s+(?:век(?:а|е|у|ом)?|столети[еяию])(?!\w)"
_TIMES = r"(?:годы|лет|месяц\w+|недел\w+|дни|десятилетия)"
_ADJECTIVE = r"[а-яё-]+(?:ого|его|ой|ей|ых|их)\s+"
_WHAT = rf"(?:{_ADJECTIVE})*(?:[а-яё][а-яё-]*|[«\"„](?:{_ADJECTIVE})*[а-яё-]+[»\"“])"
_NAMED = r"(?=(?-i:[А-ЯЁ]))"
# «30 ноября – 1 декабря 2023 года», «с мая по июнь 2023 года»: one year for both.
_SHARED_YEAR = re.compile(rf"{_DASH}|,\s+|\s+(?:и|или)\s+|\s+(?=(?:по|до)\s)")

RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        # Found only to be dropped, with whatever looks like a date inside it.
        ("address", r"(?:https?://|www\.)\S+"),
        ("day", rf"(?<!\w)(?:{_PREPOSITION})?{_START}{_DAYS}\s+{_MONTH}(?:\s+{_WHOSE_YEAR})?"),
        ("month", rf"{_LEAD}{_MONTH}\s+{_WHOSE_YEAR}"),
        # Without a year a month needs «в», «к концу» … before it and a small letter: Май and Марта are names.
        ("month", rf"(?<!\w)(?:{_PREPOSITION}(?:{_PART})?|{_PART})(?-i:{_MONTH})"),
        ("year", rf"{_LEAD}{_START}{_YEARS}\s*(?:год(?:а|у|ом|е|ы|ов|ах|ам|ами)?|гг?\.)(?!\w)"),
        # «в 2004 и 2024 годах»: the first of two years has no «год» of its own.
        ("year", rf"{_LEAD}{_START}(?P<year>{_YEAR})(?=\s+и\s+{_YEAR}\s+год)"),
        ("year", _LEAD + _WHICH),
        ("part-of-century", rf"(?<!\w)(?:{_PREPOSITION})?(?P<part>{_PART})?{_CENTURY}"),
        ("half-year", r"\b(?:за\s+)?последн(?:ие|их)\s+полгода\b"),
        ("today", r"\bсегодня(?:шн\w+)?\b"),
        ("then", r"\bТогда(?:\s+же)?\b(?!\s+бы\b)"),
        ("vague", rf"\bнедавно\b|\b(?:(?:в|за)\s+)?последн(?:ее\s+время|и[ех]\s+(?:\w+\s+)?{_TIMES})\b"),
        ("era", rf"\bв\s+(?:годы|эпоху)\s+{_WHAT}"),
        # «после падения цен» is no era: what fell or fought must have a name.
        ("era", rf"\b(?:после|до|накануне)\s+(?:распада|развала|крушения|падения)\s+{_NAMED}{_WHAT}"),
        ("era", rf"\b(?:после|до|накануне|во\s+время)\s+{_NAMED}(?:{_ADJECTIVE})+(?:войны|революции)\b"),
        ("era", r"\b(?:того\s+(?:периода|времени)|той\s+эпохи|тех\s+(?:лет|времён|времен))\b"),
    )
)


class _Found(NamedTuple):
    kind: str
    match: re.Match[str]
    at: int
    """Which sentence of the whole text it is, counted through."""
    reference: Reference

    def part(self, name: str) -> str:
        """What the rule's group of this name caught; empty where it caught nothing or the rule has none."""
        return self.match.groupdict("").get(name, "")

    @property
    def month(self) -> int:
        """1 to 12, or 0 where the wording names none."""
        return ["", *MONTHS.split("|")].index(self.part("month").lower())

    @property
    def stated(self) -> str:
        """The value where the wording itself gives the year or the century, else empty."""
        if self.part("year"):
            return self.in_year(int(self.part("year")))
        numeral = self.part("century").upper().translate(str.maketrans("ІХ", "IX"))
        part = CENTURY_THIRDS[self.part("part")[:3].lower()]
        return century(ROMAN.index(numeral) + 1, part) if numeral else ""

    def in_year(self, year: int) -> str:
        """The value with this year; empty for a day that the calendar doesn't have."""
        month = f"{year}-{self.month:02}" if self.month else f"{year}"
        days = [f"{month}-{int(day):02}" for day in (self.part("first"), self.part("last")) if day]
        value = "/".join(days or filter(None, [month, self.part("until")]))
        with suppress(ValueError):
            date_parts(value)
            return value
        return ""


def find_dates(text: SourceText, code: str, counted_from: str) -> tuple[DateMention, ...]:
    """Every date expression of the paragraphs, in order; each has a value unless it is `era` or `vague`.

    `counted_from`: the text's own date in EDTF, or empty; then what is counted from it has no value. A month
    without a year is the latest such month up to it; a day without a year takes that of the nearest sentence
    that gives one with its month, else of the text. «Тогда» takes the one date of the sentence before it.
    «Последние полгода» goes from six months before the text's month up to it, about.
    """
    found = list(_expressions(text, code))
    mentions = []
    for item in found:
        absolute = item.part("year") or item.part("century")
        value, counted = (item.stated, "") if absolute else _counted(item, found, counted_from)
        if item.kind == "then" and not value:
            continue
        named = item.kind if item.kind in ("era", "part-of-century") else ""
        mention = DateMention(
            paragraph=item.reference.paragraph,
            sentence=item.reference.sentence,
            start=item.match.start(),
            end=item.match.end(),
            wording=item.match[0],
            edtf=value,
            precision=named or (_last(value).precision if value else "vague"),
            counted_from=counted,
        )
        mentions.append(mention)
    return tuple(mentions)


def _expressions(text: SourceText, code: str) -> Iterator[_Found]:
    """What the rules match, without overlaps: the earlier start wins, then the longer match."""
    for at, (paragraph, sentence) in enumerate((p, s) for p in text.paragraphs for s in p.sentences):
        reference, taken = Reference(code, paragraph.number, sentence.number), sentence.start
        rules = [(kind, rule.finditer(paragraph.text, taken, sentence.end)) for kind, rule in RULES]
        matches = [(kind, match) for kind, found in rules for match in found]
        for kind, match in sorted(matches, key=lambda pair: (pair[1].start(), -pair[1].end())):
            if match.start() >= taken:
                taken = match.end()
                if kind != "address" and (kind != "then" or _tells_when(match)):
                    yield _Found(kind, match, at, reference)


def _counted(item: _Found, found: Sequence[_Found], text_date: str) -> tuple[str, str]:
    """Value of an expression that leaves its year to others, and what it was counted from; or both empty."""
    if giver := _giver(item, found):
        year = int(giver.part("year") or 0) - (giver.month < item.month)
        value, counted = giver.stated if item.kind == "then" else item.in_year(year), str(giver.reference)
    else:
        value, counted = _from_text_date(item, text_date) if text_date else "", "text"
    return value, counted if value else ""


def _giver(item: _Found, found: Sequence[_Found]) -> _Found | None:
    """The date of the text that gives this expression its year, if there is one."""
    dated = [it for it in found if it.part("year") and it.stated]
    if item.kind == "then":
        # Only inside a paragraph; and of two dates, which one is meant is not for a rule to say.
        before = [it for it in dated if it.at == item.at - 1 and item.reference.sentence > 1]
        return before[0] if len(before) == 1 else None
    if not item.month or item.part("which"):
        return None
    joint = _SHARED_YEAR.match(item.match.string, item.match.end())
    place = (item.at, joint.end() if joint else -1)
    joined = [it for it in dated if it.month and (it.at, it.match.start()) == place]
    same = [it for it in dated if item.kind == "day" and it.month == item.month]
    return joined[0] if joined else min(same, key=lambda it: (abs(it.at - item.at), it.at), default=None)


def _from_text_date(item: _Found, text_date: str) -> str:
    own = _last(text_date)
    if item.kind == "today":
        return text_date
    if item.part("which"):
        return item.in_year(own.year + WHICH_YEAR[item.part("which").lower()])
    if own.month and item.month:
        return item.in_year(own.year - (item.month > own.month))
    if own.month and item.kind == "half-year":
        year, month = divmod(own.year * 12 + own.month - 1 - 6, 12)
        return f"{year:04}-{month + 1:02}~/{own.year:04}-{own.month:02}~"
    return ""


def _last(value: str) -> Day:
    bounds = date_parts(value)
    return [end for end in (bounds.first, bounds.last) if end][-1]


def _tells_when(match: re.Match[str]) -> bool:
    """Whether «тогда» opens a sentence in the past tense; elsewhere it also means "in that case"."""
    opens = not match.string[match.pos : match.start()].strip(' -–—«"')
    words = re.findall(r"\w+", match.string[match.end() : match.endpos])
    return opens and any({"VERB", "past"} in parse.tag for word in words for parse in analyzer().parse(word))
