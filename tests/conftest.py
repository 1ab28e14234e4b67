"""What several tests share: the tiny checkout, both Books read once, Markdown as MkDocs reads it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from checkout import Checkout
from explainer.hold import hold
from explainer.load import load_book
from explainer.model import Book
from explainer.publish.everything import build_everything
from explainer.render import render_docs
from explainer.render.configuration import render_configurations
from explainer.search.everyday import FILE as EVERYDAY
from explainer.store import Store

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "tiny"
STEM = "silk-road-diplomacy"
"""What the files of the real site are called (seeds/site.yml)."""
ADDRESS = f"https://{STEM}.example/"
"""Its address where SITE_URL names none."""
MIXED = Path(__file__).parent / "mixed"
"""A made-up site of two texts, one in each language."""

# Material prints a notice about MkDocs 2 unless it is told not to.
os.environ["NO_MKDOCS_2_WARNING"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write tests/golden/ anew; read the diff before you commit")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout that the tests belong to."""
    return ROOT


def copy_tiny(place: Path, made_up: Path = TINY) -> Checkout:
    """A made-up checkout, with the labels of the real one, in a folder of its own."""
    shutil.copytree(made_up, place)
    for labels in (*(ROOT / "seeds").glob("ui*.yml"), ROOT / "seeds" / "vocabulary.yml"):
        shutil.copy(labels, place / "seeds" / labels.name)
    return Checkout(place)


@pytest.fixture
def tiny(tmp_path: Path) -> Checkout:
    """The made-up checkout, to be broken."""
    return copy_tiny(tmp_path / "tiny")


@pytest.fixture(scope="session")
def tiny_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return copy_tiny(tmp_path_factory.mktemp("book") / "tiny").book()


@pytest.fixture(scope="session")
def real_book() -> Book:
    """The Book of the real seeds, whatever is wrong with them."""
    return load_book(ROOT)[0]


@pytest.fixture(scope="session")
def tiny_docs(tiny_book: Book) -> Mapping[str, str]:
    return render_docs(tiny_book)


@pytest.fixture(scope="session")
def real_docs(real_book: Book) -> Mapping[str, str]:
    return render_docs(real_book)


MadeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Gives the folder of this name, and fills it first if nobody has: one for all processes that tests run in."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder_of(name: str, fill: Callable[[Path], object]) -> Path:
        place = shared / name / "whole"
        place.parent.mkdir(exist_ok=True)
        with hold(place.parent, lambda: None):
            if not place.is_dir():
                new = place.with_name("new")
                shutil.rmtree(new, ignore_errors=True)
                new.mkdir()
                fill(new)
                new.rename(place)
        return place

    return folder_of


ToHtml = Callable[[str], html.HtmlElement]


@pytest.fixture(scope="session")
def to_html() -> ToHtml:
    """Markdown into a tree, by Python-Markdown as mkdocs.yml sets it up; a page's head is cut off."""
    from mkdocs.config import load_config

    config = load_config(str(ROOT / "mkdocs.yml"))

    def convert(text: str) -> html.HtmlElement:
        markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
        return html.fragment_fromstring(markdown.convert(body), create_parent="main")

    return convert


@pytest.fixture(scope="session")
def real_site(real_book: Book, real_docs: Mapping[str, str], made_once: MadeOnce) -> Path:
    """Everything that `make site` makes of the real seeds, built once, outside the checkout. Not to be changed."""

    def make(place: Path) -> None:
        build(place, real_book, real_docs)

    return made_once("real-site", make) / "site"


def build(place: Path, book: Book, docs: Mapping[str, str]) -> Path:
    """Everything that `make site` makes of a Book, with the frame of the real site; gives the folder."""
    for name, text in render_configurations(book).items():
        (place / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "overrides", place / "docs" / "overrides")
    (place / "seeds").mkdir(exist_ok=True)
    shutil.copy(ROOT / EVERYDAY, place / EVERYDAY)
    for name, text in docs.items():
        (place / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "docs" / name).write_text(text, encoding="utf-8")
    build_everything(place, book, lambda: docs, lambda _: nullcontext([]), Store())
    return place / "site"
