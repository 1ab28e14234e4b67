"""What makes chapters an EPUB: title page, contents, package document, zip.

Written here and not by ebooklib: that one dates its entries with the clock, and its licence (AGPL) would bind the code.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from lxml import etree, html

from explainer.addresses import is_hosted
from explainer.corpus.datewords import describe_day
from explainer.model import Book, fill
from explainer.publish.chapters import TYPE, Chapter, document

FOLDER = "EPUB"
STYLE = "style.css"
COVER = "cover.png"
NCX = "toc.ncx"
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
MOST_SECTIONS = 20
"""Of a chapter that the contents list: the words of a glossary are found by their alphabet."""
OPF = "http://www.idpf.org/2007/opf"
DAISY = "http://www.daisy.org/z3986/2005/ncx/"
DC = "http://purl.org/dc/elements/1.1/"
ROOT = f'<package xmlns="{OPF}" xmlns:dc="{DC}"/>'
# What the book is to those who listen to it or enlarge it; only what is true of every chapter.
ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "alternativeText"),
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


def identifier(site_url: str, language: str) -> str:
    """The same for every edition, so that a reader's library knows a new one for the same book."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site_url}{language}/')}"


def maker(book: Book, language: str) -> str:
    """Who made the book, as a page in that language names them."""
    return book.site.holder[language]


def cover_page(book: Book, language: str, words: Mapping[str, str]) -> bytes:
    """The cover as a page: the picture, and in words what it shows."""
    section = html.Element("section", {"class": "cover", TYPE: "cover"})
    told = f"{book.site.name[language]}. {words['cover']}"
    etree.SubElement(section, "img", {"src": COVER, "alt": told})
    return document(book.site.name[language], [section], language, STYLE)


def title_page(book: Book, language: str, site_url: str, words: Mapping[str, str]) -> bytes:
    title = book.site.name[language]
    day = describe_day(book.edition, language)
    section = html.Element("section", {"class": "titlepage", TYPE: "titlepage"})
    etree.SubElement(section, "h1").text = title
    etree.SubElement(section, "p").text = book.labels["site.description"].text[language]
    etree.SubElement(section, "p").text = maker(book, language)
    etree.SubElement(section, "p").text = fill(words["edition"], day=day)
    imprint = etree.SubElement(section, "div", {"class": "imprint"})
    for line in (*_texts(book, language), words["rights"]):
        etree.SubElement(imprint, "p").text = line
    if is_hosted(site_url):
        address = etree.SubElement(etree.SubElement(section, "p"), "a", {"href": f"{site_url}{language}/"})
        address.text = f"{site_url}{language}/"
    return document(title, [section], language, STYLE)


def _texts(book: Book, language: str) -> Iterator[str]:
    """Each text that the book rests on, and who has published it."""
    label = book.labels["sources.publisher"].text[language]
    return (f"{source.title[language]}. {label} {source.publisher[language]}." for source in book.sources)


def contents(parts: Sequence[Part], language: str, words: Mapping[str, str]) -> bytes:
    nav = html.Element("nav", {TYPE: "toc", "id": "toc", "role": "doc-toc"})
    etree.SubElement(nav, "h1").text = words["contents"]
    top = etree.SubElement(nav, "ol")
    for part in parts:
        item = _entry(top, part.head.file, part.head.title)
        under = _under(part)
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
        *(("glossary", one.file, one.title) for page, one in by_page.items() if page == "glossary"),
    ):
        _entry(items, target, name)[0].set(TYPE, kind)
    return document(words["contents"], [nav, landmarks], language, STYLE)


def older_contents(book: Book, parts: Sequence[Part], language: str, site_url: str) -> bytes:
    """The contents as EPUB 2 has them, for readers that know no others."""
    root = etree.Element(f"{{{DAISY}}}ncx", nsmap={None: DAISY})  # type: ignore[dict-item]
    root.set("version", "2005-1")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    head = etree.SubElement(root, f"{{{DAISY}}}head")
    for name, value in (("dtb:uid", identifier(site_url, language)), ("dtb:depth", "2")):
        etree.SubElement(head, f"{{{DAISY}}}meta", {"name": name, "content": value})
    _words(etree.SubElement(root, f"{{{DAISY}}}docTitle"), book.site.name[language])
    places = etree.SubElement(root, f"{{{DAISY}}}navMap")
    numbers = count(1)
    for part in parts:
        head_point = _point(places, next(numbers), part.head.file, part.head.title)
        for target, name in _under(part):
            _point(head_point, next(numbers), target, name)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _under(part: Part) -> list[tuple[str, str]]:
    """What stands under a part in the contents: its chapters, or the sections of its only one if they are few."""
    chapters = [(chapter.file, chapter.title) for chapter in part.under]
    headings = part.head.headings if len(part.head.headings) <= MOST_SECTIONS else ()
    return chapters or [(f"{part.head.file}#{id}", heading) for id, heading in headings]


def _point(inside: etree._Element, number: int, target: str, name: str) -> etree._Element:
    point = etree.SubElement(inside, f"{{{DAISY}}}navPoint", {"id": f"point-{number}", "playOrder": str(number)})
    _words(etree.SubElement(point, f"{{{DAISY}}}navLabel"), name)
    etree.SubElement(point, f"{{{DAISY}}}content", {"src": target})
    return point


def _words(inside: etree._Element, words: str) -> None:
    etree.SubElement(inside, f"{{{DAISY}}}text").text = words


def _entry(items: html.HtmlElement, target: str, name: str) -> html.HtmlElement:
    item = etree.SubElement(items, "li")
    etree.SubElement(item, "a", {"href": target}).text = name
    return item


# --- the container -----------------------------------------------------------------------------------------------


def package_document(
    book: Book, language: str, site_url: str, words: Mapping[str, str], chapters: Sequence[Chapter]
) -> bytes:
    spine = {"cover.xhtml": "", "title.xhtml": "", "nav.xhtml": "nav"} | {
        one.file: "svg" if one.drawn else "" for one in chapters
    }
    root = etree.fromstring(ROOT)
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    metadata = etree.SubElement(root, f"{{{OPF}}}metadata")
    for name, value in (
        ("identifier", identifier(site_url, language)),
        ("title", book.site.name[language]),
        ("language", language),
        ("creator", maker(book, language)),
        ("publisher", maker(book, language)),
        ("rights", words["rights"]),
        *(("subject", topic.name[language]) for topic in book.topics),
        *(("source", text) for text in _texts(book, language)),
        ("description", book.labels["site.description"].text[language]),
        *([("source", f"{site_url}{language}/")] if is_hosted(site_url) else []),
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
    # Where readers of EPUB 2 look for it.
    etree.SubElement(metadata, f"{{{OPF}}}meta", {"name": "cover", "content": "cover-image"})
    manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
    for file, properties in spine.items():
        item = etree.SubElement(manifest, f"{{{OPF}}}item")
        item.attrib.update({"id": file.removesuffix(".xhtml"), "href": file, "media-type": "application/xhtml+xml"})
        if properties:
            item.set("properties", properties)
    for id, file, kind in (
        ("style", STYLE, "text/css"),
        ("ncx", NCX, "application/x-dtbncx+xml"),
        ("cover-image", COVER, "image/png"),
    ):
        item = etree.SubElement(manifest, f"{{{OPF}}}item")
        item.attrib.update({"id": id, "href": file, "media-type": kind})
        if file == COVER:
            item.set("properties", "cover-image")
    order = etree.SubElement(root, f"{{{OPF}}}spine", {"toc": "ncx"})
    for file in spine:
        etree.SubElement(order, f"{{{OPF}}}itemref", {"idref": file.removesuffix(".xhtml")})
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def zip_epub(files: Mapping[str, bytes], day: str) -> bytes:
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
