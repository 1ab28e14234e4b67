"""What stays together on a page: a heading with what it heads, a paragraph or a few items with all their notes.

Typst 0.15 meets a note while it fills a page, and then fills the page anew with less room. What asks for more room
than it takes up, such as a heading for the lines below it, may no longer fit then and moves on, while the note of
what it moves stays behind (typst#5314). So the book is made of pieces that Typst does not break, and the first note
of a piece asks for the room of all of them, which it does once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.render.typst import block, call, string

# Heads go with what follows them, tails with what they follow.
HEADS = ("head(", "runin(", "answer(", "lead(", "entry(", "event(", "gap(")
TAILS = ("aside(", "ours(")
# These break the page themselves or never break, and tables break between their rows.
TABLES = ("ledger(", "parallel(", "matrix(")
LOOSE = ("head(1", "title-page(", "contents(", "turned(", "drawn(", "name-index(", *TABLES)

# Characters of a line and its height in millimetres, of the text and of the notes, and the space above a note: a
# little more than most lines need.
LINE, LEADING = 80, 4.8
NOTE_LINE, NOTE_LEADING, NOTE_GAP = 88, 3.3, 2.6
# A list is held together up to this height, in millimetres; of a longer one, as many items as come to it.
TOGETHER = 45.0
# What is higher, with its notes, may break: it is most of a page.
TOO_HIGH = 200.0
# The last piece of a part has at least so many characters, or two lines would stand alone on its last page.
END = 600
# A paragraph below a heading that is no longer than this only leads to what follows.
BRIEF = 160

_LITERAL = r'"[^"]*"'
_UNSEEN = re.compile(rf"(?:mentions|anchor)\((?:{_LITERAL}(?:, )?)*\)|(?<=see\(){_LITERAL}")
_ESCAPE = re.compile(r"\\u\{[0-9a-f]+\}")
_NOTE = "footnote("

Piece = Sequence[str]
"""Lines of Typst code that stay together."""


def keep_together(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a part, those that belong together in one block each."""
    if not lines:
        return
    pieces = _with_a_long_end(_pieces([part for line in lines for part in _divided(line)]))
    for piece, following in zip(pieces, [*pieces[1:], ("",)], strict=True):
        if piece[0].startswith(LOOSE) or _height(piece) > TOO_HIGH:
            yield from piece
        else:
            # What leads to a table goes with its first row.
            more = {"sticky": "true"} if following[0].startswith(TABLES) else {}
            yield call("together", string(_kind(piece[0])), _asking_for_room(block(piece)), **more)


def _divided(line: str) -> Iterator[str]:
    """A long list as several; anything else as it is."""
    some: list[str] = []
    for item in _arguments(line) if line.startswith("list(") else ():
        if some and _height([*some, item]) > TOGETHER:
            yield call("list", *some)
            some = []
        some.append(item)
    yield call("list", *some) if some else line


def _pieces(lines: Sequence[str]) -> list[Piece]:
    pieces: list[list[str]] = []
    for line in lines:
        before = pieces[-1] if pieces else []
        if before and not line.startswith(LOOSE) and (_leads_on(before) or _goes_with(before, line)):
            before.append(line)
        else:
            pieces.append([line])
    return [tuple(piece) for piece in pieces]


def _leads_on(piece: Piece) -> bool:
    """Whether it ends with a head, or with a head and a few words below it."""
    *others, last = piece
    if others and last.startswith(("par(", "aside(")) and _NOTE not in last and _length(last) <= BRIEF:
        return others[-1].startswith("head(") or _leads_on(others)
    return last.startswith(HEADS) and not last.startswith(LOOSE)


def _goes_with(piece: Piece, line: str) -> bool:
    return line.startswith(TAILS) and not piece[-1].startswith(LOOSE)


def _with_a_long_end(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the last ones as one until it is long enough."""
    *others, last = pieces
    while others and sum(map(_length, last)) < END:
        longer = _joined(others[-1], last)
        if others[-1][0].startswith(LOOSE) or last[0].startswith(LOOSE) or _height(longer) > TOO_HIGH:
            break
        others, last = others[:-1], longer
    return [*others, last]


def _joined(one: Piece, other: Piece) -> Piece:
    """Both as one piece; what had been divided of a list is one list again."""
    if one[-1].startswith("list(") and other[0].startswith("list("):
        return (*one[:-1], call("list", *_arguments(one[-1]), *_arguments(other[0])), *other[1:])
    return (*one, *other)


def _kind(line: str) -> str:
    """What a piece begins with, which decides the space above it: "head-2", "runin", "par"."""
    name, _, rest = line.partition("(")
    return f"{name}-{rest[0]}" if name == "head" else name


def _asking_for_room(code: str) -> str:
    """The code, its first note asking for the room that all its notes need."""
    notes = _notes(code)
    if not notes:
        return code
    room = sum(map(_note_height, notes))
    return f"noted({room:.0f}mm, ".join(_split_at_note(code))


# --- reckoning ---------------------------------------------------------------------------------------------------


def _height(piece: Piece) -> float:
    """About how high it will stand, its notes included."""
    height = 0.0
    for code in piece:
        notes = _notes(code)
        height += -(-(_length(code) - sum(map(_length, notes))) // LINE) * LEADING + sum(map(_note_height, notes))
    return height


def _note_height(code: str) -> float:
    # Each of several statements cited together begins a line.
    lines = sum(-(-_length(part) // NOTE_LINE) for part in code.split(string("\n")))
    return lines * NOTE_LEADING + NOTE_GAP


def _length(code: str) -> int:
    """Characters that are printed."""
    return sum(len(_ESCAPE.sub("x", literal)) - 2 for literal in re.findall(_LITERAL, _UNSEEN.sub("", code)))


# --- reading code ------------------------------------------------------------------------------------------------


def _notes(code: str) -> list[str]:
    """Every note of the code, without the name of its call."""
    starts = [found.end() for found in re.finditer(rf"{_LITERAL}|footnote\(", code) if found[0] == _NOTE]
    return [code[start : _end(code, start)] for start in starts]


def _split_at_note(code: str) -> tuple[str, str]:
    """What stands before the call of the first note, and its arguments with all that follows."""
    found = next(found for found in re.finditer(rf"{_LITERAL}|footnote\(", code) if found[0] == _NOTE)
    return code[: found.start()], code[found.end() :]


def _arguments(code: str) -> list[str]:
    """The arguments of a call."""
    start = code.index("(") + 1
    inside = code[start : _end(code, start) - 1]
    parts, depth, at = [], 0, 0
    for found in re.finditer(rf"{_LITERAL}|[(){{}},]", inside):
        if found[0] == "," and depth == 0:
            parts.append(inside[at : found.start()])
            at = found.end()
        depth += (found[0] in "({") - (found[0] in ")}")
    return [part.strip() for part in (*parts, inside[at:])]


def _end(code: str, at: int) -> int:
    """Behind the bracket that closes the one before `at`."""
    depth = 1
    for found in re.compile(rf"{_LITERAL}|[()]").finditer(code, at):
        depth += (found[0] == "(") - (found[0] == ")")
        if depth == 0:
            return found.end()
    raise ValueError(f"a bracket is not closed: {code[:60]}")
