"""The format of seeds/: a number that grows when what an editor writes is to be written otherwise."""

from __future__ import annotations

from pathlib import Path

from explainer.load.textfile import read_text
from explainer.model import Place, Problem

FILE = "format.txt"
"""Below seeds/: the number alone. A checkout without it is of the first format."""
FORMAT = 3
"""The format that this program reads. `explainer migrate` leads to it from every older one."""


def format_of(seeds: Path) -> int:
    """The format of a folder of seeds; 0 where the file holds no number."""
    if not (seeds / FILE).exists():
        return 1
    found = (read_text(seeds / FILE, f"seeds/{FILE}", []) or "").strip()
    return int(found) if found.isascii() and found.isdigit() and len(found) < 10 else 0


def format_problems(seeds: Path) -> tuple[Problem, ...]:
    """Why this program cannot read a folder of seeds, if it cannot."""
    if not seeds.is_dir():
        return (Problem(Place("seeds", 1), "is not here; run this in the folder that holds it", breaks=True),)
    unread: list[Problem] = []
    if (seeds / FILE).exists() or (seeds / FILE).is_symlink():
        read_text(seeds / FILE, f"seeds/{FILE}", unread)
    found = format_of(seeds)
    if unread or found == FORMAT:
        return tuple(unread)
    if not found:
        message = f"holds no format; write {FORMAT}, or 1 if `explainer migrate` has never been run"
    elif found < FORMAT:
        message = f"the files are of format {found}, this program reads {FORMAT}; run `explainer migrate`"
    else:
        message = f"the files are of format {found}, this program reads {FORMAT}; take a newer program"
    return (Problem(Place(f"seeds/{FILE}", 1), message, breaks=True),)
