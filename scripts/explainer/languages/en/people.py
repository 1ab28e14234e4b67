"""Everybody and everything that an English sentence names, and whom it is about."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.languages.en.lexicon import (
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_PAST,
    PREPOSITIONS,
    ROLES,
    SAYING,
    STREETS,
    TITLES,
)
from explainer.languages.en.nouns import gender_of, role_keys, runs, titles_in
from explainer.languages.en.speakers import apposed, phrase
from explainer.languages.protocol import Name, Who
from explainer.languages.tokens import Token, clauses, tokenize


def find_names(sentence: str) -> Sequence[Name]:
    """Names, ascending, each with the role before or behind it."""
    tokens = tokenize(sentence)
    found = list[Name]()
    for run in runs(tokens, 0, len(tokens)):
        titles = titles_in(tokens, run)
        first = titles[-1] + 1 if titles else run.first
        while first < run.last and tokens[first].kind != "word":
            first += 1
        office = titles and any(tokens[at].low == "of" for at in range(titles[0], run.last))
        if office:
            # “President of South Africa” names nobody; “Secretary of State John Kerry” does.
            rest = [at for at in range(first, run.last) if tokens[at].capital]
            first = rest[-2] if len(rest) > 2 else run.last
        if first >= run.last:
            continue
        last = tokens[run.last - 1]
        words = " ".join(tokens[at].text for at in range(first, run.last)).replace(" .", ".")
        if words.endswith(("'s", "’s")):
            words = words[:-2]
        body = last.low.removesuffix("'s") in BODIES and last.low not in TITLES
        roles = role_keys(tokens, _office(tokens, first), first) | _behind(tokens, run.last)
        person = not body and last.low not in STREETS and not (last.text.isupper() and len(last.text) > 1)
        found.append(
            Name(
                start=tokens[run.first].start,
                end=last.end,
                words=words,
                stands=words,
                keys=frozenset({last.low.removesuffix("'s")}),
                nominative=True,
                person=person,
                gender=gender_of(tokens, run.first, run.last),
                roles=roles,
            )
        )
    return found


def find_subject(sentence: str) -> Who | None:
    """The noun phrase before the first verb of a main clause, where it is a person or an institution."""
    tokens = tokenize(sentence)
    parts = clauses(tokens, dashes=True)
    for number, clause in enumerate(parts[:3]):
        if (
            tokens[clause.first].low in PREPOSITIONS | CONJUNCTIONS
            or tokens[clause.first].low.endswith("ing")
            or tokens[clause.first].kind != "word"
        ):
            continue
        verb = next((at for at in range(clause.first + 1, clause.last) if _may_be_verb(tokens, at)), None)
        who = phrase(tokens, clause.first, verb if verb is not None else clause.last)
        if who is not None and who.kind in ("role", "body") and verb is None and number + 1 < len(parts):
            who = apposed(tokens, who, parts[number + 1].first, parts[number + 1].last) or who
        return who if who is not None and who.kind in ("name", "role", "body") and who.sure else None
    return None


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low in AUXILIARIES or low in SAYING or low in IRREGULAR_PAST:
        return True
    return not tokens[at].capital and tokens[at - 1].low not in DETERMINERS | PREPOSITIONS and low.endswith("ed")


def _office(tokens: Sequence[Token], first: int) -> int:
    """Where the words begin that may name the office of whoever is named next; a preposition parts them from him."""
    at = first
    while (
        at > 0
        and first - at < 3
        and tokens[at - 1].kind == "word"
        and tokens[at - 1].low not in PREPOSITIONS | DETERMINERS
    ):
        at -= 1
    return at


def _behind(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """What an apposition says: “Jane Smith, a spokeswoman for the bank,”."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return frozenset()
    for role in range(at + 1, min(at + 6, len(tokens))):
        token = tokens[role]
        if token.kind != "word" or token.low in PREPOSITIONS | AUXILIARIES:
            return frozenset()
        following = tokens[role + 1] if role + 1 < len(tokens) else None
        ends = following is None or following.kind != "word" or following.low in PREPOSITIONS
        if token.low in ROLES and ends:
            return role_keys(tokens, role - 1 if role - 1 > at else role, role + 1)
    return frozenset()
