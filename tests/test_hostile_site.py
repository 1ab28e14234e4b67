"""A whole site of hostile words, built as every site is and opened in a browser under its own policy.

The words name a file that must not be read in every way that some tool takes for an order to put it in.
"""

from __future__ import annotations

import gzip
import random
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import brotli
import pytest
from lxml import html
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page
from pypdf import PdfReader

from attacks import attack, including, printable
from browser import serve
from conftest import ROOT, copy_tiny, written
from explainer.addresses import every_page
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book
from explainer.publish.everything import build_everything
from explainer.publish.hosting import HEADERS_FILE
from explainer.render import name_docs, render_docs
from explainer.render.book import render_book
from explainer.render.configuration import render_configurations
from explainer.store import Store
from hostile import (
    ADDRESS,
    MARKED,
    Filling,
    as_shown,
    enrich,
    one_blank,
    without_variants,
    write_hostile,
    write_hostile_texts,
)
from outputs import LITERAL, Maker

pytestmark = pytest.mark.long

FERRIES = "https://ferries.example/"
CANARY = "kanarienvogel-9c61e2f4"
SEED = 77
SHORT = 30
"""Letters of a word that no end of a page parts."""
TITLE = """</title><script>alert(1)</script><title> &amp; &lt;b&gt; "a" 'b' <b>c</b>"""
"""Of every page that has a title of its own."""
QUERIES = ("constructor __proto__", "<img src=x onerror=alert(1)>", "script alert", "secret", "{{", '"', "toString")
ELSEWHERE = {unquote(ADDRESS), "https://lake.example/2021"}
"""The addresses of other sites that the records and the texts name."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site and what it is made of."""

    site: Path
    book: Book
    named: Mapping[str, Head]
    """Path below docs/ -> what the page is called."""
    filling: Filling
    printed: Mapping[str, str]
    """The text of the PDF of each language."""


def secrets(folder: Path) -> list[str]:
    """Files beside the checkout that hold the secret, by their absolute path and by paths from where tools run."""
    paths = []
    for name in ("secret.txt", "secret.md", "secret.typ", "secret.html", "secret.svg", "secret.bib", "secret.yml"):
        (folder / name).write_text(f'#let a = "{CANARY}"\n{CANARY}\n', encoding="utf-8")
        paths += [str(folder / name), *(f"{'../' * up}{name}" for up in (1, 2, 3, 4))]
    return paths


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    place = tmp_path_factory.mktemp("hostile")
    checkout = enrich(without_variants(copy_tiny(place / "checkout")))
    names = including(secrets(place))

    def strings(seed: str) -> tuple[str, str]:
        # Half of them name the secret.
        if seed.endswith((":title", "name.ru", "name.en", "title.ru", "title.en")):
            return "html", TITLE
        kind, words = (names if random.Random(f"{seed}!").random() < 0.5 else attack)(seed)
        return kind, printable(words)

    write_hostile_texts(checkout, SEED, printable, few=True)
    filling = write_hostile(checkout, SEED, strings)
    book = checkout.book()
    docs = render_docs(book)
    for name, text in render_configurations(book).items():
        checkout.write(name, text)
    shutil.copytree(ROOT / "docs" / "overrides", checkout.root / "docs" / "overrides")
    for name, text in docs.items():
        checkout.write(f"docs/{name}", text)
    build_everything(checkout.root, book, lambda: written(book, docs), lambda _: nullcontext([]), Store())
    site = checkout.root / "site"
    printed = {
        language: "".join(page.extract_text() for page in PdfReader(site / f"{book.site.stem}.{language}.pdf").pages)
        for language in LANGUAGES
    }
    return Built(site, book, name_docs(book), filling, printed)


def contents(path: Path) -> Iterator[bytes]:
    """What a file holds: its bytes, and what they unpack to."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".br":
        yield brotli.decompress(data)
    elif path.suffix == ".gz":
        yield gzip.decompress(data)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def test_no_byte_of_a_file_outside_is_in_any_output(built: Built) -> None:
    named = sum("secret." in words for words in built.filling.words.values())
    files = [path for path in sorted(built.site.rglob("*")) if path.is_file()]
    for path in files:
        assert not any(CANARY.encode() in data for data in contents(path)), path
    assert not any(CANARY in text for text in built.printed.values())
    assert named > 200
    print(f"a secret file named in {named} fields, in {len(files)} files no byte of it")


def test_in_no_output_a_character_of_such_a_string_is_lost(tmp_path: Path) -> None:
    """The same, without the programs that publish: every string is found again (tests/test_hostile_text.py)."""
    checkout = enrich(without_variants(copy_tiny(tmp_path / "checkout")))
    filling = write_hostile(checkout, SEED, including(secrets(tmp_path)))
    made = Maker(ROOT, tmp_path / "pages").make(checkout.book())
    found = {int(mark[1]) for _, words in made.words for mark in MARKED.finditer(words)}
    for output, words in made.words:
        assert CANARY not in words, output
        for mark in MARKED.finditer(words):
            field = filling.fields[int(mark[1])]
            assert as_shown(mark[2], output, field) == as_shown(filling.words[int(mark[1])], output, field), (
                f"{output}: {field}"
            )
    assert len(found) > 0.9 * len(filling.words)
    print(f"strings that name a file: {len(found)}, each whole in every output")


def pages(built: Built) -> Iterator[tuple[str, Path]]:
    """(path below docs/, built page) of every page."""
    for language in LANGUAGES:
        for page in every_page(built.book):
            path = f"{language}/{page}/index.md".replace("//", "/")
            yield path, built.site / path.replace("index.md", "index.html")


def test_the_head_of_a_page_holds_its_title_and_description_to_the_letter(built: Built) -> None:
    hostile = 0
    for path, place in pages(built):
        title, description = built.named[path].title, built.named[path].description
        tree = html.document_fromstring(place.read_bytes())
        (shown,) = [str(element.xpath("string()")) for element in tree.findall("head/title")]
        assert one_blank(shown).strip().startswith(one_blank(title).strip()), path
        hostile += TITLE in title
        (meta,) = [str(tag.get("content")) for tag in tree.iter("meta") if tag.get("name") == "description"]
        assert one_blank(meta).strip() == one_blank(description).strip(), path
        (heading,) = [str(element.xpath("string()")) for element in tree.findall(".//h1")]
        assert one_blank(heading).strip() == one_blank(title).strip(), path
    assert hostile > 20


def test_no_element_attribute_or_address_is_another_than_ours(built: Built) -> None:
    scripts: set[tuple[str, str]] = set()
    for path, place in pages(built):
        tree = html.document_fromstring(place.read_bytes())
        for element in tree.iter("*"):
            assert element.tag not in {"iframe", "object", "embed", "img", "style", "base", "textarea"}, path
            for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
                assert not name.startswith("on"), f"{path}: {name}"
                assert name != "style", path
                if name in ("href", "src", "action", "data", "poster", "srcset") and re.match(r"[a-z]*:|//", value):
                    assert unquote(value) in ELSEWHERE or value.startswith(FERRIES), f"{path}: {value}"
        inline = [script.text or "" for script in tree.iter("script") if script.get("type") != "application/ld+json"]
        scripts.add((str(len(inline)), inline[0]))
    assert len(scripts) == 1, "every page has the scripts of the theme, and no other"


def test_the_printed_book_says_every_hostile_string(built: Built) -> None:
    whole = broken = 0
    for language in LANGUAGES:
        text = bare(built.printed[language])
        marks = (mark for found in LITERAL.finditer(render_book(built.book, language)) for mark in marks_in(found[1]))
        for number in sorted(set(marks) & set(built.filling.words)):
            words, where = built.filling.words[number], built.filling.fields[number]
            # Only in the index, if the text has the name; only in the properties of the file; words of a drawing, and
            # those that stand for it (their literals are compared in test_hostile_text.py); in the index above places
            # of a name that has many.
            if any(other in where for other in ("names.yml", "site.yml", "ui-figures.yml", "topics.yml")):
                continue
            if bare(words) in text:
                whole += 1
            else:
                # Over the end of a page: the notes of that page stand between.
                broken += 1
                lost = [word for word in words.split() if len(word) < SHORT and bare(word) not in text]
                assert lost == [], f"{language}, {where}: {words!r}"
    assert broken < whole / 50
    print(f"hostile strings found again in the text of the PDFs: {whole} whole, {broken} over the end of a page")


def marks_in(literal: str) -> Iterator[int]:
    """The numbers of the marks in a literal of Typst."""
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), literal)
    return (int(mark[1]) for mark in MARKED.finditer(text))


def bare(text: str) -> str:
    """The letters alone: lines, hyphenation and blanks are the typesetter's."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def test_in_a_browser_nothing_happens_but_reading(browser: Browser, built: Built) -> None:
    policy = re.search("Content-Security-Policy: (.*)", (built.site / HEADERS_FILE).read_text(encoding="utf-8"))
    assert policy
    faults: list[str] = []
    asked: set[str] = set()
    with serve(built.site, {"Content-Security-Policy": policy[1]}) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        watch(page, faults, asked)
        visited, touched = 0, set[str]()
        for path, _ in pages(built):
            page.goto(f"{address}/{path.removesuffix('index.md')}")
            assert page.url == f"{address}/{path.removesuffix('index.md')}", "led away"
            title = built.named[path].title
            assert one_blank(page.title()).strip().startswith(one_blank(title).strip()), path
            visited += 1
            folder = path.partition("/")[2].partition("/")[0]
            if folder not in touched:
                touched.add(folder)
                touch(page)
        page.goto(f"{address}/ru/timeline/#%E0%A4%A%<script>")
        page.evaluate("location.hash = '#%E0%A4%A'")
        page.wait_for_timeout(50)
        search(page)
    assert faults == []
    assert {url for url in asked if not url.startswith(address)} == set()
    print(f"pages of hostile words opened under the policy: {visited}; no dialog, no error, no request elsewhere")


def watch(page: Page, faults: list[str], asked: set[str]) -> None:
    """Notes what a reader of harmless pages never meets, and every address that is asked for."""

    def dialog(opened: Dialog) -> None:
        faults.append(f"dialog: {opened.message}")
        opened.dismiss()

    def told(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(message.text)

    page.on("dialog", dialog)
    page.on("console", told)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("popup", lambda popup: faults.append(f"popup: {popup.url}"))
    page.on("request", lambda request: asked.add(request.url))


def touch(page: Page) -> None:
    """Opens the first note, and the meaning of the first word of the glossary."""
    note = page.locator("a.footnote-ref:visible").first
    if note.count():
        note.click()
        assert page.locator("span.note").count() >= 1
        page.keyboard.press("Escape")
    word = page.locator("a[aria-describedby^=meaning-]:visible").first
    if word.count():
        told = word.evaluate("link => document.getElementById(link.getAttribute('aria-describedby')).textContent")
        word.hover()
        page.wait_for_selector(".meaning")
        assert page.locator(".meaning").evaluate("box => box.firstChild.textContent.trim()") == told.strip()


def search(page: Page) -> None:
    """Hostile words as queries, and as what is found."""
    page.focus("form[data-search] input")
    page.wait_for_selector("form[data-search][data-ready]", state="attached")
    found = 0
    for query in QUERIES:
        page.fill("form[data-search] input", query)
        page.wait_for_function("query => document.querySelector('search').dataset.shown === query", arg=query)
        found += page.locator("[data-search-found] li").count()
        assert page.locator("[data-search-found] img, [data-search-found] script").count() == 0
    assert found > 10
