"""The tables: for every kind of record its columns and rows, as the Book and the fields of its records say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from explainer.addresses import address_of
from explainer.model import Book, Field, MapPlace, Own, Statement, Text, fields_of
from explainer.model.fields import Dated, Id, Inside, Made, Quoted, Refers
from explainer.model.marks import Called
from explainer.model.meanings import field_meaning, meaning_of
from explainer.model.references import kinds_of
from explainer.model.sheets import Sheet, id_of, made_tables, sheets
from explainer.proof import every_statement
from explainer.render.data.columns import LIST, Column, Row, View, by_language, words_of
from explainer.render.data.computed import COMPUTED
from explainer.render.data.drawn import DRAWN
from explainer.render.data.made import MADE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its columns, its key, and where its rows come from."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[View], Iterable[Row]]
    inside: str = ""
    """The table of the records that its own stand in: all of the key but the last column names one of them."""
    credit: Callable[[Book], Text | None] = lambda book: None
    """Whose work is in it besides the texts and ours."""


def every_table() -> tuple[Table, ...]:
    """The tables of records, then those that the program makes."""
    return (
        *map(_table, sheets()),
        *(
            Table(name=name, meaning=made.meaning, columns=made.columns, key=made.key, rows=made.rows)
            for name, made in ((name, {**MADE, **DRAWN}[name]) for name in made_tables())
        ),
    )


def _table(sheet: Sheet) -> Table:
    computed = COMPUTED.get(sheet.kind)
    fields = tuple(
        field for field in fields_of(sheet.kind) if _is_shown(field) and field.name not in _replaced(sheet.kind)
    )
    columns = (
        *_key_columns(sheet),
        *(column for field in fields for column in _columns(sheet.kind, field)),
        *(computed.columns if computed else ()),
    )

    def rows(view: View) -> Iterator[Row]:
        for keys, record in _records(sheet, view.book):
            cells = [_cells(field, getattr(record, field.name), view) for field in fields]
            more = computed.cells(record, view) if computed else {}
            yield {name: value for part in (keys, *cells, more) for name, value in part.items()}

    return Table(
        name=sheet.name,
        meaning=meaning_of(sheet.kind),
        columns=columns,
        key=sheet.key,
        rows=rows,
        inside=sheet.owner.name if sheet.owner else "",
        credit=_credit if sheet.kind is MapPlace else lambda book: None,
    )


def _credit(book: Book) -> Text | None:
    return book.geography.credit if book.geography else None


def _replaced(kind: Any) -> tuple[str, ...]:
    return COMPUTED[kind].instead_of if kind in COMPUTED else ()


def _is_shown(field: Field) -> bool:
    """Whether a field is in the data. The id is a key; what the program makes has tables of its own."""
    if isinstance(field.role, Inside):
        return field.many and not field.by_language and bool(id_of(field.type))
    return not isinstance(field.role, Id | Made) and not (isinstance(field.role, Own) and not field.role.shown)


# --- columns -----------------------------------------------------------------------------------------------------


def _key_columns(sheet: Sheet) -> tuple[Column, ...]:
    """Those of the records around it, then its own."""
    return (*_outer_columns(sheet.owner), _key_column(sheet))


def _outer_columns(owner: Sheet | None) -> tuple[Column, ...]:
    if owner is None:
        return ()
    meaning = f"The {owner.kind.what} that it stands in."
    return (*_outer_columns(owner.owner), replace(_key_column(owner), name=owner.called, meaning=meaning))


def _key_column(sheet: Sheet) -> Column:
    if sheet.own_key == "id":
        field = next(field for field in fields_of(sheet.kind) if isinstance(field.role, Id))
        return Column(name="id", meaning=field_meaning(sheet.kind, field))
    if sheet.own_key == "number":
        return Column(name="number", meaning="Its place among those that it stands with, from 1.", type="integer")
    return Column(name=sheet.own_key, meaning="What it is known by.")


def _name(field: Field) -> str:
    called = field.mark(Called)
    return called.name if called else field.name


def _columns(kind: Any, field: Field) -> tuple[Column, ...]:
    meaning = field_meaning(kind, field)
    if field.is_text or field.by_language:
        return by_language(_name(field), meaning, many=field.many)
    if isinstance(field.role, Inside):
        to = tables_of(field.type.what)
        meaning = " ".join(filter(None, (f"Ids of {to[0].replace('-', ' ')}.", meaning)))
        return (Column(name=_name(field), meaning=meaning, to=to, many=True),)
    if isinstance(field.role, Refers):
        to = tables_of(field.role.to)
        return (Column(name=_name(field), meaning=meaning, to=to, many=field.many, also=field.role.also),)
    kind = "number" if field.type is float else "string"
    dated = isinstance(field.role, Dated)
    return (Column(name=_name(field), meaning=meaning, type=kind, many=field.many, dated=dated),)


def tables_of(kind: str) -> tuple[str, ...]:
    """The tables whose records are named by the ids of a kind; none for what is no record: a page."""
    if kind == "sentence":
        return ("sentences",)
    return tuple(sheet.name for sheet in sheets() if kind in kinds_of(sheet.kind))


# --- rows --------------------------------------------------------------------------------------------------------


def _records(sheet: Sheet, book: Book) -> Iterator[tuple[Row, Any]]:
    """Every record of a table, with the columns of its key."""
    if sheet.kind is Statement:
        # Those that stand inside other records are the same kind of record, and have ids of their own.
        for statement in every_statement(book):
            yield {"id": statement.id}, statement
        return
    around: Iterable[tuple[Row, Any]] = _records(sheet.owner, book) if sheet.owner else (({}, book),)
    for keys, owner in around:
        outer = dict(zip(sheet.owner_keys, keys.values(), strict=True))
        for at, record in _held(getattr(owner, sheet.field.name)):
            yield {**outer, sheet.own_key: record.id if sheet.own_key == "id" else at}, record


def _held(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value if isinstance(value, tuple) else filter(None, (value,)), 1)


def _cells(field: Field, value: Any, view: View) -> Row:
    name = _name(field)
    if field.is_text:
        return words_of(name, value.items() if value else ())
    if field.by_language:
        shown = {language: LIST.join(words) if field.many else words for language, words in (value or {}).items()}
        return words_of(name, shown)
    if isinstance(field.role, Inside):
        return {name: LIST.join(record.id for record in value)}
    if isinstance(field.role, Refers) and field.role.to == "page":
        return {name: LIST.join(map(address_of, value if field.many else (value,)))}
    if isinstance(field.role, Quoted):
        return {name: LIST.join(filter(None, map(view.quoted, value if field.many else (value or "",))))}
    if field.many:
        return {name: LIST.join(value)}
    return {name: "" if value is None else value}


TABLES = every_table()
"""Made when the module is read: what fields mean is read from the code, and rendering opens no file."""
