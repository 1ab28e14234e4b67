"""data/: everything the site knows, for people and programs: tables, texts, terms, citations. Pure: name -> content."""

from __future__ import annotations

from explainer.addresses import is_hosted, texts_of
from explainer.model import Book
from explainer.render.data.annotations import FILE, render_annotations
from explainer.render.data.citations import render_citations
from explainer.render.data.columns import View
from explainer.render.data.package import render_package
from explainer.render.data.readme import render_readme
from explainer.render.data.tei import render_tei
from explainer.render.data.terminology import render_tbx, render_tmx
from explainer.render.data.texts import publish_text
from explainer.render.data.workbook import render_workbook

WORKBOOK = "tables.xlsx"


def render_data(book: Book, site_url: str) -> dict[str, str]:
    """Every file below data/ that is text: name -> text. `site_url` is the address of the site, ending in a slash."""
    view = View(book)
    return {
        **render_package(view, site_url),
        "readme.txt": render_readme(book),
        FILE: render_annotations(view, site_url if is_hosted(site_url) else "../"),
        "glossary.tbx": render_tbx(book, view.proof),
        "sentences.tmx": render_tmx(book, view.proof),
        **render_citations(book, site_url),
        **{
            name: text
            for source in book.sources
            for name, text in zip(
                texts_of(source.id), (publish_text(view, source).text, render_tei(view, source)), strict=True
            )
        },
    }


def render_binary_data(book: Book) -> dict[str, bytes]:
    """Every other file below data/."""
    return {WORKBOOK: render_workbook(book)}
