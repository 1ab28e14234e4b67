"""What is dear to make and the same in each run over the same checkout: `build/tests` keeps it from run to run.

It is known, as in `build/store`, by a digest of the program, of the packages installed and of every file that a build
reads, here of the tests' own frame besides. Each run has a copy of its own, so that no test can spoil another run's.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from explainer.publish.site import engine
from explainer.store import open_store

ROOT = Path(__file__).parents[1]
READ = ("CHANGELOG.md", "seeds", "docs/overrides", "scripts/explainer", "tests/conftest.py")
"""All that the real site is made of in the tests, which render what a build reads besides."""


def fill_as_before(name: str, place: Path, make: Callable[[Path], object]) -> None:
    """Fills an empty folder as `make` does, or has done in a run before; empty folders in it are not kept."""
    fresh = False

    def files(_: object) -> dict[str, bytes]:
        nonlocal fresh
        fresh = True
        make(place)
        paths = sorted(path for path in place.rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}

    made_from = (os.environ.get("SITE_URL", ""), engine(), *_files())
    found = open_store(ROOT, "tests").recall(name, made_from, files, [])
    for path, data in {}.items() if fresh else found.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)


def _files() -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file that is read, in one order."""
    for place in (ROOT / name for name in READ):
        for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_bytes()
