"""The one command, `explainer`: verbs, exit codes, progress lines. No logic of its own.

Problems and progress go to stderr, results to stdout. Exit codes: 0 good, 1 a problem to mend, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from explainer.check import check_book
from explainer.check.coverage import measure_coverage
from explainer.check.links import link_problems
from explainer.check.parity import parity_problems
from explainer.check.readings import awaiting, readables, sign
from explainer.load import load_book
from explainer.model import LANGUAGES, Book, MissingLabelError, Problem
from explainer.publish.compress import compress_site
from explainer.publish.everything import build_everything
from explainer.publish.outputs import write_bundle, write_data, write_pdf_book
from explainer.publish.serve import serve_site
from explainer.publish.site import BuildError
from explainer.publish.sizes import fill_sizes
from explainer.render import render_docs
from explainer.write import stale_files, write_files, write_text


class ProblemsError(Exception):
    """The seeds have problems, which have been told."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb in the checkout that the working directory is, and returns the exit code."""
    parser = argparse.ArgumentParser(prog="explainer", description="Builds the site from seeds/.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help="hold every record against the texts; tell all problems")
    check.add_argument("--landing", action="store_true", help="fail also when a record awaits its second reading")
    reading = verbs.add_parser("reading", help="say that records have been read a second time")
    reading.add_argument("ids", nargs="*", metavar="ID", help="records read; `all` for everything that awaits")
    reading.add_argument("--by", required=True, help="who read them: not who wrote them")
    render = verbs.add_parser("render", help="write docs/ from seeds/")
    render.add_argument("--check", action="store_true", help="only say which files are stale")
    verbs.add_parser("build", help="build everything into site/")
    verbs.add_parser("pdf", help="typeset the PDFs anew into site/")
    verbs.add_parser("bundle", help="pack the offline bundle anew from site/")
    verbs.add_parser("data", help="write site/data/ anew")
    serve = verbs.add_parser("serve", help="preview on this machine, following edits")
    serve.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args(argv)
    root = Path.cwd()
    actions: dict[str, Callable[[], int]] = {
        "check": lambda: _check(root, landing=arguments.landing),
        "reading": lambda: _reading(root, arguments.ids, arguments.by),
        "render": lambda: _render(root, only_check=arguments.check),
        "build": lambda: _build(root),
        "pdf": lambda: _pdf(root),
        "bundle": lambda: _bundle(root),
        "data": lambda: _data(root),
        "serve": lambda: serve_site(root, arguments.port, lambda: _rebuild(root)),
    }
    try:
        return actions[arguments.verb]()
    except ProblemsError:
        return 1
    except MissingLabelError as error:
        print(error.problem, file=sys.stderr)
        return 1
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def run() -> None:
    """The console script."""
    sys.exit(main())


@contextmanager
def _step(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.1f} s", file=sys.stderr)


def _proved_book(root: Path) -> Book:
    with _step("reading seeds/"):
        book, problems = load_book(root)
    with _step("checking every record"):
        problems = tuple(sorted({*problems, *check_book(book)}))
    if problems:
        _tell(problems)
    return book


def _tell(problems: Sequence[Problem]) -> NoReturn:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"problems: {len(problems)}; nothing was written", file=sys.stderr)
    raise ProblemsError


def _check(root: Path, *, landing: bool) -> int:
    book = _proved_book(root)
    with _step("comparing the pages of the languages"):
        docs = render_docs(book)
        different = (*parity_problems(docs), *link_problems(book, docs))
    if different:
        _tell(different)
    print(measure_coverage(book))
    waiting = awaiting(book)
    for problem in waiting:
        print(problem, file=sys.stderr)
    print(f"second readings: {len(readables(book)) - len(waiting)} done, {len(waiting)} awaited")
    return 1 if landing and waiting else 0


def _reading(root: Path, ids: Sequence[str], by: str) -> int:
    book = _proved_book(root)
    known = {item.id for item in readables(book)}
    waiting = {problem.message.split('"')[1] for problem in awaiting(book)}
    chosen = waiting if list(ids) == ["all"] else set(ids)
    for id in sorted(chosen - known):
        print(f'"{id}" is no record that wants a reading; see `explainer check`', file=sys.stderr)
    if chosen - known:
        return 1
    write_text(root / "seeds" / "readings.yml", sign(book, chosen, by))
    print(f"read: {len(chosen)}")
    return 0


def _render(root: Path, *, only_check: bool) -> int:
    book = _proved_book(root)
    with _step("rendering docs/"):
        by_language = _by_language(render_docs(book))
        act = stale_files if only_check else write_files
        changed = [
            f"docs/{language}/{name}"
            for language in LANGUAGES
            for name in act(root / "docs" / language, by_language[language])
        ]
    for name in changed:
        print(name)
    if only_check and changed:
        print("these files are stale; run `make docs` and commit them", file=sys.stderr)
        return 1
    return 0


def _by_language(files: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        language: {
            name.removeprefix(f"{language}/"): text for name, text in files.items() if name.startswith(f"{language}/")
        }
        for language in LANGUAGES
    }


def _build(root: Path) -> int:
    book = _proved_book(root)
    with _step("rendering docs/"):
        pages = render_docs(book)
        for language, files in _by_language(pages).items():
            write_files(root / "docs" / language, files)
    build_everything(root, book, pages, _step)
    print("open site/index.html, or run `make serve` and open http://127.0.0.1:8000/")
    return 0


def _pdf(root: Path) -> int:
    book = _proved_book(root)
    for language in LANGUAGES:
        with _step(f"typesetting the PDF, {language}"):
            print(write_pdf_book(root / "site", book, language).relative_to(root))
    return 0


def _data(root: Path) -> int:
    book = _proved_book(root)
    with _step("writing the data"):
        write_data(root / "site", book)
        compress_site(root / "site")
    print("site/data/")
    return 0


def _bundle(root: Path) -> int:
    site = root / "site"
    if not (site / "index.html").is_file():
        return _build(root)
    book = _proved_book(root)
    with _step("packing the bundle"):
        print(write_bundle(site, book).relative_to(root))
        fill_sizes(site)
        compress_site(site)
    return 0


def _rebuild(root: Path) -> None:
    """For the preview: a failed build is told, and the pages stay as they were."""
    try:
        _build(root)
    except (ProblemsError, BuildError) as error:
        print(error, file=sys.stderr)
