"""The command as a process: `python -m explainer`, `.venv/bin/explainer`. Whatever ends it ends it with one clear line.

Nothing is imported here but Python's own modules, so that a package that is missing can be told, too.
"""

from __future__ import annotations

import io
import os
import signal
import sys

from explainer.refusals import describe_error, describe_import, is_ours

INTERRUPTED = 130
"""What a shell expects of a process that an interruption ended."""


def run() -> None:
    """Runs the command line and ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What is said is Russian and English, whatever the locale knows.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGINT, _stop)
    try:
        from explainer.cli import main

        code = main()
        sys.stdout.flush()
    except ImportError as error:
        if is_ours(error):
            raise
        print(describe_import(error), file=sys.stderr)
        code = 1
    except OSError as error:
        # What cannot be said is dropped: else Python tries to say it once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(describe_error(error, "standard output"), file=sys.stderr)
        code = 1
    sys.exit(code)


def _stop(number: int, frame: object) -> None:
    # At once, whatever threads and children are doing: every line may be the last one, and the next run mends it.
    # A moving line hides the cursor (cli/progress.py).
    os.write(2, b"\x1b[?25h" * os.isatty(2) + b"interrupted; what was published before is as it was\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    run()
