"""Everything that we wrote, by what each field says of itself; quotations are the texts' and not in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explainer.model import Essay, Label, Place, Source, Text, plain
from explainer.model.fields import Claim, Met, walk

Words = tuple[Place, str, str, bool]
"""Place, words, language, and whether they are whole: a quotation may open in one translated sentence and close in
another."""


def texts_in(record: Any) -> Iterator[Met]:
    """The fields of a record, and of those inside it, that hold words of ours in every language."""
    for met in walk(record):
        # What is called in running words as it is called anywhere has been met; signs alone («» „“) are no prose.
        if not met.field.is_text or (met.field.otherwise and met.value == getattr(met.record, met.field.otherwise)):
            continue
        if not isinstance(met.record, Label) or any(letter.isalnum() for words in met.value for letter in words):
            yield met


def places_of(met: Met) -> Mapping[str, Place]:
    """Where a text's words stand, by language."""
    if isinstance(met.record, Essay):
        return met.record.places
    place: Place = met.record.place
    return place.by_language() if met.field.flat else place.by_language(met.field.key)


def texts_of(record: Any) -> Iterator[tuple[Mapping[str, Place], Text, bool]]:
    """What one record says in every language, but its prose; where each of it stands; whether it claims something."""
    for met in texts_in(record):
        if not isinstance(record, Essay):
            yield places_of(met), met.value, isinstance(met.field.role, Claim)


def words_of(record: Any) -> Iterator[Words]:
    """The words of one record, prose and translations too, and where each of them stands."""
    for places, text, _ in texts_of(record):
        for language, words in text.items():
            yield places[language], words, language, True
    if isinstance(record, Source):
        for entry in record.translations.values():
            yield from ((entry.place.of(language), words, language, False) for language, words in entry.words.items())
    if isinstance(record, Essay):
        yield from ((record.places[language], words, language, True) for language, words in record.title.items())
        for language, block in record.every_block():
            for index, runs in enumerate(block.items):
                yield record.place_of(language, block, index), plain(runs), language, True
