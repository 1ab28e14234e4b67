"""The verbs that write site/. They bring in MkDocs, Typst and what else takes its time to be ready."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from explainer.cli.steps import ProblemsError, alone, prove, proved_book, read, rendered_docs, step
from explainer.model import LANGUAGES
from explainer.publish.compress import compress_site
from explainer.publish.everything import build_everything
from explainer.publish.moved import copy_moved_files
from explainer.publish.outputs import write_bundle, write_data, write_pdf_book
from explainer.publish.pdf import make_pdf
from explainer.publish.serve import serve_site
from explainer.publish.site import BuildError, changed_site
from explainer.publish.sizes import fill_sizes
from explainer.refusals import describe_error
from explainer.store import open_store


def publish(root: Path, verb: str, port: int) -> int:
    """Does one of these verbs; the exit code."""
    verbs: dict[str, Callable[[Path], int]] = {"build": _build, "pdf": _pdf, "bundle": _bundle, "data": _data}
    if verb == "serve":
        return serve_site(root, port, lambda: _rebuild(root))
    try:
        return alone(root, lambda: verbs[verb](root))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _build(root: Path) -> int:
    store = open_store(root)
    book, problems = read(root, store)

    def proved_pages() -> Mapping[str, str]:
        prove(book, problems, store)
        docs = rendered_docs(root, book, store, files=True)
        with step("writing docs/"):
            docs.write()
            return docs.pages()

    build_everything(root, book, proved_pages, step)
    print("open site/index.html, or run `make serve` and open http://127.0.0.1:8000/")
    return 0


def _pdf(root: Path) -> int:
    book = proved_book(root, open_store(root))
    with changed_site(root) as site:
        for language in LANGUAGES:
            with step(f"typesetting the PDF, {language}"):
                made = write_pdf_book(site, make_pdf(book, language), language)
            print(f"site/{made.relative_to(site)}")
        copy_moved_files(site, book, again=True)
    return 0


def _data(root: Path) -> int:
    book = proved_book(root, open_store(root))
    with step("writing the data"), changed_site(root) as site:
        write_data(site, book)
        copy_moved_files(site, book, again=True)
        compress_site(site)
    print("site/data/")
    return 0


def _bundle(root: Path) -> int:
    if not (root / "site" / "index.html").is_file():
        return _build(root)
    book = proved_book(root, open_store(root))
    with step("packing the bundle"), changed_site(root) as site:
        made = write_bundle(site, book)
        copy_moved_files(site, book, again=True)
        fill_sizes(site)
        compress_site(site)
    print(f"site/{made.relative_to(site)}")
    return 0


def _rebuild(root: Path) -> None:
    """For the preview: a failed build is told, and the pages stay as they were."""
    try:
        alone(root, lambda: _build(root))
    except (ProblemsError, BuildError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(describe_error(error, "this machine"), file=sys.stderr)
