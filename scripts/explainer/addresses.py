"""The addresses of the site's pages, below a language's root: the same in every language. "" is the front page."""

from __future__ import annotations

from explainer.model import Book

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
