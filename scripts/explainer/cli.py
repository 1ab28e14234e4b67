"""The one command, `explainer`: verbs, exit codes, progress lines. No logic of its own.

Problems and progress go to stderr, results to stdout. Exit codes: 0 good, 1 a problem to mend, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from explainer.addresses import site_addresses
from explainer.check import check_book
from explainer.check.coverage import measure_coverage
from explainer.check.parity import parity_problems
from explainer.check.published import LIST, address_problems, keep, not_listed
from explainer.check.readings import awaiting, readables, sign
from explainer.hold import hold
from explainer.load import load_book
from explainer.model import LANGUAGES, Book, Problem
from explainer.publish.compress import compress_site
from explainer.publish.everything import build_everything
from explainer.publish.moved import copy_moved_files
from explainer.publish.outputs import write_bundle, write_data, write_pdf_book
from explainer.publish.pdf import make_pdf
from explainer.publish.serve import serve_site
from explainer.publish.site import BuildError, changed_site, clean_up
from explainer.publish.sizes import fill_sizes
from explainer.refusals import describe_error
from explainer.render import render_docs
from explainer.write import stale_files, write_files, write_text


class ProblemsError(Exception):
    """The seeds have problems, which have been told."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb in the checkout that the working directory is, and returns the exit code."""
    root = Path.cwd()
    parser = argparse.ArgumentParser(prog="explainer", description="Builds the site from seeds/.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help="hold every record against the texts; tell all problems")
    check.add_argument("--landing", action="store_true", help="fail also for readings and addresses that are awaited")
    reading = verbs.add_parser("reading", help="say that records have been read a second time")
    reading.add_argument("ids", nargs="*", metavar="ID", help="records read; `all` for everything that awaits")
    reading.add_argument("--by", required=True, help="who read them: not who wrote them")
    verbs.add_parser("keep", help="put the addresses of today on the list of those that stay")
    render = verbs.add_parser("render", help="write docs/ from seeds/")
    render.add_argument("--check", action="store_true", help="only say which files are stale")
    verbs.add_parser("build", help="build everything into site/")
    verbs.add_parser("pdf", help="typeset the PDFs anew into site/")
    verbs.add_parser("bundle", help="pack the offline bundle anew from site/")
    verbs.add_parser("data", help="write site/data/ anew")
    serve = verbs.add_parser("serve", help="preview on this machine, following edits")
    serve.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args(argv)
    actions: dict[str, Callable[[], int]] = {
        "check": lambda: _check(root, landing=arguments.landing),
        "reading": lambda: _alone(root, lambda: _reading(root, arguments.ids, arguments.by)),
        "keep": lambda: _alone(root, lambda: _keep(root)),
        "render": lambda: _compare(root) if arguments.check else _alone(root, lambda: _render(root)),
        "build": lambda: _alone(root, lambda: _build(root)),
        "pdf": lambda: _alone(root, lambda: _pdf(root)),
        "bundle": lambda: _alone(root, lambda: _bundle(root)),
        "data": lambda: _alone(root, lambda: _data(root)),
        "serve": lambda: serve_site(root, arguments.port, lambda: _rebuild(root)),
    }
    try:
        return actions[arguments.verb]()
    except ProblemsError:
        return 1
    except BuildError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # Who reads what is said has gone: no fault of the machine.
        raise
    except OSError as error:
        print(describe_error(error, "this machine"), file=sys.stderr)
    return 1


def _alone(root: Path, action: Callable[[], int]) -> int:
    """Does what writes while nobody else writes, and leaves nothing half made; nor what a killed run left behind."""
    with hold(root, lambda: print("another run is at work in this folder; waiting until it ends", file=sys.stderr)):
        clean_up(root)
        try:
            return action()
        finally:
            # A full disk has room again.
            clean_up(root)


@contextmanager
def _step(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.1f} s", file=sys.stderr)


def _loaded(root: Path) -> tuple[Book, tuple[Problem, ...]]:
    with _step("reading seeds/"):
        return load_book(root)


def _prove(book: Book, problems: Sequence[Problem]) -> None:
    """Raises ProblemsError with everything told: what loading found, and what the checks find."""
    with _step("checking every record"):
        problems = tuple(sorted({*problems, *check_book(book)}))
    if problems:
        _tell(problems)


def _proved_book(root: Path) -> Book:
    book, problems = _loaded(root)
    _prove(book, problems)
    return book


def _tell(problems: Sequence[Problem]) -> NoReturn:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"problems: {len(problems)}; nothing was written", file=sys.stderr)
    raise ProblemsError


def _rendered_pages(book: Book) -> dict[str, str]:
    """The docs, when no address that was published is lost in them: path below docs/ -> Markdown."""
    with _step("rendering docs/"):
        pages = render_docs(book)
    with _step("looking for every published address"):
        problems = tuple(sorted(set(address_problems(book, site_addresses(pages)))))
    if problems:
        _tell(problems)
    return pages


def _check(root: Path, *, landing: bool) -> int:
    book = _proved_book(root)
    pages = _rendered_pages(book)
    with _step("comparing the pages of the languages"):
        different = tuple(parity_problems(pages))
    if different:
        _tell(different)
    print(measure_coverage(book))
    waiting, new = awaiting(book), not_listed(book, site_addresses(pages))
    for problem in (*waiting, *new):
        print(problem, file=sys.stderr)
    print(f"second readings: {len(readables(book)) - len(waiting)} done, {len(waiting)} awaited")
    print(f"addresses: {len(book.published)} published, {len(book.redirects)} redirects, {len(new)} new")
    return 1 if landing and (waiting or new) else 0


def _keep(root: Path) -> int:
    book = _proved_book(root)
    with _step("rendering docs/"):
        today = site_addresses(render_docs(book))
    write_text(root / LIST, keep(book, today))
    print(f"added: {len(not_listed(book, today))}")
    return 0


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


def _render(root: Path) -> int:
    for name in _by_docs(root, write_files):
        print(name)
    return 0


def _compare(root: Path) -> int:
    stale = _by_docs(root, stale_files)
    for name in stale:
        print(name)
    if stale:
        print("these files are stale; run `make docs` and commit them", file=sys.stderr)
    return 1 if stale else 0


def _by_docs(root: Path, act: Callable[[Path, Mapping[str, str]], tuple[str, ...]]) -> list[str]:
    """What `act` returns for the pages of each language, by path from the root."""
    book = _proved_book(root)
    pages = _by_language(_rendered_pages(book))
    with _step("going through docs/"):
        return [
            f"docs/{language}/{name}"
            for language in LANGUAGES
            for name in act(root / "docs" / language, pages[language])
        ]


def _by_language(files: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        language: {
            name.removeprefix(f"{language}/"): text for name, text in files.items() if name.startswith(f"{language}/")
        }
        for language in LANGUAGES
    }


def _build(root: Path) -> int:
    book, problems = _loaded(root)

    def prove() -> Mapping[str, str]:
        _prove(book, problems)
        pages = _rendered_pages(book)
        with _step("writing docs/"):
            for language, files in _by_language(pages).items():
                write_files(root / "docs" / language, files)
        return pages

    build_everything(root, book, prove, _step)
    print("open site/index.html, or run `make serve` and open http://127.0.0.1:8000/")
    return 0


def _pdf(root: Path) -> int:
    book = _proved_book(root)
    with changed_site(root) as site:
        for language in LANGUAGES:
            with _step(f"typesetting the PDF, {language}"):
                made = write_pdf_book(site, make_pdf(book, language), language)
            print(f"site/{made.relative_to(site)}")
        copy_moved_files(site, book, again=True)
    return 0


def _data(root: Path) -> int:
    book = _proved_book(root)
    with _step("writing the data"), changed_site(root) as site:
        write_data(site, book)
        copy_moved_files(site, book, again=True)
        compress_site(site)
    print("site/data/")
    return 0


def _bundle(root: Path) -> int:
    if not (root / "site" / "index.html").is_file():
        return _build(root)
    book = _proved_book(root)
    with _step("packing the bundle"), changed_site(root) as site:
        made = write_bundle(site, book)
        copy_moved_files(site, book, again=True)
        fill_sizes(site)
        compress_site(site)
    print(f"site/{made.relative_to(site)}")
    return 0


def _rebuild(root: Path) -> None:
    """For the preview: a failed build is told, and the pages stay as they were."""
    try:
        _alone(root, lambda: _build(root))
    except (ProblemsError, BuildError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(describe_error(error, "this machine"), file=sys.stderr)
