"""The subject of an English word of saying: before it, behind it, or in an earlier clause of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.languages.en.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_PAST,
    PREPOSITIONS,
    SAYING,
)
from explainer.languages.en.speakers import apposed, before_verb, phrase, source
from explainer.languages.en.verbs import goes_on_to, may_be_verb
from explainer.languages.protocol import Who
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Clause, Token


def find_speaker(sentence: Sentence, index: int, at: int, finite: bool) -> Who | None:
    """Whoever says it: before the verb in its clause, else the sentence's subject so far."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    relative = tokens[clause.first].low in ("who", "which", "that") and at - clause.first <= 4
    if relative and index:
        before = sentence.clauses[index - 1]
        return source(tokens, _last_phrase(tokens, before), before.last)
    at -= goes_on_to(tokens, at)
    joined = at - 1
    while joined > clause.first and tokens[joined].low in ADVERBS | AUXILIARIES:
        joined -= 1
    if joined > clause.first and tokens[joined].low in ("and", "but", "then"):
        # “Smith declared an emergency and said”: the subject of the verb before.
        verb = next((v for v in range(clause.first, joined) if may_be_verb(tokens, v)), None)
        who = before_verb(tokens, clause.first, verb) if verb is not None and verb > clause.first else None
        return who or earlier_subject(sentence, index) or _nobody(sentence, clause)
    if finite:
        who = before_verb(tokens, clause.first, at)
        if who is not None:
            return who if who.kind != "role" or who.sure else None
        opens_so = all(token.low in CONJUNCTIONS | ADVERBS | AUXILIARIES for token in tokens[clause.first : at])
        if not opens_so and clause.first < at:
            return None
    who = earlier_subject(sentence, index)
    if who is not None:
        return who
    return _nobody(sentence, clause) if not finite or index else None


def _nobody(sentence: Sentence, clause: Clause) -> Who:
    """A speaker whom the sentence does not name again."""
    here = sentence.start(clause)
    return Who(kind="unnamed", start=here, end=here)


def _last_phrase(tokens: Sequence[Token], clause: Clause) -> int:
    """Where the last name or article of a clause begins."""
    at = clause.last - 1
    while at > clause.first and tokens[at].capital and tokens[at - 1].capital:
        at -= 1
    while at > clause.first and not tokens[at].capital and tokens[at].low not in DETERMINERS:
        at -= 1
    return at


def earlier_subject(sentence: Sentence, index: int, first: int = 0) -> Who | None:
    """The subject of an earlier clause: before its verb, or all of a clause that has none."""
    tokens = sentence.tokens
    for number, one in enumerate(sentence.clauses[first:index], first):
        if (
            tokens[one.first].kind == "mask"
            or tokens[one.first].low in CONJUNCTIONS | PREPOSITIONS
            or tokens[one.first].low.endswith("ing")
        ):
            continue
        verb = next(
            (
                at
                for at in range(one.first + 1, one.last)
                if tokens[at].low in AUXILIARIES
                or tokens[at].low in SAYING
                or tokens[at].low in IRREGULAR_PAST
                or (tokens[at].low.endswith("ed") and not tokens[at].capital)
            ),
            None,
        )
        end = verb if verb is not None else one.last
        if verb is not None and tokens[verb].low in SAYING and verb == one.first:
            who = source(tokens, verb + 1, one.last)
        else:
            who = phrase(tokens, one.first, end)
        if who is not None and who.kind == "role" and verb is None and number + 1 < index:
            behind = sentence.clauses[number + 1]
            who = apposed(tokens, who, behind.first, behind.last) or who
        if who is not None and (who.kind != "role" or who.sure):
            return who
        if tokens[one.first].low in SAYING:
            who = source(tokens, one.first + 1, one.last)
            if who is not None:
                return who
    return None
