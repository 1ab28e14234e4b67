"""What the pair of texts shows: forecasts, questions, silences, figures. Our comments rest on the statements named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.check.alike import claim_differences
from explainer.check.good import Good
from explainer.check.wording import Wording, figures, quoted_by
from explainer.corpus.numbers import find_numbers
from explainer.model import LANGUAGES, Book, Place, Problem, Reference, Source, Statement, Text
from explainer.proof import Finder, every_statement

Comment = tuple[Place, str, str, Text, tuple[str, ...]]


def finding_problems(book: Book, wording: Wording, good: Good) -> Iterator[Problem]:
    """Numbers and names in our comments that the statements beside them do not hold, and languages that differ."""
    statements = {statement.id: statement for statement in every_statement(book)}
    for place, field, what, text, ids in comments(book):
        # What rests on a statement that is unknown cannot be judged.
        cited = [statements[id] for id in ids] if all(id in statements for id in ids) else []
        quoted = [quoted_by(statement.every_evidence, wording.finder) for statement in cited]
        looked_at = ("comment", text, cited, quoted, wording.names)
        yield from good.unless(looked_at, _comment_problems(place.by_language(field), what, text, cited, wording))


def _comment_problems(
    places: Mapping[str, Place], what: str, text: Text, cited: Sequence[Statement], wording: Wording
) -> Iterator[Problem]:
    words = dict(text.items())
    if cited:
        yield from wording.cited(places, what, words, cited)
    yield from claim_differences(wording, places, what, words)


def comments(book: Book) -> Iterator[Comment]:
    """(place of the record, field, what it is, our words, ids of the statements they rest on)."""
    for forecast in book.forecasts:
        ids = (*forecast.expected, *forecast.reported)
        yield forecast.place, "title", f'forecast "{forecast.id}"', forecast.title, ids
        yield forecast.place, "comment", f'forecast "{forecast.id}"', forecast.comment, ids
    for question in book.questions:
        every = tuple(id for position in question.positions for id in position.statements)
        yield question.place, "question", f'question "{question.id}"', question.question, every
        yield question.place, "comment", f'question "{question.id}"', question.comment, every
        for position in question.positions:
            yield position.place, "answer", f'position "{position.id}"', position.answer, position.statements
    for silence in book.silences:
        yield silence.place, "title", f'silence "{silence.id}"', silence.title, silence.statements
        yield silence.place, "text", f'silence "{silence.id}"', silence.text, silence.statements
    for figure in book.figures:
        yield figure.place, "figure", f'figure "{figure.id}"', figure.figure, figure.statements
        yield figure.place, "counts", f'figure "{figure.id}"', figure.counts, figure.statements


def speaker_problems(book: Book) -> Iterator[Problem]:
    """Forecasts whose two sides are not of different texts, positions that one statement takes twice."""
    statements = {statement.id: statement for statement in every_statement(book)}
    for forecast in book.forecasts:
        before = {item.source for id in forecast.expected if id in statements for item in statements[id].evidence}
        after = {item.source for id in forecast.reported if id in statements for item in statements[id].evidence}
        if before & after:
            yield Problem(
                forecast.place.of("reported"),
                f'forecast "{forecast.id}" has {", ".join(sorted(before & after))} on both sides; what was expected '
                "and what is reported must stand in different texts",
            )
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


def figure_problems(book: Book, finder: Finder, good: Good) -> Iterator[Problem]:
    """Numbers of the texts, dates and ordinals apart, that no figure record covers."""
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
    for source in book.sources:
        known = sorted(told[source.id])
        yield from good.unless(("numbers", source, known), _uncovered(source, known))


def _uncovered(source: Source, told: Sequence[tuple[str, str, str]]) -> Iterator[Problem]:
    """`told`: references of sentences, each with the words of a figure that rests on it, and their language."""
    covered = {(reference, value) for reference, words, language in told for value, _ in figures(words, language)}
    dates: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for date in source.dates:
        dates.setdefault((date.paragraph, date.sentence), []).append((date.start, date.end))
    for paragraph, sentence in ((one, part) for one in source.text.paragraphs for part in one.sentences):
        reference = str(Reference(source.code, paragraph.number, sentence.number))
        inside = dates.get((paragraph.number, sentence.number), ())
        for number in find_numbers(sentence.text, source.language):
            start, end = sentence.start + number.start, sentence.start + number.end
            if number.value[0] in "#c" or any(first < end and start < last for first, last in inside):
                continue
            if (reference, number.value) not in covered:
                yield Problem(
                    Place("seeds/knowledge/figures.yml", 1),
                    f"the number {number.value} of {reference} is in no figure; add it with a statement that quotes it",
                )
