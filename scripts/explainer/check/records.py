"""Records among themselves: ids used once, references that lead somewhere, nothing that no page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from explainer.addresses import LISTS, every_page
from explainer.model import Book, Essay, Lead, Place, Problem, Statement, cited_in
from explainer.model.fields import Id
from explainer.model.marks import Once
from explainer.model.references import every_met, every_pointer, kinds_of, known_ids, written_in
from explainer.nearest import likely
from explainer.proof import every_statement

NOTHING = "has nothing to show, and so the site has no such page; take it out"


def id_problems(book: Book) -> Iterator[Problem]:
    """What is there twice: ids that one reference could mean both of, and what else a record is known by.

    Which record is meant where one is named is not known then, nor what that would prove: the rest is not judged.

    What stands inside a record is known within that record, but for statements.
    """
    spaces: defaultdict[tuple[str, int], list[tuple[str, Place]]] = defaultdict(list)
    # What stands by itself keeps its id before what stands inside another record.
    for met in sorted(every_met(book), key=lambda met: len(met.owners) > 1):
        owner = met.owners[-2] if len(met.owners) > 1 and not isinstance(met.record, Statement) else book
        kinds = kinds_of(type(met.record)) if isinstance(met.field.role, Id) else ()
        if met.field.mark(Once):
            kinds = (f"{met.record.what} with {met.field.key}",)
        for kind in kinds:
            spaces[kind, id(owner)].append((met.value, met.record.place.of(met.field.key)))
    told = set[Place]()
    for (kind, _), items in sorted(spaces.items(), key=lambda space: space[0][0]):
        for problem in _twice(kind, items, breaks=True):
            if problem.place not in told:
                yield problem
            told.add(problem.place)
    for comparison in book.comparisons:
        cells = ((f"{cell.partner}, {cell.dimension}", cell.place.of("dimension")) for cell in comparison.cells)
        yield from _twice("cell", cells)


ANOTHER = ("keep one, or give it another id", "keep one, or give it another code")


def _twice(what: str, items: Iterable[tuple[str, Place]], *, breaks: bool = False) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for id, place in items:
        if id and id in first:
            message = f'{what} "{id}" is already in {first[id]}; {ANOTHER[what.endswith("code")]}'
            yield Problem(place, message, breaks=breaks)
        first.setdefault(id, place)


def reference_problems(book: Book) -> Iterator[Problem]:
    """Ids that nothing answers to, and pages that the site does not have."""
    known = known_ids(book)
    pages = set(every_page(book))
    folders = {f"{page.partition('/')[0]}/*" for page in pages if "/" in page}
    for pointer in every_pointer(book):
        role, item = pointer.role, [(pointer.id, pointer.place)]
        if role.to == "page":
            yield from _no_page(item, pages | folders if isinstance(pointer.met.record, Lead) else pages)
        elif role.to in known and pointer.id not in role.also:
            yield from _unknown(role.to, item, known[role.to])
    for statement in book.statements:
        if not statement.topics:
            yield Problem(
                statement.place,
                f'statement "{statement.id}" has no topic; add `topics` so that a page shows it',
            )
    for term in book.terms:
        if term.id in term.see:
            yield Problem(
                term.place.of("see", term.see.index(term.id)),
                f'term "{term.id}" is related to itself; take it out of `see`',
            )
    for comparison in book.comparisons:
        asked = {dimension.id for dimension in comparison.dimensions}
        for cell in comparison.cells:
            for kind, id, here in (
                ("partner", cell.partner, set(comparison.partners)),
                ("dimension", cell.dimension, asked),
            ):
                if id in known[kind]:
                    yield from _unknown(f"{kind} of this comparison", [(id, cell.place.of(kind))], here)


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


def citation_problems(essay: Essay, statements: Collection[str]) -> Iterator[Problem]:
    """Citations of an essay or page that name none of these statements."""
    cited = ((id, place) for place, runs in essay.every_item() for id in cited_in(runs))
    yield from _unknown("statement cited", cited, statements)


def _no_page(ids: Iterable[tuple[str, Place]], pages: Collection[str]) -> Iterator[Problem]:
    for page, place in ids:
        if page in LISTS and page not in pages:
            yield Problem(place, f'page "{page}" {NOTHING}')
        else:
            yield from _unknown("page", [(page, place)], pages)


def _unknown(what: str, ids: Iterable[tuple[str, Place]], known: Collection[str]) -> Iterator[Problem]:
    for id, place in ids:
        if id and id not in known:
            files = " or ".join(f"seeds/{name}" for name in written_in(what))
            hint = likely(id, known, f"add it{files and f' to {files}'}, or take it out")
            yield Problem(place, f'{what} "{id}" is unknown; {hint}')
