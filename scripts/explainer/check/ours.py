"""Everything that we wrote, record by record; quotations are the texts' and not in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.check.prose import plain
from explainer.model import (
    Book,
    Comparison,
    Essay,
    Event,
    Figure,
    Forecast,
    Geography,
    Label,
    Named,
    Partner,
    Path,
    Place,
    Question,
    Redirect,
    SetAside,
    Silence,
    Source,
    Statement,
    Term,
    Text,
    Topic,
    VoiceDecision,
)
from explainer.proof import every_statement

Words = tuple[Place, str, str, bool]
"""Place, words, language, and whether they are whole: a quotation may open in one translated sentence and close in
another."""


def our_records(book: Book) -> Iterator[object]:
    """Every record with words of ours. Statements inside others come by themselves."""
    yield from every_statement(book)
    for records in (
        *(book.sources, book.people, book.partners, book.terms, book.names, book.decisions, book.set_aside),
        *(book.topics, book.events, book.comparisons, book.forecasts, book.questions, book.silences, book.figures),
        *(book.redirects, book.paths, book.labels.values(), book.essays, book.pages),
    ):
        yield from records
    if book.geography:
        yield book.geography


def words_of(record: object) -> Iterator[Words]:
    """The words of one record, and where each of them stands."""
    for places, text in texts_of(record):
        for language, words in text.items():
            yield places[language], words, language, True
    if isinstance(record, Source):
        for entry in record.translations.values():
            yield from ((entry.place.of(language), words, language, False) for language, words in entry.words.items())
    if isinstance(record, Essay):
        for language, blocks in record.blocks.items():
            yield record.places[language], record.title[language], language, True
            for block in blocks:
                for index, runs in enumerate(block.items):
                    yield Place(record.places[language].path, block.line_of(index)), plain(runs), language, True


def is_claim(record: object, text: Text) -> bool:
    """Whether this text of a record says what the texts say, and is held against them."""
    if isinstance(record, Statement):
        return text is record.text
    return isinstance(record, Forecast | Question | Silence | Figure)


def texts_of(record: object) -> Iterator[tuple[Mapping[str, Place], Text]]:
    """What one record says in every language, but its prose and our translations; and where each of it stands."""
    match record:
        case Statement():
            yield record.place.by_language(), record.text
            yield from ((derived.place.by_language(), derived.rule) for derived in record.derived)
        case Source():
            yield from _fields(record.place, title=record.title, publisher=record.publisher)
            for entry in record.translations.values():
                yield from _fields(entry.place, note=entry.note)
        case Named():
            short = record.short if record.short != record.name else None
            yield from _fields(record.place, name=record.name, short=short)
            if isinstance(record, Partner):
                yield from _fields(record.place, format=record.format)
            if isinstance(record, Term):
                yield from _fields(record.place, reading=record.reading)
        case VoiceDecision():
            yield from _fields(record.place, reason=record.reason)
        case SetAside():
            yield record.place.by_language(), record.why
        case Topic():
            yield record.place.by_language(), record.name
        case Event():
            yield from _fields(record.place, title=record.title)
        case Comparison():
            yield from _fields(record.place, title=record.title, lead=record.lead)
            for dimension in record.dimensions:
                yield from _fields(dimension.place, question=dimension.question)
        case Forecast():
            yield from _fields(record.place, title=record.title, comment=record.comment)
        case Question():
            yield from _fields(record.place, question=record.question, comment=record.comment)
            for position in record.positions:
                yield from _fields(position.place, answer=position.answer)
        case Silence():
            yield from _fields(record.place, title=record.title, text=record.text)
        case Figure():
            yield from _fields(record.place, figure=record.figure, counts=record.counts)
        case Geography():
            yield from _fields(record.place, credit=record.credit)
        case Redirect():
            if record.reason:
                yield record.place.by_language(), record.reason
        case Path():
            yield from _fields(record.place, title=record.title, lead=record.lead)
            yield from ((step.place.by_language(), step.why) for step in record.steps)
        case Label():
            # A label of signs alone («» „“) is no prose.
            if any(character.isalnum() for words in record.text for character in words):
                yield record.place.by_language(), record.text


def _fields(place: Place, **texts: Text | None) -> Iterator[tuple[Mapping[str, Place], Text]]:
    for name, text in texts.items():
        if text:
            yield place.by_language(name), text
