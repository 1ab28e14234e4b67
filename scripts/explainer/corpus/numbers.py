"""Numbers of a text, in digits or words, in one notation for all languages, to be compared.

A language is one entry of `NUMBER_WORDS`. «Один» and "one" are seldom meant as numbers, and never told.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import count

from explainer.corpus.words import fold, keys


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands.

    `value`: "70", "1.5", "70%", "#3" for an ordinal («впервые» is "#1"), "c20" for a century.
    `hedge`: "about", "over", "under", "at-least", "at-most" or ""; its words stand before `start`.
    """

    value: str
    hedge: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of one language: dictionary forms, folded. Patterns are matched in any case."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    """Words that multiply the number before them."""
    ordinals: Mapping[str, int]
    other: frozenset[str]
    """Words that have a number's form and are something else."""
    hedges: Mapping[str, str]
    """By phrase of one to three words; a negated one is listed, or its tail would say the opposite."""
    join: str
    """The "and" inside a number or between two centuries."""
    percent: str
    century: str
    digits: str
    """With the language's own decimal and group marks; a comma among them stands for `comma`."""
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
        | {"тыс": 10**3, "миллион": 10**6, "млн": 10**6, "миллиард": 10**9, "млрд": 10**9},
        ordinals=_count("первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый")
        | _count("одиннадцатый двенадцатый тринадцатый четырнадцатый пятнадцатый шестнадцатый", 11)
        | _count("семнадцатый восемнадцатый девятнадцатый двадцатый", 17)
        | {"впервые": 1, "сначала": 1},
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
        scales=_count("hundred thousand", 100, 900) | {"hundreds": 100, "million": 10**6, "billion": 10**9},
        ordinals=_count("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
        | _count("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 13),
        other=frozenset({"seconds", "thirds", "fourths", "fifths", "tenths"}),
        hedges=_all("about", "about, around, some, nearly, almost, roughly, approximately")
        | _all("over", "more than, over, above")
        | _all("under", "less than, fewer than, under, below")
        | _all("at-least", "at least, no less than, no fewer than, not less than, not fewer than")
        | _all("at-most", "at most, no more than, not more than"),
        join="and",
        percent=r"%|per ?cent\b",
        century=r"centur(?:y|ies)\b",
        digits=r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?",
        ending="(?:st|nd|rd|th)",
        comma="",
    ),
}
_NOTHING = Decimal(0)
# What may stand inside one number: blanks and dashes.
_BESIDE = re.compile(r"[\s–−-]*")
_ROMAN = _count("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi")
# A letter a token, a space where more than a blank or a dash parts two: D digits, U units, N teens, T tens,
# H hundreds, S scale, O ordinal, R Roman, J join, C century, P percent, W any other word.
_GRAMMAR = re.compile(
    r"(?P<century>(?:T?O|R)(?=(?:J?[OR])*C))"
    r"|(?=[DUNTHSO])(?:(?:D|H?(?:TU?|U|N)?)S(?:J(?=[HTUN]))?)*(?:D|H?T?O|H?(?:TU?|U|N)?)P?"
)


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Every number, ascending. A range gives two; digits in names ("C5+1", "T19.2") and addresses none."""
    tokens = [*_tokens(text, language)]
    found = []
    for run in _GRAMMAR.finditer("".join(kind for kind, *_ in tokens)):
        part = tokens[run.start() : run.end()]
        if run[0] != "U" or part[0][1] != 1:
            mark = "c" if run["century"] else "#" if "O" in run[0] else ""
            value = f"{mark}{_amount(part).normalize():f}{'%' if run[0].endswith('P') else ''}"
            start = part[0][2]
            found.append(Number(value, _hedge(text[:start], language), start, part[-1][3]))
    return tuple(found)


def _tokens(text: str, language: str) -> Iterator[tuple[str, Decimal, int, int]]:
    pattern = _pattern(language)
    end = 0
    for token in pattern.finditer(text):
        if not _BESIDE.fullmatch(text, end, token.start()):
            yield " ", _NOTHING, end, end
        kind, amount, end = token.lastgroup or "W", _NOTHING, token.end()
        if kind == "word":
            kind, amount = _word(token[0], language)
        elif kind in "DO":
            amount = Decimal(re.sub(r"\s", "", token[kind]).replace(",", NUMBER_WORDS[language].comma))
        yield kind, amount, token.start(), end


@cache
def _word(word: str, language: str) -> tuple[str, Decimal]:
    """Letter and amount of one word; most words of a text have been met before."""
    lexicon = _lexicon(language)
    readings = (fold(word), *sorted(keys(word, language)))
    return next((lexicon[key] for key in readings if key in lexicon), ("W", _NOTHING))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    table = NUMBER_WORDS[language]
    return re.compile(
        r"(?P<W>\w+://\S+|\b[^\W\d_]+[-‑]?\d\w*(?:[.+&/-]\w+)*(?:\s\+\s\w+)?)"
        rf"|(?<![\w+])(?:(?P<O>\d\d?)(?:{table.ending})|(?P<D>{table.digits})(?:{table.ending}|s)?)(?!\w|\+\w)"
        rf"|(?P<P>{table.percent})|\b(?:(?P<C>{table.century})|(?P<J>{table.join}\b))"
        r"|(?P<word>[^\W\d_]+|\w+)",
        re.IGNORECASE,
    )


@cache
def _lexicon(language: str) -> Mapping[str, tuple[str, Decimal]]:
    table = NUMBER_WORDS[language]
    lexicon = {word: ("UNTH"[bisect((10, 20, 100), n)], Decimal(n)) for word, n in table.cardinals.items()}
    for kind, numbers in ("S", table.scales), ("O", table.ordinals), ("R", _ROMAN):
        lexicon |= {word: (kind, Decimal(number)) for word, number in numbers.items()}
    lexicon |= dict.fromkeys(table.other, ("W", Decimal(0)))
    return lexicon


def _amount(part: list[tuple[str, Decimal, int, int]]) -> Decimal:
    total = current = Decimal(0)
    for kind, amount, *_ in part:
        current = max(current, Decimal(1)) * amount if kind == "S" else current + amount
        if kind == "S" and amount > 100:
            total, current = total + current, Decimal(0)
    return total + current


def _hedge(before: str, language: str) -> str:
    tail = re.search(r"(?:[^\W\d_]+\s){1,3}$", before[-60:])
    said = fold(tail[0]).split() if tail else []
    phrases = (" ".join(said[at:]) for at in range(len(said)))
    return next((hedge for phrase in phrases if (hedge := NUMBER_WORDS[language].hedges.get(phrase))), "")
