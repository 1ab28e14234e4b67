"""A file of drafted records brought up to date: what nobody has touched follows the program, an edit never does."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from explainer.edits.annotate import ENTRY

NAMED = re.compile(r"- (?:id|at): *['\"]?(\[[^\]\n]*\]|[^\s'\"]+)")
MARK = re.compile(r"^  draft: *['\"]?(\w+)['\"]?[ \t]*\n", re.MULTILINE)
ASKED = re.compile(r"^(?![ -]*#).*[:\[,] *['\"]?ASK ", re.MULTILINE)
WIDTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file as it would be, and how many of its records are new, follow the program, are as an editor left them."""

    text: str
    new: int
    anew: int
    kept: int
    gone: int
    """Untouched ones that nothing drafts any more: they are not there now."""


def entry(lines: Collection[str]) -> str:
    """A drafted record: its lines, the first of which names it, marked with the digest of all of them."""
    first, *rest = lines
    body = "\n".join([first, *rest]) + "\n"
    return f"{first}\n  draft: '{_digest(body)}'\n" + "".join(f"{line}\n" for line in rest)


def bring(text: str, head: str, drafts: Mapping[str, str], wanted: Collection[str]) -> Brought:
    """The file `text` with today's drafts, by what they are called.

    A record stays to the letter where an editor has changed anything in it or taken its mark out; one that nobody has
    touched goes where nothing drafts it any more. One that does not stand there is added if it is wanted. `head`: what
    a new file begins with.
    """
    pieces, new, anew, kept, gone = list[str](), 0, 0, 0, 0
    before, there = _entries(text)
    for name, piece in there:
        today = drafts.get(name)
        if today is None and is_untouched(piece):
            gone += 1
        elif today is None or not is_untouched(piece) or piece == today:
            kept += 1
            pieces.append(piece)
        else:
            anew += 1
            pieces.append(today)
    names = {name for name, _ in there}
    for name, piece in drafts.items():
        if name in wanted and name not in names:
            new += 1
            pieces.append(piece)
    start = re.sub(r"^\[\]\s*$", "", before or head, flags=re.MULTILINE)
    return Brought(text=start + ("".join(pieces) or "[]\n"), new=new, anew=anew, kept=kept, gone=gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A file whose records are no drafts any more where an editor says so."""

    text: str
    names: frozenset[str]
    """What its records are called."""
    confirmed: tuple[str, ...]
    left: tuple[tuple[int, str], ...]
    """Lines of what is still asked, each with what its record is called: that one stays a draft."""


def confirm(text: str, meant: Collection[str] | None) -> Confirmed:
    """The file `text` without the marks of those records that are meant (all, if None) and ask nothing any more."""
    head, there = _entries(text)
    pieces, confirmed, left = [head], list[str](), list[tuple[int, str]]()
    for name, piece in there:
        line = "".join(pieces).count("\n") + 1
        if MARK.search(piece) and (meant is None or name in meant):
            asks = [line + piece.count("\n", 0, found.start()) for found in ASKED.finditer(piece)]
            left += [(one, name) for one in asks]
            if not asks:
                confirmed.append(name)
                piece = MARK.sub("", piece, count=1)
        pieces.append(piece)
    names = frozenset(name for name, _ in there)
    return Confirmed(text="".join(pieces), names=names, confirmed=(*confirmed,), left=(*left,))


def untouched(text: str) -> frozenset[str]:
    """What those records of a file are called that are as the program has drafted them."""
    return frozenset(name for name, piece in _entries(text)[1] if is_untouched(piece))


def is_untouched(piece: str) -> bool:
    """Whether a record is as the program has drafted it."""
    mark = MARK.search(piece)
    return mark is not None and mark[1] == _digest(MARK.sub("", piece, count=1))


def _entries(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first record, and each record with what it is called."""
    starts = [found.start() for found in ENTRY.finditer(text)]
    if not starts:
        return text, []
    ends = [*starts[1:], len(text)]
    return text[: starts[0]], [*_named(text[start:end] for start, end in zip(starts, ends, strict=True))]


def _named(pieces: Iterator[str]) -> Iterator[tuple[str, str]]:
    for piece in pieces:
        found = NAMED.match(piece)
        yield (found[1] if found else ""), piece if piece.endswith("\n") else f"{piece}\n"


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:WIDTH]
