"""The printed book as a PDF: typeset by Typst, then made smaller. Same Book, same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import typst

from explainer.addresses import is_hosted
from explainer.model import LANGUAGES, Book, fill
from explainer.publish.site import BuildError, site_url
from explainer.publish.tags import tag_more
from explainer.render.book import render_book
from explainer.render.book.handout import render_handout
from explainer.store import Store
from explainer.write import write_bytes, write_text

STYLE = Path(__file__).parent.parent / "render" / "book" / "style.typ"
# Both are what Typst's own export checks enforce; no more is claimed.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]

INPUTS = "inputs.json"
"""The file beside the source from which the style reads what is asked of it."""

REMEMBERED = 10
"""So many documents later Typst forgets what it has set, if none of them had a use for it."""

MOST_MOVES = 10
"""So often at most all may have moved, or it never comes to rest."""


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
    rights = rights_of(book, language)
    made_from = (STYLE.read_bytes(), source, book.edition, rights)
    return store.recall(f"pdf {language}", made_from, lambda _: typeset(source, book.edition, rights=rights), [])


def rights_of(book: Book, language: str) -> str:
    """Whose it is, in the words of the imprint."""
    words = " ".join(book.labels[key].text[language] for key in ("book.rights", "book.licence"))
    return fill(words, year=book.edition[:4], holder=book.site.holder[language])


def _address(book: Book, language: str) -> str:
    """Where the site will be in a language; "" where nobody can open it."""
    url = site_url(book)
    return f"{url}{language}/" if is_hosted(url) else ""


def make_handout(book: Book, language: str, store: Store) -> bytes:
    """The two pages for a class, in each language with as many items. Raises BuildError as `make_pdf` does."""
    sources = {one: render_handout(book, one, _address(book, one)) for one in LANGUAGES}
    rights = rights_of(book, language)
    made_from = (STYLE.read_bytes(), language, sources, book.edition, rights)

    def made(_: object) -> bytes:
        return typeset(sources[language], book.edition, _fewest(sources.values()), rights)

    return store.recall(f"handout {language}", made_from, made, [])


def _fewest(handouts: Iterable[str]) -> dict[str, int]:
    """How many items of each list have room in every handout."""
    fewest: dict[str, int] = {}
    for source in handouts:
        with press(STYLE.read_bytes() + source.encode()) as it:
            for name, shown in it.told("shown"):
                fewest[name] = min(shown, fewest.get(name, shown))
    return fewest


def typeset(source: str, edition: str, most: Mapping[str, int] | None = None, rights: str = "") -> bytes:
    """The PDF of a book's Typst source, dated by the edition, as small as it goes.

    `most`: how many items at most its style shows of a list. `rights`: whose it is, for libraries; Typst cannot say it.
    """
    day = int(datetime.fromisoformat(edition).replace(tzinfo=UTC).timestamp())
    try:
        with press(STYLE.read_bytes() + source.encode()) as it:
            _settle(it, most or {})
            made, warnings = it.compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARDS, timestamp=day)
    except RuntimeError as error:
        why = error.diagnostic if isinstance(error, typst.TypstError) else ""
        raise BuildError(f"the book cannot be typeset: {error}\n{why}".rstrip()) from error
    if warnings:
        told = (f"{warning.message}\n{warning.diagnostic}" for warning in warnings)
        raise BuildError("the book is typeset with a warning: " + "\n".join(told))
    assert isinstance(made, bytes)
    return _shrink(made, rights)


def _settle(it: Press, most: Mapping[str, int]) -> None:
    """Has the source set until all stands where it is said to stand, and no line of a paragraph alone.

    What a setting needs to know of itself it is told from the one before. Typst would find it out, too, but set what
    depends on it twice in every setting. Where the last lines of paragraphs go is decided first, with the pages as they
    were: what names them stays as it is, and need not be set anew.
    """
    spared: dict[str, int] = {}
    """Lines left free at the foot of a page, by the paragraph whose they would be."""
    stood: dict[str, Any] = {}
    moves = 0
    while moves < MOST_MOVES:
        it.ask(most=most, spared=spared, stood=stood)
        told = it.told("told")
        if not told or told[0]["stood"] == stood:
            return
        spared.update({number: spared.get(number, 0) + 1 for number in told[0]["torn"]})
        if told[0]["stood"]:
            stood = told[0]["stood"]
            moves += 1
    raise BuildError("the book cannot be typeset: what it says of its pages moves them, again and again")


@dataclass(frozen=True, slots=True)
class Press:
    """A source that is set more than once: one compiler keeps what stays as it was, if it is asked by a file."""

    compiler: typst.Compiler
    asked: Path
    letter: typst.Compiler
    """Of a source that is one letter."""

    def ask(self, **asked: Mapping[str, Any]) -> None:
        """What the style is to do otherwise, from now on."""
        write_text(self.asked, json.dumps(asked))

    def told(self, label: str) -> list[Any]:
        """What the typeset source tells of itself under a label."""
        told: list[Any] = json.loads(self.compiler.query(f"<{label}>", field="value"))
        return told

    def forget(self, documents: int) -> None:
        """Sets so many documents of one letter: else Typst keeps every setting of a book."""
        for _ in range(documents):
            self.letter.compile(format="svg")


@contextmanager
def press(source: bytes) -> Iterator[Press]:
    """Sets a whole Typst source, with its style, for as long as it is asked."""
    with TemporaryDirectory() as folder:
        main, letter = Path(folder, "book.typ"), Path(folder, "letter.typ")
        write_bytes(main, source)
        write_bytes(letter, b"x")
        compiler, other = (typst.Compiler(str(one), root=folder, ignore_system_fonts=True) for one in (main, letter))
        made = Press(compiler, main.with_name(INPUTS), other)
        made.ask()
        try:
            yield made
        finally:
            made.forget(REMEMBERED + 1)


def _shrink(made: bytes, rights: str) -> bytes:
    small = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        tag_more(document)
        if rights:
            # It would put the clock and its own name there.
            with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                metadata["dc:rights"] = rights
        # What Typst has packed stays packed: to do that anew makes nothing smaller.
        document.save(
            small,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
    return small.getvalue()
