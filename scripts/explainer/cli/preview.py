"""The preview: serves the pages on this machine and follows edits; books on demand.

One process serves and watches. This one has no threads, so that it can start others for every edit (rounds.py).
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from explainer.cli.rounds import FORK, KEPT, NOTICED, PLACE, Build, Rounds
from explainer.hold import hold
from explainer.publish.quick import PAGES
from explainer.publish.serve import News, preview_server
from explainer.write import copy_tree, mend_tree

WATCHED = ("seeds", "docs/overrides")
ANSWERS = "http://127.0.0.1:{}/ (Ctrl+C ends it; books, zip and data are made when they are asked for)"


def serve(root: Path, port: int, build: Build) -> NoReturn:
    """Serves the preview on 127.0.0.1 until it is interrupted. Raises OSError for a port in use, before all else."""
    news, watched = News(), [root / name for name in WATCHED if (root / name).is_dir()]
    (there, orders), (heard, told) = FORK.Pipe(), FORK.Pipe()
    asks = _Asks(there)
    server = preview_server(root / PLACE / PAGES, port, news, root / "site", asks.make)
    place = root / PLACE
    place.mkdir(parents=True, exist_ok=True)
    with hold(place, lambda: print("another preview is at work in this folder; waiting until it ends", flush=True)):
        parts = (server, news, asks, heard, watched, (orders, told))
        process = FORK.Process(target=_run_server, args=parts, daemon=True)
        process.start()
        for other in (there, heard, server.socket):
            other.close()
        rounds = Rounds(root, build, orders, told)

        def end(number: int, frame: object) -> None:
            # An interruption is how it is meant to end, even while it builds: every line may be the last one.
            rounds.stop()
            process.kill()
            os._exit(0)

        signal.signal(signal.SIGINT, end)
        print(ANSWERS.format(server.server_address[1]), flush=True)
        mend_tree(place / PAGES)
        if not (root / "build" / KEPT).exists():
            # What `make site` has kept is a beginning.
            for name in ("store", "search"):
                copy_tree(root / "build" / name, root / "build" / KEPT)
        while True:
            rounds.run()


# --- the process that serves and watches -------------------------------------------------------------------------


class _Asks(FileSystemEventHandler):
    """What the server's process asks of the other one: to look at an edit, to make what is made on demand."""

    def __init__(self, there: Connection) -> None:
        self._there = there
        self._sending, self._making = threading.Lock(), threading.Lock()
        self._answered = threading.Event()
        self._answer: tuple[str, ...] = ()
        self.noticed: Callable[[], None] = lambda: None

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self.noticed()
            self._send("edit")

    def make(self, name: str) -> tuple[str, ...]:
        """Waits until it has been made; what is wrong, if anything."""
        with self._making:
            self._answered.clear()
            self._send("make")
            self._answered.wait()
            return self._answer

    def answer(self, wrong: tuple[str, ...]) -> None:
        self._answer = wrong
        self._answered.set()

    def _send(self, word: str) -> None:
        with self._sending, suppress(OSError):
            self._there.send(word)


def _run_server(
    server: ThreadingHTTPServer,
    news: News,
    asks: _Asks,
    heard: Connection,
    watched: list[Path],
    others: tuple[Connection, ...],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        # So that this process hears when the other one has ended, however it did.
        other.close()
    asks.noticed = lambda: news.tell_noticed(NOTICED)
    observer = Observer()
    for folder in watched:
        observer.schedule(asks, str(folder), recursive=True)
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            what, *rest = heard.recv()
            if what == "made":
                asks.answer(*rest)
            elif what == "pages":
                news.tell_pages(*rest)
            else:
                news.tell_state(*rest)
    os._exit(0)
