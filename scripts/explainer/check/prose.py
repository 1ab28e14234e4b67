"""Our prose: every claim cited, every citation known, both languages alike block by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from explainer.check.alike import claim_differences
from explainer.check.good import Good
from explainer.check.records import citation_problems
from explainer.check.wording import Wording, quoted_by
from explainer.model import LANGUAGES, Block, Book, Essay, Problem, Statement, cited_in, plain
from explainer.proof import every_statement


def prose_problems(book: Book, wording: Wording, good: Good) -> Iterator[Problem]:
    """What is wrong with essays and pages. Every paragraph of an essay must cite; on a page one may explain."""
    statements = {statement.id: statement for statement in every_statement(book)}
    for must_cite, essays in ((True, book.essays), (False, book.pages)):
        for essay in essays:
            cited = {id: statements[id] for id in essay.cited if id in statements}
            quoted = [quoted_by(statement.every_evidence, wording.finder) for statement in cited.values()]
            looked_at = ("prose", essay, must_cite, cited, quoted, wording.names)
            yield from good.unless(looked_at, _essay_problems(essay, must_cite, statements, wording))


def _essay_problems(
    essay: Essay, must_cite: bool, statements: Mapping[str, Statement], wording: Wording
) -> Iterator[Problem]:
    first, *others = LANGUAGES
    yield from citation_problems(essay, statements)
    for other in others:
        yield from _parity(essay, first, other, wording)
    if must_cite:
        yield from _uncited(essay, first)


def _parity(essay: Essay, first: str, other: str, wording: Wording) -> Iterator[Problem]:
    """What one language's prose has and the other's has not."""
    titles = {first: essay.title[first], other: essay.title[other]}
    yield from claim_differences(wording, essay.places, "the title", titles)
    for left, right in _pairs(essay.blocks[first], essay.blocks[other]):
        if left and right:
            yield from _differences(essay, (first, left), (other, right), wording)
            continue
        has, lacks, block = (first, other, left) if left else (other, first, right)
        if block:
            yield Problem(
                essay.place_of(has, block),
                f'this {block.kind} answers to no block in "{lacks}"; give both languages the same',
            )


def _pairs(one: tuple[Block, ...], two: tuple[Block, ...]) -> Iterator[tuple[Block | None, Block | None]]:
    """Blocks that answer to each other: in order, or, where one side has more, as they are alike."""
    if len(one) == len(two):
        yield from zip(one, two, strict=True)
        return
    matcher = SequenceMatcher(None, [_shape(block) for block in one], [_shape(block) for block in two], autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(one[start:end], two[other_start:other_end], strict=True)
        else:
            yield from ((block, None) for block in one[start:end])
            yield from ((None, block) for block in two[other_start:other_end])


def _differences(essay: Essay, one: tuple[str, Block], other: tuple[str, Block], wording: Wording) -> Iterator[Problem]:
    (first, left), (second, right) = one, other
    sides = ((*one, *other), (*other, *one))
    if _form(left) != _form(right):
        for language, block, opposite, another in sides:
            yield Problem(
                essay.place_of(language, block),
                f'this {block.kind} answers to another block in "{opposite}" (line {another.line})',
            )
        return
    for index, (runs, others) in enumerate(zip(left.items, right.items, strict=True)):
        if cited_in(runs) == cited_in(others):
            places = {first: essay.place_of(first, left, index), second: essay.place_of(second, right, index)}
            pair = {first: plain(runs), second: plain(others)}
            yield from claim_differences(wording, places, "this passage", pair)
            continue
        for language, block, opposite, another in sides:
            here, there = (", ".join(cited_in(side.items[index])) or "nothing" for side in (block, another))
            yield Problem(
                essay.place_of(language, block, index),
                f'cites {here} where "{opposite}" (line {another.line_of(index)}) cites {there}',
            )


def _uncited(essay: Essay, language: str) -> Iterator[Problem]:
    blocks = essay.blocks[language]
    if not any(block.kind == "paragraph" for block in blocks):
        yield Problem(essay.places[language], "has no paragraph; begin with the answer to its question")
    for block in blocks:
        if block.kind not in ("heading", "figure") and not block.cited:
            yield Problem(
                essay.place_of(language, block),
                f"this {block.kind} cites nothing; end its claims with [@statement-id]",
            )


def _form(block: Block) -> tuple[str, str, int, int]:
    return block.kind, block.id, block.level, len(block.items)


def _shape(block: Block) -> tuple[object, ...]:
    return *_form(block), *block.cited
