"""A small checkout that a test may break: edits, and the problems that `explainer check` would tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from explainer.check import check_book
from explainer.load import load_book
from explainer.model import Book, Problem

Edit = tuple[str, str, str]
"""A file, words that stand in it once, and what takes their place."""
Told = tuple[str, str, str]
"""A file, words that stand in one line of it, the one where a problem is told, and the gist of the message."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A checkout on disk."""

    root: Path

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8", newline="")

    def edit(self, *edits: Edit) -> None:
        for name, old, new in edits:
            text = self.read(name)
            assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
            self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> None:
        self.write(name, self.read(name) + text)

    def line(self, name: str, words: str) -> int:
        """The number of the one line that holds `words`; 1 for no words."""
        if not words:
            return 1
        found = [number for number, line in enumerate(self.read(name).split("\n"), 1) if words in line]
        assert len(found) == 1, f"{name} holds {words!r} in lines {found}"
        return found[0]

    def load(self) -> tuple[Book, tuple[Problem, ...]]:
        return load_book(self.root)

    def book(self) -> Book:
        """The Book of files that load without a problem."""
        book, problems = self.load()
        assert problems == ()
        return book

    def problems(self) -> tuple[Problem, ...]:
        """What loading and checking tell together."""
        book, problems = self.load()
        return tuple(sorted({*problems, *check_book(book)}))

    def assert_told(self, told: Iterable[Told]) -> None:
        """Exactly these problems are told: each at its line, with its gist in the message."""
        expected = sorted((name, self.line(name, words), gist) for name, words, gist in told)
        found = self.problems()
        assert [(problem.place.path, problem.place.line) for problem in found] == [
            (name, line) for name, line, _ in expected
        ], "\n".join(map(str, found))
        for problem, (*_, gist) in zip(found, expected, strict=True):
            assert gist in problem.message

    def files(self, folder: str) -> dict[str, bytes]:
        """Every file below a folder with its bytes."""
        root = self.root / folder
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
