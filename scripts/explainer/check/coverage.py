"""Coverage: every sentence of every text is quoted by a record that a page shows, or set aside with a reason.

A text in excerpts need not be quoted whole: what nothing quotes is shown nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from explainer.check.moves import Moves
from explainer.counted import counted
from explainer.model import Book, Place, Problem, Rights, code_of
from explainer.nearest import odd_letters
from explainer.proof import Finder, every_sentence, every_statement


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences there are, and what became of them."""

    sentences: int
    used: int
    set_aside: int
    left_out: int = 0
    """Of texts in excerpts: neither."""

    def __str__(self) -> str:
        rest = f", {self.left_out} left out of texts in excerpts" * bool(self.left_out)
        return (
            f"coverage: {self.used + self.set_aside + self.left_out} of {counted(self.sentences, 'sentence')} "
            f"({self.used} used, {self.set_aside} set aside{rest})"
        )


def measure_coverage(book: Book) -> Coverage:
    """The figure that `check` prints."""
    used = used_sentences(book, Finder(book.sources))
    aside = {item.at for item in book.set_aside}
    every = [(source, str(reference)) for source, *_, reference in every_sentence(book)]
    unused = [(source, reference) for source, reference in every if reference not in used]
    return Coverage(
        sentences=len(every),
        used=len(every) - len(unused),
        set_aside=sum(reference in aside for _, reference in unused),
        left_out=sum(reference not in aside and source.rights == Rights.EXCERPTS for source, reference in unused),
    )


def coverage_problems(book: Book, finder: Finder, moves: Moves) -> Iterator[Problem]:
    """Sentences that nothing uses and nobody set aside, and sentences set aside that are used."""
    used = used_sentences(book, finder)
    known: set[str] = set()
    sources = {source.code: source for source in book.sources}
    aside = {}
    for item in book.set_aside:
        of = sources.get(code_of(item.at))
        now = moves.moved_to(of, item.at) if of else None
        aside[now or item.at] = item
        if now:
            message = f"{item.at} stands in the text as {now} now; write its new reference"
            yield Problem(item.place.of("at"), message)
    for (_, covered), run in groupby(
        every_sentence(book), key=lambda one: (one[0].id, str(one[3]) in used or str(one[3]) in aside)
    ):
        (source, paragraph, sentence, reference), *more = run
        known |= {str(reference), *(str(one[3]) for one in more)}
        if not covered and source.rights != Rights.EXCERPTS:
            rest = f", and so on to {more[-1][3]}" if more else ""
            yield Problem(
                Place(f"seeds/{source.path}", source.text.line_of(paragraph, sentence)),
                f"no record uses {reference} “{sentence.text[:60]}…”{rest}; quote it in a statement, or set it aside "
                "with a reason in seeds/knowledge/set-aside.yml",
            )
    for at, item in aside.items():
        if at not in known:
            message = f'"{at}" is no sentence of any text; {odd_letters(at)}mend the reference'
            yield Problem(item.place.of("at"), message)
        elif at in used:
            yield Problem(item.place.of("at"), f"{at} is set aside, yet a statement quotes it; take it out here")


def used_sentences(book: Book, finder: Finder) -> set[str]:
    """References of the sentences that a statement quotes."""
    return {
        str(reference)
        for statement in every_statement(book)
        for evidence in statement.every_evidence
        for place in finder.places(evidence)
        for reference in place.references
    }
