"""The edge that writes: only what changed, nothing stale left behind, and whole trees put in place at once."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def stale_files(folder: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Paths below `folder` that are missing, differ or should not be there, sorted."""
    # A link is no file of ours: it is taken away, and nothing is written or published through it.
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    existing = {path.relative_to(folder).as_posix() for path in found}
    differ = {name for name, text in files.items() if name not in existing or _differs(folder / name, text)}
    return tuple(sorted(differ | (existing - set(files))))


def write_files(folder: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Makes `folder` hold exactly these files; returns the paths that changed. Each file is replaced whole."""
    changed = stale_files(folder, files)
    for name in changed:
        path = folder / name
        if name in files:
            write_text(path, files[name])
        else:
            path.unlink()
            _drop_empty(path.parent, folder)
    return changed


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of the text in UTF-8."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Replaces one file whole: a reader sees the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


def replace_tree(new: Path, place: Path) -> None:
    """Puts the finished tree `new` where `place` is; the old one stays whole until the new one is there."""
    old = place.with_name(f"{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _differs(path: Path, text: str) -> bool:
    try:
        return path.is_symlink() or path.read_bytes() != text.encode()
    except OSError:
        return True


def _drop_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
