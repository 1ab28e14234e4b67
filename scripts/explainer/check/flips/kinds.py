"""The kind of a statement: the same quoted words are of one kind, and their tense and hedges do not belie it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from explainer.check.accepted import Finding
from explainer.check.flips.signs import worded
from explainer.check.flips.wording import quoted
from explainer.model import LANGUAGES, Statement, StatementKind
from explainer.proof import Finder

SAME = 0.8
"""Which part of all that two statements quote must be quoted by both, for them to be one claim."""
AHEAD = frozenset({"will", "will~", "plan", "likely", "may"})
"""Signs of what is still to come."""
NO_FACT = frozenset({"will", "likely"})
"""Signs of what a text does not report as a fact."""
JUDGED = frozenset({"view", "ought"})
"""Signs of what somebody thinks, or thinks right."""

OFFICIAL, OPINION = StatementKind.OFFICIAL, StatementKind.OPINION

Letters = frozenset[tuple[str, int, str, int]]


def kind_findings(statements: Sequence[Statement], finder: Finder) -> Iterator[Finding]:
    """Statements of another kind than those that quote the same words, or than their own words are."""
    quoted_letters = {statement.id: _letters(statement, finder) for statement in statements}
    for statement in statements:
        same = [
            other
            for other in statements
            if other.id != statement.id
            and other.speaker == statement.speaker
            and _shared(quoted_letters[other.id], quoted_letters[statement.id]) >= SAME
        ]
        kinds = Counter(other.kind for other in same)
        if same and kinds[statement.kind] < max(kinds.values()):
            other = next(other for other in same if other.kind == kinds.most_common(1)[0][0])
            yield Finding(
                statement.place.of("kind"),
                "kind-differs",
                (statement.kind, other.id),
                f"this is {statement.kind}, while “{other.id}” quotes the same words as {other.kind}",
                (statement.place,),
            )
        yield from _belied(statement, finder)
    yield from _out_of_place(statements)


def _out_of_place(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Official words of somebody who gives opinions, or an opinion of somebody whose words are official."""
    heard = {
        one.speaker: Counter(other.kind for other in statements if other.speaker == one.speaker) for one in statements
    }
    for statement in statements:
        kinds = heard[statement.speaker]
        for own, other in ((OFFICIAL, OPINION), (OPINION, OFFICIAL)):
            if statement.kind == own and kinds[own] < kinds[other]:
                message = f"this is {own}, while “{statement.speaker}” speaks of other things with {other} words"
                yield Finding(
                    statement.place.of("kind"), "kind-differs", (own, statement.speaker), message, (statement.place,)
                )


def _letters(statement: Statement, finder: Finder) -> Letters:
    """Every letter that a statement quotes."""
    letters = set[tuple[str, int, str, int]]()
    for evidence in statement.evidence:
        located = finder.place(evidence)
        if located:
            number = located.paragraph.number if located.paragraph else 0
            note = located.references[0].note
            letters |= {(located.source.id, number, note, at) for at in range(located.start, located.end)}
    return frozenset(letters)


def _shared(one: Letters, other: Letters) -> float:
    common = len(one & other) if one and other else 0
    return common / (len(one) + len(other) - common) if common else 0.0


def _belied(statement: Statement, finder: Finder) -> Iterator[Finding]:
    proofs = {language: quoted(statement.evidence, finder, language) for language in LANGUAGES}
    if any(proof is None for proof in proofs.values()):
        return
    quotations = {language: proof.kinds for language, proof in proofs.items() if proof}
    ours = {language: worded(text, language).kinds for language, text in statement.text.items()}
    if statement.kind == "forecast" and not _any(AHEAD, quotations) and not _any(AHEAD, ours):
        message = "this is called a forecast, and nothing in it speaks of what is to come"
    elif statement.kind in ("fact", "official") and _any(NO_FACT, quotations):
        message = f"this is called {statement.kind}, and its quotations speak of what is to come or only likely"
    elif statement.kind == "fact" and (
        _any(JUDGED, quotations) or _any(JUDGED, ours) or _opens_as_view(statement, finder)
    ):
        message = "this is called fact, and its quotations say what somebody thinks, or thinks right"
    else:
        return
    place, mend = statement.place.of("kind"), "mend the kind, or quote what shows it"
    yield Finding(place, "kind-contradicted", (statement.kind,), message, (statement.place,), mend=mend)


def _opens_as_view(statement: Statement, finder: Finder) -> bool:
    """Whether all its quotations stand in sentences that open with whose view they are."""
    openings = []
    for evidence in statement.evidence:
        located = finder.place(evidence)
        if located is None or located.paragraph is None or not located.sentences:
            return False
        start = located.sentences[0].start
        opening = located.paragraph.text[start : max(start, located.start)]
        openings.append("view" in worded(opening, located.source.language).kinds)
    return all(openings)


def _any(kinds: frozenset[str], by_language: Mapping[str, frozenset[str]]) -> bool:
    return any(not kinds.isdisjoint(found) for found in by_language.values())
