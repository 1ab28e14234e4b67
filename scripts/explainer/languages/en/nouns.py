"""English names and offices: runs of capitals, what they say somebody is, and whether he is a man or a woman."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.languages.en.lexicon import (
    ADVERBS,
    BODIES,
    CONJUNCTIONS,
    FEMALE,
    MALE,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SAYING,
    STARTERS,
    SURNAMES,
    TIMES,
    TITLES,
)
from explainer.languages.tokens import Token, word_set

SMALL_WORDS = word_set("of the for and de la al bin van von der den del di da le el ibn abu ul y")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals that name one thing: indexes, the last one after its end."""

    first: int
    last: int


def runs(tokens: Sequence[Token], first: int, last: int) -> list[Run]:
    """Runs of capitalised words, ascending; a possessive ends one, and so does the end of a title of office."""
    found, start = list[Run](), -1
    at = first
    while at < last:
        token = tokens[at]
        if _is_capital(token, at, tokens):
            if start < 0:
                start = at
            if token.low.endswith(("'s", "s'")):
                found.append(Run(start, at + 1))
                start = -1
        elif start >= 0 and not _goes_on(tokens, at, last):
            found.append(Run(start, at))
            start = -1
        at += 1
    if start >= 0:
        end = last
        while end > start and tokens[end - 1].kind != "word":
            end -= 1
        found.append(Run(start, end))
    return found


def _is_capital(token: Token, at: int, tokens: Sequence[Token]) -> bool:
    if not token.capital:
        return False
    opens = at == 0 or (at == 1 and tokens[0].kind != "word")
    if opens and (token.low in STARTERS | ADVERBS | CONJUNCTIONS | PREPOSITIONS or token.low in PRONOUNS):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        opens
        and (token.low in ROLES | BODIES or token.low.removesuffix("s") in ROLES | BODIES)
        and not (behind is not None and behind.capital)
    ):
        return False
    given = token.low in {"may", "april", "june", "august"} and behind is not None and behind.capital
    return token.low not in {"i", "i'm", "i've"} and (token.low not in TIMES or given)


def _goes_on(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a small word or an initial's stop stands inside a name: “Bank of England”, “J. Smith”."""
    token, behind = tokens[at], tokens[at + 1] if at + 1 < last else None
    if token.text == "." and len(tokens[at - 1].text) <= 3:
        return behind is not None and behind.capital
    if token.text == "&":
        return behind is not None and behind.capital
    if token.low not in SMALL_WORDS or behind is None:
        return False
    if token.low in ("and", "for"):
        return False
    if behind.capital:
        return token.low != "the" and (token.low != "of" or _rules_of(tokens[at - 1]))
    return (
        token.low == "of"
        and behind.low == "the"
        and at + 2 < last
        and tokens[at + 2].capital
        and _rules_of(tokens[at - 1])
    )


def _rules_of(token: Token) -> bool:
    return token.low in ROLES | BODIES or token.low.endswith(("ion", "ment", "ity"))


def role_keys(tokens: Sequence[Token], first: int, last: int) -> frozenset[str]:
    """What the words before a name say he is: the last word, and the two last where they are one office."""
    words = [tokens[at].low for at in range(first, last) if tokens[at].kind == "word"]
    cut = max((at for at, word in enumerate(words) if word in ("of", "for", "in", "at", "from")), default=None)
    if cut is not None and cut and words[cut - 1] in ROLES:
        words = words[:cut]
    if not words or words[-1] not in ROLES:
        return frozenset()
    keys = {words[-1]}
    if len(words) > 1 and words[-2] in TITLES and words[-2] not in ("former", "mr", "mrs"):
        keys = (
            {f"{words[-2]} {words[-1]}"}
            if words[-1] in ("minister", "secretary", "president") and words[-2] != "then"
            else keys
        )
    return frozenset(keys)


def gender_of(tokens: Sequence[Token], first: int, last: int) -> Literal["", "m", "f"]:
    for at in range(first, last):
        low = tokens[at].low.rstrip(".")
        if low in ("mr", "sir", "lord", "king", "prince") or low in MALE:
            return "m"
        if low in ("mrs", "ms", "miss", "lady", "dame", "queen", "princess") or low in FEMALE:
            return "f"
    return ""


def names_body(token: Token) -> bool:
    return token.low in BODIES and token.low not in TITLES


def titles_in(tokens: Sequence[Token], run: Run) -> list[int]:
    """Where a run of words has titles: a surname that could be one, behind a given name or bare at a start, is none."""
    titles = [at for at in range(run.first, run.last) if tokens[at].low.rstrip(".") in TITLES]
    last = run.last - 1
    if last not in titles:
        return titles
    given = tokens[last - 1].low if last > run.first else ""
    if given in MALE | FEMALE or (tokens[last].low in SURNAMES and _is_surname(tokens, run, given)):
        return titles[:-1]
    return titles


def _is_surname(tokens: Sequence[Token], run: Run, given: str) -> bool:
    if given:
        return given not in TITLES and not given.endswith(("ian", "ish", "ese", "i", "crown"))
    before = tokens[run.first - 1] if run.first else None
    return before is None or before.kind != "word" or before.low in SAYING
