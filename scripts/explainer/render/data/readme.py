"""data/readme.txt: what is what, in plain words, for people who open the folder."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.addresses import DATA, HOSTED, texts_of
from explainer.model import LANGUAGES, Book, fill
from explainer.view.context import text_labels

FOLDER = "data/"


def render_readme(book: Book) -> str:
    """The file, once in every language."""
    return "\n\n\n".join("\n".join(_lines(book, language)) for language in LANGUAGES) + "\n"


def _lines(book: Book, language: str) -> Iterator[str]:
    def label(key: str) -> str:
        return book.labels[key].text[language]

    yield book.site.name[language]
    yield from ("", f"{label('site.description')}", "", label("data.readme.start"))
    first = [name for name in DATA if not name.endswith(".csv") and name not in HOSTED]
    yield from ("", *(f"{name} — {label(f'data.{name}')}" for name in first))
    for source in book.sources:
        for name, key in zip(texts_of(source.id), text_labels(source), strict=True):
            yield f"{name} — {fill(label(key), title=source.title[language])}"
    yield from ("", label("data.readme.tables"), "")
    for name in DATA:
        if name.endswith(".csv"):
            table = name.removesuffix(".csv")
            yield f"{name} — {label(f'data.{table}')}"
    moved = [(one.old, one.new) for one in book.redirects if one.old.startswith(FOLDER)]
    if moved:
        yield from ("", label("data.readme.moved"), "")
        yield from (f"{old.removeprefix(FOLDER)} — {new.removeprefix(FOLDER)}" for old, new in moved)
    yield from ("", label("data.readme.statements"), "", label("data.readme.hosted"), "")
    yield from (f"{name} — {label(f'data.{name}')}" for name in HOSTED)
    yield from ("", label("data.readme.excel"), "", label("data.readme.rights"))
