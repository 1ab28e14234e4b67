"""What a search can find: the words of each kind of node, and of the real site nothing but what stands on its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from conftest import context_of
from explainer.document.inline import Inline, Link, Strong, Tagged, Target, Words
from explainer.document.nodes import Figure, Items, Node, Paragraph, Slot
from explainer.document.records import Answer, Answers, Elsewhere, Tally
from explainer.model import LANGUAGES, Book, Text
from explainer.publish.outputs import filled_in_words
from explainer.search.entries import find_entries
from explainer.search.parts import Head, parts_of

APART = re.compile(r"\W+")
FILLED: Mapping[str, tuple[str, ...]] = {"timeline": ("9 events",), "apa": ("A book.", "Another.")}


def found(book: Book, *nodes: Node) -> list[Head | str]:
    return [one for one in parts_of(context_of(book, LANGUAGES[-1]), nodes, FILLED) if one]


def bare(words: str) -> str:
    """Words alone: pages part them by blanks, marks of notes and other elements of their own."""
    return " ".join(APART.split(words)).strip()


def read_page(path: Path) -> tuple[set[str], str]:
    """Its ids and its words, without the marks of notes and what stands beside them."""
    tree: html.HtmlElement = html.document_fromstring(path.read_bytes())
    ids = {str(one.get("id")) for one in tree.iter()}
    for note in tree.find_class("side"):
        note.drop_tree()
    etree.strip_elements(tree, "sup", with_tail=False)
    article = tree.find(".//article")
    assert article is not None
    return ids, bare(" ".join(map(str, article.itertext())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_stands_on_its_page_under_its_address(real_site: Path, real_book: Book, language: str) -> None:
    entries = find_entries(real_book, filled_in_words(real_book))[language]
    pages: dict[str, tuple[set[str], str]] = {}
    for entry in entries:
        slug, _, anchor = entry.address.partition("#")
        if slug not in pages:
            pages[slug] = read_page(real_site / language / slug / "index.html")
        ids, words = pages[slug]
        assert not anchor or anchor in ids, entry.address
        for block in (entry.title, *entry.blocks):
            for part in re.split(r"[.:;,()] | — | · ", block):
                assert bare(part) in words, (entry.address, part)
    addresses = Counter(entry.address for entry in entries)
    assert max(addresses.values()) == 1
    built = {path.parent.relative_to(real_site / language) for path in (real_site / language).rglob("index.html")}
    assert {Path(slug) for slug in pages} == built - {Path("search")}


def test_each_language_finds_the_same_places_of_the_same_kinds(real_book: Book) -> None:
    first, *others = find_entries(real_book, filled_in_words(real_book)).values()
    for other in others:
        assert {(one.address, one.kind) for one in other} == {(one.address, one.kind) for one in first}


def test_pages_that_repeat_the_texts_are_found_by_their_heads(tiny_book: Book) -> None:
    for entries in find_entries(tiny_book, filled_in_words(tiny_book)).values():
        addresses = {entry.address for entry in entries}
        assert {"concordance/", "coverage/", "glossary/", "sources/"} <= addresses
        assert not [one for one in addresses if one.startswith(("concordance/#", "coverage/#", "search/"))]


def test_a_term_is_found_by_its_names_and_shown_by_what_is_said_of_it(tiny_book: Book) -> None:
    entries = {entry.address: entry for entry in find_entries(tiny_book, filled_in_words(tiny_book))[LANGUAGES[-1]]}
    for term in tiny_book.terms:
        entry = entries[f"glossary/#{term.id}"]
        assert set(term.name) <= set(entry.names)
        said = [statement.text[LANGUAGES[-1]] for statement in term.definitions]
        if said:
            assert entry.blocks.index(said[0]) == (1 if term.gloss else 0)


LEADS = Link("The whole of what the texts say", "timeline")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((Words("A ferry "), Link("crosses", "timeline"), Words(" the lake every day.")), True),
        ((Words("See "), LEADS, Words(".")), False),
        ((Strong((LEADS, Words("."))), Words(" Little:"), LEADS), False),
        ((Strong((Words("A label"),)),), False),
        ((Strong((Words("Note"),)), Words(" The pier is old.")), True),
        ((Target("here"), Tagged("5 minutes", "kicker")), False),
        ((Tagged("The texts are silent", "silence"),), False),
        ((Tagged("quoted", "voice direct"), Words(": in the text's own words")), True),
    ],
)
def test_a_line_that_holds_the_page_together_is_not_found(
    tiny_book: Book, parts: tuple[Inline, ...], words: bool
) -> None:
    assert bool(found(tiny_book, Paragraph(parts))) == words


def test_an_item_may_lead_on_and_say_something(tiny_book: Book) -> None:
    item = (LEADS, Words(": when"))
    assert found(tiny_book, Items((item, (Strong((LEADS,)),)))) == ["The whole of what the texts say: when"]


def test_words_of_two_blocks_are_parted_where_no_punctuation_parts_them(tiny_book: Book) -> None:
    language, question = LANGUAGES[-1], tiny_book.questions[0]
    first = tiny_book.statements[0]
    name = context_of(tiny_book, language).speaker_short(first.speaker)
    said = [replace(first, text=Text((words, words))) for words in ("It opens.", "(No, it is shut.)")]
    position = replace(question.positions[0], answer=Text(("A pier", "A pier")))
    answer = Answer(question, position, tuple(Elsewhere(one, "forecasts") for one in said))
    assert found(tiny_book, Answers((answer,))) == [f"A pier — {name} · It opens. (No, it is shut.)"]
    other = next(one for one in tiny_book.statements if one.speaker != first.speaker)
    said[1] = replace(said[1], speaker=other.speaker)
    answer = replace(answer, said=tuple(Elsewhere(one, "forecasts") for one in said))
    assert found(tiny_book, Answers((answer,))) == ["A pier · It opens. (No, it is shut.)"]
    alone = (Elsewhere(first, f"experts/{first.speaker}"),)
    assert found(tiny_book, Answers((replace(answer, said=alone),))) == ["A pier"]


def test_a_row_of_a_table_says_what_its_numbers_count(tiny_book: Book) -> None:
    table = Tally(("Kind", "came", "did not"), (("forecast", (2, 6)), ("wish", (0, 1))))
    assert found(tiny_book, table) == ["forecast: came: 2; did not: 6", "wish: came: 0; did not: 1"]


def test_figures_and_lists_are_found_by_what_the_site_has_there(tiny_book: Book) -> None:
    nodes = (Figure("timeline"), Figure("map"), Slot("bibliography", "apa"), Slot("search-page"))
    assert found(tiny_book, *nodes) == ["9 events", "A book.", "Another."]
