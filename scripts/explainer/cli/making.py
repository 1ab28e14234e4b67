"""What the verbs that write site/ do. It brings in MkDocs, Typst and what else takes its time to be ready."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explainer.addresses import bundle_of, is_hosted
from explainer.check.readings import awaited, readables
from explainer.cli.progress import step
from explainer.cli.steps import prove, proved_book, read, rendered_docs
from explainer.counted import counted
from explainer.docs import write_configurations
from explainer.load.remembering import keep_memory
from explainer.model import LANGUAGES, Book
from explainer.publish.change import changed_site
from explainer.publish.everything import build_everything
from explainer.publish.outputs import write_bundle, write_data, write_printed
from explainer.publish.pdf import make_printed
from explainer.publish.site import site_url
from explainer.render import Written
from explainer.store import open_store

KEPT = "search"
"""The folder of build/ for the search, the PDFs and what is packed: a run that only renders has no use for it."""


def build_anew(root: Path) -> str:
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


def _proved(root: Path) -> tuple[Book, Callable[[], Written]]:
    """The Book, and what proves it and then gives its pages, written to docs/."""
    store = open_store(root)
    book, problems = read(root, store)

    def proved_pages() -> Written:
        prove(book, problems, store)
        docs = rendered_docs(root, book, store, files=True)
        with step("writing docs/"):
            docs.write()
            write_configurations(root, book)
            return docs.written()

    return book, proved_pages


def make_pdf(root: Path) -> int:
    book = proved_book(root, open_store(root))
    store = open_store(root, KEPT)
    with changed_site(root, book, store) as site:
        for language in LANGUAGES:
            with step(f"typesetting the PDFs, {language}"):
                made = write_printed(site, book, make_printed(book, language, store), language)
            print(*(f"site/{place.relative_to(site)}" for place in made), sep="\n")
    return 0


def make_data(root: Path) -> int:
    book = proved_book(root, open_store(root))
    with step("writing the data"), changed_site(root, book, open_store(root, KEPT)) as site:
        write_data(site, book)
    print("site/data/")
    return 0


def pack_bundle(root: Path) -> int:
    book = proved_book(root, open_store(root))
    with step("packing the bundle"), changed_site(root, book, open_store(root, KEPT)) as site:
        made = write_bundle(site, book)
    print(f"site/{made.relative_to(site)}")
    return 0
