"""The workbook, read back by a library that opens such files: what Excel and its like would show."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from conftest import STEM
from explainer.model import LANGUAGES, Book
from explainer.render.data.columns import View
from explainer.render.data.package import render_package
from explainer.render.data.tables import TABLES
from explainer.render.data.workbook import render_workbook

DAY = re.compile(r"(19[1-9]|20)\d\d?-\d\d-\d\d")


@pytest.fixture(scope="module")
def workbook(real_book: Book) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(real_book)))


@pytest.fixture(scope="module")
def tables(real_book: Book) -> dict[str, list[dict[str, str]]]:
    """The rows of every table that has some and is not of the site itself, as its CSV has them."""
    files = render_package(View(real_book), f"https://{STEM}.test/")
    found = {table.name: list(csv.DictReader(io.StringIO(files[f"{table.name}.csv"]))) for table in TABLES}
    return {name: rows for name, rows in found.items() if rows and name not in ("labels", "readings", "redirects")}


def shown(cell: Cell) -> str:
    """What a cell holds, written as in a CSV."""
    if isinstance(cell.value, datetime):
        return f"{cell.value:%Y-%m-%d}"
    return "" if cell.value is None else str(cell.value)


def test_every_row_of_every_table_is_on_a_sheet(workbook: Workbook, tables: Mapping[str, list[dict[str, str]]]) -> None:
    assert workbook.sheetnames[1:] == list(tables)
    for name, rows in tables.items():
        head, *lines = ([shown(cell) for cell in row] for row in workbook[name].iter_rows())
        for line, row in zip(lines, rows, strict=True):
            number = {key for key, value in row.items() if re.fullmatch(r"-?\d+\.0", value)}
            assert dict(zip(head, line, strict=True)) == {
                key: value.removesuffix(".0") if key in number else value for key, value in row.items()
            }, name


def test_numbers_days_and_links_are_what_they_are(
    workbook: Workbook, tables: Mapping[str, list[dict[str, str]]]
) -> None:
    types = {(table.name, column.name): column for table in TABLES for column in table.columns}
    counted = {"numbers": 0, "days": 0, "web": 0, "inside": 0}
    for name in tables:
        sheet = workbook[name]
        head, *lines = sheet.iter_rows()
        for line in lines:
            for title, cell in zip(head, line, strict=True):
                column, words = types[name, str(title.value)], shown(cell)
                if column.type in ("integer", "number"):
                    assert isinstance(cell.value, int | float)
                    counted["numbers"] += 1
                if column.dated and DAY.fullmatch(words):
                    assert cell.is_date
                    counted["days"] += 1
                if words.startswith("https://"):
                    assert cell.hyperlink
                    assert cell.hyperlink.target.split("#")[0] == words.split("#")[0]
                    counted["web"] += 1
                elif cell.hyperlink:
                    place, _, row = str(cell.hyperlink.location).rpartition("!A")
                    key = next(table.key for table in TABLES if table.name == place.strip("'"))
                    there = {str(one.value): one.column for one in workbook[place.strip("'")][1]}
                    assert shown(workbook[place.strip("'")].cell(int(row), there[key[-1]])) == words
                    counted["inside"] += 1
                assert cell.data_type != "f", f"{name}: a formula"
    print(counted)
    assert min(counted.values()) > 0


def test_heads_stay_in_sight_and_have_a_filter_and_columns_have_room(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert all(8 <= width <= 61 for width in widths), sheet.title


def test_the_first_sheet_explains_every_sheet_and_column_in_every_language(
    workbook: Workbook, tables: Mapping[str, list[dict[str, str]]], real_book: Book
) -> None:
    lines = [[shown(cell) for cell in row] for row in workbook.worksheets[0].iter_rows()]
    for name, rows in tables.items():
        labels = [real_book.labels[f"data.{name}"].text[language] for language in LANGUAGES]
        assert [name, str(len(rows)), *labels] in [line[: 2 + len(LANGUAGES)] for line in lines]
        told = {line[1]: line[2 : 2 + len(LANGUAGES)] for line in lines if line[0] == name}
        for column in next(table.columns for table in TABLES if table.name == name):
            assert all(told[column.name]), column.name
            assert len(set(told[column.name])) == len(LANGUAGES)


def test_a_column_is_explained_as_it_is_meant_in_its_own_table(workbook: Workbook, real_book: Book) -> None:
    lines = [[shown(cell) for cell in row] for row in workbook.worksheets[0].iter_rows()]
    told = {line[0]: line[2 : 2 + len(LANGUAGES)] for line in lines if line[1] == "path"}
    assert set(told) == {"sources", "steps", "geography"}
    assert len(set(map(tuple, told.values()))) == len(told)
    assert told["steps"] == list(real_book.labels["column.steps.path"].text)


def test_no_clock_is_in_it(real_book: Book) -> None:
    with zipfile.ZipFile(io.BytesIO(render_workbook(real_book))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        properties = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", properties)) == {f"{real_book.edition}T00:00:00Z"}


def test_the_downloads_offer_it_first(real_docs: Mapping[str, str]) -> None:
    for language in LANGUAGES:
        page = real_docs[f"{language}/downloads/index.md"]
        assert page.index("data/tables.xlsx") < page.index("data/datapackage.json")
