"""Which tables the data have, as the Book and its records describe themselves: one a kind of record, inner ones too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from explainer.model.book import Book
from explainer.model.fields import Field, Id, Inside, Made, Own, fields_of
from explainer.model.marks import By, NoTable, Table, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of records: its name, their kind, the field that holds them, and whose field that is."""

    name: str
    kind: Any
    field: Field
    owner: Sheet | None = None
    """The table of the records that they stand in."""

    @property
    def own_key(self) -> str:
        """The column by which a record is known among those that it stands with."""
        if by := self.field.mark(By):
            return by.name
        return "id" if id_of(self.kind) else "number"

    @property
    def called(self) -> str:
        """What the key is called in the tables of what stands inside."""
        if self.own_key == "id":
            return id_of(self.kind)
        return self.own_key if self.own_key != "number" else self.name

    @property
    def owner_keys(self) -> tuple[str, ...]:
        """The columns that name the record around it."""
        return (*self.owner.owner_keys, self.owner.called) if self.owner else ()

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that name a record."""
        return (*self.owner_keys, self.own_key)


def id_of(kind: Any) -> str:
    """What the id of a kind of record is of; empty for a kind without ids."""
    return next((field.role.of for field in fields_of(kind) if isinstance(field.role, Id)), "")


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every table of records, those that stand inside others right after them."""
    alone = {field.type for field in fields_of(Book)}
    found: dict[str, Sheet] = {}

    def add(field: Field, owner: Sheet | None) -> None:
        if field.mark(NoTable) or (owner and field.type in alone) or not _has_columns(field.type):
            return
        table = field.mark(Table)
        name = table.name if table else field.name.replace("_", "-")
        if name in found and owner:
            name = f"{owner.name}-{name}"
        sheet = Sheet(name=name, kind=field.type, field=field, owner=owner)
        found[name] = sheet
        for inner in fields_of(field.type):
            if isinstance(inner.role, Inside):
                add(inner, sheet)

    for field in fields_of(Book):
        add(field, None)
    return tuple(found.values())


def made_tables() -> tuple[str, ...]:
    """The tables of what the program makes of the records, each once."""
    return tuple(dict.fromkeys(_made()))


def _made() -> Iterator[str]:
    for kind in (*(sheet.kind for sheet in sheets()), Book):
        for field in fields_of(kind):
            if tables := field.mark(Tables):
                yield from tables.names


def _has_columns(kind: Any) -> bool:
    return any(
        not isinstance(field.role, Inside | Made) and not (isinstance(field.role, Own) and not field.role.shown)
        for field in fields_of(kind)
    )
