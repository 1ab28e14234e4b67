"""Pictures of a page: a link's preview and the cover, one a language, drawn by Typst. Same Book, same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import typst
from PIL import Image

from explainer.model import LANGUAGES, Book
from explainer.publish.pdf import STYLE, press
from explainer.publish.site import BuildError
from explainer.render.book import render_cover
from explainer.render.meta import PREVIEW
from explainer.render.preview import render_preview
from explainer.store import Store
from explainer.write import write_bytes

# One pixel a point.
PPI = 72.0
# Flat colours and the soft edges of letters: with more than these nobody sees a difference, and the file is four times
# as large.
COLOURS = 48


def draw_previews(book: Book, store: Store) -> dict[str, bytes]:
    """The picture of every language as PNG; `store` keeps the last ones. Raises BuildError with what Typst said."""
    return {one: _drawn(store, f"preview {one}", render_preview(book, one)) for one in LANGUAGES}


def draw_covers(book: Book, store: Store) -> dict[str, bytes]:
    """The cover of the book of every language as PNG, twice as sharp; `store` keeps the last ones."""
    style = STYLE.read_text(encoding="utf-8")
    return {one: _drawn(store, f"cover {one}", style + render_cover(book, one), 2 * PPI) for one in LANGUAGES}


def _drawn(store: Store, name: str, source: str, ppi: float = PPI) -> bytes:
    return store.recall(name, source, lambda _: draw(source, ppi), [])


def write_previews(site: Path, pictures: Mapping[str, bytes]) -> None:
    """`assets/preview.png` below every language's root."""
    for language, picture in pictures.items():
        write_bytes(site / language / PREVIEW, picture)


def draw(source: str, ppi: float = PPI) -> bytes:
    """A page of Typst source as PNG; warnings (an unknown font) are errors."""
    try:
        with press(source.encode()) as it:
            made, warnings = it.compiler.compile_with_warnings(format="png", ppi=ppi)
    except typst.TypstError as error:
        raise BuildError(f"a picture cannot be drawn: {error.message}\n{error.diagnostic}") from error
    if warnings:
        raise BuildError("a picture is drawn with a warning: " + "\n".join(w.message for w in warnings))
    # Words that are too long for one sheet run over to others; a picture is of the first.
    first = made[0] if isinstance(made, list) else made
    assert isinstance(first, bytes)
    return _shrink(first)


def _shrink(made: bytes) -> bytes:
    small = io.BytesIO()
    with Image.open(io.BytesIO(made)) as picture:
        flat = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(small, "PNG", optimize=True)
    return small.getvalue()
