"""Every record of the Book held against the texts. All problems at once; with one of them nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.check.alike import claim_differences, differences
from explainer.check.coverage import coverage_problems
from explainer.check.dating import event_problems, source_problems
from explainer.check.evidence import evidence_problems
from explainer.check.findings import figure_problems, finding_problems, speaker_problems
from explainer.check.good import Good
from explainer.check.labels import label_problems
from explainer.check.languages import copy_problems, language_problems
from explainer.check.marks import mark_problems
from explainer.check.ours import is_claim, our_records, texts_of, words_of
from explainer.check.places import place_problems
from explainer.check.prose import prose_problems
from explainer.check.readings import lost_readings
from explainer.check.records import id_problems, reference_problems, use_problems
from explainer.check.spelling import Said, Spelling
from explainer.check.texts import translation_problems
from explainer.check.typography import typography_faults
from explainer.check.voices import doubt_problems, doubted_decisions, outvoted, voice_problems
from explainer.check.wording import Wording, quoted_by
from explainer.model import Book, Named, Problem, Redirect, Statement
from explainer.proof import Finder, every_statement

OFTEN = 10
"""How many times the same is told before the rest is only counted: an id that two hundred records refer to."""


def check_book(book: Book, good: Good | None = None) -> tuple[Problem, ...]:
    """Every problem of the Book, sorted by place. `good`: what has been found good before, and now is."""
    found: dict[str, list[Problem]] = {}
    for problem in sorted(set(_problems(book, good or Good()))):
        found.setdefault(problem.message, []).append(problem)
    return tuple(sorted(problem for same in found.values() for problem in _not_too_often(same)))


def _not_too_often(same: Sequence[Problem]) -> Iterator[Problem]:
    """Problems of one message, sorted; of many the last one told says how many more there are."""
    if len(same) <= OFTEN:
        yield from same
        return
    *first, last = same[:OFTEN]
    yield from first
    yield Problem(last.place, f"{last.message} (and so in {len(same) - OFTEN} more places)")


def _problems(book: Book, good: Good) -> Iterator[Problem]:
    finder = Finder(book.sources)
    spelling = Spelling()
    yield from good.unless(("spelling", book.sources, *our_records(book)), spelling.problems(book, _said(book)))
    wording = Wording(book, finder, spelling)
    yield from source_problems(book, finder)
    yield from translation_problems(book, wording, good)
    yield from voice_problems(book, wording.moves)
    doubts = doubted_decisions(book, finder)
    yield from doubt_problems(doubts)
    yield from coverage_problems(book, finder, wording.moves)
    yield from event_problems(book, finder)
    yield from id_problems(book)
    yield from reference_problems(book)
    yield from use_problems(book)
    unsettled = sorted(outvoted(doubts))
    for statement in every_statement(book):
        quoted, dated = quoted_by(statement.every_evidence, finder), wording.dates.get(statement.id)
        looked_at = ("statement", statement, quoted, dated, unsettled, wording.names)
        yield from good.unless(looked_at, _statement_problems(statement, wording, unsettled))
    yield from prose_problems(book, wording, good)
    yield from finding_problems(book, wording, good)
    yield from speaker_problems(book)
    yield from figure_problems(book, finder, good)
    yield from place_problems(book, wording, good)
    yield from label_problems(book)
    yield from mark_problems(book)
    yield from lost_readings(book)
    for record in our_records(book):
        yield from good.unless(("words", record, wording.names), _words_problems(record, wording))
    # Of several things that moved the reason may be the same.
    records = (record for record in our_records(book) if not isinstance(record, Redirect))
    yield from copy_problems(pair for record in records for pair in texts_of(record))


def _said(book: Book) -> Iterator[Said]:
    """All that we wrote but names themselves."""
    for record in our_records(book):
        names = {*record.name, *record.short} if isinstance(record, Named) else set()
        yield from ((place, words, language) for place, words, language, _ in words_of(record) if words not in names)


def _statement_problems(statement: Statement, wording: Wording, unsettled: Sequence[str]) -> Iterator[Problem]:
    yield from evidence_problems(statement, wording, unsettled)
    yield from wording.problems(statement)
    places, what = statement.place.by_language(), f'statement "{statement.id}"'
    yield from claim_differences(wording, places, what, dict(statement.text.items()))


def _words_problems(record: object, wording: Wording) -> Iterator[Problem]:
    for places, text in texts_of(record):
        if not is_claim(record, text):
            yield from differences(wording, places, "this field", dict(text.items()))
        yield from language_problems(places, text, wording)
    for place, words, language, whole in words_of(record):
        for fault in typography_faults(words, language, whole=whole):
            yield Problem(place, f"{language}: {fault}")
