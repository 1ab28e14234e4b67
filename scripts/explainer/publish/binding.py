"""Lines of our own words break where they may: no dash and no short word at a line's end. Text in, text out.

Blanks become such as no line breaks at. Quotations and the texts themselves keep the letters that they have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from explainer.languages.known import language_named
from explainer.model import LANGUAGES
from explainer.publish.foreign import mark_foreign
from explainer.store import Shelf, Store
from explainer.write import write_text

NO_BREAK = "\N{NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"

LONG = 15
"""Letters that may stand together without a place to break a line at: as many as the narrowest column holds."""
DASHES = ("—", "–")
CLOSED_DASH = re.compile(r"(?<=\w)—(?=\w)")
# The ending of a number, as in «2004-м», stays with it.
ENDING = re.compile(r"(?<=\d)-(?=[^\W\d])")
NOT_LETTERS = re.compile(r"[^\w-]+")

# What is quoted, drawn or computed with, and what is balanced; and the article alone.
KEPT = re.compile(
    r"(<(q|h1|svg|script|style|code)\b.*?</\2>|<p (?:aria-level=\"[0-9]\" )?class=\"original[^>]*>.*?</p>|<[^>]+>)",
    re.DOTALL,
)
BY = re.compile(r'(<span class="mark [^>]*>[^<]*</span>)(?: —)? (<a [^>]*>[^<]*</a>)')


def bind_pages(place: Path, store: Store) -> None:
    """Every page of the built site; after the search has read it, which looks for the words as they are written.

    `store` keeps each.
    """
    with Shelf[str](store, "bound") as shelf:
        for language in LANGUAGES:
            for path in sorted((place / language).rglob("index.html")):
                write_text(path, bound_page(path.read_text(encoding="utf-8"), language, shelf))


def bound_page(html: str, language: str, shelf: Shelf[str]) -> str:
    """A whole page of a language; `shelf` keeps it."""
    head, start, rest = html.partition("<article")
    article, end, foot = rest.partition("</article>")
    return "".join([head, start, shelf.get(_bound_article, language, article), end, foot])


def _bound_article(language: str, article: str) -> str:
    return bind(mark_foreign(article, language), language)


def bind(html: str, language: str) -> str:
    """A part of a page. What kind a statement is and who makes it become one piece."""
    html = BY.sub(r'<span class="by">\1 \2</span>', html)
    return "".join(_pieces(KEPT.split(html), language))


def _pieces(parts: list[str], language: str) -> Iterable[str]:
    # Three parts each time: words, what is kept, the name of its element.
    for at, part in enumerate(parts):
        if at % 3 == 0:
            yield _bound(part, language)
        elif at % 3 == 1:
            yield part


def _bound(text: str, language: str) -> str:
    """The words with those blanks at which no line should break; together they grow no longer than a line."""
    first, *rest = ENDING.sub(f"-{JOINER}", CLOSED_DASH.sub(f"—{JOINER}", text)).split(" ")
    pieces, length, before = [first], len(first), first
    for word in rest:
        together = _stay_together(before, word, language) and length + len(word) < LONG
        pieces += [NO_BREAK if together else " ", word]
        length = length + 1 + len(word) if together else len(word)
        before = word
    return "".join(pieces)


def _stay_together(before: str, word: str, language: str) -> bool:
    """Whether a line should not break between two words: at a dash, behind a short one, before a code of one letter."""
    said = NOT_LETTERS.sub("", before)
    # What ends a sentence or a part of it may end a line.
    clings = said == before.lstrip("«“(„") and language_named(language).house.clinging.fullmatch(said)
    return bool(word) and (word in DASHES or before in DASHES or bool(clings) or (word.isalpha() and len(word) == 1))
