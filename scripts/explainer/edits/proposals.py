"""How the rules of its language read a text, sentence by sentence: what `explainer annotate` proposes to an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from explainer.corpus.annotations import in_short
from explainer.edits.anchored import days_left_open, is_in_words, sure_dates
from explainer.languages.edtf import UNKNOWN, is_date
from explainer.languages.protocol import Language
from explainer.load.record import ASKED
from explainer.model import (
    Annotation,
    BlockKind,
    DateSaid,
    Paragraph,
    Person,
    Place,
    Problem,
    Reference,
    Sentence,
    Source,
    SourceText,
    Span,
    VoiceKind,
)
from explainer.reading import read_text
from explainer.reading.reading import Block, ReadDate, ReadSentence

NOWHERE = Place("", 0)
CENTURY = re.compile(r"\d{2}01~?/\d{2}(?:00|33|66)~?|\d{2}(?:34|67)~/\d{2}(?:66|00)~")
"""The values of centuries and of their thirds: absolute, although the wording has no year."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """How the rules read a character."""

    kind: VoiceKind = VoiceKind.EDITORIAL
    speaker: str | None = None
    unsure: bool = False


def propose(source: Source, people: Sequence[Person], language: Language) -> dict[str, Annotation]:
    """By reference, an annotation of every sentence as the rules read it, with what they read kept in `proposed`.

    A speaker who is none of the people stands there as the text names him. `language`: that of the text.
    """
    text, names = source.text, _names(people, source.language)
    # Each paragraph is a piece that stands alone, whatever its lines were, with the signs that mark its shape.
    lines = [line for paragraph in text.paragraphs for line in (_marked(paragraph, text), "")]
    full = [name for person in people if _is_name(name := person.name[source.language])]
    days = days_left_open(source.reckoned_from)
    reading = read_text(lines, language, days[0], full)
    reading = replace(reading, dates=sure_dates(reading, language, days))
    blocks = {(block.line - 1) // 2: block for block in reading.blocks}
    found = dict[str, Annotation]()
    for index, paragraph in enumerate(text.paragraphs):
        block = blocks.get(index)
        sentences = reading.sentences[block.number] if block else ()
        dates = [date for date in reading.dates if block and date.block == block.number]
        for annotation in _of_paragraph(paragraph, block, sentences, dates, source, names):
            found[annotation.at] = annotation
    return found


def _marked(paragraph: Paragraph, text: SourceText) -> str:
    """A paragraph with what stands before it in its line, and the stroke that ends a row of a table."""
    start = paragraph.raw_offset(0)
    signs = text.raw[text.raw.rfind("\n", 0, start) + 1 : start]
    return f"{signs}{paragraph.text}{' |' if '|' in signs else ''}"


def undated(source: Source) -> Problem | None:
    """Why nothing can be counted from the date of a text, if nothing can; then there is nothing to propose."""
    value = source.reckoned_from
    if is_date(value) or value == UNKNOWN:
        return None
    message = (
        f'"{value}" is no date that a text can be counted from; write it as 2025, 2025-12 or 2025-12-19, or as '
        f"{UNKNOWN}, where nobody knows it"
    )
    return Problem(source.place.of("counted_from" if source.counted_from else "date"), message)


def _of_paragraph(
    paragraph: Paragraph,
    block: Block | None,
    read: Sequence[ReadSentence],
    dates: Sequence[ReadDate],
    source: Source,
    names: Mapping[str, str],
) -> Iterator[Annotation]:
    offset = paragraph.text.find(block.text) if block else -1
    marks = [_Mark() if offset >= 0 else _Mark(unsure=True)] * len(paragraph.text)
    for one in read if offset >= 0 else ():
        for voice in one.voices:
            start = offset + one.start
            speaker = names.get(voice.speaker or "", voice.speaker) if voice.kind != "editorial" else None
            doubtful = voice.asked or (voice.kind != "editorial" and speaker not in names.values())
            mark = _Mark(VoiceKind(voice.kind), speaker, doubtful)
            marks[start + voice.start : start + voice.end] = [mark] * (voice.end - voice.start)
    taken = 0
    for sentence in paragraph.sentences:
        voices, unsure = _voices(sentence, marks[sentence.start : sentence.end])
        annotation = Annotation(
            place=NOWHERE,
            at=str(Reference(source.code, paragraph.number, sentence.number)),
            block=BlockKind(block.kind if block else "paragraph") if sentence.number == 1 else None,
            voices=voices,
            dates=tuple(_dates(sentence, dates, taken)),
        )
        taken += len(annotation.dates)
        yield replace(annotation, proposed=str(in_short(annotation, unsure)))


def _voices(sentence: Sentence, marks: Sequence[_Mark]) -> tuple[tuple[Span, ...], frozenset[int]]:
    """The parts of a sentence, and the numbers of those that the rules are not sure of."""
    spans, unsure, start, at = list[Span](), set[int](), 0, 0
    for mark, run in groupby(marks):
        begin, at = at, at + len(list(run))
        words = sentence.text[begin:at].strip()
        if not words:
            continue
        if spans and len(words) == 1 and not words.isalnum():
            # A full stop behind speech goes with it.
            spans[-1] = replace(spans[-1], words=sentence.text[start:at].strip())
            continue
        if mark.unsure:
            unsure.add(len(spans))
        start = begin
        spans.append(Span(place=NOWHERE, words=words, kind=mark.kind, speaker=mark.speaker))
    return tuple(spans), frozenset(unsure)


def _dates(sentence: Sentence, dates: Sequence[ReadDate], taken: int) -> Iterator[DateSaid]:
    """The dates of one sentence: those that stand in it behind each other."""
    at = 0
    for date in dates[taken:]:
        start = sentence.text.find(date.wording, at)
        if start < 0:
            return
        at = start + len(date.wording)
        value = date.edtf or ""
        stated = is_in_words(value, date.wording) or CENTURY.fullmatch(value)
        yield DateSaid(
            place=NOWHERE, wording=date.wording, edtf=value, counted_from="text" if value and not stated else ""
        )


def _names(people: Sequence[Person], language: str) -> Mapping[str, str]:
    """Every name that the texts may call somebody by -> id."""
    return {name: person.id for person in people for name in person.called(language) if _is_name(name)}


def _is_name(words: str) -> bool:
    """A draft may have no name yet in this language, or ask for one."""
    return bool(words) and not ASKED.match(words)
