"""The same in every language: our words, and a text beside its translation, sentence by sentence.

What is compared can be read off without understanding: how many sentences there are, the numbers written in digits
with their hedges, the months, the names. A name may stand as a pronoun where it has been said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from babel.dates import get_month_names

from explainer.check.facts_in_words import figures, months, shown, without_languages
from explainer.check.wording import Wording
from explainer.corpus.measures import exchanged_measures
from explainer.corpus.numbers import find_numbers
from explainer.corpus.words import fold
from explainer.languages.known import LARGE, READ, language_named
from explainer.model import LANGUAGES, Place, Problem

# Nothing here looks twice at the same sign, however long the line.
END = re.compile(rf"(?<![.!?…])[.!?…]++[»”’“)]*+(?=\s++[«“„‘(\d{{]*+(?:[{LARGE}]|(?<=[\d{{])))")
"""The end of a sentence that another one follows."""
CLAUSE = re.compile(r";\s")
"""What one language closes with a full stop the other may part with a semicolon."""
FOREIGN = tuple(
    re.compile(f"{opens}([^{opens}{closes}]*){closes}")
    for opens, closes in (language.house.quotes[0] for language in READ)
)
"""Words of a text inside words of another language, names and all."""

Side = tuple[str, str]
"""A language and words in it."""


def claim_differences(
    wording: Wording, places: Mapping[str, Place], what: str, words: Mapping[str, str]
) -> Iterator[Problem]:
    """What a claim of ours has in one language and lacks in another: every number and every name, then as below."""
    found: list[Problem] = []
    (first, one), *others = words.items()
    for other, two in others:
        for read, of_name in ((_figures, False), (wording.proper_names, True)):
            left, right = read(one, first), read(two, other)
            found += _told(places, what, (first, sorted(left - right)), (other, sorted(right - left)), of_name)
    yield from found or differences(wording, places, what, words)


def _figures(words: str, language: str) -> set[str]:
    return {shown(figure) for figure in figures(words, language)}


def _told(
    places: Mapping[str, Place],
    what: str,
    one: tuple[str, Iterable[str]],
    other: tuple[str, Iterable[str]],
    of_name: bool,
) -> Iterator[Problem]:
    """One message in both places: nothing here says which of the two is right."""
    (first, left), (second, right) = ((language, ", ".join(more)) for language, more in (one, other))
    if not left:
        first, left, second, right = second, right, first, left
    if left:
        unlike = f'where "{second}" has {right}' if right else f'and not in "{second}"'
        message = f'{what} has {left} in "{first}" {unlike}; make them say the same'
        yield from (Problem(places[language], message, of_name=of_name) for language in (first, second))


def differences(
    wording: Wording, places: Mapping[str, Place], what: str, words: Mapping[str, str]
) -> Iterator[Problem]:
    """What the words have in one language and lack in another."""
    (first, one), *others = words.items()
    for other, two in others:
        left, right = sentences(one), sentences(two)
        if len(left) == len(right):
            for pair in zip(left, right, strict=True):
                yield from _compare(wording, places, what, words, ((first, pair[0]), (other, pair[1])))
            continue
        if len(left) + len(CLAUSE.findall(one)) != len(right) + len(CLAUSE.findall(two)):
            fewer, more = sorted(((len(left), first), (len(right), other)))
            yield Problem(
                places[fewer[1]],
                f'{what} has fewer sentences in "{fewer[1]}" ({fewer[0]}) than in "{more[1]}" ({more[0]}); '
                "give both the same",
            )
        yield from _compare(wording, places, what, words, ((first, one), (other, two)))


def sentences(words: str) -> list[str]:
    """The words cut at the ends of sentences; a plain rule that is the same for every language."""
    cuts = [0, *(found.end() for found in END.finditer(words)), len(words)]
    return [words[start:end] for start, end in pairwise(cuts)]


def _compare(
    wording: Wording, places: Mapping[str, Place], what: str, whole: Mapping[str, str], sides: tuple[Side, Side]
) -> Iterator[Problem]:
    (first, _), (other, _) = sides
    turned = sides[::-1]
    for left, right, of_name in (
        (_missing_figures(*sides), _missing_figures(*turned), False),
        (_missing_months(*sides), _missing_months(*turned), False),
        (_other_units(*sides), _other_units(*turned), False),
        (_missing_names(wording, *sides, whole[other]), _missing_names(wording, *turned, whole[first]), True),
    ):
        yield from _told(places, what, (first, left), (other, right), of_name)


def _missing_months(one: Side, two: Side) -> Iterator[str]:
    (has, words), (lacks, others) = one, two
    for number in sorted(months(words, has) - months(others, lacks)):
        yield str(get_month_names(locale=has)[number])


def _other_units(one: Side, two: Side) -> Iterator[str]:
    """Numbers that the other side counts in another unit, and what it says of another unit each time."""
    (has, words), (lacks, others) = one, two
    for measure, _ in exchanged_measures(words, has, [(others, lacks)]):
        yield f"“{measure.words}”"


def _missing_figures(one: Side, two: Side) -> Iterator[str]:
    """Numbers in digits that the other side has neither in digits nor in words, or with another hedge."""
    (has, words), (lacks, others) = one, two
    there = figures(others, lacks)
    if there == figures(words, has) and _runs(words) <= _runs(others):
        return
    values, runs = {value for value, _ in there}, _runs(others)
    read: list[tuple[int, int]] = []
    for number in find_numbers(words, has):
        read.append((number.start, number.end))
        digits = _runs(words[number.start : number.end])
        unsaid = digits and number.value not in values and not digits <= runs
        unhedged = number.hedge and number.value in values and (number.value, number.hedge) not in there
        if unsaid or unhedged:
            yield shown((number.value, number.hedge))
    # Digits that are no number: of a reference (T19.1), a format (C5+1), a licence (CC BY 4.0).
    for token in re.finditer(r"[\w.+–-]+", words):
        if not _runs(token[0]) or any(
            start <= token.start() < end or token.start() <= start < token.end() for start, end in read
        ):
            continue
        if not _runs(token[0]) <= runs | values:
            yield f"“{token[0].rstrip('.–-')}”"


def _runs(words: str) -> set[str]:
    return set(re.findall(r"\d+", words))


def _missing_names(wording: Wording, one: Side, two: Side, whole: str) -> Iterator[str]:
    (has, words), (lacks, others) = one, two
    missing = wording.proper_names(words, has) - wording.proper_names(others, lacks)
    if missing:
        missing -= _named(wording, others, lacks)
    if missing:
        # "Russian" is a language here, and the other side may call it otherwise.
        missing &= wording.proper_names(without_languages(words, has), has)
    if missing and has_pronoun(others, lacks):
        missing -= _named(wording, whole, lacks)
    yield from sorted(missing)


def _named(wording: Wording, words: str, language: str) -> frozenset[str]:
    """Every name that the words have in whatever way: inside longer names, and quoted in another language."""
    quoted = [
        (part, other) for other in LANGUAGES if other != language for marks in FOREIGN for part in marks.findall(words)
    ]
    return frozenset(name for said, where in ((words, language), *quoted) for name in wording.names_within(said, where))


@cache
def has_pronoun(words: str, language: str) -> bool:
    """Whether something may be called by a pronoun alone."""
    return not {fold(word) for word in re.findall(r"\w+", words)}.isdisjoint(language_named(language).pronouns)
