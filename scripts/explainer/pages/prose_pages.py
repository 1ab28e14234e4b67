"""Home and about: pages of our own prose."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.addresses import prose_page
from explainer.document.nodes import Page, Prose
from explainer.model import Correction, Essay
from explainer.pages.corrections import with_contact, with_corrections
from explainer.view.context import Context


def prose_of(context: Context, prose: Essay, corrections: Sequence[Correction] = ()) -> Page:
    """A text of seeds/pages/ as the page of its name; `home` is the front page. At its end stand the corrections."""
    book = context.frame.book
    told = with_contact(prose, book.site.contact, book.labels)
    return Page(
        slug=prose_page(prose.id),
        language=context.language,
        title=prose.title[context.language],
        description=context.label(f"{prose.id}.description"),
        nodes=(Prose(with_corrections(told, corrections, book.labels)),),
    )
