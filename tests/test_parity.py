"""Pages of one language held against the other's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from conftest import context_of
from explainer.check.parity import parity_problems
from explainer.document.inline import Link, Target, Words
from explainer.document.nodes import Node, Page, Paragraph, Section
from explainer.document.outline import Mark
from explainer.document.records import Statements
from explainer.model import LANGUAGES, Book
from explainer.proof import Proof
from explainer.render.marks import marks_of
from explainer.render.site import render_page
from explainer.view.context import Context, term_index

WORDS = Paragraph((Words("Words. "), Link("T1.1", "sources/x", "p1s1", "reference")))
NOTED = "launch-lake"


def good(book: Book) -> tuple[Node, ...]:
    statements = Statements((Proof(book).statements[NOTED],))
    return WORDS, Section(2, "one", Words("One"), (statements, Paragraph((Target("a"), Target("b")))))


def pages(book: Book, nodes: tuple[Node, ...], other: tuple[Node, ...]) -> Mapping[str, tuple[Mark, ...]]:
    """What stands on a page of these nodes in one language and of those in the other."""
    page = Page(slug="a", language=LANGUAGES[0], title="A", description="x", nodes=nodes)
    both = (page, replace(page, language=LANGUAGES[1], nodes=other))
    return {f"{one.language}/a/index.md": tuple(marks_of(context_of(book, one.language), one)) for one in both}


def test_pages_that_say_the_same_pass(tiny_book: Book) -> None:
    first, *rest = good(tiny_book)
    other = (replace(WORDS, parts=(Words("Слова. "), *WORDS.parts[1:])), *rest)
    assert first == WORDS
    assert list(parity_problems(pages(tiny_book, good(tiny_book), other))) == []


@pytest.mark.parametrize(
    ("change", "gist"),
    [
        pytest.param(lambda words, one: (words, replace(one, id="other")), 'the id "other"', id="another-id"),
        pytest.param(
            lambda words, one: (words, replace(one, nodes=(Statements(()), one.nodes[1]))),
            f'the note "{NOTED}"',
            id="a-note-less",
        ),
        pytest.param(
            lambda words, one: (replace(words, parts=(Link("T1.2", "sources/x", "p1s2"),)), one),
            'the link "sources/x/#p1s2"',
            id="another-link",
        ),
        pytest.param(
            lambda words, one: (words, Paragraph((Words("More."),)), one),
            'has 5 blocks where "ru" has 4; both must say the same',
            id="a-block-more",
        ),
        pytest.param(
            lambda words, one: (words, replace(one, nodes=(one.nodes[0], Paragraph((Target("b"), Target("a")))))),
            'has blocks or ids under "one" in another order than "ru"',
            id="another-order",
        ),
        pytest.param(
            lambda words, one: (one, words),
            'has blocks or ids before its first heading in another order than "ru"',
            id="elsewhere",
        ),
    ],
)
def test_a_difference_is_told(tiny_book: Book, change: Callable[..., tuple[Node, ...]], gist: str) -> None:
    nodes = good(tiny_book)
    found = [str(problem) for problem in parity_problems(pages(tiny_book, nodes, change(*nodes)))]
    assert any(gist in line for line in found), found
    assert all(line.startswith("docs/") for line in found)


def test_a_page_in_one_language_alone_is_told(tiny_book: Book) -> None:
    both = pages(tiny_book, good(tiny_book), good(tiny_book))
    found = list(parity_problems({"ru/a/index.md": both["ru/a/index.md"]}))
    assert [problem.place.path for problem in found] == ["docs/ru/a/index.md"]


def test_a_link_to_the_glossary_may_stand_elsewhere(tiny_book: Book) -> None:
    context = Context(tiny_book, Proof(tiny_book), "en", term_index(tiny_book, "en"))
    name = tiny_book.terms[0].name["en"]
    first, *rest = good(tiny_book)
    linked = (Paragraph((Words(name, linked=True), *WORDS.parts)), *rest)
    page = Page(slug="a", language="en", title="A", description="x", nodes=linked)
    assert f"(../glossary/index.md#{tiny_book.terms[0].id}){{ .term }}" in render_page(context, page)
    assert first == WORDS
    assert list(parity_problems(pages(tiny_book, good(tiny_book), linked))) == []


def test_what_stands_in_an_alphabet_stands_in_that_of_its_language(tiny_book: Book) -> None:
    words, one = good(tiny_book)
    two = Section(2, "two", Words("Two"), (Paragraph((Words("More."),)),))
    assert list(parity_problems(pages(tiny_book, (words, one, two), (words, two, one)))) == []
