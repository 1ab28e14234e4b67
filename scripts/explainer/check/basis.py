"""What our words rest on: from a field that claims something to quotations, statements and sentences.

A field names what holds it (`Claim.on`): fields of its own record, or of one around it, or a rule below. What cannot be
found (an unknown id, a quotation that is not in the text) has been reported, and what rests on it is not judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.addresses import RECORDS_OF_PAGES, prose_pages
from explainer.corpus.mentions import find_mentions, make_index
from explainer.model import (
    Book,
    Comparison,
    Derived,
    Dimension,
    Essay,
    Evidence,
    Paragraph,
    Reference,
    Sentence,
    Source,
    Statement,
    Topic,
    code_of,
)
from explainer.model.fields import Claim, Met, Refers, fields_of, walk
from explainer.proof import Finder, Located, every_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What some words rest on."""

    located: tuple[Located, ...] = ()
    """Quotations and whole sentences."""
    evidence: tuple[Evidence, ...] = ()
    """The quotations as records: with the translation of each."""
    statements: tuple[Statement, ...] = ()
    """Whose own words, proved elsewhere, count too."""
    values: tuple[str, ...] = ()
    """What is declared as derived."""
    speakers: frozenset[str] = frozenset()
    """Ids of those who speak there."""

    def __bool__(self) -> bool:
        return bool(self.located or self.statements or self.values)


class Counted(str):
    """A date that a sentence of a text means."""

    __slots__ = ()


class Unknown(Exception):  # noqa: N818
    """Something that the words rest on cannot be found, which has been reported."""


class Bases:
    """Finds what each field of a Book rests on."""

    def __init__(self, book: Book, finder: Finder) -> None:
        self._book = book
        self.finder = finder
        self.statements = {statement.id: statement for statement in every_statement(book)}
        self._by_code = {source.code: source for source in book.sources}
        self._by_topic: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements.values():
            for topic in statement.topics:
                self._by_topic[topic].append(statement)
        self._pages: dict[str, tuple[Statement, ...]] = {}
        self.made: dict[tuple[str, int], tuple[object, Any]] = {}
        """What has been made once, by what it is and the id of what it is made of, which stands with it."""
        self._rules: Mapping[str, Callable[[Met], Iterable[Any]]] = {
            "sorted": self._sorted,
            "cells": self._cells,
            "mentions": self._mentions,
            "paragraph": self._paragraph,
            "sentence": self._translated,
            "speakers": lambda met: filter(None, (id for one in met.record.voices for id in (one.speaker, one.relays))),
            "text": self._text,
            "own words": self._own_words,
            "citations": lambda met: self._cited_in(met.record),
        }

    def of(self, met: Met) -> Basis:
        """What a field that claims rests on; nothing where it rests on nothing. Raises Unknown."""
        assert isinstance(met.field.role, Claim)
        found: list[Any] = []
        for name in met.field.role.on:
            rule = self._rules.get(name)
            found += rule(met) if rule else self._field(name, met)
        return self.basis(found)

    def basis(self, found: Iterable[Any]) -> Basis:
        """The basis made of statements, evidence, places and derived values. Raises Unknown."""
        located: list[Located] = []
        evidence: list[Evidence] = []
        statements: dict[str, Statement] = {}
        values: list[str] = []
        speakers: set[str] = set()
        for item in found:
            match item:
                case Statement():
                    statements[item.id] = item
                    values += item.derived_values
                    speakers |= {item.speaker, item.relays or ""}
                    evidence += item.every_evidence
                case Derived():
                    values.append(item.value)
                    evidence += item.evidence
                case Evidence():
                    evidence.append(item)
                case Located():
                    located.append(item)
                case Counted():
                    values.append(str(item))
                case str():
                    speakers.add(item)
        return Basis(
            located=(*map(self._one, evidence), *located),
            evidence=tuple(evidence),
            statements=tuple(statements.values()),
            values=tuple(values),
            speakers=frozenset(speakers - {""}),
        )

    def cited(self, ids: Iterable[str]) -> Basis:
        """What words rest on that cite these statements. Raises Unknown."""
        return self.basis([self._statement(id) for id in ids])

    def dating(self, source: str) -> tuple[Statement, ...]:
        """How the date of a text is known."""
        found = self.finder.sources.get(source)
        return found.dating if found else ()

    def statements_on(self, page: str) -> tuple[Statement, ...]:
        """What a page shows, by its address: all that stands in the records it is made of, or that its prose cites."""
        if page not in self._pages:
            self._pages[page] = tuple({item.id: item for item in self._shown(page)}.values())
        return self._pages[page]

    def _field(self, name: str, met: Met) -> Iterator[Any]:
        """What a field holds, of the record itself or of the nearest one around it that has it."""
        for owner in reversed(met.owners):
            for field in fields_of(type(owner)):
                if field.name == name:
                    role = field.role
                    value = getattr(owner, name)
                    values = value if field.many else () if value is None else (value,)
                    if isinstance(role, Refers):
                        yield from self._referred(role.to, values)
                    else:
                        for item in values:
                            yield from self._inside(item)
                    return
        raise LookupError(f"{name} is no field of {type(met.record).__name__}, and no rule")

    def _inside(self, item: Any) -> Iterator[Any]:
        """A record as a proof: itself, or the statements that stand in it or that it names."""
        if isinstance(item, Statement | Evidence | Derived):
            yield item
            return
        yield from self._named_in(item)

    def _named_in(self, record: Any) -> Iterator[Statement]:
        inside = {id(owner): owner for met in walk(record) for owner in met.owners if isinstance(owner, Statement)}
        yield from inside.values()
        for met in walk(record):
            role = met.field.role
            if isinstance(role, Refers) and role.to == "statement":
                yield from map(self._statement, met.value)
            elif isinstance(role, Refers) and role.to == "page":
                for page in met.value if met.field.many else (met.value,):
                    yield from self.statements_on(page)

    def _referred(self, kind: str, values: Iterable[str]) -> Iterator[Any]:
        for value in values:
            if kind == "statement":
                yield self._statement(value)
            elif kind == "sentence":
                yield from self._sentences(value, whole_paragraph=False)
            elif kind == "page":
                yield from self.statements_on(value)
            elif kind in ("speaker", "term"):
                yield value

    def _statement(self, id: str) -> Statement:
        if id not in self.statements:
            raise Unknown
        return self.statements[id]

    def _one(self, evidence: Evidence) -> Located:
        located = self.finder.place(evidence)
        if located is None:
            raise Unknown
        return located

    def _sorted(self, met: Met) -> Iterator[Statement]:
        """The statements of a topic."""
        if isinstance(met.record, Topic):
            yield from self._by_topic[met.record.id]

    def _cells(self, met: Met) -> Iterator[Statement]:
        """What a comparison says, or what it answers to one of its questions."""
        comparison = next(owner for owner in met.owners if isinstance(owner, Comparison))
        asked = met.record.id if isinstance(met.record, Dimension) else ""
        for cell in comparison.cells:
            if not asked or cell.dimension == asked:
                yield from cell.statements

    def _mentions(self, met: Met) -> Iterator[Located]:
        """The sentences that name what the record is of."""
        for source in self._book.sources:
            language = source.language
            forms = (met.record.name[language], *met.record.forms.get(language, ()))
            index = make_index([(met.record.id, forms)], language)
            for paragraph in source.text.paragraphs:
                for sentence in paragraph.sentences:
                    if find_mentions(sentence.text, language, index):
                        yield _whole(source, paragraph, sentence)

    def _paragraph(self, met: Met) -> Iterator[Located]:
        """The paragraph of the record's sentence, and the sentences on both sides of it."""
        yield from self._sentences(met.record.at, whole_paragraph=True)

    def _sentences(self, at: str, *, whole_paragraph: bool) -> Iterator[Located]:
        source = self._by_code.get(code_of(at))
        if source is None:
            raise Unknown
        for paragraph in source.text.paragraphs:
            references = [f"{source.code}{paragraph.number}.{sentence.number}" for sentence in paragraph.sentences]
            if at not in references:
                continue
            for reference, sentence in zip(references, paragraph.sentences, strict=True):
                if whole_paragraph or reference == at:
                    yield _whole(source, paragraph, sentence)
            if whole_paragraph:
                yield from self._beside(source, paragraph)
            return
        raise Unknown

    @staticmethod
    def _beside(source: Source, paragraph: Paragraph) -> Iterator[Located]:
        numbers = {paragraph.number - 1, paragraph.number + 1}
        for other in source.text.paragraphs:
            if other.number in numbers:
                yield from (_whole(source, other, sentence) for sentence in other.sentences)

    def _translated(self, met: Met) -> Iterator[Any]:
        """The sentence that a translation is of, and its paragraph."""
        source = next(owner for owner in met.owners if isinstance(owner, Source))
        at = next(at for at, entry in source.translations.items() if entry is met.record)
        for located in self._sentences(at, whole_paragraph=True):
            yield located
            # What its dates are, counted from the time of the text.
            numbers = {(reference.paragraph, reference.sentence) for reference in located.references}
            yield from (Counted(date.edtf) for date in source.dates if (date.paragraph, date.sentence) in numbers)

    def _text(self, met: Met) -> Iterator[Located]:
        """The whole text of a source."""
        yield from self._own_words(met)
        for note in met.record.text.endnotes:
            yield Located(met.record, None, 0, len(note.text), (Reference(met.record.code, note=note.label),))

    def _own_words(self, met: Met) -> Iterator[Located]:
        """The text of a source without its endnotes, which name others' publishers."""
        for paragraph in met.record.text.paragraphs:
            yield from (_whole(met.record, paragraph, sentence) for sentence in paragraph.sentences)

    def _cited_in(self, essay: Essay) -> Iterator[Statement]:
        """All that an essay cites."""
        yield from map(self._statement, essay.cited)

    def _shown(self, page: str) -> Iterator[Statement]:
        book = self._book
        folder, _, name = page.partition("/")
        prose = prose_pages(book)
        if page in prose:
            yield from self._cited_in(prose[page])
        elif page in RECORDS_OF_PAGES:
            for field in RECORDS_OF_PAGES[page]:
                for record in getattr(book, field):
                    yield from self._cited_in(record) if isinstance(record, Essay) else self._named_in(record)
                    if isinstance(record, Statement):
                        yield record
        elif name:
            every = (statement for statement in self.statements.values())
            yield from (item for item in every if folder != "experts" or name in (item.speaker, item.relays))


def _whole(source: Source, paragraph: Paragraph, sentence: Sentence) -> Located:
    reference = Reference(source.code, paragraph.number, sentence.number)
    return Located(source, paragraph, sentence.start, sentence.end, (reference,))
