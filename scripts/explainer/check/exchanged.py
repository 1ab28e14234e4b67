"""Names that stand in each other's place: what the quotations say of one, our wording says of the other.

All the names may be right, so what is said of each is looked at: the words beside it, and in a language whose nouns say
so by their form, whether it can be the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from explainer.check.accepted import Finding
from explainer.check.flips.wording import quoted
from explainer.check.wording import Wording
from explainer.corpus.words import WORD, can_be_subject, keys
from explainer.model import Book, Named, Person, Term
from explainer.proof import every_statement

CODE = "names-exchanged"
LONG = 4
"""Letters of a word that tells what is said of a name."""
ACTING = ("organisation", "place")
"""Kinds of terms that may act as countries do."""
CLOSING = frozenset(".;:!?|()—")
Keys = frozenset[str]


class _Named(NamedTuple):
    """A name where it stands."""

    id: str
    before: Keys
    """The keys of the nearest word of meaning before it in its clause; none where there is none."""
    behind: Keys
    subject: bool | None
    """Whether it can be the subject; None where its form does not tell."""


def exchanged_findings(book: Book, wording: Wording) -> Iterator[Finding]:
    """Statements with two names that have changed places."""
    for statement in every_statement(book):
        for language, text in statement.text.items():
            proof = quoted(statement.every_evidence, wording.finder, language)
            if proof is None:
                continue
            ours, theirs = _names(text, language, wording), _names(proof.text, language, wording)
            for one, other in sorted(_exchanged(ours, theirs, wording)):
                names = tuple(wording.named[id].name[language] for id in (one, other))
                message = (
                    f'statement "{statement.id}" says of {names[0]} in "{language}" what its quotations say of '
                    f"{names[1]}; mend it, or accept it with a reason"
                )
                yield Finding(statement.place.of(language), CODE, names, message, (statement.place,))


def _exchanged(ours: Sequence[_Named], theirs: Sequence[_Named], wording: Wording) -> set[tuple[str, str]]:
    """(name, the one whose place it has) where both stand in our words and in the quotations."""
    both = {named.id for named in ours} & {named.id for named in theirs}
    found = set()
    for side in ("before", "behind"):
        for named in ours:
            beside = getattr(named, side)
            there = {other.id for other in theirs if getattr(other, side) & beside}
            if named.id in both and there and named.id not in there:
                found |= {(named.id, other) for other in there & both if _differ(named.id, other, wording)}
    mine, yours = _roles(ours), _roles(theirs)
    for one in both:
        for other in both:
            turned = mine.get(one) and yours.get(other) and mine.get(other) is False and yours.get(one) is False
            if turned and _differ(one, other, wording):
                found.add((one, other))
    return found


def _differ(one: str, other: str, wording: Wording) -> bool:
    """Whether they are two names of one sort, and neither stands for the other."""
    first, second = wording.named[one], wording.named[other]
    return one != other and _sort(first) == _sort(second) and one not in second.held_by and other not in first.held_by


def _sort(named: Named) -> str:
    """Who acts, or what is made: a country is never put for a document."""
    if isinstance(named, Term):
        return "" if named.kind in ACTING else named.kind
    return "person" if isinstance(named, Person) else ""


def _roles(names: Sequence[_Named]) -> Mapping[str, bool]:
    """Whether a name is a subject: where any of its forms can be, and where none can."""
    roles: dict[str, bool] = {}
    for named in names:
        if named.subject is not None:
            roles[named.id] = roles.get(named.id, False) or named.subject
    return roles


def _names(text: str, language: str, wording: Wording) -> list[_Named]:
    mentions = wording.proper_mentions(text, language)
    spans = [(found.start, found.end) for found in mentions]
    words = [
        (word.start(), word.end(), keys(word[0], language))
        for word in WORD.finditer(text)
        if len(word[0]) >= LONG and not any(start < word.end() and word.start() < end for start, end in spans)
    ]
    found = []
    for mention in mentions:
        before = next((word for word in reversed(words) if word[1] <= mention.start), None)
        behind = next((word for word in words if word[0] >= mention.end), None)
        found.append(
            _Named(
                mention.id,
                before[2] if before and _near(text, before[1], mention.start, spans) else frozenset(),
                behind[2] if behind and _near(text, mention.end, behind[0], spans) else frozenset(),
                can_be_subject(text[mention.start : mention.end], language),
            )
        )
    return found


def _near(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether neither the end of a clause nor another name stands between."""
    between = text[start:end]
    return CLOSING.isdisjoint(between) and "," not in between and not any(start <= at < end for at, _ in spans)
