"""What the passages and headings of our prose rest on: their citations, their section's, or the pages they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.check.accepted import Finding
from explainer.check.basis import Bases, Basis, Unknown
from explainer.check.claims import UNGROUNDED, digested, ungrounded_finding
from explainer.check.good import Good
from explainer.check.grounding import Grounding
from explainer.check.measured import measure_problems
from explainer.check.own_words import OwnWords
from explainer.check.wording import Wording
from explainer.model import Block, Book, Essay, Inline, Place, Problem, cited_in, plain

WHAT = "this passage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A heading, a paragraph or an item of a list, in one language."""

    place: Place
    language: str
    words: str
    basis: Basis
    """Nothing where it neither cites nor leads to a page."""
    heading: bool
    owners: tuple[Place, ...]


def passage_problems(book: Book, wording: Wording, bases: Bases, own: OwnWords, good: Good) -> Iterator[Problem]:
    """Numbers, months and names that no statement holds which a passage rests on; what rests on none says none."""
    for essay, may_explain in _essays(book):
        if may_explain and not essay.cited:
            for language, title in essay.title.items():
                yield from own.problems(essay.places[language], "the title", title, language)
        for passage in passages(essay, bases):
            if passage.basis:
                proof = digested(passage.basis, bases)
                said = ("passage", passage.language, passage.words, proof, wording.names, book.vocabulary)
                yield from good.unless(said, _problems(passage, wording))
            elif may_explain:
                yield from own.problems(passage.place, WHAT, passage.words, passage.language)


def ungrounded_passages(book: Book, bases: Bases, grounding: Grounding) -> Iterator[Finding]:
    """Sentences of our prose made of words that nothing holds on which they rest."""
    for passage in every_passage(book, bases):
        if grounding.is_unknown(passage.basis):
            yield Finding(passage.place, UNGROUNDED, (), "", passage.owners, judged=False)
            continue
        loose = grounding.ungrounded(passage.words, passage.language, passage.basis, title=passage.heading)
        if loose:
            yield ungrounded_finding(WHAT, passage.place, passage.language, loose, passage.owners)


def every_passage(book: Book, bases: Bases) -> Iterator[Passage]:
    """Every heading and passage of our prose that rests on something which is known."""
    for essay, _ in _essays(book):
        yield from (passage for passage in passages(essay, bases) if passage.basis)


def passages(essay: Essay, bases: Bases) -> Iterator[Passage]:
    """Every heading and passage of one essay or page in every language, but those that rest on what is unknown."""
    if ("passages", id(essay)) not in bases.made:
        bases.made["passages", id(essay)] = essay, tuple(_passages(essay, bases))
    yield from bases.made["passages", id(essay)][1]


def _passages(essay: Essay, bases: Bases) -> Iterator[Passage]:
    for language, blocks in essay.blocks.items():
        for index, block in enumerate(blocks):
            for number, runs in enumerate(block.items):
                try:
                    basis = _section(blocks, index, bases) if block.kind == "heading" else _basis(runs, block, bases)
                except Unknown:
                    continue
                yield Passage(
                    place=essay.place_of(language, block, number),
                    language=language,
                    words=plain(runs),
                    basis=basis,
                    heading=block.kind == "heading",
                    owners=(essay.place_of(language, block),),
                )


def _essays(book: Book) -> Iterator[tuple[Essay, bool]]:
    """Each with whether it may explain the site without a citation."""
    yield from ((essay, False) for essay in book.essays)
    yield from ((page, True) for page in book.pages)


def _problems(passage: Passage, wording: Wording) -> Iterator[Problem]:
    basis, said = passage.basis, {passage.language: passage.words}
    places = {passage.language: passage.place}
    yield from wording.unproved(
        places, WHAT, said, basis.located, basis.values, basis.speakers, statements=basis.statements
    )
    yield from measure_problems(places, WHAT, said, basis, alone=False)


def _basis(runs: tuple[Inline, ...], block: Block, bases: Bases) -> Basis:
    """Its own citations, or those of the whole block; else what the pages show that it leads to."""
    ids = cited_in(runs) or block.cited
    if ids:
        return bases.cited(ids)
    return bases.basis(statement for page in _pages(runs) for statement in bases.statements_on(page))


def _section(blocks: tuple[Block, ...], index: int, bases: Bases) -> Basis:
    """What stands between a heading and the next one that is not below it."""
    found = []
    for block in blocks[index + 1 :]:
        if block.kind == "heading" and block.level <= blocks[index].level:
            break
        found.append(block)
    cited = [id for block in found for id in block.cited]
    pages = [page for block in found for runs in block.items for page in _pages(runs)]
    led = (statement for page in pages for statement in bases.statements_on(page))
    return bases.cited(cited) if cited else bases.basis(led)


def _pages(runs: tuple[Inline, ...]) -> Iterator[str]:
    for run in runs:
        page = run.target.partition("#")[0].strip("/")
        if run.kind == "link" and page:
            yield page
