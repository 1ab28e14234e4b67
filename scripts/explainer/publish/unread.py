"""Marks on the built pages what no second reader has seen. Nothing where all has been read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path

from explainer.addresses import prose_page
from explainer.model import LANGUAGES, Book
from explainer.write import write_text

# Elements that may begin with words; those of a list of notes hold a paragraph first.
PLACE = re.compile(r'<(?:li|p|span|h[1-6]|div|section|dt|dd|figure)\b[^<>]*\bid="([^"]+)"[^<>]*>(?:\s*<p>)?')
SENTENCE = re.compile(r"translation:([A-Z]+)([0-9]+)\.([0-9]+)|annotation:([A-Z]+)([0-9]+)\.([0-9]+)")


def mark_unread(site: Path, book: Book, unread: Collection[str]) -> None:
    """Every page of the built site. `unread`: what awaits a second reading, as a reader calls it."""
    if not unread:
        return
    anywhere = frozenset(_anchors(unread))
    places = {**_sentences(book, unread), **_prose(unread)}
    for language in LANGUAGES:
        label = escape(book.labels["unread.mark"].text[language])
        for path in sorted((site / language).rglob("index.html")):
            page = path.parent.relative_to(site / language).as_posix().removeprefix(".")
            html = path.read_text(encoding="utf-8")
            marked = marked_page(html, anywhere | places.get(page, frozenset()), label)
            if marked != html:
                write_text(path, marked)


def marked_page(html: str, ids: Collection[str], label: str) -> str:
    """A page with a mark at the beginning of every element of its article that has one of the ids."""
    head, start, rest = html.partition("<article")
    article, end, foot = rest.partition("</article>")

    def mark(found: re.Match[str]) -> str:
        return f'{found[0]}<span class="mark unread">{label}</span> ' if found[1] in ids else found[0]

    return "".join([head, start, PLACE.sub(mark, article), end, foot])


def _anchors(unread: Collection[str]) -> Iterator[str]:
    """Where a record stands, on whatever page: a statement, and the note that proves it; a record of another kind."""
    for name in unread:
        kind, colon, id = name.partition(":")
        if not colon:
            yield from (name, f"fn-{name}")
        elif kind not in ("essay", "label", "introduction", "redirect", "translation", "annotation", "path", "step"):
            yield id


def _sentences(book: Book, unread: Collection[str]) -> dict[str, frozenset[str]]:
    """The sentences of which translation or voice is unread, by the page of their text."""
    found: dict[str, set[str]] = {}
    for match in filter(None, map(SENTENCE.fullmatch, unread)):
        code, paragraph, sentence = (part for part in match.groups() if part)
        found.setdefault(code, set()).add(f"p{paragraph}s{sentence}")
    return {f"sources/{one.id}": frozenset(found.get(one.code, ())) for one in book.sources}


def _prose(unread: Collection[str]) -> dict[str, frozenset[str]]:
    """The pages of our own prose of which anything is unread: they are marked at the top, as a whole."""
    names = {name.removeprefix("essay:").partition("#")[0] for name in unread if name.startswith("essay:")}
    return {page: frozenset(("top",)) for name in names for page in (f"essays/{name}", prose_page(name))}
