"""A Russian sentence in tokens and clauses, as the rules of reported speech look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from explainer.languages.protocol import MASK, Span
from explainer.languages.ru.morphology import parses
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
        return clauses(self.tokens)

    def clause_of(self, at: int) -> int:
        return next(index for index, one in enumerate(self.clauses) if one.first <= at < one.last)

    def stop_before(self, clause: Clause) -> str:
        """What ends the clause before: a stop, MASK, or nothing at the start."""
        return self.tokens[clause.first - 1].text[:1] if clause.first else ""

    def stop_after(self, clause: Clause) -> str:
        return self.tokens[clause.last].text[:1] if clause.last < len(self.tokens) else ""

    def start(self, clause: Clause) -> int:
        return self.tokens[clause.first].start

    def end(self, clause: Clause) -> int:
        return self.tokens[clause.last - 1].end


def stands_by_mask(sentence: Sentence, clause: Clause) -> bool:
    """Whether a quotation stands right before the clause."""
    words = [token for token in sentence.tokens[: clause.first] if token.kind != "stop"]
    return bool(words) and words[-1].kind == "mask"


def token_start(sentence: Sentence, at: int) -> int:
    return sentence.tokens[at].start


def token_end(sentence: Sentence, at: int) -> int:
    return sentence.tokens[at].end


def all_but(sentence: Sentence, clause: Clause) -> tuple[Span, ...]:
    """Everything of the sentence but the clause."""
    start, end = sentence.start(clause), sentence.end(clause)
    return tuple(
        span
        for span in ((0, start), (end, len(sentence.text)))
        if re.search(rf"[\w{MASK}]", sentence.text[slice(*span)])
    )


def is_finite_verb(token: Token) -> bool:
    return token.kind == "word" and parses(token.text)[0].tag.POS == "VERB"
