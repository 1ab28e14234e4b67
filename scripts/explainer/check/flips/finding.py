"""What turns a meaning, told with a code, and what an editor has accepted of it with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.model import Place, Problem


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where a meaning may have been turned. `code` is short and never changes: editors write it down."""

    place: Place
    code: str
    message: str
    record: str
    """Id of the record that the words belong to: what may accept the finding."""


@dataclass(frozen=True, slots=True, order=True)
class Accepted:
    """An editor’s word that a finding of one code is right all the same, and why."""

    place: Place
    code: str
    reason: str
    record: str


def open_problems(findings: Iterable[Finding], accepted: Iterable[Accepted]) -> Iterator[Problem]:
    """Findings that nobody has accepted, and what was accepted and is found no more."""
    allowed = {(one.record, one.code): one for one in accepted}
    met = set[tuple[str, str]]()
    for finding in sorted(set(findings)):
        key = finding.record, finding.code
        met.add(key)
        if key not in allowed:
            yield Problem(
                finding.place,
                f"{finding.message}; mend it, or accept `{finding.code}` with a reason at “{finding.record}”",
            )
    for key, one in allowed.items():
        if key not in met:
            yield Problem(one.place, f"`{one.code}` is accepted here, but nothing like it is found; take it out")
