"""Where a text mentions a name, in whatever inflected form. Feeds links, proofs and the concordance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.words import ATOM, HYPHENS, POSSESSIVE, keys

# Narrower than a word: hyphens part («ИИ-дипломатия»), and a "+" between spaces is a word of its own.
_PART = re.compile(rf"{ATOM}(?:[+&'’ʼ]{ATOM})*\+*|\+")
_GAP = re.compile(rf"(?:['’ʼ]s)?[{HYPHENS}—\s«»„“”\"'‘’]*")
_INITIAL_GAP = re.compile(r"\.\s*")
# An abbreviation may inflect by a small ending: МИДом.
_INFLECTED_CAPITALS = re.compile(r"[А-ЯЁ]{2,}[а-яё]{1,3}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: who or what, and where; a possessive ’s is left outside."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    start: int
    end: int
    keys: frozenset[str]
    follows: bool
    """Whether nothing but spaces, quotation marks and dashes parts it from the one before."""


@dataclass(frozen=True, slots=True)
class _Form:
    id: str
    rank: int
    """Place among all forms: keeps the order of results the same from run to run."""
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Forms of names, ready to be looked up by any key of their first word."""

    starts: Mapping[str, tuple[_Form, ...]]


def make_index(names: Iterable[tuple[str, Iterable[str]]], language: str) -> NameIndex:
    """An index of (id, forms), the forms written as in a dictionary: «Токийская декларация»."""
    starts: defaultdict[str, list[_Form]] = defaultdict(list)
    rank = 0
    for name, forms in names:
        for words in forms:
            parts = tuple(_parts(words, language))
            rank += 1
            for key in sorted(parts[0].keys) if parts else ():
                starts[key].append(_Form(name, rank, parts))
    return NameIndex({key: tuple(forms) for key, forms in starts.items()})


def find_mentions(text: str, language: str, index: NameIndex) -> tuple[Mention, ...]:
    """Every mention, ascending; from each place the longest form wins, and names that share it are all told.

    Case tells names from words: a form in capitals (ЕС, "US") meets capitals only, one that begins with a
    capital meets a capital there, and one in lower case meets any.
    """
    parts = tuple(_parts(text, language))
    found: list[Mention] = []
    at = 0
    while at < len(parts):
        forms = _longest(parts, at, index)
        length = len(forms[0].parts) if forms else 1
        for name in dict.fromkeys(form.id for form in forms):
            found.append(Mention(name, parts[at].start, parts[at + length - 1].end))
        at += length
    return tuple(found)


def find_names(text: str, language: str, index: NameIndex) -> frozenset[str]:
    """Every name of which a form stands in the text, if only inside a longer one («Япония» in its embassy's name)."""
    parts = tuple(_parts(text, language))
    return frozenset(form.id for at in range(len(parts)) for form in _forms(parts, at, index))


def _parts(text: str, language: str) -> Iterator[_Part]:
    before = ""
    end = 0
    for found in _PART.finditer(text):
        word = POSSESSIVE.sub("", found[0])
        follows = _GAP.fullmatch(text, end, found.start()) or (
            len(before) == 1 and _INITIAL_GAP.fullmatch(text, end, found.start())
        )
        before, end = word, found.start() + len(word)
        yield _Part(word, found.start(), end, keys(word, language), bool(follows))


def _longest(parts: tuple[_Part, ...], at: int, index: NameIndex) -> list[_Form]:
    candidates = {form.rank: form for form in _forms(parts, at, index)}
    length = max((len(form.parts) for form in candidates.values()), default=0)
    return [form for _, form in sorted(candidates.items()) if len(form.parts) == length]


def _forms(parts: tuple[_Part, ...], at: int, index: NameIndex) -> Iterator[_Form]:
    """Every form that fits the words from `at` on, perhaps more than once."""
    for key in parts[at].keys:
        for form in index.starts.get(key, ()):
            if _fits(form.parts, parts[at : at + len(form.parts)]):
                yield form


def _fits(form: tuple[_Part, ...], parts: tuple[_Part, ...]) -> bool:
    if len(parts) < len(form):
        return False
    if form[0].text[0].isupper() and not parts[0].text[0].isupper():
        return False
    return (
        all(part.follows for part in parts[1:])
        and all(not want.keys.isdisjoint(have.keys) for want, have in zip(form, parts, strict=True))
        and all(
            have.text.isupper() or _INFLECTED_CAPITALS.fullmatch(have.text)
            for want, have in zip(form, parts, strict=True)
            if want.text.isupper() and len(want.text) > 1
        )
    )
