"""Quotations of the built pages: quotation marks inside them stand one level down, as the page brings the outer ones.

The letters of a quotation are the text's wherever they are data; this is how they are shown.
"""

from __future__ import annotations

import re
from pathlib import Path

from explainer.languages.known import language_named
from explainer.model import LANGUAGES
from explainer.write import write_text

QUOTED = re.compile(r'<q\b([^>]*\blang="([^"]+)"[^>]*)>(.*?)</q>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def nest_quotes(place: Path) -> None:
    """Every page of the built site."""
    for language in LANGUAGES:
        for path in sorted((place / language).rglob("index.html")):
            write_text(path, nested(path.read_text(encoding="utf-8")))


def nested(html: str) -> str:
    """A page whose quotations have the marks of their level."""
    return QUOTED.sub(lambda found: f"<q{found[1]}>{_inside(found[3], found[2])}</q>", html)


def written(html: str) -> str:
    """A page whose quotations have their marks as letters, for programs that know no others; no element brings more."""
    return QUOTED.sub(lambda found: f"<span{found[1]}>{_between_marks(found[3], found[2])}</span>", html)


def _between_marks(words: str, language: str) -> str:
    (first, last), _ = language_named(language).house.quotes
    return f"{first}{_inside(words, language)}{last}"


def _inside(words: str, language: str) -> str:
    if language not in LANGUAGES:
        return words
    # A mark may stand on either side of an element: the whole is one text, its elements put back in their places.
    tags = list(TAG.finditer(words))
    pieces, at = [], 0
    plain = language_named(language).house.inside_marks(TAG.sub("", words))
    taken = 0
    for tag in tags:
        length = tag.start() - at
        pieces += [plain[taken : taken + length], tag[0]]
        taken, at = taken + length, tag.end()
    return "".join([*pieces, plain[taken:]])
