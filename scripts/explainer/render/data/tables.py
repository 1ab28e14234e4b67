"""The tables: what each is called, what its fields mean, what its rows are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explainer.model import LANGUAGES, Book, Text
from explainer.proof import Proof
from explainer.render.data.rows import (
    Row,
    comparisons_rows,
    coverage_rows,
    events_rows,
    evidence_rows,
    forecasts_rows,
    glossary_rows,
    people_rows,
    places_rows,
    positions_rows,
    sentences_rows,
    sources_rows,
    statements_rows,
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its fields with their meaning, its key, and where its rows come from."""

    name: str
    title: str
    fields: tuple[tuple[str, str], ...]
    """(name, meaning); a name that ends in `_*` stands for one field a language."""
    key: tuple[str, ...]
    foreign: tuple[tuple[str, str], ...]
    """(field, table whose `id` it names)."""
    make: Callable[[Book, Proof], Iterator[Row]]
    credit: Callable[[Book], Text | None] = lambda book: None
    """Whose work is in it besides the texts and ours."""

    def columns(self) -> tuple[tuple[str, str], ...]:
        """The fields, languages written out."""
        return tuple(
            (name.replace("*", language), meaning)
            for name, meaning in self.fields
            for language in (LANGUAGES if name.endswith("*") else LANGUAGES[:1])
        )

    def rows(self, book: Book, proof: Proof) -> list[Row]:
        return list(self.make(book, proof))


IDS = "ids of statements"
TABLES = (
    Table(
        "sources",
        "The texts",
        (
            ("id", "id of the text"),
            ("code", "its letter in references"),
            ("title_*", "our title: the texts have none"),
            ("publisher_*", "as far as the text states it"),
            ("date", "when it was written, EDTF"),
            ("language", "language of the text"),
            ("rights", "full or excerpts"),
            ("sha256", "of the pinned file"),
        ),
        ("id",),
        (),
        sources_rows,
    ),
    Table(
        "people",
        "Everybody the texts name",
        (
            ("id", "id of the person"),
            ("role", "speaker, relayed or mentioned"),
            ("name_*", "the name; spellings in other languages than the text's are ours"),
            ("described_by", IDS),
        ),
        ("id",),
        (),
        people_rows,
    ),
    Table(
        "statements",
        "What is said, in our words",
        (
            ("id", "id of the statement"),
            ("kind", "fact (reported as one), opinion, forecast, official or relayed"),
            ("speaker", "id of a person, or of a source for its own author"),
            ("relays", "whose words are passed on; `unknown` when the text does not say"),
            ("topics", "ids of topics"),
            ("text_*", "our wording"),
            ("references", "sentences quoted"),
            ("derived", "values of our wording that are derived"),
        ),
        ("id",),
        (),
        statements_rows,
    ),
    Table(
        "evidence",
        "The quotations under every statement",
        (
            ("statement", "id of the statement"),
            ("number", "place among its quotations"),
            ("source", "id of the text"),
            ("references", "sentences or endnote quoted"),
            ("voices", "direct, indirect, inherited or editorial"),
            ("language", "language of the original"),
            ("quote_*", "the words; in the original's language to the letter, otherwise our translation"),
        ),
        ("statement", "number"),
        (("statement", "statements"), ("source", "sources")),
        evidence_rows,
    ),
    Table(
        "events",
        "The timeline",
        (
            ("id", "id of the event"),
            ("date", "EDTF (ISO 8601-2); empty where the texts give no years"),
            ("wording", "the text's own words for the date"),
            ("era", "prehistory, dialogue, run-up or summit"),
            ("status", "held, planned, not-held or ongoing"),
            ("title_*", "our short title"),
            ("statements", IDS),
        ),
        ("id",),
        (),
        events_rows,
    ),
    Table(
        "comparisons",
        "The comparison of formats",
        (
            ("comparison", "id of the table"),
            ("dimension", "id of the question"),
            ("partner", "id of the partner"),
            ("question_*", "the question"),
            ("statements", IDS + "; empty: the sources do not say"),
        ),
        ("comparison", "dimension", "partner"),
        (),
        comparisons_rows,
    ),
    Table(
        "positions",
        "Who answers what on the disputed questions",
        (
            ("question", "id of the question"),
            ("kind", "contradiction, difference or nuance"),
            ("question_*", "the question"),
            ("position", "id of the answer"),
            ("answer_*", "the answer in a few words, ours"),
            ("speaker", "id of a person, or of a source for its own author"),
            ("statement", "id of the statement"),
        ),
        ("question", "statement"),
        (("statement", "statements"),),
        positions_rows,
    ),
    Table(
        "forecasts",
        "What was expected and what the later text reports",
        (
            ("id", "id of the forecast"),
            ("outcome", "borne-out, different, silent or unforeseen"),
            ("title_*", "our short title"),
            ("expected", IDS),
            ("reported", IDS),
            ("comment_*", "ours"),
        ),
        ("id",),
        (),
        forecasts_rows,
    ),
    Table(
        "glossary",
        "Terms and names",
        (
            ("id", "id of the term"),
            ("kind", "concept, document, event, format, organisation, people, place, resource or route"),
            ("name_*", "the name"),
            ("other_names_*", "other names, not inflected forms"),
            ("definitions", IDS + "; empty: named, not defined"),
            ("related", "ids of terms"),
        ),
        ("id",),
        (),
        glossary_rows,
    ),
    Table(
        "places",
        "What the map labels",
        (
            ("id", "id of the name, term or partner that it is"),
            ("kind", "town, state, neighbour or sea"),
            ("name_*", "the name"),
            ("longitude", "degrees east: not in the texts; of a town its own, otherwise where the map writes the name"),
            ("latitude", "degrees north, likewise"),
            ("references", "sentences that name it"),
            ("quote_*", "the words that name it; in the original's language to the letter, otherwise our translation"),
        ),
        ("id",),
        (),
        places_rows,
        lambda book: book.geography.credit if book.geography else None,
    ),
    Table(
        "sentences",
        "The texts, sentence by sentence",
        (
            ("reference", "such as T19.2"),
            ("source", "id of the text"),
            ("paragraph", "number, from 1"),
            ("sentence", "number in the paragraph, from 1"),
            ("language", "language of the original"),
            ("text_*", "the sentence: the original to the letter, otherwise our translation"),
            ("voices", "direct, indirect, inherited or editorial"),
            ("speakers", "ids of people, or of the source for its own author"),
            ("relays", "whose words are passed on"),
            ("endnotes", "labels of the endnotes marked at its end"),
        ),
        ("reference",),
        (("source", "sources"),),
        sentences_rows,
    ),
    Table(
        "coverage",
        "What became of every sentence",
        (
            ("reference", "such as T19.2"),
            ("fate", "used or set-aside"),
            ("statements", IDS),
            ("reason", "metaphor, transition or introduction"),
            ("why_*", "the editor's reason"),
        ),
        ("reference",),
        (("reference", "sentences"),),
        coverage_rows,
    ),
)
