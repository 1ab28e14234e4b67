"""Typst code, piece by piece. Text goes out as string literals only, so that no text can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a literal cannot hold as it is. Everything else, markup of every kind included, is only text in it.
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f\u2028\u2029]')

# The end of a part that is held together, in characters: about eight lines, and never a great part of a page.
_TAIL, _TOO_LONG = 600, 2400
# What cannot stand inside a block that is held together, or needs no holding.
_LOOSE = ("head(1", "title-page(", "contents(", "turned(", "ledger(", "parallel(", "name-index(")
_HEADS = ("head(2", "head(3", "head(4", "runin(", "answer(", "lead(")


def string(text: str) -> str:
    """A text as a literal that prints exactly this text."""
    return '"' + _SPECIAL.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text) + '"'


def call(name: str, *arguments: str, **named: str) -> str:
    """`name(argument, key: argument)`; the arguments are code already. `a_b` stands for the Typst key `a-b`."""
    pairs = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"{name}({', '.join([*arguments, *pairs])})"


def join(parts: Iterable[str], between: str = "") -> str:
    """Pieces of content as one; `between` is text."""
    pieces = [part for part in parts if part and part != '""']
    if not pieces:
        return '""'
    glue = f" + {string(between)} + " if between else " + "
    return glue.join(pieces)


def array(items: Iterable[str]) -> str:
    """An array, of one item too."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def block(lines: Iterable[str]) -> str:
    """Statements as one piece of content."""
    return "{\n" + "\n".join(lines) + "\n}"


def bullets(items: Iterable[str]) -> str:
    """A list; each item is content."""
    return call("list", *items)


def keep_tail(lines: list[str]) -> list[str]:
    """The blocks of a part, the last of them held together, so that no two lines are left on a page of their own."""
    start, size = len(lines), 0
    while start > 1 and size < _TAIL and not lines[start - 1].startswith(_LOOSE):
        more = _shown(lines[start - 1])
        if size + more > _TOO_LONG:
            break
        start, size = start - 1, size + more
    while start > 1 and lines[start - 1].startswith(_HEADS):
        start -= 1
    return [*lines[:start], call("tail", block(lines[start:]))] if start < len(lines) else lines


def _shown(code: str) -> int:
    return sum(map(len, re.findall(r'"[^"]*"', code)))
