"""The printed book as a PDF: typeset by Typst, then made smaller. Same Book, same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import typst

from explainer.addresses import is_hosted
from explainer.model import LANGUAGES, Book
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
    """The two pages for a class, in each language with as many items. Raises BuildError as `make_pdf` does."""
    sources = {one: render_handout(book, one, _address(book, one)) for one in LANGUAGES}
    made_from = (STYLE.read_bytes(), language, sources, book.edition)

    def made(_: object) -> bytes:
        return typeset(sources[language], book.edition, {"most": json.dumps(_fewest(sources.values()))})

    return store.recall(f"handout {language}", made_from, made, [])


def _fewest(handouts: Iterable[str]) -> dict[str, int]:
    """How many items of each list have room in every handout."""
    fewest: dict[str, int] = {}
    for source in handouts:
        for name, shown in _told(STYLE.read_bytes() + source.encode(), "<shown>", {}):
            fewest[name] = min(shown, fewest.get(name, shown))
    return fewest


def typeset(source: str, edition: str, inputs: Mapping[str, str] | None = None) -> bytes:
    """The PDF of a book's Typst source, dated by the edition, as small as it goes.

    `inputs`: what its style asks for.
    """
    whole = STYLE.read_bytes() + source.encode()
    day = int(datetime.fromisoformat(edition).replace(tzinfo=UTC).timestamp())
    spared: dict[str, int] = {}
    given = dict(inputs or {})
    try:
        while torn := _torn(whole, given, spared):
            spared.update({number: spared.get(number, 0) + 1 for number in torn})
            given["spared"] = json.dumps(spared)
        made, warnings = typst.compile_with_warnings(
            whole, format="pdf", ignore_system_fonts=True, sys_inputs=given, pdf_standards=STANDARDS, timestamp=day
        )
    except typst.TypstError as error:
        raise BuildError(f"the book cannot be typeset: {error.message}\n{error.diagnostic}") from error
    if warnings:
        told = (f"{warning.message}\n{warning.diagnostic}" for warning in warnings)
        raise BuildError("the book is typeset with a warning: " + "\n".join(told))
    assert isinstance(made, bytes)
    return _shrink(made)


def _torn(whole: bytes, inputs: dict[str, str], spared: Mapping[str, int]) -> list[str]:
    """The paragraphs of which a line or a note stands alone, if there is something left to try."""
    return [number for number in dict.fromkeys(_told(whole, "<torn>", inputs)) if spared.get(number, 0) < MOST_SPARED]


def _told(whole: bytes, label: str, inputs: dict[str, str]) -> list[Any]:
    """What a typeset source tells of itself under a label."""
    found = typst.query(whole, label, field="value", ignore_system_fonts=True, sys_inputs=inputs)
    told: list[Any] = json.loads(found)
    return told


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
