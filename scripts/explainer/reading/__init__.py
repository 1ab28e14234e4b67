"""A text on its own, read by the rules of its language: blocks, sentences, voices, dates. Pure; no site is needed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from explainer.languages.protocol import Language, Span
from explainer.reading.blocks import read_blocks
from explainer.reading.reading import Block, ReadDate, Reading, ReadSentence
from explainer.reading.voices import read_voices


def read_text(lines: Sequence[str], language: Language, day: datetime.date, people: Sequence[str]) -> Reading:
    """What the rules make of a text whose unseen characters are out (see `characters`).

    `day`: the text's own, from which dates are counted. `people`: names in the nominative; those that are found in
    the text need not be among them.
    """
    blocks = read_blocks(lines, language)
    spans = [_sentences(block, language) for block in blocks]
    voices = read_voices(blocks, spans, language, people)
    sentences = dict[int, tuple[ReadSentence, ...]]()
    for at, block in enumerate(blocks):
        sentences[block.number] = tuple(
            ReadSentence(number=number, text=block.text[start:end], start=start, voices=voices[at][number - 1])
            for number, (start, end) in enumerate(spans[at], 1)
        )
    reading = Reading(blocks=blocks, sentences=sentences, dates=())
    return replace(reading, dates=read_dates(reading, language, day))


def read_dates(reading: Reading, language: Language, day: datetime.date) -> tuple[ReadDate, ...]:
    """The dates of a text that has been read, counted from a day."""
    dates = list[ReadDate]()
    for block in reading.blocks:
        if block.kind != "note":
            spans = [(one.start, one.start + len(one.text)) for one in reading.sentences[block.number]]
            dates += _dates(block, spans, language, day)
    return tuple(dates)


def _sentences(block: Block, language: Language) -> list[Span]:
    """The sentences of a block; a label or a dash at its start belongs to the first."""
    lead = block.opens or block.dash
    spans = [(start + lead, end + lead) for start, end in language.sentences(block.text[lead:])]
    return [(0, spans[0][1]), *spans[1:]] if spans else []


def _dates(block: Block, spans: Sequence[Span], language: Language, day: datetime.date) -> list[ReadDate]:
    found = list[ReadDate]()
    for one in language.dates(block.text, spans, day):
        sentence = next((n for n, (start, end) in enumerate(spans, 1) if start <= one.start < end), None)
        if sentence is not None:
            wording = block.text[one.start : one.end]
            found.append(ReadDate(block=block.number, sentence=sentence, wording=wording, edtf=one.edtf or None))
    return found
