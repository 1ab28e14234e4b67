"""The search of one language: an index made of the built pages, and the engine, as scripts that work on file:// too.

Both are fetched when a reader turns to search, not before. Words are folded and stemmed in the browser, the index's
and the query's by the same code (assets/search.js), so that every inflected form finds its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from explainer.model import LANGUAGES, Book, Named
from explainer.write import write_text

# Notes repeat the sources, where their words are found; the rest is no content.
LEFT_OUT_TAGS = {"nav", "script", "style", "sup", "svg"}
LEFT_OUT_CLASSES = {"footnote", "legend", "next", "about", "uses", "meanings", "choices"}
BLANKS = re.compile(r"[ \t\n\r\f]+")
BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "table", "blockquote", "figure", "dl"}
LEFT_OUT_PAGES = {"404.html", "concordance/index.html", "coverage/index.html", "downloads/index.html"}
VENDOR = ("minisearch", *(f"stem-{language}" for language in LANGUAGES))


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a page that a search can find."""

    address: str
    """Below the language's root, with its anchor; ends in index.html so that it works without a server."""
    page: str
    title: str
    text: str
    names: str
    """Other names of what it is about, in every language."""


def write_search(place: Path, book: Book, vendor: Path) -> None:
    """`search/index.js` and `search/engine.js` below every language of the built site; MkDocs's own index goes."""
    engine = engine_script(vendor)
    for language in LANGUAGES:
        root = place / language
        folder = root / "search"
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*"):
            old.unlink()
        entries = tuple(find_entries(root, book))
        write_text(folder / "index.js", index_script(entries))
        write_text(folder / "engine.js", engine)


def index_script(entries: tuple[Entry, ...]) -> str:
    """The index as a script: a list of [address, page, title, text, names]."""
    rows = [[entry.address, entry.page, entry.title, entry.text, entry.names] for entry in entries]
    return f"searchEntries({json.dumps(rows, ensure_ascii=False, separators=(',', ':'))});\n"


def engine_script(vendor: Path) -> str:
    """The vendored library and stemmers, each in a scope of its own, handed to assets/search.js."""
    parts = []
    for name in VENDOR:
        code = (vendor / f"{name}.js").read_text(encoding="utf-8")
        scope = "var module={exports:{}},exports=module.exports;"
        parts.append(f'"{name}":(function(){{{scope}{code}\nreturn module.exports}})()')
    return "searchEngine({" + ",".join(parts) + "});\n"


def find_entries(root: Path, book: Book) -> Iterator[Entry]:
    """The parts of all pages of one language: each heading's section, each sentence of a text."""
    names = {record.id: record for record in (*book.people, *book.partners, *book.terms)}
    for path in sorted(root.rglob("index.html")):
        page = path.relative_to(root).as_posix()
        if page in LEFT_OUT_PAGES:
            continue
        article = html.document_fromstring(path.read_bytes()).find(".//article")
        if article is None:
            continue
        for element in list(article.iter("*")):
            if element.tag in LEFT_OUT_TAGS or LEFT_OUT_CLASSES & set(element.get("class", "").split()):
                _drop(element)
        heading = article.find(".//h1")
        title = _text(heading) if heading is not None else ""
        about = page.removesuffix("/index.html").partition("/")[2]
        yield from _sections(article, page, title, names, about)


def _drop(element: etree._Element) -> None:
    """Takes an element out; the text behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _sections(article: html.HtmlElement, page: str, title: str, names: dict[str, Named], about: str) -> Iterator[Entry]:
    anchor, heading, words = "", title, list[str]()

    def entry() -> Entry:
        id = anchor or about
        known = names.get(id)
        return Entry(
            address=page + (f"#{anchor}" if anchor else ""),
            page=title,
            title=heading,
            text=_squeeze(" ".join(words)),
            names=_names(known) if known else "",
        )

    for element in _leaves(article):
        if element.tag in ("h2", "h3") or "sentence" in element.get("class", "").split():
            yield entry()
            anchor, words = element.get("id", ""), []
            heading = _text(element) if element.tag in ("h2", "h3") else ""
            if element.tag in ("h2", "h3"):
                continue
        words.append(_text(element))
    yield entry()


def _leaves(article: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The blocks of an article in order, none inside another."""
    stack = [article]
    while stack:
        element = stack.pop()
        if element.tag in BLOCKS or "sentence" in element.get("class", "").split():
            yield element
        else:
            stack.extend(reversed([child for child in element if isinstance(child.tag, str)]))


def _names(record: Named) -> str:
    every = [words for text in (record.name, record.short) for words in text]
    every += [form for forms in record.forms.values() for form in forms]
    return " ".join(dict.fromkeys(every))


def _text(element: html.HtmlElement) -> str:
    """The words of an element; blocks inside it are parted, runs of one line are not."""
    return _squeeze("".join(_pieces(element)))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    block = element.tag in BLOCKS or element.tag in ("td", "th", "br", "div")
    if block:
        yield " "
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
    if block:
        yield " "


def _squeeze(text: str) -> str:
    """Blanks as a browser shows them: one for several; a blank that holds words together stays."""
    return BLANKS.sub(" ", text).strip(" ")
