"""What was made before, kept under build/ so that the same need not be made again.

Nothing rests on it: taken away, it costs time. A kept thing is known by a digest of all that it was made from, of this
program and of the packages installed, and carries a digest of itself: what is out of date or damaged is made anew.
Pickles are read, but only such as this program wrote into its own folder: whoever can write there can change it too.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Generic, TypeVar

from explainer.digest import SIZE, Digester
from explainer.model import Problem
from explainer.write import write_bytes

T = TypeVar("T")


class Store:
    """Kept things by name, one of each name: what is kept anew takes the place of the old."""

    def __init__(self, folder: Path | None = None, program: bytes = b"") -> None:
        """`folder`: where things are kept; without one nothing is. `program`: what this program is, as a digest."""
        self._folder = folder
        self._program = program
        self._used: set[Path] = set()
        self.digester = Digester()
        self.made: list[str] = []
        """The names of what this run had to make."""

    def recall(self, name: str, made_from: object, make: Callable[[list[Problem]], T], problems: list[Problem]) -> T:
        """What `make` gives when it is handed a list for the problems that it finds.

        `made_from`: values of the model that cover all of it. What was made without a problem is kept; problems are
        found again each time, since they name places, which may be others although the values are the same.
        """
        if self._folder is None:
            return make(problems)
        key = self.digester.of(name, made_from)
        kept = self._read(name, key)
        if kept is not None:
            made: T = pickle.loads(kept)
            return made
        self.made.append(name)
        told: list[Problem] = []
        made = make(told)
        problems += told
        if not told:
            self._write(name, key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def kept(self, name: str, otherwise: T) -> T:
        """What the run before has kept under a name: digests, or things by their digests, that say what they are of."""
        kept = self._read(name, b"")
        found: T = otherwise if kept is None else pickle.loads(kept)
        return found

    def keep(self, name: str, value: object) -> None:
        """Keeps a value for the next run, instead of what was kept under the name."""
        if self._folder is not None:
            self._write(name, b"", pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def close(self) -> None:
        """Drops what this run had no use for, so that no more is kept than one run needs."""
        with suppress(OSError):
            for path in sorted(self._folder.iterdir()) if self._folder else ():
                if path not in self._used:
                    path.unlink()

    def _read(self, name: str, key: bytes) -> bytes | None:
        if self._folder is None:
            return None
        path = self._path(self._folder, name)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        kept = data[SIZE:]
        return kept if data[:SIZE] == self._mark(key, kept) else None

    def _write(self, name: str, key: bytes, kept: bytes) -> None:
        if self._folder is None:
            return
        # A disk that is full or read only makes the next run slow, and nothing else.
        with suppress(OSError):
            write_bytes(self._path(self._folder, name), self._mark(key, kept) + kept)

    def _path(self, folder: Path, name: str) -> Path:
        """Named by a digest: a name may hold what no file can be called."""
        path = folder / blake2b(name.encode(), digest_size=SIZE).hexdigest()
        self._used.add(path)
        return path

    def _mark(self, key: bytes, kept: bytes) -> bytes:
        """What stands before a kept thing: a digest of what it was made from, of the program, and of the thing."""
        return blake2b(b"%d:%b%b" % (len(key), key, kept), key=self._program, digest_size=SIZE).digest()


class Shelf(Generic[T]):
    """Many small things of one kind, each kept by a digest of what it is made of: `with Shelf[T](store, name) as …`.

    What the block has no use for is not kept for the next run. Without a store nothing is.
    """

    def __init__(self, store: Store | None = None, name: str = "") -> None:
        self._store, self._name = store or Store(), name
        self._before: Mapping[bytes, T] = self._store.kept(name, {})
        self._used: dict[bytes, T] = {}

    def get(self, make: Callable[..., T], *made_of: bytes | str, beside: bytes = b"") -> T:
        """What `make` gives of these, or gave before. `beside`: a digest of what else it is made of."""
        key = blake2b(beside, digest_size=SIZE)
        for part in made_of:
            data = part if isinstance(part, bytes) else part.encode()
            key.update(b"%d:%b" % (len(data), data))
        digest = key.digest()
        self._used[digest] = self._before[digest] if digest in self._before else make(*made_of)
        return self._used[digest]

    def __enter__(self) -> Shelf[T]:
        return self

    def __exit__(self, *error: object) -> None:
        if self._used.keys() != self._before.keys() and error[0] is None:
            self._store.keep(self._name, self._used)


def open_store(root: Path, name: str = "store") -> Store:
    """The store of the checkout at `root`; under another name one that other runs do not clear out."""
    return Store(root / "build" / name, _program())


def _program() -> bytes:
    """A digest of every module of this package, of Python, and of the packages installed with their versions."""
    package = Path(__file__).parent
    modules = sorted(package.rglob("*.py"))
    parts = [sys.version, os.environ.get("PYMORPHY2_DICT_PATH", ""), *sorted(set(_installed()))]
    parts += [f"{path.relative_to(package).as_posix()}:{blake2b(path.read_bytes()).hexdigest()}" for path in modules]
    return blake2b("\0".join(parts).encode(), digest_size=SIZE).digest()


def _installed() -> Iterator[str]:
    """Names with versions, as the folders that every installer leaves behind are called."""
    for place in sys.path:
        with suppress(OSError):
            yield from (path.name for path in Path(place).iterdir() if path.suffix in (".dist-info", ".egg-info"))
