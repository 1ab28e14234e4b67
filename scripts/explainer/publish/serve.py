"""A preview on this machine: serves site/ and builds it anew when seeds/ or the theme change."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

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


def serve_site(root: Path, port: int, rebuild: Callable[[], None]) -> int:
    """Builds, serves on 127.0.0.1 until interrupted, and follows edits."""
    rebuild()
    # From here on an interruption is how it is meant to end.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{port}/ (Ctrl+C ends it)", flush=True)
    changes = _Changes()
    observer = Observer()
    for folder in WATCHED:
        observer.schedule(changes, str(root / folder), recursive=True)
    observer.start()
    try:
        while True:
            changes.happened.wait()
            while changes.happened.is_set():
                changes.happened.clear()
                changes.happened.wait(QUIET_SECONDS)
            rebuild()
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        server.shutdown()
