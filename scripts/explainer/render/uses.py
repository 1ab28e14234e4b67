"""Where on the site a sentence is used: from a reference to the places that rest on it. The way back of the notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.model import LANGUAGES, Book, Essay, Reference, Rights, Statement
from explainer.proof import Proof, every_sentence


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """A place on the site: page, element id, and the statement that stands there."""

    page: str
    anchor: str
    statement: str


Uses = dict[str, tuple[Use, ...]]


def covered_at(reference: Reference) -> str:
    """The element id of the line that says where a sentence is used, on the page that accounts for every one."""
    return str(reference).lower().replace(".", "-")


def find_uses(book: Book, proof: Proof) -> Uses:
    """For every reference that a statement quotes, all places that show the statement, in the order of the pages."""
    found: dict[str, dict[Use, None]] = {}
    for statement, use in _shown(book, proof):
        for item in statement.every_evidence:
            for reference in proof.located(item).references:
                found.setdefault(str(reference), {})[use] = None
    return {reference: tuple(uses) for reference, uses in found.items()}


def hidden_sentences(book: Book, uses: Uses) -> tuple[str, ...]:
    """The references of what no page shows: of texts in excerpts, the sentences that nothing quotes."""
    every = ((source, str(reference)) for source, *_, reference in every_sentence(book))
    return tuple(at for source, at in every if source.rights == Rights.EXCERPTS and at not in uses)


def _shown(book: Book, proof: Proof) -> list[tuple[Statement, Use]]:
    shown: list[tuple[Statement, Use]] = []

    def add(statement: Statement, page: str, anchor: str = "") -> None:
        shown.append((statement, Use(page, anchor or statement.id, statement.id)))

    for page in book.pages:
        _cited(page, "" if page.id == "home" else page.id, proof, shown)
    for essay in book.essays:
        _cited(essay, f"essays/{essay.id}", proof, shown)
    for event in book.events:
        for statement in event.statements:
            add(statement, "timeline")
    for comparison in book.comparisons:
        for cell in comparison.cells:
            for statement in cell.statements:
                add(statement, "formats")
    for partner in book.partners:
        for statement in partner.described:
            add(statement, f"formats/{partner.id}")
    for term in book.terms:
        for statement in term.definitions:
            add(statement, "glossary")
    for person in book.people:
        for statement in person.described:
            add(statement, f"experts/{person.id}")
    for statement in book.statements:
        add(statement, f"experts/{statement.speaker}")
    for page_slug, anchor, ids in _findings(book):
        for id in ids:
            add(proof.statements[id], page_slug, anchor)
    for source in book.sources:
        for statement in source.dating:
            add(statement, "sources")
    return shown


def _findings(book: Book) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for forecast in book.forecasts:
        yield "forecasts", forecast.id, (*forecast.expected, *forecast.reported, *forecast.rests_on)
    for question in book.questions:
        yield "disagreements", question.id, question.rests_on
        for position in question.positions:
            yield "disagreements", question.id, position.statements
    for silence in book.silences:
        yield "silences", silence.id, (*silence.statements, *silence.rests_on)
    for figure in book.figures:
        yield "numbers", figure.id, figure.statements


def _cited(prose: Essay, page: str, proof: Proof, shown: list[tuple[Statement, Use]]) -> None:
    for places in cited_places(prose):
        shown += [(proof.statements[id], Use(page, anchor, id)) for id, anchor in places.items()]


def cited_places(prose: Essay) -> tuple[dict[str, str], ...]:
    """For each passage, what it cites and the element id that leads there: the statement's own id.

    A number would come to name another passage as soon as one is put in before it. Where a later passage cites the
    same statement, its id ends in `--2`: two hyphens stand in no other id.
    """
    times: Counter[str] = Counter()
    found = []
    for block in prose.passages(LANGUAGES[0]):
        cited = dict.fromkeys(run.target for runs in block.items for run in runs if run.kind == "cite")
        times.update(cited.keys())
        found.append({id: id if times[id] == 1 else f"{id}--{times[id]}" for id in cited})
    return tuple(found)
