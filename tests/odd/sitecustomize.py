"""A machine that is otherwise, or that fails: Python runs this file first where a test has put its folder on the path.

What is odd is said in variables of the environment; see `machine.py`, which sets them.
"""

from __future__ import annotations

import atexit
import os
import random
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import count
from types import TracebackType
from typing import Any

CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "subprocess.Popen", "ctypes.dlsym"}
"""What Python announces before it changes the disk or starts a process. It knows no renameat2: that is looked up."""
ENGINE = "explainer.publish.engine"
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind")


class _Shuffled(AbstractContextManager["_Shuffled"]):
    """A listing of a folder as another file system would give it."""

    def __init__(self, entries: Any, seed: str) -> None:
        with entries:
            self.entries = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        random.Random(seed).shuffle(self.entries)
        self.iterator = iter(self.entries)

    def __iter__(self) -> Iterator[Any]:
        return self.iterator

    def __next__(self) -> Any:
        return next(self.iterator)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.iterator = iter(())


def shuffle_folders(seed: str) -> None:
    """Every folder is listed in an order of its own."""
    list_them, scan_them = os.listdir, os.scandir

    def listdir(path: Any = ".") -> list[Any]:
        names = sorted(list_them(path))
        random.Random(seed).shuffle(names)
        return names

    def scandir(path: Any = ".") -> _Shuffled:
        return _Shuffled(scan_them(path), seed)

    os.supports_fd |= {listdir, scandir}
    os.listdir, os.scandir = listdir, scandir  # type: ignore[assignment]


def shift_clock(days: float) -> None:
    """The clock, as far as Python's `time` is asked."""
    now = time.time
    time.time = lambda: now() + days * 86400


def forbid_network(log: str) -> None:
    """Whoever turns to the network is stopped, and named in the file `log`."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in NETWORK:
            with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123
                file.write(f"{event} {arguments[1:]!r}\n")
            raise PermissionError(f"no network: {event}")

    sys.addaudithook(refuse)


def forget_exchange() -> None:
    """A system that cannot let two names change places."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "ctypes.dlsym" and arguments[1] == "renameat2":
            raise AttributeError("renameat2")

    sys.addaudithook(refuse)


def watch_changes(last: str, number: int, log: str) -> None:
    """Sends this process a signal right before a change: the 5th at "5", the 2nd so named at "engine 2", none at "0".

    `log` gets the names of all in the end, one a line.
    """
    names: list[str] = []
    counters: dict[str, count[int]] = defaultdict(lambda: count(1))

    def strike(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGES or (event == "open" and _writes(arguments)):
            name = "engine" if event == "subprocess.Popen" and ENGINE in str(arguments[1]) else event
            names.append(name)
            if last in (str(next(counters[""])), f"{name} {next(counters[name])}"):
                os.kill(os.getpid(), number)

    def tell() -> None:
        text = "\n".join(names)
        with open(log, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text)

    if log:
        atexit.register(tell)
    sys.addaudithook(strike)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def _take(name: str) -> str:
    """A variable that is for this process alone."""
    return os.environ.pop(name, "")


if order := os.environ.get("ODD_ORDER"):
    shuffle_folders(order)
if days := os.environ.get("ODD_DAYS"):
    shift_clock(float(days))
if network := os.environ.get("ODD_NETWORK"):
    forbid_network(network)
if os.environ.get("ODD_PLAIN"):
    forget_exchange()
if size := os.environ.get("ODD_FILE_SIZE"):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
if "ODD_ENGINE_STRIKE" in os.environ and ENGINE in sys.orig_argv:
    watch_changes(_take("ODD_ENGINE_STRIKE"), signal.SIGKILL, "")
if "ODD_STRIKE" in os.environ:
    watch_changes(_take("ODD_STRIKE"), int(_take("ODD_SIGNAL") or signal.SIGKILL), _take("ODD_CHANGES"))
