"""What follows an English word of saying: “that”, a colon, a quotation, a bare clause, an object."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.languages.en.lexicon import (
    ACTS,
    AUXILIARIES,
    BARE,
    CORE,
    DEEDS,
    DETERMINERS,
    FEELINGS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    THAT,
    TIMES,
)
from explainer.languages.en.sentence import has_report_before, quotation_ahead
from explainer.languages.en.verbs import is_adjunct
from explainer.languages.protocol import MASK, Shape
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Token


def find_complement(sentence: Sentence, index: int, at: int, verb: str, finite: bool) -> tuple[Shape | None, int]:
    """How the verb goes on, and where what it reports begins."""
    tokens, clause = sentence.tokens, sentence.clauses[index]
    rest = tokens[at + 1 : clause.last]
    for offset, token in enumerate(rest[:14]):
        if token.low in AUXILIARIES and offset:
            break
        if token.low in THAT and (offset == 0 or is_adjunct(rest[:offset], "tell")):
            behind = rest[offset + 1].low if offset + 1 < len(rest) else ""
            if verb not in ("thank", "invite") and behind not in ("of",):
                return "that", token.end
        if (
            token.low in QUESTIONS - {"which", "if"}
            and offset <= 3
            and verb in ("say", "tell", "explain", "ask", "reveal", "describe", "wonder", "question", "clarify")
        ):
            return "that", token.start
    ahead = quotation_ahead(sentence, index)
    if (
        ahead is not None
        and verb not in ("call", "describe", "denounce", "dismiss", "condemn")
        and (is_adjunct(rest, "tell") or not rest)
    ):
        return "colon", ahead
    if sentence.stop_after(clause) == ":":
        return "colon", tokens[clause.last].end
    hop = index + 1
    if sentence.stop_after(clause) == "," and hop < len(sentence.clauses) and (not rest or is_adjunct(rest, "tell")):
        following = tokens[sentence.clauses[hop].first]
        if following.low in THAT:
            return "that", following.end
        if verb in ("say", "add") and finite and not has_report_before(sentence, index):
            later = next((c for c in sentence.clauses[hop:] if tokens[c.first].low in THAT), None)
            if later is not None:
                return "that", tokens[later.first].end
    if verb == "express":
        return ("act", 0) if {token.low for token in rest} & FEELINGS else (None, 0)
    if verb in ("call", "speak", "read", "show", "find", "put", "feel"):
        masked = sentence.stop_after(clause) == MASK
        called = verb == "call" and finite and (masked or (rest and rest[0].low in ("for", "on", "upon")))
        return ("act", 0) if called else (None, 0)
    if verb in BARE and rest and not (verb not in CORE and rest[0].low in PREPOSITIONS):
        return _bare(sentence, at, rest, verb)
    if not finite:
        return None, 0
    if verb in DEEDS and rest:
        return ("deed", 0) if verb in ("suggest", "recommend", "propose") else (None, 0)
    if verb in ACTS and rest:
        return "act", 0
    return None, 0


def _bare(sentence: Sentence, at: int, rest: Sequence[Token], verb: str) -> tuple[Shape | None, int]:
    """“Smith said the plan had failed”: a clause behind the verb, its addressee and the day."""
    skip = 0
    if verb == "tell":
        while (
            skip < len(rest)
            and skip < 5
            and rest[skip].low not in PRONOUNS
            and (skip == 0 or rest[skip].capital or rest[skip - 1].low in DETERMINERS)
        ):
            skip += 1
    while skip < len(rest) and rest[skip].low in TIMES:
        skip += 1
    if skip < len(rest) and rest[skip].low in ("on", "in", "at", "during", "after") and skip + 1 < len(rest):
        skip += 2
        while skip < len(rest) and (
            rest[skip].low in TIMES or rest[skip].text.isdigit() or rest[skip - 1].low in DETERMINERS
        ):
            skip += 1
    left = [token for token in rest[skip:] if token.kind == "word"]
    if len(left) < 2:
        return None, 0
    if verb not in CORE | {"believe", "think", "reckon"} and not any(
        token.low in AUXILIARIES or token.low.endswith("ed") or token.low in PRONOUNS for token in left
    ):
        return ("act", 0) if verb in ACTS else (None, 0)
    return "that", rest[skip].start
