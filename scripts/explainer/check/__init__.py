"""Every record of the Book held against the texts. All problems at once; with one of them nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.check.coverage import coverage_problems
from explainer.check.evidence import evidence_problems
from explainer.check.findings import figure_problems, finding_problems, speaker_problems
from explainer.check.good import Good
from explainer.check.labels import label_problems
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
from explainer.check.wording import Wording, quoted_by
from explainer.model import Book, Place, Problem, Statement, Text
from explainer.proof import Finder, every_statement


def check_book(book: Book, good: Good | None = None) -> tuple[Problem, ...]:
    """Every problem of the Book, sorted by place. `good`: what has been found good before, and now is."""
    return tuple(sorted(set(_problems(book, good or Good()))))


def _problems(book: Book, good: Good) -> Iterator[Problem]:
    finder = Finder(book.sources)
    wording = Wording(book, finder)
    yield from source_problems(book)
    yield from translation_problems(book)
    yield from voice_problems(book)
    yield from coverage_problems(book, finder)
    yield from event_problems(book, finder)
    yield from id_problems(book)
    yield from reference_problems(book)
    yield from use_problems(book)
    for statement in every_statement(book):
        looked_at = ("statement", statement, quoted_by(statement, finder), wording.names)
        yield from good.unless(looked_at, _statement_problems(statement, finder, wording))
    yield from prose_problems(book, wording, good)
    yield from finding_problems(book, wording, good)
    yield from speaker_problems(book)
    yield from figure_problems(book, finder, good)
    yield from place_problems(book, wording)
    yield from label_problems(book)
    yield from lost_readings(book)
    for place, words, language, whole in our_words(book):
        yield from good.unless(("words", words, language, whole), _typography(place, words, language, whole))


def _statement_problems(statement: Statement, finder: Finder, wording: Wording) -> Iterator[Problem]:
    yield from evidence_problems(statement, finder)
    yield from wording.problems(statement)


def _typography(place: Place, words: str, language: str, whole: bool) -> Iterator[Problem]:
    for fault in typography_faults(words, language, whole=whole):
        yield Problem(place, f"{language}: {fault}")


def our_words(book: Book) -> Iterator[tuple[Place, str, str, bool]]:
    """(place, words, language, whole) of everything that we wrote; quotations are the texts' and not in it.

    A translated sentence is not whole: a quotation may open in it and close in another.
    """
    for places, text in _our_texts(book):
        for language, words in text.items():
            yield places[language], words, language, True
    for source in book.sources:
        for entry in source.translations.values():
            yield from ((entry.place.of(language), words, language, False) for language, words in entry.words.items())
    for essay in (*book.essays, *book.pages):
        for language, blocks in essay.blocks.items():
            yield essay.places[language], essay.title[language], language, True
            for block in blocks:
                for index, runs in enumerate(block.items):
                    yield Place(essay.places[language].path, block.line_of(index)), plain(runs), language, True


def _our_texts(book: Book) -> Iterator[tuple[Mapping[str, Place], Text]]:
    for statement in every_statement(book):
        yield statement.place.by_language(), statement.text
        yield from ((derived.place.by_language(), derived.rule) for derived in statement.derived)
    for source in book.sources:
        yield source.place.by_language("title"), source.title
        yield source.place.by_language("publisher"), source.publisher
        yield from (
            (entry.place.by_language("note"), entry.note) for entry in source.translations.values() if entry.note
        )
    for item in (*book.people, *book.partners, *book.terms, *book.names):
        yield item.place.by_language("name"), item.name
        if item.short != item.name:
            yield item.place.by_language("short"), item.short
    for partner in book.partners:
        if partner.format:
            yield partner.place.by_language("format"), partner.format
    for term in book.terms:
        if term.reading:
            yield term.place.by_language("reading"), term.reading
    yield from ((decision.place.by_language("reason"), decision.reason) for decision in book.decisions)
    yield from ((item.place.by_language(), item.why) for item in book.set_aside)
    yield from ((topic.place.by_language(), topic.name) for topic in book.topics)
    yield from ((event.place.by_language("title"), event.title) for event in book.events)
    for comparison in book.comparisons:
        yield comparison.place.by_language("title"), comparison.title
        yield comparison.place.by_language("lead"), comparison.lead
        yield from (
            (dimension.place.by_language("question"), dimension.question) for dimension in comparison.dimensions
        )
    for forecast in book.forecasts:
        yield forecast.place.by_language("title"), forecast.title
        yield forecast.place.by_language("comment"), forecast.comment
    for question in book.questions:
        yield question.place.by_language("question"), question.question
        yield question.place.by_language("comment"), question.comment
        yield from ((position.place.by_language("answer"), position.answer) for position in question.positions)
    for silence in book.silences:
        yield silence.place.by_language("title"), silence.title
        yield silence.place.by_language("text"), silence.text
    for figure in book.figures:
        yield figure.place.by_language("figure"), figure.figure
        yield figure.place.by_language("counts"), figure.counts
    if book.geography:
        yield book.geography.place.by_language("credit"), book.geography.credit
    yield from ((item.place.by_language(), item.reason) for item in book.redirects if item.reason)
    for path in book.paths:
        yield path.place.by_language("title"), path.title
        yield path.place.by_language("lead"), path.lead
        yield from ((step.place.by_language(), step.why) for step in path.steps)
    for label in book.labels.values():
        # A label of signs alone («» „“) is no prose.
        if any(character.isalnum() for words in label.text for character in words):
            yield label.place.by_language(), label.text
