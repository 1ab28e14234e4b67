"""All outputs of a Book into one new tree, side by side where the machine has the cores, then put in its place."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

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
    write_bundle,
    write_data,
    write_epub,
    write_markdown,
    write_pdf_book,
)
from explainer.publish.preview import write_previews
from explainer.publish.search import write_search
from explainer.publish.site import build_languages, finish_site, follow_links, fresh_folder, put_in_place
from explainer.publish.sizes import fill_sizes

Step = Callable[[str], AbstractContextManager[None]]
"""Says what a step does and, when it has ended, how long it took."""


def build_everything(root: Path, book: Book, pages: Mapping[str, str], step: Step) -> None:
    """site/ anew: built beside the old one and put in its place when it is whole. Raises BuildError.

    `pages` are the docs as rendered: path below docs/ -> Markdown.
    """
    new = fresh_folder(root / "site.new")
    # Typst and the processes of MkDocs work while Python waits. Threads, not processes: Typst keeps threads of its own,
    # which a forked process would lack, and wait for.
    with ThreadPoolExecutor(max_workers=len(LANGUAGES)) as pool:
        books = [pool.submit(_timed, "typesetting", write_pdf_book, new, book, name) for name in LANGUAGES]
        with step("building the pages of every language"):
            build_languages(root, new, book)
        with step("citing the works"):
            lists = list_works(book)
        books += [pool.submit(_timed, "making", write_epub, new, book, name, pages, lists) for name in LANGUAGES]
        with step("dressing the pages, indexing them for the search, writing the data"):
            finish_site(new, book)
            fill_works(new, lists)
            dress_pages(new, book)
            write_search(new, book, root / "docs" / "overrides" / "assets" / "vendor")
            minify_assets(new)
            write_data(new, book)
            write_markdown(new, book, pages)
            write_heads(new, book, pages)
            write_sitemaps(new, book, pages)
            write_moved(new, book, pages)
        with step("waiting for the books"):
            _tell(books, step)
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


def _timed(what: str, work: Callable[..., Path], *arguments: object) -> tuple[str, float]:
    start = time.perf_counter()
    made = work(*arguments)
    return f"{what} {made.name}", time.perf_counter() - start


def _tell(jobs: list[Future[tuple[str, float]]], step: Step) -> None:
    for job in jobs:
        what, seconds = job.result()
        with step(f"  {what} ({seconds:.1f} s beside the other steps)"):
            pass
