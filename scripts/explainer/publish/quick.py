"""The pages as an edit makes them, quickly: for the preview, which shows them before every record has been checked.

Everything stands below one folder of build/: nothing is written to docs/ or site/. What did not change is not made
again: Markdown, what MkDocs makes of it, and what is done to its pages. Books, data and what hosts and machines read
are left out; the search is made afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from explainer.model import Book
from explainer.own import theme_of
from explainer.publish.binding import bound_page
from explainer.publish.cards import write_cards
from explainer.publish.dress import Dresser, dressers
from explainer.publish.moved import write_moved
from explainer.publish.outputs import fill_works, filled_in_words
from explainer.publish.quotes import nested
from explainer.publish.site import build_languages, finish_site, fresh_folder
from explainer.render import Written
from explainer.search.everyday import Everyday
from explainer.search.write import search_of
from explainer.store import Shelf, Store
from explainer.write import copy_tree, drop_file, stale_files, write_bytes, write_text

PAGES, FROM = "pages", "from"
"""Below the folder of the preview: what is shown, what MkDocs makes it of."""
SEARCH = "search"
"""The folder of a language's search."""
PAGE = "index.html"


def lay_out(root: Path, place: Path) -> Path:
    """The folder that MkDocs reads, with the theme of the site; docs/ and the configurations are to be added."""
    made_from = place / FROM
    theme = fresh_folder(made_from / "docs" / "overrides")
    copy_tree(theme_of(root), theme)
    return made_from


def show_pages(place: Path, book: Book, docs: Written, store: Store) -> list[str]:
    """Every page in place of those shown before; the paths of what differs. Raises BuildError.

    `docs` stand below `FROM`, too.
    """
    new, shown = fresh_folder(place / f"{PAGES}.new"), place / PAGES
    shown.mkdir(exist_ok=True)
    build_languages(place / FROM, new, book, store)
    finish_site(new, book)
    fill_works(new, book)
    _dress(new, book, store)
    write_cards(new, book)
    write_moved(new, book, docs)
    changed = [*_differing(shown, new)]
    for name in changed:
        if (new / name).is_file():
            write_bytes(shown / name, (new / name).read_bytes())
        else:
            drop_file(shown, name)
    return changed


def show_search(place: Path, book: Book, everyday: tuple[Everyday, ...], store: Store) -> None:
    """The search of the pages that are shown."""
    for language, scripts in search_of(book, filled_in_words(book), everyday, store).items():
        folder = place / PAGES / language / SEARCH
        for name in scripts.keys() & stale_files(folder, scripts):
            write_text(folder / name, scripts[name])


def _dress(new: Path, book: Book, store: Store) -> None:
    """Every page that MkDocs has built."""
    with Shelf[str](store, "dressed") as shelf:
        for language, dress in dressers(book, store).items():
            make, beside = partial(_dressed_page, dress, language), dress.kept_by(store.digester)
            for path in sorted((new / language).rglob(PAGE)):
                page = path.parent.relative_to(new / language).as_posix().removeprefix(".")
                built = path.read_text(encoding="utf-8")
                write_text(path, shelf.get(make, page, built, beside=beside(page)))


def _dressed_page(dress: Dresser, language: str, page: str, built: str) -> str:
    return bound_page(dress(nested(built), page), language, Shelf())


def _differing(old: Path, new: Path) -> Iterator[str]:
    """Paths that stand in one of two trees alone, or otherwise, sorted, but for the scripts of the search.

    Until these have been made anew, those of the pages before are better than none.
    """
    every = [{path.relative_to(tree) for path in tree.rglob("*") if path.is_file()} for tree in (old, new)]
    files = [{path for path in some if path.parent.name != SEARCH or path.suffix != ".js"} for some in every]
    for path in sorted(files[0] | files[1]):
        if path not in files[0] & files[1] or (old / path).read_bytes() != (new / path).read_bytes():
            yield path.as_posix()
