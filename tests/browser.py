"""The machine's own Chromium for the tests: required under CI, skipped with a word elsewhere."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Browser, sync_playwright

from needs import lacks

SHELL = "chromium-headless-shell"
"""The same browser without windows. Chromium itself makes a window, seen or not, for each page of a test: three times
the work."""


def find_chromium(*, windows: bool = False) -> str:
    """The program. Without it the test is skipped, or fails where CI is set.

    `windows`: the one that can make them, for who asks for that.
    """
    program = (None if windows else shutil.which(SHELL)) or shutil.which("chromium")
    if program is None:
        lacks("no chromium on this machine: install it to run the browser tests")
    return program


@contextmanager
def open_browser(letters: int = 16) -> Iterator[Browser]:
    """Chromium, headless, with the size of letters, in px, that its reader chose; see `find_chromium` for a machine
    without it."""
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", f"--blink-settings=defaultFontSize={letters}"]
        )
        yield browser
        browser.close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal belongs to the tests."""

    headers_of_the_host: Mapping[str, str] = MappingProxyType({})

    def end_headers(self) -> None:
        for name, value in self.headers_of_the_host.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The folder over HTTP on a free port of this machine; gives its address without a slash at the end."""
    handler = type("_Handler", (Quiet,), {"headers_of_the_host": dict(headers or {})})
    with served_by(partial(handler, directory=str(folder))) as address:
        yield address


@contextmanager
def served_by(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    """What answers requests, on a free port of this machine; gives its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()
