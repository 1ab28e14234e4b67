"""Links of our prose: the page that they name is there, and the place on it; every language has the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from explainer.addresses import LISTS, TOP, address_of, prose_pages, take_apart
from explainer.check.records import NOTHING
from explainer.model import LANGUAGES, Book, Essay, Inline, Problem
from explainer.nearest import nearest


def link_problems(book: Book, today: Collection[str]) -> Iterator[Problem]:
    """Links that lead nowhere, and such as a language lacks. `today`: the addresses that there are."""
    for own, essay in prose_pages(book).items():
        astray = tuple(_astray(essay, own, today))
        # While one leads nowhere, that the other language has another is no news.
        yield from astray or _differences(essay)


def _astray(essay: Essay, own: str, today: Collection[str]) -> Iterator[Problem]:
    for place, target in ((place, target) for place, runs in essay.every_item() for target in _links(runs)):
        named, id = take_apart(target)
        page = named or own
        if page in LISTS and address_of(page) not in today:
            yield Problem(place, f'link "{target}": the page {NOTHING}')
        elif address_of(page) not in today:
            near = nearest(target, (other for other in today if "#" not in other and other != address_of("")))
            yield Problem(place, f'link "{target}" leads to no page; {_remedy(near)}')
        elif id not in ("", TOP) and address_of(page, id) not in today:
            places = (other.partition("#")[2] for other in today if other.startswith(address_of(page, "")))
            near = nearest(id, (other for other in places if other))
            yield Problem(place, f'link "{target}" leads to no place on its page; {_remedy(near)}')


def _differences(essay: Essay) -> Iterator[Problem]:
    """Links that a passage has in one language and lacks in another, told where it lacks them."""
    first, *others = LANGUAGES
    for other in others:
        for one, two in zip(essay.blocks[first], essay.blocks[other], strict=False):
            for index, runs in enumerate(zip(one.items, two.items, strict=False)):
                left, right = (Counter(_links(side)) for side in runs)
                for has, at, lacks, answer, more in (
                    (first, one, other, two, left - right),
                    (other, two, first, one, right - left),
                ):
                    for target in sorted(more):
                        yield Problem(
                            essay.place_of(lacks, answer, index),
                            f'lacks the link "{target}" that "{has}" (line {at.line_of(index)}) has; mend one',
                        )


def _links(runs: tuple[Inline, ...]) -> Iterator[str]:
    yield from (run.target for run in runs if run.kind == "link")


def _remedy(near: str | None) -> str:
    return f'did you mean "{near}"?' if near else "mend it or take it out"
