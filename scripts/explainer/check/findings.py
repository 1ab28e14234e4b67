"""What the pair of texts shows: forecasts, questions, silences, figures. Our comments rest on the statements named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from explainer.check.facts_in_words import figures
from explainer.check.flips.wording import quoted
from explainer.check.good import Good
from explainer.check.grounding import Grounding
from explainer.corpus.later import may_follow, surely_before
from explainer.corpus.numbers import Number, find_numbers
from explainer.model import (
    LANGUAGES,
    BlockKind,
    Book,
    Expectation,
    Forecast,
    Outcome,
    Place,
    Problem,
    QuestionKind,
    Reference,
    Source,
    Statement,
    StatementKind,
)
from explainer.proof import Finder, every_statement

NOTE_SIGN = re.compile(r"\[\^?\d{1,3}\]")
"""A mark in a sentence that leads to a note: [1], [^1]."""


def speaker_problems(book: Book) -> Iterator[Problem]:
    """Forecasts whose two sides are not of different texts, positions that one statement takes twice."""
    statements = {statement.id: statement for statement in every_statement(book)}
    for forecast in book.forecasts:
        yield from _sides(forecast)
        before = {item.source for id in forecast.expected if id in statements for item in statements[id].evidence}
        after = {item.source for id in forecast.reported if id in statements for item in statements[id].evidence}
        if before & after:
            yield Problem(
                forecast.place.of("reported"),
                f'forecast "{forecast.id}" has {", ".join(sorted(before & after))} on both sides; what was expected '
                "and what is reported must stand in different texts",
            )
        yield from _out_of_time(book, forecast, before, after)
    yield from _expected(book, statements)
    yield from _disputed(book, statements)
    for question in book.questions:
        seen: set[str] = set()
        for position in question.positions:
            for index, id in enumerate(position.statements):
                if id in seen:
                    yield Problem(
                        position.place.of("statements", index),
                        f'statement "{id}" takes two positions in "{question.id}"; keep one',
                    )
                seen.add(id)


def _out_of_time(book: Book, forecast: Forecast, before: Collection[str], after: Collection[str]) -> Iterator[Problem]:
    """An outcome in a text that is earlier than the expectation; a silence where no text is later."""
    expecting = [source for source in book.sources if source.id in before]
    for source in book.sources:
        if source.id in after and not may_follow(source, expecting):
            yield Problem(
                forecast.place.of("reported"),
                f'forecast "{forecast.id}" is reported by {source.id}, dated before it was expected; name what a '
                "later text reports, or mend the dates",
            )
    others = [source for source in book.sources if source.id not in before]
    if forecast.outcome == Outcome.SILENT and expecting and not any(may_follow(one, expecting) for one in others):
        yield Problem(
            forecast.place.of("outcome"),
            f'forecast "{forecast.id}" is {forecast.outcome}, and no text is dated after it; take it out until one is',
        )


def unrelated(book: Book, finder: Finder, grounding: Grounding) -> Iterator[Problem]:
    """What is reported beside an expectation, and has no word of it nor of our comment: it became of something else."""
    statements = {statement.id: statement for statement in every_statement(book)}
    for forecast in book.forecasts:
        expected = (statements[id].text for id in forecast.expected if id in statements)
        about = [forecast.title, forecast.comment, *expected]
        for index, id in enumerate(forecast.reported):
            if id in statements and not any(
                grounding.share(said, " ".join(text[language] for text in about), language)
                for language, said in _said(statements[id], finder)
            ):
                message = f'"{id}" has no word of forecast "{forecast.id}" or of its comment; name what became of it'
                yield Problem(forecast.place.of("reported", index), message)


def _said(statement: Statement, finder: Finder) -> Iterator[tuple[str, str]]:
    """By language, the words of a statement and those that it quotes."""
    for language, text in statement.text.items():
        proof = quoted(statement.evidence, finder, language)
        yield language, f"{text} {proof.text if proof else ''}"


def _sides(forecast: Forecast) -> Iterator[Problem]:
    """An outcome that does not go with what was expected and what is reported."""
    what, unforeseen = f'forecast "{forecast.id}"', forecast.outcome == Outcome.UNFORESEEN
    if unforeseen and forecast.expected:
        yield Problem(
            forecast.place.of("outcome"),
            f'{what} is unforeseen, yet names who expected it; choose another outcome, or take "expected" out',
        )
    if unforeseen == (forecast.kind is not None):
        allowed = ", ".join(Expectation)
        mend = 'take "kind" out' if unforeseen else f'add "kind", one of: {allowed}'
        yield Problem(forecast.place.of("kind"), f"{what} is {forecast.outcome}; {mend}")
    if not unforeseen and not forecast.expected:
        yield Problem(forecast.place, f'{what} has no "expected"; name the statements that expected it')
    if (forecast.outcome == Outcome.SILENT) == bool(forecast.reported):
        yield Problem(
            forecast.place.of("reported" if forecast.reported else "outcome"),
            f'{what}: "reported" names statements unless the outcome is silent; mend one of the two',
        )


def _expected(book: Book, statements: Mapping[str, Statement]) -> Iterator[Problem]:
    """Forecasts among other expectations, and the other way round; one counted twice; one that nothing counts."""
    counted: dict[str, str] = {}
    for forecast in book.forecasts:
        for index, id in enumerate(forecast.expected):
            place, what = forecast.place.of("expected", index), f'"{forecast.id}" expects "{id}"'
            if id in counted:
                yield Problem(place, f'{what}, which "{counted[id]}" has counted already; keep one of the two')
            counted.setdefault(id, forecast.id)
            if id not in statements or forecast.kind is None:
                continue
            kind = statements[id].kind
            if (kind == StatementKind.FORECAST) != (forecast.kind == Expectation.FORECAST):
                yield Problem(place, f"{what}, which is {kind}, as {forecast.kind}; mend one of the two kinds")
    unknown = any(id not in statements for id in counted)
    if unknown or any(forecast.kind and not forecast.expected for forecast in book.forecasts):
        return
    before = {item.source for id in counted if id in statements for item in statements[id].evidence}
    if not before:
        return
    # What the last text expects nothing can have become of.
    before |= {one.id for one in book.sources if any(surely_before(one, other) for other in book.sources)}
    for statement in book.statements:
        sources = {item.source for item in statement.evidence}
        if statement.kind == StatementKind.FORECAST and statement.id not in counted and sources & before:
            yield Problem(
                statement.place,
                f'"{statement.id}" is a forecast, and nothing among the forecasts expects it; add it, or mend its kind',
            )


def _disputed(book: Book, statements: Mapping[str, Statement]) -> Iterator[Problem]:
    """Facts that exclude each other and do not say so where they stand; others that say they do."""
    disputes: dict[str, set[str]] = {}
    for question in book.questions:
        if question.kind != QuestionKind.CONTRADICTION:
            continue
        answers = Counter(id for position in question.positions for id in dict.fromkeys(position.statements))
        alone = [
            [id for id in position.statements if answers[id] == 1 and id in statements]
            for position in question.positions
        ]
        facts = [[id for id in ids if statements[id].kind == StatementKind.FACT] for ids in alone]
        if sum(map(bool, facts)) > 1:
            disputes[question.id] = {id for answer in facts for id in answer}
    for statement in statements.values():
        place = statement.place.of("disputed")
        for id in sorted(disputes):
            if statement.id in disputes[id] and statement.disputed != id:
                message = f'"{statement.id}" is a fact that another excludes; add "disputed: {id}"'
                yield Problem(place, message)
        if statement.disputed and (statement.disputed not in disputes or statement.kind != StatementKind.FACT):
            yield Problem(
                place,
                f'"{statement.id}" is disputed by "{statement.disputed}", which is no contradiction between facts, or '
                'this is no fact; take "disputed" out',
            )


def figure_problems(book: Book, finder: Finder, good: Good) -> Iterator[Problem]:
    """Numbers of the texts, dates and ordinals apart, that no figure record covers."""
    told = _told_of_numbers(book, finder)
    for source in book.sources:
        known = sorted(told[source.id])
        yield from good.unless(("numbers", source, known), _uncovered(source, known))


def uncovered_numbers(book: Book, finder: Finder, id: str) -> Iterator[tuple[str, Number]]:
    """Those of one text, each with the reference of its sentence."""
    source = next(source for source in book.sources if source.id == id)
    yield from _open_numbers(source, sorted(_told_of_numbers(book, finder)[id]))


def _told_of_numbers(book: Book, finder: Finder) -> dict[str, set[tuple[str, str, str]]]:
    """By text: references of its sentences, each with the words of a figure that rests on it, and their language."""
    statements = {statement.id: statement for statement in every_statement(book)}
    told: dict[str, set[tuple[str, str, str]]] = {source.id: set() for source in book.sources}
    for figure in book.figures:
        for id in figure.statements:
            for evidence in statements[id].evidence if id in statements else ():
                for place in finder.places(evidence):
                    told[place.source.id] |= {
                        (str(reference), figure.figure[language], language)
                        for reference in place.references
                        for language in LANGUAGES
                    }
    return told


def _uncovered(source: Source, told: Sequence[tuple[str, str, str]]) -> Iterator[Problem]:
    for reference, number in _open_numbers(source, told):
        yield Problem(
            Place("seeds/knowledge/figures.yml", 1),
            f"the number {number.value} of {reference} is in no figure; add it with a statement that quotes it",
        )


def _open_numbers(source: Source, told: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, Number]]:
    covered = {(reference, value) for reference, words, language in told for value, _ in figures(words, language)}
    for reference, number in numbers_to_tell(source):
        if (reference, number.value) not in covered:
            yield reference, number


def numbers_to_tell(source: Source) -> Iterator[tuple[str, Number]]:
    """Every number of a text but those of dates and in an order, with the reference of its sentence."""
    kinds = dict(enumerate(source.blocks, 1))
    dates: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for date in source.dates:
        dates.setdefault((date.paragraph, date.sentence), []).append((date.start, date.end))
    for paragraph, sentence in ((one, part) for one in source.text.paragraphs for part in one.sentences):
        reference = str(Reference(source.code, paragraph.number, sentence.number))
        inside = dates.get((paragraph.number, sentence.number), ())
        for number in find_numbers(sentence.text, source.language):
            start, end = sentence.start + number.start, sentence.start + number.end
            # Numbers of notes and of the items of a list count nothing.
            if kinds[paragraph.number] == BlockKind.NOTE or (
                kinds[paragraph.number] == BlockKind.LIST_ITEM and start == 0
            ):
                continue
            if NOTE_SIGN.search(sentence.text, max(0, number.start - 2), number.end + 1):
                continue
            if number.value[0] not in "#c" and not any(first < end and start < last for first, last in inside):
                yield reference, number
