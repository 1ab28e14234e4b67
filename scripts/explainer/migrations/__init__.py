"""Brings seeds/ from one format to the next. Each step is a module, and changes files that an older program wrote.

`seeds/format.txt` holds the number of the format. A checkout without it is of the first one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explainer.migrations import to_2
from explainer.write import write_text

FILE = "format.txt"
STEPS: tuple[Callable[[Path], list[str]], ...] = (to_2.migrate,)
"""The first leads from format 1 to 2, and so on. Each gives the paths below seeds/ that it changed."""
FORMAT = len(STEPS) + 1
"""The format that this program reads."""


def format_of(seeds: Path) -> int:
    """The format of a folder of seeds; 0 where the file says something else."""
    try:
        found = (seeds / FILE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return 1
    return int(found) if found.isascii() and found.isdigit() else 0


def migrate(root: Path) -> list[str]:
    """Brings seeds/ to today's format; the paths that changed, sorted. Nothing is done where that is so already."""
    seeds = root / "seeds"
    changed: set[str] = set()
    for step in STEPS[max(format_of(seeds), 1) - 1 :]:
        changed.update(step(root))
    if changed or format_of(seeds) != FORMAT:
        write_text(seeds / FILE, f"{FORMAT}\n")
        changed.add(f"seeds/{FILE}")
    return sorted(changed)
