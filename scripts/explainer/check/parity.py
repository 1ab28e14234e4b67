"""The pages of every language against the first: the same pages, ids, notes, links and blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from explainer.document.outline import Mark, What
from explainer.model import LANGUAGES, Place, Problem

COUNTED = (What.ID, What.NOTE, What.LINK, What.FIGURE)
"""What each language has as often as the other."""
HEADS = (Mark(What.BLOCK, "section"), Mark(What.BLOCK, "heading"))
"""What a part of a page begins with; its id comes behind."""


def parity_problems(pages: Mapping[str, Sequence[Mark]]) -> Iterator[Problem]:
    """What one language's page has and another's has not. `pages`: path below docs/ -> what stands on the page."""
    first, *others = LANGUAGES
    named = {
        language: {path.partition("/")[2] for path in pages if path.startswith(f"{language}/")}
        for language in LANGUAGES
    }
    for other in others:
        for page in sorted(named[first] ^ named[other]):
            has = first if page in named[first] else other
            yield Problem(Place(f"docs/{has}/{page}", 1), "has no page in the other language; render both")
        for page in sorted(named[first] & named[other]):
            yield from _page(page, (first, pages[f"{first}/{page}"]), (other, pages[f"{other}/{page}"]))


def _page(page: str, one: tuple[str, Sequence[Mark]], other: tuple[str, Sequence[Mark]]) -> Iterator[Problem]:
    left, right = (Counter(mark for mark in marks if mark.what in COUNTED) for _, marks in (one, other))
    for language, more in ((one[0], left - right), (other[0], right - left)):
        for mark in sorted(more, key=lambda mark: (COUNTED.index(mark.what), mark.name)):
            yield Problem(
                Place(f"docs/{language}/{page}", 1), f'has the {mark.what} "{mark.name}" that the other language lacks'
            )
    blocks = [sum(mark.what == What.BLOCK for mark in marks) for _, marks in (one, other)]
    if blocks[0] != blocks[1]:
        yield Problem(
            Place(f"docs/{other[0]}/{page}", 1),
            f'has {blocks[1]} blocks where "{one[0]}" has {blocks[0]}; both must say the same',
        )
    elif left == right:
        parts, others = _parts(one[1]), _parts(other[1])
        for id in (id for id, inside in others.items() if parts.get(id) != inside):
            where = f'under "{id}"' if id else "before its first heading"
            yield Problem(
                Place(f"docs/{other[0]}/{page}", 1), f'has blocks or ids {where} in another order than "{one[0]}"'
            )


def _parts(marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """The blocks and ids under each heading, in their order: what is in an alphabet is in that of its language."""
    part: list[Mark] = []
    parts = {"": part}
    for before, mark in pairwise((Mark(What.BLOCK, ""), *marks)):
        if before in HEADS:
            part = parts.setdefault(mark.name, [])
        elif mark.what in (What.BLOCK, What.ID) and mark not in HEADS:
            part.append(mark)
    return parts
