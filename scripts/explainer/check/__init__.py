"""Every record of the Book held against the texts. All problems at once; with one of them nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.check.coverage import coverage_problems
from explainer.check.evidence import evidence_problems
from explainer.check.findings import figure_problems, finding_problems, speaker_problems
from explainer.check.good import Good
from explainer.check.labels import label_problems
from explainer.check.marks import mark_problems
from explainer.check.ours import our_records, words_of
from explainer.check.places import place_problems
from explainer.check.prose import prose_problems
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
from explainer.model import Book, Problem, Statement
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
    yield from mark_problems(book)
    yield from lost_readings(book)
    for record in our_records(book):
        yield from good.unless(("words", record), _typography(record))


def _statement_problems(statement: Statement, finder: Finder, wording: Wording) -> Iterator[Problem]:
    yield from evidence_problems(statement, finder)
    yield from wording.problems(statement)


def _typography(record: object) -> Iterator[Problem]:
    for place, words, language, whole in words_of(record):
        for fault in typography_faults(words, language, whole=whole):
            yield Problem(place, f"{language}: {fault}")
