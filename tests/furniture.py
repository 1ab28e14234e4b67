"""Words about a site that a book's reader can do nothing with, by language; the book may say where the site is."""

from __future__ import annotations

import re

WEB = {
    "ru": re.compile(
        r"\bсайт\w*|\b(?:эт\w+|отдельн\w+|кажд\w+|сво\w+|на|главн\w+) страниц\w*|\bпоиск (?:найд|ищ)\w+"
        r"|\b(?:щёлк|нажм|браузер|меню|экран|скача|cookie)\w*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:(?:web)?sites?|this page|pages? of (?:its|their) own|the search)\b"
        r"|\b(?:(?:of|on|from|by) the pages|on the page|the page of|question a page)\b"
        r"|\b(?:click|browser|menu|screen|download|JavaScript|cookie|online)\w*",
        re.IGNORECASE,
    ),
}
WHERE = ("book.left-out", "epub.tables", "book.colophon.made")
"""Labels that say what is on the site, or are of both, begin with one of these."""
OF_PRINT = ("book.how", "book.cover", "book.index")
"""Those that speak of the pages of the printed book."""
