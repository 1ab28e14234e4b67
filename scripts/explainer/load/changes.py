"""The change log: what changed in each edition of the site."""

from __future__ import annotations

import re
from datetime import date
from itertools import accumulate, zip_longest
from pathlib import Path

from explainer.load.textfile import read_text
from explainer.model import Change, Place, Problem

RELEASE = re.compile(r"^## ([0-9A-Za-z.+-]+) — ([0-9]{4}-[0-9]{2}-[0-9]{2}) *$", re.MULTILINE)


def read_changes(root: Path, problems: list[Problem]) -> tuple[Change, ...]:
    """The editions of the checkout at `root`, the newest first; a stand-in where the file names none."""
    text = read_text(root / "CHANGELOG.md", "CHANGELOG.md", problems)
    heads = list(RELEASE.finditer(text or ""))
    if text is not None and not heads:
        place = Place("CHANGELOG.md", 1)
        problems.append(Problem(place, "names no edition; write `## 1.0.0 — YYYY-MM-DD` above the newest entry"))
    known = {head.start() for head in heads}
    for found in re.finditer(r"^## .*$", text or "", re.MULTILINE):
        if heads and found.start() not in known:
            place = Place("CHANGELOG.md", (text or "").count("\n", 0, found.start()) + 1)
            problems.append(Problem(place, f"“{found[0]}” is no edition; write `## 1.0.0 — YYYY-MM-DD`"))
    changes = []
    for head, following in zip_longest(heads, heads[1:]):
        body = (text or "")[head.end() : following.start() if following else None]
        before, *entries = re.split(r"^- ", body, flags=re.MULTILINE)
        items = tuple(re.sub(r"\s*\n\s*", " ", item.strip()) for item in entries)
        line = (text or "").count("\n", 0, head.start()) + 1
        ends = accumulate(part.count("\n") for part in (before, *entries))
        places = tuple(Place("CHANGELOG.md", line + end) for end, _ in zip(ends, entries, strict=False))
        if not _is_day(head[2]):
            problems.append(Problem(Place("CHANGELOG.md", line), f"{head[2]} is no day of the calendar; mend it"))
            continue
        changes.append(
            Change(place=Place("CHANGELOG.md", line), version=head[1], day=head[2], items=items, places=places)
        )
    # Without an edition nothing is written; the stand-in only lets the checks go on.
    return tuple(changes) or (Change(place=Place("CHANGELOG.md", 1), version="0", day="1970-01-01", items=()),)


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
