"""What refers to what, as the records describe themselves: the kinds that a reference may mean, ids, references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.model.book import Book, every_record
from explainer.model.fields import Field, Id, Met, Refers, fields_of, walk
from explainer.model.marks import Apart, Defines
from explainer.model.prose import Essay
from explainer.model.sheets import id_of, sheets
from explainer.model.site import Site
from explainer.model.words import Place


def kinds_of(kind: Any) -> frozenset[str]:
    """What a reference may call a record of this kind: a person is a name and a speaker, too. None without an id."""
    return frozenset({kind.what, id_of(kind), *kind.answers}) if id_of(kind) else frozenset()


@dataclass(frozen=True, slots=True)
class Pointer:
    """An id where a record refers to another one, or to a page, a sentence, a word of a list."""

    id: str
    met: Met
    index: int

    @property
    def role(self) -> Refers:
        """Of the field that it stands in."""
        role = self.met.field.role
        assert isinstance(role, Refers)
        return role

    @property
    def place(self) -> Place:
        """Where it is written."""
        place: Place = self.met.record.place.of(self.met.field.key, self.index)
        return place


def every_met(book: Book) -> Iterator[Met]:
    """Every field of every record that is filled, those inside others too; our prose has no fields."""
    for record in every_record(book):
        if not isinstance(record, Essay):
            yield from walk(record)


def every_pointer(book: Book) -> Iterator[Pointer]:
    """Every reference of a record, one by one."""
    for met in every_met(book):
        if isinstance(met.field.role, Refers):
            for index, id in enumerate(met.value if met.field.many else (met.value,)):
                yield Pointer(id, met, index)


def known_ids(book: Book) -> Mapping[str, frozenset[str]]:
    """By everything that a reference may call a record, all ids that answer to it."""
    known: dict[str, set[str]] = {kind: set() for sheet in sheets() for kind in kinds_of(sheet.kind)}
    for met in every_met(book):
        if isinstance(met.field.role, Id):
            for kind in kinds_of(type(met.record)):
                known.setdefault(kind, set()).add(met.value)
    return {kind: frozenset(found) for kind, found in known.items()}


def word_lists() -> Mapping[str, tuple[Field, Defines]]:
    """By what a reference to it is called, every list of words that the site itself has: the field that holds it."""
    found: dict[str, tuple[Field, Defines]] = {}
    for field in fields_of(Site):
        if defines := field.mark(Defines):
            found[defines.kind] = (field, defines)
    return found


def written_in(kind: str) -> tuple[str, ...]:
    """The files below seeds/ for records that a reference calls so; none for one that stands inside another."""
    found = []
    for field in fields_of(Book):
        apart = field.mark(Apart)
        if hasattr(field.type, "what") and kind in kinds_of(field.type):
            found += [pattern.replace("*", "") for pattern in (*field.files, *(apart.patterns if apart else ()))[:1]]
    return tuple(found)
