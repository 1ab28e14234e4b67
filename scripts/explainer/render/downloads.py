"""downloads/: everything that can be taken along, with what each is for. Sizes are filled in when they are known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explainer.addresses import DATA, HOSTED, books_of, bundle_of, handouts_of, texts_of
from explainer.render.context import Context, text_labels
from explainer.render.markdown import attribute, escape
from explainer.render.page import Page

HOSTED_ONLY = "hosted-only"
"""Of a link that the bundle has no file for."""
FIRST_TABLE = "datapackage.json"
"""With it the tables begin."""


def render_downloads(context: Context, empty: Collection[str]) -> Page:
    """Books, the bundle, the data; a JSON twin stands beside every CSV. `empty`: tables of what the site has not."""
    page = Page.of_list(context, "downloads")
    page.add(page.label("downloads.lead"))
    page.head(2, page.label("downloads.books"), "books")
    rows = []
    stem = context.book.site.stem
    named = [(name, name.rpartition(".")[2]) for name in books_of(stem)]
    for name, key in (*named, *((name, "handout") for name in handouts_of(stem))):
        _, language, _ = name.rsplit(".", 2)
        words = context.label(f"downloads.{key}", language=context.label(f"language.{language}"))
        rows.append(_row(page, name, words))
    page.add("\n".join(rows))
    page.head(2, page.label("downloads.bundle"), "bundle")
    page.add(_row(page, bundle_of(context.book.site.stem), context.label("downloads.bundle.what"), HOSTED_ONLY))
    page.head(2, page.label("downloads.data"), "data")
    page.add(page.label("downloads.data.lead"))
    rows = []
    for name in DATA:
        table = name.removesuffix(".csv")
        if name == FIRST_TABLE:
            rows += _texts(page)
        if table not in empty:
            css = HOSTED_ONLY if name in HOSTED else ""
            rows.append(_row(page, f"data/{name}", context.label(f"data.{table}"), css))
    page.add("\n".join(rows))
    return page


def _texts(page: Page) -> Iterator[str]:
    """The files of each text, before the many tables."""
    context = page.context
    for source in context.frame.sources.values():
        for name, key in zip(texts_of(source.id), text_labels(source), strict=True):
            yield _row(page, f"data/{name}", context.label(key, title=source.title[context.language]))


def _row(page: Page, name: str, words: str, css: str = "") -> str:
    # Raw HTML: the file is no page, so MkDocs could not find what the link leads to.
    up = "../" * (page.slug.count("/") + 2)
    kind = f' class="{css}"' if css else ""
    link = f'<a href="{up}{attribute(name)}"{kind}>{escape(name)}</a>'
    return f'- {link} <span class="size" data-file="{attribute(name)}"></span>: {escape(words)}'
