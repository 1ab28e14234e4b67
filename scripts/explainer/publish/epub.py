"""The e-book, one a language: the pages in reading order as EPUB 3, the same bytes each time.

Made from the pages and not from the Book, so that it says what the site says, to the letter and the footnote.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from importlib import resources
from urllib.parse import urlsplit

from explainer.addresses import every_page, is_hosted
from explainer.model import Block, Book
from explainer.proof import Proof
from explainer.publish.binding import hold_names, names_in
from explainer.publish.chapters import NAMED, SENTENCES, TIMELINE, Chapter, parse_chapter, to_xhtml
from explainer.publish.container import (
    COVER,
    NCX,
    STYLE,
    Part,
    contents,
    cover_page,
    older_contents,
    package_document,
    title_page,
    zip_epub,
)
from explainer.publish.narrow import paint
from explainer.publish.pdf import rights_of
from explainer.publish.pictures import mark_rules
from explainer.render.book.names import given_names
from explainer.render.figures.named_drawn import draw_columns
from explainer.render.figures.stripes import SANS, draw_stripes
from explainer.render.figures.svg import embedded, nowhere
from explainer.render.figures.timeline import POCKET, draw_timeline_on, has_axis
from explainer.render.markdown import path_of
from explainer.view.context import Context

WORDS = "epub."
"""Labels with this prefix are the book's own words."""

LEFT_OUT = ("concordance", "downloads", "search", "start")
# A wide comparison is no reading for a phone: the chapters of the partners say the same, one after the other.
WITHOUT_TABLES = "formats"


def epub_words(book: Book, language: str) -> dict[str, str]:
    """The words of the e-book that no page has, by their label without its prefix; some are the printed book's."""
    own = {key.removeprefix(WORDS): label.text[language] for key, label in book.labels.items() if key.startswith(WORDS)}
    return {
        **own,
        "rights": rights_of(book, language),
    }


def reading_order(book: Book) -> tuple[tuple[str, ...], ...]:
    """The pages of the book: each part as its first page and those under it.

    What the site has no page for is left out. A page that is not named here stands before the last part, with those
    below it.
    """
    there = every_page(book)
    parts = (
        ("",),
        ("essays", *(f"essays/{essay.id}" for essay in book.essays)),
        ("timeline",),
        ("formats", *(f"formats/{partner.id}" for partner in book.partners)),
        (
            "experts",
            *(f"experts/{person.id}" for person in book.people),
            *(f"experts/{source.id}" for source in book.sources),
        ),
        ("findings", "forecasts", "disagreements", "silences", "numbers"),
        ("glossary",),
        ("sources", *(f"sources/{source.id}" for source in book.sources), "coverage"),
    )
    last = ("about",)
    others: dict[str, tuple[str, ...]] = {}
    for page in sorted({*there}.difference(LEFT_OUT, last, *parts)):
        folder = page.partition("/")[0]
        others[folder] = (*others.get(folder, ()), page)
    found = (tuple(page for page in part if page in there) for part in (*parts, *others.values(), last))
    return tuple(part for part in found if part)


def make_epub(
    book: Book,
    language: str,
    titles: Mapping[str, str],
    articles: Mapping[str, str],
    site_url: str,
    words: Mapping[str, str],
    cover: bytes,
) -> bytes:
    """The e-book of one language.

    `titles` are those of the pages, by their paths below docs/LANGUAGE; `articles` their words as HTML, by the same.
    `words` are `contents`, `title-page`, `beginning`, `cover`, `edition` (with {day}), `tables`, `tables.site`, which
    an address follows, `summary`, `rights`. `cover` is a PNG.

    Raises ValueError for a page that has no place in the reading order, and for a link to an id on no page.
    """
    where = f"{site_url}{language}/" if is_hosted(site_url) else ""
    given, names = given_names(book), names_in(articles.values())
    held = {path: hold_names(article, given, names) for path, article in articles.items()}
    parts = _parts(book, language, where, titles, held, words)
    chapters = [chapter for part in parts for chapter in (part.head, *part.under)]
    style = resources.files("explainer.publish").joinpath("epub.css").read_bytes()
    rules = mark_rules(style.decode())
    for chapter in chapters:
        paint(chapter.body, rules)
    _link(chapters)
    files = {
        COVER: cover,
        NCX: older_contents(book, parts, language, site_url),
        "cover.xhtml": cover_page(book, language, words),
        "title.xhtml": title_page(book, language, site_url, words),
        "nav.xhtml": contents(parts, language, words),
        **{chapter.file: to_xhtml(chapter, language, STYLE) for chapter in chapters},
        STYLE: style,
    }
    files["book.opf"] = package_document(book, language, site_url, words, chapters)
    return zip_epub(files, book.edition)


def _parts(
    book: Book,
    language: str,
    address: str,
    titles: Mapping[str, str],
    articles: Mapping[str, str],
    words: Mapping[str, str],
) -> list[Part]:
    order = reading_order(book)
    known = {path_of(page) for part in order for page in part} | {path_of(page) for page in LEFT_OUT}
    homeless = sorted(set(titles) - known)
    if homeless:
        raise ValueError(f"pages without a place in the e-book: {', '.join(homeless)}; see reading_order and LEFT_OUT")
    drawings = _drawings(book, language)
    site_only = {page.id: _site_only(page.blocks[language]) for page in book.pages}
    tables = [words["tables"], *([f"{words['tables.site']} {address}{WITHOUT_TABLES}/"] if address else [])]
    parts = []
    for part in order:
        head, *under = (
            parse_chapter(
                page,
                titles[path_of(page)],
                articles[path_of(page)],
                " ".join(tables) if page == WITHOUT_TABLES else "",
                drawings,
                site_only.get(page, ()),
            )
            for page in part
        )
        parts.append(Part(head, tuple(under)))
    return parts


def _site_only(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The ids of the sections that are about the site alone."""
    return tuple(block.id for block in blocks if block.kind == "heading" and block.site_only)


def _drawings(book: Book, language: str) -> dict[str, str]:
    """By its id what a figure has in a book: a page draws it several screens high, so that a finger finds its marks."""
    context = Context(book, Proof(book), language)
    drawn = {SENTENCES: draw_stripes(context, SANS), NAMED: draw_columns(context)}
    if has_axis(book):
        drawn[TIMELINE] = draw_timeline_on(context, nowhere, POCKET)
    return {id: embedded(drawing) for id, drawing in drawn.items() if drawing}


# --- links -------------------------------------------------------------------------------------------------------


def _link(chapters: Sequence[Chapter]) -> None:
    """Links between pages become links between chapters; one to a page that is left out becomes its words."""
    by_path = {path_of(chapter.page): chapter for chapter in chapters}
    for chapter in chapters:
        for anchor in list(chapter.body.iter("a")):
            target = _target(chapter, str(anchor.get("href")), by_path)
            if target:
                anchor.set("href", target)
                # It tells what a click does; a finger has no use for it.
                anchor.attrib.pop("title", None)
            else:
                anchor.drop_tag()


def _target(chapter: Chapter, address: str, by_path: Mapping[str, Chapter]) -> str:
    parts = urlsplit(address)
    if parts.scheme:
        return address
    path = path_of(chapter.page)
    if parts.path:
        # Every page is the index of its folder, which a built page leads to.
        path = path_of(posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)).removeprefix("."))
    found = by_path.get(path)
    if found is None:
        return ""
    holder, id = found, parts.fragment
    if id in found.dropped:
        # The same statement stands on a page under this one, or the chapter is as near as one gets.
        holder = next((other for other in by_path.values() if _under(other, found) and id in other.ids), found)
        id = id if holder is not found else ""
    elif id and id not in found.ids:
        raise ValueError(f"{path_of(chapter.page)} links to {address}, and there is no such id")
    if holder is chapter and id:
        return f"#{id}"
    return f"{holder.file}#{id}" if id else holder.file


def _under(chapter: Chapter, head: Chapter) -> bool:
    return chapter.page.startswith(f"{head.page}/")
