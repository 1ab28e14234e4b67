"""One output of a finished site made anew, in a copy of the site that takes its place when all has gone well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explainer.model import Book
from explainer.publish.compress import compress_site
from explainer.publish.moved import copy_moved_files
from explainer.publish.site import fresh_folder, put_in_place
from explainer.publish.sizes import fill_sizes
from explainer.store import Store
from explainer.write import copy_tree


@contextmanager
def changed_site(root: Path, book: Book, store: Store) -> Iterator[Path]:
    """A copy of site/ to change; it takes the place of site/ when the block has ended without an error.

    What rests on the files of a site is made anew before: their copies under older names, their sizes on the page
    that offers them, and what is packed for hosts.
    """
    new = fresh_folder(root / "site.new")
    copy_tree(root / "site", new)
    yield new
    copy_moved_files(new, book, again=True)
    fill_sizes(new)
    compress_site(new, store)
    put_in_place(new, root / "site")
