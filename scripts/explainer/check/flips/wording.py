"""Our words against the quotations they rest on, in each language: what they add, leave out and turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.check.accepted import Finding
from explainer.check.flips.cuts import around
from explainer.check.flips.languages import Owners
from explainer.check.flips.signs import (
    NAMES,
    NONE,
    NOT,
    UNTOLD,
    Worded,
    alone,
    astray,
    bare,
    joined,
    pin,
    says,
    turned,
    unanswered,
    worded,
)
from explainer.corpus.signs import Sign
from explainer.corpus.words import WORD
from explainer.languages.known import language_named
from explainer.model import Evidence, Place, Statement
from explainer.proof import Finder

ASKED = tuple(kind for kind in NAMES if kind not in (UNTOLD, NONE))

TURNING = ("not", "without", "likely", "may", "some", "all")
"""The kinds that long texts are held to: other words of a summary need not be those of its sources."""

DENYING = ("not", "without", "likely")
"""Those that our comments are held to, which weigh what may be in words of their own."""


DEEDS = ("held", "accept", "open", "ahead", "good")
"""The pairs of opposites that say what was done; the others may be said of several things in one passage."""

COMING = ("will", "plan")
"""What is to come, and is not told as if it had been: by our prose, and by comments that do not say what came of it."""


def quoted(every: Sequence[Evidence], finder: Finder, language: str) -> Worded | None:
    """Quotations in one language, parted; None where one of them is not to be found, which is told elsewhere."""
    parts = [finder.words(evidence, language) for evidence in every]
    if None in parts:
        return None
    return joined([part for part in parts if part], language)


def wording_findings(statement: Statement, finder: Finder) -> Iterator[Finding]:
    """What the words of one statement have that its quotations lack, and the other way round."""
    for language, text in statement.text.items():
        words, place = worded(text, language), statement.place.of(language)
        own = quoted(statement.evidence, finder, language)
        every = quoted(statement.every_evidence, finder, language)
        if own is None or every is None:
            continue
        for kind in ASKED:
            name = NAMES[kind]
            for sign in _left_out(own, words, kind):
                message = f"the quotations have “{says(own, sign)}”, which this wording lacks"
                yield Finding(place, f"{name}-missing", (pin(own, sign),), message, (statement.place,))
            for sign in (*unanswered(words, every, kind, loosely=True), *_astray(words, every, kind)):
                message = f"this wording has “{says(words, sign)}”, which the quotations lack"
                yield Finding(place, f"{name}-added", (pin(words, sign),), message, (statement.place,))
        for sign in unanswered(own, words, "office"):
            if alone(own, sign):
                message = f"the quotations have “{pin(own, sign)}”, and this wording only what that belongs to"
                yield Finding(place, "office-exchanged", (pin(own, sign),), message, (statement.place,))
        for promise, sign in _promised(statement, finder, words):
            message = f"what is quoted is told as “{says(promise, sign)}”, and this wording says that it is done"
            yield Finding(place, "promise-kept", (pin(promise, sign),), message, (statement.place,))
        yield from _opposite_findings(words, every, place, (statement.place,))


def _promised(statement: Statement, finder: Finder, words: Worded) -> Iterator[tuple[Worded, Sign]]:
    """Promises that our words tell as neither promised nor to come: in a quotation, or in the words right before it."""
    if language_named(words.language).looks_ahead(words.text):
        return
    for evidence in statement.evidence:
        located = finder.place(evidence)
        found = around(evidence, located, words.language) if located and located.sentences else None
        if found:
            whole, start, end = found
            for sign in worded(whole, words.language).strictly("promise"):
                behind = WORD.search(whole, sign.end)
                if behind and start <= behind.start() < end:
                    promise = worded(whole[sign.start : end], words.language)
                    yield from ((promise, one) for one in unanswered(promise, words, "promise") if not one.start)


def _left_out(own: Worded, words: Worded, kind: str) -> Iterator[Sign]:
    if kind == "mostly":
        return  # That something is mostly so may be left out of what is said in short.
    yield from (*unanswered(own, words, kind), *_astray(own, words, kind))
    if kind == NOT:
        yield from bare(own, words)


def _astray(one: Worded, other: Worded, kind: str) -> Iterator[Sign]:
    return astray(one, other, kind) if kind in TURNING else iter(())


def _opposite_findings(words: Worded, proof: Worded, place: Place, owners: tuple[Place, ...]) -> Iterator[Finding]:
    """Words of ours that say the opposite of what they rest on."""
    for mine, theirs in turned(words, proof):
        message = f"this wording has “{says(words, mine)}” where what it rests on has “{says(proof, theirs)}”"
        yield Finding(place, "opposite", (pin(words, mine), pin(proof, theirs)), message, owners)


def undone_findings(
    words: Worded, each: Sequence[Worded], place: Place, owners: tuple[Place, ...]
) -> Iterator[Finding]:
    """Where a passage says that something was done which one of its statements says was undone, or the other way."""
    for proof in each:
        for mine, theirs in turned(words, proof):
            if mine.kind[:-1] in DEEDS:
                message = (
                    f"this has “{says(words, mine)}” where a statement that it rests on has “{says(proof, theirs)}”"
                )
                yield Finding(place, "opposite", (pin(words, mine), pin(proof, theirs)), message, owners)


def added_findings(
    texts: Mapping[str, str],
    places: Mapping[str, Place],
    proofs: Mapping[str, Worded],
    owners: Owners,
) -> Iterator[Finding]:
    """What a title or passage says that nothing it rests on says: for words that need not tell all of it."""
    for language, text in texts.items():
        words, proof = worded(text, language), proofs[language]
        for kind in ASKED:
            for sign in unanswered(words, proof, kind, loosely=True):
                message = f"this has “{says(words, sign)}”, which nothing it rests on has"
                yield Finding(places[language], f"{NAMES[kind]}-added", (pin(words, sign),), message, owners[language])
        yield from _opposite_findings(words, proof, places[language], owners[language])


def passage_findings(
    texts: Mapping[str, str],
    places: Mapping[str, Place],
    proofs: Mapping[str, Worded],
    claims: Mapping[str, Worded],
    owners: Owners,
    kinds: Sequence[str] = TURNING,
) -> Iterator[Finding]:
    """Where a passage says of the same words as what it rests on that they are so, and not that they are not.

    `proofs`: all that it rests on; `claims`: the words of the statements alone.
    """
    for language, text in texts.items():
        words, place = worded(text, language), places[language]
        for kind in kinds:
            for sign in astray(words, proofs[language], kind):
                message = f"this has “{says(words, sign)}” of words that what it rests on has without"
                yield Finding(place, f"{NAMES[kind]}-added", (pin(words, sign),), message, owners[language])
            for sign in astray(claims[language], words, kind):
                message = f"what this rests on has “{says(claims[language], sign)}” of words that stand here without"
                yield Finding(
                    place, f"{NAMES[kind]}-missing", (pin(claims[language], sign),), message, owners[language]
                )
