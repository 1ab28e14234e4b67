"""Writes the search of every language below the built site. What a word finds on one site it finds on every other:
the places are the same in all languages, and so are the words' numbers of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from explainer.model import LANGUAGES, Book, Problem
from explainer.search.entries import Entry, read_entries
from explainer.search.everyday import Everyday
from explainer.search.lexicon import make_lexicon
from explainer.search.pairs import every_mark
from explainer.search.scripts import search_scripts
from explainer.store import Shelf, Store
from explainer.write import write_text


def write_search(place: Path, book: Book, everyday: Sequence[Everyday], store: Store) -> None:
    """The scripts below `LANGUAGE/search/` of the built site at `place`."""
    for language, scripts in search_of(place, book, everyday, store).items():
        for name, script in scripts.items():
            write_text(place / language / "search" / name, script)


def search_of(place: Path, book: Book, everyday: Sequence[Everyday], store: Store) -> Mapping[str, Mapping[str, str]]:
    """By language: file name -> script, of the built site at `place`: from `store` if no page has changed."""

    def make(told: list[Problem]) -> dict[str, dict[str, str]]:
        with Shelf[tuple[Entry, ...]](store, "entries") as shelf:
            found = {language: tuple(read_entries(place / language, book, language, shelf)) for language in LANGUAGES}
        return make_search(found, everyday)

    pages = {
        path.relative_to(place).as_posix(): path.read_bytes()
        for language in LANGUAGES
        for path in sorted((place / language).rglob("index.html"))
    }
    made_from = (pages, book.people, book.partners, book.terms, tuple(everyday))
    return store.recall("search", made_from, make, [])


def make_search(found: Mapping[str, Sequence[Entry]], everyday: Sequence[Everyday]) -> dict[str, dict[str, str]]:
    """By language: file name -> script."""
    placed = {language: {entry.address: entry for entry in entries} for language, entries in found.items()}
    addresses = tuple(dict.fromkeys(address for entries in placed.values() for address in entries))
    rows = {language: [entries.get(address) for address in addresses] for language, entries in placed.items()}
    any_of = [next(entries[address] for entries in placed.values() if address in entries) for address in addresses]
    lexicons = {language: make_lexicon(language, row, any_of, everyday) for language, row in rows.items()}
    marks = every_mark(lexicons, rows)
    return {language: dict(search_scripts(language, row, lexicons, marks[language])) for language, row in rows.items()}
