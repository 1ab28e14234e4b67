"""The rows of the tables, one function a table: field -> value, in the order of the Book."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model import LANGUAGES, Book, Text
from explainer.proof import Proof, every_sentence, every_statement, record_of, speaker_of
from explainer.render.uses import find_uses

Row = dict[str, str | int | float]
LIST = "; "
"""Parts several values of one field."""


def _texts(name: str, text: Text) -> Row:
    return {f"{name}_{language}": words for language, words in text.items()}


def sources_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """The texts."""
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


def people_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """Everybody the texts name."""
    del proof
    for person in book.people:
        yield {
            "id": person.id,
            "role": person.role,
            **_texts("name", person.name),
            "described_by": LIST.join(item.id for item in person.described),
        }


def statements_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """What is said, in our words."""
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


def evidence_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """The quotations under every statement."""
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


def events_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """The timeline, in its order."""
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


def comparisons_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """Every question to every partner; without statements where the sources are silent."""
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


def positions_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """Who answers what on the disputed questions."""
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


def forecasts_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """What was expected, and what was reported."""
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


def glossary_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """Terms and names."""
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


def places_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """What the map labels, with the words that name it."""
    for place in book.map_places:
        located = [proof.located(item) for item in place.evidence]
        source = located[0].source
        yield {
            "id": place.id,
            "kind": place.kind,
            **_texts("name", record_of(book, place).name),
            "longitude": place.east,
            "latitude": place.north,
            "references": LIST.join(str(reference) for item in located for reference in item.references),
            **{
                f"quote_{language}": LIST.join(
                    found.quote if language == source.language else proof.translation(item, language)
                    for item, found in zip(place.evidence, located, strict=True)
                )
                for language in LANGUAGES
            },
        }


def sentences_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """The texts, sentence by sentence; of a text in excerpts, what is not quoted has no words."""
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


def coverage_rows(book: Book, proof: Proof) -> Iterator[Row]:
    """What became of every sentence."""
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
