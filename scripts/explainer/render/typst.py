"""Typst code, piece by piece. Text goes out as string literals only, so that no text can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a literal cannot hold as it is. Everything else, markup of every kind included, is only text in it.
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f\u2028\u2029]')


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
