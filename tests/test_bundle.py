"""The offline bundle: links that a file system answers, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import html

from explainer.model import Book
from explainer.publish.bundle import bundle_files, link_files, zip_bytes


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../timeline/", "../timeline/index.html"),
        ("../timeline/#x", "../timeline/index.html#x"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#top", "#top"),
        ("a.css", "a.css"),
        ("../x/y.html#z", "../x/y.html#z"),
        ("../data/a.csv", "../data/a.csv"),
    ],
)
def test_links_to_folders_name_the_index(link: str, expected: str) -> None:
    assert link_files(f'<a href="{link}">x</a>') == f'<a href="{expected}">x</a>'


def test_the_bundle_does_not_link_to_itself() -> None:
    assert link_files('<p><a href="../../x.zip" class="hosted-only">x.zip</a></p>') == "<p>x.zip</p>"


def test_the_bundle_has_neither_a_link_to_the_feed_which_it_lacks_nor_what_machines_on_the_web_read() -> None:
    link = '<link rel="alternate" type="application/atom+xml" title="A" href="../feed.xml">\n'
    told = '<script type="application/ld+json">{"a":\n1}</script>\n'
    assert link_files(f"<head>{link}{told}<title>a</title></head>") == "<head><title>a</title></head>"


def test_the_index_says_what_to_do_where_it_was_opened_alone(tmp_path: Path, tiny_book: Book) -> None:
    for path in ("index.html", "ru/index.html"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("<!doctype html><body><main>\n<h1>A</h1></main></body>", encoding="utf-8")
    made = bundle_files(tmp_path, tiny_book)
    page = html.document_fromstring(made["index.html"].decode())
    told = [(element.get("lang"), element.findtext("strong")) for element in page.iterfind(".//p[@class='alone']")]
    assert told == list(tiny_book.labels["bundle.alone"].text.items())
    assert b"alone" not in made["ru/index.html"]


def test_no_list_of_files_that_it_lacks_is_in_the_bundle(tmp_path: Path, tiny_book: Book) -> None:
    for name in ("llms.txt", "index.md", "humans.txt"):
        (tmp_path / name).write_text("A", encoding="utf-8")
    assert set(bundle_files(tmp_path, tiny_book)) == {"READ ME.txt", "humans.txt"}


def test_what_only_tools_on_the_web_ask_for_is_not_in_the_bundle(tmp_path: Path, tiny_book: Book) -> None:
    names = ("annotations.jsonld", "events.csv", "events.json", "datapackage.json", "tables.xlsx")
    (tmp_path / "data").mkdir()
    for name in names:
        (tmp_path / "data" / name).write_text("{}", encoding="utf-8")
    kept = {name for name in bundle_files(tmp_path, tiny_book) if name.startswith("data/")}
    assert kept == {"data/events.csv", "data/datapackage.json", "data/tables.xlsx"}


def test_the_same_files_give_the_same_bytes() -> None:
    files = {"b.txt": "б".encode(), "a.txt": b"a"}
    one = zip_bytes(files, "folder", "2026-11-22")
    assert one == zip_bytes(dict(reversed(files.items())), "folder", "2026-11-22")
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.namelist() == ["folder/a.txt", "folder/b.txt"]
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert archive.read("folder/b.txt").decode() == "б"
