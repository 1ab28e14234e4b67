"""The checkers of tests/web: required under CI, skipped with a word elsewhere. Pages as a host would send them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import brotli

from browser import Quiet, served_by
from needs import lacks

MODULES = Path(__file__).parent / "web" / "node_modules"
TEXT = (".html", ".css", ".js", ".svg", ".txt", ".xml")


def tool(name: str, program: str = "") -> Path:
    """A file of an installed package, or the test is skipped; `program` is what runs it."""
    path = MODULES / name
    missing = f"tests/web has no {name}: run `npm ci` there" if not path.exists() else ""
    if program and not shutil.which(program):
        missing = f"no {program} on this machine"
    if missing:
        lacks(missing)
    return path


def run(command: Sequence[str | Path], **environment: str) -> subprocess.CompletedProcess[str]:
    """A checker's output, whatever its exit code."""
    return subprocess.run(
        [str(part) for part in command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class _Packing(Quiet, SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path) + ("; charset=utf-8" if path.suffix in TEXT else ""))
        if path.suffix in TEXT:
            data = brotli.compress(data, quality=5)
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serve_packed(folder: Path) -> Iterator[str]:
    """The folder over HTTP, text packed with brotli; gives its address without a slash at the end."""
    with served_by(partial(_Packing, directory=str(folder))) as address:
        yield address
