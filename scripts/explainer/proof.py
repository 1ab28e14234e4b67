"""From a statement to the sentences that prove it, and back: look-ups on the Book that check and render share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from explainer.model import (
    Book,
    Evidence,
    MapPlace,
    Named,
    Paragraph,
    Reference,
    Sentence,
    Source,
    Statement,
    Voice,
    fields_of,
)
from explainer.model.fields import Inside


@dataclass(frozen=True, slots=True)
class Located:
    """Where a quotation stands: in a paragraph of a source, or in one of its endnotes (`paragraph` is None)."""

    source: Source
    paragraph: Paragraph | None
    start: int
    end: int
    """Offsets in the text of the paragraph or of the endnote."""
    references: tuple[Reference, ...]
    """The sentences it touches, in order; one reference for an endnote."""

    @property
    def named(self) -> str:
        """`T19.2`, or `T19.2–T19.3` where it touches several sentences."""
        first, last = self.references[0], self.references[-1]
        return str(first) if first == last else f"{first}–{last}"

    @property
    def quote(self) -> str:
        if self.paragraph is not None:
            return self.paragraph.text[self.start : self.end]
        note = next(note for note in self.source.text.endnotes if note.label == self.references[0].note)
        return note.text[self.start : self.end]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        if self.paragraph is None:
            return ()
        return tuple(
            sentence for sentence in self.paragraph.sentences if sentence.start < self.end and sentence.end > self.start
        )

    @property
    def whole(self) -> bool:
        """Whether the quotation is of whole sentences."""
        sentences = self.sentences
        return bool(sentences) and (self.start, self.end) == (sentences[0].start, sentences[-1].end)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices of its words; spans of punctuation alone do not count. Empty in an endnote."""
        if self.paragraph is None:
            return ()
        return voices_between(self.source, self.paragraph, self.start, self.end)


def locate(source: Source, evidence: Evidence) -> tuple[Located, ...]:
    """Every place of the source where the quotation stands to the letter (and, with `in:`, where it says)."""
    quote = evidence.quote
    if not quote:
        return ()
    found = []
    # Words of an endnote are quoted only when the record says so: they mostly repeat a title.
    for note in source.text.endnotes if evidence.at else ():
        reference = Reference(source.code, note=note.label)
        if evidence.at == str(reference):
            found += [Located(source, None, at, at + len(quote), (reference,)) for at in _places(note.text, quote)]
    for paragraph in source.text.paragraphs:
        if quote not in paragraph.text:
            continue
        for at in _places(paragraph.text, quote):
            references = tuple(
                Reference(source.code, paragraph.number, sentence.number)
                for sentence in paragraph.sentences
                if sentence.start < at + len(quote) and sentence.end > at
            )
            if not evidence.at or (references and str(references[0]) == evidence.at):
                found.append(Located(source, paragraph, at, at + len(quote), references))
    return tuple(found)


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


class Finder:
    """Where quotations stand in the sources: each is looked for once."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources = {source.id: source for source in sources}
        self._found: dict[tuple[str, str, str], tuple[Located, ...]] = {}

    def places(self, evidence: Evidence) -> tuple[Located, ...]:
        """Every place of the quotation, as `locate` gives them; none where the source is not known."""
        key = (evidence.source, evidence.at, evidence.quote)
        if key not in self._found:
            source = self.sources.get(evidence.source)
            self._found[key] = locate(source, evidence) if source else ()
        return self._found[key]

    def place(self, evidence: Evidence) -> Located | None:
        """The one place of the quotation; None where there are none or several, which is a problem told elsewhere."""
        places = self.places(evidence)
        return places[0] if len(places) == 1 else None

    def words(self, evidence: Evidence, language: str) -> str | None:
        """A quotation in a language, as `words_of` gives it; None where it is not to be found."""
        located = self.place(evidence)
        return None if located is None else words_of(located, evidence, language)


def words_of(located: Located, evidence: Evidence, language: str) -> str:
    """A quotation in a language: as it stands, the part given, or our translation of its whole sentences; without those
    that have none."""
    if located.source.language == language:
        return located.quote
    if language in evidence.words:
        return evidence.words[language]
    entries = (located.source.translations.get(str(reference)) for reference in located.references)
    return " ".join(entry.words[language] for entry in entries if entry and language in entry.words)


def record_of(book: Book, place: MapPlace) -> Named:
    """The name, term or partner that a place of the map is; `check` has found that there is one."""
    return next(item for item in (*book.names, *book.terms, *book.partners) if item.id == place.id)


class Proof:
    """The Book's evidence, located once, with the look-ups that renderers need."""

    def __init__(self, book: Book, finder: Finder | None = None) -> None:
        """`finder`: one that knows the Book's sources already, and maybe others."""
        self.book = book
        self.sources = {source.id: source for source in book.sources}
        self.by_code = {source.code: source for source in book.sources}
        self.statements = {statement.id: statement for statement in every_statement(book)}
        self._finder = finder or Finder(book.sources)

    def located(self, evidence: Evidence) -> Located:
        """The one place of a quotation that `check` has found good."""
        if evidence.source not in self.sources:
            raise KeyError(evidence.source)
        return self._finder.places(evidence)[0]

    def words(self, evidence: Evidence, language: str) -> str:
        """The quotation in a language, as `words_of` gives it, of one that `check` has found good."""
        return words_of(self.located(evidence), evidence, language)


def misprints_in(text: str, misprints: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Start and end of each misprint of a source in a part of it, ascending; none inside another."""
    if not misprints:
        return ()
    # The longer first: of two that begin alike, it is the one meant.
    pattern = "|".join(map(re.escape, sorted(misprints, key=lambda words: (-len(words), words))))
    return tuple(found.span() for found in re.finditer(pattern, text))


def every_statement(book: Book) -> Iterator[Statement]:
    """All statements of the Book, those inside other records too, in the order of the files."""
    yield from book.statements
    for way in _ways(Book):
        if len(way) > 1:
            yield from _at(book, way)


@cache
def _ways(kind: Any) -> tuple[tuple[str, ...], ...]:
    """From a kind of record to the statements in it: the names of the fields on each way."""
    found: list[tuple[str, ...]] = []
    for field in fields_of(kind):
        if isinstance(field.role, Inside) and field.many:
            inner = ((),) if field.type is Statement else _ways(field.type)
            found += [(field.name, *way) for way in inner]
    return tuple(found)


def _at(record: Any, way: tuple[str, ...]) -> Iterator[Statement]:
    for inner in getattr(record, way[0]):
        if len(way) == 1:
            yield inner
        else:
            yield from _at(inner, way[1:])


def every_sentence(book: Book) -> Iterator[tuple[Source, Paragraph, Sentence, Reference]]:
    """All sentences of all texts, in order."""
    for source in book.sources:
        for paragraph in source.text.paragraphs:
            for sentence in paragraph.sentences:
                reference = Reference(source.code, paragraph.number, sentence.number)
                yield source, paragraph, sentence, reference


def speaker_of(voice: Voice, source: Source) -> str:
    """Who a record must name for words of this voice: the person, or the source for its own author."""
    return voice.speaker or source.id


def voices_of(source: Source, paragraph: Paragraph, sentence: Sentence) -> tuple[Voice, ...]:
    """Whose words a sentence holds; spans of punctuation alone do not count."""
    return voices_between(source, paragraph, sentence.start, sentence.end)


def voices_between(source: Source, paragraph: Paragraph, start: int, end: int) -> tuple[Voice, ...]:
    """The same of any part of a paragraph."""
    return tuple(
        voice
        for voice in source.voices[paragraph.number - 1]
        if any(map(str.isalnum, paragraph.text[max(voice.start, start) : min(voice.end, end)]))
    )
