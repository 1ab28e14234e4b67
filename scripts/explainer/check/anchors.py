"""Ids on the pages: none stands twice, whatever record, heading or part of the page itself it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from explainer.document.outline import Mark, What
from explainer.model import LANGUAGES, Book, Place, Problem
from explainer.proof import every_statement

IDS = (What.ID, What.TITLE)
"""Whatever is the id of an element."""


def anchor_problems(book: Book, pages: Mapping[str, Sequence[Mark]]) -> Iterator[Problem]:
    """Ids that a page has twice, told at the last record that has them.

    `pages`: path below docs/ -> what stands on the page.
    """
    first = LANGUAGES[0]
    places: dict[str, Place] = {}
    for path, marks in sorted(pages.items()):
        if path.startswith(f"{first}/"):
            times = Counter(mark.name for mark in marks if mark.what in IDS)
            twice = [id for id, number in times.items() if number > 1]
            if twice and not places:
                places = dict(sorted(_identified(book), key=lambda item: item[1]))
            for id in sorted(twice):
                place = places.get(id, Place(f"docs/{path}", 1))
                yield Problem(place, f'id "{id}" stands twice on the page {path}; give one of the two another id')


def _identified(book: Book) -> Iterator[tuple[str, Place]]:
    """Every id that can become an element's, with its place."""
    for statement in every_statement(book):
        yield statement.id, statement.place
    for records in (
        *(book.people, book.sources, book.partners, book.terms, book.topics, book.events, book.comparisons),
        *(book.forecasts, book.questions, book.silences, book.figures, book.paths),
    ):
        yield from ((record.id, record.place) for record in records)
    for comparison in book.comparisons:
        yield from ((f"{comparison.id}-{dimension.id}", dimension.place) for dimension in comparison.dimensions)
    for essay in (*book.essays, *book.pages):
        place = essay.places[LANGUAGES[0]]
        yield essay.id, place
        for block in essay.blocks[LANGUAGES[0]]:
            yield block.id, Place(place.path, block.line)
