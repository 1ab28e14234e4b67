"""The one command, `explainer`: verbs, exit codes, progress lines. No logic of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from explainer.check import check_book
from explainer.load import load_book
from explainer.model import Book


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb and returns the exit code: 0 good, 1 problems in the seeds, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="explainer", description="Builds the site from seeds/.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("check", help="hold every record against the texts; tell all problems")
    arguments = parser.parse_args(argv)
    root = Path.cwd()
    if arguments.verb == "check":
        return _check(root)
    return 2


def _check(root: Path) -> int:
    book, problems = load_book(root)
    problems = tuple(sorted({*problems, *check_book(book)}))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def run() -> None:
    sys.exit(main())
