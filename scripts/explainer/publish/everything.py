"""All outputs of a Book into one new tree, side by side where the machine has the cores, then put in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from explainer.addresses import site_addresses
from explainer.model import LANGUAGES, Book
from explainer.publish.compress import compress_site
from explainer.publish.dress import dress_pages
from explainer.publish.heads import write_heads, write_sitemaps
from explainer.publish.hosting import write_hosting
from explainer.publish.minify import minify_assets
from explainer.publish.moved import copy_moved_files, server_moves, write_moved
from explainer.publish.outputs import (
    fill_works,
    list_works,
    read_articles,
    write_bundle,
    write_data,
    write_epub,
    write_markdown,
    write_pdf_book,
)
from explainer.publish.pdf import make_pdf
from explainer.publish.preview import write_previews
from explainer.publish.search import write_search
from explainer.publish.site import build_languages, finish_site, follow_links, fresh_folder, put_in_place
from explainer.publish.sizes import fill_sizes

T = TypeVar("T")
Step = Callable[[str], AbstractContextManager[None]]
"""Says what a step does and, when it has ended, how long it took."""


def build_everything(root: Path, book: Book, prove: Callable[[], Mapping[str, str]], step: Step) -> None:
    """site/ anew: built beside the old one and put in its place when it is whole. Raises BuildError.

    `prove` gives the docs as rendered, path below docs/ -> Markdown, and raises for a Book that must not be published.
    What needs only the Book is begun before, and thrown away then.
    """
    # Typst, pandoc and the processes of MkDocs work while Python waits or works. Threads, not processes: Typst keeps
    # threads of its own, which a forked process would lack, and wait for.
    with ThreadPoolExecutor(max_workers=len(LANGUAGES)) as pool:
        try:
            typeset = [
                pool.submit(_told, step, f"typesetting the PDF, {name}", make_pdf, book, name) for name in LANGUAGES
            ]
            works = pool.submit(_told, step, "citing the works", list_works, book)
            pages = prove()
            new = fresh_folder(root / "site.new")
            with step("building the pages of every language"):
                build_languages(root, new, book)
            lists = works.result()
            with step("dressing the pages, indexing them for the search, writing the data"):
                finish_site(new, book)
                fill_works(new, lists)
                articles = {name: read_articles(new, name, pages) for name in LANGUAGES}
                epubs = [
                    pool.submit(
                        _told, step, f"making the EPUB, {name}", write_epub, new, book, name, pages, articles[name]
                    )
                    for name in LANGUAGES
                ]
                dress_pages(new, book)
                write_search(new, book, root / "docs" / "overrides" / "assets" / "vendor")
                minify_assets(new)
                write_data(new, book)
                write_markdown(new, book, pages)
                write_heads(new, book, pages)
                write_sitemaps(new, book, pages)
                write_moved(new, book, pages)
            for name, made, epub in zip(LANGUAGES, typeset, epubs, strict=True):
                write_pdf_book(new, made.result(), name)
                epub.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    with step("packing the bundle"):
        fill_sizes(new)
        write_bundle(new, book)
        fill_sizes(new)
    with step("following every link"):
        follow_links(new)
    with step("drawing the previews, writing what hosts need"):
        write_previews(new, book)
        write_hosting(new, server_moves(book, site_addresses(pages)))
        copy_moved_files(new, book)
    with step("packing every text file for hosts"):
        compress_site(new)
    put_in_place(new, root / "site")


def _told(step: Step, what: str, work: Callable[..., T], *arguments: object) -> T:
    """A job beside the others, which says itself how long it took."""
    with step(f"{what}, beside the other steps"):
        return work(*arguments)
