"""What the pair of texts shows: forecasts, questions, silences, figures. Our comments rest on the statements named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.check.good import Good
from explainer.check.wording import figures
from explainer.corpus.numbers import find_numbers
from explainer.model import LANGUAGES, Book, Forecast, Outcome, Place, Problem, Reference, Source
from explainer.proof import Finder, every_statement


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


def _sides(forecast: Forecast) -> Iterator[Problem]:
    """An outcome that does not go with what was expected and what is reported."""
    what, unforeseen = f'forecast "{forecast.id}"', forecast.outcome == Outcome.UNFORESEEN
    if unforeseen and forecast.expected:
        yield Problem(
            forecast.place.of("outcome"),
            f'{what} is unforeseen, yet names who expected it; choose another outcome, or take "expected" out',
        )
    if not unforeseen and not forecast.expected:
        yield Problem(forecast.place, f'{what} has no "expected"; name the statements that expected it')
    if (forecast.outcome == Outcome.SILENT) == bool(forecast.reported):
        yield Problem(
            forecast.place.of("reported" if forecast.reported else "outcome"),
            f'{what}: "reported" names statements unless the outcome is silent; mend one of the two',
        )


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
