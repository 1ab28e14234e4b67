"""The data, read back by the libraries that its users use."""

from __future__ import annotations

import csv
import io
import json
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from explainer.model import LANGUAGES, Book, Rights
from explainer.proof import Proof, every_sentence, every_statement
from explainer.render.data import render_data
from explainer.render.data.citations import csl_items
from explainer.render.data.feed import render_feed, render_llms
from explainer.render.uses import find_uses

SITE = "https://example.org/site/"


@pytest.fixture(scope="module")
def data(real_book: Book) -> dict[str, str]:
    return render_data(real_book, SITE)


@pytest.fixture(scope="module")
def folder(data: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("data")
    for name, text in data.items():
        (place / name).write_text(text, encoding="utf-8", newline="")
    return place


def test_the_data_package_is_valid(folder: Path) -> None:
    with warnings.catch_warnings():
        # Its own imports warn of what is to go in libraries of its own.
        warnings.simplefilter("ignore")
        from frictionless import validate

        report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert {task.name for task in report.tasks} >= {"statements", "events", "positions", "comparisons", "coverage"}


def test_csv_and_json_hold_the_same(data: dict[str, str]) -> None:
    for name in [name for name in data if name.endswith(".csv")]:
        rows = list(csv.DictReader(io.StringIO(data[name])))
        other = json.loads(data[name.replace(".csv", ".json")])
        assert rows == [{key: str(value) for key, value in row.items()} for row in other], name


def test_every_record_is_in_its_table(real_book: Book, data: dict[str, str]) -> None:
    def ids(name: str, field: str = "id") -> list[str]:
        return [row[field] for row in json.loads(data[f"{name}.json"])]

    assert ids("statements") == [statement.id for statement in every_statement(real_book)]
    assert ids("sentences", "reference") == [str(reference) for *_, reference in every_sentence(real_book)]
    assert ids("coverage", "reference") == ids("sentences", "reference")
    assert sorted(ids("events")) == sorted(event.id for event in real_book.events)
    assert ids("glossary") == [term.id for term in real_book.terms]
    assert ids("people") == [person.id for person in real_book.people]
    assert ids("places") == [place.id for place in real_book.map_places]
    assert sorted(ids("positions", "statement")) == sorted(
        id for question in real_book.questions for position in question.positions for id in position.statements
    )


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


def test_citations_are_read_by_reference_managers(folder: Path, real_book: Book) -> None:
    import bibtexparser
    import rispy

    items = json.loads((folder / "citations.json").read_text(encoding="utf-8"))
    titles = [item["title"] for item in items]
    assert len(titles) == len(LANGUAGES) + len({note.work for text in real_book.sources for note in text.text.endnotes})
    with (folder / "citations.bib").open(encoding="utf-8") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        entries = bibtexparser.load(file).entries
    assert [entry["title"].strip("{}") for entry in entries] == titles
    assert [entry["url"] for entry in entries] == [item["URL"] for item in items]
    with (folder / "citations.ris").open(encoding="utf-8") as file:
        references = rispy.load(file)
    assert [reference["title"] for reference in references] == titles


def test_the_makers_are_named_in_each_language(real_book: Book) -> None:
    holder = real_book.labels["book.holder"].text
    sites = [item for item in csl_items(real_book, SITE) if str(item["id"]).startswith("site-")]
    assert {item["language"]: item["publisher"] for item in sites} == dict(holder.items())
    feed = etree.fromstring(render_feed(real_book, SITE).encode())
    assert [name.text for name in feed.iter("{*}name")] == [" · ".join(holder)]


def test_the_feed_of_changes_is_read_by_a_feed_reader(real_book: Book) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import feedparser

        feed = feedparser.parse(render_feed(real_book, SITE))
    assert not feed.bozo, feed.get("bozo_exception")
    assert [entry.title for entry in feed.entries] == [change.version for change in real_book.changes]
    assert feed.feed.updated == f"{real_book.edition}T00:00:00Z"


def test_the_list_for_language_models_names_every_page(real_book: Book, real_docs: dict[str, str]) -> None:
    listed = render_llms(real_book, real_docs, SITE)
    assert all(f"]({SITE}{path}): " in listed for path in real_docs)


def test_of_a_text_in_excerpts_only_quoted_sentences_leave_the_house(real_book: Book) -> None:
    sources = tuple(replace(source, rights=Rights.EXCERPTS) for source in real_book.sources)
    book = replace(real_book, sources=sources)
    proof = Proof(book)
    uses = find_uses(book, proof)
    hidden = [
        (sentence.text, source.translations[str(reference)].words["en"])
        for source, _, sentence, reference in every_sentence(book)
        if str(reference) not in uses
    ]
    assert hidden
    everything = "\n".join(render_data(book, SITE).values())
    for original, translation in hidden:
        assert original not in everything
        assert translation not in everything


def test_the_data_is_the_same_each_time(real_book: Book, data: dict[str, str]) -> None:
    assert render_data(real_book, SITE) == data
