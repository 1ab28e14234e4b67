"""The tables as one workbook (.xlsx), for those who open tables in a spreadsheet, where a CSV shows broken letters.

One for every language, since each table has the columns of all. The first sheet tells in words what every sheet and
column holds. XlsxWriter writes it: it needs nothing else, and gives a file no clock, so that the bytes are the same.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import xlsxwriter

from explainer.model import LANGUAGES, Book
from explainer.render.data.columns import Column, Row, View
from explainer.render.data.tables import TABLES, Table

Cell = str | int | float
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST_YEAR = 1901
"""What a spreadsheet can count days from: one takes the year before for a leap year."""
ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")
LANGUAGE = re.compile(rf"(.+)_({'|'.join(LANGUAGES)})")
NARROW, WIDE = 8, 60
"""The least and the greatest width of a column, in characters; what is longer goes on in the next line."""
LONGEST, MOST_LINKS = 32_767, 65_000
"""Characters in a cell, links on a sheet: what a spreadsheet takes. The CSV has what is longer."""
FEW, SHORT = 8, 24
"""How many different words of how many letters a column may have so that the first sheet lists them."""
BETWEEN = " · "
LEFT_OUT = ("labels", "readings", "redirects")
"""Tables of what the site keeps of itself, for programs: a fifth of the weight, and of no use in a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells look."""

    title: object
    head: object
    words: object
    day: object
    link: object


def render_workbook(book: Book) -> bytes:
    """The file: the sheet that explains, then one a table that has rows."""
    view = View(book)
    made = io.BytesIO()
    # Nothing becomes a formula, a number or a link but what is written as one.
    workbook = xlsxwriter.Workbook(made, {"in_memory": True})
    workbook.set_properties(
        {
            "title": BETWEEN.join(book.site.name),
            "author": BETWEEN.join(book.site.holder),
            "created": datetime.fromisoformat(book.edition).replace(tzinfo=UTC),
        }
    )
    formats = Formats(
        workbook.add_format({"bold": True, "font_size": 14}),
        workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#EDE8DC", "valign": "top"}),
        workbook.add_format({"text_wrap": True, "valign": "top"}),
        workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        workbook.add_format({"text_wrap": True, "valign": "top", "font_color": "#0B5394", "underline": 1}),
    )
    rows = {table.name: list(table.rows(view)) for table in TABLES if table.name not in LEFT_OUT}
    shown = [table for table in TABLES if rows.get(table.name)]
    first = workbook.add_worksheet(_sheet_name(BETWEEN.join(book.labels["workbook.first"].text)))
    _explain(first, formats, book, shown, rows)
    places = {
        table.name: {row[table.key[-1]]: number for number, row in enumerate(rows[table.name], 1)}
        for table in shown
        # What is known only among the records around it is not named by its last key alone.
        if len(table.key) == 1
    }
    for table in shown:
        sheet = workbook.add_worksheet(table.name)
        _fill(sheet, formats, table, rows[table.name], places)
    workbook.close()
    return _packed(made)


def _packed(made: io.BytesIO) -> bytes:
    """The same parts, packed as closely as they can be; XlsxWriter does it by halves."""
    closer = io.BytesIO()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(closer, "w") as archive:
        for part in parts.infolist():
            archive.writestr(part, parts.read(part), compresslevel=9)
    return closer.getvalue()


def _sheet_name(words: str) -> str:
    """Words as the name of a sheet may be: 31 units of UTF-16, and none of a few signs."""
    bare = "".join(character for character in words if character.isalnum() or character in " ·.,-").strip()
    return bare.encode("utf-16-le")[:62].decode("utf-16-le", "ignore").strip() or "0"


# --- the sheet that explains -------------------------------------------------------------------------------------


def _explain(
    sheet: xlsxwriter.worksheet.Worksheet,
    formats: Formats,
    book: Book,
    tables: Sequence[Table],
    rows: Mapping[str, Sequence[Row]],
) -> None:
    """What the file is, what each sheet holds, what each column means, in every language."""
    sheet.set_column(0, 0, 22, formats.words)
    sheet.set_column(1, 1, 22, formats.words)
    sheet.set_column(2, 1 + len(LANGUAGES), WIDE, formats.words)
    sheet.set_column(2 + len(LANGUAGES), 2 + len(LANGUAGES), 40, formats.words)
    sheet.write_string(0, 0, BETWEEN.join(book.site.name), formats.title)
    at = 1
    for language in LANGUAGES:
        for key in ("workbook.lead", "data.readme.rights"):
            sheet.write_string(at, 2, book.labels[key].text[language], formats.words)
            at += 1
    at = _heads(sheet, formats, at + 1, book, ("sheet", "rows", "what"))
    for table in tables:
        sheet.write_url(at, 0, f"internal:'{table.name}'!A1", formats.link, table.name)
        sheet.write_number(at, 1, len(rows[table.name]), formats.words)
        for number, words in enumerate(book.labels[f"data.{table.name}"].text, 2):
            sheet.write_string(at, number, words, formats.words)
        at += 1
    at = _heads(sheet, formats, at + 1, book, ("sheet", "column", "what", "values"))
    for table in tables:
        for column in table.columns:
            sheet.write_url(at, 0, f"internal:'{table.name}'!A1", formats.link, table.name)
            sheet.write_string(at, 1, column.name, formats.words)
            for number, words in enumerate(_meanings(book, table, column), 2):
                sheet.write_string(at, number, words, formats.words)
            values = _values(column, rows[table.name])
            sheet.write_string(at, 2 + len(LANGUAGES), "; ".join(values), formats.words)
            at += 1


def _heads(sheet: xlsxwriter.worksheet.Worksheet, formats: Formats, at: int, book: Book, keys: Sequence[str]) -> int:
    """A row of heads in all languages; the explanations have a column a language. Gives the next row."""
    heads: list[str] = []
    for key in keys:
        words = book.labels[f"workbook.{key}"].text
        heads += words if key == "what" else (BETWEEN.join(words),)
    for column, head in enumerate(heads):
        sheet.write_string(at, column, head, formats.head)
    return at + 1


def _meanings(book: Book, table: Table, column: Column) -> Iterator[str]:
    """What a column means, in each language; one of words says in which language they are.

    A label of this table alone stands before that of every table with a column of the name.
    """
    found = LANGUAGE.fullmatch(column.name)
    name = (found[1] if found else column.name).replace("_", "-")
    own = f"column.{table.name}.{name}" in book.labels
    label = book.labels[f"column.{table.name}.{name}"] if own else book.labels[f"column.{name}"]
    for language in LANGUAGES:
        meaning = label.text[language]
        written = book.labels[f"language.{found[2]}"].text[language] if found else ""
        yield f"{meaning} ({written})" if written else meaning


def _values(column: Column, rows: Sequence[Row]) -> tuple[str, ...]:
    """What a column may hold, where that is a few short words of a list."""
    if column.to or column.type != "string" or column.dated or LANGUAGE.fullmatch(column.name):
        return ()
    found = dict.fromkeys(str(row[column.name]) for row in rows)
    found.pop("", None)
    short = all(len(word) <= SHORT and word.replace("-", "").replace(" ", "").isalpha() for word in found)
    return tuple(sorted(found)) if short and len(found) <= FEW < len(rows) else ()


# --- the tables --------------------------------------------------------------------------------------------------


def _fill(
    sheet: xlsxwriter.worksheet.Worksheet,
    formats: Formats,
    table: Table,
    rows: Sequence[Row],
    places: Mapping[str, Mapping[Cell, int]],
) -> None:
    """A table with its head, which stays in sight, and a filter on every column."""
    for at, column in enumerate(table.columns):
        cells = [row[column.name] for row in rows]
        width = max(len(line) for cell in (column.name, *cells) for line in str(cell).split("\n"))
        sheet.set_column(at, at, min(max(width + 2, NARROW), WIDE))
        sheet.write_string(0, at, column.name, formats.head)
        linked = len(rows) * len(table.columns) <= MOST_LINKS and not LANGUAGE.fullmatch(column.name)
        for number, cell in enumerate(cells, 1):
            target = _target(column, str(cell), places) if linked else ""
            _write(sheet, formats, (number, at), column, cell, target)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    sheet.freeze_panes(1, 0)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    formats: Formats,
    place: tuple[int, int],
    column: Column,
    cell: Cell,
    target: str,
) -> None:
    """A cell as what it is: a number, a day, a link to `target`, words."""
    if not isinstance(cell, str):
        sheet.write_number(*place, cell, formats.words)
    elif column.dated and DAY.fullmatch(cell) and int(cell[:4]) >= FIRST_YEAR:
        sheet.write_datetime(*place, date.fromisoformat(cell), formats.day)
    elif target:
        sheet.write_url(*place, target, formats.link, cell)
    elif cell:
        sheet.write_string(*place, cell[:LONGEST], formats.words)


def _target(column: Column, cell: str, places: Mapping[str, Mapping[Cell, int]]) -> str:
    """Where a cell leads: to an address on the web, to the record that it names, or nowhere."""
    if ADDRESS.fullmatch(cell):
        return cell
    for name in () if column.many else column.to:
        if (row := places.get(name, {}).get(cell)) is not None:
            return f"internal:'{name}'!A{row + 1}"
    return ""
