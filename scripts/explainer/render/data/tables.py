"""The tables: what a row of each is, and what its fields mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explainer.model import LANGUAGES, Book, Text
from explainer.proof import Proof, every_sentence, every_statement, speaker_of
from explainer.render.uses import find_uses

Row = dict[str, str | int]
LIST = "; "
"""Parts several values of one field."""


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

    def columns(self) -> tuple[tuple[str, str], ...]:
        """The fields, languages written out."""
        return tuple(
            (name.replace("*", language), meaning)
            for name, meaning in self.fields
            for language in (LANGUAGES if name.endswith("*") else LANGUAGES[:1])
        )

    def rows(self, book: Book, proof: Proof) -> list[Row]:
        return list(self.make(book, proof))


def _texts(name: str, text: Text) -> Row:
    return {f"{name}_{language}": words for language, words in text.items()}


def _sources(book: Book, proof: Proof) -> Iterator[Row]:
    del proof
    for source in book.sources:
        yield {
            "id": source.id,
            "code": source.code,
            **_texts("title", source.title),
            **_texts("publisher", source.publisher),
            "date": source.date,
            "language": source.language,
            "rights": source.rights,
            "sha256": source.sha256,
        }


def _people(book: Book, proof: Proof) -> Iterator[Row]:
    del proof
    for person in book.people:
        yield {
            "id": person.id,
            "role": person.role,
            **_texts("name", person.name),
            "described_by": LIST.join(item.id for item in person.described),
        }


def _statements(book: Book, proof: Proof) -> Iterator[Row]:
    for statement in every_statement(book):
        references = [str(reference) for item in statement.evidence for reference in proof.located(item).references]
        yield {
            "id": statement.id,
            "kind": statement.kind,
            "speaker": statement.speaker,
            "relays": statement.relays or "",
            "topics": LIST.join(statement.topics),
            **_texts("text", statement.text),
            "references": LIST.join(dict.fromkeys(references)),
            "derived": LIST.join(statement.derived_values),
        }


def _evidence(book: Book, proof: Proof) -> Iterator[Row]:
    for statement in every_statement(book):
        for number, item in enumerate(statement.evidence, 1):
            located = proof.located(item)
            source = located.source
            yield {
                "statement": statement.id,
                "number": number,
                "source": source.id,
                "references": LIST.join(str(reference) for reference in located.references),
                "voices": LIST.join(dict.fromkeys(voice.kind for voice in located.voices)) or "editorial",
                "language": source.language,
                **{
                    f"quote_{language}": located.quote
                    if language == source.language
                    else proof.translation(item, language)
                    for language in LANGUAGES
                },
            }


def _events(book: Book, proof: Proof) -> Iterator[Row]:
    del proof
    for event in sorted(book.events, key=lambda event: (event.order, event.id)):
        yield {
            "id": event.id,
            "date": event.date,
            "wording": event.wording,
            "era": event.era,
            "status": event.status,
            **_texts("title", event.title),
            "statements": LIST.join(item.id for item in event.statements),
        }


def _comparisons(book: Book, proof: Proof) -> Iterator[Row]:
    del proof
    for comparison in book.comparisons:
        cells = {(cell.partner, cell.dimension): cell for cell in comparison.cells}
        for dimension in comparison.dimensions:
            for partner in comparison.partners:
                cell = cells.get((partner, dimension.id))
                yield {
                    "comparison": comparison.id,
                    "dimension": dimension.id,
                    "partner": partner,
                    **_texts("question", dimension.question),
                    "statements": LIST.join(item.id for item in cell.statements) if cell else "",
                }


def _positions(book: Book, proof: Proof) -> Iterator[Row]:
    for question in book.questions:
        for position in question.positions:
            for id in position.statements:
                yield {
                    "question": question.id,
                    "kind": question.kind,
                    **_texts("question", question.question),
                    "position": position.id,
                    **_texts("answer", position.answer),
                    "speaker": proof.statements[id].speaker,
                    "statement": id,
                }


def _forecasts(book: Book, proof: Proof) -> Iterator[Row]:
    del proof
    for forecast in book.forecasts:
        yield {
            "id": forecast.id,
            "outcome": forecast.outcome,
            **_texts("title", forecast.title),
            "expected": LIST.join(forecast.expected),
            "reported": LIST.join(forecast.reported),
            **_texts("comment", forecast.comment),
        }


def _glossary(book: Book, proof: Proof) -> Iterator[Row]:
    del proof
    for term in book.terms:
        yield {
            "id": term.id,
            "kind": term.kind,
            **_texts("name", term.name),
            **{f"other_names_{name}": LIST.join(term.forms.get(name, ())) for name in LANGUAGES},
            "definitions": LIST.join(item.id for item in term.definitions),
            "related": LIST.join(term.see),
        }


def _sentences(book: Book, proof: Proof) -> Iterator[Row]:
    uses = find_uses(book, proof)
    for source, paragraph, sentence, reference in every_sentence(book):
        # Of a text shown in excerpts only the quoted sentences leave the house.
        shown = source.rights == "full" or str(reference) in uses
        voices = [
            voice
            for voice in source.voices[paragraph.number - 1]
            if any(
                character.isalnum()
                for character in paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
            )
        ]
        entry = source.translations[str(reference)]
        yield {
            "reference": str(reference),
            "source": source.id,
            "paragraph": paragraph.number,
            "sentence": sentence.number,
            "language": source.language,
            **{
                f"text_{language}": (sentence.text if language == source.language else entry.words[language])
                if shown
                else ""
                for language in LANGUAGES
            },
            "voices": LIST.join(dict.fromkeys(voice.kind for voice in voices)),
            "speakers": LIST.join(dict.fromkeys(speaker_of(voice, source) for voice in voices)),
            "relays": LIST.join(dict.fromkeys(voice.relays for voice in voices if voice.relays)),
            "endnotes": LIST.join(sentence.notes),
        }


def _coverage(book: Book, proof: Proof) -> Iterator[Row]:
    uses = find_uses(book, proof)
    aside = {item.at: item for item in book.set_aside}
    for *_, reference in every_sentence(book):
        at = str(reference)
        used = dict.fromkeys(use.statement for use in uses.get(at, ()))
        item = aside.get(at)
        why = item.why if item and not used else Text(("",) * len(LANGUAGES))
        yield {
            "reference": at,
            "fate": "used" if used else "set-aside",
            "statements": LIST.join(used),
            "reason": item.reason if item and not used else "",
            **_texts("why", why),
        }


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
        _sources,
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
        _people,
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
        _statements,
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
        _evidence,
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
        _events,
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
        _comparisons,
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
        _positions,
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
        _forecasts,
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
        _glossary,
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
        _sentences,
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
        _coverage,
    ),
)
