"""Pages that MkDocs would write as before are put back, and nothing of the site shows it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from checkout import Checkout
from conftest import copy_tiny
from explainer.cli import main
from explainer.publish.kept import NOTHING, Inputs, Written, put_back, read_inputs, read_written
from test_publish import add_theme

MADE = re.compile(r"building the pages of every language, (\d+) made, (\d+) kept: ")


@pytest.mark.long
def test_only_what_an_edit_changes_is_built_and_the_site_is_as_a_first_build_makes_it(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(checkout: Checkout) -> tuple[int, int]:
        """Pages made, and pages kept."""
        monkeypatch.chdir(checkout.root)
        assert main(["build"]) == 0
        found = MADE.search(capsys.readouterr().err)
        assert found
        return int(found[1]), int(found[2])

    one, other = add_theme(copy_tiny(tmp_path / "one"), root), Checkout(tmp_path / "other")
    pages, kept = build(one)
    assert (pages > 40, kept) == (True, 0)
    one.edit(("seeds/essays/trip.en.md", "**June 2021**", "June 2021"))
    assert build(one) == (1, pages - 1)
    shutil.copytree(one.root, other.root, ignore=shutil.ignore_patterns("build", "site"))
    assert build(other) == (pages, 0)
    assert one.files("site") == other.files("site")
    one.edit(("docs/overrides/main.html", "", "{# Another theme. #}"))
    assert build(one) == (pages, 0)


@pytest.fixture
def sources(tiny: Checkout) -> Checkout:
    tiny.write("mkdocs.yml", "site_url: !ENV [ADDRESS, x]\n")
    tiny.write("docs/overrides/main.html", "x")
    tiny.write("docs/en/index.md", "home")
    tiny.write("docs/en/lake/index.md", "lake")
    tiny.write("docs/en/lake/boat.svg", "boat")
    return tiny


WRITTEN = {"index.html": b"<p>home", "lake/index.html": b"<p>lake", "lake/boat.svg": b"boat"}


@pytest.mark.parametrize(
    ("change", "good"),
    [
        pytest.param(lambda one: None, set(WRITTEN), id="nothing"),
        pytest.param(lambda one: one.write("docs/en/index.md", "other"), {"lake/index.html"}, id="a-page"),
        pytest.param(lambda one: one.write("docs/en/pier/index.md", "pier"), set(), id="a-page-more"),
        pytest.param(lambda one: (one.root / "docs/en/index.md").unlink(), set(), id="a-page-less"),
        pytest.param(lambda one: one.write("docs/en/lake/boat.svg", "ship"), set(), id="what-is-no-page"),
        pytest.param(lambda one: one.write("docs/overrides/main.html", "y"), set(), id="the-theme"),
        pytest.param(lambda one: one.write("mkdocs.yml", "site_url: x\n"), set(), id="the-configuration"),
        pytest.param(lambda one: os.utime(one.root / "docs/en/index.md"), set(WRITTEN), id="a-date-alone"),
    ],
)
def test_a_page_is_good_while_nothing_differs_that_it_is_made_of(
    sources: Checkout, change: Callable[[Checkout], object], good: set[str]
) -> None:
    written = Written(read_inputs(sources.root, "en", {}), WRITTEN)
    change(sources)
    assert set(written.still_good(read_inputs(sources.root, "en", {}))) == good
    assert NOTHING.still_good(read_inputs(sources.root, "en", {})) == {}


def test_of_the_environment_counts_what_a_configuration_names_and_the_date(sources: Checkout) -> None:
    def inputs(**environment: str) -> Inputs:
        return read_inputs(sources.root, "en", environment)

    assert inputs(OTHER="1") == inputs(OTHER="2")
    assert inputs(ADDRESS="1").frame != inputs(ADDRESS="2").frame
    assert inputs(SOURCE_DATE_EPOCH="1").frame != inputs(SOURCE_DATE_EPOCH="2").frame


def test_what_is_put_back_is_newer_than_any_source_until_it_has_been_read(tmp_path: Path) -> None:
    put_back(tmp_path, WRITTEN)
    assert min(path.stat().st_mtime for path in tmp_path.rglob("*.*")) > 2**32 - 1
    assert read_written(tmp_path, NOTHING.inputs).files == WRITTEN
    now = (tmp_path / "index.html").stat().st_mtime
    assert now < 2**32


def test_every_entry_of_a_menu_has_its_words(root: Path) -> None:
    # A page that is put back is not read: what leads to it could not learn its title.
    found = 0
    for path in root.glob("mkdocs*.yml"):
        menu = re.search(r"^nav:\n((?:  .*\n)+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        entries = menu[1].splitlines() if menu else []
        assert all(re.fullmatch(r"  - [^:]+: \S+\.md", entry) for entry in entries), path
        found += len(entries)
    assert found > 5


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("", []),
        ("https://lake.example/report", ["https://lake.example/report"]),
        (
            "mailto:editor@lake.example?subject={page}",
            ["mailto:editor@lake.example?subject=https%3A//lake.example/en/trip/"],
        ),
        ('"><script>', ['"><script>']),
    ],
)
def test_the_foot_of_a_page_has_the_address_for_reports_if_there_is_one(
    root: Path, contact: str, expected: list[str]
) -> None:
    templates = Environment(loader=FileSystemLoader(root / "docs" / "overrides"))
    templates.filters["url"] = str
    page = {"canonical_url": "https://lake.example/en/trip/"}
    config = {"extra": {"contact": contact, "labels": {"report": "Report it"}}, "site_name": "Lake"}
    foot = html.fragment_fromstring(templates.get_template("partials/footer.html").render(config=config, page=page))
    assert [link.get("href") for link in foot.iter("a") if link.text == "Report it"] == expected
