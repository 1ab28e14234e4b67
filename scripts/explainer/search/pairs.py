"""What is marked where a word was found by another one: the words of an expression, the counterpart in another.

A counterpart is learnt from the pages alone: it stands in the same paragraphs, and about as far on in each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

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
_Stands = Mapping[int, Sequence[float]]
"""Words of a paragraph by their numbers, each with how far on it stands, from 0 to 1."""


def marks(name: str, language: str, lexicons: Mapping[str, Lexicon], rows: Mapping[str, Rows]) -> list[str]:
    """For every word of the language `name` by its number what is marked in a text of `language`: words, with "|"
    between them, or words in a row as they stand there, with "." for what parts them; empty where it is the word
    itself, or not known."""
    lexicon, pairs = lexicons[name], dict[str, str]()
    if name != language:
        pairs = _pairs(name, language, lexicons, rows)
        return ["|".join(dict.fromkeys(pairs[key] for key in _keys(word) if key in pairs)) for word in lexicon.words]
    # Their forms are not fetched with the word that was typed.
    meant = {word for rule in lexicon.rules for word, _ in rule.meant}
    return [
        "" if number not in meant else "|".join(sorted(word.spoken)) if word.parts else word.shown
        for number, word in enumerate(lexicon.words)
    ]


def _keys(word: Word) -> tuple[str, ...]:
    return word.parts or (word.key,)


def _pairs(name: str, language: str, lexicons: Mapping[str, Lexicon], rows: Mapping[str, Rows]) -> dict[str, str]:
    """The key of a word -> its counterpart, as it is told."""
    ones, others = lexicons[name].words, lexicons[language].words
    here, there = _reader(lexicons[name], name), _reader(lexicons[language], language)
    near, often, partners = defaultdict[tuple[int, int], float](float), Counter[int](), Counter[int]()
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
    most = defaultdict[int, float](float)
    for (_, partner), score in sure.items():
        most[partner] = max(most[partner], score)
    found: dict[int, int] = {}
    for (word, partner), score in sorted(sure.items(), key=lambda item: (-item[1], item[0])):
        if score >= max(RIVAL * most[partner], RARE if often[word] <= RARELY else SURE):
            found.setdefault(word, partner)
    return {ones[word].key: others[partner].shown for word, partner in found.items()}


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
