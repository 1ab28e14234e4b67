"""What stands beside the pages of the site: the data, the Markdown, the books, the bundle. Files into a site tree."""

from __future__ import annotations

from pathlib import Path

from explainer.model import Book
from explainer.publish.bundle import bundle_files, zip_bytes
from explainer.publish.site import site_url
from explainer.render.data import render_data
from explainer.render.data.feed import render_feed, render_llms
from explainer.render.downloads import BUNDLE, STEM
from explainer.write import write_bytes, write_files, write_text


def write_data(site: Path, book: Book) -> None:
    """data/: tables, terms, aligned sentences, citations; and the feed of changes."""
    write_files(site / "data", render_data(book, site_url()))
    write_text(site / "feed.xml", render_feed(book, site_url()))


def write_markdown(site: Path, book: Book, pages: dict[str, str]) -> None:
    """The Markdown of every page beside its HTML, and llms.txt, which lists it. `pages`: path below docs/ -> text."""
    for path, text in pages.items():
        write_text(site / path, text)
    write_text(site / "llms.txt", render_llms(book, pages, site_url()))


def write_bundle(site: Path, book: Book) -> None:
    """The zip of everything a reader needs offline."""
    write_bytes(site / BUNDLE, zip_bytes(bundle_files(site, book), STEM, book.edition))
