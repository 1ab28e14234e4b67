"""The verb that begins a site: a small one that builds at once, of made-up texts, to be replaced bit by bit."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.counted import counted
from explainer.load.ids import ID
from explainer.model import LANGUAGES
from explainer.schemas import FOLDER, marked, render_schemas
from explainer.write import write_text

START = Path(__file__).parents[1] / "start"
"""The site that one begins with."""
SITE, CHANGES = "seeds/site.yml", "CHANGELOG.md"
IGNORED = "build/\nsite/\nsite.new/\nsite.old/\n"
"""What Git is to leave alone: what is built."""
NEXT = (
    """next, in that folder: `explainer check`, `explainer build`, `explainer serve`; README.md says what comes then"""
)


def new_site(folder: Path, name: Sequence[str], day: str) -> int:
    """Writes a site into a folder that is empty or not there; the exit code. `name`: one a language, or none.

    `day`: that of its first edition.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        print(f"{folder}: is not empty; name a folder that is, or that is not there yet", file=sys.stderr)
        return 1
    files = start_files(folder.name or folder.resolve().name, name, day)
    for path, text in files.items():
        write_text(folder / path, text)
    print(f"{folder}: {counted(len(files), 'file')}")
    print(NEXT)
    return 0


def start_files(folder: str, name: Sequence[str], day: str) -> dict[str, str]:
    """Path -> text of every file of a new site, in a folder of this name."""
    files = {
        path.relative_to(START).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(START.rglob("*"))
        if path.is_file()
    }
    for language, words in zip(LANGUAGES, name, strict=False):
        files[SITE] = _with(files[SITE], language, json.dumps(words, ensure_ascii=False))
    stem = re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-")
    if name and ID.fullmatch(stem):
        files[SITE] = _with(files[SITE], "stem", stem)
    files[CHANGES] = re.sub(r"\d{4}-\d\d-\d\d", day, files[CHANGES], count=1)
    files |= {f"{FOLDER}/{path}": text for path, text in render_schemas().items()}
    marks = {path: marked(text, path.removeprefix("seeds/")) for path, text in files.items() if path.endswith(".yml")}
    return {**files, **marks, ".gitignore": IGNORED}


def _with(site: str, key: str, value: str) -> str:
    """The site's file with another value for the first field of this name."""
    return re.sub(rf"^( +{key}: ).*$", lambda found: found[1] + value, site, count=1, flags=re.MULTILINE)
