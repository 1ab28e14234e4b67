"""Coverage: every sentence of every text is quoted by a record that a page shows, or set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from explainer.check.moves import Moves
from explainer.model import Book, Place, Problem
from explainer.proof import every_sentence, every_statement, locate


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences there are, and what became of them."""

    sentences: int
    used: int
    set_aside: int

    def __str__(self) -> str:
        return (
            f"coverage: {self.used + self.set_aside} of {self.sentences} sentences "
            f"({self.used} used, {self.set_aside} set aside)"
        )


def measure_coverage(book: Book) -> Coverage:
    """The figure that `check` prints."""
    used = _used(book)
    aside = {item.at for item in book.set_aside}
    every = [str(reference) for *_, reference in every_sentence(book)]
    return Coverage(
        sentences=len(every),
        used=sum(reference in used for reference in every),
        set_aside=sum(reference in aside and reference not in used for reference in every),
    )


def coverage_problems(book: Book, moves: Moves) -> Iterator[Problem]:
    """Sentences that nothing uses and nobody set aside, and sentences set aside that are used."""
    used = _used(book)
    known = {str(reference) for *_, reference in every_sentence(book)}
    sources = {source.code: source for source in book.sources}
    aside = {}
    for item in book.set_aside:
        source_of = sources.get(item.at[:1])
        now = moves.moved_to(source_of, item.at) if source_of else None
        aside[now or item.at] = item
        if now:
            yield Problem(item.place.of("at"), f"{item.at} stands in the text as {now} now; write that")
    covered = used | set(aside)
    for unused, group in groupby(every_sentence(book), key=lambda item: (item[0].id, str(item[3]) not in covered)):
        if unused[1]:
            (source, paragraph, sentence, reference), *more = group
            run = f", and so on to {more[-1][3]}" if more else ""
            yield Problem(
                Place(f"seeds/{source.path}", source.text.line_of(paragraph, sentence)),
                f"no record uses {reference} “{sentence.text[:60]}…”{run}; quote it in a statement, or set it aside "
                "with a reason in seeds/knowledge/set-aside.yml",
            )
    for at, item in aside.items():
        if at not in known:
            yield Problem(item.place.of("at"), f'"{at}" is no sentence of any text; mend the reference')
        elif at in used:
            yield Problem(item.place.of("at"), f"{at} is set aside, yet a statement quotes it; take it out here")


def _used(book: Book) -> set[str]:
    sources = {source.id: source for source in book.sources}
    found: set[str] = set()
    for statement in every_statement(book):
        for evidence in (*statement.evidence, *(item for derived in statement.derived for item in derived.evidence)):
            source = sources.get(evidence.source)
            for place in locate(source, evidence) if source else ():
                found.update(str(reference) for reference in place.references)
    return found
