"""The site's own file: its lists name what there is, and every word of them has a label that readers see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer.addresses import LISTS, every_page
from explainer.model import LANGUAGES, Book, Place, Problem
from explainer.model.fields import fields_of
from explainer.model.references import Pointer, every_pointer, word_lists
from explainer.nearest import likely

FRONT = ""
"""The address of the front page."""


def site_problems(book: Book) -> Iterator[Problem]:
    """What is wrong with seeds/site.yml, and words of other records that should stand in its lists and do not."""
    if FRONT not in every_page(book):
        place = Place(f"seeds/pages/home.{LANGUAGES[0]}.md", 1)
        yield Problem(place, "is not there, and so the site has no front page; write it in every language")
    yield from _pages(book)
    lists = word_lists()
    for field, defines in lists.values():
        for number, word in enumerate(getattr(book.site, field.name)):
            keys = [pattern.format(word) for pattern in defines.labels]
            missing = [key for key in keys if key not in book.labels]
            if missing:
                told = " and ".join(f'"{key}"' for key in missing)
                message = f'"{word}" has no words for readers; add {told} to seeds/knowledge/introductions.yml'
                yield Problem(book.site.place.of(field.key, number), message)
    for pointer in every_pointer(book):
        if pointer.role.to in lists:
            name = lists[pointer.role.to][0].name
            yield from _unlisted(book, name, pointer)


def _pages(book: Book) -> Iterator[Problem]:
    pages = {*LISTS, *(page.id for page in book.pages)}
    for field in fields_of(type(book.site)):
        values = getattr(book.site, field.name)
        if not field.many:
            continue
        for number, value in enumerate(values):
            place = book.site.place.of(field.key, number)
            if Counter(values[: number + 1])[value] > 1:
                yield Problem(place, f'"{value}" stands in "{field.key}" already; take it out')
            elif field.name in ("menu", "foot") and value not in pages:
                hint = likely(value, pages, f"use some of: {', '.join(sorted(pages))}")
                yield Problem(place, f'"{field.key}" names "{value}", which is no page; {hint}')


def _unlisted(book: Book, name: str, pointer: Pointer) -> Iterator[Problem]:
    """A word that is in no list of the site; that there may be none at all is said where the field may be left out."""
    listed, word, field = getattr(book.site, name), pointer.id, pointer.met.field
    if word not in listed:
        ways = [f"use one of: {', '.join(listed)}"] * bool(listed) + ["add it there"]
        ways += ["take the line out"] * (field.optional or bool(field.otherwise))
        what = f'"{word}", "{field.key}" of {pointer.met.record.what}, is not in "{name}" of seeds/site.yml'
        yield Problem(pointer.place, f"{what}; {likely(word, listed, ', or '.join(ways))}")
