"""The list of a page's headings, which stands behind its first paragraph; read from the page's tree."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from explainer.document.inline import plain
from explainer.document.nodes import Page, Section

LONG, ENDLESS = 12, 40
"""More headings than this make a list too long to name the third level; many more, too long to be one."""
MANY = 15
"""A list of links to other pages that has more of them has one of its own, too."""
FIRST = re.compile(r"\s*<p>.*?</p>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the list names it."""

    level: int
    id: str
    words: str


Contents = tuple[Heading, ...]
"""Nothing where a page needs no list."""


def contents_of(page: Page) -> Contents:
    """What the list of a page names. Our own prose keeps its margin free for notes."""
    headings = page.headings()
    chapters = [one for one in headings if one.level == 2]
    # Where every heading is itself a link the page is such a list already, unless it is a long one.
    own = sum(one.leads is None for one in chapters)
    if page.is_prose or not (len(chapters) > MANY or (len(chapters) > 1 and own > 1)):
        return ()
    shown = headings if len(chapters) < LONG else chapters
    return tuple(_named(one, page.language) for one in shown)


def _named(one: Section, language: str) -> Heading:
    return Heading(one.level, one.id, plain([one.title], language).strip())


def add_contents(html: str, contents: Contents, labels: Mapping[str, str]) -> str:
    """The article with its list of headings behind the first paragraph, or the title where none follows."""
    if not contents:
        return html
    label = escape(labels["page.contents"])
    if len(contents) > ENDLESS:
        letters = f'<nav class="letters" aria-label="{label}">{_letters(contents)}</nav>'
        return _behind_first(html, f'<div class="contents-rail">{letters}</div>')
    items = "".join(map(_item, contents))
    top = f'<li class="to-top"><a href="#top">{escape(labels["page.top"])}</a></li>'
    rail = (
        f'<div class="contents-rail"><details class="contents"><summary>{label}</summary>'
        f'<nav aria-label="{label}"><ul>{items}{top}</ul></nav></details></div>'
    )
    return _behind_first(html, rail)


def _item(one: Heading) -> str:
    css = "" if one.level == 2 else ' class="deeper"'
    return f'<li{css}><a href="#{one.id}">{escape(one.words, quote=False)}</a></li>'


def _behind_first(html: str, words: str) -> str:
    head, title_end, rest = html.partition("</h1>")
    first = FIRST.match(rest)
    cut = first.end() if first else 0
    return f"{head}{title_end}{rest[:cut]}{words}{rest[cut:]}"


def _letters(contents: Sequence[Heading]) -> str:
    """The letters that a long list of names has, each a link to the first name under it.

    Those of another script are one link for all, since some look like letters of this one.
    """
    begins = [(next((one for one in at.words if one.isalnum()), at.words[:1]).upper(), at.id) for at in contents]
    scripts = Counter(_script(letter) for letter, _ in begins if letter.isalpha())
    own = max(scripts, key=scripts.__getitem__, default="")
    first: dict[str, str] = {}
    for letter, id in begins:
        others = sorted({one for one, _ in begins if one.isalpha() and _script(one) == _script(letter) != own})
        first.setdefault("–".join(dict.fromkeys((others[0], others[-1]))) if letter in others else letter, id)
    return " ".join(f'<a href="#{id}">{escape(letter, quote=False)}</a>' for letter, id in first.items())


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
