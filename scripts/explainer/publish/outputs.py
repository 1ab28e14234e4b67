"""What stands beside the pages of the site: the data, the Markdown, the books, the bundle. Files into a site tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer.addresses import bundle_of
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book
from explainer.proof import Proof
from explainer.publish.bundle import bundle_files, zip_bytes
from explainer.publish.chapters import find_article
from explainer.publish.epub import epub_words, make_epub
from explainer.publish.pdf import Printed
from explainer.publish.site import site_url
from explainer.render import Written
from explainer.render.data import render_binary_data, render_data
from explainer.render.data.citations import site_items, work_items
from explainer.render.data.feed import render_feed, render_llms
from explainer.render.data.works import fill_lists, list_works, words_of_list
from explainer.render.figures import figures_in_words
from explainer.view.context import Context
from explainer.write import write_bytes, write_files, write_text


def write_data(site: Path, book: Book) -> None:
    """data/: tables, texts, terms, aligned sentences, citations; and the feed of changes."""
    write_files(site / "data", {**render_data(book, site_url(book)), **render_binary_data(book)})
    write_text(site / "feed.xml", render_feed(book, site_url(book)))


def write_markdown(site: Path, book: Book, docs: Written) -> None:
    """The Markdown of every page beside its HTML, and llms.txt, which lists it."""
    for path, text in docs.texts.items():
        write_text(site / path, text)
    write_text(site / "llms.txt", render_llms(book, docs.heads, site_url(book)))


def fill_works(site: Path, book: Book) -> None:
    """Puts the works cited, in every style, into the pages that hold a place for them."""
    for language, lists in _works(book).items():
        page = site / language / "sources" / "index.html"
        if not page.is_file():
            continue  # A site without texts has no such page.
        write_text(page, fill_lists(page.read_text(encoding="utf-8"), lists))


def filled_in_words(book: Book) -> dict[str, dict[str, tuple[str, ...]]]:
    """By language, what the pages say beside their trees: by the name of a figure or the style of a list of works."""
    contexts = {language: Context(book, Proof(book), language) for language in LANGUAGES}
    return {
        language: {name: words_of_list(made) for name, made in lists.items()} | figures_in_words(contexts[language])
        for language, lists in _works(book).items()
    }


def _works(book: Book) -> dict[str, dict[str, str]]:
    """By language and style, the works cited as a list in HTML, and the site itself."""
    works, own = work_items(book), site_items(book, site_url(book))
    nowhere = book.labels["sources.nowhere"].text
    return {language: list_works(works, own, language, nowhere[language]) for language in LANGUAGES}


def write_printed(site: Path, book: Book, made: Printed, language: str) -> tuple[Path, ...]:
    """The printed book of one language and the handout."""
    places = (f"{book.site.stem}.{language}.pdf", f"{book.site.stem}-handout.{language}.pdf")
    for name, data in zip(places, (made.book, made.handout), strict=True):
        write_bytes(site / name, data)
    return tuple(site / name for name in places)


def read_articles(site: Path, language: str, pages: Iterable[str]) -> dict[str, str]:
    """The words of every page of a language as MkDocs has written them. `pages`: paths below docs/."""
    return {
        path: find_article((site / path).with_suffix(".html").read_text(encoding="utf-8"))
        for path in pages
        if path.startswith(f"{language}/")
    }


def write_epub(
    site: Path, book: Book, language: str, named: Mapping[str, Head], articles: Mapping[str, str], cover: bytes
) -> Path:
    """The e-book of one language. `named`: path below docs/ -> what the page is called; `articles` as `read_articles`
    gives them."""
    prefix = f"{language}/"
    place = site / f"{book.site.stem}.{language}.epub"
    made = make_epub(
        book,
        language,
        {path.removeprefix(prefix): named[path].title for path in articles},
        {path.removeprefix(prefix): article for path, article in articles.items()},
        site_url(book),
        epub_words(book, language),
        cover,
    )
    write_bytes(place, made)
    return place


def write_bundle(site: Path, book: Book) -> Path:
    """The zip of everything a reader needs offline."""
    place = site / bundle_of(book.site.stem)
    write_bytes(place, zip_bytes(bundle_files(site, book), book.site.stem, book.edition))
    return place
