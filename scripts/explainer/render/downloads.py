"""downloads/: everything that can be taken along, with what each is for. Sizes are filled in when they are known."""

from __future__ import annotations

from collections.abc import Collection

from explainer.addresses import DATA, books_of, bundle_of, handouts_of
from explainer.render.context import Context
from explainer.render.markdown import attribute, escape
from explainer.render.page import Page


def render_downloads(context: Context, empty: Collection[str]) -> Page:
    """Books, the bundle, the data; a JSON twin stands beside every CSV. `empty`: tables of what the site has not."""
    page = Page(context, "downloads", context.label("downloads.title"), context.label("downloads.description"))
    page.add(escape(context.label("downloads.lead")))
    page.add(f"## {escape(context.label('downloads.books'))} {{ #books }}")
    rows = []
    stem = context.book.site.stem
    named = [(name, name.rpartition(".")[2]) for name in books_of(stem)]
    for name, key in (*named, *((name, "handout") for name in handouts_of(stem))):
        _, language, _ = name.rsplit(".", 2)
        words = context.label(f"downloads.{key}", language=context.label(f"language.{language}"))
        rows.append(_row(page, name, words))
    page.add("\n".join(rows))
    page.add(f"## {escape(context.label('downloads.bundle'))} {{ #bundle }}")
    page.add(_row(page, bundle_of(context.book.site.stem), context.label("downloads.bundle.what"), css="hosted-only"))
    page.add(f"## {escape(context.label('downloads.data'))} {{ #data }}")
    page.add(escape(context.label("downloads.data.lead")))
    tables = {name: name.replace(".csv", "") for name in DATA}
    shown = {name: table for name, table in tables.items() if table not in empty}
    page.add("\n".join(_row(page, f"data/{name}", context.label(f"data.{table}")) for name, table in shown.items()))
    return page


def _row(page: Page, name: str, words: str, css: str = "") -> str:
    # Raw HTML: the file is no page, so MkDocs could not find what the link leads to.
    up = "../" * (page.slug.count("/") + 2)
    kind = f' class="{css}"' if css else ""
    link = f'<a href="{up}{attribute(name)}"{kind}>{escape(name)}</a>'
    return f'- {link} <span class="size" data-file="{attribute(name)}"></span>: {escape(words)}'
