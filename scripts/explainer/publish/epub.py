"""The e-book, one a language: the pages in reading order as EPUB 3, the same bytes each time.

Made from the pages and not from the Book, so that it says what the site says, to the letter and the footnote. The
container is written here: ebooklib dates its entries with the clock, and its licence (AGPL) would bind the code.
"""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from urllib.parse import urlsplit

from babel.dates import format_date
from lxml import etree, html

from explainer.model import Book
from explainer.publish.chapters import TYPE, Chapter, document, parse_chapter, to_xhtml
from explainer.publish.citations import language_of
from explainer.render.markdown import path_of

CREATOR = "the Silk Road Diplomacy contributors"
WORDS = "epub."
"""Labels with this prefix are the book's own words."""

LEFT_OUT = ("concordance", "coverage", "downloads")
# A wide comparison is no reading for a phone: the chapters of the partners say the same, one after the other.
WITHOUT_TABLES = "formats"

FOLDER = "EPUB"
STYLE = "style.css"
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
NAMESPACES: dict[str | None, str] = {None: OPF, "dc": DC}
# What the book is to those who listen to it or enlarge it; only what is true of every chapter.
ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter and those that stand under it in the contents."""

    head: Chapter
    under: tuple[Chapter, ...]


def epub_words(book: Book, language: str) -> dict[str, str]:
    """The words of the e-book that no page has, by their label without its prefix."""
    return {
        key.removeprefix(WORDS): label.text[language] for key, label in book.labels.items() if key.startswith(WORDS)
    }


def reading_order(book: Book) -> tuple[tuple[str, ...], ...]:
    """The pages of the book: each part as its first page and those under it."""
    return (
        ("",),
        ("start",),
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
        ("sources", *(f"sources/{source.id}" for source in book.sources)),
        ("about",),
    )


def make_epub(book: Book, language: str, pages: Mapping[str, str], site_url: str, words: Mapping[str, str]) -> bytes:
    """The e-book of one language.

    `pages` are the files of docs/LANGUAGE, path -> Markdown. `words` are `contents`, `title-page`, `beginning`,
    `edition` (with {day}), `tables` and `summary`. Raises ValueError for a page that has no place in the reading
    order, and for a link to an id that is on no page.
    """
    parts = _parts(book, pages, words)
    chapters = [chapter for part in parts for chapter in (part.head, *part.under)]
    _link(chapters)
    files = {
        "title.xhtml": _title_page(book, language, site_url, words),
        "nav.xhtml": _contents(parts, language, words),
        **{chapter.file: to_xhtml(chapter, language, STYLE) for chapter in chapters},
        STYLE: (resources.files("explainer.publish") / "epub.css").read_bytes(),
    }
    files["book.opf"] = _package(book, language, site_url, words, [chapter.file for chapter in chapters])
    return _zip(files, book.edition)


def identifier(site_url: str, language: str) -> str:
    """The same for every edition, so that a reader's library knows a new one for the same book."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site_url}{language}/')}"


def _parts(book: Book, pages: Mapping[str, str], words: Mapping[str, str]) -> list[Part]:
    order = reading_order(book)
    known = {path_of(page) for part in order for page in part} | {path_of(page) for page in LEFT_OUT}
    homeless = sorted(set(pages) - known)
    if homeless:
        raise ValueError(f"pages without a place in the e-book: {', '.join(homeless)}; see reading_order and LEFT_OUT")
    parts = []
    for part in order:
        head, *under = (
            parse_chapter(page, pages[path_of(page)], words["tables"] if page == WITHOUT_TABLES else "")
            for page in part
        )
        parts.append(Part(head, tuple(under)))
    return parts


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
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
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


# --- the pages that are the book's own -----------------------------------------------------------------------------


def _title_page(book: Book, language: str, site_url: str, words: Mapping[str, str]) -> bytes:
    title = book.labels["site.name"].text[language]
    day = format_date(date.fromisoformat(book.edition), format="long", locale=language)
    section = html.Element("section", {"class": "titlepage", TYPE: "titlepage"})
    etree.SubElement(section, "h1").text = title
    etree.SubElement(section, "p").text = book.labels["site.description"].text[language]
    creator = etree.SubElement(section, "p")
    creator.text = CREATOR
    creator.set("lang", language_of(CREATOR))
    etree.SubElement(section, "p").text = words["edition"].format(day=day)
    address = etree.SubElement(etree.SubElement(section, "p"), "a", {"href": f"{site_url}{language}/"})
    address.text = f"{site_url}{language}/"
    return document(title, [section], language, STYLE)


def _contents(parts: Sequence[Part], language: str, words: Mapping[str, str]) -> bytes:
    nav = html.Element("nav", {TYPE: "toc", "id": "toc", "role": "doc-toc"})
    etree.SubElement(nav, "h1").text = words["contents"]
    top = etree.SubElement(nav, "ol")
    for part in parts:
        item = _entry(top, part.head.file, part.head.title)
        under = [(chapter.file, chapter.title) for chapter in part.under]
        under = under or [(f"{part.head.file}#{id}", heading) for id, heading in part.head.headings]
        if under:
            second = etree.SubElement(item, "ol")
            for target, name in under:
                _entry(second, target, name)
    by_page = {part.head.page: part.head for part in parts}
    landmarks = html.Element("nav", {TYPE: "landmarks", "id": "landmarks", "hidden": "hidden"})
    etree.SubElement(landmarks, "h2").text = words["contents"]
    items = etree.SubElement(landmarks, "ol")
    for kind, target, name in (
        ("titlepage", "title.xhtml", words["title-page"]),
        ("toc", "nav.xhtml#toc", words["contents"]),
        ("bodymatter", by_page[""].file, words["beginning"]),
        ("glossary", by_page["glossary"].file, by_page["glossary"].title),
    ):
        _entry(items, target, name)[0].set(TYPE, kind)
    return document(words["contents"], [nav, landmarks], language, STYLE)


def _entry(items: html.HtmlElement, target: str, name: str) -> html.HtmlElement:
    item = etree.SubElement(items, "li")
    etree.SubElement(item, "a", {"href": target}).text = name
    return item


# --- the container -----------------------------------------------------------------------------------------------


def _package(book: Book, language: str, site_url: str, words: Mapping[str, str], chapters: Sequence[str]) -> bytes:
    spine = ["title.xhtml", "nav.xhtml", *chapters]
    root = etree.Element(f"{{{OPF}}}package", nsmap=NAMESPACES)
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    metadata = etree.SubElement(root, f"{{{OPF}}}metadata")
    for name, value in (
        ("identifier", identifier(site_url, language)),
        ("title", book.labels["site.name"].text[language]),
        ("language", language),
        ("creator", CREATOR),
        ("description", book.labels["site.description"].text[language]),
        ("source", f"{site_url}{language}/"),
        ("date", book.edition),
    ):
        etree.SubElement(metadata, f"{{{DC}}}{name}").text = value
    metadata[0].set("id", "id")
    for name, value in (
        ("dcterms:modified", f"{book.edition}T00:00:00Z"),
        *ACCESSIBILITY,
        ("schema:accessibilitySummary", words["summary"]),
    ):
        etree.SubElement(metadata, f"{{{OPF}}}meta", {"property": name}).text = value
    manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
    for file in spine:
        item = etree.SubElement(manifest, f"{{{OPF}}}item")
        item.attrib.update({"id": file.removesuffix(".xhtml"), "href": file, "media-type": "application/xhtml+xml"})
        if file == "nav.xhtml":
            item.set("properties", "nav")
    style = etree.SubElement(manifest, f"{{{OPF}}}item")
    style.attrib.update({"id": "style", "href": STYLE, "media-type": "text/css"})
    order = etree.SubElement(root, f"{{{OPF}}}spine")
    for file in spine:
        etree.SubElement(order, f"{{{OPF}}}itemref", {"idref": file.removesuffix(".xhtml")})
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _zip(files: Mapping[str, bytes], day: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in _entries(files):
            entry = zipfile.ZipInfo(name, (*date.fromisoformat(day).timetuple()[:3], 0, 0, 0))
            # The first bytes of the file say what it is, so they are not packed.
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            archive.writestr(entry, content, compresslevel=9)
    return out.getvalue()


def _entries(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", CONTAINER.encode()
    for name in sorted(files):
        yield f"{FOLDER}/{name}", files[name]
