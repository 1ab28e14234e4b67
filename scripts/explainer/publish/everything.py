"""All outputs of a Book into one new tree, side by side where the machine has the cores, then put in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event

from explainer.addresses import bundle_of
from explainer.model import LANGUAGES, Book
from explainer.publish.binding import bind_pages
from explainer.publish.cards import write_cards
from explainer.publish.compress import compress_site
from explainer.publish.dress import dress_pages
from explainer.publish.heads import write_heads, write_sitemaps
from explainer.publish.hosting import write_hosting
from explainer.publish.minify import minify_assets
from explainer.publish.moved import copy_moved_files, server_moves, write_moved
from explainer.publish.outputs import (
    fill_works,
    filled_in_words,
    read_articles,
    write_bundle,
    write_data,
    write_epub,
    write_markdown,
    write_printed,
)
from explainer.publish.pdf import Printed, make_printed
from explainer.publish.pictures import write_pictures
from explainer.publish.preview import draw_covers, draw_previews, write_previews
from explainer.publish.quotes import nest_quotes
from explainer.publish.site import (
    BuildError,
    build_languages,
    finish_site,
    follow_links,
    fresh_folder,
    put_in_place,
    site_url,
)
from explainer.publish.sizes import fill_sizes
from explainer.publish.unread import mark_unread
from explainer.render import Written
from explainer.search.everyday import read_everyday
from explainer.search.write import write_search
from explainer.store import Store

Step = Callable[[str], AbstractContextManager[list[str]]]
"""Says what a step does and, when it has ended, what is added to the list, and how long it took."""


def build_everything(
    root: Path,
    book: Book,
    prove: Callable[[], Written],
    step: Step,
    store: Store,
    unread: Collection[str] = (),
) -> None:
    """site/ anew: built beside the old one and put in its place when it is whole. Raises BuildError.

    `prove` gives the docs as they are written, and raises for a Book that must not be published.
    Nothing else is begun before. `store` keeps the search while the same can be found, the PDFs, what is packed.
    `unread`: what no second reader has seen; pages mark it.
    """
    docs = prove()
    # Typst and zlib work while Python waits or works. Threads, not processes: Typst keeps threads of its own,
    # which a forked process would lack, and wait for. None of them may touch lxml: two threads that read HTML at the
    # same time end the process now and then ("free(): invalid pointer", lxml 6.1). The books are set one after the
    # other, as Typst takes every core by itself.
    stopped = Event()
    with _helpers(stopped) as pool:
        typeset = pool.submit(_typeset, book, step, stopped, store)
        previews = pool.submit(draw_previews, book, store)
        covers = pool.submit(draw_covers, book, store)
        new = fresh_folder(root / "site.new")
        with step("building the pages of every language") as done:
            done.append(build_languages(root, new, book, store))
        with step("dressing the pages, making the search, writing the data"):
            finish_site(new, book)
            fill_works(new, book)
            nest_quotes(new)
            articles = {name: read_articles(new, name, docs.texts) for name in LANGUAGES}
            dress_pages(new, book, store)
            bind_pages(new, store)
            write_cards(new, book)
            minify_assets(new)
            # What is wrong with them was told when the Book was read.
            write_search(new, book, filled_in_words(book), read_everyday(root, []), store)
            mark_unread(new, book, unread)
            write_data(new, book)
            write_markdown(new, book, docs)
            write_pictures(new, book)
            write_heads(new, book, docs.heads)
            write_sitemaps(new, book, docs.texts)
            write_moved(new, book, docs)
            write_previews(new, previews.result())
        with step("making the EPUBs"):
            for name in LANGUAGES:
                write_epub(new, book, name, docs.heads, articles[name], covers.result()[name])
        for name, made in typeset.result().items():
            write_printed(new, book, made, name)
        fill_sizes(new)
        with step("packing the bundle, following every link"):
            bundle = pool.submit(write_bundle, new, book)
            # Nothing is written meanwhile: a file half made would be packed, too.
            try:
                follow_links(new, site_url(book), store, to_come=(bundle_of(book.site.stem),))
            finally:
                # Nor is the folder taken away while something is written there.
                wait([bundle])
            bundle.result()
        write_hosting(new, book, server_moves(book, docs.addresses), store)
        fill_sizes(new)
        copy_moved_files(new, book)
    with step("packing every text file for hosts"):
        compress_site(new, store)
    put_in_place(new, root / "site")


@contextmanager
def _helpers(stopped: Event) -> Iterator[Executor]:
    """Threads that help; where the block ends, in an error, too, nobody waits for them, and they begin nothing more."""
    pool = ThreadPoolExecutor(max_workers=2)
    try:
        yield pool
    finally:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _typeset(book: Book, step: Step, stopped: Event, store: Store) -> dict[str, Printed]:
    """What is printed, of every language, beside the other steps; no more of them once these have stopped."""
    made = {}
    for language in LANGUAGES:
        with step(f"typesetting the PDFs, {language}, beside the other steps"):
            if not stopped.is_set():
                made[language] = make_printed(book, language, store)
            if stopped.is_set():
                # Out of the step, which would tell of something done.
                raise BuildError("the build has stopped")
    return made
