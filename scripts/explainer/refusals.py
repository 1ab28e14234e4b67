"""What the machine refuses, said in one line each: what, where, and what would mend it."""

from __future__ import annotations

import errno
import os
import sys

REMEDIES = {
    errno.EACCES: "work as the owner of the files, or make them writable",
    errno.EADDRINUSE: "choose another one: `make serve PORT=8001`, or --port",
    errno.EDQUOT: "make room within your quota",
    errno.EFBIG: "raise the limit on the size of a file (ulimit -f)",
    errno.EMFILE: "raise the limit on open files (ulimit -n)",
    errno.ENOENT: "put it back; `git status` says what is missing",
    errno.ENOSPC: "make room on the disk",
    errno.EPERM: "work as the owner of the files, or make them writable",
    errno.EROFS: "the disk is mounted to be read only; work where it can be written to",
}
OTHER = "mend that, and run it again"
OWN_PART = "where the system has none (Windows) work on Linux, macOS or in WSL, elsewhere install the whole of Python"
INSTALL = "install the packages of requirements.txt: `make site` does, after `rm -r .venv`"


def describe_error(error: OSError, where: str) -> str:
    """One line about what the system refused; `where` for an error that names no file."""
    # Of two names the second is the one that was written to.
    for name in (error.filename, error.filename2):
        if isinstance(name, str | bytes):
            where = os.fsdecode(name)
    return f"{where}: {error.strerror or error}; {REMEDIES.get(error.errno or 0, OTHER)}"


def describe_import(error: ImportError) -> str:
    """One line about a package that is missing or cannot be loaded."""
    said = " ".join(str(error).split())
    if (error.name or "").partition(".")[0] in sys.stdlib_module_names:
        return f"{said}, which is a part of Python; {OWN_PART}"
    return f"{said}; {INSTALL}"


def is_ours(error: ImportError) -> bool:
    """Whether a module of this package is at fault: that is a mistake of the programmer, and wants its traceback."""
    return (error.name or "").partition(".")[0] == __name__.partition(".")[0]
