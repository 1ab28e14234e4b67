"""One at a time: whoever changes a checkout holds it meanwhile, and others wait for their turn."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Some network file systems lock no folder. There everybody goes on, as where nobody else is at work.
WITHOUT_LOCKS = (errno.EBADF, errno.ENOLCK, errno.ENOTSUP)


@contextmanager
def hold(root: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Holds the checkout while the block runs; `wait` is called before waiting for somebody else who holds it.

    The lock is the system's, on the folder itself: it ends with the last process that has it, however that ends, and
    leaves no file behind. A child that is started with `close_fds=False` has it too, and so an orphan that still writes
    keeps others out.
    """
    folder = os.open(root, os.O_RDONLY)
    try:
        os.set_inheritable(folder, True)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in WITHOUT_LOCKS:
                raise
        yield
    finally:
        os.close(folder)
