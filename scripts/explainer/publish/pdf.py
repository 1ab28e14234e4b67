"""The printed book as a PDF: typeset by Typst, then made smaller. Same Book, same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import typst

from explainer.addresses import is_hosted
from explainer.model import Book
from explainer.publish.site import BuildError, site_url
from explainer.render.book import render_book
from explainer.render.book.handout import render_handout
from explainer.store import Store

STYLE = Path(__file__).parent.parent / "render" / "book" / "style.typ"
# Both are what Typst's own export checks enforce; no more is claimed.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]

MOST_SPARED = 3
"""Lines that stay free at most at the foot of a page, so that none of a paragraph stands alone."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a Book in one language."""

    book: bytes
    handout: bytes


def make_printed(book: Book, language: str, store: Store) -> Printed:
    """Book and handout. Raises BuildError with what Typst said; warnings are errors. `store` keeps the last ones."""
    return Printed(make_pdf(book, language, store), make_handout(book, language, store))


def make_pdf(book: Book, language: str, store: Store) -> bytes:
    """Typesets the book of one language. Raises BuildError with what Typst said; warnings are errors.

    `store` keeps the last one.
    """
    source = render_book(book, language, _address(book, language))
    made_from = (STYLE.read_bytes(), source, book.edition)
    return store.recall(f"pdf {language}", made_from, lambda _: typeset(source, book.edition), [])


def _address(book: Book, language: str) -> str:
    """Where the site will be in a language; "" where nobody can open it."""
    url = site_url(book)
    return f"{url}{language}/" if is_hosted(url) else ""


def make_handout(book: Book, language: str, store: Store) -> bytes:
    """The two pages for a class. Raises BuildError as `make_pdf` does."""
    source = render_handout(book, language, _address(book, language))
    made_from = (STYLE.read_bytes(), source, book.edition)
    return store.recall(f"handout {language}", made_from, lambda _: typeset(source, book.edition), [])


def typeset(source: str, edition: str) -> bytes:
    """The PDF of a book's Typst source, dated by the edition, as small as it goes."""
    whole = STYLE.read_bytes() + source.encode()
    day = int(datetime.fromisoformat(edition).replace(tzinfo=UTC).timestamp())
    spared: dict[str, int] = {}
    try:
        while torn := _torn(whole, spared):
            spared.update({number: spared.get(number, 0) + 1 for number in torn})
        made, warnings = typst.compile_with_warnings(
            whole,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs=_inputs(spared),
            pdf_standards=STANDARDS,
            timestamp=day,
        )
    except typst.TypstError as error:
        raise BuildError(f"the book cannot be typeset: {error.message}\n{error.diagnostic}") from error
    if warnings:
        told = (f"{warning.message}\n{warning.diagnostic}" for warning in warnings)
        raise BuildError("the book is typeset with a warning: " + "\n".join(told))
    assert isinstance(made, bytes)
    return _shrink(made)


def _torn(whole: bytes, spared: Mapping[str, int]) -> list[str]:
    """The paragraphs of which a line or a note stands alone, if there is something left to try."""
    found = typst.query(whole, "<torn>", field="value", ignore_system_fonts=True, sys_inputs=_inputs(spared))
    return [number for number in dict.fromkeys(json.loads(found)) if spared.get(number, 0) < MOST_SPARED]


def _inputs(spared: Mapping[str, int]) -> dict[str, str]:
    return {"spared": json.dumps(spared)}


def _shrink(made: bytes) -> bytes:
    small = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        # What Typst has packed stays packed: to do that anew makes nothing smaller.
        document.save(
            small,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
    return small.getvalue()
