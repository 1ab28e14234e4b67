"""Whether all that site/ was made of, and site/ itself, are what they were when it was last built whole."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from explainer.own import THEME, own_seeds, theme_of
from explainer.publish.hosting import SERVERS
from explainer.publish.site import engine

MADE_OF = ("seeds", "docs", "site", str(SERVERS), "CHANGELOG.md")
"""What a build reads and writes of a checkout, beside the configurations of MkDocs."""
OURS = Path(__file__).parents[1]


def state_of(root: Path) -> bytes | None:
    """A digest of every file that a build reads or writes, of address and engine; None where one is no plain file."""
    state = blake2b(repr([os.environ.get("SITE_URL", ""), engine()]).encode())
    try:
        for path in _files(root):
            if not stat.S_ISREG(path.lstat().st_mode):
                return None
            content = blake2b(path.read_bytes()).digest()
            state.update(b"%b\0%b" % (os.fsencode(path), content))
    except OSError:
        return None
    return state.digest()


def _files(root: Path) -> Iterator[Path]:
    """Every file, in one order. Modules of the package are left out: the store knows them (store.py)."""
    for place in (*(root / name for name in MADE_OF), *sorted(root.glob("mkdocs*.yml"))):
        yield from sorted(_inside(place)) if place.is_dir() else (place,)
    if theme_of(root) != root / THEME:
        yield from sorted(_inside(theme_of(root)))
    yield from own_seeds(root / "seeds", "*.yml")
    yield from sorted(path for path in _inside(OURS) if path.suffix not in (".py", ".pyc"))


def _inside(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path
