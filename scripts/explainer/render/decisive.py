"""Which of a statement's quotations prove it: what a note prints; what else it rests on is there as a reference."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.corpus.words import WORD, carries_meaning, keys, may_be_verb
from explainer.model import LANGUAGES, Evidence, Statement
from explainer.proof import Proof

SHOWN = 2
"""As many quotations as a note prints."""
NAME, NUMBER, OTHER, VERB = 1, 2, 2, 6
"""What a word of the statement counts: what is done says most; of whom it is said other quotations prove as well."""
MORE = 8 * len(LANGUAGES)
"""A further quotation is printed if what no other printed one holds counts so much."""
LENGTH = 260
"""Letters of all the quotations of a note, beyond the first."""


def decisive(proof: Proof, statement: Statement) -> tuple[int, ...]:
    """The places in `statement.evidence` of what proves it, what holds most of its words first.

    Words are those of every language, so that the notes are the same in each. Where two hold as many, the shorter one
    counts.
    """
    words = [(word, language) for language in LANGUAGES for word in _words(statement.text[language], language)]
    wanted = [(keys(word, language), language) for word, language in words]
    weight = [_weight(word, language) for word, language in words]
    quotes = [evidence.quote for evidence in statement.evidence]
    held = [_held(wanted, _versions(proof, evidence)) for evidence in statement.evidence]
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


def _versions(proof: Proof, evidence: Evidence) -> dict[str, str]:
    """A quotation in every language."""
    spoken = proof.sources[evidence.source].language
    return {
        language: evidence.quote if language == spoken else proof.translation(evidence, language)
        for language in LANGUAGES
    }


def _words(text: str, language: str) -> list[str]:
    """What a text says: words that carry meaning, and numbers."""
    words = (found[0] for found in WORD.finditer(text))
    return [word for word in words if carries_meaning(word, language) or any(letter.isdigit() for letter in word)]


def _weight(word: str, language: str) -> int:
    if any(letter.isdigit() for letter in word):
        return NUMBER
    if word[0].isupper():
        return NAME
    return VERB if may_be_verb(word, language) else OTHER


def _held(wanted: list[tuple[frozenset[str], str]], quoted: Mapping[str, str]) -> set[int]:
    """Which of the wanted words stand in the quotation, in whatever form."""
    there: dict[str, set[str]] = {
        language: set().union(*(keys(word, language) for word in _words(words, language)))
        for language, words in quoted.items()
    }
    return {at for at, (one, language) in enumerate(wanted) if not one.isdisjoint(there[language])}
