"""What a piece of a text is (title, heading, item, caption, question …), from its lines to pages, search and books."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from pypdf import PdfReader

from browser import serve
from checkout import Checkout
from conftest import TINY, MadeOnce, build, copy_tiny
from explainer.cli.annotate import annotated, confirmed
from explainer.corpus.paragraphs import parse_text
from explainer.model import LANGUAGES, BlockKind, Book
from explainer.publish.outputs import filled_in_words
from explainer.render import render_docs
from explainer.search.entries import Entry, find_entries
from records import rebuilt
from test_access import AXE, NU, violations
from web_tools import run, tool


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        ("Паром вышел\n\nОн вышел утром.\n", ["Паром вышел", "Он вышел утром."]),
        ("Паром вышел\nОн вышел утром.\n", ["Паром вышел", "Он вышел утром."]),
        ("Паром\nвышел утром.\n", ["Паром вышел утром."]),
        ("Паром вышел,\nОрлов остался.\n", ["Паром вышел, Орлов остался."]),
        ("Паром вышел\n\nи вернулся.\n", ["Паром вышел", "и вернулся."]),
        ("Взяли:\n- колокол\n- причал\n", ["Взяли:", "- колокол", "- причал"]),
        ("Взяли\n1. колокол\n2. причал\n", ["Взяли", "1. колокол", "2. причал"]),
        ("- Паром вышел\nутром, - сказал Орлов.\n", ["- Паром вышел утром, - сказал Орлов."]),
        ("Паром вышел.\n* * *\nОн вернулся.\n", ["Паром вышел.", "Он вернулся."]),
        ("## Итог\nпаром вышел.\n", ["Итог", "паром вышел."]),
        ("> Озеро помнит.\n\n| Рейс | Час |\n\n• колокол\n", ["Озеро помнит.", "Рейс | Час", "колокол"]),
        (
            "Паром «Чайка», который начали\nстроить в городе Новые Сады\nЗареченской области ещё до\n"
            "Новой реформы, вышел на озеро.\nДальнее обмелело. Сегодня там\nтихо.\n\nРейсы начнутся осенью.\n",
            [
                "Паром «Чайка», который начали строить в городе Новые Сады Зареченской области ещё до "
                "Новой реформы, вышел на озеро. Дальнее обмелело. Сегодня там тихо.",
                "Рейсы начнутся осенью.",
            ],
        ),
    ],
    ids=[
        *("title", "title-without-a-gap", "broken-line", "comma", "gap", "list", "numbers", "speech", "rule"),
        *("marked-heading", "marked-pieces", "wrapped"),
    ],
)
def test_a_line_without_a_stop_goes_on_only_where_the_next_one_does(raw: str, paragraphs: list[str]) -> None:
    text = parse_text(raw, "ru")
    assert [paragraph.text for paragraph in text.paragraphs] == paragraphs
    assert rebuilt(text) == raw


TEXT = """\
Паром и причал

Анна Зимина

5 марта 2021 года

«Чайка» стоит у причала. Её видно с берега.

Что уже сделано

Сделано три дела:
- построен причал;
- куплен колокол;
- покрашен борт.

Фото: паром у причала

Вопрос: Когда начнутся рейсы?

Ответ: Рейсы начнутся осенью.

> Озеро помнит всё.

| Рейс | Час |

[1] Записано на берегу.
"""
KINDS = {
    1: "title",
    2: "byline",
    3: "date line",
    5: "heading",
    7: "list item",
    8: "list item",
    9: "list item",
    10: "caption",
    11: "question",
    12: "answer",
    13: "block quotation",
    14: "table row",
    15: "note",
}
TOLD = {
    "ru": {
        2: "Кто написал",
        3: "Строка с датой",
        10: "Подпись",
        11: "Вопрос",
        12: "Ответ",
        13: "Выделенная цитата",
        14: "Строка таблицы",
        15: "Примечание",
    },
    "en": {
        2: "Byline",
        3: "Date line",
        10: "Caption",
        11: "Question",
        12: "Answer",
        13: "Block quotation",
        14: "Table row",
        15: "Note",
    },
}
RECORD = """
- id: ferry-pier
  code: K
  file: texts/ferry-pier.txt
  sha256: {digest}
  language: ru
  rights: full
  title: {{ru: Паром и причал, en: The ferry and the pier}}
  publisher: {{ru: Берег, en: Bereg}}
  date: 2021-03-05
"""


def every_kind(place: Path) -> Checkout:
    """The tiny checkout with a third text, read by the rules and confirmed."""
    tiny = copy_tiny(place, TINY)
    tiny.write("seeds/texts/ferry-pier.txt", TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    tiny.edit(("seeds/sources.yml", "", RECORD.format(digest=digest)))
    sentences = [
        (f"K{paragraph.number}.{sentence.number}", sentence.text)
        for paragraph in parse_text(TEXT, "ru").paragraphs
        for sentence in paragraph.sentences
    ]
    lines = [f"{at}:\n  ru: {json.dumps(words, ensure_ascii=False)}\n  en: Words of {at}\n" for at, words in sentences]
    tiny.write("seeds/translations/ferry-pier.yml", "".join(lines))
    aside = [f"- at: {at}\n  reason: transition\n  ru: Здесь.\n  en: Here.\n" for at, _ in sentences]
    tiny.edit(("seeds/knowledge/set-aside.yml", "", "".join(aside)))
    assert annotated(tiny.root, "ferry-pier") == 0
    # Whose words a question and a quotation are, the rules do not know.
    name = "seeds/annotations/ferry-pier.yml"
    tiny.write(name, re.sub(r"kind: direct\n(?! +speaker)", "kind: direct\n      speaker: reto\n", tiny.read(name)))
    assert confirmed(tiny.root, "ferry-pier", [f"K{number}" for number in range(1, 16)], "a reader") == 0
    return tiny


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return every_kind(tmp_path_factory.mktemp("kinds") / "tiny").load()[0]


@pytest.fixture(scope="module")
def site(book: Book, made_once: MadeOnce) -> Path:
    return made_once("kinds-site", lambda place: build(place, book, render_docs(book))) / "site"


def page(site: Path, language: str) -> html.HtmlElement:
    path = site / language / "sources" / "ferry-pier" / "index.html"
    return html.document_fromstring(path.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " "))


def test_the_rules_propose_what_each_piece_is(book: Book) -> None:
    source = next(source for source in book.sources if source.id == "ferry-pier")
    assert {number: kind for number, kind in enumerate(source.blocks, 1) if kind != "paragraph"} == KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_of_a_text_without_a_title_it_is_said_that_the_title_is_ours(book: Book, language: str) -> None:
    titles = {source.id: BlockKind.TITLE in source.blocks for source in book.sources}
    assert titles == {"ferry-plan": False, "ferry-launch": False, "ferry-pier": True}
    ours = book.labels["sources.title-ours"].text[language]
    page = render_docs(book)[f"{language}/sources/index.md"]
    assert {id: ours in part for id, part in zip(titles, page.split("\n## ")[1:], strict=False)} == {
        id: not titled for id, titled in titles.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_marks_each_piece_as_what_it_is_or_says_so(site: Path, language: str) -> None:
    pieces = {one.get("id"): one for one in page(site, language).find_class("paragraph")}
    assert list(pieces) == [f"p{number}" for number in range(1, 16)]
    for number, kind in KINDS.items():
        assert pieces[f"p{number}"].get("class") == f"paragraph is-{kind.replace(' ', '-')}"
    assert {
        int(id[1:]): label.text_content() for id, one in pieces.items() for label in one.find_class("block-kind")
    } == TOLD[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_is_one_once_and_in_order_and_items_are_a_list(site: Path, language: str) -> None:
    whole = page(site, language)
    heads = whole.xpath("//*[@role='heading']")
    assert [(one.get("aria-level"), one.get("lang")) for one in heads] == [("2", language), ("3", language)]
    assert [one.xpath("ancestor::div[@class='sentence']/@id") for one in heads] == [["p1s1"], ["p5s1"]]
    (items,) = whole.xpath("//ul[@class='paragraphs']")
    assert [(item.tag, item.get("id")) for item in items] == [("li", "p7"), ("li", "p8"), ("li", "p9")]
    # What can be chosen stands before the text, once.
    (choice,) = whole.find_class("view")
    assert choice.getnext().get("id") == "p1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_keeps_its_place_and_has_its_card(book: Book, site: Path, language: str) -> None:
    source = next(source for source in book.sources if source.id == "ferry-pier")
    places = [f"p{piece.number}s{one.number}" for piece in source.text.paragraphs for one in piece.sentences]
    assert [one.get("id") for one in page(site, language).find_class("sentence")] == places
    script = (site / language / "assets" / "sentences" / "ferry-pier.js").read_text(encoding="utf-8")
    cards = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    assert [one["at"] for piece in cards["paragraphs"] for one in piece] == places


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_knows_headings_and_says_what_a_piece_is(book: Book, language: str) -> None:
    found: dict[str, Entry] = {
        entry.address.rpartition("#")[2]: entry
        for entry in find_entries(book, filled_in_words(book))[language]
        if entry.address.startswith("sources/ferry-pier/#p")
    }
    assert len(found) == 16
    assert {at for at, entry in found.items() if entry.heads} == {"p1s1", "p5s1"}
    for number, words in TOLD[language].items():
        assert all(how.endswith(words) for _, how in found[f"p{number}s1"].speakers)
        assert found[f"p{number}s1"].blocks
        assert words not in found[f"p{number}s1"].blocks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_book_and_the_e_book_say_what_a_piece_is(book: Book, site: Path, language: str) -> None:
    sheets = PdfReader(site / f"{book.site.stem}.{language}.pdf").pages
    text = re.sub(r"[\s\u00ad\u2010-]", "", "".join(sheet.extract_text() for sheet in sheets))
    with zipfile.ZipFile(site / f"{book.site.stem}.{language}.epub") as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    (chapter,) = [found for found in pages if b'class="paragraphs"' in found]
    every = list(etree.fromstring(chapter).iter())
    assert sum(one.get("role") == "heading" for one in every) == 2
    labels = {
        "".join(map(str, one.itertext())).replace("\N{NO-BREAK SPACE}", " ")
        for one in every
        if one.get("class") == "block-kind"
    }
    for words in TOLD[language].values():
        assert re.sub(r"\s", "", words) in text
        assert words in labels


SEEN: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 320), ("dark", 1280))


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_it(site: Path, browser: Browser, language: str) -> None:
    axe = tool(AXE).read_text(encoding="utf-8")
    with serve(site) as address:
        for scheme, width in SEEN:
            seen = browser.new_page(viewport={"width": width, "height": 900})
            seen.emulate_media(color_scheme=scheme)
            seen.goto(f"{address}/{language}/sources/ferry-pier/")
            seen.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert not violations(seen, axe, None, f"{language} {scheme} {width}")
            seen.close()


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nu_checker_finds_no_error_on_it(site: Path, language: str) -> None:
    jar = tool(NU, "java")
    path = site / language / "sources" / "ferry-pier" / "index.html"
    said = run(["java", "-Xss8m", "-jar", jar, "--errors-only", "--format", "json", path]).stderr
    assert json.loads(said)["messages"] == []
