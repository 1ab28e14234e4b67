"""An English sentence in tokens and clauses, as the rules of reported speech look at it."""

from __future__ import annotations

from explainer.languages.en.lexicon import (
    AUXILIARIES,
    PREPOSITIONS,
)
from explainer.languages.protocol import MASK
from explainer.languages.sentence import Sentence

_OPENING = frozenset({"speaking", "asked", "while", "when", "after", "although", "as"})


def has_report_before(sentence: Sentence, index: int) -> bool:
    """Whether there is a clause with a verb before, which the tag can close; “On Monday, Smith said” has none."""
    words = [token.low for token in sentence.tokens[: sentence.clauses[index].first] if token.kind != "stop"]
    if MASK in "".join(words):
        return True
    if len(words) < 3 or (words[0] in PREPOSITIONS | _OPENING and not any(word in AUXILIARIES for word in words)):
        return False
    small = {token.low for token in sentence.tokens[: sentence.clauses[index].first] if not token.capital}
    return any(word in AUXILIARIES or (word in small and word.endswith(("ed", "es", "s"))) for word in words)


def quotation_ahead(sentence: Sentence, index: int) -> int | None:
    """Where a quotation begins right behind a clause, be it after a comma or a colon."""
    clause = sentence.clauses[index]
    at = clause.last
    while at < len(sentence.tokens) and sentence.tokens[at].kind == "stop" and sentence.tokens[at].text in ",:—–-":
        at += 1
    if at < len(sentence.tokens) and sentence.tokens[at].kind == "mask":
        return sentence.tokens[at].start
    return None
