"""Links of our prose: the page that they name is there, and the place on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import process

from explainer.model import Book, Essay, Place, Problem

ID = re.compile(r"""(?:\bid="|\{ #)([a-z0-9-]+)""")


def link_problems(book: Book, files: Mapping[str, str]) -> Iterator[Problem]:
    """Links that lead nowhere. `files`: path below docs/ -> Markdown, as rendered."""
    ids = {path: frozenset(ID.findall(text)) for path, text in files.items()}
    for folder, essays in (("essays/", book.essays), ("", book.pages)):
        for essay in essays:
            own = "" if essay.id == "home" else f"{folder}{essay.id}/"
            for place, language, target in _targets(essay):
                page, _, id = target.partition("#")
                path = f"{language}/{page or own}index.md"
                if path not in ids:
                    known = {name.removeprefix(f"{language}/").removesuffix("index.md") for name in ids}
                    yield Problem(place, f'link "{target}" leads to no page{_hint(page, known)}')
                elif id and id not in ids[path]:
                    yield Problem(place, f'link "{target}" leads to no place on its page{_hint(id, ids[path])}')


def _targets(essay: Essay) -> Iterator[tuple[Place, str, str]]:
    """(place, language, target) of every link to a page of the site."""
    for language, blocks in essay.blocks.items():
        for block in blocks:
            for index, runs in enumerate(block.items):
                place = Place(essay.places[language].path, block.line_of(index))
                for run in runs:
                    if run.kind == "link" and "://" not in run.target:
                        yield place, language, run.target


def _hint(name: str, known: set[str] | frozenset[str]) -> str:
    near = process.extractOne(name, sorted(known), score_cutoff=60)
    return f'; did you mean "{near[0]}"?' if near else "; mend it or take it out"
