"""The addresses of the site's pages, below a language's root: the same in every language. "" is the front page."""

from __future__ import annotations

from explainer.model import Book

MENU = ("essays", "timeline", "formats", "experts", "findings", "glossary", "sources")
"""The pages that the menu names, in its order."""

LISTS = (
    "timeline",
    "formats",
    "experts",
    "glossary",
    "concordance",
    "sources",
    "coverage",
    "downloads",
    "essays",
    "findings",
    "forecasts",
    "disagreements",
    "silences",
    "numbers",
    "start",
)


PARENTS = {
    "concordance": "glossary",
    "coverage": "sources",
    "disagreements": "findings",
    "forecasts": "findings",
    "numbers": "findings",
    "silences": "findings",
}
"""Pages that belong under another one although their address does not say so."""


def parent_of(page: str) -> str | None:
    """The page of the menu that this one belongs under: itself for a list, None for the front page and its like."""
    folder = page.partition("/")[0]
    parent = PARENTS.get(folder, folder)
    return parent if parent in MENU else None


def way(origin: str, target: str) -> str:
    """The relative path from one folder of the site to a folder or file: "../sources/x", "." for the same."""
    here, there = (path.split("/") if path else [] for path in (origin, target))
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."


def every_page(book: Book) -> tuple[str, ...]:
    """Every address, sorted."""
    return tuple(
        sorted(
            {
                *LISTS,
                *("" if page.id == "home" else page.id for page in book.pages),
                *(f"essays/{essay.id}" for essay in book.essays),
                *(f"experts/{person.id}" for person in book.people),
                *(f"experts/{source.id}" for source in book.sources),
                *(f"formats/{partner.id}" for partner in book.partners),
                *(f"sources/{source.id}" for source in book.sources),
            }
        )
    )
