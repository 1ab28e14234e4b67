"""The style sheets and scripts of the built site without comments and blanks. What they say stays the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from explainer.model import LANGUAGES
from explainer.write import write_text

MINIFIERS: dict[str, Callable[[str], str]] = {
    ".css": cssmin,
    # A notice of whose code it is stays.
    ".js": partial(jsmin, keep_bang_comments=True),
}


def minify_assets(place: Path) -> None:
    """Every style sheet and script of each language, in its place; the data of the search hold no blank to spare."""
    for language in LANGUAGES:
        root = place / language
        for path in sorted((root / "assets").rglob("*")):
            if path.suffix in MINIFIERS:
                write_text(path, MINIFIERS[path.suffix](path.read_text(encoding="utf-8")))
