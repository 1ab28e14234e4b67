"""The offline bundle as its reader meets it: unpacked into a folder, opened from the disk, with no network."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser import serve
from conftest import FIRST_ALONE, more
from explainer.addresses import every_page
from explainer.model import LANGUAGES, Book, fill
from explainer.publish.links import find_faults

# A query in whatever form a reader types it, and a page that must be among the first five found.
SEARCHES = {
    "ru": [
        ("декларации", "glossary"),
        ("декларациями", "glossary"),
        ("шамсуддинову", "experts/shamsuddinov"),
        ("Shamsuddinov", "experts/shamsuddinov"),
        ("папавы", "experts/papava"),
        ("критических минералов", "glossary"),
        ("критическими минералами", "essays/minerals-and-nuclear"),
        ("землетрясения", "silences"),
        ("землетрясение", "disagreements"),
        ("зеленая", "glossary"),
        ("зелёной", "glossary"),
        ("C5+1", "glossary"),
        ("с5+1", "glossary"),
        ("С5+1", "glossary"),
        ("урана", "glossary"),
        ("коридоров", "essays/middle-corridor"),
        ("Middle Corridor", "essays/middle-corridor"),
        ("зависимостью", "essays/new-dependence"),
        ("Казахстаном", "essays/kazakhstan"),
        ("дипломатией Шёлкового пути", "glossary"),
        ("дипломатии шелкового пути", "glossary"),
        ("2004", "timeline"),
        ("Южной Кореей", "formats/south-korea"),
        ("сша", "formats/usa"),
    ],
    "en": [
        ("declarations", "glossary"),
        ("Declaration", "forecasts"),
        ("Hovhannisyan", "experts/hovhannisyan"),
        ("Ованнисян", "experts/hovhannisyan"),
        ("Shamsuddinov’s", "experts/shamsuddinov"),
        ("critical mineral", "glossary"),
        ("earthquakes", "silences"),
        ("C5+1", "glossary"),
        ("c5+1", "glossary"),
        ("С5+1", "glossary"),
        ("AI", "glossary"),
        ("uranium", "glossary"),
        ("Средний коридор", "essays/middle-corridor"),
        ("corridors", "essays/middle-corridor"),
        ("dependencies", "essays/new-dependence"),
        ("Kazakhstan’s", "essays/kazakhstan"),
        ("silk road", "glossary"),
        ("2004", "timeline"),
        ("South Korean", "formats/south-korea"),
        ("US", "formats/usa"),
        ("investments", "essays/what-central-asia-wants"),
        ("roadmap", "silences"),
        ("Aktau", "glossary"),
    ],
}


@pytest.fixture(scope="module")
def bundle(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked into a folder whose name has a space and Cyrillic letters."""
    place = tmp_path_factory.mktemp("диск") / "Мои документы"
    with zipfile.ZipFile(real_site / "silk-road-diplomacy.zip") as archive:
        archive.extractall(place)
    return place / "silk-road-diplomacy"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True)
    yield context
    context.close()


def address(bundle: Path, name: str) -> str:
    return "file://" + quote(str(bundle / name))


def test_it_weighs_little_beside_the_books(real_site: Path) -> None:
    size = (real_site / "silk-road-diplomacy.zip").stat().st_size
    pdfs, epubs = (sum(file.stat().st_size for file in real_site.glob(f"*.{ending}")) for ending in ("pdf", "epub"))
    assert size - pdfs < 3_000_000, f"{(size - pdfs) / 1e6:.2f} MB beside the PDFs, e-books included"
    assert size - pdfs - epubs < 2_340_000, f"{(size - pdfs - epubs) / 1e6:.2f} MB beside the books"


def test_every_link_works_without_a_server(bundle: Path) -> None:
    assert find_faults(bundle) == ()


def test_it_holds_a_word_to_the_reader_in_every_language(bundle: Path, real_book: Book) -> None:
    text = (bundle / "READ ME.txt").read_text(encoding="utf-8")
    for words, name in zip(real_book.labels["bundle.readme"].text.values, real_book.site.name.values, strict=True):
        assert fill(words, name=name) in text


def test_the_index_taken_out_of_the_zip_alone_says_so_and_else_does_not(
    bundle: Path, context: BrowserContext, tmp_path: Path
) -> None:
    page = context.new_page()
    shutil.copy(bundle / "index.html", tmp_path)
    for place, expected in ((bundle, False), (tmp_path, True)):
        page.goto(address(place, "index.html"))
        told = page.locator("p.alone")
        assert told.count() == len(LANGUAGES)
        assert [one.is_visible() for one in told.all()] == [expected] * len(LANGUAGES)
    page.close()


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_from_the_disk_in_silence(
    bundle: Path, context: BrowserContext, real_book: Book, language: str
) -> None:
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    inside = "file://" + quote(str(bundle))
    for slug in every_page(real_book):
        page.goto(address(bundle, f"{language}/{slug + '/' if slug else ''}index.html"))
        assert page.locator("h1").count() == 1, slug
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith(inside)] == []


def found(page: Page, query: str) -> list[str]:
    """The first five pages that the search finds: their addresses below the language's root."""
    page.fill("form[data-search] input", query)
    page.wait_for_function("query => document.querySelector('search').dataset.shown === query", arg=query)
    links = page.eval_on_selector_all(
        "[data-search-found] ol a", "links => links.map(link => link.getAttribute('href').split('#')[0])"
    )
    return list(dict.fromkeys(link.removeprefix("./").removesuffix("/index.html") for link in links))[:5]


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_the_search_finds_inflected_words_without_a_server(
    bundle: Path, context: BrowserContext, language: str
) -> None:
    page = context.new_page()
    page.goto(address(bundle, f"{language}/index.html"))
    page.focus("form[data-search] input")
    page.wait_for_selector("form[data-search][data-ready]", state="attached")
    missed = {query: pages for query, expected in SEARCHES[language] if expected not in (pages := found(page, query))}
    page.close()
    assert missed == {}


@pytest.mark.parametrize("served", [False, *more(True)], ids=["disk", "server"])
def test_what_is_found_has_its_excerpt_wherever_the_bundle_lies(
    bundle: Path, context: BrowserContext, served: bool
) -> None:
    assert context.browser
    with serve(bundle) as host, context.browser.new_page() as page:
        for language in LANGUAGES:
            query = SEARCHES[language][0][0]
            start = f"{host}/{language}/" if served else address(bundle, f"{language}/index.html")
            page.goto(start)
            page.focus("form[data-search] input")
            page.wait_for_selector("form[data-search][data-ready]", state="attached")
            assert found(page, query)
            page.wait_for_selector("[data-search-found] ol li > p:not(.where) mark")


def test_the_languages_lead_to_each_other(bundle: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address(bundle, "index.html"))
    page.click("a[hreflang=ru]")
    assert page.locator("html").get_attribute("lang") == "ru"
    page.goto(address(bundle, "ru/timeline/index.html"))
    page.click("a[data-same-place]")
    page.wait_for_url("**/en/timeline/index.html*")
    assert page.locator("html").get_attribute("lang") == "en"
    page.close()
