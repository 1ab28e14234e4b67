"""The data, read back by the libraries that its users use."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from explainer.addresses import DATA, address_of, books_of, every_page, is_file, texts_of
from explainer.corpus.words import count_words
from explainer.model import LANGUAGES, Acceptance, Book, Introduction, Label, Place, Rights, Text, fields_of
from explainer.model.fields import Inside, Refers
from explainer.model.marks import NoTable
from explainer.model.references import word_lists
from explainer.model.sheets import sheets
from explainer.proof import Proof, every_sentence, every_statement
from explainer.render import name_docs
from explainer.render.data import render_binary_data, render_data
from explainer.render.data.feed import render_feed, render_llms
from explainer.render.data.tables import TABLES
from explainer.view.context import Context
from explainer.view.uses import find_uses
from explainer.write import write_files
from records import with_rights

SITE = "https://example.org/site/"


@pytest.fixture(scope="module")
def data(real_book: Book) -> dict[str, str]:
    return render_data(real_book, SITE)


@pytest.fixture(scope="module")
def folder(data: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("data")
    write_files(place, data)
    return place


def test_the_data_package_is_valid(folder: Path) -> None:
    with warnings.catch_warnings():
        # Its own imports warn of what is to go in libraries of its own.
        warnings.simplefilter("ignore")
        from frictionless import validate

        report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_csv_and_json_hold_the_same(data: dict[str, str]) -> None:
    names = [name for name in data if name.endswith(".csv")]
    assert names
    for name in names:
        rows = list(csv.DictReader(io.StringIO(data[name])))
        other = json.loads(data[name.replace(".csv", ".json")])
        assert rows == [{key: str(value) for key, value in row.items()} for row in other], name


def rows_of(data: Mapping[str, str], name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(data[f"{name}.json"])
    return rows


def records_in(value: object) -> Iterator[object]:
    """Every record of a value, those inside others too."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from records_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Text | Place):
        yield value
        for field in dataclasses.fields(value):
            yield from records_in(getattr(value, field.name))


def test_every_kind_of_record_has_a_table_or_a_reason_for_none() -> None:
    with_table = {sheet.kind for sheet in sheets()}
    without = {field.type for field in fields_of(Book) if field.mark(NoTable)}
    inside = {
        field.type: field.mark(NoTable)
        for kind in (*with_table, *without)
        for field in fields_of(kind)
        if isinstance(field.role, Inside) and field.type not in with_table
    }
    assert {field.type for field in fields_of(Book)} <= with_table | without
    # What an editor has accepted is for editors alone, and in no output.
    assert {kind for kind, mark in inside.items() if not mark} == {Acceptance}
    print(f"tables: {len(TABLES)}, of records: {len(sheets())}")


def test_every_record_is_in_a_table_of_its_kind(real_book: Book, data: dict[str, str]) -> None:
    counted = Counter(type(record) for record in records_in(real_book))
    rows: Counter[type] = Counter()
    for sheet in sheets():
        rows[sheet.kind] += len(rows_of(data, sheet.name))
    rows[Label] += len(real_book.variants) - counted.pop(Introduction)
    assert {kind: counted[kind] for kind in rows} == dict(rows)


def test_the_tables_of_what_is_made_hold_every_sentence_note_and_passage(real_book: Book, data: dict[str, str]) -> None:
    sentences = [str(reference) for *_, reference in every_sentence(real_book)]
    assert [row["reference"] for row in rows_of(data, "sentences")] == sentences
    assert [row["reference"] for row in rows_of(data, "coverage")] == sentences
    notes = [f"{source.code}.{note.label}" for source in real_book.sources for note in source.text.endnotes]
    assert [row["reference"] for row in rows_of(data, "endnotes")] == notes
    prose = (*real_book.essays, *real_book.pages)
    passages = [(essay.id, number) for essay in prose for number, _ in enumerate(essay.blocks[LANGUAGES[0]], 1)]
    assert [(row["essay"], row["number"]) for row in rows_of(data, "passages")] == passages
    assert [row["id"] for row in rows_of(data, "statements")] == [item.id for item in every_statement(real_book)]


def test_every_item_of_the_change_log_is_a_row_with_a_day(real_book: Book, data: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(data["changes.csv"])))
    assert [(row["version"], row["day"], row["item"]) for row in rows] == [
        (change.version, change.day, item) for change in real_book.changes for item in change.items
    ]
    # The sign that parts several values of a cell stands in the items themselves.
    assert any("; " in row["item"] for row in rows)
    (resource,) = (one for one in json.loads(data["datapackage.json"])["resources"] if one["name"] == "changes")
    assert {field["name"]: field["type"] for field in resource["schema"]["fields"]} == {
        "version": "string",
        "day": "date",
        "number": "integer",
        "item": "string",
    }


def test_readers_are_warned_that_statements_are_more_than_what_is_said(real_book: Book, data: dict[str, str]) -> None:
    told = [(row["text_en"], row["references"]) for row in rows_of(data, "statements")]
    assert len(set(told)) < len(told)
    # Whoever leaves out those that are said once more counts each once.
    rows = {row["id"]: row for row in rows_of(data, "statements")}
    said = ("text_ru", "text_en", "speaker", "kind")
    once = [
        (*(row[name] for name in said), frozenset(row["references"].split("; ")))
        for row in rows.values()
        if not row["same_as"]
    ]
    assert len(once) == len(set(once)) < len(rows)
    for row in rows.values():
        first = rows[row["same_as"] or row["id"]]
        assert not first["same_as"]
        assert [first[name] for name in said] == [row[name] for name in said]
    for words in real_book.labels["data.readme.statements"].text:
        assert words in data["readme.txt"]
        assert words in json.loads(data["datapackage.json"])["description"]


def test_every_column_of_several_values_says_what_parts_them(real_book: Book, data: dict[str, str]) -> None:
    resources = json.loads(data["datapackage.json"])["resources"]
    declared = {
        f"{resource['name']}.{field['name']}": field.get("separator", field.get("refersTo", {}).get("separator"))
        for resource in resources
        for field in resource["schema"]["fields"]
    }
    assert {declared[name] for name in ("statements.derived", "names.other_names_en", "sources.misprints")} == {"; "}
    several = {
        f"{sheet.name}.{column.name}"
        for sheet in sheets()
        for field in fields_of(sheet.kind)
        if field.many and not field.is_text
        for table in TABLES
        if table.name == sheet.name
        for column in table.columns
        if column.name in (field.name, *(f"{field.name}_{language}" for language in LANGUAGES))
    }
    assert {name for name in several if not declared[name]} == set()
    parts = {part for row in rows_of(data, "sources") for part in row["misprints"].split("; ") if part}
    assert parts == {part for source in real_book.sources for part in source.misprints}


def test_every_key_of_every_table_resolves(data: dict[str, str]) -> None:
    resources = json.loads(data["datapackage.json"])["resources"]
    tables = {resource["name"]: rows_of(data, resource["name"]) for resource in resources}
    resolved: Counter[str] = Counter()
    for resource in resources:
        name, schema = resource["name"], resource["schema"]
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in tables[name]]
        assert len(keys) == len(set(keys)), name
        for key in schema.get("foreignKeys", ()):
            columns, there = listed(key["fields"]), listed(key["reference"]["fields"])
            known = {tuple(row[column] for column in there) for row in tables[key["reference"]["resource"]]}
            named = [tuple(row[column] for column in columns) for row in tables[name]]
            assert {one for one in named if one[-1] != ""} <= known, f"{name}: {columns}"
            resolved[f"{name}.{columns[-1]}"] += len(named)
        for field in schema["fields"]:
            if refers := field.get("refersTo"):
                known_ids = {row[other["field"]] for other in refers["resources"] for row in tables[other["resource"]]}
                cells = [row[field["name"]] for row in tables[name] if row[field["name"]]]
                ids = {
                    id
                    for cell in cells
                    for id in (cell.split(refers["separator"]) if "separator" in refers else [cell])
                }
                assert ids <= known_ids | set(refers.get("also", ())), f"{name}: {field['name']}"
                resolved[f"{name}.{field['name']}"] += len(cells)
    assert {"statements.topics", "statements.speaker", "cells.partner", "cells.dimension", "glossary.related"} <= {
        *resolved
    }
    print(f"columns that name records: {len(resolved)}, cells resolved: {sum(resolved.values())}")


def listed(columns: str | list[str]) -> list[str]:
    return [columns] if isinstance(columns, str) else columns


def test_every_field_that_names_a_record_says_which_table_has_it(real_book: Book, data: dict[str, str]) -> None:
    for sheet in sheets():
        table = next(table for table in TABLES if table.name == sheet.name)
        columns = {column.name: column for column in table.columns}
        for field in fields_of(sheet.kind):
            if (
                isinstance(field.role, Refers)
                and field.name in columns
                and field.role.to not in ("page", *word_lists())
            ):
                assert columns[field.name].to, f"{sheet.name}: {field.name}"
    pages = {address_of(page) for page in every_page(real_book)}
    below = {f"{page.rpartition('/')[0]}/*/" for page in every_page(real_book) if "/" in page}
    assert {row["page"] for name in ("leads", "steps") for row in rows_of(data, name)} <= pages | below
    assert {page for row in rows_of(data, "leads") for page in row["to"].split("; ") if page} <= pages
    names = {row["id"] for name in ("glossary", "names", "partners") for row in rows_of(data, name)}
    assert {row["id"] for row in rows_of(data, "places")} <= names


def test_every_table_and_column_says_what_it_means() -> None:
    assert [table.name for table in TABLES if not table.meaning] == []
    assert [f"{table.name}.{column.name}" for table in TABLES for column in table.columns if not column.meaning] == []
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        assert set(table.key) <= set(names)


def test_the_published_files_are_those_that_are_written(real_book: Book, data: dict[str, str]) -> None:
    written = {*data, *render_binary_data(real_book)}
    twins = {name.replace(".csv", ".json") for name in data if name.endswith(".csv")}
    texts = {name for source in real_book.sources for name in texts_of(source.id)}
    assert written - twins == set(DATA) | texts
    assert twins <= written
    assert len(DATA) == len(set(DATA))


def test_people_are_told_in_plain_words_what_every_file_is(real_book: Book, data: dict[str, str]) -> None:
    lines = data["readme.txt"].split("\n")
    twins = {name.replace(".csv", ".json") for name in data if name.endswith(".csv")}
    for language in LANGUAGES:
        assert real_book.site.name[language] in lines
        for name in {*data, *render_binary_data(real_book)} - twins:
            assert any(name in line.partition(" — ")[0].split(", ") for line in lines), name
    assert "tables.xlsx" in json.loads(data["datapackage.json"])["description"]


def test_files_that_the_site_keeps_under_an_old_name_are_told_in_plain_words(
    real_book: Book, data: dict[str, str]
) -> None:
    old = [(one.old, one.new) for one in real_book.redirects if is_file(one.old) and one.old.startswith("data/")]
    assert old
    told = data["readme.txt"].split("\n")
    for names in old:
        assert told.count(" — ".join(name.removeprefix("data/") for name in names)) == len(LANGUAGES)


def test_what_the_figures_draw_is_in_tables(real_book: Book, data: dict[str, str]) -> None:
    dated = {event.id: event for event in real_book.events if event.date}
    drawn = {row["event"]: row for row in rows_of(data, "drawn-timeline")}
    assert set(drawn) == set(dated)
    for id, row in drawn.items():
        assert int(dated[id].date.strip("./")[:4]) <= row["begins"] <= row["ends"]
    said = Counter((item.speaker, topic) for item in real_book.statements for topic in item.topics)
    rows = rows_of(data, "drawn-voices")
    assert {(row["speaker"], row["topic"]): row["total"] for row in rows} == said
    assert all(0 <= row["in_report"] <= row["total"] for row in rows)
    counted: Counter[str] = Counter()
    for row in rows_of(data, "voices"):
        counted[row["reference"]] += row["count"]
    assert counted == {str(reference): count_words(one.text) for *_, one, reference in every_sentence(real_book)}
    outcomes = Counter(item.outcome for item in real_book.forecasts if item.kind in ("forecast", None))
    assert {row["outcome"]: row["total"] for row in rows_of(data, "drawn-outcomes") if row["total"]} == outcomes


def test_a_place_has_its_degrees_the_words_that_name_it_and_a_credit(folder: Path, real_book: Book) -> None:
    assert real_book.geography
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package

        package: Any = Package(str(folder / "datapackage.json"))
        places = package.get_resource("places")
        rows = [row.to_dict() for row in places.read_rows()]
    credit = real_book.geography.credit["en"]
    assert [source["title"] for source in places.sources] == [credit]
    assert credit in [source["title"] for source in package.sources]
    proof = Proof(real_book)
    assert [(float(row["longitude"]), float(row["latitude"])) for row in rows] == [
        (place.east, place.north) for place in real_book.map_places
    ]
    for row, place in zip(rows, real_book.map_places, strict=True):
        located = proof.located(place.evidence[0])
        assert row["references"].split("; ")[0] == str(located.references[0])
        assert row["quote_ru"] == located.quote
        assert row["quote_en"]
        assert row["name_en"]
    print(f"places: {len(rows)}")


def test_the_glossary_is_read_by_a_translators_tool(folder: Path, real_book: Book) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from translate.storage import tbx

        parse: Any = tbx.tbxfile.parsefile
        units = parse(str(folder / "glossary.tbx")).units
    first, second = LANGUAGES
    assert [(unit.source, unit.target) for unit in units] == [
        (term.name[first], term.name[second]) for term in real_book.terms
    ]


def test_the_glossary_tells_what_is_ours_from_what_somebody_says(folder: Path, real_book: Book) -> None:
    tree: Any = etree.parse(str(folder / "glossary.tbx"))
    proof = Proof(real_book)
    contexts = {language: Context(real_book, proof, language) for language in LANGUAGES}
    for term in real_book.terms:
        for language, context in contexts.items():
            ours = real_book.labels["glossary.gloss"].text[language].rstrip(":")
            found = tree.xpath(f"//termEntry[@id='{term.id}']/langSet[@xml:lang='{language}']/descripGrp")
            told = [(one[0].get("type"), one[0].text, one[1].text) for one in found]
            gloss = [("definition", term.gloss[language], ours)] if term.gloss else []
            claims = told[len(gloss) :]
            assert told[: len(gloss)] == gloss
            assert [one[:2] for one in claims] == [("context", item.text[language]) for item in term.definitions]
            for (*_, source), item in zip(claims, term.definitions, strict=True):
                assert context.speaker_name(item.speaker) in source
                assert str(proof.located(item.evidence[0]).references[0]) in source


@pytest.mark.parametrize("name", ["glossary.tbx", "sentences.tmx"])
def test_a_file_for_translators_says_on_what_terms_it_may_be_used(folder: Path, real_book: Book, name: str) -> None:
    tree: Any = etree.parse(str(folder / name))
    (head,) = tree.xpath("/*/martifHeader | /*/header")
    words = " ".join("".join(head.itertext()).split())
    assert all(rights in words for rights in real_book.labels["data.readme.rights"].text)


def test_no_event_is_dated_more_precisely_than_its_text_does(real_book: Book, data: dict[str, str]) -> None:
    rows = rows_of(data, "events")
    assert sorted(row["order"] for row in rows) == list(range(1, len(rows) + 1))
    drawn = {row["event"]: row for row in rows_of(data, "drawn-timeline")}
    lengths = {"year": 4, "month": 7, "day": 10}
    for row in rows:
        if row["date"]:
            one = drawn[row["id"]]
            assert one["edtf"] == row["date"]
            assert lengths.get(one["precision"], 0) == len(row["date"].strip("~?%")) or one["precision"] == "stretch"
    assert len({row["precision"] for row in drawn.values()}) > 2


def test_the_aligned_sentences_are_read_by_a_translators_tool(folder: Path, real_book: Book) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from translate.storage import tmx

        parse: Any = tmx.tmxfile.parsefile
        units = parse(str(folder / "sentences.tmx")).units
    expected = [
        (sentence.text, source.translations[str(reference)].words["en"])
        for source, _, sentence, reference in every_sentence(real_book)
    ]
    assert [(unit.source, unit.target) for unit in units] == expected


def test_the_feed_of_changes_is_read_by_a_feed_reader(real_book: Book) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import feedparser

        feed = feedparser.parse(render_feed(real_book, SITE))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.language == "en"
    assert feed.feed.title == real_book.site.name["en"]
    for entry, change in zip(feed.entries, real_book.changes, strict=True):
        assert entry.title.startswith(f"{change.version} · ")
        assert change.day[:4] in entry.title
        assert entry.content[0].value.count("<li>") == len(change.items)
    assert feed.feed.updated == f"{real_book.edition}T00:00:00Z"


def test_without_a_host_neither_feed_nor_list_nor_package_has_an_address_of_nobody(real_book: Book) -> None:
    nobody, other = "https://nobody.example/", "https://other.example/"
    feed = etree.fromstring(render_feed(real_book, nobody).encode())
    ids = [str(one.text) for one in feed.iter("{*}id")]
    assert all(id.startswith("urn:uuid:") for id in ids)
    assert len(set(ids)) == 1 + len(real_book.changes)
    # Another site has other ids.
    assert not set(ids) & {one.text for one in etree.fromstring(render_feed(real_book, other).encode()).iter("{*}id")}
    assert {str(link.get("href")) for link in feed.iter("{*}link")} == {"./", "./feed.xml"}
    package = render_data(real_book, nobody)["datapackage.json"]
    for made in (render_feed(real_book, nobody), render_llms(real_book, name_docs(real_book), nobody), package):
        assert nobody not in made


def test_the_list_for_language_models_names_every_page_in_the_order_of_the_menu(
    real_book: Book, real_docs: dict[str, str]
) -> None:
    told = render_llms(real_book, name_docs(real_book), SITE)
    listed = re.findall(rf"^- \[.*\]\({SITE}(.*?)\): .", told, re.MULTILINE)
    pages = [path for path in listed if path.endswith(".md")]
    assert set(pages) == {path for path in real_docs if "/search/" not in path}
    assert len(pages) == len(set(pages))
    for language in LANGUAGES:
        own = [path.removeprefix(f"{language}/") for path in pages if path.startswith(f"{language}/")]
        heads = ["index.md", *(f"{page}/index.md" for page in (*real_book.site.menu, *real_book.site.foot))]
        assert [path for path in own if path in heads] == heads
        essays = [f"essays/{essay.id}/index.md" for essay in real_book.essays]
        assert own[1 : 2 + len(essays)] == ["essays/index.md", *essays]
    assert {"data/tables.xlsx", "data/datapackage.json", *books_of(real_book.site.stem)} <= set(listed)
    assert all(rights in told for rights in real_book.labels["data.readme.rights"].text)


def test_of_a_text_in_excerpts_only_quoted_sentences_leave_the_house(real_book: Book) -> None:
    book = with_rights(real_book, Rights.EXCERPTS)
    proof = Proof(book)
    uses = find_uses(book, proof)
    hidden = [
        (sentence.text, source.translations[str(reference)].words["en"])
        for source, _, sentence, reference in every_sentence(book)
        if str(reference) not in uses
    ]
    assert hidden
    made = render_data(book, SITE)
    assert {row["words"] for row in rows_of(made, "voices")} - {""}
    assert {row["wording"] for row in rows_of(made, "dates")} - {""}
    everything = "\n".join((*made.values(), *_words_of(render_binary_data(book)["tables.xlsx"])))
    # Elements stand in the middle of sentences there, which would hide them from a plain look.
    marked = (etree.fromstring(text.encode()) for name, text in made.items() if name.endswith(".tei"))
    everything += "\n".join("".join(map(str, tree.itertext())) for tree in marked)
    for original, translation in hidden:
        assert original not in everything
        assert translation not in everything


def _words_of(workbook: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook), read_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (cell for cell in row if isinstance(cell, str))


def test_the_data_is_the_same_each_time(real_book: Book, data: dict[str, str]) -> None:
    assert render_data(real_book, SITE) == data
    assert render_binary_data(real_book) == render_binary_data(real_book)
