"""A Book with another value in a record, at any depth; under other rights; all read; a text from its pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from explainer.check.readings import readables
from explainer.model import Book, Labels, Met, Reading, Rights, SourceText, fields_of


def with_rights(book: Book, rights: Rights) -> Book:
    """The Book with every text shown under these."""
    return replace(book, sources=tuple(replace(source, rights=rights) for source in book.sources))


def all_read(book: Book) -> tuple[Reading, ...]:
    """The readings when somebody has read all of it, whatever it says."""
    return tuple(
        Reading(place=item.place, id=item.id, by="somebody else", digests=dict(item.digests))
        for item in readables(book)
    )


def with_value(book: Book, met: Met, value: Any) -> Book:
    """The Book with another value for a field that a walk has met."""
    return with_record(book, met.owners, replace(met.record, **{met.field.name: value}))


def with_record(book: Book, owners: tuple[Any, ...], new: Any) -> Book:
    """The Book with another value for the innermost of nested records."""
    for outer, old in zip(reversed(owners[:-1]), reversed(owners), strict=False):
        new = exchanged(outer, old, new)
    return exchanged(book, owners[0], new)  # type: ignore[no-any-return]


def exchanged(outer: Any, old: Any, new: Any) -> Any:
    """A record with another record inside it in the place of an old one."""
    for field in fields_of(type(outer)):
        value = getattr(outer, field.name)
        if value is old:
            return replace(outer, **{field.name: new})
        if isinstance(value, tuple) and any(item is old for item in value):
            return replace(outer, **{field.name: tuple(new if item is old else item for item in value)})
        if isinstance(value, Mapping) and any(item is old for item in value.values()):
            changed = {key: new if item is old else item for key, item in value.items()}
            return replace(outer, **{field.name: Labels(changed) if isinstance(value, Labels) else changed})
    raise LookupError(f"{old} is not in {outer}")


def rebuilt(text: SourceText) -> str:
    """The raw file put together again from its sentences and endnotes and from what stands between them."""
    spans = [
        (paragraph.raw_offset(sentence.start), paragraph.raw_offset(sentence.end - 1) + 1)
        for paragraph in text.paragraphs
        for sentence in paragraph.sentences
    ]
    spans += [(note.start, note.end) for note in text.endnotes]
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text.raw[at:start], text.raw[start:end]]
        at = end
    return "".join([*pieces, text.raw[at:]])
