"""docs/: every page of a Book, rendered only where it is not known already what it would be.

Of a page that was rendered before, the store knows, by all that it is made from (`Builder.made_from`), the digests of
its files, what its pages are called and the addresses on them. The files themselves stand in docs/, and count only
while they fit their digests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from explainer.addresses import site_addresses
from explainer.check.anchors import anchor_problems
from explainer.check.parity import parity_problems
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book, Problem
from explainer.pages import Builder, Draft
from explainer.render import Written, paths_of, render_draft
from explainer.render.configuration import render_configurations
from explainer.store import Store
from explainer.write import drop_file, write_bytes

KEPT = "docs"


@dataclass(frozen=True, slots=True)
class Made:
    """What is kept of one draft."""

    digests: Mapping[str, bytes]
    """Path below docs/ -> digest of the file."""
    heads: Mapping[str, Head]
    """The same paths -> what the page is called."""
    addresses: frozenset[str]
    sound: bool
    """Whether its languages and ids have been compared, and nothing was wrong."""


class Docs:
    """The pages of one Book, and docs/."""

    def __init__(self, folder: Path, book: Book, store: Store) -> None:
        self._folder = folder
        self._book = book
        self._store = store
        self._builder = Builder(book)
        self._fresh: dict[str, bytes] = {}
        """What docs/ lacks, or has otherwise: path -> bytes."""
        self.paths = [path for draft in self._builder.drafts for path in paths_of(draft)]
        self.addresses: set[str] = set(site_addresses({}, book.site.stem))
        self._heads: dict[str, Head] = {}
        self.rendered: list[str] = []
        """The pages that this run had to render."""
        self.differences: list[Problem] = []
        """What one language has and another has not, and ids that stand twice, if they were compared."""

    def render(self, *, compare: bool = False, files: bool = False) -> None:
        """Finds out the addresses; with `compare` what is wrong in the pages, with `files` what docs/ lacks."""
        before: Mapping[bytes, Made] = self._store.kept(KEPT, {})
        now = {}
        for draft in self._builder.drafts:
            key = self._store.digester.of(self._builder.made_from(draft))
            made = before.get(key)
            if made is None or (compare and not made.sound) or (files and not self._stands(made)):
                made = self._make(draft, compare, files)
            now[key] = made
            self.addresses |= made.addresses
            self._heads |= made.heads
        self._store.keep(KEPT, now)

    def stale(self) -> list[str]:
        """Paths that are missing in docs/, differ or should not be there, sorted."""
        return sorted({*self._fresh, *self._needless()})

    def write(self) -> list[str]:
        """Makes docs/ hold the pages of every language; the paths that changed, sorted. Each file is replaced whole."""
        changed = self.stale()
        for path in changed:
            if path in self._fresh:
                write_bytes(self._folder / path, self._fresh[path])
            else:
                drop_file(self._folder, path)
        return changed

    def pages(self) -> dict[str, str]:
        """Every page, language by language: path below docs/ -> Markdown. After `write`, or where nothing is stale."""
        return {
            path: (self._fresh.get(path) or (self._folder / path).read_bytes()).decode()
            for language in LANGUAGES
            for path in self.paths
            if path.startswith(f"{language}/")
        }

    def written(self) -> Written:
        """The pages with what is known of them, when docs/ has them."""
        return Written(texts=self.pages(), heads=self._heads, addresses=self.addresses)

    def _make(self, draft: Draft, compare: bool, files: bool) -> Made:
        made = render_draft(self._builder, draft)
        marks = {path: page.marks for path, page in made.items()}
        self.rendered += draft.slugs
        problems = [*parity_problems(marks), *anchor_problems(self._book, marks)] if compare else []
        self.differences += problems
        digests = {}
        for path, page in made.items():
            data = page.text.encode()
            digests[path] = _digest(data)
            if files and data != _read(self._folder / path):
                self._fresh[path] = data
        stem = self._book.site.stem
        heads = {path: page.head for path, page in made.items()}
        addresses = site_addresses(marks, stem) - site_addresses({}, stem)
        return Made(digests, heads, addresses, compare and not problems)

    def _stands(self, made: Made) -> bool:
        """Whether docs/ has the files as they were rendered."""
        found = ((_read(self._folder / path), digest) for path, digest in made.digests.items())
        return all(data is not None and _digest(data) == digest for data, digest in found)

    def _needless(self) -> Iterator[str]:
        wanted = set(self.paths)
        for language in LANGUAGES:
            for path in (self._folder / language).rglob("*"):
                name = path.relative_to(self._folder).as_posix()
                if (path.is_file() or path.is_symlink()) and name not in wanted:
                    yield name


def stale_configurations(root: Path, book: Book) -> list[str]:
    """The configurations of MkDocs, at the top of the checkout, that are missing there or differ, sorted."""
    made = render_configurations(book)
    return [name for name in sorted(made) if _read(root / name) != made[name].encode()]


def write_configurations(root: Path, book: Book) -> list[str]:
    """Makes them hold what the Book says; those that changed, sorted."""
    changed, made = stale_configurations(root, book), render_configurations(book)
    for name in changed:
        write_bytes(root / name, made[name].encode())
    return changed


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
