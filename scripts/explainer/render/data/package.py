"""The tables as CSV and JSON, described by a Data Package (frictionless standards, v1 profile)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from explainer.model import LANGUAGES, Book
from explainer.render.data.rows import Row
from explainer.render.data.tables import Table

KINDS = {
    "number": "integer",
    "paragraph": "integer",
    "sentence": "integer",
    "longitude": "number",
    "latitude": "number",
}
"""What a field holds that is no text."""


def render_package(
    book: Book, tables: Mapping[str, Table], rows: Mapping[str, Sequence[Row]], site_url: str
) -> dict[str, str]:
    """`NAME.csv`, `NAME.json` for every table, and `datapackage.json`."""
    files = {}
    for name, table in tables.items():
        files[f"{name}.csv"] = _csv(table, rows[name])
        files[f"{name}.json"] = _json([{column: row[column] for column, _ in table.columns()} for row in rows[name]])
    texts = (source.title for source in book.sources)
    credits = (table.credit(book) for table in tables.values())
    files["datapackage.json"] = _json(
        {
            "profile": "tabular-data-package",
            "name": "silk-road-diplomacy-explained",
            "title": " · ".join(book.labels["site.name"].text),
            "description": " ".join(book.labels["site.description"].text),
            "homepage": site_url,
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
            "resources": [_resource(book, table) for table in tables.values()],
        }
    )
    return files


def _resource(book: Book, table: Table) -> dict[str, object]:
    fields = [
        {"name": name, "type": KINDS.get(name, "string"), "description": meaning} for name, meaning in table.columns()
    ]
    schema: dict[str, object] = {"fields": fields, "primaryKey": list(table.key)}
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": other, "fields": "reference" if other == "sentences" else "id"}}
            for field, other in table.foreign
        ]
    resource: dict[str, object] = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
    if credit := table.credit(book):
        resource["sources"] = [{"title": credit[LANGUAGES[-1]]}]
    return resource


def _csv(table: Table, rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = [name for name, _ in table.columns()]
    writer.writerow(columns)
    writer.writerows([row[name] for name in columns] for row in rows)
    return out.getvalue()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
