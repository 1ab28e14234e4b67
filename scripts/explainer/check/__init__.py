"""Every record of the Book held against the texts. All problems at once; with one of them nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.check.alike import claim_differences, differences
from explainer.check.coverage import coverage_problems
from explainer.check.dating import event_problems, source_problems
from explainer.check.evidence import evidence_problems
from explainer.check.findings import comments, figure_problems, finding_problems, speaker_problems
from explainer.check.languages import language_problems
from explainer.check.names import Names
from explainer.check.places import place_problems
from explainer.check.prose import plain, prose_problems
from explainer.check.readings import lost_readings
from explainer.check.records import id_problems, reference_problems, use_problems
from explainer.check.texts import translation_problems
from explainer.check.typography import typography_faults
from explainer.check.voices import doubt_problems, doubted_decisions, outvoted, voice_problems
from explainer.check.wording import Wording
from explainer.model import Book, Place, Problem, Text
from explainer.proof import every_statement

OFTEN = 10
"""How many times the same is told before the rest is only counted: an id that two hundred records refer to."""


def check_book(book: Book) -> tuple[Problem, ...]:
    """Every problem of the Book, sorted by place."""
    found: dict[str, list[Problem]] = {}
    for problem in sorted(set(_problems(book))):
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


def _problems(book: Book) -> Iterator[Problem]:
    of_records = {place for places, _ in _names(book) for place in places.values()}
    said = [(place, words, language) for place, words, language, _ in our_words(book) if place not in of_records]
    names = Names(book, said)
    yield from names.problems
    wording = Wording(book, names)
    yield from source_problems(book)
    yield from translation_problems(book, wording)
    yield from voice_problems(book, wording.moves)
    doubts = doubted_decisions(book)
    yield from doubt_problems(doubts)
    unsettled = outvoted(doubts)
    yield from coverage_problems(book, wording.moves)
    yield from event_problems(book)
    yield from id_problems(book)
    yield from reference_problems(book)
    yield from use_problems(book)
    for statement in every_statement(book):
        yield from evidence_problems(statement, wording, unsettled)
        yield from wording.problems(statement)
        languages = dict(statement.text.items())
        what = f'statement "{statement.id}"'
        yield from claim_differences(wording, statement.place.by_language(), what, languages)
    for places, text in _other_texts(book):
        yield from differences(wording, places, "this field", dict(text.items()))
    yield from language_problems(_our_texts(book), wording)
    yield from prose_problems(book, wording)
    yield from finding_problems(book, wording)
    yield from speaker_problems(book)
    yield from figure_problems(book)
    yield from place_problems(book, wording)
    yield from lost_readings(book)
    for place, words, language, whole in our_words(book):
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
    yield from ((statement.place.by_language(), statement.text) for statement in every_statement(book))
    yield from ((place.by_language(field), text) for place, field, _, text, _ in comments(book))
    yield from _other_texts(book)


def _other_texts(book: Book) -> Iterator[tuple[Mapping[str, Place], Text]]:
    """All that is no claim on what the texts say: titles, names, labels, reasons, rules, notes."""
    for statement in every_statement(book):
        yield from ((derived.place.by_language(), derived.rule) for derived in statement.derived)
    for source in book.sources:
        yield source.place.by_language("title"), source.title
        yield source.place.by_language("publisher"), source.publisher
        yield from (
            (entry.place.by_language("note"), entry.note) for entry in source.translations.values() if entry.note
        )
    yield from _names(book)
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
    if book.geography:
        yield book.geography.place.by_language("credit"), book.geography.credit
    for path in book.paths:
        yield path.place.by_language("title"), path.title
        yield path.place.by_language("lead"), path.lead
        yield from ((step.place.by_language(), step.why) for step in path.steps)
    for label in book.labels.values():
        # A label of signs alone («» „“) is no prose.
        if any(character.isalnum() for words in label.text for character in words):
            yield label.place.by_language(), label.text


def _names(book: Book) -> Iterator[tuple[Mapping[str, Place], Text]]:
    for item in (*book.people, *book.partners, *book.terms, *book.names):
        yield item.place.by_language("name"), item.name
        if item.short != item.name:
            yield item.place.by_language("short"), item.short
