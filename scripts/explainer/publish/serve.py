"""The preview's server on this machine: the pages, what became of an edit, and problems where the editor looks."""

from __future__ import annotations

import json
import posixpath
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""What this machine is called by a browser on it. A page of another host that leads its own name here is refused."""
OURS = "/:preview/"
"""Below it stands what is the preview's own: no page of a site has such a name."""
SCRIPT = Path(__file__).with_name("follow.js")
ALIVE_SECONDS = 15.0
"""How long nothing may be sent before it is tried whether somebody still listens."""


@dataclass(frozen=True, slots=True)
class State:
    """What a browser is told."""

    said: str = ""
    """What is being done, if anything."""
    problems: tuple[str, ...] = ()
    made: int = 0
    """How many times pages have been made."""


class News:
    """The state of the preview, and who waits for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State()
        self._count = 0
        self._made: dict[str, int] = {}

    def tell_noticed(self, said: str) -> None:
        """Something is done; what was wrong is wrong until it is known to be otherwise."""
        self._next(replace(self._state, said=said))

    def tell_state(self, said: str, problems: tuple[str, ...]) -> None:
        """What is done, and all that is wrong."""
        self._next(replace(self._state, said=said, problems=problems))

    def tell_pages(self, changed: Sequence[str]) -> None:
        """Pages have been made: the paths of the files that differ from those before."""
        made = self._state.made + 1
        self._made.update(dict.fromkeys(changed, made))
        self._next(replace(self._state, made=made))

    def _next(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._count += 1
            self._changed.notify_all()

    def state(self) -> State:
        return self._state

    def message(self, path: str, made: int) -> dict[str, object]:
        """What the page at a path below the site is told, which a browser got when pages had been made so many times.

        It is to be got again when it differs, or when a style sheet or a script does.
        """
        state = self._state
        differs = (at for name, at in self._made.items() if name == path or name.endswith((".css", ".js", ".svg")))
        others = (at for at in differs if at > made)
        return {
            "said": state.said,
            "problems": state.problems,
            "title": f"Problems: {len(state.problems)}",
            "reload": any(others) or (made == 0 and state.made > 0),
        }

    def wait(self, count: int) -> int:
        """Waits until something has been told since `count`, or for a while; what the count is now."""
        with self._changed:
            self._changed.wait_for(lambda: self._count > count, ALIVE_SECONDS)
            return self._count


Make = Callable[[str], tuple[str, ...]]
"""Makes what is made on demand; what is wrong, if anything."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, news: News, whole: Path, make: Make, directory: str) -> None:
        self._news, self._whole, self._make = news, whole, make
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

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

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == f"{OURS}follow.js":
            self._send(SCRIPT.read_bytes(), "text/javascript")
        elif address.path == f"{OURS}news":
            self._send_news(parse_qs(address.query))
        else:
            self._send_file(unquote(address.path))

    def _send_file(self, asked: str) -> None:
        place = Path(self.translate_path(self.path))
        if asked.endswith("/"):
            asked, place = f"{asked}index.html", place / "index.html"
        if asked.endswith(".html"):
            self._send_page(place)
        elif _is_there(place):
            super().do_GET()
        elif self._news.state().made and place.suffix:
            self._send_made(posixpath.normpath(asked).lstrip("/"))
        else:
            self._send_page(place)

    def _send_page(self, place: Path) -> None:
        """A page with the script that follows edits; where there is none, one that says so, and is replaced by it."""
        made = self._news.state().made
        status, text = HTTPStatus.OK, ""
        try:
            text = place.read_text(encoding="utf-8")
        except OSError:
            status = HTTPStatus.NOT_FOUND if made else HTTPStatus.SERVICE_UNAVAILABLE
        said = "There is no such page." if made else "There are no pages yet; they show here as soon as they are made."
        script = f'<script src="{OURS}follow.js" data-made="{made}"></script>'
        before, end, after = (text or _own_page(said, self._news.state().problems)).rpartition("</body>")
        self._send(f"{before}{script}{end}{after}".encode(), "text/html; charset=utf-8", status)

    def _send_made(self, name: str) -> None:
        """A book, the zip or data, made now of what is in seeds/ now."""
        wrong = self._make(name)
        place = self._whole / name
        if not wrong and place.is_file() and _is_inside(place, self._whole):
            self._send(place.read_bytes(), self.guess_type(place))
        else:
            status = HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.NOT_FOUND
            said = "It cannot be made:" if wrong else "There is no such file."
            self._send(_own_page(said, wrong).encode(), "text/html; charset=utf-8", status)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_news(self, asked: dict[str, list[str]]) -> None:
        """Events until nobody listens any more."""
        page, made = asked.get("page", ["/"])[0], asked.get("made", ["0"])[0]
        path = posixpath.normpath(page).lstrip("/.") or "index.html"
        path = path if path.endswith(".html") else f"{path}/index.html"
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        count = -1
        try:
            while True:
                count = self._news.wait(count)
                message = self._news.message(path, int(made) if made.isdecimal() else 0)
                self.wfile.write(f"data: {json.dumps(message)}\n\n".encode())
        except OSError:
            self.close_connection = True


def _own_page(said: str, problems: tuple[str, ...]) -> str:
    lines = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title>'
        '<body style="font:16px/1.5 system-ui,sans-serif;margin:2rem">'
        f"<p>{escape(said)}</p><ol>{lines}</ol></body></html>"
    )


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether the path can be one, and leads to nothing outside of the folder, by a link for example."""
    return "\0" not in str(path) and path.resolve().is_relative_to(folder.resolve())


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # Too long a name for the system, for example.


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asked has gone: nothing to be told."""


def preview_server(pages: Path, port: int, news: News, whole: Path, make: Make) -> ThreadingHTTPServer:
    """What answers on 127.0.0.1, to this machine alone, with the files of `pages`.

    What stands beside pages only is asked from `make`, which puts it below `whole`. Raises OSError for a port in use.
    """
    handler = partial(_Handler, news=news, whole=whole, make=make, directory=str(pages))
    try:
        return _Server(("127.0.0.1", port), handler)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"port {port}") from error
