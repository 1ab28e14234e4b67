"""Everything that is made of a Book, without the programs that publish it, as words and as structure.

The words are what a reader sees or a program reads, each with the output it stands in. The structure is all the rest:
elements, attributes, addresses, keys, code.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree, html
from markdown import Markdown

from conftest import context_of
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book
from explainer.publish.binding import bind
from explainer.publish.bundle import bundle_files, link_files
from explainer.publish.dress import dressers
from explainer.publish.epub import epub_words, make_epub
from explainer.publish.front import front_page
from explainer.publish.missing import missing_page
from explainer.render import name_docs, render_docs
from explainer.render.book import render_book
from explainer.render.data import render_binary_data, render_data
from explainer.render.data.feed import render_feed, render_llms
from explainer.render.figures import figures_in_words
from explainer.render.meta import render_heads
from explainer.render.preview import render_preview
from explainer.search.entries import Entry, find_entries
from explainer.search.write import make_search
from explainer.store import Store

SITE = "https://site.example/"
FILES = (("data/a.csv", "text/csv"),)
LITERAL = re.compile(r'"((?:[^"\\]|\\u\{[0-9a-f]+\})*)"')
# A mark for the index stands between two pieces of the same words.
MENTIONS = re.compile(rf'" \+ mentions\((?:{LITERAL.pattern}(?:, )?)*\) \+ "')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
TEX_NAMES = {
    "backslash": "\\",
    "asciitilde": "~",
    "asciicircum": "^",
    "quotesingle": "'",
    "braceleft": "{",
    "braceright": "}",
}
INDEX_LINK = re.compile(r'(href="(?:[^"#]*/)?)index\.md(?=[#"])')
WORDY = {"title", "alt", "aria-label", "content", "data-label", "data-more", "description"}
"""Attributes that hold words."""


@dataclass(slots=True)
class Outputs:
    """What was made: (name of the output, words) and, by output, how often each piece of structure stands in it."""

    words: list[tuple[str, str]] = field(default_factory=list)
    structure: dict[str, Counter[tuple[str, ...]]] = field(default_factory=dict)

    def say(self, name: str, words: str) -> None:
        self.words.append((name, words))

    def build(self, name: str, *piece: str) -> None:
        self.structure.setdefault(name, Counter())[piece] += 1

    def add_tree(self, name: str, tree: etree._Element) -> None:
        """A tree of elements: its words, the words of its attributes, every element with its other attributes."""
        self.say(name, "".join(_visible(tree)))
        for element in tree.iter(etree.Element):
            # What keeps a name on its line follows from the words.
            if element.get("class") == "name":
                continue
            plain = []
            for key, value in sorted((str(key), str(value)) for key, value in element.attrib.items()):
                if key in WORDY:
                    self.say(f"{name} @{key}", value)
                    plain.append(f"{key}=")
                else:
                    plain.append(f"{key}={value}")
            self.build(name, str(element.tag), *plain)
        assert not [node for node in tree.iter() if not isinstance(node.tag, str)], f"{name} holds a comment"

    def add_data(self, name: str, data: Any, *keys: str) -> None:
        """Data of JSON: its texts, and the keys that lead to everything."""
        if isinstance(data, dict):
            for key, value in data.items():
                self.add_data(name, value, *keys, key)
        elif isinstance(data, list):
            for value in data:
                self.add_data(name, value, *keys, "[]")
        else:
            self.build(name, *keys, type(data).__name__)
            self.say(name, str(data))

    def add_code(self, name: str, code: str) -> None:
        """Typst: its literals, of which some are drawings, and the code around them."""
        code = MENTIONS.sub("", code)
        for found in LITERAL.finditer(code):
            words = ESCAPED.sub(lambda character: chr(int(character[1], 16)), found[1])
            if words.startswith('<svg xmlns="http'):
                self.add_tree(name, etree.fromstring(words))
            else:
                self.say(name, words)
        for line in LITERAL.sub('""', code).split("\n"):
            self.build(name, line)


class Maker:
    """Makes the outputs of Books: Markdown as mkdocs.yml sets it up, pages in a folder."""

    def __init__(self, root: Path, folder: Path) -> None:
        from mkdocs.config import load_config

        config = load_config(str(root / "mkdocs.yml"))
        self.markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        self.folder = folder

    def to_html(self, text: str) -> str:
        return INDEX_LINK.sub(r"\1", self.markdown.reset().convert(text))

    def make(self, book: Book, *, epub: bool = True) -> Outputs:
        """All outputs of a Book; the e-book takes as long as all the others."""
        made = Outputs()
        docs, named = render_docs(book), name_docs(book)
        # The lists of works are put into the pages by the programs that publish.
        drawn = {language: figures_in_words(context_of(book, language)) for language in LANGUAGES}
        entries = find_entries(book, drawn)
        for language, dressed in dressers(book, Store()).items():
            articles: dict[str, str] = {}
            for path, text in docs.items():
                if path.startswith(f"{language}/"):
                    page = path.removeprefix(f"{language}/").removesuffix("index.md").rstrip("/")
                    body = self.to_html(text.split("\n---\n", 1)[1])
                    articles[path.removeprefix(f"{language}/")] = body
                    whole = bind(dressed(f'<article class="page">{body}</article>', page), language)
                    self._page(made, path, link_files(whole))
            if epub:
                self._epub(made, book, language, named, articles)
            self._search(made, entries[language], language)
            made.add_code(f"typst {language}", render_book(book, language))
            made.add_code(f"preview {language}", render_preview(book, language))
        made.add_tree("front page", html.document_fromstring(front_page(book)))
        made.add_tree("404.html", html.document_fromstring(missing_page(book, SITE)))
        self._heads(made, book, named)
        llms = Markdown().convert(render_llms(book, named, SITE))
        made.add_tree("llms.txt", html.fragment_fromstring(llms, create_parent="main"))
        made.add_tree("feed.xml", etree.fromstring(render_feed(book, SITE).encode()))
        for name, text in render_data(book, SITE).items():
            self._data(made, name, text)
        for name, data in render_binary_data(book).items():
            self._workbook(made, name, data)
        made.say("READ ME.txt", bundle_files(self.folder / "none", book)["READ ME.txt"].decode())
        return made

    def _page(self, made: Outputs, path: str, text: str) -> None:
        place = self.folder / path.replace("index.md", "index.html")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'<!doctype html><meta charset="utf-8"><body>{text}</body>', encoding="utf-8")
        made.add_tree(path, html.fragment_fromstring(text, create_parent="body"))

    def _search(self, made: Outputs, entries: tuple[Entry, ...], language: str) -> None:
        scripts = make_search({language: entries}, ())[language]
        values = {
            name: json.loads(script.split("\n")[-2].partition("(")[2].removesuffix(");"))
            for name, script in scripts.items()
        }
        texts = [line for name, text in values.items() if name.startswith("text-") for line in text.split("\n")]
        places = values["places.js"]["places"].split("\n")
        assert len(entries) == len(places) == len(texts)
        for entry in entries:
            made.build(f"search {language}", entry.address, entry.kind)
        said = [text for line in (*places, *texts) for text in line.split("\t")]
        for text in (*said, *(text for page in values["places.js"]["pages"] for text in page)):
            made.say(f"search {language}", text)

    def _heads(self, made: Outputs, book: Book, named: Mapping[str, Head]) -> None:
        for path, head in render_heads(book, named, FILES, SITE).items():
            tree = html.fragment_fromstring(head, create_parent="head")
            for script in tree.findall("script"):
                made.add_data(f"JSON-LD {path}", json.loads(script.text or ""))
                script.text = None
            made.add_tree(f"head {path}", tree)

    def _epub(
        self, made: Outputs, book: Book, language: str, named: Mapping[str, Head], articles: Mapping[str, str]
    ) -> None:
        titles = {path: named[f"{language}/{path}"].title for path in articles}
        data = make_epub(book, language, titles, articles, SITE, epub_words(book, language), b"a picture")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith((".xhtml", ".opf")):
                    made.add_tree(f"epub {language} {name}", etree.fromstring(archive.read(name)))

    def _data(self, made: Outputs, name: str, text: str) -> None:
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(text)):
                made.build(name, str(len(row)))
                for cell in row:
                    made.say(name, cell)
        elif name.endswith((".json", ".jsonld")):
            made.add_data(name, json.loads(text))
        elif name.endswith((".tbx", ".tei", ".tmx")):
            made.add_tree(name, etree.fromstring(text.encode()))
        elif name.endswith(".txt"):
            made.say(name, text)
        elif name.endswith(".ris"):
            import rispy

            # A semicolon parts addresses there, so that in one it is written as a code.
            made.add_data(name, json.loads(json.dumps(rispy.loads(text)).replace("%3B", ";")))
        else:
            made.add_data(name, [{key: _of_tex(value) for key, value in entry.items()} for entry in _bibtex(text)])

    def _workbook(self, made: Outputs, name: str, data: bytes) -> None:
        import openpyxl

        for number, sheet in enumerate(openpyxl.load_workbook(io.BytesIO(data)).worksheets):
            # The first has a name in words.
            place = f"{name} {sheet.title if number else 'first'}"
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                made.build(place, str(cell.column), cell.data_type)
                made.say(place, str(cell.value))


def _bibtex(text: str) -> list[dict[str, str]]:
    import bibtexparser

    # It knows no pages of the web by itself.
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    entries: list[dict[str, str]] = bibtexparser.loads(text, parser).entries
    return entries


def _of_tex(value: str) -> str:
    """What TeX prints for the commands that stand for a character."""
    value = re.sub(r"-\{\}(?=-)", "-", value)
    value = re.sub(r"\\text([a-z]+)\{\}", lambda found: TEX_NAMES[found[1]], value)
    return re.sub(r"\\([{}$&#%_])", r"\1", value)


def _visible(element: etree._Element) -> Iterator[str]:
    """The words of an element; lines of a figure, and cells, stand apart."""
    apart = str(element.tag).rpartition("}")[2] in ("text", "td", "th", "li", "p", "title", "desc", "tig", "seg")
    yield " " if apart else ""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _visible(child)
        yield child.tail or ""
    yield " " if apart else ""
