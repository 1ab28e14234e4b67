"""Where the elements of a built page stand, by the ids that its tree gives them, and how something is put there.

Nothing is learnt from the page: whoever puts something there knows from the tree what is on it. What is looked for and
is not there raises, so that nothing vanishes in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from explainer.render.site import LEGEND, NEXT

ELEMENT = re.compile(r'<[a-z][a-z0-9]*(?: [^<>]*)? id="([^"]+)"')
OPENING = re.compile(r'<[a-z][a-z0-9]*(?: class="[^"]*(?="))?')
BETWEEN = re.compile(rf'<p class="(?:{LEGEND}|{NEXT})">')
"""What the writer puts between the parts of a page, or behind the last: it is in none of them."""
NOTES = '<div class="footnote"'

Edit = tuple[int, int, str]
"""What takes the place of a piece of the page: where that begins and ends, and the new words."""


def places_of(html: str) -> dict[str, int]:
    """id -> where the element among the words of the page begins that has it."""
    return {found[1]: found.start() for found in ELEMENT.finditer(html, html.index("<article"), end_of(html))}


def end_of(html: str) -> int:
    """Where the words of the page end and its notes begin, if it has any."""
    notes = html.find(NOTES)
    return html.index("</article>") if notes < 0 else notes


def classed(html: str, at: int, classes: str) -> Edit:
    """Gives the element that begins at `at` further classes."""
    found = OPENING.match(html, at)
    if not found:
        raise ValueError(f"no element begins here: {html[at : at + 80]!r}")
    return found.end(), found.end(), f" {classes}" if '"' in found[0] else f' class="{classes}"'


def edited(html: str, edits: Iterable[Edit]) -> str:
    """The page with all of them; those at one place in the order in which they are given."""
    pieces, at = [], 0
    for start, end, words in sorted(edits, key=lambda edit: edit[0]):
        pieces += [html[at:start], words]
        at = end
    return "".join([*pieces, html[at:]])
