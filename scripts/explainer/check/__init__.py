"""Every record of the Book held against the texts. All problems at once; with one of them nothing is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from explainer.check.accepted import open_problems
from explainer.check.alike import differences
from explainer.check.annotations import annotation_problems, misnamed
from explainer.check.basis import Bases
from explainer.check.claims import claim_problems, ungrounded
from explainer.check.coverage import coverage_problems
from explainer.check.dating import event_problems, order_problems, source_problems
from explainer.check.evidence import evidence_problems
from explainer.check.exchanged import exchanged_findings
from explainer.check.findings import figure_problems, speaker_problems, unrelated
from explainer.check.first import first_findings
from explainer.check.flips import flip_findings
from explainer.check.good import Good
from explainer.check.grounding import Grounding
from explainer.check.labels import label_problems
from explainer.check.languages import copy_problems, language_problems
from explainer.check.lost import lost_problems, misnamed_problems
from explainer.check.naming import called_problems, role_problems, unheard_names
from explainer.check.order import order_findings
from explainer.check.ours import texts_of, words_of
from explainer.check.own_words import OwnWords
from explainer.check.passages import passage_problems, ungrounded_passages
from explainer.check.places import place_problems
from explainer.check.prose import prose_problems
from explainer.check.records import id_problems, reference_problems, use_problems
from explainer.check.silences import needless_set_asides, silence_problems
from explainer.check.site import site_problems
from explainer.check.spelling import Said, Spelling
from explainer.check.texts import author_problems, mark_problems, title_problems, translation_problems
from explainer.check.typography import typography_faults
from explainer.check.unsaid import unsaid_findings
from explainer.check.unsought import aside_problems
from explainer.check.voices import doubt_problems, doubted_speakers, outvoted
from explainer.check.wording import Wording, quoted_by
from explainer.counted import counted
from explainer.model import Book, Label, Named, Place, Problem, Record, Redirect, Statement, every_record
from explainer.proof import Finder, every_statement

OFTEN = 10
"""How many times the same is told before the rest is only counted: an id that two hundred records refer to."""


def check_book(book: Book, good: Good | None = None) -> tuple[Problem, ...]:
    """Every problem of the Book, sorted by place. `good`: what has been found good before, and now is."""
    good, finder, spelling = good or Good(), Finder(book.sources), Spelling()
    # First: what names are misspelt is known only then.
    problems = set(good.unless(("spelling", book.sources, *every_record(book)), spelling.problems(book, _said(book))))
    wording, bases = Wording(book, finder, spelling), Bases(book, finder)
    twice = tuple(id_problems(book))
    problems.update(_problems(book, wording, bases, good, twice))
    # Where something else is wrong with some words, that comes first; and what rests on what is known only when every
    # id means one record.
    # What is told at a silence's own line is that it may be broken, and says nothing of its words.
    places = {problem.place for problem in problems} - {silence.place for silence in book.silences}
    known = problems.isdisjoint(twice)
    grounding = Grounding(book, wording)
    problems.update(unrelated(book, finder, grounding))
    doubts = (
        *ungrounded(book, bases, grounding),
        *ungrounded_passages(book, bases, grounding),
        *flip_findings(book, finder, good),
        *unsaid_findings(book),
        *exchanged_findings(book, bases, wording, good),
        *order_findings(book, bases, wording, good),
        *unheard_names(book),
        *first_findings(book, finder),
    )
    judged = (replace(doubt, judged=doubt.judged and known and places.isdisjoint(doubt.owners)) for doubt in doubts)
    open_doubts, needless = open_problems(judged, book)
    problems |= {problem for problem in open_doubts if problem.place not in places}
    # What is accepted for nothing is known only when nothing else is wrong.
    problems |= set() if problems else {*needless, *needless_set_asides(book, finder, good), *grounding.needless()}
    found: dict[str, list[Problem]] = {}
    for problem in sorted(problems):
        found.setdefault(problem.message, []).append(problem)
    return tuple(sorted(problem for same in found.values() for problem in _not_too_often(same)))


def every_problem(book: Book, loaded: Sequence[Problem], good: Good | None = None) -> tuple[Problem, ...]:
    """All that an editor is told, sorted. `loaded`: what loading found.

    Of a file that could not be read, and of one that is missing, that alone: the rest would be told as wrong, too.
    """
    if any(problem.breaks for problem in loaded):
        return tuple(sorted(loaded))
    unread = _unread(book, loaded)
    found = {*loaded, *(one for one in check_book(book, good) if not (one.judged and unread(one.place)))}
    doubled = tuple(sorted(problem for problem in found if problem.breaks))
    alone = doubled or (lost_problems(book) if found else ()) or misnamed_problems(book, found)
    return alone or tuple(sorted(found))


def _unread(book: Book, loaded: Sequence[Problem]) -> Callable[[Place], bool]:
    """Whether a place is in a record of which loading could not read all: what it says in all is not judged then."""
    starts: dict[str, list[int]] = {}
    for record in every_record(book):
        if isinstance(record, Record):
            starts.setdefault(record.place.path, []).append(record.place.line)
    for lines in starts.values():
        lines.sort()

    def record_at(place: Place) -> tuple[str, int]:
        return place.path, bisect_right(starts.get(place.path, []), place.line)

    unread = {record_at(problem.place) for problem in loaded}
    return lambda place: record_at(place) in unread


def _not_too_often(same: Sequence[Problem]) -> Iterator[Problem]:
    """Problems of one message, sorted; of many the last one told says how many more there are."""
    if len(same) <= OFTEN:
        yield from same
        return
    *first, last = same[:OFTEN]
    yield from first
    yield replace(last, message=f"{last.message} (and so in {counted(len(same) - OFTEN, 'more place')})")


def _problems(book: Book, wording: Wording, bases: Bases, good: Good, twice: Sequence[Problem]) -> Iterator[Problem]:
    """`twice`: ids that one reference could mean both of."""
    finder = wording.finder
    yield from source_problems(book, finder)
    yield from translation_problems(book, wording, good)
    yield from title_problems(book)
    yield from author_problems(book)
    yield from annotation_problems(book)
    doubts = doubted_speakers(book, finder)
    yield from doubt_problems(doubts)
    yield from coverage_problems(book, finder, wording.moves)
    yield from event_problems(book, finder)
    yield from order_problems(book)
    loose = (*twice, *reference_problems(book), *use_problems(book))
    yield from loose
    yield from role_problems(book)
    yield from called_problems(book)
    unsettled = sorted(outvoted(doubts) | misnamed(book))
    for statement in every_statement(book):
        quoted, dated = quoted_by(statement.every_evidence, finder), wording.dates.get(statement.id)
        looked_at = ("statement", statement, quoted, dated, unsettled, wording.names)
        yield from good.unless(looked_at, _statement_problems(statement, wording, unsettled))
    yield from prose_problems(book, wording, good)
    yield from speaker_problems(book)
    # What is silent is known only when every record is what it is called.
    yield from () if loose else (*aside_problems(book, finder), *silence_problems(book, finder, good))
    yield from figure_problems(book, finder, good)
    yield from place_problems(book, wording, good)
    yield from site_problems(book)
    yield from label_problems(book)
    yield from mark_problems(book)
    own = OwnWords(book, wording)
    yield from claim_problems(book, wording, bases, good)
    yield from passage_problems(book, wording, bases, own, good)
    yield from own.every(good)
    for record in every_record(book):
        yield from good.unless(("words", record, wording.names), _words_problems(record, wording))
    # Of several things that moved the reason may be the same.
    records = (record for record in every_record(book) if not isinstance(record, Redirect))
    yield from copy_problems((places, text) for record in records for places, text, _ in texts_of(record))


def _said(book: Book) -> Iterator[Said]:
    """All that we wrote but names themselves, and labels: they name no subject, and their words are listed."""
    for record in every_record(book):
        if isinstance(record, Label):
            continue
        names = {*record.name, *record.short} if isinstance(record, Named) else set()
        yield from ((place, words, language) for place, words, language, _ in words_of(record) if words not in names)


def _statement_problems(statement: Statement, wording: Wording, unsettled: Sequence[str]) -> Iterator[Problem]:
    yield from evidence_problems(statement, wording, unsettled)
    yield from wording.unused(statement)


def _words_problems(record: object, wording: Wording) -> Iterator[Problem]:
    for places, text, claims in texts_of(record):
        if not claims:
            yield from differences(wording, places, "this field", dict(text.items()))
        yield from language_problems(places, text, wording)
    for place, words, language, whole in words_of(record):
        for fault in typography_faults(words, language, whole=whole):
            yield Problem(place, f"{language}: {fault}")
