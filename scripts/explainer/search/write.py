"""Writes the search of every language below the built site. What a word finds on one site it finds on every other:
the places are the same in all languages, and so are the words' numbers of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from explainer.model import Book
from explainer.search.entries import Entry, find_entries
from explainer.search.everyday import Everyday
from explainer.search.lexicon import make_lexicon
from explainer.search.pairs import every_mark
from explainer.search.parts import Filled
from explainer.search.scripts import search_scripts
from explainer.store import Store
from explainer.write import write_text


def write_search(
    place: Path, book: Book, filled: Mapping[str, Filled], everyday: Sequence[Everyday], store: Store
) -> None:
    """The scripts below `LANGUAGE/search/` of the built site at `place`."""
    for language, scripts in search_of(book, filled, everyday, store).items():
        for name, script in scripts.items():
            write_text(place / language / "search" / name, script)


def search_of(
    book: Book, filled: Mapping[str, Filled], everyday: Sequence[Everyday], store: Store
) -> Mapping[str, Mapping[str, str]]:
    """By language: file name -> script; from `store` if the same can be found as before.

    `filled`: by language, what figures and lists say.
    """
    found = find_entries(book, filled)
    return store.recall("search", (found, tuple(everyday)), lambda _: make_search(found, everyday), [])


def make_search(found: Mapping[str, Sequence[Entry]], everyday: Sequence[Everyday]) -> dict[str, dict[str, str]]:
    """By language: file name -> script."""
    placed = {language: {entry.address: entry for entry in entries} for language, entries in found.items()}
    addresses = tuple(dict.fromkeys(address for entries in placed.values() for address in entries))
    rows = {language: [entries.get(address) for address in addresses] for language, entries in placed.items()}
    any_of = [next(entries[address] for entries in placed.values() if address in entries) for address in addresses]
    lexicons = {language: make_lexicon(language, row, any_of, everyday) for language, row in rows.items()}
    marks = every_mark(lexicons, rows)
    return {language: dict(search_scripts(language, row, lexicons, marks[language])) for language, row in rows.items()}
