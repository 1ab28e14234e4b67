"""The words behind the signs of each language, by what they do; `signs` finds them.

Written in small letters, without ё, with a straight apostrophe; `*` is any ending. All languages have the same kinds
and pairs. A kind that ends in `~` holds words that may stand for the signs of the kind before the mark (“without” for
“not”), and that nobody needs to answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """The signs of one language: phrases parted by commas."""

    kinds: Mapping[str, str]
    opposites: Mapping[str, tuple[str, str]]
    """By a name for each pair: the words of the one side, and those of the other."""
    harmless: str
    """Phrases with the words of a sign that are none: "after all"."""
    concord: bool = False
    """Whether a “nobody” wants a “not” beside it, and the two deny once."""
    families: Mapping[str, str] = field(default_factory=lambda: {"untold": "not", "none": "not"})
    """Kinds whose phrases hold those of another: the longer one is meant."""
