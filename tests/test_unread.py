"""What no second reader has seen is marked where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkout import Checkout
from explainer.model import LANGUAGES, Book
from explainer.publish.unread import mark_unread, marked_page

PAGE = """<head><title>Page</title></head><body id="one"><article class="page"><h1 id="top">Page</h1>
<ul><li><span class="statement" id="one">First.</span></li><li id="two">Second.</li></ul>
<div class="footnote"><ol><li id="fn-one">
<p>Proof.</p></li></ol></div><div class="sentence" id="p2s1">Words.</div></article></body>"""


def test_the_places_of_what_is_unread_are_marked_and_no_others() -> None:
    marked = marked_page(PAGE, {"one", "fn-one"}, "unread")
    assert marked.count("unread</span>") == 2
    assert 'id="one"><span class="mark unread">unread</span> First.' in marked
    assert '<li id="fn-one">\n<p><span class="mark unread">unread</span> Proof.' in marked
    assert marked.replace('<span class="mark unread">unread</span> ', "") == PAGE


@pytest.mark.parametrize(
    ("unread", "page", "words"),
    [
        ("one", "timeline", "First."),
        ("event:two", "timeline", "Second."),
        ("translation:L2.1", "sources/ferry-launch", "Words."),
        ("annotation:L2.1", "sources/ferry-launch", "Words."),
        ("essay:trip#a1b2c3d4", "essays/trip", "Page</h1>"),
        ("essay:home", "", "Page</h1>"),
    ],
)
def test_a_mark_stands_on_the_page_of_what_is_unread(
    tmp_path: Path, tiny_book: Book, unread: str, page: str, words: str
) -> None:
    site = Checkout(tmp_path)
    for language in LANGUAGES:
        for place in (page, "elsewhere"):
            site.write(f"{language}/{place}/index.html", PAGE)
    mark_unread(tmp_path, tiny_book, {unread, "label:page.notes"})
    for language in LANGUAGES:
        label = tiny_book.labels["unread.mark"].text[language]
        assert f"{label}</span> {words}" in site.read(f"{language}/{page}/index.html")


def test_where_everything_has_been_read_no_page_is_touched(tmp_path: Path, tiny_book: Book) -> None:
    Checkout(tmp_path).write("en/index.html", PAGE)
    mark_unread(tmp_path, tiny_book, set())
    assert Checkout(tmp_path).read("en/index.html") == PAGE
