"""What flips a meaning: every finding of the Book, each with the code by which an editor may accept it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer.check.flips.cuts import cut_findings
from explainer.check.flips.events import era_findings, status_findings
from explainer.check.flips.finding import Accepted, Finding, open_problems
from explainer.check.flips.kinds import kind_findings
from explainer.check.flips.languages import language_findings
from explainer.check.flips.outcomes import outcome_findings, question_findings
from explainer.check.flips.signs import Worded, joined
from explainer.check.flips.wording import DENYING, TURNING, added_findings, passage_findings, quoted, wording_findings
from explainer.check.findings import comments
from explainer.check.ours import our_records, texts_of
from explainer.check.prose import plain
from explainer.model import LANGUAGES, Book, Essay, Evidence, Label, Place, Redirect, Source, Statement
from explainer.proof import Finder, every_statement

QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")

__all__ = ["Accepted", "Finding", "flip_findings", "open_problems"]


def flip_findings(book: Book, finder: Finder | None = None) -> tuple[Finding, ...]:
    """Every place of the Book where a meaning may have been turned, sorted by place."""
    return tuple(sorted(set(_findings(book, finder or Finder(book.sources)))))


def _findings(book: Book, finder: Finder) -> Iterator[Finding]:
    statements = {statement.id: statement for statement in every_statement(book)}
    yield from kind_findings(tuple(statements.values()), finder)
    for statement in statements.values():
        yield from wording_findings(statement, finder)
        yield from cut_findings(statement, finder)
        for evidence in statement.every_evidence:
            yield from _evidence_findings(evidence, finder, statement.id)
    for record in our_records(book):
        if isinstance(record, Source):
            yield from _translation_findings(record)
            yield from language_findings(dict(record.title.items()), record.place.by_language("title"), record.id)
        elif isinstance(record, Essay):
            yield from _prose_findings(record, statements, finder)
        # An interface says the same in as many words as each language needs; where things went is no statement.
        elif not isinstance(record, Label | Redirect):
            for places, text in texts_of(record):
                yield from language_findings(dict(text.items()), places, _id(record))
    for place, field, _, text, ids in comments(book):
        if field == "question":
            continue  # What is asked may be asked either way.
        cited = [statements[id] for id in ids if id in statements]
        places = place.by_language(field)
        yield from _passage_findings(dict(text.items()), places, cited, finder, _owner(book, place), DENYING)
    for event in book.events:
        yield from status_findings(event, finder)
        yield from _title_findings(event.title, event.place.by_language("title"), event.statements, finder, event.id)
    yield from era_findings(book.events)
    for forecast in book.forecasts:
        yield from outcome_findings(forecast)
    for question in book.questions:
        yield from question_findings(question, statements)
        for position in question.positions:
            cited = [statements[id] for id in position.statements if id in statements]
            places = position.place.by_language("answer")
            yield from _title_findings(position.answer, places, cited, finder, question.id)


def _id(record: object) -> str:
    """What a record is called where a finding of it is accepted."""
    return str(getattr(record, "id", "") or getattr(record, "at", ""))


def _owner(book: Book, place: Place) -> str:
    """The id of the forecast, question, silence or figure that a place is in."""
    records = (*book.forecasts, *book.questions, *book.silences, *book.figures)
    within = {position.place: question.id for question in book.questions for position in question.positions}
    return within.get(place) or next(record.id for record in records if record.place == place)


def _evidence_findings(evidence: Evidence, finder: Finder, record: str) -> Iterator[Finding]:
    source = finder.sources.get(evidence.source)
    if source is None:
        return
    texts = {source.language: evidence.quote, **evidence.words}
    places = {language: evidence.place.of(language) for language in evidence.words}
    places[source.language] = evidence.place.of("quote")
    yield from language_findings(texts, places, record)


def _translation_findings(source: Source) -> Iterator[Finding]:
    for reference, entry in source.translations.items():
        texts = {source.language: entry.original, **entry.words}
        places = {language: entry.place.of(language) for language in texts}
        yield from language_findings(texts, places, reference)
        if entry.note:
            # What a note quotes is what it speaks of.
            notes = {language: QUOTED.sub("…", words) for language, words in entry.note.items()}
            yield from language_findings(notes, entry.place.by_language("note"), reference)


def _title_findings(
    text: Iterable[str],
    places: Mapping[str, Place],
    statements: Sequence[Statement],
    finder: Finder,
    record: str,
) -> Iterator[Finding]:
    """Words that sum up statements: what neither these nor their quotations say."""
    proofs = _proofs(statements, finder)
    if statements and proofs:
        yield from added_findings(dict(zip(LANGUAGES, text, strict=True)), places, proofs, record)


def _proofs(statements: Sequence[Statement], finder: Finder) -> dict[str, Worded]:
    """By language: the words of statements and of all that they quote; empty where a quotation is not to be found."""
    proofs = {}
    for language in LANGUAGES:
        quotations = [quoted(statement.every_evidence, finder, language) for statement in statements]
        if any(quotation is None for quotation in quotations):
            return {}
        parts = [statement.text[language] for statement in statements]
        proofs[language] = joined([*parts, *(quotation.text for quotation in quotations if quotation)], language)
    return proofs


def _prose_findings(essay: Essay, statements: Mapping[str, Statement], finder: Finder) -> Iterator[Finding]:
    """The passages of an essay or page, language against language, and against the statements that they cite."""
    title = dict(essay.title.items())
    yield from language_findings(title, dict(essay.places), essay.id)
    for blocks in zip(*(essay.blocks[language] for language in LANGUAGES), strict=False):
        for index, items in enumerate(zip(*(block.items for block in blocks), strict=False)):
            texts = {language: plain(runs) for language, runs in zip(LANGUAGES, items, strict=True)}
            places = {
                language: Place(essay.places[language].path, block.line_of(index))
                for language, block in zip(LANGUAGES, blocks, strict=True)
            }
            yield from language_findings(texts, places, essay.id)
            ids = dict.fromkeys(run.target for run in items[0] if run.kind == "cite")
            cited = [statements[id] for id in ids if id in statements]
            yield from _passage_findings(texts, places, cited, finder, essay.id)


def _passage_findings(
    texts: Mapping[str, str],
    places: Mapping[str, Place],
    cited: Sequence[Statement],
    finder: Finder,
    record: str,
    kinds: Sequence[str] = TURNING,
) -> Iterator[Finding]:
    proofs = _proofs(cited, finder)
    if cited and proofs:
        claims = {language: joined([one.text[language] for one in cited], language) for language in LANGUAGES}
        yield from passage_findings(texts, places, proofs, claims, record, kinds)
