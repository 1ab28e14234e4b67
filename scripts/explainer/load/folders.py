"""What stands in the folders that pages are made from and that is no file of theirs: links, pipes, devices.

A link would bring a file of the building machine into the site, and Git carries links.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from explainer.model import Place, Problem

FOLDERS = ("seeds", "docs")
LOCK = ".#"
"""How some editors begin the name of a link that leads nowhere: who edits the file beside it."""


def folder_problems(root: Path) -> Iterator[Problem]:
    """Every link and every special file below the folders that are read, by its own path; no link is followed."""
    for folder in FOLDERS:
        yield from _problems(root / folder, folder)


def _problems(path: Path, shown: str) -> Iterator[Problem]:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return  # Gone since it was listed, or never there: who needs it tells that.
    if stat.S_ISLNK(mode):
        if not (path.name.startswith(LOCK) and not path.exists()):
            yield Problem(Place(shown, 1), "leads to another place; put the file itself here", breaks=True)
    elif stat.S_ISDIR(mode):
        for below in sorted(path.iterdir()):
            yield from _problems(below, f"{shown}/{below.name}")
    elif not stat.S_ISREG(mode):
        yield Problem(Place(shown, 1), "is no plain file; put the file itself here", breaks=True)
