"""The Book cut down to what a page is made from, so that it depends on nothing else; look-ups are made once for all.

Besides its cut a page has only the frame: names and labels (`context.heads`). What it cannot see, it cannot show, and
whoever remembers a page by its cut has remembered everything that could change it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from explainer.addresses import prose_pages
from explainer.model import (
    Book,
    Cell,
    Comparison,
    Essay,
    Partner,
    Position,
    Question,
    Source,
    Statement,
    code_of,
    nothing_but,
)
from explainer.proof import every_statement, speaker_of
from explainer.view.uses import Uses


@dataclass(frozen=True, slots=True)
class Share:
    """What one speaker has in the Book."""

    said: tuple[Statement, ...]
    """Of the statements that stand by themselves."""
    relayed: tuple[Statement, ...]
    """Words of theirs that others pass on, each once however many records tell them alike."""
    positions: tuple[tuple[Question, Position], ...]
    """Their answers to the questions that divide the voices."""


class Cutter:
    """Cuts one Book."""

    def __init__(self, book: Book, uses: Uses) -> None:
        self.book = book
        self._empty = replace(book, **nothing_but("site"))
        self._order = {source.id: number for number, source in enumerate(book.sources)}
        self._statements = {statement.id: statement for statement in every_statement(book)}
        self._said: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in book.statements:
            self._said[statement.speaker].append(statement)
        self._relayed: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in every_statement(book):
            if statement.relays:
                told = self._relayed[statement.relays]
                if statement.text not in [other.text for other in told]:
                    told.append(statement)
        self._positions: defaultdict[str, list[tuple[Question, Position]]] = defaultdict(list)
        for question in book.questions:
            for position in question.positions:
                for speaker in dict.fromkeys(self._statements[id].speaker for id in position.statements):
                    self._positions[speaker].append((question, position))
        self._heard: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for source in book.sources:
            for voices in source.voices:
                for voice in voices:
                    self._heard[speaker_of(voice, source)][source.id] = None
        self._cells: defaultdict[tuple[str, str], list[Cell]] = defaultdict(list)
        for comparison in book.comparisons:
            for cell in comparison.cells:
                self._cells[comparison.id, cell.partner].append(cell)
        # Its own id it has where its record is shown, and where prose cites it; a cell is in a list, too.
        prose = prose_pages(book)
        own = (use for used in uses.values() for use in used if use.anchor == use.statement and use.page not in prose)
        self._whole = {use.statement: use.page for use in own}
        for (_, partner), cells in self._cells.items():
            self._whole |= {one.id: f"formats/{partner}" for cell in cells for one in cell.statements}
        self._uses: defaultdict[str, Uses] = defaultdict(dict)
        for reference, used in uses.items():
            self._uses[code_of(reference)][reference] = used

    def cut(self, shown: Iterable[Statement] = (), sources: Iterable[str] = (), **records: Any) -> Book:
        """A Book of these records, of the texts named, and of those that the statements shown or in them quote."""
        book: Book = replace(self._empty, **records)
        quoted = [item for statement in (*every_statement(book), *shown) for item in statement.every_evidence]
        quoted += [item for place in book.map_places for item in place.evidence]
        wanted = {*sources, *(item.source for item in quoted)}
        texts = tuple(self.book.sources[number] for number in sorted(self._order[id] for id in wanted))
        return replace(book, sources=texts)

    def named(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """Statements by their ids, each once."""
        return tuple(self._statements[id] for id in dict.fromkeys(ids))

    def whole(self, ids: Iterable[str]) -> dict[str, str]:
        """The page on which each of the statements stands in full."""
        return {id: self._whole[id] for id in dict.fromkeys(ids)}

    def share(self, speaker: str) -> Share:
        return Share(tuple(self._said[speaker]), tuple(self._relayed[speaker]), tuple(self._positions[speaker]))

    def heard(self, speaker: str) -> tuple[str, ...]:
        """The texts in which somebody speaks."""
        return tuple(self._heard[speaker])

    def uses_in(self, source: Source) -> Uses:
        """The uses of one text's sentences and endnotes."""
        return self._uses[source.code]

    def undescribed(self) -> tuple[Partner, ...]:
        """The partners by their names and formats alone."""
        return tuple(replace(partner, described=()) for partner in self.book.partners)

    def names(self) -> dict[str, Any]:
        """All that texts can name, by its names alone, and the places of the map."""
        terms = tuple(replace(term, definitions=(), see=(), reading=None) for term in self.book.terms)
        places = self.book.map_places
        return {"names": self.book.names, "terms": terms, "partners": self.undescribed(), "map_places": places}

    def compared(self, partner: str) -> tuple[Comparison, ...]:
        """The comparisons with the cells of one partner alone."""
        return tuple(
            replace(comparison, cells=tuple(self._cells[comparison.id, partner]))
            for comparison in self.book.comparisons
        )

    def prose(self, prose: Essay, field: str) -> Book:
        """One essay or page, in its field, with the statements that it cites and what its figures draw."""
        drawn = {block.id for _, block in prose.every_block() if block.kind == "figure"}
        book = self.book
        records: dict[str, Any] = {field: (prose,)}
        if "timeline" in drawn:
            # What is said to be dated nowhere is held against every text.
            records |= {"events": tuple(replace(one, statements=()) for one in book.events), "sources": self._order}
        if "map" in drawn:
            ids = {place.id for place in book.map_places}
            records |= {"geography": book.geography, "map_places": book.map_places}
            for kind in ("names", "terms", "partners"):
                records[kind] = tuple(item for item in getattr(book, kind) if item.id in ids)
        if "findings" in drawn:
            records |= self.counted()
        statements = self.named((*prose.cited, *(one.id for one in records.pop("statements", ()))))
        return self.cut(statements=statements, **records)

    def counted(self) -> dict[str, Any]:
        """What the findings of the whole Book are counted from."""
        book = self.book
        events = tuple(replace(event, statements=()) for event in book.events)
        answers = (id for question in book.questions for position in question.positions for id in position.statements)
        return self.names() | {
            "events": events,
            "questions": book.questions,
            "statements": self.named(answers),
            "sources": tuple(self._order),
        }
