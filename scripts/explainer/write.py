"""The edge that writes: only what changed, nothing stale left behind, and whole trees put in place at once.

A process may be killed between any two lines here. Whoever looks finds the old file or tree, or the new one, and never
a part; what is left beside them, `mend_tree` and the next `write_files` take away.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

PART = ".part"
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""From Linux's fcntl.h and fs.h; Python has no name for them."""


def stale_files(folder: Path, files: Mapping[str, str | bytes]) -> tuple[str, ...]:
    """Paths below `folder` that are missing, differ or should not be there, sorted."""
    # A link is no file of ours: it is taken away, and nothing is written or published through it.
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    existing = {path.relative_to(folder).as_posix() for path in found}
    differ = {name for name, content in files.items() if name not in existing or _differs(folder / name, content)}
    return tuple(sorted(differ | (existing - set(files))))


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> tuple[str, ...]:
    """Makes `folder` hold exactly these files; returns the paths that changed. Each file is replaced whole."""
    changed = stale_files(folder, files)
    for name in changed:
        if name in files:
            write_bytes(folder / name, _bytes(files[name]))
        else:
            drop_file(folder, name)
    return changed


def drop_file(folder: Path, name: str) -> None:
    """Takes a file away, and with it the folders that it was alone in."""
    path = folder / name
    path.unlink()
    _drop_empty(path.parent, folder)


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of the text in UTF-8."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Replaces one file whole: a reader sees the old bytes or the new ones, never a part. An OSError names the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{PART}")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error


def drop_parts(folder: Path) -> None:
    """Takes away what a killed `write_bytes` left right in this folder."""
    for part in sorted(folder.glob(f".*{PART}")):
        part.unlink()


# --- whole trees -------------------------------------------------------------------------------------------------


def copy_tree(source: Path, place: Path) -> None:
    """Every file of one tree into another, but links, which lead out of it; nothing if there is no `source`."""
    for path in sorted(source.rglob("*")):
        if path.is_file() and not path.is_symlink():
            write_bytes(place / path.relative_to(source), path.read_bytes())


def replace_tree(new: Path, place: Path) -> None:
    """Puts the finished tree `new` where `place` is.

    One of the two stands there whole at every moment where the system can let two names change places (Linux). Where
    it cannot, there is a moment between two renames without either; `mend_tree` brings the old one back.
    """
    old = _old(place)
    if not place.exists():
        new.rename(place)
    elif _exchange(new, place):
        _forget(new)
    else:
        remove_tree(old)
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise
    _forget(old)


def mend_tree(place: Path) -> None:
    """Before anything is made: the old tree back if a killed `replace_tree` left none, and nothing beside it."""
    old = _old(place)
    if old.exists() and not place.exists():
        old.rename(place)
    remove_tree(old)
    remove_tree(place.with_name(f"{place.name}.new"))


def clean_up(root: Path) -> None:
    """Takes away what a killed run left behind, and brings back the site if it was killed while exchanging it."""
    if not (root / "seeds").is_dir():
        # No checkout, which loading tells: nothing here is ours to take away.
        return
    mend_tree(root / "site")
    drop_parts(root / "seeds")


def remove_tree(place: Path) -> None:
    """Takes a tree away, if it is there; raises OSError where it cannot."""
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)


def _forget(tree: Path) -> None:
    """The new tree is in place: what cannot be taken away now is taken away, or told, by the next `mend_tree`."""
    with suppress(OSError):
        remove_tree(tree)


def _old(place: Path) -> Path:
    return place.with_name(f"{place.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Lets two names change places in one step; False where the system, or its file system, has no such step."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _differs(path: Path, content: str | bytes) -> bool:
    try:
        return path.is_symlink() or path.read_bytes() != _bytes(content)
    except OSError:
        return True


def _drop_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
