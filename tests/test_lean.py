"""How much there is to read: what a page repeats of another it says in short, and leads there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from explainer.model import LANGUAGES

MOST = 75_000
"""Words of all pages of a language, with their notes and with what is folded; the other language is not counted."""
FRAME = ("nav", "script", "style")
WORD = re.compile(r"\w+")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_pages_of_a_language_have_so_many_words_at_most(real_site: Path, language: str) -> None:
    words = sum(len(WORD.findall(shown)) for shown in pages(real_site, language).values())
    print(f"{language}: {words:,} words")
    assert 30_000 < words <= MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_stands_twice_on_a_page(real_site: Path, language: str) -> None:
    counted = 0
    for path in sorted((real_site / language).rglob("index.html")):
        tree = html.document_fromstring(path.read_bytes())
        notes = [quotations(note) for note in tree.iterfind(".//div[@class='footnote']//li")]
        counted += len(notes)
        assert [note for note, times in Counter(notes).items() if times > 1] == [], path
    assert counted > 100


def pages(site: Path, language: str) -> dict[str, str]:
    """The text of each page of one language, without its frame."""
    return {str(path): text_of(path, language) for path in sorted((site / language).rglob("index.html"))}


def text_of(path: Path, language: str) -> str:
    tree = html.document_fromstring(path.read_bytes())
    shown = list(tree.iterfind(".//main//article")) or list(tree.iterfind(".//main"))
    for element in [one for article in shown for one in article.iter() if isinstance(one, html.HtmlElement)]:
        if element.tag in FRAME or element.get("lang", language) != language:
            element.drop_tree()
    return " ".join("".join(map(str, article.itertext(with_tail=False))) for article in shown)


def quotations(note: html.HtmlElement) -> str:
    """A note without the ways back from it."""
    for back in note.find_class("footnote-backref"):
        back.drop_tree()
    return " ".join(note.text_content().split())
