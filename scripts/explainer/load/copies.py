"""Files that hold the records of another one: a copy that somebody made, told once and not for every record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from explainer.counted import counted
from explainer.model import Place, Problem

MANY = 10
"""So many records in two files are no slip: one of the files is a copy."""

Entry = tuple[str, Place]
"""What a record is known by, and where it stands."""


def entries(records: Iterable[Any]) -> Iterator[Entry]:
    """What records of one kind are known by: an id, or a sentence with the words in it."""
    for record in records:
        name = getattr(record, "id", "") or f"{getattr(record, 'at', '')} {getattr(record, 'quote', '')}".strip()
        if name:
            yield name, record.place


def copies(found: Iterable[Entry]) -> Iterator[Problem]:
    """One problem for every file that holds as many records of an earlier one, or no others."""
    first: dict[str, Place] = {}
    held: Counter[str] = Counter()
    again: Counter[tuple[str, str]] = Counter()
    for name, place in found:
        held[place.path] += 1
        if name in first and first[name].path != place.path:
            again[place.path, first[name].path] += 1
        first.setdefault(name, place)
    for (path, other), count in sorted(again.items()):
        if count >= MANY or count == held[path] > 1:
            message = f"holds {counted(count, 'record')} that stand in {other}, too; keep one of the two files"
            yield Problem(Place(path, 1), message, breaks=True)
