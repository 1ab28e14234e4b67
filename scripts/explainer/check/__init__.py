"""Every record of the Book held against the texts. All problems at once; with one of them nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.check.coverage import coverage_problems
from explainer.check.evidence import evidence_problems
from explainer.check.findings import figure_problems, finding_problems, speaker_problems
from explainer.check.labels import label_problems
from explainer.check.marks import mark_problems
from explainer.check.places import place_problems
from explainer.check.prose import plain, prose_problems
from explainer.check.readings import lost_readings
from explainer.check.records import id_problems, reference_problems, use_problems
from explainer.check.texts import (
    event_problems,
    source_problems,
    translation_problems,
    voice_problems,
)
from explainer.check.typography import typography_faults
from explainer.check.wording import Wording
from explainer.model import Book, Place, Problem, Text
from explainer.proof import every_statement


def check_book(book: Book) -> tuple[Problem, ...]:
    """Every problem of the Book, sorted by place."""
    return tuple(sorted(set(_problems(book))))


def _problems(book: Book) -> Iterator[Problem]:
    sources = {source.id: source for source in book.sources}
    wording = Wording(book)
    yield from source_problems(book)
    yield from translation_problems(book)
    yield from voice_problems(book)
    yield from coverage_problems(book)
    yield from event_problems(book)
    yield from id_problems(book)
    yield from reference_problems(book)
    yield from use_problems(book)
    for statement in every_statement(book):
        yield from evidence_problems(statement, sources)
        yield from wording.problems(statement)
    yield from prose_problems(book, wording)
    yield from finding_problems(book, wording)
    yield from speaker_problems(book)
    yield from figure_problems(book)
    yield from place_problems(book, wording)
    yield from label_problems(book)
    yield from mark_problems(book)
    yield from lost_readings(book)
    for place, words, language, whole in our_words(book):
        for fault in typography_faults(words, language, whole=whole):
            yield Problem(place, f"{language}: {fault}")


def our_words(book: Book) -> Iterator[tuple[Place, str, str, bool]]:
    """(place, words, language, whole) of everything that we wrote; quotations are the texts' and not in it.

    A translated sentence is not whole: a quotation may open in it and close in another.
    """
    for place, text in _our_texts(book):
        for language, words in text.items():
            yield place, words, language, True
    for source in book.sources:
        for entry in source.translations.values():
            yield from ((entry.place, words, language, False) for language, words in entry.words.items())
    for essay in (*book.essays, *book.pages):
        for language, blocks in essay.blocks.items():
            yield essay.places[language], essay.title[language], language, True
            for block in blocks:
                yield Place(essay.places[language].path, block.line), plain(block), language, True


def _our_texts(book: Book) -> Iterator[tuple[Place, Text]]:
    for statement in every_statement(book):
        yield statement.place, statement.text
        yield from ((derived.place, derived.rule) for derived in statement.derived)
    for source in book.sources:
        yield source.place, source.title
        yield source.place, source.publisher
        yield from ((entry.place, entry.note) for entry in source.translations.values() if entry.note)
    for item in (*book.people, *book.partners, *book.terms, *book.names):
        yield item.place, item.name
        yield item.place, item.short
    for partner in book.partners:
        if partner.format:
            yield partner.place, partner.format
    for term in book.terms:
        if term.reading:
            yield term.place, term.reading
    yield from ((decision.place, decision.reason) for decision in book.decisions)
    yield from ((item.place, item.why) for item in book.set_aside)
    yield from ((topic.place, topic.name) for topic in book.topics)
    yield from ((event.place, event.title) for event in book.events)
    for comparison in book.comparisons:
        yield comparison.place, comparison.title
        yield comparison.place, comparison.lead
        yield from ((dimension.place, dimension.question) for dimension in comparison.dimensions)
    for forecast in book.forecasts:
        yield forecast.place, forecast.title
        yield forecast.place, forecast.comment
    for question in book.questions:
        yield question.place, question.question
        yield question.place, question.comment
        yield from ((position.place, position.answer) for position in question.positions)
    for silence in book.silences:
        yield silence.place, silence.title
        yield silence.place, silence.text
    for figure in book.figures:
        yield figure.place, figure.figure
        yield figure.place, figure.counts
    if book.geography:
        yield book.geography.place, book.geography.credit
    for path in book.paths:
        yield path.place, path.title
        yield path.place, path.lead
        yield from ((step.place, step.why) for step in path.steps)
    for label in book.labels.values():
        # A label of signs alone («» „“) is no prose.
        if any(character.isalnum() for words in label.text for character in words):
            yield label.place, label.text
