"""The tables of words that a language gives beside its rules: numbers, dates, signs, typography, letters, search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from string import ascii_lowercase

Fault = tuple[int, int, str, str]
"""Start and end of what was found, its name, and what would mend it."""
Rules = tuple[tuple[re.Pattern[str], str, str], ...]
"""Pattern, what it finds, what would mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How a language is written. Words in another alphabet than its own are another language's."""

    own: str
    """Its small letters."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Letters that a printer may replace by others: «ё» by «е». The other one stands in keys."""
    look_alikes: Mapping[str, str] = field(default_factory=dict)
    """Small letters that look like Latin ones, which may be typed for them in a word with digits or in capitals."""
    inflected_capitals: str = r"(?!)"
    """A pattern of an abbreviation in capitals with an ending: «МИДом»."""
    romans: str = r"(?!)"
    """A pattern of Roman numerals in letters that look like theirs."""
    capitals: frozenset[str] = frozenset()
    """Words that have a capital and are no names."""

    @property
    def any(self) -> re.Pattern[str]:
        """Any letter of its own, large or small."""
        return re.compile(f"[{self.own}{self.own.upper()}]")


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
    prefixes: Mapping[str, int]
    """Numbers that begin a word: «трехдневный»."""
    prefixed: str
    """A pattern of the rest of such a word: only of what counts something, as its translation does (“three-day”)."""
    no_hedge: str
    """A pattern of words, with the number in them, where a hedge is something else: “over three years”, during them."""
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


def counted(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Words in a row, each with its number: counted("one two") == {"one": 1, "two": 2}."""
    return dict(zip(words.split(), count(start, step), strict=False))


def each(meaning: str, phrases: str) -> dict[str, str]:
    """Every phrase of a list with commas, meaning the same."""
    return dict.fromkeys(phrases.split(", "), meaning)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """How a language says dates: Babel's patterns by precision, and frames whose `{}` takes the words."""

    locale: str
    alone: Mapping[str, str]
    after: Mapping[str, str]
    """Inside `not_before` and `not_after`."""
    first: Mapping[str, str]
    """The first of two dates, when the second says what they share."""
    qualifiers: Mapping[str, str]
    not_before: str
    not_after: str
    century: str
    thirds: Mapping[str, str]
    numeral: Callable[[int], str]
    unknown: str
    """Where a text's date stands that nobody knows."""
    sure_months: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """Words that are a month only where this pattern is met around them: "may"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """The words that turn a meaning, by what they do: phrases parted by commas; `corpus/signs.py` finds them.

    Written in small letters, without ё, with a straight apostrophe; `*` is any ending. All languages have the same
    kinds and pairs. A kind that ends in `~` holds words that may stand for the signs of the kind before the mark
    (“without” for “not”), and that nobody needs to answer. `untold` holds the ways to say that something is not said,
    `joins` what, beside verbs, puts the words before it against those behind it (comparisons, exchange, causes), `by`
    what stands before who does it where a verb is turned round.
    """

    kinds: Mapping[str, str]
    opposites: Mapping[str, tuple[str, str]]
    """By a name for each pair: the words of the one side, and those of the other."""
    harmless: str
    """Phrases with the words of a sign that are none: "after all"."""
    nouns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """Words that are no sign where this pattern holds them, for they are nouns there: “military might”."""
    concord: bool = False
    """Whether a “nobody” wants a “not” beside it, and the two deny once."""
    families: Mapping[str, str] = field(default_factory=lambda: {"untold": "not", "none": "not"})
    """Kinds whose phrases hold those of another: the longer one is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The words by which times and measures are held to those of a quotation; written as in `SignWords`."""

    units: Mapping[str, str]
    """By unit, called the same in all languages: its words. One with a `-` before it ends a number's own word."""
    each: str
    """What stands before a unit that something is said of each time, or how far off it is: "a month", «через месяц»."""
    which: str
    """What stands before one that is told from others: "next month"."""
    to: str
    """What joins two numbers of one unit: "two to three hours"."""
    named: Mapping[str, str]
    """Weekdays, months (by number), seasons, "then", each called the same in all languages."""
    sides: Mapping[str, tuple[str, str]]
    """before, after, last, next: the words that say so of anything, and those that do of a time alone."""
    small: str
    """What may stand between such a word and the time."""
    nots: str
    """What turns it: "not before"."""


UNSEEN = "\u2060"
STRAIGHT = re.compile(r'(?<![^\s«„“‘(\[])"(?=\S)([^"]*)(?<=\S)"(?!\w)')
"""A pair of straight marks with nothing quoted in them that has such, too."""
QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")
"""A name in quotation marks of any language, inside of a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The typography of one language."""

    quotes: tuple[tuple[str, str], tuple[str, str]]
    """Outer and inner marks."""
    foreign: re.Pattern[str]
    """Words of another language, marks included: they follow its rules, and are not examined."""
    requires: re.Pattern[str]
    """What words without it are wholly in another language, and right as they are."""
    rules: Rules
    anywhere: Rules = ()
    """What is a fault in the words of every language."""
    untouched: re.Pattern[str] = re.compile(r"(?!)")
    """Quotations that may be a text's, and keep its letters; they are not held against `anywhere`."""
    lettering: str = ascii_lowercase
    """The letters that items are told apart by, in their order."""
    clinging: re.Pattern[str] = re.compile(r"\w")
    """Words that no line ends on, in full."""
    article: re.Pattern[str] = re.compile(r"(?!)")
    """What begins a name, and an alphabet passes over."""
    standards: str = r"(?!)"
    """A pattern of what stands before the number of a standard."""
    misspelt: Callable[[str], Iterator[Fault]]

    def title_marks(self, title: str) -> str:
        """A title from anywhere with this language's marks around what is quoted in it."""
        first, last = self.quotes[0]
        return QUOTED.sub(lambda found: f"{first}{found[1]}{last}", title)

    def inside_marks(self, text: str) -> str:
        """The text as it stands between quotation marks: those in it one level down, and so on by turns.

        `"о «дипломатии»"` -> `"о „дипломатии“"`. A mark that closes nothing is left, unless it can be nothing else;
        one that is not closed, as at the beginning of a paragraph, gives way to a letter that is not seen. Straight
        marks count where they are a pair: `"о "дипломатии""` -> `"о „дипломатии“"`.
        """
        text = STRAIGHT.sub(lambda found: found[1].join(self.quotes[0]), text)
        closing = dict(self.quotes)
        (_, outer), _ = self.quotes
        levels: list[str] = []
        opened: list[int] = []
        made = []
        for at, sign in enumerate(text):
            if sign in closing:
                levels.append(closing[sign])
                opened.append(at)
                made.append(self.quotes[len(levels) % 2][0])
            elif levels and sign == levels[-1] and not text[at + 1 : at + 2].isalpha():
                made.append(self.quotes[len(levels) % 2][1])
                levels.pop()
                opened.pop()
            else:
                made.append(self.quotes[1][1] if sign == outer else sign)
        # Behind a letter it may close what another language opened.
        opened = [at for at in opened if not text[at - 1 : at].isalnum()]
        if opened:
            return self.inside_marks("".join(UNSEEN if at in opened else sign for at, sign in enumerate(text)))
        return "".join(made)


def rules(*found: tuple[str, str, str]) -> Rules:
    """Rules from patterns as they are written."""
    return tuple((re.compile(pattern), name, mend) for pattern, name, mend in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndnoteWords:
    """What the endnotes of a text say beside the work: patterns."""

    same: str
    """That it is the work of the endnote before."""
    accessed: str
    """What stands before the day of access, without the colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """What the search must know of a language. Words are folded (`search/words.py`)."""

    letters: str
    """Its letters as a range of a pattern: "a-z"."""
    vowels: str
    """Letters that are easily written for one another."""
    folds: tuple[tuple[str, str], ...] = ()
    """Patterns, as JavaScript reads them too, with what takes their place, for letters typed in several ways."""
    keyboard: str
    """The keys of its keyboard by the letters on them, in the order of every language's."""
    romanised: Mapping[str, str] = field(default_factory=dict)
    """Its letters in Latin ones, as names are usually written."""
    readings: Callable[[str], Mapping[str, frozenset[str]]]
    """Every word that something may be a form of, by a key of its own, with all its forms."""
    empty: Callable[[], frozenset[str]]
    """Words that carry nothing; they cannot be found."""
    weak: Callable[[], frozenset[str]]
    """Words that a query with others is put with, and that can be found by themselves."""
    credit: str = ""
    """Whose list the forms are taken from, where they are: it goes out with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteWords:
    """How works are cited: a sentence for each style and shape, quotation marks, small words of titles.

    Shapes: "site", this site, which says who made it and when; "nowhere", the same where no host is known; "work", a
    page that says where it stands and when it was read. What stands in braces is put in (render/data/works.py):
    `{day}` is a date in words, `{daymonth}` one without its year, `{digits}` one in digits.

    Rules: GOST R 7.0.5–2008; APA 7; The Chicago Manual of Style 17, notes and bibliography.
    """

    marks: tuple[str, str]
    """A pair of quotation marks, and the pair inside it."""
    stop_inside: bool
    """Whether a full stop stands before the closing mark."""
    small: re.Pattern[str] | None
    """The words that stay small in a title whose words have large letters; None where titles have none."""
    sentences: Mapping[tuple[str, str], str]
    """(style, shape) -> a sentence with placeholders."""
