"""An English sentence in tokens and clauses, as the rules of reported speech look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explainer.languages.en.lexicon import (
    AUXILIARIES,
    PREPOSITIONS,
)
from explainer.languages.protocol import MASK
from explainer.languages.tokens import Clause, Token, clauses, tokenize


@dataclass(frozen=True)
class Sentence:
    """A sentence in tokens and clauses, looked at by the rules below."""

    text: str
    heading: bool

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenize(self.text)

    @cached_property
    def clauses(self) -> list[Clause]:
        return clauses(self.tokens, dashes=True)

    def index_of(self, at: int) -> int | None:
        return next((index for index, one in enumerate(self.clauses) if one.first <= at < one.last), None)

    def stop_before(self, clause: Clause) -> str:
        return self.tokens[clause.first - 1].text[:1] if clause.first else ""

    def stop_after(self, clause: Clause) -> str:
        return self.tokens[clause.last].text[:1] if clause.last < len(self.tokens) else ""

    def start(self, clause: Clause) -> int:
        return self.tokens[clause.first].start

    def end(self, clause: Clause) -> int:
        return self.tokens[clause.last - 1].end


def has_report_before(sentence: Sentence, index: int) -> bool:
    """Whether there is a clause with a verb before, which the tag can close; “On Monday, Smith said” has none."""
    words = [token.low for token in sentence.tokens[: sentence.clauses[index].first] if token.kind != "stop"]
    if MASK in "".join(words):
        return True
    if (
        len(words) < 3
        or words[0] in PREPOSITIONS | {"speaking", "asked", "while", "when", "after", "although", "as"}
        and not any(word in AUXILIARIES for word in words)
    ):
        return False
    small = {token.low for token in sentence.tokens[: sentence.clauses[index].first] if not token.capital}
    return any(word in AUXILIARIES or (word in small and word.endswith(("ed", "es", "s"))) for word in words)


def stands_by_mask(sentence: Sentence, clause: Clause) -> bool:
    words = [token for token in sentence.tokens[: clause.first] if token.kind != "stop"]
    return bool(words) and words[-1].kind == "mask"


def quotation_ahead(sentence: Sentence, index: int) -> int | None:
    """Where a quotation begins right behind a clause, be it after a comma or a colon."""
    clause = sentence.clauses[index]
    at = clause.last
    while at < len(sentence.tokens) and sentence.tokens[at].kind == "stop" and sentence.tokens[at].text in ",:—–-":
        at += 1
    if at < len(sentence.tokens) and sentence.tokens[at].kind == "mask":
        return sentence.tokens[at].start
    return None
