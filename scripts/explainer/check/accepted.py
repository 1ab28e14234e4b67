"""Findings that an editor may accept with a reason at the record: what a rule cannot judge by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.model import Acceptance, Book, Place, Problem, Record, every_record
from explainer.model.fields import walk


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a rule has found. `code` is short and never changes: editors write it down."""

    place: Place
    code: str
    message: str
    owners: tuple[Place, ...]
    """Where the records stand that it is in: any of them may accept it."""
    judged: bool = True
    """Whether the rule could look; if not, what is accepted there stays, and nothing is reported."""

    @property
    def problem(self) -> Problem:
        return Problem(self.place, f"{self.message} ({self.code})")


def open_problems(findings: Iterable[Finding], book: Book) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The findings that nobody has accepted; and acceptances of what is not found (any more)."""
    accepted = dict(acceptances(book))
    used: set[tuple[Place, str]] = set()
    found = []
    for finding in findings:
        keys = [(owner, finding.code) for owner in finding.owners if (owner, finding.code) in accepted]
        used.update(keys)
        if not keys and finding.judged:
            found.append(finding.problem)
    needless = (
        Problem(item.place.of("finding"), f'accepts "{item.finding}", which is not found here; take it out')
        for key, item in accepted.items()
        if key not in used
    )
    return tuple(found), tuple(needless)


def acceptances(book: Book) -> Iterator[tuple[tuple[Place, str], Acceptance]]:
    """((place of the record, code), acceptance) of every acceptance in the Book."""
    found: defaultdict[int, Record] = defaultdict()
    for record in every_record(book):
        for met in walk(record):
            for owner in met.owners:
                if isinstance(owner, Record) and owner.accepted:
                    found[id(owner)] = owner
    for essay in (*book.essays, *book.pages):
        for language, blocks in essay.blocks.items():
            for block in blocks:
                place = Place(essay.places[language].path, block.line)
                yield from (((place, acceptance.finding), acceptance) for acceptance in block.accepted)
    for owner in found.values():
        yield from (((owner.place, acceptance.finding), acceptance) for acceptance in owner.accepted)


def owners_of(owners: Iterable[object]) -> tuple[Place, ...]:
    """The places of the records among these."""
    return tuple(owner.place for owner in owners if isinstance(owner, Record))
