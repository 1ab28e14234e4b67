"""A sentence in words, stops and masked quotations, and its clauses. Shared by the languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from explainer.languages.protocol import MASK

_TOKEN = re.compile(
    rf"(?P<mask>{MASK}+)"
    r"|(?P<word>[^\W_]+(?:[-‑][^\W_]+)*(?:(?<=[A-Za-z])[’'][A-Za-z]+)?)"
    r"|(?P<stop>\.{2,}|[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a stop or a masked quotation, with its place in the sentence."""

    text: str
    start: int
    end: int
    kind: str
    """`word`, `stop` or `mask`."""

    @property
    def low(self) -> str:
        """In small letters, without the dots that a printer may leave out, with one apostrophe."""
        return _plain(self.text)

    @property
    def capital(self) -> bool:
        return self.kind == "word" and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two boundaries: indexes of its first token and the one after its last."""

    first: int
    last: int


@cache
def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower()).replace("\u0308", "")
    return unicodedata.normalize("NFC", letters).replace("’", "'")


def word_list(text: str) -> list[str]:
    """The words of a list that is written as a text, in order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(text.split())


def tokenize(sentence: str) -> list[Token]:
    """Every word, stop and masked quotation of a sentence, in order."""
    return [
        Token(found[0], found.start(), found.end(), found.lastgroup or "stop") for found in _TOKEN.finditer(sentence)
    ]


def is_boundary(tokens: Sequence[Token], at: int, dashes: bool) -> bool:
    """Whether a clause ends at this token: comma, colon, bracket, quotation, dash.

    `dashes`: whether one between two words ends a clause, too, as in English; in Russian it often means "is".
    """
    token = tokens[at]
    if token.kind != "stop":
        return token.kind == "mask"
    if token.text in "—–-":
        after_word = at > 0 and tokens[at - 1].kind == "word"
        return dashes or not after_word or tokens[at - 1].end == token.start
    return token.text in ",;:()?!…[]" or token.text.startswith("..")


def clauses(tokens: Sequence[Token], dashes: bool = False) -> list[Clause]:
    """The clauses of a sentence in order, none empty."""
    found, first = list[Clause](), 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or is_boundary(tokens, at, dashes):
            if at > first:
                found.append(Clause(first, at))
            first = at + 1
    return found
