"""Annotations laid on a text: which sentence each is of, and the voices and dates that they make of it. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby, pairwise

from explainer.corpus.moves import sentences_of
from explainer.model import (
    Annotation,
    BlockKind,
    DateMention,
    Paragraph,
    Reference,
    SourceText,
    Span,
    Text,
    Voice,
    VoiceKind,
)


@dataclass(frozen=True, slots=True)
class Laid:
    """What a text's annotations are of."""

    of: Mapping[str, Annotation]
    """By the reference that a sentence has now."""
    moved: Mapping[str, str]
    """Reference of an annotation -> that of the sentence which has its words now."""


def lay(text: SourceText, code: str, annotations: Sequence[Annotation]) -> Laid:
    """Each sentence with its annotation: the one with its reference and words, or else one with its words alone."""
    sentences = sentences_of(text, code)
    of, astray = dict[str, Annotation](), list[Annotation]()
    for annotation in annotations:
        if annotation.at in of:
            continue
        if starts_of(annotation, sentences.get(annotation.at, "")) is None:
            astray.append(annotation)
        else:
            of[annotation.at] = annotation
    left = {words: at for at, words in sentences.items() if at not in of} if astray else {}
    moved = dict[str, str]()
    for annotation in astray:
        at = next((at for words, at in left.items() if starts_of(annotation, words) is not None), None)
        if at is not None and at not in of:
            of[at] = annotation
            moved[annotation.at] = at
    return Laid(of, moved)


def starts_of(annotation: Annotation, sentence: str) -> tuple[int, ...] | None:
    """Where each part begins in the sentence; None unless the parts, one behind the other, are all of it."""
    starts, at = list[int](), 0
    for span in annotation.voices:
        at += len(sentence[at:]) - len(sentence[at:].lstrip())
        if not span.words or not sentence.startswith(span.words, at):
            return None
        starts.append(at)
        at += len(span.words)
    return tuple(starts) if starts and at == len(sentence) else None


def blocks_of(text: SourceText, code: str, laid: Laid) -> tuple[BlockKind, ...]:
    """What every paragraph is; one that nobody has read is a paragraph."""
    first = (laid.of.get(_at(code, paragraph.number, 1)) for paragraph in text.paragraphs)
    return tuple((annotation and annotation.block) or BlockKind.PARAGRAPH for annotation in first)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a part of a sentence is, wherever it stands."""

    kind: str
    speaker: str | None = None
    relays: str | None = None
    reason: Text | None = None


def voices_of(text: SourceText, code: str, laid: Laid) -> tuple[tuple[Voice, ...], ...]:
    """The voices of every paragraph: spans that tile its text, ascending, equal neighbours merged.

    A sentence without an annotation is `undecided`, and so are words that are somebody's, and nobody is named.
    """
    return tuple(tuple(_tiles(paragraph, code, laid)) for paragraph in text.paragraphs)


def _tiles(paragraph: Paragraph, code: str, laid: Laid) -> Iterator[Voice]:
    runs = [(mark, next(parts)[0]) for mark, parts in groupby(_parts(paragraph, code, laid), key=lambda part: part[1])]
    for (mark, start), (_, end) in pairwise([*runs, (_Mark(""), len(paragraph.text))]):
        yield Voice(
            # What stands before the first sentence goes with it, as a blank goes with the words before it.
            start=start if start != runs[0][1] else 0,
            end=end,
            kind=mark.kind,
            speaker=mark.speaker,
            relays=mark.relays,
            reason=mark.reason,
        )


def _parts(paragraph: Paragraph, code: str, laid: Laid) -> Iterator[tuple[int, _Mark]]:
    """Where every part of every sentence begins in its paragraph, and what it is."""
    for sentence in paragraph.sentences:
        annotation = laid.of.get(_at(code, paragraph.number, sentence.number))
        if annotation is None:
            yield sentence.start, _Mark("undecided")
            continue
        for start, span in zip(starts_of(annotation, sentence.text) or (), annotation.voices, strict=True):
            kind = span.kind.value if span.speaker or span.kind == VoiceKind.EDITORIAL else "undecided"
            yield sentence.start + start, _Mark(kind, span.speaker, span.relays, annotation.reason)


def dates_of(text: SourceText, code: str, laid: Laid) -> tuple[DateMention, ...]:
    """Every date of the text, in order. One whose wording does not stand where it should is left out."""
    return tuple(
        DateMention(
            paragraph=paragraph.number,
            sentence=sentence.number,
            start=sentence.start + start,
            end=sentence.start + start + len(date.wording),
            wording=date.wording,
            edtf=date.edtf,
            counted_from=date.counted_from,
        )
        for paragraph in text.paragraphs
        for sentence in paragraph.sentences
        if (annotation := laid.of.get(_at(code, paragraph.number, sentence.number)))
        for date, start in zip(annotation.dates, places_of_dates(annotation, sentence.text), strict=True)
        if start is not None
    )


def places_of_dates(annotation: Annotation, sentence: str) -> tuple[int | None, ...]:
    """Where each date stands in the sentence, behind the one before it; None for one that does not."""
    found, taken = list[int | None](), 0
    for date in annotation.dates:
        word = re.compile(rf"(?<!\w){re.escape(date.wording)}(?!\w)")
        met = word.search(sentence, taken) if date.wording else None
        found.append(met.start() if met else None)
        taken = met.end() if met else taken
    return tuple(found)


def _at(code: str, paragraph: int, sentence: int) -> str:
    return str(Reference(code, paragraph, sentence))


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the rules or an editor read it, in short: what `proposed` holds, taken apart."""

    block: str
    voices: tuple[str, ...]
    dates: tuple[str, ...]

    def __str__(self) -> str:
        return " | ".join(filter(None, [self.block, " + ".join(self.voices), *self.dates]))


def in_short(annotation: Annotation, unsure: Collection[int] = ()) -> Reading:
    """An annotation in short. `unsure`: the numbers of the parts, from 0, that the rules were not sure of."""
    return Reading(
        annotation.block.value if annotation.block else "",
        tuple(
            f"{_voice(span)} {len(span.words)}{'?' * (number in unsure)}"
            for number, span in enumerate(annotation.voices)
        ),
        tuple(f"{date.wording} = {date.edtf or 'vague'}" for date in annotation.dates),
    )


def _voice(span: Span) -> str:
    relays = f" for {span.relays}" if span.relays else ""
    return f"{span.kind.value}{f' {span.speaker}' if span.speaker else ''}{relays}"


def digest_of(annotation: Annotation) -> str:
    """Of all that somebody confirms who holds it against the text, and of what the rules had proposed."""
    said: list[object] = [annotation.block and annotation.block.value, annotation.proposed]
    said += [[span.words, span.kind.value, span.speaker, span.relays] for span in annotation.voices]
    said += [[date.wording, date.edtf, date.counted_from] for date in annotation.dates]
    said += [list(annotation.reason.values)] if annotation.reason else []
    return blake2b(json.dumps(said, ensure_ascii=False).encode(), digest_size=6).hexdigest()


def is_unsure(annotation: Annotation, number: int) -> bool:
    """Whether the rules were not sure of a part of a sentence, counted from 0, and nobody has said why it is so."""
    proposed = proposal_of(annotation).voices
    ours = in_short(annotation).voices
    return annotation.reason is None and number < len(proposed) and proposed[number] == f"{ours[number]}?"


def proposal_of(annotation: Annotation) -> Reading:
    """What the rules proposed, as the annotation keeps it."""
    parts = annotation.proposed.split(" | ") if annotation.proposed else []
    block = parts.pop(0) if parts and parts[0] in set(BlockKind) else ""
    voices = parts.pop(0).split(" + ") if parts else []
    return Reading(block, tuple(voices), tuple(parts))
