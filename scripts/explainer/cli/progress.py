"""What is being done, while it is done: a line that moves on a terminal, plain lines elsewhere. All of it on stderr."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

LONG_SECONDS = 2.0
"""What takes longer is told while it is done, where no line can move."""


class _Terminal:
    """Moving lines, one for each step at work; steps at the same time, in threads, share them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_work = 0
        self._shown: Progress | None = None

    @contextmanager
    def moving(self, what: str) -> Iterator[None]:
        # Only now: a run that nobody looks at is over before it is imported.
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._shown is None:
                columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
                self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
                self._shown.start()
            shown = self._shown
            self._at_work += 1
            task = shown.add_task(what, total=None)
        try:
            yield
        finally:
            with self._lock:
                shown.remove_task(task)
                self._at_work -= 1
                if not self._at_work:
                    shown.stop()
                    self._shown = None


_TERMINAL = _Terminal()


@contextmanager
def step(what: str) -> Iterator[list[str]]:
    """Says what is done and, when it has ended, what the block has added to the list, and how long it took."""
    start, done = time.perf_counter(), list[str]()
    with _at_work(what):
        yield done
    print(f"{', '.join([what, *done])}: {time.perf_counter() - start:.1f} s", file=sys.stderr)


@contextmanager
def _at_work(what: str) -> Iterator[None]:
    if sys.stderr.isatty():
        with _TERMINAL.moving(what):
            yield
        return
    timer = threading.Timer(LONG_SECONDS, lambda: print(f"{what} …", file=sys.stderr, flush=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
