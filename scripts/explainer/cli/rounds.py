"""What the preview does of every edit: shows the pages, then tells what is wrong, then makes the search anew.

Two processes are started for each edit, one that makes the pages and, when these are shown, one that checks every
record: an edit is shown before it has been proved, and the next one waits for nothing. What a page cannot be made of is
a problem that the checks tell.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path

from explainer.cli.steps import astray, checked, loaded_book
from explainer.docs import Docs, write_configurations
from explainer.model import Book, MissingLabelError, Problem
from explainer.publish.quick import lay_out, show_pages, show_search
from explainer.publish.site import BuildError
from explainer.refusals import describe_error
from explainer.search.everyday import read_everyday
from explainer.store import open_store
from explainer.write import write_text

FORK = get_context("fork")
"""A process that knows what this one has read. Only the server's has threads, and it starts none."""
PLACE = Path("build", "preview")
# An editor writes a file in several steps: wait until it has been quiet for so long.
QUIET_SECONDS = 0.1
KEPT = "preview/kept"
"""Below build/: what is kept from one edit to the next."""
MISTAKES = PLACE / "mistakes.txt"
"""What the processes of the last edit said when they ended as they should not."""
NOTICED = "An edit was noticed: the pages are being made."
CHECKING = "The pages are as edited. Every record is being checked."
BY_MISTAKE = "The pages could not be made, by a mistake of the program: see the terminal."

Build = Callable[[Path], int]
"""Builds all that `make site` builds; the exit code."""
Loaded = tuple[Problem, ...]


class Rounds:
    """What is done of one edit, as far as the next one lets it come."""

    def __init__(self, root: Path, build: Build, orders: Connection, told: Connection) -> None:
        self._root, self._build, self._orders, self._told = root, build, orders, told
        self._running: dict[Connection, ForkProcess] = {}
        self._maker: Connection | None = None
        self._found: set[Problem] = set()
        self._refused: list[str] = []
        self._awaited: set[str] = set()
        """Who has not said yet what is wrong."""
        self._mistaken = False
        self._unproved: tuple[Book, Loaded] | None = None
        """What is to be checked as soon as the pages are shown, or cannot be."""

    def run(self) -> None:
        """One edit: reads seeds/, shows the pages, tells the problems; ends when there is another one."""
        start = time.perf_counter()
        self._found, self._refused, self._awaited, self._mistaken = set(), [], set(), False
        self._unproved = None
        write_text(self._root / MISTAKES, "")
        try:
            book, loaded = loaded_book(self._root, open_store(self._root, KEPT))
            self._found.update(loaded)
            if not any(problem.breaks for problem in loaded):
                self._awaited = {"show", "check"}
                self._unproved = (book, loaded)
                self._start(_show, book)
        except OSError as error:
            self._refused.append(describe_error(error, "this machine"))
        self._tell()
        while True:
            for ready in wait([self._orders, *self._running]):
                if ready is not self._orders:
                    self._hear(ready, start)  # type: ignore[arg-type]
                elif self._next_edit():
                    return

    def stop(self) -> None:
        """Ends all that is being done."""
        for process in self._running.values():
            process.kill()

    def _start(self, work: Callable[..., None], *arguments: object) -> Connection:
        here, there = FORK.Pipe(duplex=False)
        process = FORK.Process(target=_apart, args=(work, self._root, there, *arguments))
        process.start()
        there.close()
        self._running[here] = process
        return here

    def _next_edit(self) -> bool:
        """Whether there is an edit, when it has been quiet for a moment; what is made on demand is begun."""
        words = {self._orders.recv()}
        while "edit" in words and self._orders.poll(QUIET_SECONDS):
            words.add(self._orders.recv())
        if "make" in words and self._maker is None:
            self._maker = self._start(_make, self._build)
        if "edit" not in words:
            return False
        print("an edit: the pages are being made", flush=True)
        for here, process in [*self._running.items()]:
            if here is not self._maker:
                process.kill()
                process.join()
                del self._running[here]
        return True

    def _hear(self, here: Connection, start: float) -> None:
        """What a process says, or that it has ended."""
        try:
            what, news = here.recv()
        except EOFError:
            process = self._running.pop(here)
            process.join()
            if here is self._maker:
                self._maker = None
                self._told.send(("made", ("it could not be made; the terminal says why",)))
            elif process.exitcode:
                self._mistaken = True
                self._awaited.discard("show" if "show" in self._awaited else "check")
                self._prove()
                self._tell()
            return
        if what == "made":
            self._maker = None
            self._told.send(("made", news))
        elif what == "pages":
            print(f"shown after {time.perf_counter() - start:.1f} s; files that differ: {len(news)}", flush=True)
            self._told.send(("pages", news))
            self._prove()
            self._tell()
        else:
            found, refused = news
            self._found.update(found)
            self._refused += refused
            self._awaited.discard(what)
            self._prove()
            self._tell()

    def _prove(self) -> None:
        """Begins the checks, unless they have begun."""
        if self._unproved:
            self._start(_check, *self._unproved)
            self._unproved = None

    def _tell(self) -> None:
        """All that is wrong as far as it is known, to the browser; to the terminal when all is known."""
        lines = (*self._refused, *(str(problem) for problem in sorted(self._found)))
        said = CHECKING if "show" not in self._awaited else NOTICED
        if not self._awaited:
            said = BY_MISTAKE if self._mistaken and not lines else ""
            print("\n".join([*lines, f"problems: {len(lines)}"]), flush=True)
        if not self._awaited and said:
            print((self._root / MISTAKES).read_text(encoding="utf-8", errors="replace"), file=sys.stderr, flush=True)
        self._told.send(("state", said, lines))


# --- the processes of one edit -----------------------------------------------------------------------------------


def _apart(work: Callable[..., None], root: Path, told: Connection, *arguments: object) -> None:
    """In a process of its own, whose interruption is the other one's to answer, and whose mistakes are kept."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    if work is not _make:
        os.dup2(os.open(root / MISTAKES, os.O_WRONLY | os.O_APPEND), sys.stderr.fileno())
    work(root, told, *arguments)


def _show(root: Path, told: Connection, book: Book) -> None:
    """The pages, then what is wrong with their addresses, then the search."""
    place, store = root / PLACE, open_store(root, KEPT)
    try:
        made_from = lay_out(root, place)
        write_configurations(made_from, book)
        docs = Docs(made_from / "docs", book, store)
        docs.render(files=True)
        docs.write()
        told.send(("pages", show_pages(place, book, docs.written(), store)))
        told.send(("show", (astray(root, book, docs), [])))
        show_search(place, book, read_everyday(root, []), store)
    except MissingLabelError as error:
        told.send(("show", ({error.problem}, [])))
    except BuildError as error:
        told.send(("show", ((), [str(error)])))
    except OSError as error:
        told.send(("show", ((), [describe_error(error, "this machine")])))


def _check(root: Path, told: Connection, book: Book, loaded: Loaded) -> None:
    """Every problem of the records."""
    try:
        told.send(("check", (checked(book, loaded, open_store(root, KEPT)), [])))
    except MissingLabelError as error:
        told.send(("check", ({error.problem}, [])))


def _make(root: Path, told: Connection, build: Build) -> None:
    """All that is made on demand, as `make site` makes it."""
    if build(root) == 0:
        told.send(("made", ()))
