"""A preview on this machine: serves site/ and builds it anew when seeds/ or the theme change."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

WATCHED = ("seeds", "docs/overrides")
# An editor writes a file in several steps: wait until it has been quiet for so long.
QUIET_SECONDS = 0.3


class _Changes(FileSystemEventHandler):
    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self.happened.set()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of requests: the terminal belongs to the build."""

    def end_headers(self) -> None:
        # A preview that shows yesterday's page from a cache is no preview.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve_site(root: Path, port: int, rebuild: Callable[[], None]) -> NoReturn:
    """Builds, serves on 127.0.0.1 until interrupted, and follows edits."""
    rebuild()
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(root / "site")))
    # An interruption is how it is meant to end, even while it builds: every line may be the last one of a build.
    signal.signal(signal.SIGINT, lambda number, frame: os._exit(0))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    changes = _Changes()
    observer = Observer()
    for folder in WATCHED:
        observer.schedule(changes, str(root / folder), recursive=True)
    observer.start()
    print(f"http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C ends it)", flush=True)
    while True:
        changes.happened.wait()
        while changes.happened.is_set():
            changes.happened.clear()
            changes.happened.wait(QUIET_SECONDS)
        rebuild()
