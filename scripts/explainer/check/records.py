"""Records among themselves: ids used once, references that lead somewhere, nothing that no page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from explainer.addresses import LISTS, every_page
from explainer.model import Block, Book, Essay, Named, Place, Problem, every_record
from explainer.model.fields import Refers, walk
from explainer.nearest import nearest
from explainer.proof import every_statement

Identified = tuple[str, Place, str]
NOTHING = "has nothing to show, and so the site has no such page; take it out"


def id_problems(book: Book) -> Iterator[Problem]:
    """Ids used twice. Statements, and everything that has a name, share one space each."""
    yield from _twice((item.id, item.place, "statement") for item in every_statement(book))
    yield from _twice((item.id, item.place, "name") for item in _named(book))
    speakers = [(item.id, item.place, "speaker") for item in book.people]
    yield from _twice([*((item.id, item.place, "source") for item in book.sources), *speakers])
    yield from _twice((item.code, item.place.of("code"), "source with code") for item in book.sources)
    yield from _twice((item.id, item.place, "topic") for item in book.topics)
    yield from _twice((item.id, item.place, "event") for item in book.events)
    yield from _twice((item.id, item.place, "forecast") for item in book.forecasts)
    yield from _twice((item.id, item.place, "question") for item in book.questions)
    yield from _twice((item.id, item.place, "silence") for item in book.silences)
    yield from _twice((item.id, item.place, "figure") for item in book.figures)
    yield from _twice((item.at, item.place.of("at"), "sentence set aside") for item in book.set_aside)
    for source in book.sources:
        yield from _twice((item.at, item.place.of("at"), "annotation of") for item in source.annotations)
    yield from _twice((item.id, item.place, "reading") for item in book.readings)
    for comparison in book.comparisons:
        yield from _twice((item.id, item.place, "dimension") for item in comparison.dimensions)
        pairs = ((f"{cell.partner}, {cell.dimension}", cell.place.of("dimension"), "cell") for cell in comparison.cells)
        yield from _twice(pairs)


def _twice(items: Iterable[Identified]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for id, place, what in items:
        if id and id in first:
            yield Problem(place, f'{what} "{id}" is already in {first[id]}; keep one, or give it another id')
        first.setdefault(id, place)


def reference_problems(book: Book) -> Iterator[Problem]:
    """Ids that nothing answers to."""
    speakers = {person.id for person in book.people} | {source.id for source in book.sources}
    topics = {topic.id for topic in book.topics}
    partners = {partner.id for partner in book.partners}
    terms = {term.id for term in book.terms}
    names = {item.id for item in _named(book)}
    for statement in every_statement(book):
        place = statement.place
        yield from _unknown("speaker", [(statement.speaker, place.of("speaker"))], speakers)
        yield from _unknown("person relayed", [(statement.relays or "", place.of("relays"))], speakers | {"unknown"})
        yield from _unknown("topic", _each(place, "topics", statement.topics), topics)
    statements = {statement.id for statement in every_statement(book)}
    yield from _unknown("statement", named_statements(book), statements)
    pages = set(every_page(book))
    for path in book.paths:
        for step in path.steps:
            yield from _no_page([(step.page, step.place.of("page"))], pages)
    folders = {f"{page.partition('/')[0]}/*" for page in pages if "/" in page}
    for lead in book.leads:
        yield from _no_page([(lead.page, lead.place.of("page"))], pages | folders)
        yield from _no_page(_each(lead.place, "to", lead.to), pages)
    for statement in book.statements:
        if not statement.topics:
            yield Problem(
                statement.place,
                f'statement "{statement.id}" has no topic; add `topics` so that a page shows it',
            )
    for item in _named(book):
        yield from _unknown("name in held_by", _each(item.place, "held_by", item.held_by), names)
    for term in book.terms:
        yield from _unknown("related term", _each(term.place, "see", term.see), terms)
        if term.id in term.see:
            yield Problem(
                term.place.of("see", term.see.index(term.id)),
                f'term "{term.id}" is related to itself; take it out of `see`',
            )
    for comparison in book.comparisons:
        dimensions = {dimension.id for dimension in comparison.dimensions}
        yield from _unknown("partner", _each(comparison.place, "partners", comparison.partners), partners)
        for cell in comparison.cells:
            yield from _unknown("partner", [(cell.partner, cell.place.of("partner"))], set(comparison.partners))
            yield from _unknown("dimension", [(cell.dimension, cell.place.of("dimension"))], dimensions)


def named_statements(book: Book) -> Iterator[tuple[str, Place]]:
    """(statement id, where it stands) wherever a record refers to statements by id."""
    for record in every_record(book):
        for met in walk(record):
            if isinstance(met.field.role, Refers) and met.field.role.to == "statement":
                yield from _each(met.record.place, met.field.key, met.value)


def _each(place: Place, field: str, ids: Iterable[str]) -> Iterator[tuple[str, Place]]:
    """Each id of a list with the line it stands in."""
    yield from ((id, place.of(field, index)) for index, id in enumerate(ids))


def use_problems(book: Book) -> Iterator[Problem]:
    """Records that no page would show."""
    used = {topic for statement in every_statement(book) for topic in statement.topics}
    for topic in book.topics:
        if topic.id not in used:
            yield Problem(topic.place, f'topic "{topic.id}" has no statement; use it or take it out')
    for comparison in book.comparisons:
        filled = {cell.dimension for cell in comparison.cells}
        for dimension in comparison.dimensions:
            if dimension.id not in filled:
                yield Problem(
                    dimension.place, f'dimension "{dimension.id}" has no cell at all; fill one or take it out'
                )
    speaking = {statement.speaker for statement in every_statement(book)}
    for person in book.people:
        if person.role == "speaker" and person.id not in speaking:
            yield Problem(
                person.place.of("role"), f'speaker "{person.id}" says nothing; add a statement or change the role'
            )


def cited_ids(blocks: Iterable[Block]) -> Iterator[tuple[str, int]]:
    """(statement id, line) of every citation."""
    for block in blocks:
        for index, runs in enumerate(block.items):
            yield from ((run.target, block.line_of(index)) for run in runs if run.kind == "cite")


def citation_problems(essay: Essay, statements: Collection[str]) -> Iterator[Problem]:
    """Citations of an essay or page that name none of these statements."""
    for language, blocks in essay.blocks.items():
        for id, line in cited_ids(blocks):
            place = Place(essay.places[language].path, line)
            yield from _unknown("statement cited", [(id, place)], statements)


def _no_page(ids: Iterable[tuple[str, Place]], pages: Collection[str]) -> Iterator[Problem]:
    for page, place in ids:
        if page in LISTS and page not in pages:
            yield Problem(place, f'page "{page}" {NOTHING}')
        else:
            yield from _unknown("page", [(page, place)], pages)


def _unknown(what: str, ids: Iterable[tuple[str, Place]], known: Collection[str]) -> Iterator[Problem]:
    for id, place in ids:
        if id and id not in known:
            near = nearest(id, known)
            hint = f'did you mean "{near}"?' if near else "add it or take it out"
            yield Problem(place, f'{what} "{id}" is unknown; {hint}')


def _named(book: Book) -> tuple[Named, ...]:
    return (*book.people, *book.partners, *book.terms, *book.names)
