"""downloads/: everything that can be taken along, with what each is for. Sizes are filled in when they are known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explainer.addresses import DATA, HOSTED, books_of, bundle_of, handouts_of, texts_of
from explainer.document.nodes import File, Files, Lead, Page, Section
from explainer.pages.words import label, page_of_list
from explainer.view.context import Context, text_labels

FIRST_TABLE = "datapackage.json"
"""With it the tables begin."""


def downloads(context: Context, empty: Collection[str]) -> Page:
    """Books, the bundle, the data; a JSON twin stands beside every CSV. `empty`: tables of what the site has not."""
    bundle = File(bundle_of(context.book.site.stem), context.label("downloads.bundle.what"), hosted=True)
    data = Files(tuple(_data(context, empty)))
    return page_of_list(
        context,
        "downloads",
        Lead(label(context, "downloads.lead")),
        Section(2, "books", label(context, "downloads.books"), (Files(tuple(_books(context))),)),
        Section(2, "bundle", label(context, "downloads.bundle"), (Files((bundle,)),)),
        Section(2, "data", label(context, "downloads.data"), (Lead(label(context, "downloads.data.lead")), data)),
    )


def _books(context: Context) -> Iterator[File]:
    stem = context.book.site.stem
    named = [(name, name.rpartition(".")[2]) for name in books_of(stem)]
    for name, key in (*named, *((name, "handout") for name in handouts_of(stem))):
        _, language, _ = name.rsplit(".", 2)
        yield File(name, context.label(f"downloads.{key}", language=context.label(f"language.{language}")))


def _data(context: Context, empty: Collection[str]) -> Iterator[File]:
    for name in DATA:
        table = name.removesuffix(".csv")
        if name == FIRST_TABLE:
            yield from _texts(context)
        if table not in empty:
            yield File(f"data/{name}", context.label(f"data.{table}"), hosted=name in HOSTED)


def _texts(context: Context) -> Iterator[File]:
    """The files of each text, before the many tables."""
    for source in context.frame.sources.values():
        for name, key in zip(texts_of(source.id), text_labels(source), strict=True):
            yield File(f"data/{name}", context.label(key, title=source.title[context.language]))
