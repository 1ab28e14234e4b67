"""Home and about: pages of our own prose."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.addresses import prose_page
from explainer.model import Correction, Essay
from explainer.render.context import Context
from explainer.render.corrections import with_contact, with_corrections
from explainer.render.page import Page
from explainer.render.prose import add_prose


def render_prose_page(context: Context, prose: Essay, corrections: Sequence[Correction] = ()) -> Page:
    """A text of seeds/pages/ as the page of its name; `home` is the front page. At its end stand the corrections."""
    page = Page(context, prose_page(prose.id), prose.title[context.language], context.label(f"{prose.id}.description"))
    book = context.frame.book
    told = with_contact(prose, book.site.contact, book.labels)
    add_prose(page, with_corrections(told, corrections, book.labels))
    return page
