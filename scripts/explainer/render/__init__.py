"""The Book as named files: pure functions, a room an output. Same Book, same bytes.

`site/` writes the trees of the pages as Markdown, `book/` sets them as the printed book; `marks` says what stands on a
page without reading either; `figures/` draws; `data/` and `meta/` are for machines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from explainer.addresses import site_addresses
from explainer.document.nodes import Page
from explainer.document.outline import Head, Mark
from explainer.model import LANGUAGES, Book
from explainer.pages import Builder, Draft
from explainer.render.markdown import path_of
from explainer.render.marks import marks_of
from explainer.render.site import render_page
from explainer.view.context import Context


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as a file, and what need not be read out of it."""

    text: str
    head: Head
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The pages of a site as they stand in docs/, and what need not be read out of them."""

    texts: Mapping[str, str]
    """Path below docs/ -> Markdown."""
    heads: Mapping[str, Head]
    """The same paths -> what the page is called."""
    addresses: Collection[str]
    """All that work in every language."""


def file_of(page: Page) -> str:
    """The file of a page below docs/."""
    return f"{page.language}/{path_of(page.slug)}"


def head_of(page: Page) -> Head:
    """What a page is called."""
    return Head(page.title, page.description)


def paths_of(draft: Draft) -> tuple[str, ...]:
    """The files of a draft below docs/."""
    return tuple(f"{language}/{path_of(slug)}" for language in LANGUAGES for slug in draft.slugs)


def render_draft(builder: Builder, draft: Draft) -> dict[str, Rendered]:
    """The pages of a draft in every language, by their paths below docs/."""
    return {
        file_of(page): Rendered(render_page(context, page), head_of(page), tuple(marks_of(context, page)))
        for context, page in builder.trees(draft)
    }


def render_docs(book: Book) -> dict[str, str]:
    """Every page of every language: path below docs/ -> Markdown."""
    builder = Builder(book)
    made = [render_draft(builder, draft) for draft in builder.drafts]
    # Language by language, as their readers meet them.
    return {
        path: page.text
        for language in LANGUAGES
        for files in made
        for path, page in files.items()
        if path.startswith(f"{language}/")
    }


def mark_docs(book: Book) -> dict[str, tuple[Mark, ...]]:
    """What stands on every page of every language, by its path below docs/."""
    return {file_of(page): tuple(marks_of(context, page)) for context, page in _trees(book)}


def name_docs(book: Book) -> dict[str, Head]:
    """What every page of every language is called, by its path below docs/."""
    return {file_of(page): head_of(page) for _, page in _trees(book)}


def addresses_of(book: Book) -> frozenset[str]:
    """Every address that works in every language."""
    return site_addresses(mark_docs(book), book.site.stem)


def _trees(book: Book) -> Iterator[tuple[Context, Page]]:
    builder = Builder(book)
    for draft in builder.drafts:
        yield from builder.trees(draft)
