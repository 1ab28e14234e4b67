"""Brings seeds/ from one format to the next. Each step is a module, and changes files that an older program wrote.

`seeds/format.txt` holds the number of the format. A checkout without it is of the first one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explainer.load.format import FILE, FORMAT, format_of
from explainer.migrations.to_2 import migrate as to_2
from explainer.migrations.to_3 import NotMigratedError
from explainer.migrations.to_3 import migrate as to_3
from explainer.write import write_text

__all__ = ["STEPS", "NotMigratedError", "migrate"]

STEPS: tuple[Callable[[Path], list[str]], ...] = (to_2, to_3)
"""The first leads from format 1 to 2, and so on. Each gives the paths below seeds/ that it changed."""


def migrate(root: Path) -> list[str]:
    """Brings seeds/ to today's format; the paths that changed, sorted. Nothing is done where no older one is found.

    Raises NotMigratedError where an editor has to mend something before."""
    seeds = root / "seeds"
    before = format_of(seeds)
    if not 1 <= before < FORMAT:
        return []
    changed = {f"seeds/{FILE}"}
    for step in STEPS[before - 1 :]:
        changed.update(step(root))
    # Last, so that what was interrupted is done again.
    write_text(seeds / FILE, f"{FORMAT}\n")
    return sorted(changed)
