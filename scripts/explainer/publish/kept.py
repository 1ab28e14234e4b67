"""What MkDocs wrote of a language at the run before, put back where the same would be written again.

MkDocs itself leaves out pages whose output is newer than their source (`--dirty`). Whether that is so is decided here
by what the files hold, never by when they were written: the output of what has not changed is dated far ahead, that of
what has is not there. What every page depends on (the frame) makes all of them anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from explainer.digest import SIZE
from explainer.own import theme_of
from explainer.write import write_bytes

PAGE = "index.md"
AHEAD = 2**32
"""A time, in seconds, that no source has."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What MkDocs makes the pages of one language of."""

    frame: bytes
    """A digest of what every page depends on: configurations, theme, settings, and which pages there are."""
    pages: Mapping[str, bytes]
    """A digest of the Markdown of each page, by the path of its output."""


@dataclass(frozen=True, slots=True)
class Written:
    """What MkDocs wrote of them, path below the language's root -> bytes."""

    inputs: Inputs
    files: Mapping[str, bytes]

    def still_good(self, inputs: Inputs) -> dict[str, bytes]:
        """What would be written again of other inputs: pages, or with the same inputs everything."""
        if inputs == self.inputs:
            return dict(self.files)
        if inputs.frame != self.inputs.frame:
            return {}
        same = dict(inputs.pages.items() & self.inputs.pages.items())
        return {path: data for path, data in self.files.items() if path in same}


NOTHING = Written(Inputs(b"", {}), {})


def read_inputs(root: Path, language: str, environment: Mapping[str, str]) -> Inputs:
    """Of the checkout at `root`. Of the environment counts what a configuration names, and the date."""
    configs, docs = sorted(root.glob("mkdocs*.yml")), root / "docs"
    named = set(re.findall(rb"\w+", b"".join(path.read_bytes() for path in configs))) | {b"SOURCE_DATE_EPOCH"}
    settings = sorted((name, value) for name, value in environment.items() if os.fsencode(name) in named)
    frame, pages, theme = blake2b(repr(settings).encode(), digest_size=SIZE), {}, theme_of(root)
    for path in (*configs, *_files(theme), *_files(docs / language)):
        digest = blake2b(path.read_bytes(), digest_size=SIZE).digest()
        frame.update(b"%b\0" % os.fsencode(path.relative_to(theme if theme in path.parents else root)))
        if path.name == PAGE:
            pages[path.relative_to(docs / language).with_suffix(".html").as_posix()] = digest
        else:
            frame.update(digest)
    return Inputs(frame.digest(), pages)


def put_back(place: Path, files: Mapping[str, bytes]) -> None:
    """Writes files so that MkDocs takes them for newer than what they are made of."""
    for name, data in files.items():
        write_bytes(place / name, data)
        os.utime(place / name, (AHEAD, AHEAD))


def read_written(place: Path, inputs: Inputs) -> Written:
    """What stands there now; nothing of it is dated ahead any more."""
    files = {}
    for path in _files(place):
        os.utime(path)
        files[path.relative_to(place).as_posix()] = path.read_bytes()
    return Written(inputs, files)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
