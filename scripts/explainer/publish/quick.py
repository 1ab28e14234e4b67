"""The pages as an edit makes them, quickly: for the preview, which shows them before every record has been checked.

Everything stands below one folder of build/: nothing is written to docs/ or site/. What did not change is not made
again: Markdown, what MkDocs makes of it, and what is done to its pages. Books, data and what hosts and machines read
are left out; the search is made afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from explainer.digest import SIZE
from explainer.model import LANGUAGES, Book
from explainer.own import theme_of
from explainer.publish.binding import bound_page
from explainer.publish.cards import write_cards
from explainer.publish.dress import dresser
from explainer.publish.moved import write_moved
from explainer.publish.outputs import fill_works
from explainer.publish.quotes import nested
from explainer.publish.site import build_languages, finish_site, fresh_folder, put_in_place
from explainer.search.everyday import Everyday
from explainer.search.write import write_search
from explainer.store import Shelf, Store
from explainer.write import copy_tree, write_text

PAGES, FROM, WORDS = "pages", "from", "words"
"""Below the folder of the preview: what is shown, what MkDocs makes it of, the pages as the search reads them."""
DRESSED = "dressed"
PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Dressed:
    """A page, and what it was made of."""

    made_from: bytes
    words: str
    """As the search reads it."""
    shown: str


def lay_out(root: Path, place: Path) -> Path:
    """The folder that MkDocs reads, with the configurations and the theme of the checkout; docs/ is to be added."""
    made_from = place / FROM
    theme = fresh_folder(made_from / "docs" / "overrides")
    copy_tree(theme_of(root), theme)
    for config in sorted(root.glob("mkdocs*.yml")):
        write_text(made_from / config.name, config.read_text(encoding="utf-8"))
    return made_from


def show_pages(place: Path, book: Book, pages: Mapping[str, str], store: Store) -> list[str]:
    """Every page in place of those shown before; the paths of what differs. Raises BuildError.

    `pages`: path below docs/ -> Markdown, which stands below `FROM`, too.
    """
    new, shown = fresh_folder(place / f"{PAGES}.new"), place / PAGES
    build_languages(place / FROM, new, book, store)
    finish_site(new, book)
    fill_works(new, book)
    dressed = _dressed(new, book, store)
    for name, page in dressed.items():
        write_text(new / name, page.words)
    write_cards(new, book)
    for name, page in dressed.items():
        write_text(new / name, page.shown)
    write_moved(new, book, pages)
    for language in LANGUAGES:
        # Until the search has been made anew, that of the pages before is better than none.
        copy_tree(shown / language / "search", new / language / "search")
    changed = [*_differing(shown, new)]
    put_in_place(new, shown)
    return changed


def show_search(place: Path, book: Book, everyday: tuple[Everyday, ...], store: Store) -> None:
    """The search of the pages that are shown."""
    words = fresh_folder(place / WORDS)
    for name, page in store.kept(DRESSED, dict[str, Dressed]()).items():
        write_text(words / name, page.words)
    write_search(words, book, everyday, store)
    for language in LANGUAGES:
        for script in sorted((words / language / "search").glob("*.js")):
            write_text(place / PAGES / language / "search" / script.name, script.read_text(encoding="utf-8"))


def _dressed(new: Path, book: Book, store: Store) -> dict[str, Dressed]:
    """Every page that MkDocs has built, by its path: as it was kept where it is made of the same."""
    before, found = store.kept(DRESSED, dict[str, Dressed]()), {}
    for language in LANGUAGES:
        dress = dresser(book, language)
        besides = store.digester.of(language, *dress.made_from)
        for path in sorted((new / language).rglob(PAGE)):
            name, data = path.relative_to(new).as_posix(), path.read_bytes()
            made_from = blake2b(besides + data, digest_size=SIZE).digest()
            kept = before.get(name)
            if kept is None or kept.made_from != made_from:
                page = path.parent.relative_to(new / language).as_posix().removeprefix(".")
                words = dress(nested(data.decode()), page)
                kept = Dressed(made_from, words, bound_page(words, language, Shelf()))
            found[name] = kept
    store.keep(DRESSED, found)
    return found


def _differing(old: Path, new: Path) -> Iterator[str]:
    """Paths that stand in one of two trees alone, or otherwise, sorted."""
    files = [{path.relative_to(tree) for path in tree.rglob("*") if path.is_file()} for tree in (old, new)]
    for path in sorted(files[0] | files[1]):
        if path not in files[0] & files[1] or (old / path).read_bytes() != (new / path).read_bytes():
            yield path.as_posix()
