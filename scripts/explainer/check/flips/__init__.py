"""What flips a meaning: every finding of the Book, each with the code by which an editor may accept it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from explainer.check.accepted import Finding, owners_of
from explainer.check.flips.cuts import cut_findings
from explainer.check.flips.events import era_findings, status_findings
from explainer.check.flips.kinds import kind_findings
from explainer.check.flips.languages import Owners, language_findings
from explainer.check.flips.outcomes import outcome_findings, question_findings, silence_findings, silent_findings
from explainer.check.flips.signs import Worded, joined, worded
from explainer.check.flips.wording import (
    COMING,
    DENYING,
    TURNING,
    added_findings,
    passage_findings,
    quoted,
    undone_findings,
    wording_findings,
)
from explainer.check.good import ANEW, Good
from explainer.check.ours import places_of, texts_in
from explainer.check.wording import quoted_by
from explainer.model import (
    LANGUAGES,
    Book,
    Essay,
    Evidence,
    Figure,
    Forecast,
    Label,
    Place,
    Position,
    Question,
    Redirect,
    Silence,
    Site,
    Source,
    Statement,
    Text,
    Translation,
    cited_in,
    every_record,
    plain,
)
from explainer.model.fields import Met
from explainer.proof import Finder, every_statement

QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")
TONGUES = (Label, Redirect, Site)
"""An interface says the same in as many words as each language needs; where things went is no statement."""


def flip_findings(book: Book, finder: Finder, good: Good = ANEW) -> tuple[Finding, ...]:
    """Every place of the Book where a meaning may have been turned, sorted by place."""
    return tuple(sorted(set(_findings(book, finder, good))))


def _findings(book: Book, finder: Finder, good: Good) -> Iterator[Finding]:
    statements = {statement.id: statement for statement in every_statement(book)}
    yield from kind_findings(tuple(statements.values()), finder)
    for statement in statements.values():
        looked_at = ("flips", statement, quoted_by(statement.every_evidence, finder))
        yield from good.unless(looked_at, _statement_findings(statement, finder))
    for record in every_record(book):
        if isinstance(record, Source):
            yield from good.unless(("flips of a translation", record), _translation_findings(record))
        if isinstance(record, Essay):
            cited = _rested_on(record.cited, statements, finder)
            yield from good.unless(("flips", record, cited), _prose_findings(record, statements, finder))
        elif not isinstance(record, TONGUES):
            for met in texts_in(record):
                cited = _rested_on(_rests_on(met.record), statements, finder)
                said = ("flips of a text", met.record.what, met.field.name, met.value, cited)
                yield from good.unless(said, _text_findings(met, statements, finder))
    for event in book.events:
        yield from status_findings(event, finder)
        where = event.place.by_language("title"), _all(owners_of([event]))
        yield from _title_findings(event.title, *where, event.statements, finder)
    yield from era_findings(book.events, book.site.eras)
    for forecast in book.forecasts:
        # One that is belied needs not say what it lacks, too.
        yield from tuple(outcome_findings(forecast)) or silent_findings(forecast)
    for silence in book.silences:
        yield from silence_findings(silence)
    for question in book.questions:
        yield from question_findings(question, statements)
        for position in question.positions:
            where = position.place.by_language("answer"), _all(owners_of([position, question]))
            yield from _title_findings(position.answer, *where, _known(position.statements, statements), finder)


def _statement_findings(statement: Statement, finder: Finder) -> Iterator[Finding]:
    yield from wording_findings(statement, finder)
    yield from cut_findings(statement, finder)
    for evidence in statement.every_evidence:
        yield from _evidence_findings(evidence, finder, statement)


def _rested_on(ids: Sequence[str], statements: Mapping[str, Statement], finder: Finder) -> object:
    """Statements with the texts that they quote, as values that a digest can be made of."""
    return [(statement, quoted_by(statement.every_evidence, finder)) for statement in _known(ids, statements)]


def _all(owners: tuple[Place, ...]) -> Owners:
    return dict.fromkeys(LANGUAGES, owners)


def _known(ids: Sequence[str], statements: Mapping[str, Statement]) -> list[Statement]:
    return [statements[id] for id in dict.fromkeys(ids) if id in statements]


def _text_findings(met: Met, statements: Mapping[str, Statement], finder: Finder) -> Iterator[Finding]:
    """Words of ours, language against language; comments also against what they rest on."""
    texts = dict(met.value.items())
    if isinstance(met.record, Translation):
        # What a note quotes is what it speaks of.
        texts = {language: QUOTED.sub("…", words) for language, words in texts.items()}
    places, owners = places_of(met), _all(owners_of(met.owners))
    yield from language_findings(texts, places, owners)
    cited = _known(_rests_on(met.record), statements)
    # What is asked may be asked either way.
    if cited and met.field.name != "question":
        kinds = DENYING if isinstance(met.record, Forecast) else (*DENYING, *COMING)
        yield from _passage_findings(texts, places, owners, cited, finder, kinds)


def _rests_on(record: Any) -> tuple[str, ...]:
    """The ids of the statements that our comments in a record are made on."""
    match record:
        case Forecast():
            return (*record.expected, *record.reported, *record.rests_on)
        case Question():
            return (*(id for position in record.positions for id in position.statements), *record.rests_on)
        case Silence():
            return (*record.statements, *record.rests_on)
        case Position() | Figure():
            return record.statements
    return ()


def _evidence_findings(evidence: Evidence, finder: Finder, statement: Statement) -> Iterator[Finding]:
    source = finder.sources.get(evidence.source)
    if source is None:
        return
    texts = {source.language: evidence.quote, **evidence.words}
    places = {language: evidence.place.of(language) for language in evidence.words}
    places[source.language] = evidence.place.of("quote")
    yield from language_findings(texts, places, dict.fromkeys(texts, (statement.place,)))


def _translation_findings(source: Source) -> Iterator[Finding]:
    for entry in source.translations.values():
        texts = {source.language: entry.original, **entry.words}
        places = {language: entry.place.of(language) for language in texts}
        yield from language_findings(texts, places, dict.fromkeys(texts, owners_of([entry, source])))


def _title_findings(
    text: Text, places: Mapping[str, Place], owners: Owners, statements: Sequence[Statement], finder: Finder
) -> Iterator[Finding]:
    """Words that sum up statements: what neither these nor their quotations say."""
    proofs = _proofs(statements, finder)
    if statements and proofs:
        yield from added_findings(dict(text.items()), places, proofs, owners)


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
    titles = {language: (place,) for language, place in essay.places.items()}
    yield from language_findings(dict(essay.title.items()), essay.places, titles)
    if len({len(essay.blocks[language]) for language in LANGUAGES}) > 1:
        return  # Which blocks answer to each other is not known then, and has been reported.
    for blocks in zip(*(essay.blocks[language] for language in LANGUAGES), strict=False):
        by_language = dict(zip(LANGUAGES, blocks, strict=True))
        owners = {language: (essay.place_of(language, block),) for language, block in by_language.items()}
        for index in range(min(len(block.items) for block in blocks)):
            texts = {language: plain(block.items[index]) for language, block in by_language.items()}
            places = {language: essay.place_of(language, block, index) for language, block in by_language.items()}
            yield from language_findings(texts, places, owners)
            cited = _known(cited_in(blocks[0].items[index]), statements)
            yield from _passage_findings(texts, places, owners, cited, finder, (*TURNING, *COMING))


def _passage_findings(
    texts: Mapping[str, str],
    places: Mapping[str, Place],
    owners: Owners,
    cited: Sequence[Statement],
    finder: Finder,
    kinds: Sequence[str],
) -> Iterator[Finding]:
    proofs = _proofs(cited, finder)
    if cited and proofs:
        claims = {language: joined([one.text[language] for one in cited], language) for language in LANGUAGES}
        yield from passage_findings(texts, places, proofs, claims, owners, kinds)
        for language, text in texts.items():
            each = [worded(one.text[language], language) for one in cited]
            yield from undone_findings(worded(text, language), each, places[language], owners[language])
