"""Names that stand in each other's place: what the quotations say of one, our wording says of the other.

All the names may be right, so what is said of each is looked at: the words beside it, and in a language whose nouns say
so by their form, whether it can be the subject.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from explainer.check.accepted import Finding, owners_of
from explainer.check.alike import sentences
from explainer.check.basis import Bases, Basis
from explainer.check.claims import claims_of, digested, kinds, named_in, what_of
from explainer.check.flips.signs import BAR
from explainer.check.flips.wording import quoted
from explainer.check.good import ANEW, Good
from explainer.check.ours import places_of
from explainer.check.passages import WHAT, Passage, every_passage
from explainer.check.wording import Wording
from explainer.corpus.words import WORD, can_be_subject, keys, may_be_verb
from explainer.model import Book, Named, Person, Place, Silence, Statement, Term
from explainer.model.fields import Met

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


def exchanged_findings(book: Book, bases: Bases, wording: Wording, good: Good = ANEW) -> Iterator[Finding]:
    """Statements and other claims with two names that have changed places."""
    for met, basis in claims_of(book, bases):
        # What no text says is asked of names in words that no text has.
        if not basis or isinstance(met.record, Silence):
            continue
        yield from good.unless(
            ("exchanged", named_in(met, basis, bases, wording, book)), _of_claim(met, basis, wording)
        )
    for passage in every_passage(book, bases):
        proof = digested(passage.basis, bases)
        looked_at = ("exchanged", passage.language, passage.words, proof, *kinds(book, wording))
        yield from good.unless(looked_at, _of_passage(passage, wording))


def _of_claim(met: Met, basis: Basis, wording: Wording) -> Iterator[Finding]:
    places, owners = places_of(met), owners_of(met.owners) or tuple(places_of(met).values())
    for language, text in met.value.items():
        said = _of_statement if isinstance(met.record, Statement) else _of_summary
        for pair in said(text, language, basis, wording):
            yield _finding(what_of(met), pair, language, places[language], owners, wording)


def _of_passage(passage: Passage, wording: Wording) -> Iterator[Finding]:
    for pair in _of_summary(passage.words, passage.language, passage.basis, wording):
        yield _finding(WHAT, pair, passage.language, passage.place, passage.owners, wording)


def _finding(
    what: str, pair: tuple[str, str], language: str, place: Place, owners: tuple[Place, ...], wording: Wording
) -> Finding:
    names = tuple(wording.named[id].name[language] for id in pair)
    message = f'{what} says of {names[0]} in "{language}" what its quotations say of {names[1]}'
    return Finding(place, CODE, names, message, owners)


def _of_statement(text: str, language: str, basis: Basis, wording: Wording) -> Sequence[tuple[str, str]]:
    proof = quoted(basis.evidence, wording.finder, language)
    ours = _names(text, language, wording)
    theirs = _names(proof.text, language, wording, {named.id for named in ours}) if proof else ()
    return sorted(_exchanged(ours, theirs, wording))


def _of_summary(text: str, language: str, basis: Basis, wording: Wording) -> Sequence[tuple[str, str]]:
    """In words that sum up: of two names in one sentence, what the verbs behind them say, and which are subjects.

    Who says it stands in no quotation, and is left aside.
    """
    theirs: list[_Named] | None = None
    found: set[tuple[str, str]] = set()
    for sentence in sentences(text):
        ours = [named for named in _names(sentence, language, wording) if named.id not in basis.speakers]
        here = {named.id for named in ours}
        if len(here) < 2:
            continue
        if theirs is None:
            proof = quoted(basis.evidence, wording.finder, language)
            said = [one.text[language] for one in basis.statements] + (proof.text.split(BAR) if proof else [])
            theirs = [named for words in dict.fromkeys(said) for named in _names(words, language, wording)]
        ours = [
            named._replace(
                before=frozenset(), behind=named.behind if _has_verb(named.behind, language) else frozenset()
            )
            for named in ours
        ]
        found |= {pair for pair in _exchanged(ours, theirs, wording) if set(pair) <= here}
    return sorted(found)


def put_for_another(
    text: str, quoted_text: str, language: str, statement: Statement, wording: Wording
) -> tuple[str, str] | None:
    """(a name of our words, the only one of its sort that is quoted) where the quotations have the second alone.

    The first may stand in the sentences quoted, whose other words are not.
    """
    ours = {found.id for found in wording.named_mentions(text, language)}
    theirs = {id for found in wording.named_mentions(quoted_text, language) for id in wording.standing_for(found.id)}
    meant = {id for name in ours for id in wording.standing_for(name)}
    own = {statement.speaker, statement.relays or ""}
    own.update(found.id for value in statement.derived_values for found in wording.proper_mentions(value, language))
    for one in sorted((ours & wording.proper.keys()) - theirs - own):
        kin = {id for id in theirs if _sort(wording.named[id]) == _sort(wording.named[one])}
        lost = sorted(id for id in kin - meant if _differ(one, id, wording))
        if lost and kin.isdisjoint(meant):
            return one, lost[0]
    return None


def _has_verb(forms: Keys, language: str) -> bool:
    return any(may_be_verb(key, language) for key in forms)


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


def _names(text: str, language: str, wording: Wording, meant: Collection[str] = ()) -> list[_Named]:
    """The names of a text. One that stands for a name of `meant` is that one, unless it is itself among them."""
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
        stands_for = () if mention.id in meant else sorted(wording.standing_for(mention.id).intersection(meant))
        # Of a name by which another is meant, only what it follows at once is sure to be said of it.
        close = before and _near(text, before[1], mention.start, spans)
        if close and before and stands_for and text[before[1] : mention.start].strip():
            close = False
        found.append(
            _Named(
                stands_for[0] if stands_for else mention.id,
                before[2] if before and close else frozenset(),
                behind[2] if behind and _near(text, mention.end, behind[0], spans) else frozenset(),
                can_be_subject(text[mention.start : mention.end], language),
            )
        )
    return found


def _near(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether neither the end of a clause nor another name stands between."""
    between = text[start:end]
    return CLOSING.isdisjoint(between) and "," not in between and not any(start <= at < end for at, _ in spans)
