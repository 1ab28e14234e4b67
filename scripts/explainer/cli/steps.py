"""What the verbs have in common: a Book read, proved and rendered; writing while nobody else does."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from explainer.check import every_problem
from explainer.check.good import Good
from explainer.check.links import link_problems
from explainer.check.published import address_problems
from explainer.check.tables import table_problems
from explainer.cli.progress import step
from explainer.docs import Docs
from explainer.hold import hold
from explainer.load import load_book
from explainer.load.folders import folder_problems
from explainer.load.remembering import keep_memory, recall_memory
from explainer.model import Book, Problem, fields_of
from explainer.search.everyday import page_problems, read_everyday
from explainer.store import Store
from explainer.write import clean_up

GOOD, WHOLE = "good", "whole"
"""What the store keeps of one run's checks for the next: digests of what has no fault, and of a Book that has none."""


class ProblemsError(Exception):
    """The seeds have problems, which have been told."""


def alone(root: Path, action: Callable[[], int]) -> int:
    """Does what writes while nobody else writes, and leaves nothing half made; nor what a killed run left behind."""
    with hold(root, lambda: print("another run is at work in this folder; waiting until it ends", file=sys.stderr)):
        clean_up(root)
        try:
            return action()
        finally:
            # A full disk has room again.
            clean_up(root)


@contextmanager
def without_collector() -> Iterator[None]:
    """A Book is very many small values without a cycle: to look for one among them takes a third of reading them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def refuse_languages() -> None:
    """Raises ProblemsError, told, where a language of the site has no folder: nothing can be read then."""
    lacking = tuple(table_problems())
    if lacking:
        tell(lacking)


def read(root: Path, store: Store) -> tuple[Book, tuple[Problem, ...]]:
    """The Book, and what is wrong with its files. Raises ProblemsError, all told, where one could not be read."""
    refuse_languages()
    with step("reading seeds/"):
        book, problems = loaded_book(root, store)
    if any(problem.breaks for problem in problems):
        tell(sorted({*problems}))
    return book, problems


def loaded_book(root: Path, store: Store) -> tuple[Book, tuple[Problem, ...]]:
    """The Book, and all that is wrong with its files, with what the runs before have remembered at hand."""
    recall_memory(store)
    book, problems = load_book(root, store)
    more: list[Problem] = []
    read_everyday(root, more)
    return book, (*problems, *more, *folder_problems(root))


def checked(book: Book, problems: Sequence[Problem], store: Store) -> tuple[Problem, ...]:
    """What the checks find beside what loading found; `store` knows what was good before, and is told what now is."""
    good = Good(store.kept(GOOD, frozenset()), store.digester)
    found = every_problem(book, problems, good)
    store.keep(GOOD, good.found)
    keep_memory(store)
    return found


def astray(root: Path, book: Book, docs: Docs) -> set[Problem]:
    """Addresses that were published and are lost, and links that lead nowhere, in rendered docs."""
    found = {*address_problems(book, docs.addresses), *link_problems(book, docs.addresses)}
    return found | {*page_problems(read_everyday(root, []), docs.addresses)}


def prove(book: Book, problems: Sequence[Problem], store: Store) -> None:
    """Raises ProblemsError with everything told: what loading found, and what the checks find.

    A Book that the run before has found without fault is not gone through again.
    """
    with step("checking every record") as done:
        whole = store.digester.of([getattr(book, field.name) for field in fields_of(Book)])
        if not problems and store.kept(WHOLE, b"") == whole:
            done.append("kept: nothing of them has changed")
            return
        problems = checked(book, problems, store)
        store.keep(WHOLE, b"" if problems else whole)
    if problems:
        tell(problems)


def proved_book(root: Path, store: Store) -> Book:
    """The Book without a problem."""
    book, problems = read(root, store)
    prove(book, problems, store)
    return book


def rendered_docs(root: Path, book: Book, store: Store, *, compare: bool = False, files: bool = False) -> Docs:
    """The docs, when no address that was published is lost in them. What is asked for is said at `Docs.render`."""
    with step("rendering docs/"):
        docs = Docs(root / "docs", book, store)
        docs.render(compare=compare, files=files)
        keep_memory(store)
        store.close()
    with step("looking for every published address"):
        problems = tuple(sorted(astray(root, book, docs)))
    if problems:
        tell(problems)
    return docs


def tell(problems: Sequence[Problem]) -> NoReturn:
    """Says every problem, and raises ProblemsError."""
    for problem in problems:
        print(problem, file=sys.stderr)
    rest = "; the rest is checked when these are mended" if any(problem.breaks for problem in problems) else ""
    print(f"problems: {len(problems)}{rest}; nothing was written", file=sys.stderr)
    raise ProblemsError
