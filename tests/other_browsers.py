"""This machine's Firefox and WebKitGTK for the tests, by what each brings along to be driven: Marionette, WebDriver.

Required under CI, skipped with a word elsewhere, like Chromium (browser.py). Neither needs a package of Python.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from hosts import free_port

TRIES, PAUSE = 600, 0.1
"""How often it is asked whether a browser is ready, and seconds in between."""
MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
Send = Callable[[str, str, str, dict[str, Any]], Any]
"""A command: its name in Marionette; its method and path in WebDriver; its values. Gives the answer's value."""


class PageGoneError(AssertionError):
    """The page was left while it was asked."""


class Driven:
    """A page of a browser."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def go(self, address: str) -> None:
        self._send("WebDriver:Navigate", "POST", "/url", {"url": address})

    def back(self) -> None:
        self._send("WebDriver:Back", "POST", "/back", {})

    def type(self, selector: str, words: str) -> None:
        """Keys in the element that a selector finds."""
        found = self._send("WebDriver:FindElement", "POST", "/element", {"using": "css selector", "value": selector})
        element = found.get("value", found)[ELEMENT]
        self._send("WebDriver:ElementSendKeys", "POST", f"/element/{element}/value", {"id": element, "text": words})

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        values = {"script": f"return {expression}", "args": []}
        found = self._send("WebDriver:ExecuteScript", "POST", "/execute/sync", values)
        return found["value"] if isinstance(found, dict) and found.keys() == {"value"} else found

    def wait(self, expression: str) -> Any:
        """The value of an expression when it is something; fails when it stays nothing."""
        for _ in range(TRIES):
            with suppress(PageGoneError):
                if value := self.ask(expression):
                    return value
            time.sleep(PAUSE)
        raise AssertionError(f"never came true: {expression}; the page: {self.ask('document.body.innerText')[:500]}")


def find_program(name: str, package: str) -> str:
    """Where it is. Without it the test is skipped, or fails where CI is set."""
    program = shutil.which(name)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"CI has no {name}; .ci/run must install {package}")
        pytest.skip(f"no {name} on this machine: install {package} to run these tests")
    return program


@contextmanager
def open_firefox(place: Path) -> Iterator[Driven]:
    """Firefox without a window; its profile is made in the folder `place`."""
    program = find_program("firefox-esr", "firefox-esr")
    port = free_port()
    (place / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(place)]
    with running(command, place / "log"), connected(port) as stream:
        number = 0

        def send(name: str, method: str, path: str, values: dict[str, Any]) -> Any:
            nonlocal number
            number += 1
            put(stream, [0, number, name, values])
            _, _, error, value = take(stream)
            if error is not None:
                raise refusal(error)
            return value

        take(stream)
        send("WebDriver:NewSession", "", "", {})
        yield Driven(send)


@contextmanager
def open_webkit(place: Path) -> Iterator[Driven]:
    """WebKitGTK in a window that nobody sees; what it writes goes into the folder `place`."""
    program = find_program("WebKitWebDriver", "webkit2gtk-driver")
    screen = find_program("xvfb-run", "xvfb and xauth")
    browser = next(iter(Path("/").glob(MINI_BROWSERS[1:])), None)
    assert browser is not None, f"no {MINI_BROWSERS}: webkit2gtk-driver should have brought it"
    port = free_port()
    root = f"http://127.0.0.1:{port}"
    options = {"binary": str(browser), "args": ["--automation"]}
    capabilities = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
    with running([screen, "-a", program, f"--port={port}"], place / "log"), connected(port):
        session = request("POST", f"{root}/session", capabilities)["sessionId"]

        def send(name: str, method: str, path: str, values: dict[str, Any]) -> Any:
            return request(method, f"{root}/session/{session}{path}", values)

        yield Driven(send)
        request("DELETE", f"{root}/session/{session}", None)


def request(method: str, address: str, values: dict[str, Any] | None) -> Any:
    data = None if values is None else json.dumps(values).encode()
    asked = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(asked) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise refusal(json.load(error)["value"]) from error


def refusal(error: dict[str, str]) -> AssertionError:
    """What a browser's refusal is: its error with a message, which both browsers word alike where a page is left."""
    return (PageGoneError if "unload" in error["message"] else AssertionError)(f"{error['error']}: {error['message']}")


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    """A connection, as soon as somebody listens."""
    for number in range(TRIES):
        try:
            stream = socket.create_connection(("127.0.0.1", port))
            break
        except OSError:
            if number == TRIES - 1:
                raise
            time.sleep(PAUSE)
    with stream:
        yield stream


@contextmanager
def running(command: list[str], log: Path) -> Iterator[None]:
    """A program and what it starts, until the block ends."""
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        try:
            yield
        finally:
            os.killpg(process.pid, 15)
            process.wait()


def put(stream: socket.socket, message: object) -> None:
    data = json.dumps(message).encode()
    stream.sendall(b"%d:%b" % (len(data), data))


def take(stream: socket.socket) -> Any:
    """The next message: its length in digits, a colon, JSON."""
    size = b""
    while not size.endswith(b":"):
        size += stream.recv(1)
    data = b""
    while len(data) < int(size[:-1]):
        data += stream.recv(int(size[:-1]) - len(data))
    return json.loads(data)
