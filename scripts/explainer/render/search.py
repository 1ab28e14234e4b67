"""search/: the page of all that a search finds. What is found is put into it by the client (docs/overrides/assets)."""

from __future__ import annotations

from explainer.render.context import Context
from explainer.render.markdown import escape, link
from explainer.render.page import Page
from explainer.render.places import page_name

BY_HAND = ("glossary", "concordance")
"""Where a word can be found without a script."""


def render_search(context: Context) -> Page:
    """The place for what is found, what may be typed, and where to look where no script runs."""
    page = Page.of_list(context, "search")
    page.add("<div data-search-page></div>")
    for source in context.book.sources[:1]:
        page.add(page.label("search.lead", reference=f"{source.code}1.1"))
    there = [name for name in BY_HAND if name in context.frame.pages]
    if there:
        links = ", ".join(link(escape(page_name(context, name)), page.url(name)) for name in there)
        page.add(f"{page.label('search.without')} {links}.\n{{: .without }}")
    return page
