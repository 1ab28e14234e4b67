"""The Book as named files: pure functions, one module a page or output. Same Book, same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.mentions import make_index
from explainer.model import LANGUAGES, Book
from explainer.proof import Proof
from explainer.render.context import Context
from explainer.render.coverage import render_coverage
from explainer.render.downloads import render_downloads
from explainer.render.essays import render_essays
from explainer.render.experts import render_experts
from explainer.render.findings import render_findings
from explainer.render.formats import render_formats
from explainer.render.glossary import concordance, render_glossary
from explainer.render.markdown import path_of
from explainer.render.page import Page
from explainer.render.prose_pages import render_prose_pages
from explainer.render.sources import render_sources
from explainer.render.start import render_start
from explainer.render.timeline import render_timeline
from explainer.render.uses import find_uses


def render_docs(book: Book) -> dict[str, str]:
    """Every page of every language: path below docs/ -> Markdown."""
    proof = Proof(book)
    found = concordance(book)
    uses = find_uses(book, proof)
    files: dict[str, str] = {}
    for language in LANGUAGES:
        forms = (
            (
                term.id,
                dict.fromkeys((term.name[language], term.short[language], *term.forms.get(language, ()))),
            )
            for term in book.terms
        )
        context = Context(book, proof, language, make_index(forms, language))

        def pages(context: Context = context) -> Iterator[Page]:
            yield from render_prose_pages(context)
            yield render_timeline(context)
            yield from render_formats(context)
            yield from render_experts(context)
            yield from render_glossary(context, found)
            yield from render_sources(context, uses)
            yield render_coverage(context, uses)
            yield from render_essays(context)
            yield from render_findings(context)
            yield render_start(context)
            yield render_downloads(context)

        for page in pages():
            files[f"{language}/{path_of(page.slug)}"] = page.markdown()
    return files
