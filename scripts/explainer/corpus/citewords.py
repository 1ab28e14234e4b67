"""How a work is cited, in each language: a sentence for each style and shape, quotation marks, small words of titles.

Shapes: "site", this site, which says who made it and when; "work", a page that says where it stands and when it was
read. What stands in braces is put in (render/data/works.py): `{day}` is a date in words, `{daymonth}` one without its
year, `{digits}` one in digits.

Rules: GOST R 7.0.5–2008; APA 7; The Chicago Manual of Style 17, notes and bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CiteWords:
    """One language."""

    marks: tuple[str, str]
    """A pair of quotation marks, and the pair inside it."""
    stop_inside: bool
    """Whether a full stop stands before the closing mark."""
    small: re.Pattern[str] | None
    """The words that stay small in a title whose words have large letters; None where titles have none."""
    sentences: Mapping[tuple[str, str], str]
    """(style, shape) -> a sentence with placeholders."""


CITE_WORDS: Mapping[str, CiteWords] = {
    "ru": CiteWords(
        marks=("«»", "„“"),
        stop_inside=False,
        small=None,
        sentences={
            ("gost", "site"): "{title} [Электронный ресурс]. {publisher}, {year}. URL: {address}.",
            ("gost", "work"): "{title} [Электронный ресурс] // {publisher}. URL: {address} (дата обращения: {digits}).",
            ("apa", "site"): "{publisher}. ({year}, {daymonth}). {title}. {address}",
            ("apa", "work"): "{title}. (б. д.). {publisher}. Извлечено {day} с {address}",
            ("chicago", "site"): "{publisher}. {title}. {day} {address}.",
            ("chicago", "work"): "{publisher}. {title}. Просмотрено {day} {address}.",
        },
    ),
    "en": CiteWords(
        marks=("“”", "‘’"),
        stop_inside=True,
        small=re.compile(
            "a|an|and|as|at|but|by|down|for|from|in|into|nor|of|off|on|onto|or|over|per|so|than|the|till|to|up|upon|v"
            "|via|vs|with|without|yet"
        ),
        sentences={
            ("gost", "site"): "{title} [Electronic resource]. {publisher}, {year}. URL: {address}.",
            ("gost", "work"): "{title} [Electronic resource] // {publisher}. URL: {address} (accessed: {digits}).",
            ("apa", "site"): "{publisher}. ({year}, {daymonth}). {title}. {address}",
            ("apa", "work"): "{title}. (n.d.). {publisher}. Retrieved {day}, from {address}",
            ("chicago", "site"): "{publisher}. {title}. {day}. {address}.",
            ("chicago", "work"): "{publisher}. {title}. Accessed {day}. {address}.",
        },
    ),
}
