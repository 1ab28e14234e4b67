"""The tables as CSV and JSON, described by a Data Package (frictionless standards, v1 profile).

What names one record of one other table is a foreign key. A column that holds several ids, or ids of several tables,
cannot be one there; its `refersTo` says the same to a program that knows it. A column of several words has the
`separator` that parts them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from explainer.addresses import is_hosted
from explainer.model import LANGUAGES, Book
from explainer.render.data.columns import LIST, Column, Row, View
from explainer.render.data.tables import TABLES, Table

Json = dict[str, object]


def render_package(view: View, site_url: str) -> dict[str, str]:
    """`NAME.csv`, `NAME.json` for every table, and `datapackage.json`."""
    book = view.book
    files = {}
    for table in TABLES:
        names = [column.name for column in table.columns]
        rows = [{name: row[name] for name in names} for row in table.rows(view)]
        files[f"{table.name}.csv"] = _csv(names, rows)
        files[f"{table.name}.json"] = _json(rows)
    texts = (source.title for source in book.sources)
    credits = (table.credit(book) for table in TABLES)
    known = {table.name: table for table in TABLES}
    files["datapackage.json"] = _json(
        {
            "profile": "tabular-data-package",
            "name": f"{book.site.stem}-explained",
            "title": " · ".join(book.site.name),
            "description": " ".join(_described(book)),
            **({"homepage": site_url} if is_hosted(site_url) else {}),
            "version": book.edition,
            "created": f"{book.edition}T00:00:00Z",
            "licenses": [
                {
                    "name": "CC-BY-4.0",
                    "path": "https://creativecommons.org/licenses/by/4.0/",
                    "title": "Creative Commons Attribution 4.0: our texts and translations. The quoted sources belong "
                    "to their publishers",
                }
            ],
            "sources": [{"title": title[LANGUAGES[-1]]} for title in (*texts, *filter(None, credits))],
            "resources": [_resource(book, table, known) for table in TABLES],
        }
    )
    return files


def _described(book: Book) -> Iterator[str]:
    """What the package is, and where the same tables stand for people."""
    for language in LANGUAGES:
        yield book.labels["site.description"].text[language]
        yield f"tables.xlsx: {book.labels['data.tables.xlsx'].text[language]}."
        yield book.labels["data.readme.statements"].text[language]


def _resource(book: Book, table: Table, known: Mapping[str, Table]) -> Json:
    schema: Json = {
        "fields": [_field(column, known) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if keys := list(_foreign_keys(table, known)):
        schema["foreignKeys"] = keys
    resource: Json = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.name.replace("-", " ").capitalize(),
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
    if credit := table.credit(book):
        resource["sources"] = [{"title": credit[LANGUAGES[-1]]}]
    return resource


def _field(column: Column, known: Mapping[str, Table]) -> Json:
    field: Json = {"name": column.name, "type": column.type, "description": column.meaning}
    if column.many and not column.to:
        field["separator"] = LIST
    if column.to and not _is_foreign_key(column):
        refers: Json = {"resources": [{"resource": name, "field": known[name].key[-1]} for name in column.to]}
        if column.many:
            refers["separator"] = LIST
        if column.also:
            refers["also"] = list(column.also)
        field["refersTo"] = refers
    return field


def _is_foreign_key(column: Column) -> bool:
    return len(column.to) == 1 and not column.many and not column.also


def _foreign_keys(table: Table, known: Mapping[str, Table]) -> Iterator[Json]:
    if table.inside:
        yield _foreign_key(table.key[:-1], known[table.inside])
    for column in filter(_is_foreign_key, table.columns):
        other = known[column.to[0]]
        # What is known only among the records around it is named together with them.
        yield _foreign_key((*other.key[:-1], column.name), other)


def _foreign_key(columns: Sequence[str], other: Table) -> Json:
    if len(columns) == 1:
        return {"fields": columns[0], "reference": {"resource": other.name, "fields": other.key[-1]}}
    return {"fields": list(columns), "reference": {"resource": other.name, "fields": list(other.key)}}


def _csv(names: Sequence[str], rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in rows)
    return out.getvalue()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
