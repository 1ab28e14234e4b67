"""Lines of a text: what their first signs say they are, and which go on with the line before. Shared by all readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

CLOSED = re.compile(r"[.!?…:;][»”“’\"')\]*_]*(?:\[\^?\w{1,4}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079])*\s*$")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[*•▪◦●‣·–—-]|\d{1,2}[.)]|[^\W\d_]\))\s+(?=\S)", re.IGNORECASE)
DASH = re.compile(r"\s*[-–—]\s+(?=\S)")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+(?=\S)")
_KEPT = re.compile(r"\s*(?:[–—-]|\d{1,2}[.)]|[^\W\d_]\))\s", re.IGNORECASE)
_QUOTED = re.compile(r"\s*>\s?")
_ROW = re.compile(r"\s*\|.*\||[^\t]+(?:\t[^\t]+)+$")
RULE = re.compile(r"\s*(?:\|?[\s:|+-]{3,}\|?|(?:[*_=~-]\s*){3,})$")
_NOTE = re.compile(r"\s*(?:\[\^?(?:\w{1,4})\]:?|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)\s*(?=\S)")
LINK = re.compile(r"\s*(?:[-*•]\s*|\d{1,2}[.)]\s*)?(?:https?://|www\.)\S+\s*$")
IMAGE = re.compile(r"\s*!\[([^\]]*)\]\([^)]*\)\s*$")
PIPE = re.compile(r"(?:left|right|thumb|center|\d+px)\s*\|")

Shape = Literal["heading", "table row", "caption", "block quotation", "list item", "note"]


def shape_of(line: str, notes: bool) -> tuple[Shape, int] | None:
    """What the first signs of a line say it is, and how long they are."""
    if IMAGE.match(line):
        return "caption", 0
    found = _HASHES.match(line)
    if found:
        return "heading", found.end()
    if _ROW.match(line) and not RULE.match(line):
        return "table row", 0
    if LINK.match(line):
        return "note", 0
    if (found := _NOTE.match(line)) or (notes and (found := _NUMBERED.match(line))):
        return "note", found.end()
    if line.lstrip().startswith(">") and (found := _QUOTED.match(line)):
        return "block quotation", found.end()
    if DASH.match(line):
        return "list item", 0
    found = _BULLET.match(line)
    return ("list item", found.end()) if found and not line.lstrip()[0].isupper() else None


def bare(line: str) -> tuple[int, int]:
    """Where the words of a line begin and end: signs that only mark its shape (`##`, `>`, `•`, `|`) are none of them.

    What may be read otherwise stays: a dash may open speech, and numbers and note marks are told by.
    """
    shape, end = shape_of(line, notes=False), len(line.rstrip())
    if shape is None:
        return 0, len(line)
    kind, cut = shape
    if kind == "table row" and line.lstrip().startswith("|"):
        inner = line.strip().strip("|").strip()
        start = line.index(inner) if inner else 0
        return start, start + len(inner)
    if kind in ("heading", "block quotation") or (kind == "list item" and not _KEPT.match(line)):
        return cut, end
    return 0, len(line)


def goes_on(before: str, text: str, wrapped: bool) -> bool:
    """Whether a line without a shape goes on with the one right before it; both without blanks around them."""
    if CLOSED.search(before) and not wrapped:
        return False
    return wrapped or (text[0].islower() and not PIPE.match(text)) or before[-1] in ",–—"


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines break where the page ends: most that are followed by another are about as long as the longest."""
    inner = [one for one, following in pairwise([*lines, ""]) if one.strip() and following.strip()]
    broken = [one for one in inner if not CLOSED.search(one)]
    longest = max(map(len, inner), default=0)
    return len(broken) >= 4 and longest <= 110 and sum(len(one) > 0.7 * longest for one in inner) > 0.8 * len(inner)
