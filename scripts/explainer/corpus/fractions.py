"""Parts of a whole, put together before numbers are read: «две трети», "a quarter of a million", "two and a half".

A part gets its exact amount, so that nothing proves it but the same part: half a million is no million.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple


class Token(NamedTuple):
    """A word or a run of digits: its kind (see `numbers._GRAMMAR`), its amount, and where it stands.

    Kinds that are of use here alone: F a part's name (half), f the name of several (thirds), a an article, o "of",
    w "with".
    """

    kind: str
    amount: Fraction
    start: int
    end: int


SMALLEST_BY_ORDINAL = 3
"""Of what an ordinal can be the name of a part: a third, a fifth; a second is a time."""


def join_parts(tokens: Sequence[Token], *, plural_ordinals: bool) -> list[Token]:
    """The tokens, with each part as one token of kind Q, each whole with a part as one of kind V.

    A part's name behind an ordinal is none: the first half, the third quarter are one of several in a row.
    `plural_ordinals`: an ordinal can name several parts, too («две пятых»), and has no form of its own for them.
    """
    joined = list(tokens)
    for pattern, join in STEPS:
        allowed = join is not _by_ordinal or plural_ordinals
        joined = _replaced(joined, pattern, join if allowed else _one_by_ordinal)
    return joined


Join = Callable[[Mapping[str, Token]], Token | None]
"""Named tokens of a match -> what takes the place of the match, or None where it is no part after all."""


def _counted(named: Mapping[str, Token]) -> Token | None:
    """Two thirds, «три четверти»: a proper fraction."""
    several, part = named["several"], named["part"]
    whole_number = several.amount.denominator == 1
    if not whole_number or not 0 < several.amount < part.amount:
        return None
    return Token("Q", several.amount / part.amount, several.start, part.end)


def _by_ordinal(named: Mapping[str, Token]) -> Token | None:
    """«Две пятых», one fifth."""
    return _counted(named) if named["part"].amount >= SMALLEST_BY_ORDINAL else None


def _one_by_ordinal(named: Mapping[str, Token]) -> Token | None:
    """One fifth: several would be fifths."""
    return _by_ordinal(named) if named["several"].amount == 1 else None


def _named(named: Mapping[str, Token]) -> Token | None:
    """A half, half, a third of …"""
    part = named["part"]
    if part.kind == "O" and part.amount < SMALLEST_BY_ORDINAL:
        return None
    return Token("Q", 1 / part.amount, named.get("first", part).start, part.end)


def _added(named: Mapping[str, Token]) -> Token:
    """Two and a half, «два с половиной»."""
    whole, part = named["whole"], named["part"]
    return Token("V", whole.amount + part.amount, whole.start, part.end)


def _scaled(named: Mapping[str, Token]) -> Token:
    """A million and a half, «миллион с половиной»."""
    whole, part = named["whole"], named["part"]
    return Token("S", whole.amount * (1 + part.amount), whole.start, part.end)


def _of(named: Mapping[str, Token]) -> Token:
    """The part alone, next to what it is a part of: half (a) million, a quarter (of a) million."""
    return named["part"]


STEPS: tuple[tuple[re.Pattern[str], Join], ...] = (
    (re.compile("(?P<several>[UD])(?P<part>[Ff])"), _counted),
    (re.compile("(?P<several>U)(?P<part>O)(?![OC])"), _by_ordinal),
    (re.compile("(?P<first>a)(?P<part>O)(?=o)"), _named),
    (re.compile("(?P<first>a)(?P<part>F)|(?<![ORa])(?P<part_alone>F)"), _named),
    (re.compile("(?P<whole>[UNTD])[Jw](?P<part>Q)"), _added),
    (re.compile("(?<![DUNTHVQ])(?P<whole>S)[Jw](?P<part>Q)"), _scaled),
    (re.compile("(?P<part>Q)(?:o?a|o)(?=[SP])"), _of),
)
"""What is put together, in this order, over the kinds of the tokens."""


def _replaced(tokens: list[Token], pattern: re.Pattern[str], join: Join) -> list[Token]:
    found: list[Token] = []
    at = 0
    for match in pattern.finditer("".join(token.kind for token in tokens)):
        named = {name.partition("_")[0]: tokens[match.start(name)] for name, kind in match.groupdict().items() if kind}
        made = join(named)
        if made is not None:
            found += [*tokens[at : match.start()], made]
            at = match.end()
    return [*found, *tokens[at:]]
