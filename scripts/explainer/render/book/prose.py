"""Blocks of our own prose, citations as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from explainer.model import Block, Inline, plain
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_named_figure
from explainer.render.typst import call, join, string

TERM = "glossary/#"
"""Begins the target of a link to a term."""


def set_prose(
    composer: Composer, versions: Mapping[str, Sequence[Block]], prefix: str, depth: int, *, listed: bool = True
) -> Iterator[str]:
    """The blocks of the book's language; a heading of level 2 becomes one of `depth`, its label `prefix#id`.

    What only a version in another language names, or a heading or a link, is marked before the words that follow.
    """
    named: list[str] = []
    for at, block in enumerate(versions[composer.language]):
        alike = {language: blocks[at] for language, blocks in versions.items() if at < len(blocks)}
        if block.kind == "figure":
            yield set_named_figure(composer, block.id)
            continue
        if block.kind == "heading":
            title = "".join(run.text for run in block.items[0])
            named += [id for one in alike for id in _named(composer, alike[one], 0, one)]
            heading = composer.heading(block.level - 2 + depth, f"{prefix}#{block.id}", title, listed=listed)
            yield join([composer.spare(), heading])
            continue
        items = []
        for number, runs in enumerate(block.items):
            # A name that a link or a citation parts has no mark in its words.
            own = {id for run in runs for id in composer.names.named(run.text, composer.language)}
            named += [id for one in alike for id in _named(composer, alike[one], number, one) if id not in own]
            named += (f"term:{run.target.removeprefix(TERM)}" for run in runs if run.target.startswith(TERM))
            items.append(join([*composer.marks(named), _runs(composer, runs)]))
            named = []
        if block.kind == "list":
            marks = [f"{number}." if block.ordered else "–" for number in range(1, len(items) + 1)]
            yield from (composer.paragraph(item, mark) for mark, item in zip(marks, items, strict=True))
        elif block.kind == "quote":
            yield call("quote", join(items, "\n"), block="true")
        else:
            yield from map(composer.paragraph, items)


def _named(composer: Composer, block: Block, item: int, language: str) -> Iterable[str]:
    """Ids of all that an item of a block names in its language."""
    words = plain(block.items[item]) if item < len(block.items) else ""
    return composer.names.named(words, language)


def _runs(composer: Composer, runs: Sequence[Inline]) -> str:
    """Citations that follow each other share a footnote, so that their numbers cannot run together."""
    pieces: list[str] = []
    for cites, group in groupby(runs, key=lambda run: run.kind == "cite"):
        if cites:
            pieces.append(composer.note([composer.context.proof.statements[run.target] for run in group]))
        else:
            pieces += [_run(composer, run) for run in group]
    return join(pieces)


def _run(composer: Composer, run: Inline) -> str:
    words = composer.words(run.text)
    if run.kind == "strong":
        return call("strong", words)
    if run.kind == "em":
        return call("emph", words)
    if run.kind == "link":
        return _link(run, words)
    return words


def _link(run: Inline, words: str) -> str:
    """A link of the site as one inside the book, with its page; the book decides at its end which places it has."""
    slug, _, anchor = run.target.partition("#")
    page = slug.strip("/")
    wanted = [f"{page}/{anchor}", f"{page}#{anchor}", page] if anchor else [page]
    return call("goto", words, *map(string, wanted))
