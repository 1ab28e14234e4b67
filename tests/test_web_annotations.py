"""The evidence as Web Annotations, read as an annotation tool would: each quotation is found again in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from explainer.corpus.paragraphs import parse_text
from explainer.model import LANGUAGES, Book, Rights
from explainer.proof import Proof, every_sentence, every_statement, locate
from explainer.render.data import render_data
from explainer.render.data.annotations import render_annotations
from explainer.render.data.columns import View
from explainer.render.data.texts import LEFT_OUT, publish_text
from records import with_rights

SITE = "https://site.test/below/"
FILE = "annotations.jsonld"
Items = list[dict[str, Any]]


@pytest.fixture(scope="module", params=Rights)
def data(request: pytest.FixtureRequest, real_book: Book) -> dict[str, str]:
    return render_data(with_rights(real_book, request.param), SITE)


def items_of(data: Mapping[str, str]) -> Items:
    collection = json.loads(data[FILE])
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    items: Items = collection["first"]["items"]
    assert collection["total"] == len(items)
    return items


def bodies(item: dict[str, Any], purpose: str) -> list[str]:
    return [body["value"] for body in item["body"] if body["purpose"] == purpose]


def test_both_selectors_find_every_quotation_again_in_the_file_that_is_named(data: dict[str, str]) -> None:
    items = items_of(data)
    for item in items:
        target = item["target"]
        text = data[target["source"]["id"].removeprefix(f"{SITE}data/")]
        quote, position = target["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
        assert text.count(around) == 1
        assert text.index(around) + len(quote["prefix"]) == position["start"]
    print(f"annotations: {len(items)}")


def test_what_is_found_is_the_evidence_of_its_statement(real_book: Book, data: dict[str, str]) -> None:
    proof, found = Proof(real_book), iter(items_of(data))
    for statement in every_statement(real_book):
        for number, evidence in enumerate(statement.every_evidence, 1):
            item, located = next(found), proof.located(evidence)
            assert item["id"] == f"{SITE}data/{FILE}#{statement.id}-{number}"
            exact = re.sub(r"\[[ivxlc]+\]", "", item["target"]["selector"][0]["exact"])
            assert " ".join(exact.split()) == " ".join(located.quote.split())
            assert bodies(item, "describing") == list(statement.text)
            assert bodies(item, "classifying") == list(real_book.labels[f"kind.{statement.kind}"].text)
            assert len(bodies(item, "identifying")) == len(LANGUAGES)
            assert bodies(item, "tagging") == [str(reference) for reference in located.references]
    assert next(found, None) is None


def test_every_annotation_leads_to_places_that_there_are(real_docs: Mapping[str, str], data: dict[str, str]) -> None:
    places = {
        path.removesuffix("index.md"): set(re.findall(r'(?:id="|[{] ?#)([^"\s}]+)', page))
        for path, page in real_docs.items()
    }
    for item in items_of(data):
        linked = [body["source"]["id"] for body in item["body"] if body["purpose"] == "linking"]
        assert len(linked) == 2 * len(LANGUAGES)
        for address in linked:
            page, _, anchor = address.removeprefix(SITE).partition("#")
            assert anchor in places[page], address


def test_ids_are_all_different(data: dict[str, str]) -> None:
    ids = [item["id"] for item in items_of(data)]
    assert len(ids) == len(set(ids)) > 100


def test_without_a_host_addresses_are_seen_from_the_file(real_book: Book) -> None:
    text = render_annotations(View(real_book), "../")
    assert render_data(real_book, "https://nobody.example/")[FILE] == text
    assert ".example" not in text
    assert '"id": "../data/texts/' in text


def test_a_text_in_full_is_its_pinned_file_byte_for_byte(real_book: Book) -> None:
    for source in real_book.sources:
        assert sha256(publish_text(View(real_book), source).text.encode()).hexdigest() == source.sha256


def test_of_a_text_in_excerpts_the_file_has_what_is_quoted_and_no_trace_of_the_rest(
    tiny_book: Book, real_book: Book
) -> None:
    for book in (with_rights(one, Rights.EXCERPTS) for one in (tiny_book, real_book)):
        view = View(book)
        for source in book.sources:
            text = publish_text(view, source).text
            hidden = 0
            for one, _, sentence, reference in every_sentence(book):
                if one.id == source.id:
                    shown = view.is_shown(source.id, str(reference))
                    assert (sentence.text in text) == shown
                    hidden += not shown
            # One mark, however much was left out.
            assert (LEFT_OUT in text) == bool(hidden)
            assert not re.search(rf"{re.escape(LEFT_OUT)}\s*{re.escape(LEFT_OUT)}", text)


def test_offsets_count_code_points_over_line_breaks_and_note_marks(tiny_book: Book) -> None:
    raw = "One \U0001f6a2 big\nferry went.[i] It came.\n[i] “A”, Big, https://a.test/, (Accessed: 06.01.2026).\n"
    source = replace(tiny_book.sources[0], rights=Rights.FULL, text=parse_text(raw, "en"))
    evidence = next(every_statement(tiny_book)).evidence[0]
    for quote, at, expected in (
        ("big ferry went. It", "", "big\nferry went.[i] It"),
        ("Big", f"{source.code}.i", "Big"),
    ):
        (located,) = locate(source, replace(evidence, quote=quote, at=at))
        start, end = publish_text(View(tiny_book), source).span(located)
        assert raw[start:end] == expected
