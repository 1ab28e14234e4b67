"""Findings that an editor may accept with a reason at the record: what a rule cannot judge by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.model import Acceptance, Book, Place, Problem, Record, every_record
from explainer.model.fields import walk

WORDS = "{words}"
"""Stands in a message for the words that nobody has accepted."""

MEND = "mend it, or accept it with a reason"
"""What mends a finding of which nothing else is told."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a rule has found. `code` is short and never changes: editors write it down."""

    place: Place
    code: str
    words: tuple[str, ...]
    """What it was found in: an acceptance names them, and lapses with them. Without any it cannot be accepted."""
    message: str
    owners: tuple[Place, ...]
    """Where the records stand that it is in: any of them may accept it."""
    judged: bool = True
    """Whether the rule could look; if not, what is accepted there stays, and nothing is reported."""
    mend: str = ""
    """What mends it, where there is more to be said than that it is to be mended or accepted."""

    @property
    def problem(self) -> Problem:
        shown = ", ".join(f"“{word}”" for word in self.words)
        message = f"{self.message}; {self.mend or (MEND if shown else 'mend it')}"
        if WORDS in message:
            message = f"{message.replace(WORDS, shown)} ({self.code})"
        else:
            message = f"{message} ({self.code}: {shown})" if shown else f"{message} ({self.code})"
        return Problem(self.place, message, judged=True)


def open_problems(findings: Iterable[Finding], book: Book) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The findings of which nobody has accepted all words; and acceptances of what is not found (any more)."""
    accepted: defaultdict[tuple[Place, str], list[Acceptance]] = defaultdict(list)
    for key, item in acceptances(book):
        accepted[key].append(item)
    used: set[tuple[Place, str, str]] = set()
    unjudged: set[tuple[Place, str]] = set()
    found = []
    for finding in findings:
        keys = [(owner, finding.code) for owner in finding.owners if (owner, finding.code) in accepted]
        if not finding.judged:
            unjudged.update(keys)
            continue
        known = {word for key in keys for item in accepted[key] for word in item.words}
        used.update((*key, word) for key in keys for word in finding.words)
        left = tuple(word for word in finding.words if word not in known)
        if left or not finding.words:
            found.append(replace(finding, words=left).problem)
    needless = (
        problem
        for (owner, code), items in accepted.items()
        for item in items
        if (owner, code) not in unjudged
        for problem in _needless(item, [word for word in item.words if (owner, code, word) in used])
    )
    return tuple(found), tuple(needless)


def _needless(item: Acceptance, used: Sequence[str]) -> Iterator[Problem]:
    lost = [f"“{word}”" for word in item.words if word not in used]
    if lost and not used:
        yield Problem(item.place.of("finding"), f'accepts "{item.finding}", which is not found here; take it out')
    elif lost:
        message = f'accepts "{item.finding}" of {", ".join(lost)}, of which it is not found here; take that out'
        yield Problem(item.place.of("words"), message)


def acceptances(book: Book) -> Iterator[tuple[tuple[Place, str], Acceptance]]:
    """((place of the record, code), acceptance) of every acceptance in the Book."""
    found: defaultdict[int, Record] = defaultdict()
    for record in every_record(book):
        for met in walk(record):
            for owner in met.owners:
                if isinstance(owner, Record) and owner.accepted:
                    found[id(owner)] = owner
    for essay in (*book.essays, *book.pages):
        for language, title in essay.accepted.items():
            yield from (((essay.places[language], acceptance.finding), acceptance) for acceptance in title)
        for language, block in essay.every_block():
            place = essay.place_of(language, block)
            yield from (((place, acceptance.finding), acceptance) for acceptance in block.accepted)
    for owner in found.values():
        yield from (((owner.place, acceptance.finding), acceptance) for acceptance in owner.accepted)


def owners_of(owners: Iterable[object]) -> tuple[Place, ...]:
    """The places of the records among these."""
    return tuple(owner.place for owner in owners if isinstance(owner, Record))
