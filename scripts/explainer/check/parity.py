"""The rendered pages of every language against the first: the same pages, ids, notes, links and blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from explainer.model import LANGUAGES, Place, Problem

# In a tag or an attribute list: text may hold the same words.
ID = re.compile(r"""(?:<[a-z]+\b[^<>]*\bid="|\{ #)([a-z0-9-]+)""")
NOTE = re.compile(r"\[\^([a-z0-9-]+)\]")
# Links to the glossary follow the words, and words come in another order in another language.
LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)(?!\{ \.term \})")


def parity_problems(files: Mapping[str, str]) -> Iterator[Problem]:
    """What one language's page has and another's has not. `files`: path below docs/ -> Markdown."""
    first, *others = LANGUAGES
    pages = {
        language: {path.partition("/")[2] for path in files if path.startswith(f"{language}/")}
        for language in LANGUAGES
    }
    for other in others:
        for page in sorted(pages[first] ^ pages[other]):
            has = first if page in pages[first] else other
            yield Problem(Place(f"docs/{has}/{page}", 1), "has no page in the other language; render both")
        for page in sorted(pages[first] & pages[other]):
            yield from _page(page, (first, files[f"{first}/{page}"]), (other, files[f"{other}/{page}"]))


def _page(page: str, one: tuple[str, str], other: tuple[str, str]) -> Iterator[Problem]:
    for what, pattern in (("id", ID), ("note", NOTE), ("link", LINK)):
        left, right = (Counter(pattern.findall(text)) for _, text in (one, other))
        for language, more in ((one[0], left - right), (other[0], right - left)):
            for name in sorted(more):
                yield Problem(
                    Place(f"docs/{language}/{page}", 1), f'has the {what} "{name}" that the other language lacks'
                )
    blocks = [len(text.split("\n\n")) for _, text in (one, other)]
    if blocks[0] != blocks[1]:
        yield Problem(
            Place(f"docs/{other[0]}/{page}", 1),
            f'has {blocks[1]} blocks where "{one[0]}" has {blocks[0]}; both must say the same',
        )
