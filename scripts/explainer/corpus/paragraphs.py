"""A raw text into paragraphs, sentences and endnotes, each tied to its place in the file. First step of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.corpus.endnotes import ENDNOTE_LINE, parse_endnotes
from explainer.languages.known import language_named
from explainer.languages.lines import RULE, bare, goes_on, is_wrapped, shape_of
from explainer.languages.protocol import Language
from explainer.model import Paragraph, Sentence, SourceText

NOTE_MARK = re.compile(r"\[([ivxlc]+)\]")
GOES_ON = (None, "list item")
"""Shapes of lines with which the next one may go on: of a plain one, of one after a bullet or a dash."""


def parse_text(raw: str, language: str) -> SourceText:
    """The text, which is in this language, taken apart: put together again, its pieces are `raw` to the letter.

    Lines of endnotes (`[i] …`) end the body. A line broken in mid-sentence is joined with the next by a space; one
    without a stop before an empty line, or before one that begins anew, stands alone: a title, a heading, an item.
    """
    lines = list(_lines(raw))
    notes = [(start, line) for start, line in lines if ENDNOTE_LINE.match(line)]
    groups = _groups([(start, "" if ENDNOTE_LINE.match(line) else line) for start, line in lines])
    paragraphs = tuple(_paragraph(number, group, language_named(language)) for number, group in enumerate(groups, 1))
    return SourceText(raw=raw, paragraphs=paragraphs, endnotes=parse_endnotes(notes))


def _groups(lines: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The lines of each paragraph with their offsets. Lines that only part what stands around them are left out."""
    groups, wrapped, before = list[list[tuple[int, str]]](), is_wrapped([line for _, line in lines]), ""
    for start, line in lines:
        text = line.strip()
        if not text or RULE.match(line):
            before = ""
            continue
        shape = shape_of(line, notes=False)
        if before and shape is None and goes_on(before, text, wrapped):
            groups[-1].append((start, line))
        else:
            groups.append([(start, line)])
        before = text if (shape and shape[0]) in GOES_ON else ""
    return groups


def _lines(raw: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in raw.split("\n"):
        yield start, line.rstrip("\r")
        start += len(line) + 1


def _paragraph(number: int, lines: list[tuple[int, str]], language: Language) -> Paragraph:
    text = ""
    cuts: list[tuple[int, int]] = []
    marks: list[tuple[int, str]] = []
    for start, line in lines:
        if text:
            # The line break itself becomes the space that joins the two lines.
            cuts.append((len(text), start - 1))
            text += " "
        at, end = bare(line) if not text else (0, len(line))
        for mark in NOTE_MARK.finditer(line, at, end):
            cuts.append((len(text), start + at))
            text += line[at : mark.start()]
            marks.append((len(text), mark[1]))
            at = mark.end()
        if line[at:end]:
            cuts.append((len(text), start + at))
            text += line[at:end]
    sentences = []
    for count, (begin, end) in enumerate(language.sentences(text), 1):
        # A mark is glued to the end of its sentence, so it belongs to the sentence that ends there.
        labels = tuple(label for offset, label in marks if begin < offset <= end)
        sentences.append(Sentence(number=count, text=text[begin:end], start=begin, end=end, notes=labels))
    return Paragraph(number=number, text=text, sentences=tuple(sentences), cuts=tuple(cuts))
