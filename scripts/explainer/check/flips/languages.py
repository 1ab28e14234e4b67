"""The languages of one text held against each other: each has the negations, hedges and opposites of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from explainer.check.accepted import Finding
from explainer.check.flips.signs import DENIALS, FUTURE, NAMES, NONE, NOT, Worded, pin, says, turned, worded
from explainer.corpus.signs import Sign
from explainer.languages.known import language_named
from explainer.model import Place

COMPARED = {kind: name for kind, name in NAMES.items() if kind not in (*FUTURE, *DENIALS)} | {NOT: NAMES[NOT]}
"""Of the future Russian verbs say by their form, which no list of words holds; denials are counted together."""
Owners = Mapping[str, tuple[Place, ...]]
"""By language: where the records stand that may accept a finding."""
ASKING = (NOT, "may")
SENTENCE = re.compile(r"[.!?;]\s")


def language_findings(texts: Mapping[str, str], places: Mapping[str, Place], owners: Owners) -> Iterator[Finding]:
    """Signs that one language of a text has and another lacks, told at both."""
    for left, right in combinations(texts, 2):
        one, other = worded(texts[left], left), worded(texts[right], right)
        for mine, theirs in ((one, other), (other, one)):
            for kind, name in COMPARED.items():
                if kind in ASKING and _asks(one) and _asks(other):
                    continue  # Whether one asks by a “not” or a “could” is a matter of the language.
                signs = _lacking(mine, theirs, kind)
                if signs:
                    found = tuple(dict.fromkeys(pin(mine, sign) for sign in signs))
                    message = (
                        f"“{says(mine, signs[-1])}” of “{mine.language}” answers to nothing in “{theirs.language}”"
                    )
                    mend = "say it there, too, take it out here, or accept it with a reason"
                    for language in (left, right):
                        yield Finding(places[language], f"{name}-differs", found, message, owners[language], mend=mend)
        for said, opposite in turned(one, other):
            message = f"“{left}” has “{says(one, said)}” where “{right}” has “{says(other, opposite)}”"
            found = (pin(one, said), pin(other, opposite))
            for language in (left, right):
                yield Finding(places[language], "opposite-differs", found, message, owners[language])


def _asks(words: Worded) -> bool:
    return words.text.endswith("?")


def _lacking(mine: Worded, theirs: Worded, kind: str) -> Sequence[Sign]:
    """The signs of a kind, where the other language has fewer of them, and fewer that could stand for them."""
    signs, others = _told(mine, kind), _told(theirs, kind)
    more = len(signs) + _standing_for(mine, kind) > len(others) + _standing_for(theirs, kind)
    return signs if len(signs) > len(others) and more else ()


def _standing_for(words: Worded, kind: str) -> int:
    return len(words.strictly(f"{kind}~"))


def _told(words: Worded, kind: str) -> list[Sign]:
    """The signs of a kind; of a denial that is said twice in one sentence, as some languages have it, the one."""
    if kind != NOT:
        return [*words.strictly(kind)]
    signs = [sign for sign in words.signs if sign.kind in DENIALS]
    if not language_named(words.language).signs.concord:
        return signs
    ends = [0, *(found.end() for found in SENTENCE.finditer(words.text)), len(words.text)]
    told: list[Sign] = []
    for start, end in pairwise(ends):
        within = [sign for sign in signs if start <= sign.start < end]
        told += [sign for sign in within if sign.kind != NONE]
    return told
