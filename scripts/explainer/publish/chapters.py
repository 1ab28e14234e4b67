"""A page as a chapter of an e-book: the words of the built page in, an XHTML body out, links still those of the page.

It is made of what MkDocs has written, so that a chapter says what the page says; what a phone cannot show (a large
figure, a wide table) or a book does not need (where to go next) is changed here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import cast

from lxml import etree, html

from explainer.corpus.binding import JOINER
from explainer.publish.narrow import NARROW, gather, leave_out_tables, restack, to_scale
from explainer.publish.quotes import written

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
ROOT = f'<html xmlns="{XHTML}" xmlns:epub="{OPS}"/>'
TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

NAMED, SENTENCES, TIMELINE = "named-figure", "sentences-figure", "timeline-figure"
# They can be read at a width of 360 pixels and are no higher than a phone's page. What the others draw, the lists below
# them say.
FIGURES = ("answers-figure", "map-figure", NAMED, "outcomes-figure", SENTENCES, TIMELINE)
WIDE = "fig-wide"
"""Of a figure that is drawn twice, what a narrow page does not show."""
FURNITURE = frozenset(("next", "kicker", "uses", "opens", "skip", "take"))
"""What leads about a site, past the marks of a drawing, from it and to its files, and tells how long a page takes."""
MAYBE_FURNITURE = etree.XPath(f".//*[{' or '.join(f'contains(@class, {css!r})' for css in sorted(FURNITURE))}]")

ARTICLE = re.compile(r'<article class="page"[^>]*>(.*)</article>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page in the book. `body` is changed while the book is put together; nothing outside sees it."""

    page: str
    """Its address below the language's root, "" for home."""
    title: str
    body: html.HtmlElement
    ids: frozenset[str]
    dropped: frozenset[str] = field(default=frozenset())
    """Ids that the page has and the chapter has not."""

    drawn: bool = False
    """Whether there is a drawing in it, which the package document must say."""

    @property
    def file(self) -> str:
        return f"{self.page.replace('/', '-') or 'home'}.xhtml"

    @property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """(id, words) of every second-level heading."""
        return tuple((found.get("id", ""), words(found)) for found in self.body.iter("h2"))


def find_article(built: str) -> str:
    """The words of a page in what MkDocs has written, before it is dressed."""
    found = ARTICLE.search(built)
    if found is None:
        raise ValueError("a built page has no article; see docs/overrides/main.html")
    return found[1].strip()


def parse_chapter(
    page: str,
    title: str,
    article: str,
    without_tables: str = "",
    drawings: Mapping[str, str] | None = None,
    left_out: Collection[str] = (),
) -> Chapter:
    """The chapter of a page from its title and its words as HTML.

    With `without_tables` its wide tables are left out, and these words say so. `drawings`: SVGs that take the place
    of those of a figure, by its id. `left_out`: ids of the headings of sections that the book does without.
    """
    body = html.fragment_fromstring(written(article), create_parent="body")
    before = _ids(body)
    for element in _furniture(body):
        around = element.getparent()
        element.drop_tree()
        # What stood in other furniture is out of the page already.
        alone = around.tag == "p" and len(around) == 0 and not (around.text or "").strip()
        if alone and around.getparent() is not None:
            around.drop_tree()
    for element in list(body.iter("figure")):
        if element.get("id") not in FIGURES:
            element.drop_tree()
        elif instead := (drawings or {}).get(str(element.get("id"))):
            for drawing in element.find_class(NARROW):
                element.replace(drawing, html.fragment_fromstring(instead))
    for element in body.find_class(WIDE):
        element.drop_tree()
    for element in body.xpath(".//figure//svg[@role]"):
        to_scale(element)
    _leave_out_ways(body)
    for heading in [one for one in body.iterfind("h2") if one.get("id") in left_out]:
        for element in (heading, *_section(heading)):
            element.drop_tree()
    for link in body.xpath(".//svg//a"):
        # Too small for a finger, and some readers draw nothing that is inside of one; the words below lead there, too.
        link.drop_tag()
    for element in body.xpath(".//figure//details"):
        # What is the same in words has room here.
        element[0].tag = "p"
        element.drop_tag()
    for element in body.find_class("bibliography"):
        if len(element) == 0:
            element.drop_tree()
    if without_tables:
        leave_out_tables(body, without_tables)
    else:
        for table in body.find_class("matrix"):
            if "grid" in table.get("class", "").split():
                gather(table)
            else:
                restack(table)
    for element in body.find_class("sic"):
        # A style sheet would say it to those who see; the words of the quotation stay as they are.
        mark = html.Element("span", {"class": "mark-sic"})
        mark.text = " [sic]"
        element.addnext(mark)
        mark.tail, element.tail = element.tail, None
    _footnotes(body)
    ids = _ids(body)
    drawn = next(body.iter("svg"), None) is not None
    return Chapter(page=page, title=title, body=body, ids=ids, dropped=before - ids, drawn=drawn)


def _furniture(body: html.HtmlElement) -> list[html.HtmlElement]:
    """Looked for once, however many classes it has: most of a page is none."""
    found = cast(list[html.HtmlElement], MAYBE_FURNITURE(body))
    return [element for element in found if not FURNITURE.isdisjoint(element.get("class", "").split())]


def words(element: html.HtmlElement) -> str:
    """The text of a heading without its note marks."""
    return re.sub(r"[ \t\n]+", " ", "".join(element.xpath(".//text()[not(ancestor::sup)]"))).strip(" ")


def to_xhtml(chapter: Chapter, language: str, style: str) -> bytes:
    """The chapter as a file of the book."""
    return document(chapter.title, list(chapter.body), language, style)


def document(title: str, content: list[html.HtmlElement], language: str, style: str) -> bytes:
    """An XHTML file: every `lang` is said twice, as EPUB asks, and the bytes are the same each time."""
    root = etree.fromstring(ROOT)
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    etree.SubElement(head, f"{{{XHTML}}}link", {"rel": "stylesheet", "type": "text/css", "href": style})
    body = etree.SubElement(root, f"{{{XHTML}}}body")
    root.set("lang", language)
    for element in content:
        body.append(element)
    for drawing in list(body.iter("svg")):
        _as_svg(drawing)
    for element in root.iter(etree.Element):
        if not str(element.tag).startswith("{"):
            element.tag = f"{{{XHTML}}}{element.tag}"
        if element.get("lang"):
            element.set(XML_LANG, str(element.get("lang")))
    etree.strip_tags(root, etree.Comment)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")


def _as_svg(drawing: etree._Element) -> None:
    """A drawing of a page as XML has it: in its namespace, its names as they are written in HTML's table of them."""
    svg = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item]
    svg.attrib.update({"viewBox" if name == "viewbox" else name: value for name, value in drawing.attrib.items()})
    svg.extend(list(drawing))
    for element in svg.iterdescendants(etree.Element):
        element.tag = f"{{{SVG}}}{element.tag}"
    svg.tail = drawing.tail
    parent = drawing.getparent()
    assert parent is not None
    parent.replace(drawing, svg)


def _ids(body: html.HtmlElement) -> frozenset[str]:
    return frozenset(str(id) for id in body.xpath(".//@id"))


def _leave_out_ways(body: html.HtmlElement) -> None:
    """Sections that are lists of links to other pages: a book has its contents."""
    for heading in list(body.iterfind("h2")):
        section = _section(heading)
        items = [item for element in section if element.tag == "ul" for item in element.iterfind("li")]
        if items and all(element.tag == "ul" for element in section) and all(map(_is_way, items)):
            for element in (heading, *section):
                element.drop_tree()


def _section(heading: html.HtmlElement) -> list[html.HtmlElement]:
    """What stands under a heading, up to the next one."""
    return list(takewhile(lambda element: element.tag != "h2", heading.itersiblings()))


def _is_way(item: html.HtmlElement) -> bool:
    return (
        not (item.text or "").strip() and len(item) > 0 and item[0].tag == "a" and item[0].get("href", "#")[:1] != "#"
    )


# --- footnotes ---------------------------------------------------------------------------------------------------


def _footnotes(body: html.HtmlElement) -> None:
    """Notes as EPUB 3 has them, so that a reader shows them in place: numbered anew, those without a mark left out."""
    boxes = [box for box in body.find_class("footnote") if box.tag == "div"]
    notes = {str(note.get("id")): note for box in boxes for note in box.iterfind("ol/li")}
    numbers: dict[str, int] = {}
    back: dict[str, list[str]] = {}
    for mark in body.xpath(".//sup[starts-with(@id, 'fnref')]"):
        (anchor,) = mark.iterfind("a")
        id = str(anchor.get("href")).removeprefix("#")
        number = numbers.setdefault(id, len(numbers) + 1)
        back.setdefault(id, []).append(str(mark.get("id")))
        anchor.text = str(number)
        anchor.set("class", "noteref")
        anchor.set(TYPE, "noteref")
        anchor.set("role", "doc-noteref")
        before = mark.getprevious()
        beside = before is not None and before.tag == "sup" and not before.tail
        # No line ends before a mark, and two side by side would read as one number.
        mark.text = f"{JOINER}," if beside else JOINER
    for box in boxes:
        box.drop_tree()
    if not numbers:
        return
    section = etree.SubElement(body, "section", {"class": "notes", TYPE: "footnotes"})
    for id, number in numbers.items():
        # Not an `aside`: Kobo does not reach an id on one.
        box = etree.SubElement(section, "div", {"id": id, "class": "note", TYPE: "footnote", "role": "doc-footnote"})
        note = notes[id]
        for anchor in note.find_class("footnote-backref"):
            anchor.drop_tree()
        for block in list(note):
            box.append(block)
            # What stood before the links back.
            if len(block):
                block[-1].tail = (block[-1].tail or "").rstrip() or None
            elif block.text:
                block.text = block.text.rstrip()
        first, last = box[0], box[-1]
        mark, *others = back[id]
        link = _way_back(mark, f"{number}.")
        link.tail = f" {first.text or ''}"
        first.text = None
        first.insert(0, link)
        for count, other in enumerate(others, 2):
            # Each mark has its own way back, with a name of its own.
            if len(last) == 0:
                last.text = f"{last.text or ''} "
            else:
                last[-1].tail = f"{last[-1].tail or ''} "
            last.append(_way_back(other, f"↑{number}.{count}"))


def _way_back(mark: str, words: str) -> html.HtmlElement:
    link = html.Element("a", {"href": f"#{mark}", "class": "number", "role": "doc-backlink"})
    link.text = words
    return link
