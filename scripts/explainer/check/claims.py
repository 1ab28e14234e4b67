"""Every field of words that claim something, against what it rests on. No list of fields: each says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from explainer.check.accepted import WORDS, Finding, owners_of
from explainer.check.alike import claim_differences, differences
from explainer.check.basis import Bases, Basis, Unknown
from explainer.check.good import Good
from explainer.check.grounding import Grounding
from explainer.check.measured import measure_problems
from explainer.check.ours import places_of, texts_in
from explainer.check.wording import Wording, quoted_by
from explainer.corpus.signs import find_signs
from explainer.corpus.words import WORD
from explainer.model import Book, Derived, Essay, Place, Problem, Source, Statement, every_record
from explainer.model.fields import Claim, Met

UNGROUNDED = "ungrounded"
UNPROVED = "rests-on-nothing"


def claims_of(book: Book, bases: Bases) -> Iterator[tuple[Met, Basis | None]]:
    """Every field that claims, with what it rests on; None where that cannot be found, which has been reported."""
    if ("claims", id(book)) not in bases.made:
        bases.made["claims", id(book)] = book, tuple(_claims(book, bases))
    yield from bases.made["claims", id(book)][1]


def _claims(book: Book, bases: Bases) -> Iterator[tuple[Met, Basis | None]]:
    for record in every_record(book):
        for met in texts_in(record):
            if isinstance(met.field.role, Claim) and not _is_own_page(record, book):
                try:
                    yield met, _basis(met, bases)
                except Unknown:
                    yield met, None


def claim_problems(book: Book, wording: Wording, bases: Bases, good: Good) -> Iterator[Problem]:
    """What the words of any record say without proof: numbers, months, names."""
    for met, basis in claims_of(book, bases):
        if not basis:
            continue
        looked_at = ("claim", met.value, met.field.name, digested(basis, bases), wording.names, book.vocabulary)
        yield from good.unless(looked_at, _problems(met, basis, wording))


def named_in(met: Met, basis: Basis, bases: Bases, wording: Wording, book: Book) -> object:
    """What a claim is held against for what its names do, as values that a digest can be made of."""
    record = met.record if isinstance(met.record, Statement) else met.record.what
    return record, met.field.name, met.value, digested(basis, bases), *kinds(book, wording)


def kinds(book: Book, wording: Wording) -> tuple[object, ...]:
    """All that has a name, what kind each is of and for what it stands; and which names are spelt in several ways."""
    return wording.names, book.people, book.partners, book.names, book.terms


def ungrounded(book: Book, bases: Bases, grounding: Grounding) -> Iterator[Finding]:
    """Claims that rest on nothing, and sentences made of words that nothing holds on which they rest."""
    for met, basis in claims_of(book, bases):
        assert isinstance(met.field.role, Claim)
        # A title of prose has no record around it: what is accepted stands behind it.
        places = places_of(met)
        owners = owners_of(met.owners) or tuple(places.values())
        if basis is None or grounding.is_unknown(basis):
            yield Finding(next(iter(places.values())), UNGROUNDED, (), "", owners, judged=False)
            continue
        for language, text in met.value.items():
            if not basis:
                message = f"{what_of(met)} says this and rests on nothing"
                yield Finding(places[language], UNPROVED, (), message, owners, mend="name what proves it")
                continue
            role = met.field.role
            loose = grounding.ungrounded(text, language, basis, title=role.title, free=role.free)
            if isinstance(met.record, Statement):
                loose = _no_signs(loose, text, language)
            if loose:
                yield ungrounded_finding(what_of(met), places[language], language, loose, owners)


def ungrounded_finding(
    what: str, place: Place, language: str, loose: tuple[str, ...], owners: tuple[Place, ...]
) -> Finding:
    """What is said of words that nothing holds."""
    message = f'{what} has {WORDS} in "{language}", which nothing that it rests on says'
    mend = "use the words of its quotations, rest it on more, or accept it with a reason"
    return Finding(place, UNGROUNDED, loose, message, owners, mend=mend)


def _no_signs(loose: tuple[str, ...], text: str, language: str) -> tuple[str, ...]:
    """Without the words that turn a meaning: whether a statement may have those, check/flips/ tells."""
    turning = (sign for sign in find_signs(text, language) if sign.kind not in ("joins", "by"))
    signs = {word for sign in turning for word in WORD.findall(text[sign.start : sign.end])}
    return tuple(word for word in loose if word not in signs)


def what_of(met: Met) -> str:
    """The record as messages name it: `step of path "thirty-minutes"`."""
    inner = met.record.what
    for owner in reversed(met.owners):
        id = getattr(owner, "id", "")
        if id:
            return f'{inner} "{id}"' if owner is met.record else f'{inner} of {owner.what} "{id}"'
    return f"this {inner}"


def _is_own_page(record: Any, book: Book) -> bool:
    """Whether it is a page of the site that cites nothing: it speaks of the site (check/own_words.py)."""
    return isinstance(record, Essay) and record in book.pages and not record.cited


def _basis(met: Met, bases: Bases) -> Basis:
    """What a field rests on. A statement rests on its quotations, not on its own words. Raises Unknown."""
    statement = next((owner for owner in met.owners if isinstance(owner, Statement)), None)
    if statement is None:
        return bases.of(met)
    parts: list[Any] = [*statement.every_evidence, statement.speaker, statement.relays or "", *statement.derived]
    if isinstance(met.record, Derived):
        # A date may be counted from the time of the text, which its own record proves.
        sources = {evidence.source for evidence in statement.every_evidence}
        datings = [dating for id in sorted(sources) for dating in bases.dating(id)]
        parts += [_without(met.record, one) for one in (statement, *datings)]
    return bases.basis(parts)


def _without(derived: Derived, statement: Statement) -> Statement:
    """A statement as it proves a rule of its own: that rule left out, which would prove itself."""
    return replace(statement, derived=tuple(one for one in statement.derived if one is not derived))


def digested(basis: Basis, bases: Bases) -> object:
    """All of a basis that what rests on it is held against, as values that a digest can be made of."""
    if ("digested", id(basis)) not in bases.made:
        bases.made["digested", id(basis)] = basis, _digested(basis, bases)
    return bases.made["digested", id(basis)][1]


def _digested(basis: Basis, bases: Bases) -> object:
    located = [(place.source.id, place.references, place.start, place.end) for place in basis.located]
    places = [(source, [str(reference) for reference in at], *span) for source, at, *span in located]
    quoted = quoted_by(basis.evidence, bases.finder)
    return places, basis.evidence, quoted, basis.statements, basis.values, sorted(basis.speakers)


def _problems(met: Met, basis: Basis, wording: Wording) -> Iterator[Problem]:
    role, places, what, words = met.field.role, places_of(met), what_of(met), dict(met.value.items())
    assert isinstance(role, Claim)
    remark = role.remark or isinstance(met.record, Source)
    yield from (differences if remark else claim_differences)(wording, places, what, words)
    yield from wording.unproved(
        places, what, words, basis.located, basis.values, basis.speakers, remark=remark, statements=basis.statements
    )
    yield from measure_problems(places, what, words, basis, alone=not role.title)
