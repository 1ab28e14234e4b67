"""The languages of one text held against each other: each has the negations, hedges and opposites of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from explainer.check.flips.finding import Finding
from explainer.check.flips.signs import FUTURE, NAMES, NOT, Worded, says, turned, worded
from explainer.corpus.signs import Sign
from explainer.model import Place


COMPARED = {kind: name for kind, name in NAMES.items() if kind not in FUTURE}
"""Of the future Russian verbs say by their form, which no list of words holds."""


def language_findings(texts: Mapping[str, str], places: Mapping[str, Place], record: str) -> Iterator[Finding]:
    """Signs that one language of a text has and another lacks, told at both."""
    for left, right in combinations(texts, 2):
        one, other = worded(texts[left], left), worded(texts[right], right)
        for mine, theirs in ((one, other), (other, one)):
            for kind, name in COMPARED.items():
                if kind == NOT and _asks(one) and _asks(other):
                    continue  # Whether one asks by a negation is a matter of the language.
                sign = _lacking(mine, theirs, kind)
                if sign:
                    message = f"“{says(mine, sign)}” of “{mine.language}” answers to nothing in “{theirs.language}”"
                    for language in (left, right):
                        yield Finding(places[language], f"{name}-differs", message, record)
        for said, opposite in turned(one, other):
            message = f"“{left}” has “{says(one, said)}” where “{right}” has “{says(other, opposite)}”"
            for language in (left, right):
                yield Finding(places[language], "opposite-differs", message, record)


def _asks(words: Worded) -> bool:
    return words.text.endswith("?")


def _lacking(mine: Worded, theirs: Worded, kind: str) -> Sign | None:
    """The last sign of a kind, where the other language has fewer that could answer than these are."""
    signs = mine.strictly(kind)
    return signs[-1] if len(signs) > len(theirs.of(kind)) else None
