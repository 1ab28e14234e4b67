"""The Book as named files: pure functions, a room an output. Same Book, same bytes.

`site/` writes the trees of the pages as Markdown, `book/` sets them as the printed book; `figures/` draws; `data/` and
`meta/` are for machines.
"""

from __future__ import annotations

from explainer.model import LANGUAGES, Book
from explainer.pages import Builder, Draft
from explainer.render.markdown import path_of
from explainer.render.site import render_page


def paths_of(draft: Draft) -> tuple[str, ...]:
    """The files of a draft below docs/."""
    return tuple(f"{language}/{path_of(slug)}" for language in LANGUAGES for slug in draft.slugs)


def render_draft(builder: Builder, draft: Draft) -> dict[str, str]:
    """The pages of a draft in every language: path below docs/ -> Markdown."""
    trees = builder.trees(draft)
    return {f"{page.language}/{path_of(page.slug)}": render_page(context, page) for context, page in trees}


def render_docs(book: Book) -> dict[str, str]:
    """Every page of every language: path below docs/ -> Markdown."""
    builder = Builder(book)
    made = [render_draft(builder, draft) for draft in builder.drafts]
    # Language by language, as their readers meet them.
    return {
        path: text
        for language in LANGUAGES
        for files in made
        for path, text in files.items()
        if path.startswith(f"{language}/")
    }
