"""Which signs of one text another text leaves unanswered: the heart of every rule that compares two wordings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from explainer.corpus.sides import find_sides, opposite_sides
from explainer.corpus.signs import OPPOSITES, Sign, find_signs
from explainer.corpus.words import WORD, keys

FUTURE = ("will", "plan")
NOT, NONE, WITHOUT, UNTOLD = "not", "none", "without", "untold"
DENIALS = (NOT, NONE, WITHOUT, UNTOLD)
NAMES = {
    NOT: "negation",
    NONE: "negation",
    WITHOUT: "negation",
    UNTOLD: "negation",
    "likely": "hedge",
    "may": "hedge",
    "some": "some",
    "all": "all",
    "only": "only",
    "besides": "not-only",
    "mostly": "mostly",
    "early": "time",
    "late": "time",
    "since": "time",
    "will": "future",
    "plan": "future",
}
"""The kinds of signs that are asked for, and what codes and messages call them."""

CLAUSE = re.compile(r"[.;:!?|()]|\s[—–-]\s|—|,\s")
COMMA = re.compile(r",\s")
SENTENCE = re.compile(r"[.;:!?|]")
SCOPE = 3
"""How many words behind a sign tell what it is said of."""
AT_ONCE = ("early", "late", "since", "office")
"""Kinds that are said of the very next word: a month, a century, a mayor."""
REACH = 3
"""How many words before a word a denial of it may stand."""
AROUND = 45
"""How many letters before a clause a sign may stand that is said of it."""
BAR = " | "
LONG = 4
"""Letters of a word that carries a meaning; shorter ones are mostly particles."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A text in one language with its signs. Several quotations are parted by a bar, so that none runs on."""

    text: str
    language: str
    signs: tuple[Sign, ...]
    by_kind: Mapping[str, tuple[Sign, ...]]

    @property
    def kinds(self) -> frozenset[str]:
        """All kinds that there are signs of."""
        return frozenset(self.by_kind)

    def of(self, kind: str) -> tuple[Sign, ...]:
        """The signs of a kind, and those that may stand for it."""
        return tuple(sign for other in sorted(_answers(kind)) for sign in self.strictly(other))

    def strictly(self, kind: str) -> tuple[Sign, ...]:
        return self.by_kind.get(kind, ())


@cache
def worded(text: str, language: str) -> Worded:
    return _with_signs(text, language, find_signs(text, language))


def joined(texts: Sequence[str], language: str) -> Worded:
    """Several texts as one, none of which runs on into the next."""
    return _joined(tuple(texts), language)


@cache
def _joined(texts: tuple[str, ...], language: str) -> Worded:
    signs: list[Sign] = []
    start = 0
    for text in texts:
        signs += (Sign(sign.kind, sign.start + start, sign.end + start) for sign in worded(text, language).signs)
        start += len(text) + len(BAR)
    return _with_signs(BAR.join(texts), language, tuple(signs))


def _with_signs(text: str, language: str, signs: tuple[Sign, ...]) -> Worded:
    kinds: dict[str, list[Sign]] = {}
    for sign in signs:
        kinds.setdefault(sign.kind, []).append(sign)
    return Worded(text, language, signs, {kind: tuple(found) for kind, found in kinds.items()})


@cache
def _answers(kind: str) -> frozenset[str]:
    kinds = {kind, f"{kind}~"}
    if kind in DENIALS:
        kinds |= {*DENIALS, f"{NOT}~"}
    if kind in FUTURE:
        kinds |= {*FUTURE, "will~"}
    return frozenset(kinds)


@cache
def _words(text: str, language: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    return tuple(
        (found.start(), found.end(), keys(found[0], language)) for found in WORD.finditer(text) if len(found[0]) >= LONG
    )


def scope_of(one: Worded, sign: Sign) -> tuple[frozenset[str], ...]:
    """The keys of the words that a sign is said of: those behind it in its clause, or before it at the clause's end."""
    behind, before = _around(one, sign)
    # What is intended or planned never stands behind the words for it.
    return behind or (() if sign.kind in FUTURE else before)


def _around(one: Worded, sign: Sign) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    """The keys of the next words behind a sign in its clause, and of the one before it."""
    # What stands between commas by itself belongs to the clause behind it.
    comma = COMMA.match(one.text, sign.end)
    start, end = _clause(one.text, sign.start, comma.end() if comma else sign.end)
    within = [word for word in _words(one.text, one.language) if start <= word[0] < end]
    behind = [key for at, _, key in within if at >= sign.end]
    before = [key for _, last, key in within if last <= sign.start]
    return tuple(behind[:SCOPE]), tuple(before[-1:])


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((found.end() for found in CLAUSE.finditer(text) if found.end() <= start), default=0)
    last = min((found.start() for found in CLAUSE.finditer(text) if found.start() >= end), default=len(text))
    return first, last


def unanswered(one: Worded, other: Worded, kind: str, *, loosely: bool = False) -> Iterator[Sign]:
    """Signs of a kind in `one` whose words stand in `other`, without such a sign beside them.

    `loosely`: told, too, where the other text has no such sign at all, whatever its words are.
    """
    answers = other.of(kind)
    for sign in one.strictly(kind):
        scope = scope_of(one, sign)[: 1 if kind in AT_ONCE else SCOPE]
        spots = [
            next(((at, end) for at, end, known in _words(other.text, other.language) if known & key), None)
            for key in scope
        ]
        met = [spot for spot in spots if spot]
        if not answers:
            if loosely or (scope and 2 * len(met) >= len(scope)):
                yield sign
        elif kind == NOT and scope and spots[0]:
            hits = [word for word in _words(other.text, other.language) if any(word[2] & key for key in scope)]
            if not any(_beside(other, at, end, answers) for at, end, _ in hits):
                yield sign


def alone(one: Worded, sign: Sign) -> bool:
    """Whether the word that a sign is said of follows without a comma, and stands nowhere else in its text."""
    if COMMA.match(one.text, sign.end):
        return False
    said_of = scope_of(one, sign)[:1]
    return sum(bool(known & key) for _, _, known in _words(one.text, one.language) for key in said_of) == 1


def _beside(other: Worded, start: int, end: int, answers: Collection[Sign]) -> bool:
    first, last = _clause(other.text, start, end)
    # A clause that the sign opens with a comma («не …, …») belongs to it.
    first = _clause(other.text, max(0, first - 2), max(0, first - 2))[0]
    return any(first <= sign.start < last for sign in answers)


def bare(one: Worded, other: Worded) -> Iterator[Sign]:
    """Negations of `one` whose very next word stands in `other`, nowhere with a denial beside it."""
    denials = other.of(NOT)
    words = [(found.start(), found.end(), keys(found[0], other.language)) for found in WORD.finditer(other.text)]
    for sign in one.strictly(NOT):
        behind = WORD.search(one.text, sign.end)
        denied = keys(behind[0], one.language) if behind and len(behind[0]) >= LONG else frozenset()
        spots = [index for index, (_, _, known) in enumerate(words) if known & denied]
        spans = [(words[max(0, at - REACH)][0], words[at][0]) for at in spots]
        if spans and not any(start <= denial.start < end for start, end in spans for denial in denials):
            yield sign


def astray(one: Worded, other: Worded, kind: str) -> Iterator[Sign]:
    """Signs of a kind in `one`, two of whose words stand in one clause of `other`, with no such sign near it.

    For long texts that sum up others, and need not answer all of them.
    """
    answers = other.of(kind)
    for sign in one.strictly(kind):
        # The first word behind it is what it is said of; what stands before it counts beside that one alone.
        scope, before = _around(one, sign)
        met: dict[tuple[int, int], set[int]] = {}
        for at, end, known in _words(other.text, other.language):
            for index, key in enumerate((*scope, *before)):
                if known & key:
                    met.setdefault(_clause(other.text, at, end), set()).add(index)
        alike = [clause for clause, words in met.items() if len(words) > 1 and (0 in words or len(scope) not in words)]
        said = [*alike, *(clause for clause, words in met.items() if 0 in words)]
        if alike and not any(start - AROUND <= answer.start < end for start, end in said for answer in answers):
            yield sign


def turned(one: Worded, other: Worded) -> Iterator[tuple[Sign, Sign]]:
    """Signs of `one` that say the opposite of what `other` says, which `one` says nowhere; in one language or two."""
    for left, right in OPPOSITES:
        for said, opposite in ((left, right), (right, left)):
            mine, theirs = one.strictly(said), other.strictly(opposite)
            if mine and theirs and not one.strictly(opposite) and not other.strictly(said):
                yield mine[0], theirs[0]
    for here, there in opposite_sides(find_sides(one.text, one.language), find_sides(other.text, other.language)):
        yield Sign(f"{here.side}+", here.start, here.end), Sign(f"{there.side}-", there.start, there.end)


def pin(one: Worded, sign: Sign) -> str:
    """A sign up to the word that it is said of, or with the one before it: what an acceptance of it names."""
    ends = [0, *(found.end() for found in SENTENCE.finditer(one.text)), len(one.text)]
    before = WORD.findall(one.text, max(end for end in ends if end <= sign.start), sign.start)
    behind = WORD.findall(one.text, sign.end, min(end for end in ends if end >= sign.end))
    said_of = next((index for index, word in enumerate(behind) if len(word) >= LONG), 0)
    words = [says(one, sign), *behind[: said_of + 1]] if behind else [*before[-1:], says(one, sign)]
    return " ".join(words)


def says(one: Worded, sign: Sign) -> str:
    """The words of a sign, as the text has them."""
    return one.text[sign.start : sign.end]
