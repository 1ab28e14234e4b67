"""A Russian sentence in tokens and clauses, as the rules of reported speech look at it."""

from __future__ import annotations

from explainer.languages.ru.morphology import parses
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Token


def token_start(sentence: Sentence, at: int) -> int:
    return sentence.tokens[at].start


def token_end(sentence: Sentence, at: int) -> int:
    return sentence.tokens[at].end


def is_finite_verb(token: Token) -> bool:
    return token.kind == "word" and parses(token.text)[0].tag.POS == "VERB"
