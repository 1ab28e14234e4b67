"""The offline bundle: links that a file system answers, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile

import pytest

from explainer.publish.bundle import link_files, zip_bytes


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


def test_the_same_files_give_the_same_bytes() -> None:
    files = {"b.txt": "б".encode(), "a.txt": b"a"}
    one = zip_bytes(files, "folder", "2026-11-22")
    assert one == zip_bytes(dict(reversed(files.items())), "folder", "2026-11-22")
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.namelist() == ["folder/a.txt", "folder/b.txt"]
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert archive.read("folder/b.txt").decode() == "б"
