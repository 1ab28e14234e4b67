"""What is marked where a word was found by another one: the words of an expression, the counterpart in another.

A counterpart is learnt from the pages alone: it stands in the same paragraphs, and about as far on in each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from explainer.search.entries import Entry
from explainer.search.lexicon import Lexicon, Word
from explainer.search.tongues import writes
from explainer.search.words import fold, split

SURE, RARE, RARELY = 0.6, 0.85, 3
"""How sure a pair must be, and one of a word that stands in so few paragraphs."""
LIKE = 0.4
"""Of two words the smaller part in the number of paragraphs of the other, below which no pair of them can be SURE."""
RIVAL = 0.8
"""Beside the best partner that the counterpart has, at least."""
Rows = Sequence[Entry | None]
_Pair = tuple[int, int]
"""A word and its partner in the other language, by their numbers."""
_Stands = Mapping[int, Sequence[float]]
"""Words of a paragraph by their numbers, each with how far on it stands, from 0 to 1."""


def every_mark(lexicons: Mapping[str, Lexicon], rows: Mapping[str, Rows]) -> dict[str, dict[str, list[str]]]:
    """By the language of a site and by that of a word what is marked for each word, by its number: words, with "|"
    between them, or words in a row as they stand there, with "." for what parts them; empty where it is the word
    itself, or not known."""
    found = {name: {name: _own(lexicon)} for name, lexicon in lexicons.items()}
    for name, language in combinations(lexicons, 2):
        ones, others = lexicons[name], lexicons[language]
        sure, often, partners = _sure(name, language, lexicons, rows)
        back = {(partner, word): score for (word, partner), score in sure.items()}
        found[language][name] = _counterparts(ones, others, sure, often)
        found[name][language] = _counterparts(others, ones, back, partners)
    return found


def _own(lexicon: Lexicon) -> list[str]:
    # Their forms are not fetched with the word that was typed.
    meant = {word for rule in lexicon.rules for word, _ in rule.meant}
    return [
        "" if number not in meant else "|".join(sorted(word.spoken)) if word.parts else word.shown
        for number, word in enumerate(lexicon.words)
    ]


def _counterparts(lexicon: Lexicon, other: Lexicon, sure: Mapping[_Pair, float], often: Mapping[int, int]) -> list[str]:
    """For each word of one language how its counterparts in the other are told."""
    most = defaultdict[int, float](float)
    for (_, partner), score in sure.items():
        most[partner] = max(most[partner], score)
    found: dict[int, int] = {}
    for (word, partner), score in sorted(sure.items(), key=lambda item: (-item[1], item[0])):
        if score >= max(RIVAL * most[partner], RARE if often[word] <= RARELY else SURE):
            found.setdefault(word, partner)
    pairs = {lexicon.words[word].key: other.words[partner].shown for word, partner in found.items()}
    return ["|".join(dict.fromkeys(pairs[key] for key in _keys(word) if key in pairs)) for word in lexicon.words]


def _keys(word: Word) -> tuple[str, ...]:
    return word.parts or (word.key,)


def _sure(
    name: str, language: str, lexicons: Mapping[str, Lexicon], rows: Mapping[str, Rows]
) -> tuple[dict[_Pair, float], Counter[int], Counter[int]]:
    """How sure each pair of words of two languages is, and in how many paragraphs the words of each stand."""
    here, there = _reader(lexicons[name], name), _reader(lexicons[language], language)
    near, often, partners = defaultdict[_Pair, float](float), Counter[int](), Counter[int]()
    paragraphs = [(here(one), there(other)) for one, other in sorted(_paragraphs(rows[name], rows[language]))]
    for stands, beside in paragraphs:
        often.update(stands.keys())
        partners.update(beside.keys())
    for stands, beside in paragraphs:
        by_number = sorted((partners[partner], partner, places) for partner, places in beside.items())
        numbers = [number for number, _, _ in by_number]
        for word, at in stands.items():
            first = bisect_left(numbers, LIKE * often[word])
            last = bisect_right(numbers, often[word] / LIKE)
            for _, partner, places in by_number[first:last]:
                if len(at) == len(places) == 1:
                    far = 2 * abs(at[0] - places[0])
                else:
                    far = 2 * min(abs(place - other) for place in at for other in places)
                if far < 1:
                    near[word, partner] += 1 - far
    sure = {(word, partner): 2 * sum / (often[word] + partners[partner]) for (word, partner), sum in near.items()}
    return sure, often, partners


def _reader(lexicon: Lexicon, language: str) -> Callable[[str], _Stands]:
    """What gives the words of a paragraph that are written as the language is."""
    forms = defaultdict[str, list[int]](list)
    for number, word in enumerate(lexicon.words):
        for form in word.forms if word.places else ():
            forms[form].append(number)

    def read(text: str) -> _Stands:
        words = [word for word in split(fold(text)) if word not in lexicon.empty]
        found = defaultdict[int, list[float]](list)
        for at, word in enumerate(words):
            for number in forms.get(word, ()) if writes(word, language) else ():
                found[number].append(at / len(words))
        return found

    return read


def _paragraphs(ones: Rows, others: Rows) -> set[tuple[str, str]]:
    """The headings and paragraphs of the same places in two languages, each pair once."""
    found: set[tuple[str, str]] = set()
    for one, other in zip(ones, others, strict=True):
        if one is not None and other is not None:
            found.add((one.title, other.title))
            if len(one.blocks) == len(other.blocks):
                found.update(zip(one.blocks, other.blocks, strict=True))
    return found
