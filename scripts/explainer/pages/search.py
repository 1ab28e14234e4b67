"""search/: the page of all that a search finds. What is found is put into it by the client (docs/overrides/assets)."""

from __future__ import annotations

from explainer.document.inline import Inline, Link, Words
from explainer.document.nodes import Lead, Node, Page, Paragraph, Slot
from explainer.pages.words import in_a_row, label, page_of_list
from explainer.view.context import Context
from explainer.view.places import page_name

BY_HAND = ("glossary", "concordance")
"""Where a word can be found without a script."""


def search(context: Context) -> Page:
    """The place for what is found, what may be typed, and where to look where no script runs."""
    nodes: list[Node] = [Slot("search-page")]
    for source in context.book.sources[:1]:
        nodes.append(Lead(label(context, "search.lead", reference=f"{source.code}1.1")))
    links = [Link(page_name(context, name), name) for name in BY_HAND if name in context.frame.pages]
    if links:
        without: tuple[Inline, ...] = (label(context, "search.without"), Words(" "), *in_a_row(links), Words("."))
        nodes.append(Paragraph(without, "without"))
    return page_of_list(context, "search", *nodes)
