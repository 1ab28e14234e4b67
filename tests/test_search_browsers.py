"""The search in Firefox and in WebKit: from a server under the site's own strict policy, and from the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from browser import serve
from explainer.model import LANGUAGES, Book
from explainer.publish.policy import site_policy
from other_browsers import Driven, open_firefox, open_webkit
from search_queries import spoilt_names

pytestmark = pytest.mark.long

ENTER = "\ue007"
FOUND = """[...document.querySelectorAll('.results ol a')]
  .map((link) => link.getAttribute('href').replace('index.html', ''))"""
SHOWN = "document.querySelector('search').dataset.shown"
STATUS = "document.querySelector('search [role=status]').textContent"


@pytest.fixture(scope="module", params=[open_firefox, open_webkit], ids=["Firefox", "WebKit"])
def driven(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    with request.param(tmp_path_factory.mktemp("browser")) as driven:
        yield driven


@pytest.fixture(scope="module", params=["server", "disk"])
def site(request: pytest.FixtureRequest, real_site: Path) -> Iterator[tuple[str, str]]:
    """Where the site begins, and the file that a folder's address ends in."""
    if request.param == "disk":
        yield real_site.as_uri(), "index.html"
    else:
        with serve(real_site, {"Content-Security-Policy": site_policy(real_site)}) as address:
            yield address, ""


@pytest.fixture(scope="module")
def wanted(browser: Browser, address: str, real_book: Book) -> Mapping[tuple[str, str], Sequence[str]]:
    """By language and query what Chromium finds: misspelt names of every kind, and what rules alone read."""
    found, page = {}, browser.new_page()
    for language in LANGUAGES:
        kinds = {query.kind: query.typed for query in spoilt_names(real_book, language)}
        first = real_book.sources[0].code
        for query in (*kinds.values(), f"{first.lower()} 1.1", f"«{real_book.terms[0].name[language]}»", "щщщъъъ"):
            page.goto(f"{address}/{language}/search/?q={quote(query)}")
            page.wait_for_function(SHOWN)
            found[language, query] = page.evaluate(FOUND)
    page.close()
    return found


def test_what_is_found_is_the_same(
    driven: Driven, site: tuple[str, str], wanted: Mapping[tuple[str, str], Sequence[str]]
) -> None:
    root, index = site
    assert sum(bool(found) for found in wanted.values()) > 20
    for (language, query), found in wanted.items():
        driven.go(f"{root}/{language}/search/{index}?q={quote(query)}")
        driven.wait(SHOWN)
        assert driven.ask(FOUND) == found, query


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_types_and_comes_back(driven: Driven, site: tuple[str, str], real_book: Book, language: str) -> None:
    root, index = site
    word = real_book.partners[0].short[language]
    driven.go(f"{root}/{language}/{index}")
    driven.type("input[type=search]", word)
    driven.wait(f"{SHOWN} === {word!r} && document.querySelector('.results mark')")
    driven.type("input[type=search]", ENTER)
    driven.wait("location.href.includes('?q=') && document.querySelector('.results li')")
    shown = driven.ask(FOUND)
    assert str(len(shown)) in driven.ask(STATUS)
    driven.go(f"{root}/{language}/timeline/{index}")
    driven.back()
    driven.wait("document.querySelector('.results li')")
    assert driven.ask("document.querySelector('input[type=search]').value") == word
    assert driven.ask(FOUND) == shown
