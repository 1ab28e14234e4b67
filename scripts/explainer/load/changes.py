"""The change log: what changed in each edition of the site, and what was corrected."""

from __future__ import annotations

import re
from itertools import accumulate, zip_longest
from pathlib import Path

from explainer.load.corrections import FILE, NO_DAY, is_day, read_corrections
from explainer.load.textfile import read_text
from explainer.model import Change, Correction, Place, Problem

RELEASE = re.compile(r"^## ([0-9A-Za-z.+-]+) — ([0-9]{4}-[0-9]{2}-[0-9]{2}) *$", re.MULTILINE)
CORRECTED = re.compile(r"^## Corrections *\n((?:(?!## ).*(?:\n|\Z))*)", re.MULTILINE)
"""The section of corrections, wherever it stands."""


def read_changes(root: Path, problems: list[Problem]) -> tuple[tuple[Change, ...], tuple[Correction, ...]]:
    """The editions of the checkout at `root`, the newest first, and the corrections as they stand there."""
    text = read_text(root / FILE, FILE, problems)
    section = CORRECTED.search(text or "")
    if not text or not section:
        return _editions(text, problems), ()
    line = text.count("\n", 0, section.start(1)) + 1
    # As many lines in its place, so that the others keep their numbers.
    editions = _editions(text.replace(section[0], "\n" * section[0].count("\n"), 1), problems)
    return editions, read_corrections(section[1].split("\n"), line, editions[0].day, problems)


def _editions(text: str | None, problems: list[Problem]) -> tuple[Change, ...]:
    """The editions; a stand-in where the file names none."""
    heads = list(RELEASE.finditer(text or ""))
    if text is not None and not heads:
        place = Place(FILE, 1)
        problems.append(Problem(place, "names no edition; write `## 1.0.0 — YYYY-MM-DD` above the newest entry"))
    known = {head.start() for head in heads}
    for found in re.finditer(r"^## .*$", text or "", re.MULTILINE):
        if heads and found.start() not in known:
            place = Place(FILE, (text or "").count("\n", 0, found.start()) + 1)
            problems.append(Problem(place, f"“{found[0]}” is no edition; write `## 1.0.0 — YYYY-MM-DD`"))
    changes = []
    for head, following in zip_longest(heads, heads[1:]):
        body = (text or "")[head.end() : following.start() if following else None]
        before, *entries = re.split(r"^- ", body, flags=re.MULTILINE)
        items = tuple(re.sub(r"\s*\n\s*", " ", item.strip()) for item in entries)
        line = (text or "").count("\n", 0, head.start()) + 1
        ends = accumulate(part.count("\n") for part in (before, *entries))
        places = tuple(Place(FILE, line + end) for end, _ in zip(ends, entries, strict=False))
        if not is_day(head[2]):
            problems.append(Problem(Place(FILE, line), f"{head[2]} is no day of the calendar; mend it"))
            continue
        changes.append(Change(place=Place(FILE, line), version=head[1], day=head[2], items=items, places=places))
    # Without an edition nothing is written; the stand-in only lets the checks go on.
    return tuple(changes) or (Change(place=Place(FILE, 1), version="0", day=NO_DAY, items=()),)
