"""The verbs that write site/. They bring in MkDocs, Typst and what else takes its time to be ready."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from explainer.addresses import bundle_of, is_hosted
from explainer.check.readings import awaited, readables
from explainer.cli.preview import serve
from explainer.cli.progress import step
from explainer.cli.steps import alone, prove, proved_book, read, rendered_docs
from explainer.counted import counted
from explainer.docs import write_configurations
from explainer.load.remembering import keep_memory
from explainer.model import LANGUAGES, Book
from explainer.publish.address import EXAMPLE
from explainer.publish.change import changed_site
from explainer.publish.everything import build_everything
from explainer.publish.outputs import write_bundle, write_data, write_printed
from explainer.publish.pdf import make_printed
from explainer.publish.site import BuildError, asked_url, engine, site_url
from explainer.publish.unchanged import state_of
from explainer.store import open_store

WHOLE = "whole"
"""The folder of build/ for what a whole build left behind."""
KEPT = "search"
"""The folder of build/ for the search, the PDFs and what is packed: a run that only renders has no use for it."""


def publish(root: Path, verb: str, port: int) -> int:
    """Does one of these verbs; the exit code."""
    verbs: dict[str, Callable[[Path], int]] = {
        "build": _build,
        "publish": _publish,
        "pdf": _pdf,
        "bundle": _bundle,
        "data": _data,
    }
    try:
        # Before all else: a build of minutes must not end with it.
        asked_url()
        engine()
        if verb == "serve":
            return serve(root, port, lambda place: alone(place, lambda: _build(place)))
        return alone(root, lambda: verbs[verb](root))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _proved(root: Path) -> tuple[Book, Callable[[], Mapping[str, str]]]:
    """The Book, and what proves it and then gives its pages, written to docs/."""
    store = open_store(root)
    book, problems = read(root, store)

    def proved_pages() -> Mapping[str, str]:
        prove(book, problems, store)
        docs = rendered_docs(root, book, store, files=True)
        with step("writing docs/"):
            docs.write()
            write_configurations(root, book)
            return docs.pages()

    return book, proved_pages


def _build(root: Path) -> int:
    store = open_store(root, WHOLE)
    before, said = store.kept(WHOLE, (b"", ""))
    if before and before == state_of(root):
        print("kept: site/, whole; nothing that it is made of has changed", file=sys.stderr)
    else:
        said = _build_anew(root)
        store.keep(WHOLE, (state_of(root), said))
    print(said)
    return 0


def _build_anew(root: Path) -> str:
    """Builds site/; what is to be said of it at the end."""
    book, proved_pages = _proved(root)
    every = readables(book)
    waiting = awaited(book, every)
    build_everything(root, book, proved_pages, step, open_store(root, KEPT), {item.id for item in waiting})
    # The search asks for more forms than the checks.
    keep_memory(open_store(root))
    bundle = f"site/{bundle_of(book.site.stem)}"
    said = f"to read it: `explainer serve`, then http://127.0.0.1:8000/; or unpack {bundle}, which needs no server"
    address = site_url(book)
    if not is_hosted(address):
        said = f"a placeholder: {address} in links to the site itself; set SITE_URL where it is to be hosted\n{said}"
    if waiting:
        unread = f"{len(waiting)} of {counted(len(every), 'record')}; `explainer publish` refuses them"
        return f"NOT READ A SECOND TIME: {unread}\n{said}"
    return said


def _publish(root: Path) -> int:
    """Builds what may be put on a host: under its address, and nothing that no second reader has seen."""
    if not is_hosted(asked_url()):
        raise BuildError(f"SITE_URL is not set to what can be opened; give the address of the site, like {EXAMPLE}")
    waiting = awaited(proved_book(root, open_store(root)))
    if waiting:
        raise BuildError(
            f"{waiting[0].place}: {counted(len(waiting), 'record awaits', 'records await')} a second reading, this one "
            "first; `explainer reading` lists them; nothing was written"
        )
    return _build(root)


def _pdf(root: Path) -> int:
    book = proved_book(root, open_store(root))
    store = open_store(root, KEPT)
    with changed_site(root, book, store) as site:
        for language in LANGUAGES:
            with step(f"typesetting the PDFs, {language}"):
                made = write_printed(site, book, make_printed(book, language, store), language)
            print(*(f"site/{place.relative_to(site)}" for place in made), sep="\n")
    return 0


def _data(root: Path) -> int:
    book = proved_book(root, open_store(root))
    with step("writing the data"), changed_site(root, book, open_store(root, KEPT)) as site:
        write_data(site, book)
    print("site/data/")
    return 0


def _bundle(root: Path) -> int:
    if not (root / "site" / "index.html").is_file():
        return _build(root)
    book = proved_book(root, open_store(root))
    with step("packing the bundle"), changed_site(root, book, open_store(root, KEPT)) as site:
        made = write_bundle(site, book)
    print(f"site/{made.relative_to(site)}")
    return 0
