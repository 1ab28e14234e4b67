"""Which of a statement's quotations prove it, so that a note that shows one or two of them shows those."""

from __future__ import annotations

from explainer.corpus.words import WORD, carries_meaning, keys
from explainer.model import Statement
from explainer.proof import Proof

SHOWN = 2
"""As many quotations as a short note shows."""
MORE = 2
"""A further quotation is shown for at least so many words of the statement that no other shown one holds."""
NUMBER = 2
"""A number counts as so many words."""
LENGTH = 260
"""Letters of all the quotations of a short note, beyond the first."""


def decisive(proof: Proof, statement: Statement, language: str) -> tuple[int, ...]:
    """The places in `statement.evidence` of what proves it, what holds most of its words first.

    Words are those of the reader's language, which is where statement and quotation are held against each other. Where
    two hold as many, the shorter one counts.
    """
    words = _words(statement.text[language], language)
    wanted = [keys(word, language) for word in words]
    weight = [NUMBER if any(letter.isdigit() for letter in word) else 1 for word in words]
    quotes = [
        evidence.quote if proof.sources[evidence.source].language == language else proof.translation(evidence, language)
        for evidence in statement.evidence
    ]
    held = [_held(wanted, quote, language) for quote in quotes]
    chosen: list[int] = []
    covered: set[int] = set()
    while len(chosen) < min(SHOWN, len(quotes)):
        rest = [at for at in range(len(quotes)) if at not in chosen]
        new = {at: sum(weight[word] for word in held[at] - covered) for at in rest}
        best = max(rest, key=lambda at: (new[at], -len(quotes[at]), -at))
        if chosen and (new[best] < MORE or sum(len(quotes[at]) for at in (*chosen, best)) > LENGTH):
            break
        chosen.append(best)
        covered |= held[best]
    return tuple(chosen)


def _words(text: str, language: str) -> list[str]:
    """What a text says: words that carry meaning, and numbers."""
    words = (found[0] for found in WORD.finditer(text))
    return [word for word in words if carries_meaning(word, language) or any(letter.isdigit() for letter in word)]


def _held(wanted: list[frozenset[str]], quote: str, language: str) -> set[int]:
    """Which of the wanted words stand in the quotation, in whatever form."""
    there: set[str] = set().union(*(keys(word, language) for word in _words(quote, language)))
    return {at for at, one in enumerate(wanted) if not one.isdisjoint(there)}
