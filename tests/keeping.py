"""What is dear to make and the same in each run over the same checkout: `build/tests` keeps it from run to run.

It is known, as in `build/store`, by a digest of the program, of the packages installed and of every file that a build
reads, here of the tests' own frame besides. Each run has a copy of its own, so that no test can spoil another run's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explainer.publish.unchanged import state_of
from explainer.store import Store, open_store

ROOT = Path(__file__).parents[1]
FRAME = Path(__file__).parent / "conftest.py"


def fill_as_before(name: str, place: Path, make: Callable[[Path], object]) -> None:
    """Fills an empty folder as `make` does, or has done in a run before; empty folders in it are not kept."""
    state = state_of(ROOT)
    store = open_store(ROOT, "tests") if state else Store()
    fresh = False

    def files(_: object) -> dict[str, bytes]:
        nonlocal fresh
        fresh = True
        make(place)
        paths = sorted(path for path in place.rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}

    found = store.recall(name, (state, FRAME.read_bytes()), files, [])
    for path, data in {}.items() if fresh else found.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
