"""A preview on this machine: serves the pages and builds them anew when seeds/ or the theme change."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# An editor writes a file in several steps: wait until it has been quiet for so long.
QUIET_SECONDS = 0.3
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""What this machine is called by a browser on it. A page of another host that leads its own name here is refused."""


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

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        if _without_port(self.headers.get("Host", "")) not in OWN_NAMES:
            self.send_error(HTTPStatus.FORBIDDEN, "This preview answers to the names of this machine alone")
            return False
        if not _is_inside(Path(self.translate_path(self.path)), Path(self.directory)):
            self.send_error(HTTPStatus.NOT_FOUND)
            return False
        return True


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether the path can be one, and leads to nothing outside of the folder, by a link for example."""
    return "\0" not in str(path) and path.resolve().is_relative_to(folder.resolve())


def preview_server(site: Path, port: int) -> ThreadingHTTPServer:
    """What answers on 127.0.0.1, to this machine alone, with the files of `site`."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site)))


def serve_site(site: Path, port: int, watched: Iterable[Path], rebuild: Callable[[], bool]) -> NoReturn:
    """Builds, serves `site` on 127.0.0.1 until interrupted, and follows edits. Raises OSError for a port in use.

    `rebuild` tells what is wrong by itself, and whether the pages are new.
    """
    # Before the first build, so that a port that is taken is told at once.
    try:
        server = preview_server(site, port)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"port {port}") from error
    rebuild()
    # An interruption is how it is meant to end, even while it builds: every line may be the last one of a build.
    signal.signal(signal.SIGINT, lambda number, frame: os._exit(0))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    changes = _Changes()
    observer = Observer()
    for folder in watched:
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    print(f"{address} (Ctrl+C ends it; `explainer build` makes the books, the bundle and the data)", flush=True)
    while True:
        changes.happened.wait()
        print("an edit: building the pages anew", flush=True)
        while changes.happened.is_set():
            changes.happened.clear()
            changes.happened.wait(QUIET_SECONDS)
        if rebuild():
            print("the pages are as edited", flush=True)
