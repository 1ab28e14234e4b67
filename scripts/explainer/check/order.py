"""What changed sides: “scale counts for more than quality” where the quotation has the two the other way round.

The words may all be right, and so may the names. What is looked at is a word that puts what stands before it against
what stands behind it (a verb, a comparison, “in exchange for”) and that our words share with those they rest on. Many a
sentence can be turned round and say the same; so it is told only where every language has changed sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, groupby, pairwise
from typing import NamedTuple

from explainer.check.accepted import Finding, owners_of
from explainer.check.alike import sentences
from explainer.check.basis import Bases, Basis
from explainer.check.claims import claims_of, digested, kinds, named_in, what_of
from explainer.check.exchanged import put_for_another
from explainer.check.flips.signs import BAR, worded
from explainer.check.flips.wording import quoted
from explainer.check.good import ANEW, Good
from explainer.check.ours import places_of
from explainer.check.passages import Passage, passages
from explainer.check.wording import Wording
from explainer.corpus.words import WORD, carries_meaning, is_empty, keys, may_be_verb
from explainer.model import Book, Silence, Statement
from explainer.model.fields import Met

TURNED, ANOTHER = "turned-round", "another-name"
LONG = 4
"""Letters of a word that may stand on a side, or part two sides."""
Keys = frozenset[str]


class _Word(NamedTuple):
    """A word, or a name of several."""

    keys: Keys
    shown: str
    joins: bool
    """Whether it puts what stands before it against what stands behind it."""
    sided: bool
    """Whether it says something by itself."""
    acts: bool
    """Whether it stands right behind what turns a verb round: "by"."""


class _Turn(NamedTuple):
    """What stands before a word that joins, and what behind it, and did so the other way round."""

    first: str
    join: str
    last: str


def order_findings(book: Book, bases: Bases, wording: Wording, good: Good = ANEW) -> Iterator[Finding]:
    """Claims in which two things have changed sides; statements that name another than their quotations."""
    reader = _Reader(wording)
    for met, basis in claims_of(book, bases):
        # What no text says need not be said in the order of a text.
        if not basis or not met.field.is_text or isinstance(met.record, Silence):
            continue
        yield from good.unless(
            ("order", named_in(met, basis, bases, wording, book)), _of_claim(met, basis, wording, reader)
        )
    for essay in (*book.essays, *book.pages):
        sides = [list(side) for _, side in groupby(passages(essay, bases), lambda passage: passage.language)]
        for answering in zip(*sides, strict=True) if len({len(side) for side in sides}) == 1 else ():
            if basis := answering[0].basis:
                said = [(one.language, one.words) for one in answering]
                looked_at = said, digested(basis, bases), *kinds(book, wording)
                yield from good.unless(("order", looked_at), _of_passage(answering, wording, reader))


def _of_claim(met: Met, basis: Basis, wording: Wording, reader: _Reader) -> Iterator[Finding]:
    places, owners = places_of(met), owners_of(met.owners) or tuple(places_of(met).values())
    if isinstance(met.record, Statement):
        for language, pair in _another(met.record, wording).items():
            names = tuple(wording.named[id].name[language] for id in pair)
            message = f"{what_of(met)} speaks of {names[0]} where its quotations name {names[1]}"
            yield Finding(places[language], ANOTHER, names, message, owners, mend="mend one of them")
    proofs = partial(_proofs, met.record, basis, wording=wording)
    for language, turn in _turned(dict(met.value.items()), proofs, reader).items():
        yield Finding(places[language], TURNED, (turn.first, turn.last), _message(turn), owners)


def _of_passage(answering: Sequence[Passage], wording: Wording, reader: _Reader) -> Iterator[Finding]:
    """Of a passage in every language."""
    proofs = partial(_proofs, None, answering[0].basis, wording=wording)
    turns = _turned({one.language: one.words for one in answering}, proofs, reader)
    for one in answering if turns else ():
        turn = turns[one.language]
        yield Finding(one.place, TURNED, (turn.first, turn.last), _message(turn), one.owners)


def _turned(texts: Mapping[str, str], proofs: Callable[[str], Sequence[str]], reader: _Reader) -> Mapping[str, _Turn]:
    """By language, what has changed sides; nothing where one language has it as it was."""
    turns = dict[str, _Turn]()
    for language, text in reversed([*texts.items()]):
        turn = reader.turned(text, proofs(language), language)
        if turn is None:
            return {}
        turns[language] = turn
    return turns


def _message(turn: _Turn) -> str:
    return (
        f"“{turn.first}” stands before “{turn.join}” here and “{turn.last}” behind it, and what this rests on has them "
        "the other way round"
    )


def _proofs(record: object, basis: Basis, language: str, *, wording: Wording) -> Sequence[str]:
    """The sentences that words rest on: for a statement its own quotations alone."""
    evidence = record.evidence if isinstance(record, Statement) else basis.evidence
    proof = quoted(evidence, wording.finder, language)
    said = () if isinstance(record, Statement) else [one.text[language] for one in basis.statements]
    return tuple(dict.fromkeys([*said, *(proof.text.split(BAR) if proof else ())]))


def _another(statement: Statement, wording: Wording) -> Mapping[str, tuple[str, str]]:
    """By language: a name that only the rest of the sentences quoted has, and the one that is quoted in its place."""
    found = {}
    for language, text in statement.text.items():
        proof = quoted(statement.evidence, wording.finder, language)
        pair = put_for_another(text, proof.text, language, statement, wording) if proof else None
        if pair is None:
            return {}
        found[language] = pair
    return found if len(set(found.values())) == 1 else {}


class _Reader:
    """Reads sentences into words, each text once."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._read: dict[tuple[str, str], Sequence[Sequence[_Word]]] = {}

    def turned(self, text: str, proofs: Sequence[str], language: str) -> _Turn | None:
        """The first two things that have changed sides, and nowhere in what is rested on stand as they do here."""
        theirs = [sentence for proof in proofs for sentence in self._sentences(proof, language)]
        for ours in self._sentences(text, language):
            turns, kept = list[_Turn](), set[tuple[str, str]]()
            for at, word in enumerate(ours):
                for turn, is_kept in chain.from_iterable(_sides(ours, at, words) for words in theirs if word.joins):
                    if is_kept:
                        kept.add((turn.first, turn.last))
                    else:
                        turns.append(turn)
            for turn in turns:
                if (turn.first, turn.last) not in kept:
                    return turn
        return None

    def _sentences(self, text: str, language: str) -> Sequence[Sequence[_Word]]:
        if (text, language) not in self._read:
            words = list(self._words(text, language))
            ends = list(accumulate(map(len, sentences(text))))
            self._read[text, language] = [
                [word for at, word in words if start <= at < end] for start, end in pairwise([0, *ends])
            ]
        return self._read[text, language]

    def _words(self, text: str, language: str) -> Iterator[tuple[int, _Word]]:
        mentions = self._wording.named_mentions(text, language)
        names = {found.start: found for found in mentions}
        signs = worded(text, language)
        joins, agents = ({sign.start for sign in signs.strictly(kind)} for kind in ("joins", "by"))
        acts = False
        for found in WORD.finditer(text):
            start, word = found.start(), found[0]
            if start in names:
                mention = names[start]
                ids = self._wording.standing_for(mention.id)
                yield start, _Word(ids, text[mention.start : mention.end], joins=False, sided=True, acts=acts)
            elif not any(mention.start < start < mention.end for mention in mentions):
                sided = len(word) >= LONG and carries_meaning(word, language) and not is_empty(word, language)
                is_join = start in joins or (sided and may_be_verb(word, language))
                yield start, _Word(keys(word, language), word, joins=is_join, sided=sided, acts=acts)
                # Articles may stand between, and several names: "by the ministers", "by China and Russia".
                acts = start in agents or (acts and not sided)


def _sides(ours: Sequence[_Word], at: int, theirs: Sequence[_Word]) -> Iterator[tuple[_Turn, bool]]:
    """Two of our words around a join that stand around the same join there; whether as here, or turned round."""
    join = ours[at]
    for index, word in enumerate(theirs):
        if word.keys.isdisjoint(join.keys):
            continue
        before, behind = theirs[:index], theirs[index + 1 :]
        firsts = [(one, _where(one, before, behind)) for one in ours[:at] if one.sided]
        lasts = [(one, _where(one, before, behind)) for one in ours[at + 1 :] if one.sided]
        for first, there in firsts:
            for last, here in lasts:
                if there and here and there != here:
                    yield _Turn(first.shown, join.shown, last.shown), there == "before"


def _where(word: _Word, before: Sequence[_Word], behind: Sequence[_Word]) -> str:
    """On which side a word stands there; nothing where it stands on none, on both, or acts in a turned sentence."""
    sides = {
        name
        for name, words in (("before", before), ("behind", behind))
        if any(not one.keys.isdisjoint(word.keys) for one in words)
    }
    turned = word.acts or any(one.acts and not one.keys.isdisjoint(word.keys) for one in (*before, *behind))
    return sides.pop() if len(sides) == 1 and not turned else ""
