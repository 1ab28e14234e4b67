"""Lines of our own words break where they may: no dash and no short word at a line's end. Text in, text out.

Blanks become such as no line breaks at. Quotations and the texts themselves keep the letters that they have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel.dates import get_month_names

from explainer.corpus.binding import bound
from explainer.corpus.words import POSSESSIVE
from explainer.model import LANGUAGES
from explainer.publish.foreign import mark_foreign
from explainer.store import Shelf, Store
from explainer.write import write_text

# What is quoted, drawn or computed with.
KEPT = re.compile(
    r"(<(q|svg|script|style|code)\b.*?</\2>|<p (?:aria-level=\"[0-9]\" )?class=\"original[^>]*>.*?</p>|<[^>]+>)",
    re.DOTALL,
)
# A short word with a hyphen in it, a stretch of time: what a line should not tear.
HYPHENED = re.compile(r"(?<![\w-])[«“„]?[^\W\d]{1,6}[»”]?-[^\W\d]{1,8}(?![\w-])|(?<![\w–])\w{1,9}–\w{1,9}(?![\w–])")
SHORT = 4
"""Letters of a word that nothing hyphenates."""
BY = re.compile(r'(<span class="mark [^>]*>[^<]*</span>)(?: —)? (<a [^>]*>[^<]*</a>)')


# What has no words of ours between its tags, and every other tag.
TAGS = re.compile(r"(<(svg|script|style)\b.*?</\2>|<[^>]+>)", re.DOTALL)
WORD = r"[^\W\d_][\w\u2019]*(?:-\w+)*"
# Within a sentence, or a list.
MIDST = re.compile(rf"(?:(?<=[^\W\d_][ \N{{NO-BREAK SPACE}}])|(?<=,[ \N{{NO-BREAK SPACE}}])){WORD}")


def names_in(pages: Iterable[str]) -> frozenset[str]:
    """The words that stand within a sentence with a capital, and nowhere with a small letter; months are no names."""
    text = "\n".join(part for page in pages for at, part in enumerate(TAGS.split(page)) if at % 3 == 0)
    small = {word for word in set(re.findall(WORD, text)) if word[0].islower()}
    months = {month for language in LANGUAGES for month in get_month_names("wide", locale=language).values()}
    words = {POSSESSIVE.sub("", word) for word in set(MIDST.findall(text))} - months
    return frozenset(
        word for word in words if word[0].isupper() and len(word) > SHORT and word[0].lower() + word[1:] not in small
    )


def hold_names(html: str, given: Iterable[str], names: frozenset[str]) -> str:
    """Each name in an element that keeps it on a line, a person's behind the first ones.

    `given`: names of people without the last of them, of which a case changes the end. `names`: words that are names,
    which at the beginning of a sentence look as any other. For a reader that hyphenates.
    """
    begins = "|".join(re.escape(name[:-1]) for name in given)
    before = rf"(?:(?:{begins})\w{{0,3}}[ \N{{NO-BREAK SPACE}}])?" if begins else ""
    named = re.compile(rf"(?<![&\w]){before}{WORD}")

    def hold(found: re.Match[str]) -> str:
        return f'<span class="name">{found[0]}</span>' if _is_name(found[0], names) else found[0]

    parts = TAGS.split(html)
    return "".join(named.sub(hold, part) if at % 3 == 0 else part for at, part in enumerate(parts) if at % 3 != 2)


@cache
def _is_name(words: str, names: frozenset[str]) -> bool:
    """Whether a word, or one behind a given name, is held together."""
    *first, last = re.split("[ \N{NO-BREAK SPACE}]", words)
    return last[0].isupper() and len(last) > SHORT if first else POSSESSIVE.sub("", last) in names


def bind_pages(place: Path, store: Store) -> None:
    """Every page of the built site; `store` keeps each."""
    with Shelf[str](store, "bound") as shelf:
        for language in LANGUAGES:
            for path in sorted((place / language).rglob("index.html")):
                write_text(path, bound_page(path.read_text(encoding="utf-8"), language, shelf))


def bound_page(html: str, language: str, shelf: Shelf[str]) -> str:
    """A whole page of a language; `shelf` keeps it."""
    head, start, rest = html.partition("<article")
    opening, closed, rest = rest.partition(">")
    article, end, foot = rest.partition("</article>")
    return "".join([head, start, opening, closed, shelf.get(_bound_article, language, article), end, foot])


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
            # Before an element a blank is bound as before a word.
            words = bound(f"{part}xx", language)[:-2] if part.endswith(" ") else bound(part, language)
            yield HYPHENED.sub(r'<span class="joined">\g<0></span>', words)
        elif at % 3 == 1:
            yield part
