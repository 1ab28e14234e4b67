"""The tables of what the program makes of the texts and of our prose: sentences, endnotes, coverage, passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.words import count_words
from explainer.model import LANGUAGES, Reference, plain
from explainer.proof import every_sentence, speaker_of, voices_of
from explainer.render.data.columns import Column, Row, View, by_language, listed, words_of
from explainer.view.naming import count_names

REFERENCE = Column(name="reference", meaning="Of the sentence: the text's letter, its paragraph, its number there.")
SOURCE = Column(name="source", meaning="Id of the text.", to=("sources",))
SPEAKERS = ("people", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A table whose rows no record has as they are."""

    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[View], Iterator[Row]]
    key: tuple[str, ...] = ("reference",)


def _sentences(view: View) -> Iterator[Row]:
    annotations = {item.at: item for source in view.book.sources for item in source.annotations}
    for source, paragraph, sentence, reference in every_sentence(view.book):
        voices = voices_of(source, paragraph, sentence)
        annotation = annotations.get(str(reference))
        entry = source.translations[str(reference)]
        shown = view.is_shown(source.id, str(reference))
        yield {
            "reference": str(reference),
            "source": source.id,
            "paragraph": paragraph.number,
            "sentence": sentence.number,
            "language": source.language,
            **words_of("text", {**entry.words, source.language: sentence.text} if shown else {}),
            **words_of("note", entry.note.items() if entry.note and shown else ()),
            "block": annotation.block or "" if annotation else "",
            **words_of("reading", annotation.reason.items() if annotation and annotation.reason else ()),
            "voices": listed(voice.kind for voice in voices),
            "speakers": listed(speaker_of(voice, source) for voice in voices),
            "relays": listed(voice.relays for voice in voices if voice.relays),
            "endnotes": listed(str(Reference(source.code, note=label)) for label in sentence.notes),
        }


def _spans(view: View) -> Iterator[Row]:
    for source in view.book.sources:
        for annotation in source.annotations:
            for number, span in enumerate(annotation.voices, 1):
                yield {
                    "reference": annotation.at,
                    "number": number,
                    "words": span.words if view.is_shown(source.id, annotation.at) else "",
                    "count": count_words(span.words),
                    "kind": span.kind,
                    "speaker": span.speaker or source.id,
                    "relays": span.relays or "",
                }


def _mentions(view: View) -> Iterator[Row]:
    for one in count_names(view.book):
        for at, by_name in one.sentences.items():
            yield {"name": one.id, "reference": at, "way": "name" if by_name else "other"}


def _dates(view: View) -> Iterator[Row]:
    for source in view.book.sources:
        for annotation in source.annotations:
            for number, date in enumerate(annotation.dates, 1):
                yield {
                    "reference": annotation.at,
                    "number": number,
                    "wording": date.wording if view.is_shown(source.id, annotation.at) else "",
                    "edtf": date.edtf,
                    "counted_from": date.counted_from,
                }


def _endnotes(view: View) -> Iterator[Row]:
    for source in view.book.sources:
        for note in source.text.endnotes:
            yield {
                "reference": str(Reference(source.code, note=note.label)),
                "source": source.id,
                "label": note.label,
                "title": note.work.title,
                "publisher": note.work.publisher,
                "address": note.work.address,
                "accessed": note.work.accessed,
            }


def _coverage(view: View) -> Iterator[Row]:
    aside = {item.at: item for item in view.book.set_aside}
    for *_, reference in every_sentence(view.book):
        at = str(reference)
        used = listed(use.statement for use in view.uses.get(at, ()))
        item = None if used else aside.get(at)
        yield {
            "reference": at,
            "fate": "used" if used else "set-aside" if item else "left-out",
            "statements": used,
            "reason": item.reason if item else "",
            **words_of("why", item.why.items() if item else ()),
        }


def _passages(view: View) -> Iterator[Row]:
    for essay in (*view.book.essays, *view.book.pages):
        versions = {language: essay.blocks[language] for language in LANGUAGES}
        for number, block in enumerate(versions[LANGUAGES[0]], 1):
            said = {
                language: " ".join(plain(runs) for runs in blocks[number - 1].items)
                for language, blocks in versions.items()
                if number <= len(blocks)
            }
            yield {
                "essay": essay.id,
                "number": number,
                "kind": block.kind,
                "anchor": block.id,
                **words_of("text", said),
                "statements": listed(block.cited),
            }


def _changes(view: View) -> Iterator[Row]:
    for change in view.book.changes:
        for number, item in enumerate(change.items, 1):
            yield {"version": change.version, "day": change.day, "number": number, "item": item}


STATEMENTS = Column(name="statements", meaning="Ids of statements.", to=("statements",), many=True)
MADE: Mapping[str, Made] = {
    "sentences": Made(
        meaning="The texts, sentence by sentence; of a text in excerpts, what is not quoted has no words.",
        columns=(
            REFERENCE,
            SOURCE,
            Column(name="paragraph", meaning="Its number, from 1.", type="integer"),
            Column(name="sentence", meaning="Its number in the paragraph, from 1.", type="integer"),
            Column(name="language", meaning="The language of the text."),
            *by_language("text", "The sentence: the original to the letter, otherwise our translation."),
            *by_language("note", "The translator's note, where the original is ambiguous."),
            Column(name="block", meaning="Of the first sentence of a paragraph: what that is."),
            *by_language("reading", "Why an editor reads the sentence so, where no rule could know."),
            Column(name="voices", meaning="How it is spoken: direct, indirect, inherited or editorial.", many=True),
            Column(name="speakers", meaning="Who speaks it: people, or the text's author.", to=SPEAKERS, many=True),
            Column(name="relays", meaning="Whose words are passed on.", to=SPEAKERS, many=True, also=("unknown",)),
            Column(name="endnotes", meaning="Those marked at its end.", to=("endnotes",), many=True),
        ),
        rows=_sentences,
    ),
    "voices": Made(
        meaning="Whose words each part of a sentence is; of a text in excerpts, what is not quoted has no words.",
        columns=(
            Column(name="reference", meaning=REFERENCE.meaning, to=("sentences",)),
            Column(name="number", meaning="Of the part in its sentence, from 1.", type="integer"),
            Column(name="words", meaning="The part, to the letter."),
            Column(name="count", meaning="How many words it has.", type="integer"),
            Column(name="kind", meaning="How it is spoken: direct, indirect, inherited or editorial."),
            Column(name="speaker", meaning="Who speaks it: a person, or the text's author.", to=SPEAKERS),
            Column(name="relays", meaning="Whose words are passed on in it.", to=SPEAKERS, also=("unknown",)),
        ),
        rows=_spans,
        key=("reference", "number"),
    ),
    "mentions": Made(
        meaning="Which sentences name the partners and the states of the map.",
        columns=(
            Column(name="name", meaning="Who is named.", to=("names", "glossary", "partners")),
            Column(name="reference", meaning=REFERENCE.meaning, to=("sentences",)),
            Column(
                name="way",
                meaning="`name`: by a name with a capital letter, or one that stands for it; `other`: in other words.",
            ),
        ),
        rows=_mentions,
        key=("name", "reference"),
    ),
    "dates": Made(
        meaning="The dates that the sentences name; of a text in excerpts, what is not quoted has no words.",
        columns=(
            Column(name="reference", meaning=REFERENCE.meaning, to=("sentences",)),
            Column(name="number", meaning="Of the date in its sentence, from 1.", type="integer"),
            Column(name="wording", meaning="As the text has it."),
            Column(name="edtf", meaning="EDTF (ISO 8601-2); empty where the text gives no years.", dated=True),
            Column(
                name="counted_from",
                meaning="What it is counted from: a sentence, or `text` for the text's own date.",
                to=("sentences",),
                also=("text",),
            ),
        ),
        rows=_dates,
        key=("reference", "number"),
    ),
    "endnotes": Made(
        meaning="The endnotes of the texts, and the works that they cite.",
        columns=(
            Column(name="reference", meaning="Of the endnote: the text's letter, its label."),
            SOURCE,
            Column(name="label", meaning="As the text marks it."),
            Column(name="title", meaning="Of the work cited, as the endnote gives it."),
            Column(name="publisher", meaning="Of the work, as the endnote gives it."),
            Column(name="address", meaning="Where the endnote says that it stands."),
            Column(name="accessed", meaning="The day of access, ISO 8601.", dated=True),
        ),
        rows=_endnotes,
    ),
    "coverage": Made(
        meaning="What became of every sentence.",
        columns=(
            Column(name="reference", meaning=REFERENCE.meaning, to=("sentences",)),
            Column(name="fate", meaning="One of: used, set-aside, left-out (of a text in excerpts, and not quoted)."),
            STATEMENTS,
            Column(name="reason", meaning="Why it is set aside: metaphor, transition or introduction."),
            *by_language("why", "The editor's reason."),
        ),
        rows=_coverage,
    ),
    "passages": Made(
        meaning="Our prose, block by block: essays, then the pages that are none.",
        columns=(
            Column(name="essay", meaning="Id of the essay or page.", to=("essays", "pages")),
            Column(name="number", meaning="Its place there, from 1.", type="integer"),
            Column(name="kind", meaning="One of: heading, paragraph, quote, list, figure."),
            Column(name="anchor", meaning="Of a heading its id, of a figure its name."),
            *by_language("text", "Our words, without the marks of citations."),
            STATEMENTS,
        ),
        rows=_passages,
        key=("essay", "number"),
    ),
    "changes": Made(
        meaning="The change log: what is new in each edition, the newest first.",
        columns=(
            Column(name="version", meaning="Of the edition."),
            Column(name="day", meaning="Of the edition, ISO 8601.", type="date", dated=True),
            Column(name="number", meaning="Its place in its edition, from 1.", type="integer"),
            Column(name="item", meaning="What is new, in English."),
        ),
        rows=_changes,
        key=("version", "number"),
    ),
}
