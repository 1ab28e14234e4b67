"""Numbers of a text, in digits or words, in one notation for all languages, to be compared.

A text is read in three steps. Every word and every run of digits becomes a token of one kind and, where it has one, an
exact amount (`_tokens`). Parts of a whole are put together: «две трети», "half a million", "two and a half"
(`corpus/fractions.py`). What then stands side by side in the order of a number is one (`_GRAMMAR`).

«Один» and "one" are seldom meant as numbers, and never told.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from explainer.corpus.fractions import Token, join_parts
from explainer.corpus.words import fold, keys
from explainer.languages.edtf import ROMAN
from explainer.languages.known import language_named


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands.

    `value`: "70", "1.5", "2/3" where no decimal is exact, "70%", "#3" for an ordinal («впервые» is "#1"), "c20" for a
    century, "x2" for «вдвое»; "4.0" as it is written, which is a version or an exactness and not 4.
    `hedge`: "about", "over", "under", "at-least", "at-most" or ""; its words stand before `start`.
    """

    value: str
    hedge: str
    start: int
    end: int


_NOTHING = Fraction(0)
_ROMAN = {numeral.lower(): number for number, numeral in enumerate(ROMAN, 1)}
# What may stand inside one number: blanks and dashes.
_BESIDE = re.compile(r"[\s–−-]*")
# Over the kinds of the tokens, a letter each, with a space where more than a blank or a dash parts two:
#   D digits                    U below ten: five         N ten to nineteen         T twenty, thirty, …
#   H hundreds: двести          S what multiplies the number before it: hundred, million, dozen
#   Q a part: half, 2/3         V a whole and a part: полтора, two and a half       O ordinal
#   R Roman numeral             C century                 J and                     P percent
#   X times: twice              p so many per cent        any other letter, and W: no part of a number, or no more
_BELOW_A_THOUSAND = "H?(?:T?[UV]|T|N)?"
_GRAMMAR = re.compile(
    rf"""
    # Twentieth, XIX; before one word for several centuries each is one.
    (?P<century> (?: T?O | R ) (?= (?: J?[OR] )* C ) )
    | (?P<times> X )
    # Where something of a number stands: two million five hundred and …
    | (?= [DUNTHSOQVp] ) (?: (?: D | Q | {_BELOW_A_THOUSAND} ) S (?: J (?= [HTUN] ) )? )*
      # … twenty-five, or twenty-fifth.
      (?: D | Q | p | H?T?O | {_BELOW_A_THOUSAND} )
      P?
    """,
    re.VERBOSE,
)


@cache
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Every number, ascending. A range gives two; digits in names ("C5+1", "T19.2") and addresses none."""
    tokens = join_parts([*_tokens(text, language)], plural_ordinals=not language_named(language).numbers.of_several)
    found = []
    unhedged = [*re.finditer(language_named(language).numbers.no_hedge, text, re.IGNORECASE)]
    for run in _GRAMMAR.finditer("".join(token.kind for token in tokens)):
        part = tokens[run.start() : run.end()]
        if run[0] != "U" or part[0].amount != 1:
            start, end = part[0].start, part[-1].end
            mark = "c" if run["century"] else "x" if run["times"] else "#" if "O" in run[0] else ""
            percent = "%" if run[0][-1] in "Pp" else ""
            as_written = _as_written(text[start:end], language) if run[0] == "D" else ""
            value = f"{mark}{as_written or _shown(_amount(part))}{percent}"
            plain = any(one.start() < start < one.end() for one in unhedged)
            found.append(Number(value, "" if plain else _hedge(text[:start], language), start, end))
    return tuple(found)


def _tokens(text: str, language: str) -> Iterator[Token]:
    pattern = _pattern(language)
    end = 0
    for token in pattern.finditer(text):
        if not _BESIDE.fullmatch(text, end, token.start()):
            yield Token(" ", _NOTHING, end, end)
        kind, amount, end = token.lastgroup or "W", _NOTHING, token.end()
        if kind == "word":
            kind, amount = _word(token[0], language)
        elif kind in "DO":
            amount = Fraction(_plain_digits(token[kind], language))
        yield Token(kind, amount, token.start(), end)


def _plain_digits(digits: str, language: str) -> str:
    return re.sub(r"\s", "", digits).replace(",", language_named(language).numbers.comma)


def _as_written(digits: str, language: str) -> str:
    """The digits, where noughts behind the point say more than the amount."""
    plain = _plain_digits(digits, language)
    return plain if re.fullmatch(r"\d+\.\d*0", plain) else ""


@cache
def _word(word: str, language: str) -> tuple[str, Fraction]:
    """Kind and amount of one word; most words of a text have been met before."""
    lexicon = _lexicon(language)
    readings = (fold(word), *sorted(keys(word, language)))
    return next((lexicon[key] for key in readings if key in lexicon), None) or _prefix(fold(word), language)


def _prefix(word: str, language: str) -> tuple[str, Fraction]:
    """Kind and amount of the number that begins a word, if one does."""
    table = language_named(language).numbers
    for prefix, number in table.prefixes.items():
        if word.startswith(prefix) and re.fullmatch(table.prefixed, word[len(prefix) :]):
            return "N", Fraction(number)
    return "W", _NOTHING


@cache
def _pattern(language: str) -> re.Pattern[str]:
    table = language_named(language).numbers
    return re.compile(
        # Addresses; names with digits; versions of three parts, but no dates; words that only look like a number.
        r"(?P<W>\w+://\S+|\b[^\W\d_]+[-‑]?\d\w*(?:[.+&/-]\w+)*(?:\s\+\s\w+)?"
        rf"|(?<![\w.])(?!\d\d?\.\d\d\.\d{{4}}\b)\d+(?:\.\d+){{2,}}(?!\w)|\b(?:{table.no_number})\b)"
        # A point between two numbers alone is one of a version or of a decimal, in every language.
        rf"|(?<![\w+])(?:(?P<O>\d\d?)(?:{table.ending})"
        rf"|(?P<D>(?<!\d\.)\d+\.\d+(?!\.?\d)|{table.digits})(?:{table.ending}|s)?)"
        r"(?!\w|\+\w)"
        rf"|(?P<P>{table.percent})|\b(?:(?P<C>{table.century})|(?P<J>{table.join}\b))"
        r"|(?P<word>[^\W\d_]+|\w+)",
        re.IGNORECASE,
    )


@cache
def _lexicon(language: str) -> Mapping[str, tuple[str, Fraction]]:
    table = language_named(language).numbers
    lexicon = {word: ("UNTH"[bisect((10, 20, 100), n)], Fraction(n)) for word, n in table.cardinals.items()}
    for kind, numbers in (
        *(("S", table.scales), ("O", table.ordinals), ("R", _ROMAN), ("V", table.mixed), ("Q", table.parts)),
        *(("p", table.percents), ("F", table.denominators), ("f", table.of_several), ("X", table.times)),
    ):
        lexicon |= {word: (kind, Fraction(number)) for word, number in numbers.items()}
    for kind, words in (("a", table.articles), ("o", table.of), ("w", table.with_), ("W", table.other)):
        lexicon |= dict.fromkeys(words, (kind, _NOTHING))
    return lexicon


def _amount(part: Sequence[Token]) -> Fraction:
    total = current = _NOTHING
    for token in part:
        if token.kind != "S":
            current += token.amount
            continue
        current = (current or 1) * token.amount
        if token.amount > 100:
            total, current = total + current, _NOTHING
    return total + current


def _shown(amount: Fraction) -> str:
    """The amount exactly: as a decimal where it has an end, else as a fraction."""
    rest, places = amount.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return f"{amount.numerator}/{amount.denominator}"
    whole, behind = divmod(amount.numerator * 10**places // amount.denominator, 10**places)
    return f"{whole}.{behind:0{places}}" if places else str(whole)


def _hedge(before: str, language: str) -> str:
    tail = re.search(r"(?:[^\W\d_]+\s){1,3}$", before[-60:])
    said = fold(tail[0]).split() if tail else []
    phrases = (" ".join(said[at:]) for at in range(len(said)))
    return next((hedge for phrase in phrases if (hedge := language_named(language).numbers.hedges.get(phrase))), "")
