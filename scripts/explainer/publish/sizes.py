"""The sizes of what can be downloaded, filled into the pages when the files are there."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from babel.units import format_unit

from explainer.model import LANGUAGES
from explainer.write import write_text

SIZE = re.compile(r'(<span class="size" data-file="([^"]+)">)[^<]*(</span>)')
KILO = 1000


def fill_sizes(site: Path) -> None:
    """Puts the size of each named file beside its link, in the page's language; nothing for one that is not there."""
    for language in LANGUAGES:
        page = site / language / "downloads" / "index.html"
        if page.is_file():
            text = page.read_text(encoding="utf-8")
            write_text(page, SIZE.sub(partial(_filled, site, language), text))


def _filled(site: Path, language: str, found: re.Match[str]) -> str:
    file = site / found[2]
    size = describe_size(file.stat().st_size, language) if file.is_file() else ""
    return f"{found[1]}{size}{found[3]}"


def describe_size(size: int, language: str) -> str:
    """Bytes in words: "1.2 MB", «1,2 МБ»."""
    if size < KILO * KILO:
        return str(format_unit(max(1, round(size / KILO)), "digital-kilobyte", "short", locale=language))
    return str(format_unit(round(size / KILO / KILO, 1), "digital-megabyte", "short", locale=language))
