"""What stays together on a page: a heading with what it heads and its notes, the end of a part with some of it.

Typst keeps a heading with the next line, but not where that line brings long notes; so the room that both need
is reckoned here from the text, and asked for.
"""

from __future__ import annotations

import re

from explainer.render.typst import block, call

# The end of a part that is held together, in characters: about eight lines, and never a great part of a page.
TAIL, TOO_LONG = 600, 2400
# Characters and millimetres of a line, between those of the text and of the notes; what notes need besides.
LINE, LEADING, NOTES = 85, 3.7, 9.0
# More than this is never asked for, in millimetres: the rest may go to the next page.
MOST = 80.0
MOST_OF_AN_ENTRY = 55.0

_HEADS = ("head(", "runin(", "answer(", "lead(")
_WITH_BODY = ("entry(", "event(")
# What cannot stand inside a block that is held together, or needs no holding.
_LOOSE = ("head(1", "title-page(", "contents(", "turned(", "ledger(", "parallel(", "name-index(")
_LITERAL = re.compile(r'"[^"]*"')
_ESCAPE = re.compile(r"\\u\{[0-9a-f]+\}")


def keep_together(lines: list[str]) -> list[str]:
    """The blocks of a part, its headings with room for what follows them, its last blocks as one."""
    return _keep_tail([_with_room(lines, at) for at in range(len(lines))])


def _with_room(lines: list[str], at: int) -> str:
    line = lines[at]
    if line.startswith(_WITH_BODY):
        room = min(_height(line), MOST_OF_AN_ENTRY)
    elif line.startswith(_HEADS) and not line.startswith("lead("):
        room, next_one = 0.0, at + 1
        while next_one < len(lines) and lines[next_one].startswith(_HEADS):
            room, next_one = room + 9, next_one + 1
        room = min(room + _height(_first(lines[next_one])), MOST) if next_one < len(lines) else 0
    else:
        return line
    return f"{line[:-1]}, room: {room:.0f}mm)"


def _height(code: str) -> float:
    """About how high it will stand, its notes included."""
    return -(-_length(code) // LINE) * LEADING + (NOTES if "footnote(" in code else 0)


def _length(code: str) -> int:
    return sum(len(_ESCAPE.sub("x", literal)) for literal in _LITERAL.findall(code))


def _first(code: str) -> str:
    """The first argument of a call: the first item of a list, a paragraph."""
    depth = 0
    for found in re.finditer(r'"[^"]*"|[(){},]', code):
        if found[0] == "," and depth == 1:
            return code[: found.start()]
        depth += (found[0] in "({") - (found[0] in ")}")
    return code


def _keep_tail(lines: list[str]) -> list[str]:
    start, size = len(lines), 0
    while start > 1 and size < TAIL and not lines[start - 1].startswith(_LOOSE):
        more = _length(lines[start - 1])
        if size + more > TOO_LONG:
            break
        start, size = start - 1, size + more
    while start > 1 and lines[start - 1].startswith(_HEADS) and not lines[start - 1].startswith(_LOOSE):
        start -= 1
    return [*lines[:start], call("tail", block(lines[start:]))] if start < len(lines) else lines
