"""The number words of every language of the site, in one table each. How they are read stands in `numbers.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import count


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of one language: dictionary forms, folded. Patterns are matched in any case."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    """Words that multiply the number before them."""
    ordinals: Mapping[str, int]
    denominators: Mapping[str, int]
    """Words for an equal part: half, quarter."""
    of_several: Mapping[str, int]
    """The same where there are several of them, and else something different: "thirds"."""
    parts: Mapping[str, Fraction]
    """Words that are a part by themselves: «наполовину»."""
    percents: Mapping[str, Fraction]
    """Words that are so many per cent by themselves: «полпроцента»."""
    mixed: Mapping[str, Fraction]
    """A whole and a part in one word: «полтора»."""
    times: Mapping[str, int]
    """Words for so many times: twice."""
    articles: frozenset[str]
    of: frozenset[str]
    """What may stand between a part and that of which it is one."""
    with_: frozenset[str]
    """What adds a part to a whole: «два с половиной». The "and" of `join` does, too, before an article."""
    no_number: str
    """A pattern of words that have a part's form and are a span of time or something else."""
    other: frozenset[str]
    """Words that have a number's form and are something else."""
    hedges: Mapping[str, str]
    """By phrase of one to three words; a negated one is listed, or its tail would say the opposite."""
    join: str
    """The "and" inside a number or between two centuries."""
    percent: str
    century: str
    digits: str
    """With the language's own group marks, and its decimal mark if that is no point; a comma stands for `comma`."""
    comma: str
    ending: str
    """What makes digits an ordinal."""


def _count(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    return dict(zip(words.split(), count(start, step), strict=False))


def _all(hedge: str, phrases: str) -> dict[str, str]:
    return dict.fromkeys(phrases.split(", "), hedge)


NUMBER_WORDS: Mapping[str, NumberWords] = {
    "ru": NumberWords(
        cardinals=_count("один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать")
        | _count("тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать", 13)
        | _count("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто", 20, 10)
        | _count("двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот", 200, 100)
        | _count("двое трое четверо пятеро шестеро семеро", 2),
        scales=_count("сотня тысяча", 100, 900)
        | {"дюжина": 12, "полдюжины": 6, "полсотни": 50, "полтысячи": 500}
        | {"полмиллиона": 500_000, "полмиллиарда": 500_000_000}
        | {"тыс": 10**3, "миллион": 10**6, "млн": 10**6, "миллиард": 10**9, "млрд": 10**9},
        ordinals=_count("первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый")
        | _count("одиннадцатый двенадцатый тринадцатый четырнадцатый пятнадцатый шестнадцатый", 11)
        | _count("семнадцатый восемнадцатый девятнадцатый двадцатый", 17)
        | {"впервые": 1, "сначала": 1},
        denominators={"половина": 2, "треть": 3, "четверть": 4},
        of_several={},
        parts={"наполовину": Fraction(1, 2)},
        percents={"полпроцента": Fraction(1, 2)},
        mixed={"полтора": Fraction(3, 2), "полтораста": Fraction(150)},
        times=_count("вдвое втрое вчетверо впятеро вшестеро всемеро ввосьмеро", 2)
        | _count("дважды трижды четырежды", 2)
        | _count("двукратно трехкратно четырехкратно пятикратно", 2)
        | {"вдвойне": 2, "втройне": 3, "десятикратно": 10},
        articles=frozenset(),
        of=frozenset({"от", "из"}),
        with_=frozenset({"с"}),
        # A quarter of an hour is a time of day.
        no_number=r"четверть (?:часа|века)",
        other=frozenset({"семью"}),
        hedges=_all("about", "около, примерно, приблизительно, порядка, почти")
        | _all("over", "более, более чем, больше, больше чем, свыше")
        | _all("under", "менее, менее чем, меньше, меньше чем")
        | _all("at-least", "не менее, не менее чем, не меньше, не меньше чем")
        | _all("at-most", "не более, не более чем, не больше, не больше чем"),
        join="и",
        percent=r"%|процент(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b",
        century=r"(?:век(?:а|у|ом|е|ов|ам|ами|ах)?|столети\w+)\b",
        digits=r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:,\d+)?",
        # No «-е»: the twenties («20-е») are more frequent than a twentieth.
        ending="-(?:[ыио]?й|[ое]?го|[ое]?му|[ое]?м|[аоя]?я|[уь]?ю|ое)",
        comma=".",
    ),
    "en": NumberWords(
        cardinals=_count("one two three four five six seven eight nine ten eleven twelve")
        | _count("thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 13)
        | _count("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
        scales=_count("hundred thousand", 100, 900)
        | {"hundreds": 100, "million": 10**6, "billion": 10**9, "dozen": 12},
        ordinals=_count("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
        | _count("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 13),
        denominators={"half": 2, "halves": 2, "quarter": 4},
        of_several=_count("thirds fourths fifths sixths sevenths eighths ninths tenths", 3) | {"quarters": 4},
        parts={},
        percents={},
        mixed={},
        times=_count("twice thrice", 2) | _count("twofold threefold fourfold fivefold", 2) | {"tenfold": 10},
        articles=frozenset({"a", "an"}),
        of=frozenset({"of"}),
        with_=frozenset(),
        no_number=r"half[- ](?:an? )?(?:minute|hour|day|week|month|year|decade|century|centuries)s?(?:-\w+)*"
        r"|half-(?!(?:a-)?(?:dozen|hundred|thousand|million|billion)\b)\w+"
        r"|quarter(?:-centur\w+|-final\w*| of an hour| of a century)",
        other=frozenset({"seconds"}),
        hedges=_all("about", "about, around, some, nearly, almost, roughly, approximately")
        | _all("over", "more than, over, above")
        | _all("under", "less than, fewer than, under, below")
        | _all("at-least", "at least, no less than, no fewer than, not less than, not fewer than")
        | _all("at-most", "at most, no more than, not more than"),
        join="and",
        percent=r"%|per ?cent\b",
        century=r"centur(?:y|ies)\b",
        digits=r"\d{1,3}(?:,\d{3})+(?!\d)|\d+",
        ending="(?:st|nd|rd|th)",
        comma="",
    ),
}
ROMAN = _count("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi")
