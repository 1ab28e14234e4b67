"""What several tests share: the tiny checkout, both Books read once, Markdown as MkDocs reads it."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html
from markdown import Markdown
from playwright.sync_api import Browser

from browser import open_browser, serve
from checkout import Checkout, Known, known
from explainer.check.readings import awaited
from explainer.cli import main, progress
from explainer.cli.new import new_site
from explainer.corpus.mentions import make_index
from explainer.hold import hold
from explainer.load import load_book
from explainer.model import LANGUAGES, Book
from explainer.proof import Proof
from explainer.publish.everything import build_everything
from explainer.render import Written, addresses_of, name_docs, render_docs
from explainer.render.configuration import render_configurations
from explainer.search.everyday import FILE as EVERYDAY
from explainer.store import Store
from explainer.view.context import Context
from keeping import fill_as_before

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "tiny"
NEW_DAY = "2026-01-01"
"""When a new site is begun."""
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules that need the real site come first: while one process builds it, the others have what needs none."""

    def needs_site(item: pytest.Item) -> bool:
        return isinstance(item, pytest.Function) and "real_site" in item.fixturenames

    needing = {item.path for item in items if needs_site(item)}
    items.sort(key=lambda item: item.path not in needing)


def pytest_collection_finish() -> None:
    """What stands until the end is not looked through for cycles again and again; nor small values, after each few."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(autouse=True)
def no_step_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command tells in this process does not depend on how busy the machine is."""
    monkeypatch.setattr(progress, "LONG_SECONDS", 3600)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout that the tests belong to."""
    return ROOT


def copy_tiny(place: Path, made_up: Path = TINY, *, labels: bool = True) -> Checkout:
    """A made-up checkout, with the labels of the real one, in a folder of its own.

    With one label alone it is checked in half the time, but cannot be rendered.
    """
    shutil.copytree(made_up, place)
    checkout = Checkout(place)
    for shared in (*(ROOT / "seeds").glob("ui*.yml"), ROOT / "seeds" / "vocabulary.yml"):
        if labels or shared.name == "vocabulary.yml":
            shutil.copy(shared, place / "seeds" / shared.name)
    if not labels:
        first, *_ = re.findall(r"^\S+:\n(?:  .+\n)+", (ROOT / "seeds" / "ui.yml").read_text(encoding="utf-8"), re.M)
        checkout.write("seeds/ui.yml", first)
    return checkout


@pytest.fixture(scope="session")
def known_good(tmp_path_factory: pytest.TempPathFactory) -> Mapping[bool, Known]:
    """What a run keeps of the made-up checkout, with its labels and without."""
    place = tmp_path_factory.mktemp("good")
    return {labels: known(copy_tiny(place / str(labels), labels=labels).root) for labels in (True, False)}


@pytest.fixture
def tiny(tmp_path: Path, known_good: Mapping[bool, Known]) -> Checkout:
    """The made-up checkout, to be broken after a run has found it good."""
    return replace(copy_tiny(tmp_path / "tiny"), known=known_good[True])


@pytest.fixture
def bare(tmp_path: Path, known_good: Mapping[bool, Known]) -> Checkout:
    """The made-up checkout without its labels, to be broken where they do not matter."""
    return replace(copy_tiny(tmp_path / "bare", labels=False), known=known_good[False])


@pytest.fixture
def here(tiny: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """The made-up checkout as the working directory."""
    monkeypatch.chdir(tiny.root)
    return tiny


@pytest.fixture
def new(tmp_path: Path) -> Checkout:
    """A new site, to be changed."""
    assert new_site(tmp_path / "new", (), NEW_DAY) == 0
    return Checkout(tmp_path / "new")


@pytest.fixture(scope="session")
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """That of a new site."""
    place = tmp_path_factory.mktemp("new-book") / "new"
    assert new_site(place, (), NEW_DAY) == 0
    return Checkout(place).book()


class Said(NamedTuple):
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """What was told besides the results, without the progress."""
        return [line for line in self.err.splitlines() if not line.endswith(" s")]

    @property
    def problems(self) -> list[str]:
        """What was told of files of seeds/."""
        return [line for line in self.err.splitlines() if line.startswith("seeds/")]


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in the folder of a checkout."""

    def command(checkout: Checkout, *arguments: str) -> Said:
        monkeypatch.chdir(checkout.root)
        capsys.readouterr()
        code = main(arguments)
        return Said(code, *capsys.readouterr())

    return command


@pytest.fixture(scope="session")
def tiny_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return copy_tiny(tmp_path_factory.mktemp("book") / "tiny").book()


def context_of(book: Book, language: str = LANGUAGES[0]) -> Context:
    """What pages are made from, with no word of the glossary to be linked."""
    return Context(book, Proof(book), language, make_index((), language))


@pytest.fixture(scope="session")
def real_book() -> Book:
    """The Book of the real seeds, whatever is wrong with them."""
    return load_book(ROOT)[0]


@pytest.fixture(scope="session")
def tiny_docs(tiny_book: Book) -> Mapping[str, str]:
    return render_docs(tiny_book)


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


@pytest.fixture(scope="session")
def real_docs(real_book: Book, made_once: MadeOnce) -> Mapping[str, str]:
    """The Markdown of the real site, rendered once."""

    def make(place: Path) -> None:
        text = json.dumps(render_docs(real_book), ensure_ascii=False)
        (place / "docs.json").write_text(text, encoding="utf-8")

    place = made_once("real-docs", lambda place: fill_as_before("real docs", place, make))
    docs: Mapping[str, str] = json.loads((place / "docs.json").read_text(encoding="utf-8"))
    return docs


def more(*values: object) -> list[Any]:
    """Values of a parameter, or tuples of those of several, that `make test-all` tries besides those of `make test`."""
    every = (value if isinstance(value, tuple) else (value,) for value in values)
    return [pytest.param(*value, marks=pytest.mark.long) for value in every]


FIRST_ALONE, LAST_ALONE = [LANGUAGES[0], *more(*LANGUAGES[1:])], [LANGUAGES[-1], *more(*LANGUAGES[:-1])]
"""For what is the same in every language and dear: a language of `make test`, the others of `make test-all`."""


def pages_of(docs: Mapping[str, str], language: str) -> dict[str, str]:
    """Those of one language, by their paths below its folder."""
    return {path.removeprefix(f"{language}/"): text for path, text in docs.items() if path.startswith(f"{language}/")}


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
def browser() -> Iterator[Browser]:
    """Chromium, started once: Playwright lets a thread have one."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    """Where the real site is served, without a slash at the end."""
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def real_site(real_book: Book, real_docs: Mapping[str, str], made_once: MadeOnce) -> Path:
    """Everything that `make site` makes of the real seeds, outside the checkout. Not to be changed.

    Built once: `make test-all` after `make test` has it from there.
    """

    def make(place: Path) -> None:
        build(place, real_book, real_docs)

    return made_once("real-site", lambda place: fill_as_before("real site", place, make)) / "site"


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
    unread = {item.id for item in awaited(book)}
    build_everything(place, book, lambda: written(book, docs), lambda _: nullcontext([]), Store(), unread)
    return place / "site"


def written(book: Book, docs: Mapping[str, str]) -> Written:
    """The Markdown of a Book with what is known of its pages."""
    return Written(texts=docs, heads=name_docs(book), addresses=addresses_of(book))
