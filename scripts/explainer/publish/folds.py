"""Long pages that open short: parts fold, each under a line that names what it holds.

What folds and what its line says is read from the page's tree (`folds_of`); the built page is folded where the tree's
ids stand. A fold is a <details>: it works without a script, opens for what is looked for on the page, and loses no
word. The script of the pages opens it for a link into it and for print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import assert_never

from explainer.document.inline import Tagged
from explainer.document.nodes import Page, Paragraph, Section
from explainer.document.records import Event, Events, Grid, Naming
from explainer.document.texts import Passages
from explainer.publish.behind import TextFolds, fold_text, text_folds
from explainer.publish.holds import statements_told, told_of
from explainer.publish.placing import BETWEEN, Edit, edited, end_of, places_of
from explainer.view.context import Context

LETTERS, WITH_NOTES = 12_000, 17_000
"""A page with fewer letters, without its notes and with them, fits 15,000 pixels of a phone."""
MANY = 4
"""A page with as many headings of the third level folds at those, any other at those of the second."""
SEEN = 1
"""Of an event so many statements are seen at once."""

TAGS = re.compile(r"<[^>]+>")
LINK = re.compile(r"</?a\b[^>]*>")
APART = re.compile('</section>|<details class="fold"')
"""Before these a part ends, too: what can be chosen ends with it, and no fold, as of a figure, is in another."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading that folds with what stands below it."""

    id: str
    level: int
    last: str
    """The id of the last heading in it, or its own."""
    until: str
    """The id of the heading before which it ends; "" where the page does."""
    line: str
    """What its line says beside the heading, as plain text."""
    kind: bool
    """Whether it begins with a paragraph of what it is, which its line says."""
    more: bool
    """Whether that paragraph says more."""
    leads: bool
    """Whether the heading is a link."""


@dataclass(frozen=True, slots=True)
class Rest:
    """An event of which more is said than is seen at once."""

    id: str
    line: str
    """What its line says, as plain text."""


@dataclass(frozen=True, slots=True)
class PageFolds:
    """What folds on a page if it is long: parts of it, or of its events what is not seen at once."""

    parts: tuple[Part, ...] = ()
    events: tuple[Rest, ...] = ()


Folds = TextFolds | PageFolds | None
"""What folds on a page; nothing on one that is read in one go, which has its notes at hand, too."""


# --- what the tree says ------------------------------------------------------------------------------------------


def folds_of(context: Context, page: Page) -> Folds:
    """What folds on a page."""
    if text := next((node for node in page.nodes if isinstance(node, Passages)), None):
        return text_folds(context, page, text)
    if page.is_prose:
        return None
    rows = [row for node in page.every() if isinstance(node, Events) for row in node.rows]
    if rows:
        several = (row for row in rows if isinstance(row, Event) and len(row.statements) > SEEN + 1)
        return PageFolds(events=tuple(Rest(one.id, _rest(context, one)) for one in several))
    return PageFolds(tuple(_parts(context, page)))


def _rest(context: Context, event: Event) -> str:
    return f"+ {statements_told(context, event.statements[SEEN:])}"


def _parts(context: Context, page: Page) -> Iterator[Part]:
    headings = page.headings()
    level = 3 if sum(one.level == 3 for one in headings) >= MANY else 2
    for at, one in enumerate(headings):
        # What is seen at a glance stays.
        if one.level == level and not any(isinstance(node, Grid) and node.shown for node in one.every()):
            end = next((end for end in range(at + 1, len(headings)) if headings[end].level <= level), None)
            yield _part(context, page, one, headings[(end or len(headings)) - 1].id, headings[end].id if end else "")


def _part(context: Context, page: Page, section: Section, last: str, until: str) -> Part:
    kind, more = "", False
    match section.nodes[:1]:
        case (Paragraph((Tagged(css="kind") as tagged,)),):
            kind = tagged.text
        case (Naming() as naming,):
            kind, more = naming.kind.text, bool(naming.names)
    line = " · ".join(filter(None, (kind, told_of(context, page.slug, section.every()))))
    return Part(section.id, section.level, last, until, line, bool(kind), more, section.leads is not None)


# --- in its place ------------------------------------------------------------------------------------------------


def fold_page(html: str, folds: Folds) -> str:
    """The built page with what folds on it, if it is long."""
    match folds:
        case None:
            return html
        case TextFolds():
            return fold_text(html, folds)
        case PageFolds():
            return _fold_long(html, folds)
        case _:
            assert_never(folds)


def _fold_long(html: str, folds: PageFolds) -> str:
    start, end, last = html.index("<article"), end_of(html), html.index("</article>")
    body, notes = _letters(html[start:end]), _letters(html[end:last])
    edits: list[Edit] = []
    if body + notes > WITH_NOTES and end < last:
        at = html.index("<details open>", end)
        edits.append((at, at + len("<details open>"), "<details>"))
    if body >= LETTERS:
        places = {**places_of(html), "": end}
        edits += (_part_folded(html, one, places) for one in folds.parts)
        edits += (edit for one in folds.events for edit in _event_folded(html, one, places[one.id]))
    return edited(html, edits)


def _letters(html: str) -> int:
    return len(unescape(TAGS.sub("", html)))


def _part_folded(html: str, part: Part, places: Mapping[str, int]) -> Edit:
    """A heading with what stands below it, but for what stands between parts, and for what folds by itself."""
    start, close = places[part.id], f"</h{part.level}>"
    below, bound = html.index(close, start) + len(close), places[part.until]
    ends = (APART.search(html, below, bound), BETWEEN.search(html, places[part.last], bound))
    end = min((found.start() for found in ends if found), default=bound)
    heading, inside, more = html[start:below], html[below:end], ""
    if part.kind:
        # Its mark is in the line.
        said, _, inside = inside.partition("</p>")
        more = f"<p>{said.partition('</span>')[2].removeprefix(' · ')}</p>\n" if part.more else ""
    if part.leads:
        # A fold's line is pressed to open it, so that a link in it has to stand inside.
        link = heading[heading.index("<a ") : heading.index("</a>") + len("</a>")]
        heading, more = heading.replace(link, LINK.sub("", link)), f"<p>{link}</p>\n{more}"
    line = f' <span class="holds">{escape(part.line)}</span>' if part.line else ""
    return start, end, f'<details class="fold"><summary>{heading}{line}</summary>{more}{inside}</details>\n'


def _event_folded(html: str, rest: Rest, start: int) -> Iterator[Edit]:
    """An event: what is said of it first is seen."""
    opening = html.index("<ul>\n", start)
    at = opening
    for _ in range(SEEN):
        at = html.index("</li>\n", at) + len("</li>\n")
    end = html.index("</li>", html.index("</ul>\n", at))
    line = f'<summary><span class="holds">{escape(rest.line)}</span></summary>'
    yield at, at, f'</ul>\n<details class="fold">{line}<ul>\n'
    yield end, end, "</details>\n"
