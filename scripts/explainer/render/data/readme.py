"""data/readme.txt: what is what, in plain words, for people who open the folder."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.addresses import DATA, HOSTED, texts_of
from explainer.model import LANGUAGES, Book, fill


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
        for name in texts_of(source.id):
            yield f"{name} — {text_label(book, name, source.title[language], language)}"
    yield from ("", label("data.readme.tables"), "")
    for name in DATA:
        if name.endswith(".csv"):
            table = name.removesuffix(".csv")
            yield f"{name} — {label(f'data.{table}')}"
    yield from ("", label("data.readme.hosted"), "")
    yield from (f"{name} — {label(f'data.{name}')}" for name in HOSTED)
    yield from ("", label("data.readme.excel"), "", label("data.readme.rights"))


def text_label(book: Book, name: str, title: str, language: str) -> str:
    """What the file of a text is for."""
    return fill(book.labels[f"data.texts.{name.rpartition('.')[2]}"].text[language], title=title)
