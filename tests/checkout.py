"""A small checkout that a test may break: edits, and the problems that `explainer check` would tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from explainer.check import every_problem
from explainer.check.good import Good
from explainer.load import load_book
from explainer.model import Book, Problem
from explainer.store import Store

T = TypeVar("T")
Edit = tuple[str, str, str]
"""A file, words that stand in it once, and what takes their place; where there are no words, what is added."""
Told = tuple[str, str, str]
"""A file, words of the line where a problem is told (see `Checkout.line`), and the gist of the message."""


class Known(Store):
    """What a run over a good checkout has made, as it stands and with its digests, for those after it."""

    def __init__(self, before: Known | None = None) -> None:
        super().__init__()
        self.found: Set[bytes] = before.found if before else frozenset()
        """What was found good."""
        self._before = before
        self._made: dict[tuple[str, bytes], object] = {}
        if before:
            self.digester.share(before.digester)

    def recall(self, name: str, made_from: object, make: Callable[[list[Problem]], T], problems: list[Problem]) -> T:
        key = (name, self.digester.of(name, made_from))
        if self._before and key in self._before._made:
            return cast(T, self._before._made[key])
        told: list[Problem] = []
        made = make(told)
        problems += told
        if not told:
            self._made[key] = made
        return made


def known(root: Path) -> Known:
    """What is known of a checkout without a problem."""
    first = Known()
    good = Good(digester=first.digester)
    assert every_problem(*load_book(root, first), good) == ()
    first.found = good.found
    return first


@dataclass(frozen=True, slots=True)
class Checkout:
    """A checkout on disk."""

    root: Path
    known: Known | None = None
    """What a run over it has kept before it was broken. What is found, and told, is the same without."""

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8", newline="")

    def edit(self, *edits: Edit) -> None:
        for name, old, new in edits:
            text = self.read(name)
            assert not old or text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
            self.write(name, text.replace(old, new) if old else text + new)

    def retype(self, name: str, old: str, new: str) -> None:
        """Edits a text, and its pin."""
        path = self.root / name
        before = sha256(path.read_bytes()).hexdigest()
        self.edit((name, old, new))
        self.edit(("seeds/sources.yml", before, sha256(path.read_bytes()).hexdigest()))

    def line(self, name: str, words: str) -> int:
        """The number of the one line that holds `words`; each ↑ before them is one line less. 1 for no words."""
        bare = words.lstrip("↑ ")
        found = [number for number, line in enumerate(self.read(name).split("\n"), 1) if bare in line]
        assert not bare or len(found) == 1, f"{name} holds {bare!r} in lines {found}"
        return found[0] - words.count("↑") if bare else 1

    def load(self) -> tuple[Book, tuple[Problem, ...]]:
        return load_book(self.root)

    def book(self) -> Book:
        """The Book of files that load without a problem."""
        book, problems = self.load()
        assert not problems, "\n".join(map(str, problems))
        return book

    def problems(self) -> tuple[Problem, ...]:
        """What loading and checking tell together."""
        if self.known is None:
            return every_problem(*self.load())
        store = Known(self.known)
        return every_problem(*load_book(self.root, store), Good(store.found, store.digester))

    def assert_told(self, told: Iterable[Told]) -> None:
        """Exactly these problems are told: each at its line, with its gist in the message."""
        expected = sorted((name, self.line(name, words), gist) for name, words, gist in told)
        found = self.problems()
        assert [(problem.place.path, problem.place.line) for problem in found] == [
            (name, line) for name, line, _ in expected
        ], "\n".join(map(str, found))
        for problem, (*_, gist) in zip(found, expected, strict=True):
            assert gist in problem.message, f"{gist!r} is not in: {problem}"

    def files(self, folder: str) -> dict[str, bytes]:
        """Every file below a folder with its bytes; but for what is kept to save time, which is no output."""
        root, kept = self.root / folder, self.root / "build" / "store"
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file() and kept not in path.parents
        }


class Case(NamedTuple):
    """One row of a table that breaks a checkout: what is edited, and all that is told after it."""

    title: str
    edits: tuple[Edit, ...]
    told: tuple[Told, ...]


def parse_cases(text: str) -> tuple[Case, ...]:
    """The cases of a file in tests/check/, whose first one says how they are written."""
    cases = []
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        title, *lines = block.rstrip("\n").split("\n")
        edits: list[tuple[str, list[str], list[str]]] = []
        told = []
        for line in lines:
            mark, rest = line[:1], line[1:]
            if mark == "@":
                edits.append((rest.strip(), [], []))
            elif mark == "!":
                name, words, gist = (part.strip() for part in rest.split("|", 2))
                told.append((name, words, gist))
            elif mark:
                edits[-1][1].extend([rest] if mark in "- " else [])
                edits[-1][2].extend([rest] if mark in "+ " else [])
        cases.append(
            Case(
                title,
                tuple(
                    (name, "".join(f"{line}\n" for line in old), "".join(f"{line}\n" for line in new))
                    for name, old, new in edits
                ),
                tuple(told),
            )
        )
    return tuple(cases)
