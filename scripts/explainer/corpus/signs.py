"""Small words that turn a meaning: negations, hedges, quantifiers, opposites.

A sign is found by its words alone, without a dictionary; what an inflected word may end in is written `*`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from explainer.languages.known import READ, language_named
from explainer.languages.tables import SignWords
from explainer.memory import remembered

OPPOSITES: tuple[tuple[str, str], ...] = tuple((f"{name}+", f"{name}-") for name in sorted(READ[0].signs.opposites))
"""Pairs of kinds, each of which says the opposite of the other."""

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_BETWEEN = re.compile(r",?\s+")
_SAME = {letter: other for language in READ for letter, other in language.letters.same.items()}
_SAME_LENGTH = str.maketrans(_SAME | {"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its kind (a key of the language's table, or of a pair of opposites), and where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    family: str
    """Of two phrases of one family the longer one stands; those of different families do not see each other."""
    words: tuple[str, ...]


@remembered
def find_signs(text: str, language: str) -> tuple[Sign, ...]:
    """Every sign of a text, ascending. Harmless phrases, and what a longer phrase of its family holds, are none."""
    folded = text.lower().translate(_SAME_LENGTH)
    words = [word for word in _WORD.finditer(folded) if not _is_noun(word, text, language)]
    reached: dict[str, int] = {}
    found = []
    for at, word in enumerate(words):
        following = words[at + 1][0] if at + 1 < len(words) else ""
        for phrase in _beginning(word[0], following, language):
            end = _end(folded, words[at : at + len(phrase.words)], phrase)
            if end and reached.get(phrase.family, 0) <= word.start():
                reached[phrase.family] = end
                if phrase.kind:
                    found.append(Sign(phrase.kind, word.start(), end))
    return tuple(found)


def _is_noun(word: re.Match[str], text: str, language: str) -> bool:
    """Whether a word that may be a sign names a month here, "in May", or a thing, "military might"."""
    rules = language_named(language)
    month, noun = rules.date_words.sure_months.get(word[0]), rules.signs.nouns.get(word[0])
    if noun and any(there.start() <= word.start() and word.end() <= there.end() for there in noun.finditer(text)):
        return True
    return month is not None and bool(month.search(text, max(0, word.start() - 6), word.end() + 3))


def _end(text: str, words: Sequence[re.Match[str]], phrase: _Phrase) -> int:
    """Where the phrase ends if these are its words; 0 if not."""
    if len(words) < len(phrase.words):
        return 0
    for word, pattern in zip(words, phrase.words, strict=True):
        if not _is(word[0], pattern):
            return 0
    for word, following in pairwise(words):
        if not _BETWEEN.fullmatch(text, word.end(), following.start()):
            return 0
    return words[-1].end()


def _is(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _beginning(word: str, following: str, language: str) -> Iterator[_Phrase]:
    """The phrases that may begin with a word, or with two, the longest first."""
    behind = _behind(word, language)
    if behind:
        found = [ranked for pattern in ("", *_patterns(following)) for ranked in behind.get(pattern, ())]
        yield from (phrase for _, phrase in sorted(found, key=lambda ranked: ranked[0]))


@cache
def _behind(word: str, language: str) -> Mapping[str, Sequence[tuple[int, _Phrase]]]:
    """By their second word, or none: the phrases that may begin with a word, each with its place among all."""
    by_first = _by_first(language)
    found: defaultdict[str, list[tuple[int, _Phrase]]] = defaultdict(list)
    for pattern in _patterns(word):
        for place, phrase in by_first.get(pattern, ()):
            found[phrase.words[1] if len(phrase.words) > 1 else ""].append((place, phrase))
    return found


@cache
def _by_first(language: str) -> Mapping[str, Sequence[tuple[int, _Phrase]]]:
    """By their first word as it is written: the phrases, each with its place among all."""
    found: defaultdict[str, list[tuple[int, _Phrase]]] = defaultdict(list)
    for place, phrase in enumerate(_phrases(language)):
        found[phrase.words[0]].append((place, phrase))
    return found


@cache
def _patterns(word: str) -> tuple[str, ...]:
    """All that a word may be written as in a phrase."""
    return (word, *(f"{word[:length]}*" for length in range(1, len(word) + 1))) if word else ()


@cache
def _phrases(language: str) -> tuple[_Phrase, ...]:
    # A kind and what answers it are of one family, and have their harmless phrases in common.
    return tuple(sorted(dict.fromkeys(_each(language_named(language).signs)), key=_order))


def _order(phrase: _Phrase) -> tuple[int, int, bool]:
    """Longer phrases first; of two that are alike the one that says something."""
    return -len(phrase.words), -len(" ".join(phrase.words)), not phrase.kind


def _each(table: SignWords) -> Iterator[_Phrase]:
    harmless = [*_split(table.harmless)]
    for kind, phrases in table.kinds.items():
        family = table.families.get(kind, kind).rstrip("~")
        yield from (_Phrase(kind, family, words) for words in _split(phrases))
        yield from (_Phrase("", family, words) for words in harmless)
    for name, pair in table.opposites.items():
        for kind, phrases in zip((f"{name}+", f"{name}-"), pair, strict=True):
            yield from (_Phrase(kind, name, words) for words in _split(phrases))
        yield from (_Phrase("", name, words) for words in harmless)


def _split(phrases: str) -> Iterator[tuple[str, ...]]:
    yield from (tuple(phrase.split()) for phrase in phrases.split(",") if phrase)
