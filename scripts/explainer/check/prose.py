"""Our prose: every claim cited, every citation known, both languages alike block by block."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.check.records import citation_problems
from explainer.check.wording import Wording
from explainer.model import LANGUAGES, Block, Book, Essay, Inline, Place, Problem, Statement, Text
from explainer.proof import every_statement


def prose_problems(book: Book, wording: Wording) -> Iterator[Problem]:
    """What is wrong with essays and pages. Every paragraph of an essay must cite; on a page one may explain."""
    statements = {statement.id: statement for statement in every_statement(book)}
    for must_cite, essays in ((True, book.essays), (False, book.pages)):
        for essay in essays:
            yield from citation_problems(book, essay)
            yield from _parity(essay, wording)
            if must_cite and not any(block.kind == "paragraph" for block in essay.blocks[LANGUAGES[0]]):
                yield Problem(essay.places[LANGUAGES[0]], "has no paragraph; begin with the answer to its question")
            for index in range(len(essay.blocks[LANGUAGES[0]])):
                versions = {
                    language: essay.blocks[language][index]
                    for language in LANGUAGES
                    if index < len(essay.blocks[language])
                }
                if len(versions) == len(LANGUAGES):
                    yield from _proved(essay, versions, statements, wording, must_cite)


def _parity(essay: Essay, wording: Wording) -> Iterator[Problem]:
    first, *others = LANGUAGES
    for other in others:
        one, two = essay.blocks[first], essay.blocks[other]
        if len(one) != len(two):
            yield Problem(
                essay.places[other],
                f'has {len(two)} blocks where "{first}" has {len(one)}; give both the same',
            )
        for left, right in zip(one, two, strict=False):
            place = Place(essay.places[other].path, right.line)
            if (left.kind, left.id, left.level, len(left.items)) != (
                right.kind,
                right.id,
                right.level,
                len(right.items),
            ):
                yield Problem(place, f'this {right.kind} answers to another block in "{first}" (line {left.line})')
            elif _citations(left) != _citations(right):
                yield Problem(
                    place,
                    f'cites {", ".join(_citations(right)) or "nothing"} where "{first}" (line {left.line}) cites '
                    f"{', '.join(_citations(left)) or 'nothing'}",
                )
            else:
                pair = {first: plain(left), other: plain(right)}
                yield from wording.parity(place, "this passage", pair)


def _proved(
    essay: Essay,
    versions: dict[str, Block],
    statements: dict[str, Statement],
    wording: Wording,
    must_cite: bool,
) -> Iterator[Problem]:
    first = versions[LANGUAGES[0]]
    ids = _citations(first)
    places = {language: Place(essay.places[language].path, block.line) for language, block in versions.items()}
    if not ids:
        if must_cite and first.kind not in ("heading", "figure"):
            yield Problem(
                Place(essay.places[LANGUAGES[0]].path, first.line),
                f"this {first.kind} cites nothing; end its claims with [@statement-id]",
            )
        return
    cited = [statements[id] for id in ids if id in statements]
    text = Text(tuple(plain(versions[language]) for language in LANGUAGES))
    yield from wording.cited(places, "this passage", text, cited)


def plain(block: Block) -> str:
    """The words of a block, citations and addresses left out."""
    return " ".join(_plain(runs) for runs in block.items)


def _plain(runs: tuple[Inline, ...]) -> str:
    return "".join(run.text for run in runs if run.kind != "cite").strip()


def _citations(block: Block) -> list[str]:
    return [run.target for runs in block.items for run in runs if run.kind == "cite"]
