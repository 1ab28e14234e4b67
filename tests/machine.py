"""The command as a process of its own, on a machine that the test chooses: `odd/sitecustomize.py` makes it odd."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from needs import lacks

ROOT = Path(__file__).parents[1]
ODD = Path(__file__).parent / "odd"
PARTS = ("CHANGELOG.md", "mkdocs.yml", "mkdocs.en.yml", "seeds", "docs/overrides", "scripts")
"""What a build needs of a checkout."""
STEP = re.compile(r".*: \d+\.\d s|.* …")
KILLED = -signal.SIGKILL
SOMEBODY = 4242
"""A user whom the machine does not know."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to."""

    code: int
    told: tuple[str, ...]
    """The lines of stderr that are no step, at work or with its seconds."""
    printed: str

    def assert_one_line(self, *words: str) -> None:
        """It failed, with one line that holds these words."""
        assert self.code == 1, self
        assert len(self.told) == 1, "\n".join(self.told)
        for word in words:
            assert word in self.told[0], self.told


def command(checkout: Path, *arguments: str, **variables: str) -> tuple[list[str], dict[str, str]]:
    """The command line and the environment, which holds nothing else of this process: not even a home."""
    scripts = checkout / "scripts" if (checkout / "scripts").is_dir() else ROOT / "scripts"
    paths = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join((str(ODD), str(scripts)))}
    return [sys.executable, "-P", "-m", "explainer", *arguments], {**paths, "PYTHONDONTWRITEBYTECODE": "1", **variables}


def explain(checkout: Path, *arguments: str, under: Sequence[str] = (), **variables: str) -> Done:
    """Runs a verb in the checkout and waits for its end; `under` is the command that it is run by."""
    return finished(started(checkout, *arguments, under=under, variables=variables))


def started(
    checkout: Path,
    *arguments: str,
    python: Path | None = None,
    under: Sequence[str] = (),
    printing: int | IO[bytes] = subprocess.PIPE,
    variables: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """A verb at work in the checkout, by this Python or another; `printing` is where its results go."""
    line, environment = command(checkout, *arguments, **(variables or {}))
    line = [*under, str(python or line[0]), *line[1:]]
    return subprocess.Popen(line, cwd=checkout, env=environment, stdout=printing, stderr=subprocess.PIPE)


def finished(process: subprocess.Popen[bytes]) -> Done:
    """What a process said from now to its end."""
    printed, told = (stream.decode("utf-8") if stream else "" for stream in process.communicate())
    lines = (line for line in told.splitlines() if line and not STEP.fullmatch(line))
    return Done(process.returncode, tuple(lines), printed)


def copy_checkout(place: Path, *, backwards: bool = False) -> Path:
    """The real checkout without what is made of it; its files are laid down in this order or the other."""
    files = sorted(path for part in PARTS for path in _files(ROOT / part) if "__pycache__" not in path.parts)
    for path in reversed(files) if backwards else files:
        copy = place / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return place


def _files(place: Path) -> Iterable[Path]:
    return (path for path in place.rglob("*") if path.is_file()) if place.is_dir() else (place,)


def sums(*folders: Path) -> dict[str, str]:
    """The hash of every file below these folders, by path from each folder's parent."""
    return {
        path.relative_to(folder.parent).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def give_to(user: int, place: Path) -> None:
    """Makes everything below a folder somebody else's."""
    for path in (place, *place.rglob("*")):
        os.chown(path, user, user, follow_symlinks=False)


def is_root() -> bool:
    return os.geteuid() == 0


@cache
def obeying() -> tuple[str, ...]:
    """What a command is run by so that it obeys the modes of files: root does not. Else the test is skipped."""
    line = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--")
    if not is_root():
        return ()
    if not _works(line):
        lacks("nothing here takes root's rights away (setpriv of util-linux): run the tests as another user")
    return line


@cache
def somebody() -> tuple[tuple[str, ...], int]:
    """What a command is run by so that it is no root, and which user it is then.

    It may read what this user may, whose home is closed to others, and write what is its own. Where the machine does
    not let us choose such a user, it is root without rights.
    """
    rights = "-all,+dac_read_search"
    user = (f"--reuid={SOMEBODY}", f"--regid={SOMEBODY}", "--clear-groups")
    line = ("setpriv", *user, *(f"--{name}={rights}" for name in ("inh-caps", "ambient-caps", "bounding-set")), "--")
    return (line, SOMEBODY) if is_root() and _works(line) else (obeying(), os.geteuid())


@cache
def without_network() -> tuple[str, ...]:
    """What a command is run by so that no network is there; nothing where the machine lets nobody do that."""
    lines = (("unshare", "--net", "--"), ("unshare", "--map-current-user", "--net", "--"))
    return next((line for line in lines if _works(line)), ())


def _works(line: Sequence[str]) -> bool:
    """Whether Python runs under this command."""
    if shutil.which(line[0]) is None:
        return False
    return subprocess.run([*line, sys.executable, "-c", ""], capture_output=True, check=False).returncode == 0
