"""Everybody and everything that an English sentence names, and whom it is about."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.languages.en.lexicon import AUXILIARIES, BODIES, DETERMINERS, PREPOSITIONS, ROLES, TITLES
from explainer.languages.en.speakers import gender_of, role_keys, runs
from explainer.languages.protocol import Name
from explainer.languages.tokens import Token, tokenize


def find_names(sentence: str) -> Sequence[Name]:
    """Names, ascending, each with the role before or behind it; the subject is the first that no preposition rules."""
    tokens = tokenize(sentence)
    found, subject = list[Name](), False
    for run in runs(tokens, 0, len(tokens)):
        titles = [at for at in range(run.first, run.last) if tokens[at].low.rstrip(".") in TITLES]
        first = titles[-1] + 1 if titles else run.first
        while first < run.last and tokens[first].kind != "word":
            first += 1
        if first >= run.last:
            continue
        last = tokens[run.last - 1]
        words = " ".join(tokens[at].text for at in range(first, run.last)).replace(" .", ".")
        if words.endswith(("'s", "’s")):
            words = words[:-2]
        body = last.low.removesuffix("'s") in BODIES and last.low not in TITLES
        roles = role_keys(tokens, max(0, first - 3), first) | _behind(tokens, run.last)
        person = not body and not (last.text.isupper() and len(last.text) > 1)
        ruled = run.first > 0 and tokens[run.first - 1].low in PREPOSITIONS
        article = run.first > 0 and tokens[run.first - 1].low in DETERMINERS and not titles
        about = person and not subject and not ruled and not article and not last.low.endswith("'s")
        subject = subject or about
        found.append(
            Name(
                start=tokens[run.first].start,
                end=last.end,
                words=words,
                keys=frozenset({last.low.removesuffix("'s")}),
                nominative=True,
                subject=about,
                person=person,
                gender=gender_of(tokens, run.first, run.last),
                roles=roles,
            )
        )
    return found


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
