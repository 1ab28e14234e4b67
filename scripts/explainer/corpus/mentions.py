"""Where a text mentions a name, in whatever inflected form. Feeds links, proofs and the concordance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from explainer.corpus.words import ATOM, HYPHENS, POSSESSIVE, keys
from explainer.languages.known import READ
from explainer.model import Named

# Narrower than a word: hyphens part («ИИ-дипломатия»), and a "+" between spaces is a word of its own.
_PART = re.compile(rf"{ATOM}(?:[+&'’ʼ]{ATOM})*\+*|\+")
_GAP = re.compile(rf"(?:['’ʼ]s)?[{HYPHENS}—\s«»„“”\"'‘’]*")
_INITIAL_GAP = re.compile(r"\.\s*")
LONGEST_NAME = 6
"""Words that a name in quotation marks has at most; what is longer is a quotation."""
# An abbreviation may inflect by a small ending.
_INFLECTED_CAPITALS = re.compile("|".join(language.letters.inflected_capitals for language in READ))


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: who or what, and where; a possessive ’s is left outside."""

    id: str
    start: int
    end: int


class _Part(NamedTuple):
    """One word: as it stands but for a possessive ’s, and its keys."""

    text: str
    keys: frozenset[str]


class _Form(NamedTuple):
    id: str
    rank: int
    """Place among all forms: keeps the order of results the same from run to run."""
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Forms of names, ready to be looked up by any key of their first word."""

    starts: Mapping[str, tuple[_Form, ...]]


def make_index(names: Iterable[tuple[str, Iterable[str]]], language: str) -> NameIndex:
    """An index of (id, forms), the forms written as in a dictionary: «озёрная почта»."""
    starts: defaultdict[str, list[_Form]] = defaultdict(list)
    rank = 0
    for name, forms in names:
        for words in forms:
            parts = tuple(_part(found[0], language) for found in _PART.finditer(words))
            rank += 1
            for key in sorted(parts[0].keys) if parts else ():
                starts[key].append(_Form(name, rank, parts))
    return NameIndex({key: tuple(forms) for key, forms in starts.items()})


def index_of(records: Iterable[Named], language: str) -> NameIndex:
    """An index of all that records are called in a language, by their ids."""
    return make_index(((record.id, record.called(language)) for record in records), language)


def find_mentions(text: str, language: str, index: NameIndex) -> tuple[Mention, ...]:
    """Every mention, ascending; from each place the longest form wins, and names that share it are all told.

    Case tells names from words: a form in capitals (ЕС, "US") meets capitals only, one that begins with a
    capital meets a capital there, and one in lower case meets any.
    """
    places = [found.span() for found in _PART.finditer(text)]
    parts = [_part(text[start:end], language) for start, end in places]
    starts = index.starts.keys()
    found: list[Mention] = []
    at = 0
    while at < len(parts):
        if starts.isdisjoint(parts[at].keys):
            at += 1
            continue
        forms = _longest(text, places, parts, at, index)
        length = len(forms[0].parts) if forms else 1
        start, last = places[at][0], at + length - 1
        for name in dict.fromkeys(form.id for form in forms):
            found.append(Mention(name, start, places[last][0] + len(parts[last].text)))
        at += length
    return tuple(found)


def whole_name(text: str, mention: Mention, quotes: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """Start and end of a mention with the mark that closes it, or with the rest of the quoted name that it begins.

    `quotes`: the pairs of marks that a language quotes in.
    """
    start, end = mention.start, mention.end
    for opens, closes in quotes:
        inside = text[start:end]
        if inside.count(opens) > inside.count(closes) and text.startswith(closes, end):
            end += len(closes)
        elif text.endswith(opens, 0, start) and closes not in inside:
            last = text.find(closes, end)
            if last >= 0 and len(text[start:last].split()) <= LONGEST_NAME:
                end = last
    return start, end


def find_names(text: str, language: str, index: NameIndex) -> frozenset[str]:
    """Every name of which a form stands in the text, if only inside a longer one (a town in that of its port)."""
    places = [found.span() for found in _PART.finditer(text)]
    parts = [_part(text[start:end], language) for start, end in places]
    return frozenset(form.id for at in range(len(parts)) for form in _forms(text, places, parts, at, index))


@cache
def _part(word: str, language: str) -> _Part:
    return _Part(POSSESSIVE.sub("", word), keys(word, language))


def _longest(
    text: str, places: Sequence[tuple[int, int]], parts: Sequence[_Part], at: int, index: NameIndex
) -> list[_Form]:
    candidates = {form.rank: form for form in _forms(text, places, parts, at, index)}
    length = max((len(form.parts) for form in candidates.values()), default=0)
    return [form for _, form in sorted(candidates.items()) if len(form.parts) == length]


def _forms(
    text: str, places: Sequence[tuple[int, int]], parts: Sequence[_Part], at: int, index: NameIndex
) -> Iterator[_Form]:
    """Every form that fits the words from `at` on, perhaps more than once."""
    for key in parts[at].keys:
        for form in index.starts.get(key, ()):
            if _fits(form.parts, parts[at : at + len(form.parts)]) and all(
                _follows(text, places, parts, next) for next in range(at + 1, at + len(form.parts))
            ):
                yield form


def _follows(text: str, places: Sequence[tuple[int, int]], parts: Sequence[_Part], at: int) -> bool:
    """Whether nothing but spaces, quotation marks and dashes parts a word from the one before."""
    before = parts[at - 1].text
    end, start = places[at - 1][0] + len(before), places[at][0]
    return bool(_GAP.fullmatch(text, end, start) or (len(before) == 1 and _INITIAL_GAP.fullmatch(text, end, start)))


def _fits(form: Sequence[_Part], parts: Sequence[_Part]) -> bool:
    if len(parts) < len(form):
        return False
    if form[0].text[0].isupper() and not parts[0].text[0].isupper():
        return False
    return all(not want.keys.isdisjoint(have.keys) for want, have in zip(form, parts, strict=True)) and all(
        have.text.isupper() or _INFLECTED_CAPITALS.fullmatch(have.text)
        for want, have in zip(form, parts, strict=True)
        if want.text.isupper() and len(want.text) > 1
    )
