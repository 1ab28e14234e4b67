"""Home and about: pages of our own prose."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.render.context import Context
from explainer.render.page import Page
from explainer.render.prose import add_prose


def render_prose_pages(context: Context) -> Iterator[Page]:
    """Each text of seeds/pages/ as the page of its name; `home` is the front page."""
    for prose in context.book.pages:
        slug = "" if prose.id == "home" else prose.id
        page = Page(context, slug, prose.title[context.language], context.label(f"{prose.id}.description"))
        add_prose(page, prose)
        yield page
