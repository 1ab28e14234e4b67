"""Which of a statement's quotations prove it: the first by itself; what it leaves out others prove behind it.

The order in which an editor writes them says which is decisive. A program only weighs what each of them holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explainer.corpus.words import WORD, carries_meaning, keys, may_be_verb
from explainer.model import LANGUAGES, Statement, Text
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
    """The places in `statement.evidence` of what a note prints: the first, and what it leaves out.

    Words are those of every language, so that the notes are the same in each. Where two hold as many, the shorter one
    counts.
    """
    quotes = [evidence.quote for evidence in statement.evidence]
    held = weigh(
        statement.text,
        [{language: proof.words(evidence, language) for language in LANGUAGES} for evidence in statement.evidence],
    )
    chosen, covered = [0], set(held[0])
    while len(chosen) < min(SHOWN, len(quotes)):
        new = {at: _sum(held[at], covered) for at in range(len(quotes)) if at not in chosen}
        best = max(new, key=lambda at: (new[at], -len(quotes[at]), -at))
        if new[best] < MORE or sum(len(quotes[at]) for at in (*chosen, best)) > LENGTH:
            break
        chosen.append(best)
        covered |= set(held[best])
    return tuple(chosen)


def weigh(text: Text, quotations: Sequence[Mapping[str, str]]) -> list[dict[int, int]]:
    """Of each quotation, given in every language, the words of the text that it holds, in whatever form, and what
    each of them counts."""
    words = [(word, language) for language in LANGUAGES for word in _words(text[language], language)]
    wanted = [(keys(word, language), language, _weight(word, language)) for word, language in words]
    found = []
    for quoted in quotations:
        there: dict[str, set[str]] = {
            language: set().union(*(keys(word, language) for word in _words(said, language)))
            for language, said in quoted.items()
        }
        found.append(
            {
                at: weight
                for at, (one, language, weight) in enumerate(wanted)
                if not one.isdisjoint(there.get(language, set()))
            }
        )
    return found


def _sum(held: Mapping[int, int], covered: set[int]) -> int:
    return sum(weight for at, weight in held.items() if at not in covered)


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
