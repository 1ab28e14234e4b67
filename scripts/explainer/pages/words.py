"""Labels, links and lists of pages as pieces of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.document.inline import Inline, Link, Tagged, Words
from explainer.document.nodes import Node, Page, Paragraph
from explainer.view.context import Context
from explainer.view.places import short_name
from explainer.view.uses import Use

SILENCE = "silence"
"""What words are that say that the texts are silent."""


def label(context: Context, key: str, *, linked: bool = False, **values: object) -> Words:
    """A label; `linked`: terms in it lead to the glossary."""
    return Words(context.label(key, **values), linked, context.introduces(key))


def silence(words: str) -> Paragraph:
    """That the texts are silent, in words."""
    return Paragraph((Tagged(words, SILENCE),))


def page_of_list(
    context: Context, slug: str, *nodes: Node, description: str = "", explains: frozenset[str] = frozenset()
) -> Page:
    """A page beside those of single records and of prose; labels say its title and, unless told, what it is."""
    return Page(
        slug=slug,
        language=context.language,
        title=context.label(f"{slug}.title"),
        description=description or context.label(f"{slug}.description"),
        nodes=nodes,
        explains=explains,
    )


def in_a_row(links: Sequence[Link]) -> tuple[Inline, ...]:
    """Links with commas between them."""
    return tuple(part for link in links for part in (Words(", "), link))[1:]


def used_on(context: Context, uses: Iterable[Use]) -> tuple[Inline, ...]:
    """Every page among the uses, once, as a link to the first place on it; a long name in short."""
    first: dict[str, str] = {}
    for use in uses:
        first.setdefault(use.page, use.anchor)
    return in_a_row([Link(short_name(context, page), page, anchor) for page, anchor in first.items()])
