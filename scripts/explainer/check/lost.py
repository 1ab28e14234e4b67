"""One cause of many problems, told alone: a file that is missing, a name that nothing is called by any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explainer.addresses import is_file, take_apart
from explainer.check.ours import places_of
from explainer.model import Book, Essay, Place, Problem, cited_in, every_record
from explainer.model.fields import Id, Naming, Refers, walk
from explainer.model.references import kinds_of
from explainer.model.sheets import sheets

MANY = 10
"""So many published ids that stand nowhere are no misprints."""
KINDS = frozenset(kind for sheet in sheets() for kind in kinds_of(sheet.kind))
"""All that a reference may call a record; the others name pages, sentences, words of lists."""


def lost_problems(book: Book) -> tuple[Problem, ...]:
    """One problem where many records are gone that have been published and that others still need."""
    published = set(_published_ids(book))
    known: set[str] = set()
    wanted: dict[str, Place] = {}
    for record in every_record(book):
        for id, place in _references(record, known):
            if id in published and (id not in wanted or place < wanted[id]):
                wanted[id] = place
    lost = sorted((place, id) for id, place in wanted.items() if id not in known)
    if len(lost) < MANY:
        return ()
    place, id = lost[0]
    message = (
        f'"{id}" stands in no file, and so do {len(lost) - 1} more ids that are published and referred to; is a file '
        "of seeds/knowledge/ missing? Bring it back, or take out what refers to them"
    )
    return (Problem(place, message, breaks=True),)


def misnamed_problems(book: Book, problems: Collection[Problem]) -> tuple[Problem, ...]:
    """Everything but what may come of a wrong name, where that is much; nothing where there is little of it."""
    places = {
        place
        for record in every_record(book)
        for met in walk(record)
        if isinstance(met.field.role, Naming) and met.field.is_text
        for place in places_of(met).values()
    }
    names = sorted(problem for problem in problems if problem.place in places)
    comes = {problem for problem in problems if problem.of_name}.difference(names)
    if not names or len(comes) < MANY:
        return ()
    message = f"{len(comes)} more problems, with names alone, may come of it; they are told when the name is mended"
    return tuple(sorted({*problems} - comes | {Problem(names[-1].place, message)}))


def _references(record: object, known: set[str]) -> Iterator[tuple[str, Place]]:
    """(id, where it stands) of all that a record refers to. The ids that it has itself go to `known`."""
    if isinstance(record, Essay):
        known.add(record.id)
        yield from ((id, place) for place, runs in record.every_item() for id in cited_in(runs))
        return
    for met in walk(record):
        if isinstance(met.field.role, Id):
            known.add(met.value)
        elif isinstance(met.field.role, Refers) and met.field.role.to in KINDS:
            values = met.value if met.field.many else (met.value,)
            yield from ((id, met.record.place.of(met.field.key, index)) for index, id in enumerate(values))


def _published_ids(book: Book) -> Iterator[str]:
    for item in book.published:
        if not is_file(item.address):
            page, id = take_apart(item.address)
            yield from (page.rpartition("/")[2], id.partition("--")[0])
