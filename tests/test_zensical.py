"""The next engine: the same configurations, built by Zensical, give the same site."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from checkout import Checkout
from conftest import MadeOnce, build
from explainer.model import Book
from explainer.publish.site import ENGINES, BuildError, engine
from machine import explain
from needs import lacks


def read_page(path: Path, address: str) -> dict[str, list[str]]:
    """What a reader and a program find on a page: words, ids, links and notes, each in the order of the page."""
    tree = html.document_fromstring(path.read_bytes())
    every = list(tree.iter("*"))
    links = [value for one in every for name in ("href", "src") if (value := one.get(name)) is not None]
    return {
        "words": " ".join(map(str, tree.itertext())).split(),
        "ids": [id for one in every if (id := one.get("id"))],
        "links": [urljoin(address, link) for link in links],
        "notes": [" ".join(map(str, one.itertext())) for one in every if (one.get("id") or "").startswith("fn-")],
        "head": [f"{one.tag} {sorted(one.keys())}" for one in tree.iterfind("head/*")],
    }


@pytest.mark.long
def test_words_ids_links_and_notes_of_all_pages_are_those_of_mkdocs(
    real_site: Path, real_book: Book, real_docs: Mapping[str, str], made_once: MadeOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_spec("zensical") is None:
        lacks("Zensical is missing: `make test-all` installs it")
    monkeypatch.setenv("ENGINE", "zensical")
    other = made_once("zensical-site", lambda place: build(place, real_book, real_docs)) / "site"
    files = [{path.relative_to(site).as_posix() for path in site.rglob("*")} for site in (real_site, other)]
    assert files[0] == files[1]
    pages = sorted(name for name in files[0] if name.endswith(".html"))
    for name in pages:
        address = f"https://lake.example/{name}"
        assert read_page(other / name, address) == read_page(real_site / name, address), name
    # The books, the data and the search are made of the pages.
    same = [name for name in files[0] if name.endswith((".pdf", ".epub", ".csv", ".json", ".js", ".xml", ".md"))]
    assert {name for name in same if (other / name).read_bytes() != (real_site / name).read_bytes()} == set()
    print(f"pages that both engines make alike: {len(pages)}; other files: {len(same)}")


def test_an_engine_that_is_none_is_one_line(tiny: Checkout) -> None:
    done = explain(tiny.root, "build", ENGINE="jekyll")
    done.assert_one_line("ENGINE “jekyll” is unknown", *ENGINES)
    assert not (tiny.root / "build").exists()


def test_an_engine_that_is_not_installed_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGINE", "zensical")
    monkeypatch.setattr("explainer.publish.zensical.find_spec", lambda name: None)
    with pytest.raises(BuildError) as refused:
        engine()
    assert str(refused.value).startswith("zensical is not installed; install the packages of requirements-zensical.txt")
