"""data/: everything the site knows, for programs: tables, terms, aligned sentences, citations. Pure: name -> text."""

from __future__ import annotations

from explainer.model import Book
from explainer.render.data.citations import render_citations
from explainer.render.data.columns import View
from explainer.render.data.package import render_package
from explainer.render.data.terminology import render_tbx, render_tmx


def render_data(book: Book, site_url: str) -> dict[str, str]:
    """Every file below data/: name -> text. `site_url` is the address of the site, ending in a slash."""
    view = View(book)
    return {
        **render_package(view, site_url),
        "glossary.tbx": render_tbx(book),
        "sentences.tmx": render_tmx(book, view.proof),
        **render_citations(book, site_url),
    }
