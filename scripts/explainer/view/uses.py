"""Where on the site a sentence is used: from a reference to the places that rest on it. The way back of the notes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from explainer.addresses import LISTS, prose_page
from explainer.model import LANGUAGES, Book, Essay, Reference, Rights, Statement, fields_of
from explainer.model.fields import Id, Refers, walk
from explainer.model.marks import OnPages
from explainer.proof import Proof, every_sentence

FIELDS = re.compile(r"\{(\w+)\}")
"""Fields of a record in the pattern of a page."""


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
    """Prose first, then the lists in their order."""
    shown: list[tuple[Statement, Use]] = []
    for prose in book.pages:
        _cited(prose, prose_page(prose.id), proof, shown)
    for field, page in _full_pages():
        for record in getattr(book, field):
            here = page.format_map({name: getattr(record, name) for name in FIELDS.findall(page)})
            if isinstance(record, Essay):
                _cited(record, here, proof, shown)
                continue
            for met in walk(record):
                role = met.field.role
                if isinstance(met.record, Statement) and isinstance(role, Id):
                    shown.append((met.record, Use(here, met.value, met.value)))
                elif isinstance(role, Refers) and role.to == Statement.what:
                    shown += [(proof.statements[id], Use(here, record.id, id)) for id in met.value]
    return shown


def _full_pages() -> list[tuple[str, str]]:
    """(field of the Book, the page on which each of its records stands in full)."""
    found: list[tuple[str, str]] = []
    for field in fields_of(Book):
        if shown := field.mark(OnPages):
            found.append((field.name, shown.names[0]))
    order = {page: number for number, page in enumerate(("essays", *LISTS))}
    return sorted(found, key=lambda item: order[item[1].partition("/")[0]])


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
        cited = dict.fromkeys(block.cited)
        times.update(cited.keys())
        found.append({id: id if times[id] == 1 else f"{id}--{times[id]}" for id in cited})
    return tuple(found)
