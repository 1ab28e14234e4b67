"""Who is named in which sentences: partners and states of the map, by their names or only in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.mentions import find_mentions, find_names, make_index
from explainer.model import Book, Named, Text
from explainer.model.geography import MapKind
from explainer.proof import every_sentence, record_of

PLUS = re.compile(r"(?<=\w)\+(?=\w)")
"""Within a name of several: in “C5+China” China is named, too."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One that is named."""

    id: str
    name: Text
    state: bool
    """Whether it is a state that the map outlines; otherwise it is a partner, or a neighbour on the map."""
    stands_for: tuple[Text, ...]
    """The names that stand for it."""
    sentences: Mapping[str, bool]
    """By reference, in the order of the texts: whether it is named there by its name, or by one that stands for it."""


def count_names(book: Book) -> tuple[Naming, ...]:
    """The states, then the others, those that are named in most sentences first.

    By its name: a sentence has a name of it that is written with a capital, or such a name of what stands for it
    (`held_by`: a capital for its government). Otherwise it has only a word with a small letter, as many an adjective
    is, or the name inside a longer one.
    """
    every: list[Named] = [*book.names, *book.terms, *book.partners]
    languages = {source.language for source in book.sources}
    # Where the words of a text are those of several names, the longest is meant.
    whole = {language: make_index(_capitals(every, language), language) for language in languages}
    rows = tuple(_rows(book))
    inside = {language: make_index(_words_for(rows, every, language), language) for language in languages}
    found: dict[str, dict[str, bool]] = {one.id: {} for one, _ in rows}
    for source, _, sentence, reference in every_sentence(book):
        meant = {mention.id for mention in find_mentions(sentence.text, source.language, whole[source.language])}
        there = find_names(PLUS.sub(" ", sentence.text), source.language, inside[source.language])
        for one, _ in rows:
            if not meant.isdisjoint((one.id, *one.held_by)):
                found[one.id][str(reference)] = True
            elif one.id in there:
                found[one.id][str(reference)] = False
    named = [
        Naming(one.id, one.short, state, tuple(other.short for other in _holders(one, every)), found[one.id])
        for one, state in rows
    ]
    return tuple(sorted(named, key=lambda one: (not one.state, -len(one.sentences))))


def _rows(book: Book) -> Iterator[tuple[Named, bool]]:
    """Whoever is counted, and whether it is a state of the map."""
    partners = {partner.id for partner in book.partners}
    for place in book.map_places:
        if place.kind in (MapKind.STATE, MapKind.NEIGHBOUR) and place.id not in partners:
            yield record_of(book, place), place.kind == MapKind.STATE
    for partner in book.partners:
        yield partner, False


def _words_for(
    rows: Iterable[tuple[Named, bool]], every: list[Named], language: str
) -> Iterator[tuple[str, list[str]]]:
    """All words for each, and those for what stands for it, by its id."""
    for one, _ in rows:
        yield one.id, [form for named in (one, *_holders(one, every)) for form in named.called(language)]


def _holders(one: Named, every: list[Named]) -> list[Named]:
    return [other for other in every if other.id in one.held_by]


def _capitals(records: list[Named], language: str) -> Iterator[tuple[str, list[str]]]:
    """The names that are written with a capital; other words are told apart from them by an id that no record has."""
    for record in records:
        forms = record.called(language)
        yield record.id, [form for form in forms if not form[:1].islower()]
        yield f"{record.id}~", [form for form in forms if form[:1].islower()]
