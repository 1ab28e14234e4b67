"""Date expressions of a Russian text, each with its value in EDTF: absolute ones, and those counted from its day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from explainer.languages.calendar import Tense
from explainer.languages.dating import Around, Value, apply_rules, caught, nothing_value, vague_value, year_before
from explainer.languages.edtf import ROMAN
from explainer.languages.protocol import DatePhrase, Span
from explainer.languages.ru.datetables import DAY, NUMBERS
from explainer.languages.ru.datevalues import (
    away_value,
    century_value,
    day_value,
    decade_value,
    eve_value,
    iso_value,
    of_month_value,
    part_of_this_value,
    part_of_year_value,
    season_value,
    stretch_value,
    today_value,
    weekday_value,
    weekend_value,
    which_value,
    years_value,
)
from explainer.languages.ru.lexicon import SAYING
from explainer.languages.ru.morphology import lemmas, parses

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


_BOUND = r"не\s+(?:ранее|раньше|позднее|позже)"


_AT = rf"(?:(?P<at>в|во|на|к|ко|с|со|от|до|после|за|по|перед|накануне|{_BOUND})\s+)?"


_PART = r"(?:(?P<part>(?:сам(?:ом|ый|ого|ому)\s+)?(?:начал|середин|кон(?=[ец])|окончани)\w*)\s+)?"


_UNIT = (
    r"(?P<unit>дн(?:я|ей|и)|день|сут(?:ки|ок)|недел\w+|месяц\w*|год(?:а|у|ы|ов|ами)?|лет|десятилети\w+"
    r"|час\w*|минут\w*|квартал\w*|век\w*)(?![а-яё])"
)


_NUMBER = r"(?P<number>\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"


_FEW = r"(?P<few>несколько|нескольких|пару|пара|немного|считанные)"


_DAYTIME = r"(?:\s+(?:рано\s+)?(?:утром|дн[её]м|вечером|ночью|поздно\s+вечером))?"


_NUMERAL = "|".join(ROMAN).replace("I", "[IІ]").replace("X", "[XХ]").replace("V", "[VѴ]")


_START = r"(?<![\w/])(?<!\w[-–])(?<!\d[.,:])"


_FEWER = r"(?<!\w)"


_YEAR_1 = rf"(?:\s+{_YEAR.format('1')}{_GOD}?(?![\w-]))?"


_YEAR_OR_WHICH = rf"(?:\s+(?:{_YEAR.format('')}{_GOD}?(?![\w-])|{_WHICH}{_ADJ}\s+года))"


RULES: tuple[tuple[re.Pattern[str], Value], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value)
    for pattern, value in (
        (r"(?:https?://|www\.)\S+", nothing_value),
        (rf"{_START}{_YEAR.format('')}-(?P<mm>\d\d)-(?P<dd>\d\d)(?!\d)", iso_value),
        (rf"{_START}(?P<dd>\d\d?)[./](?P<mm>\d\d?)[./](?P<year>(?:19|20)?\d\d)(?!\d|\.\d)", iso_value),
        (rf"{_FEWER}(?:в|во)\s+{_WEEKDAY},?\s+(?P<first>\d\d?)\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?", day_value),
        (
            rf"{_FEWER}(?:(?P<at>с|со|между)\s+)?(?P<first>\d\d?)(?:\s+{_MONTH.format('1')}{_YEAR_1})?(?:\s+(?:по|до|и)\s+|{_DASH})"
            rf"(?P<last>\d\d?)\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?",
            day_value,
        ),
        (rf"{_FEWER}{_AT}{_START}(?P<first>\d\d?(?:-го)?|{DAY})\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?", day_value),
        (
            rf"{_FEWER}(?P<at>с|со)\s+{_MONTH.format('1')}{_YEAR_1}\s+(?:по|до)\s+{_MONTH.format('')}{_YEAR_OR_WHICH}?",
            of_month_value,
        ),
        (rf"{_FEWER}{_AT}{_PART}{_MONTH.format('')}{_YEAR_OR_WHICH}", of_month_value),
        (rf"{_FEWER}(?P<at>в|во|к|с|со|до|после|на)\s+{_PART}(?-i:{_MONTH.format('')})", of_month_value),
        (rf"{_FEWER}(?:начал|середин|кон(?=[ец]))\w*\s+(?-i:{_MONTH.format('')})", of_month_value),
        (
            rf"{_FEWER}{_AT}(?P<ordinal>перв|втор|трет|четв[её]рт|i{{1,3}}|iv|[1-4])(?:-?(?:ый|ой|ом|ем|м|й|ого|его|ому|ую|ая|ье|ьем|ьего|е))?\s+"
            rf"(?P<what>квартал|полугоди|половин)\w*{_YEAR_OR_WHICH}",
            part_of_year_value,
        ),
        (
            rf"{_FEWER}(?P<at>в|во|к|с|со|до|после)\s+(?P<ordinal>перв|втор|трет|четв[её]рт)(?:ом|ем|ьем|ому|ьему|ого|ьего)\s+"
            r"(?P<what>квартал|полугоди)\w+(?!\s+(?:города|района|застройки))",
            part_of_year_value,
        ),
        (
            rf"{_FEWER}{_AT}(?:(?P<half>перв|втор)\w+\s+половин\w+\s+)?{_PART}{_START}(?:(?P<decade>(?:1\d|20)?\d0)-(?:е|х|ые|ых|ым)(?:\s+год\w+)?"
            rf"|(?P<word>двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)(?:ые|ых)(?:\s+год\w+)?(?!\s+\w+ин))(?![\w-])",
            decade_value,
        ),
        (
            rf"{_FEWER}(?:(?P<at>с|со|в|за)\s+)?{_START}{_YEAR.format('')}(?:-?го)?{_GOD}?(?:\s+(?:по|до)\s+|{_DASH})"
            rf"(?P<until>\d{{4}}|\d\d)(?:-?й|-?го|-?м)?{_GODY}",
            years_value,
        ),
        (rf"{_FEWER}(?P<at>между)\s+{_YEAR.format('')}\s+и\s+(?P<until>\d{{4}}){_GODY}", years_value),
        (rf"{_FEWER}{_AT}{_PART}{_START}{_YEAR.format('')}(?:-?(?:й|го|му|м))?{_GODY}", years_value),
        (rf"{_FEWER}(?P<at>в|во|к|с|со|до|после)\s+{_START}{_YEAR.format('')}-(?:м|го|му)(?!\w)", years_value),
        (rf"{_FEWER}(?:в\s+)?{_START}{_YEAR.format('')}(?=\s+и\s+(?:1\d{{3}}|20\d\d)\s+год)", years_value),
        (
            rf"{_FEWER}{_AT}{_PART}{_WHICH}{_ADJ}\s+(?P<unit>год(?:а|у|ом|е)?|месяц\w*|недел\w+|квартал\w*|десятилети\w+|век\w*|столети\w+)(?![а-яё])",
            which_value,
        ),
        (
            rf"{_FEWER}(?:в|на|за)\s+(?:(?P<which>эт|прошедш|минувш|прошл|ближайш|следующ|будущ|текущ)(?:ие|ые|их|ых|и)\s+)?выходны(?:е|х)",
            weekend_value,
        ),
        (
            rf"{_FEWER}(?P<at>в|во|на|к|с|со|до|после|{_BOUND})\s+(?:(?P<which>эт|прошл|минувш|прошедш|следующ|будущ|ближайш)(?:ий|ый|ую|от|ее|ое|у)\s+)?{_WEEKDAY}{_DAYTIME}",
            weekday_value,
        ),
        (
            rf"{_FEWER}(?:(?:в|с|утром|дн[её]м|вечером)\s+)?(?P<today>позавчера|вчера|послезавтра|завтра|сегодня)(?![а-яё]){_DAYTIME}",
            today_value,
        ),
        (rf"{_FEWER}(?:(?:на|до|к|в)\s+)?(?P<today>сегодняшн)\w+(?:\s+день|\s+дня|\s+дню)?", today_value),
        (rf"{_FEWER}(?P<today>вчерашн)(?:ий|его|им|ем|юю|ей|яя|ие|их)(?:\s+дн\w+|\s+вечер\w*)?", today_value),
        (rf"{_FEWER}(?P<today>накануне)(?![а-яё])", eve_value),
        (
            rf"{_FEWER}(?:всего\s+|лишь\s+|почти\s+|около\s+|более\s+|больше\s+)?(?:(?P<halfyear>полгода)|(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT})\s+(?P<ago>(?:тому\s+)?назад)",
            away_value,
        ),
        (
            rf"{_FEWER}(?:через|спустя)\s+(?:(?P<halfyear>полгода)|(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT})(?!\s+после)",
            away_value,
        ),
        (
            rf"{_FEWER}(?:(?:за|в|на|в\s+течение|на\s+протяжении|последующие)\s+)?"
            rf"(?P<span>последн|прошедш|минувш|предыдущ|ближайш|следующ|предстоящ|эт)(?P<one>ие|их|ые|ых|ей|юю|ую|ий|ее|его|и|от)\s+"
            rf"(?:(?P<halfyear>полгода)|(?:(?:{_NUMBER}|{_FEW})\s+)?{_UNIT})",
            lambda match, around: (
                None if caught(match, "span") == "эт" and not caught(match, "number") else stretch_value(match, around)
            ),
        ),
        (
            rf"{_FEWER}{_AT}(?:(?P<half>перв|втор)\w+\s+половин\w+\s+)?{_PART}(?P<century>{_NUMERAL})\s+(?:век(?:а|е|у|ом)?|столети[еяию])(?!\w)",
            century_value,
        ),
        (rf"{_FEWER}{_AT}(?P<part>начал|середин|кон)(?:е|у|а|ы|це|цу|ца|ец)\s+(?:века|столетия)(?!\w)", century_value),
        (
            rf"{_FEWER}(?:(?P<which>эт|прошл|минувш|нынешн|будущ|следующ)(?:им|ым|ой|ей)\s+)?(?P<season>весн|лет|осен|зим)(?:ой|ою|ом|ью)(?![а-яё])(?:\s+{_YEAR.format('')}{_GOD}?|\s+(?P<which2>эт|прошл)\w+\s+года)?",
            season_value,
        ),
        (
            rf"{_FEWER}(?P<at>с|со|к|до)\s+(?:(?:начал|середин|кон)(?:у|а|ы|е|цу|ца)\s+)?(?:(?P<which>эт|прошл|нынешн|будущ|следующ)(?:ого|его|ой|ей)\s+)?(?P<season>весн|лет|осен|зим)(?:ы|а|и|е|у)(?![а-яё])(?:\s+{_YEAR.format('')}{_GOD}?)?",
            season_value,
        ),
        (
            rf"{_FEWER}(?P<at>в|к|ко|до|с|на|под)\s+(?:сам\w+\s+)?(?:начал|середин|кон)(?:е|у|а|ы|це|цу|ца|ец)\s+(?:(?:этого|текущего|нынешнего)\s+)?(?P<whole>года|месяца|недели|десятилетия)(?!\w)",
            part_of_this_value,
        ),
        (
            r"(?<!\w)(?:(?:совсем\s+)?недавно|на\s+днях|в\s+(?:последнее|ближайшее|скором|последние)\s+врем(?:я|ени)"
            r"|(?:в|за)\s+(?:последн|ближайш)(?:ие|их)\s+(?:\w+\s+)?(?:годы|дни|месяцы|недели|десятилетия|часы))(?!\w)",
            vague_value,
        ),
    )
)


_AHEAD = re.compile(
    r"(?<!\w)(?:будет|будут|будем|запланирован\w*|намечен\w*|назначен\w*\s+на|планиру\w+|предстоит|предстоящ\w+|должн[аоы]|должен"
    r"|намерен[аоы]?|собира\w+ся|ожида\w+ся|обеща\w+|перенес\w+\s+на|готовит\w*)(?!\w)",
    re.IGNORECASE,
)


_NAMED = re.compile(r"(?<!\d)(1\d{3}|20\d\d)\s*(?:год|г\.)")
_DATED = re.compile(
    r"(?:январ|феврал|март|апрел|ма[яе]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\s+(1\d{3}|20\d\d)"
)
"""A year in its own sentence, and one that stands with a month in the sentence before."""


def find_dates(block: str, sentences: Sequence[Span], day: datetime.date) -> Sequence[DatePhrase]:
    """Every date expression of a block, ascending, without overlaps."""

    def look(number: int, match: re.Match[str]) -> Around:
        before = block[slice(*sentences[number - 1])] if number else ""
        own = block[sentences[number][0] : match.start()]
        return Around(day, _look(block, sentences[number], match), year_before(before, own, day, _NAMED, _DATED))

    return apply_rules(RULES, block, sentences, look)


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
        elif tag.POS == "VERB" and "pres" in tag and match[0].lower().startswith(("с ", "со ")):
            found.append((away - 25 * (at < match.start()), -1))  # «Ждёт парома с 28 июля»: since then.
        elif tag.POS == "INFN" or (tag.POS == "VERB" and "futr" in tag):
            found.append((away, 1))
        elif tag.POS in ("PRTS", "PRTF") and "past" in tag and "pssv" in tag:
            found.append((away + 15, -1))
    return min(found)[1] if found else None
