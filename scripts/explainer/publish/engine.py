"""MkDocs in a process of its own, run as `python -m explainer.publish.engine build … -d FOLDER`.

It ends when the build that started it has ended, however that ended: standard input is a pipe that the build holds open
and never writes to. What the machine refuses is told in one line, which begins with REFUSED.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from importlib import import_module

from explainer.refusals import describe_error, describe_import

REFUSED = "refused: "


def main() -> int:
    """Runs MkDocs with the arguments of the command line; MkDocs ends the process with its own exit code."""
    threading.Thread(target=end_with_the_build, daemon=True).start()
    # The build has decided which pages are left as they are (kept.py); in a strict run a warning is a failure.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda said: "'dirty' build" not in said.getMessage())
    try:
        import_module("material")
        import_module("mkdocs.__main__").cli(prog_name="mkdocs")
    except ImportError as error:
        print(REFUSED + describe_import(error))
    except OSError as error:
        print(REFUSED + describe_error(error, sys.argv[-1]))
    return 1


def end_with_the_build() -> None:
    """Waits until the build that started this process has ended, and ends it."""
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
