"""From docs/ to site/: files written only when they changed, trees put in place whole, links followed, builds whole."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from lxml import etree, html

from checkout import Checkout
from conftest import copy_tiny
from explainer.addresses import every_page
from explainer.cli import main
from explainer.model import LANGUAGES
from explainer.publish import everything
from explainer.publish.links import find_faults
from explainer.publish.site import BuildError
from explainer.write import replace_tree, stale_files, write_files


def tree(folder: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in Checkout(folder).files(".").items()}


def test_files_are_written_where_there_was_nothing(tmp_path: Path) -> None:
    files = {"a.md": "а\n", "b/c.md": "c\n"}
    assert write_files(tmp_path / "docs", files) == ("a.md", "b/c.md")
    assert tree(tmp_path / "docs") == files


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_files(tmp_path, {"same.md": "same\n", "changed.md": "old\n"})
    for path in tmp_path.iterdir():
        os.utime(path, (1, 1))
    assert write_files(tmp_path, {"same.md": "same\n", "changed.md": "new\n"}) == ("changed.md",)
    assert (tmp_path / "same.md").stat().st_mtime == 1
    assert (tmp_path / "changed.md").stat().st_mtime > 1
    assert tree(tmp_path) == {"same.md": "same\n", "changed.md": "new\n"}


def test_what_should_not_be_there_is_pruned_with_its_empty_folders(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.md": "a\n", "old/deep/b.md": "b\n", "kept/c.md": "c\n", "kept/d.md": "d\n"})
    assert write_files(tmp_path, {"a.md": "a\n", "kept/c.md": "c\n"}) == ("kept/d.md", "old/deep/b.md")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.md", "c.md", "kept"]


def test_stale_files_are_named_and_nothing_is_touched(tmp_path: Path) -> None:
    write_files(tmp_path, {"same.md": "same\n", "changed.md": "old\n", "extra.md": "x\n"})
    before = tree(tmp_path)
    assert stale_files(tmp_path, {"same.md": "same\n", "changed.md": "new\n", "missing.md": "m\n"}) == (
        "changed.md",
        "extra.md",
        "missing.md",
    )
    assert tree(tmp_path) == before


def test_a_file_of_other_line_ends_is_stale(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\r\n")
    assert stale_files(tmp_path, {"a.md": "a\n"}) == ("a.md",)


def test_a_finished_tree_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_files(tmp_path / "site", {"old.html": "old\n"})
    write_files(tmp_path / "site.new", {"new.html": "new\n"})
    replace_tree(tmp_path / "site.new", tmp_path / "site")
    assert tree(tmp_path) == {"site/new.html": "new\n"}


def test_a_finished_tree_is_put_where_nothing_was(tmp_path: Path) -> None:
    write_files(tmp_path / "site.new", {"new.html": "new\n"})
    write_files(tmp_path / "site.old", {"left-behind.html": "x\n"})
    replace_tree(tmp_path / "site.new", tmp_path / "site")
    assert tree(tmp_path) == {"site/new.html": "new\n"}


def test_the_old_tree_stays_when_the_new_one_cannot_be_put_in_its_place(tmp_path: Path) -> None:
    write_files(tmp_path / "site", {"old.html": "old\n"})
    with pytest.raises(OSError, match=r"site\.new"):
        replace_tree(tmp_path / "site.new", tmp_path / "site")
    assert tree(tmp_path) == {"site/old.html": "old\n"}


URL = "https://site.example/"
GOOD = {
    "index.html": '<p id="top"><a href="ru/">a</a><a href="ru/a/#p1">b</a><a href="#top">c</a>',
    "ru/index.html": '<p><a href="../index.html">a</a><a href="a/">b</a><img src="pic.svg"><a href="%D0%B0.html">c</a>',
    "ru/а.html": "<p>Кириллица",
    "ru/a/index.html": '<p id="p1"><a href="../">a</a><a href="..">b</a><a href="/ru/">c</a>'
    f'<a href="{URL}ru/a/#p1">d</a>',
    "ru/pic.svg": "<svg/>",
    "404.html": '<p><a href="/nowhere/">a</a>',
    "out.html": '<p><a href="https://other.example/">a</a><a href="mailto:a@b.example">b</a><img src="data:,x">'
    '<link rel="canonical" href="https://other.example/"><link rel="alternate" href="https://other.example/">',
}


def faults(site: Path, files: dict[str, str]) -> list[str]:
    write_files(
        site, {name: text if name.endswith("svg") else f"<!doctype html>{text}" for name, text in files.items()}
    )
    return [str(fault) for fault in find_faults(site, URL)]


def test_links_that_lead_somewhere_are_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("name", "markup", "expected"),
    [
        pytest.param("ru/x.html", '<a href="b/">a</a>', "ru/x.html: b/ leads nowhere", id="no-page"),
        pytest.param("x.html", '<a href="ru/b.html">a</a>', "x.html: ru/b.html leads nowhere", id="no-file"),
        pytest.param("x.html", '<a href="/b/">a</a>', "x.html: /b/ leads nowhere", id="absolute"),
        pytest.param("x.html", '<img src="b.png">', "x.html: b.png leads nowhere", id="no-picture"),
        pytest.param("x.html", '<script src="b.js"></script>', "x.html: b.js leads nowhere", id="no-script"),
        pytest.param("x.html", '<link rel="stylesheet" href="b.css">', "x.html: b.css leads nowhere", id="no-style"),
        pytest.param("x.html", '<a href="../etc/">a</a>', "x.html: ../etc/ leads nowhere", id="out-of-the-site"),
        pytest.param("x.html", f'<a href="{URL}b/">a</a>', f"x.html: {URL}b/ leads nowhere", id="own-address"),
        pytest.param("x.html", '<a href="ru/b#p1">a</a>', "x.html: ru/b#p1 leads nowhere", id="no-page-for-an-anchor"),
        pytest.param(
            "x.html",
            '<a href="ru/a/#p2">a</a>',
            "x.html: ru/a/#p2 names an anchor that the page does not have",
            id="no-anchor",
        ),
        pytest.param(
            "x.html",
            '<a href="#p1">a</a>',
            "x.html: #p1 names an anchor that the page does not have",
            id="no-own-anchor",
        ),
        pytest.param(
            "x.html",
            f'<a href="{URL}ru/a/#p2">a</a>',
            f"x.html: {URL}ru/a/#p2 names an anchor that the page does not have",
            id="no-anchor-at-the-own-address",
        ),
        pytest.param(
            "x.html", '<meta http-equiv="refresh" content="0; url=b/">', "x.html: b/ leads nowhere", id="refresh"
        ),
        pytest.param("x.html", '<i id="a"></i><b id="a"></b>', "x.html: #a is an id used twice", id="id-used-twice"),
        *(
            pytest.param(
                "x.html", markup, f"x.html: {address} would be fetched from another host", id=f"fetched-{what}"
            )
            for what, address, markup in (
                ("script", "https://cdn.example/a.js", '<script src="https://cdn.example/a.js"></script>'),
                ("style", "https://cdn.example/a.css", '<link rel="stylesheet" href="https://cdn.example/a.css">'),
                ("icon", "https://cdn.example/a.ico", '<link rel="icon" href="https://cdn.example/a.ico">'),
                ("picture", "https://cdn.example/a.png", '<img src="https://cdn.example/a.png">'),
                ("frame", "https://cdn.example/", '<iframe src="https://cdn.example/"></iframe>'),
                ("without-scheme", "//cdn.example/a.js", '<script src="//cdn.example/a.js"></script>'),
                ("font", "https://cdn.example/a.woff2", '<link rel="preload" href="https://cdn.example/a.woff2">'),
            )
        ),
    ],
)
def test_a_link_that_fails_its_reader_is_a_fault(tmp_path: Path, name: str, markup: str, expected: str) -> None:
    assert faults(tmp_path, {**GOOD, name: f"<p>{markup}"}) == [expected]


def test_every_fault_is_told_in_order(tmp_path: Path) -> None:
    files = {"b.html": '<p><a href="y/">a</a><a href="x/">b</a>', "a.html": '<p><a href="z/">a</a>'}
    assert faults(tmp_path, files) == [
        "a.html: z/ leads nowhere",
        "b.html: x/ leads nowhere",
        "b.html: y/ leads nowhere",
    ]


def add_theme(checkout: Checkout, root: Path) -> Checkout:
    """What the build takes from the repository beside seeds/."""
    for config in root.glob("mkdocs*.yml"):
        shutil.copy(config, checkout.root / config.name)
    shutil.copytree(root / "docs" / "overrides", checkout.root / "docs" / "overrides")
    return checkout


def build(checkout: Checkout) -> int:
    """The exit code of `explainer build` in the checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(checkout.root)
        patch.delenv("SITE_URL", raising=False)
        return main(["build"])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Checkout:
    """The tiny checkout, built. Not to be changed."""
    checkout = add_theme(copy_tiny(tmp_path_factory.mktemp("built") / "tiny"), root)
    assert build(checkout) == 0
    return checkout


@pytest.fixture
def site(built: Checkout, tmp_path: Path) -> Checkout:
    """A copy of the built checkout, to be broken."""
    shutil.copytree(built.root, tmp_path / "copy")
    return Checkout(tmp_path / "copy")


def test_a_build_makes_every_page_of_every_language(built: Checkout) -> None:
    book = built.book()
    for language in LANGUAGES:
        for page in every_page(book):
            path = built.root / "site" / language / page / "index.html"
            assert path.is_file(), path
            assert html.parse(str(path)).getroot().get("lang") == language
    assert (built.root / "site" / "robots.txt").is_file()


def test_a_build_leaves_nothing_but_site_docs_and_what_it_keeps_to_save_time_behind(built: Checkout) -> None:
    assert {path.name for path in (built.root / "build").iterdir()} == {"hosting", "store", "search", "whole"}
    assert {path.name for path in built.root.iterdir()} == {
        "CHANGELOG.md",
        "build",
        "docs",
        "mkdocs.en.yml",
        "mkdocs.yml",
        "seeds",
        "site",
    }


def test_one_thread_alone_reads_and_writes_markup(site: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    # Two threads in lxml at the same time end the process now and then, too seldom for a test to see it.
    threads: set[str] = set()

    def noted(function: Callable[..., object]) -> Callable[..., object]:
        def noting(*arguments: object, **options: object) -> object:
            threads.add(threading.current_thread().name)
            return function(*arguments, **options)

        return noting

    readers = ("document_fromstring", "fragment_fromstring", "fragments_fromstring", "tostring")
    for module, names in ((html, readers), (etree, ("Element", "HTML", "SubElement", "fromstring", "tostring"))):
        for name in names:
            monkeypatch.setattr(module, name, noted(getattr(module, name)))
    assert build(site) == 0
    assert threads == {threading.main_thread().name}


def test_a_built_site_has_no_fault(built: Checkout) -> None:
    assert find_faults(built.root / "site", "https://ferries.example/") == ()


def test_a_failed_build_tells_why_and_leaves_the_old_site_as_it_was(
    site: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = site.files("site")
    site.edit(("docs/overrides/partials/footer.html", "", "{{ nowhere() }}"))
    assert build(site) == 1
    assert "mkdocs build -f mkdocs.en.yml failed" in (err := capsys.readouterr().err)
    assert "'nowhere' is undefined" in err
    assert site.files("site") == before


def test_a_broken_link_fails_the_build_and_leaves_the_old_site_as_it_was(
    site: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = site.files("site")
    footer = "docs/overrides/partials/footer.html"
    site.edit((footer, "", '<a href="nowhere.html">x</a>'))
    assert build(site) == 1
    assert "nowhere.html leads nowhere" in capsys.readouterr().err
    assert site.files("site") == before


def test_nothing_is_packed_any_more_when_a_build_has_failed(site: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = threading.Event()
    packed: list[str] = []

    def fail(*_: object, **__: object) -> None:
        failed.set()
        raise BuildError("a link")

    def pack(place: Path, _: object) -> None:
        failed.wait()
        packed.extend(write_files(place / "packed", dict.fromkeys(map(str, range(100)), "")))

    monkeypatch.setattr(everything, "follow_links", fail)
    monkeypatch.setattr(everything, "write_bundle", pack)
    assert build(site) == 1
    assert len(packed) == 100
    assert not (site.root / "site.new").exists()


def test_one_output_made_anew_brings_its_size_to_the_page_that_offers_it(site: Checkout) -> None:
    whole = site.read("site/en/downloads/index.html")
    files = {"data": "data/statements.csv", "pdf": "ferries.en.pdf", "bundle": "ferries.zip"}
    for verb, name in files.items():
        size = re.compile(rf'(<span class="size" data-file="{re.escape(name)}">)[^<]+</span>')
        assert size.search(whole), name
        (site.root / "site" / name).unlink()
        site.write("site/en/downloads/index.html", size.sub(r"\1</span>", whole))
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(site.root)
            assert main([verb]) == 0
        made = site.read("site/en/downloads/index.html")
        assert size.search(made), f"explainer {verb} leaves the size of {name} out"
        packed = site.root / "site" / "en" / "downloads" / "index.html.br"
        assert brotli.decompress(packed.read_bytes()).decode() == made


def test_a_problem_in_the_seeds_leaves_site_and_docs_as_they_were(
    site: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = site.files(".")
    site.edit(("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: Trips\n  colour: red\n"))
    assert build(site) == 1
    told = capsys.readouterr().err.splitlines()
    # Nothing is made of it, and nothing is told after its problems.
    assert told[-1] == "problems: 1; nothing was written"
    assert not [line for line in told if "typesetting" in line]
    assert {name: data for name, data in site.files(".").items() if not name.startswith("seeds/")} == {
        name: data for name, data in before.items() if not name.startswith("seeds/")
    }
