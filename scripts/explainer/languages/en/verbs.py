"""English words of saying in a sentence: which forms are finite, which are denied, what may follow them."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.languages.en.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_PAST,
    NOT,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    THAT,
    TIMES,
)
from explainer.languages.tokens import Token, word_set


def is_denied(tokens: Sequence[Token], at: int) -> bool:
    near = [token.low for token in tokens[max(0, at - 4) : at]]
    return (
        any(word in NOT or word.endswith("n't") for word in near)
        or (near[-1:] == ["to"] and not goes_on_to(tokens, at))
        or "declined" in near
        or "refused" in near
    )


def is_finite(tokens: Sequence[Token], at: int, verb: str) -> bool | None:
    """Whether the form is one of a main verb; nothing for a participle in -ing."""
    low = tokens[at].low
    if low.endswith("ing") and low != verb:
        return None
    before = tokens[at - 1].low if at else ""
    if goes_on_to(tokens, at):
        return True
    if before == "to" or before in DETERMINERS or before in ("of", "by", "for", "in", "with", "on", "from", "at"):
        return False
    return not (low == verb and low not in ("put", "read", "forecast") and not _base_form_may_stand(tokens, at))


def goes_on_to(tokens: Sequence[Token], at: int) -> int:
    """How many words before a verb go with it: “he went on to say”, “he used to say”."""
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    return 3 if before == ["went", "on", "to"] else 2 if before[-2:] == ["used", "to"] else 0


_NEVER_NOUNS = word_set("say think believe argue insist suggest warn admit add agree tell maintain")


def _base_form_may_stand(tokens: Sequence[Token], at: int) -> bool:
    """“Officials say”, “they think”, “did say”: a bare form that may be a noun needs a plural or a modal before it."""
    before = tokens[at - 1].low if at else ""
    if tokens[at].low in _NEVER_NOUNS:
        return at > 0 and before not in CONJUNCTIONS
    return before in (
        "they",
        "we",
        "will",
        "would",
        "did",
        "do",
        "also",
        "who",
        "people",
        "police",
        "many",
        "some",
        "others",
        "critics",
    ) or before.endswith("s")


def is_adjunct(rest: Sequence[Token], verb: str) -> bool:
    """Whether nothing follows the verb but whom, when, where and how it was said."""
    at = 0
    words = [token for token in rest if token.kind == "word"]
    if not words:
        return True
    if words[0].low not in PREPOSITIONS | TIMES | ADVERBS and not words[0].low.endswith("ly"):
        if verb not in ("tell", "inform", "remind", "assure", "warn", "notify", "ask", "advise"):
            return False
        if words[0].low in PRONOUNS and words[0].low != "it":
            return False
        at = 1
    return not any(
        token.low in AUXILIARIES | THAT or token.low in ("he", "she", "they", "we", "i") for token in words[at:]
    )


def may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    known = low in AUXILIARIES or low in SAYING or low in IRREGULAR_PAST
    return known or (low.endswith("ed") and not tokens[at].capital)
