"""`explainer schemas`: the schemas of seeds/ for editors' programs, written, compared, or named in the files."""

from __future__ import annotations

import sys
from pathlib import Path

from explainer.schemas import FOLDER, marked, render_schemas, schema_of
from explainer.write import stale_files, write_files, write_text


def compare_schemas(root: Path) -> int:
    """Says which are stale; 1 if any is."""
    stale = stale_files(root / FOLDER, render_schemas())
    for path in stale:
        print(f"{FOLDER}/{path}")
    if stale:
        print("these schemas are stale; run `explainer schemas` and commit them", file=sys.stderr)
    return 1 if stale else 0


def write_schemas(root: Path, *, mark: bool) -> int:
    """Writes them. `mark`: every file of seeds/ that has one is to name it in its first line."""
    for path in write_files(root / FOLDER, render_schemas()):
        print(f"{FOLDER}/{path}")
    for file in sorted((root / "seeds").rglob("*.yml")) if mark else ():
        name = file.relative_to(root / "seeds").as_posix()
        # Byte by byte: line ends stay as they are.
        old = file.read_bytes().decode("utf-8") if schema_of(name) else ""
        if (new := marked(old, name)) != old and schema_of(name):
            write_text(file, new)
            print(f"seeds/{name}")
    return 0
