"""What a page's tree says of the page is what its Markdown has: ids in their order, notes, files of figures.

Here patterns read the Markdown: as a check of what the program knows without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from conftest import MIXED, copy_tiny
from explainer.addresses import every_page, picture_of, site_addresses
from explainer.document.outline import Mark, What
from explainer.model import LANGUAGES, Book, Rights
from explainer.pages import Builder
from explainer.render import mark_docs, render_docs
from records import with_rights
from test_scale import make_corpus

# In a tag or an attribute list: text may hold the same words.
ID = re.compile(r"""(?:<([a-z]+)\b[^<>]*\bid="|\{ #)([a-z0-9-]+)""")
NOTE = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
PICTURE = re.compile(r'href="(?:\.\./)+(pictures/[a-z0-9.-]+\.svg)"')


@pytest.fixture(scope="module")
def mixed_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return copy_tiny(tmp_path_factory.mktemp("book") / "mixed", MIXED).book()


@pytest.fixture(scope="module")
def made_up_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Of two texts that a program has made up."""
    return make_corpus(tmp_path_factory.mktemp("book"), 2).book()


def named(marks: Sequence[Mark], *what: What) -> list[str]:
    return [mark.name for mark in marks if mark.what in what]


def assert_the_same(docs: Mapping[str, str], marked: Mapping[str, Sequence[Mark]]) -> int:
    """Holds what is known of every page against its Markdown; how many ids there are."""
    ids = 0
    assert docs.keys() == marked.keys()
    for path, text in docs.items():
        marks, found = marked[path], ID.findall(text)
        assert named(marks, What.ID, What.TITLE) == [id for _, id in found], path
        assert named(marks, What.TITLE) == [id for tag, id in found if tag in ("title", "desc")], path
        # What another note or the page of its speaker proves has none.
        assert set(NOTE.findall(text)) <= set(named(marks, What.NOTE)), path
        language = path.partition("/")[0]
        assert [picture_of(name, language) for name in named(marks, What.FIGURE)] == PICTURE.findall(text), path
        ids += len(found)
    return ids


def test_on_the_real_pages(real_book: Book, real_docs: Mapping[str, str]) -> None:
    ids = assert_the_same(real_docs, mark_docs(real_book))
    assert ids > 3000
    print(f"pages: {len(real_docs)}, ids on them: {ids}")


@pytest.mark.parametrize("name", ["tiny_book", "new_book", "mixed_book", "made_up_book"])
@pytest.mark.parametrize("rights", Rights)
def test_on_made_up_pages(request: pytest.FixtureRequest, name: str, rights: Rights) -> None:
    book = with_rights(request.getfixturevalue(name), rights)
    assert assert_the_same(render_docs(book), mark_docs(book)) > 100


NOTHING: Mapping[str, Callable[[Book], Book]] = {
    "answers": lambda book: replace(book, questions=()),
    "timeline": lambda book: replace(book, events=()),
    "outcomes": lambda book: replace(book, forecasts=()),
    "voices": lambda book: replace(book, statements=tuple(replace(one, topics=()) for one in book.statements)),
}


@pytest.mark.parametrize("figure", NOTHING)
def test_a_figure_that_has_nothing_to_draw_has_no_place(tiny_book: Book, figure: str) -> None:
    book = NOTHING[figure](tiny_book)
    marked = mark_docs(book)
    every = {name for marks in mark_docs(tiny_book).values() for name in named(marks, What.FIGURE)}
    assert {name for marks in marked.values() for name in named(marks, What.FIGURE)} == every - {figure}
    assert_the_same(render_docs(book), marked)


def test_a_place_or_a_page_that_one_language_lacks_is_no_address() -> None:
    (first, second), place = LANGUAGES, Mark(What.ID, "a")
    assert site_addresses({f"{first}/x/index.md": [place], f"{second}/x/index.md": []}, "s") >= {"x/"}
    assert "x/#a" not in site_addresses({f"{first}/x/index.md": [place], f"{second}/x/index.md": []}, "s")
    assert "x/" not in site_addresses({f"{first}/x/index.md": [place]}, "s")
    assert "x/#a" in site_addresses({f"{one}/x/index.md": [place] for one in LANGUAGES}, "s")


def test_every_page_that_a_book_names_is_built(real_book: Book, tiny_book: Book) -> None:
    for book in (real_book, tiny_book):
        built = [slug for draft in Builder(book).drafts for slug in draft.slugs]
        assert sorted(built) == list(every_page(book))
