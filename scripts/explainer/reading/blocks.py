"""The lines of a text into blocks: title, byline, headings, paragraphs, lists, tables, captions, interviews, notes."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from explainer.languages.lines import CLOSED, DASH, IMAGE, LINK, PIPE, RULE, goes_on, is_wrapped, shape_of
from explainer.languages.protocol import Labels, Language
from explainer.reading.reading import Block, BlockKind

_LABEL = re.compile(r"\s*(?:\*\*|__)?([^\W\d_][^:«“\"\n]{0,48}?)\.?(?::(?:\*\*|__)?|(?:\*\*|__):)\s+(?=\S)")
_WITH_PAPER = re.compile(
    r"((?:[^\W\d_][\w.’'-]*\s+){1,3}[^\W\d_][\w.’'-]*),\s*(?:[^\W\d_]+\s+)?[«“\"][^«»“”\"]{2,60}[»”\"]"
)
"""«Анна Зимина, газета «Маяк»»."""
_ABBREVIATED_YEAR = re.compile(r"\d{4}\s+[^\W\d_]{1,2}\.$")
_ENDS_WITH_YEAR = re.compile(r"(?:1\d|20)\d\d(?:\s+[^\W\d_]+\.?)?$")
_MARKDOWN = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def read_blocks(lines: Sequence[str], language: Language) -> tuple[Block, ...]:
    """The blocks of a text, numbered from 1; a line without a stop is one of its own.

    A line that begins with a small letter goes on with the one before it, and so do the lines of a hard-wrapped text.
    """
    pieces = [Block(number=0, kind=kind, text=text, line=line) for kind, text, line in _pieces(lines, language.labels)]
    labels = _repeated_labels(pieces)
    pieces = [_labelled(piece, language.labels, labels) for piece in pieces]
    pieces = [_answers(piece, before) for before, piece in pairwise([None, *pieces]) if piece is not None]
    pieces = list(_head(pieces, lines, language.labels))
    pieces = [replace(one, kind="caption") if _is_caption(one, language) else one for one in pieces]
    pieces = list(_dashes(pieces, language))
    return tuple(replace(piece, number=number) for number, piece in enumerate(pieces, 1))


def _pieces(lines: Sequence[str], labels: Labels) -> Iterator[tuple[BlockKind, str, int]]:
    held: list[tuple[int, str]] = []
    wrapped = is_wrapped(lines)
    notes = False
    for number, line in enumerate([*lines, ""], 1):
        text = line.strip()
        shape = shape_of(line, notes)
        if held and not (shape is None and text and goes_on(held[-1][1], text, wrapped)):
            yield from _paragraph(held, labels)
            held = []
        if not text or RULE.match(line):
            continue
        if shape is not None:
            kind, cut = shape
            image = IMAGE.match(line)
            said = image[1] if image else line[cut:].strip()
            if said:
                yield (
                    kind,
                    _MARKDOWN.sub(r"\2", said.strip("| ").replace("\t", " | ") if kind == "table row" else said),
                    number,
                )
        elif text.rstrip(":").lower() in labels.notes:
            notes = True
            yield "heading", text, number
        elif notes and LINK.match(line):
            yield "note", text, number
        else:
            held.append((number, text))


def _paragraph(held: Sequence[tuple[int, str]], labels: Labels) -> Iterator[tuple[BlockKind, str, int]]:
    text = _MARKDOWN.sub(r"\2", " ".join(text for _, text in held))
    pipe = PIPE.match(text)
    low = text.lower()
    caption = pipe or any(re.match(rf"{re.escape(word)}(?:[:.\s]|$)", low) for word in labels.caption)
    byline = any(re.match(rf"{re.escape(word)}(?:[:\s]|$)", low) for word in labels.byline) and len(text) < 100
    if any(re.match(rf"{re.escape(word)}(?:\s*(?:[:—–.-]|\d|$)|(?<=\W))", low) for word in labels.beside):
        yield "note", text, held[0][0]
    elif byline and not CLOSED.search(text):
        yield "byline", text, held[0][0]
    elif caption and len(text) < 220:
        yield "caption", text, held[0][0]
    else:
        yield "heading" if _is_heading(text) else "paragraph", text, held[0][0]


def _is_heading(text: str) -> bool:
    return len(text) < 180 and not CLOSED.search(text) and not re.search(r"[,»”\"]\s*$", text)


def _is_caption(piece: Block, language: Language) -> bool:
    """Whether a line between paragraphs says who is to be seen and when: it names somebody in full, and ends with a
    year."""
    if piece.kind != "heading" or not _ENDS_WITH_YEAR.search(piece.text):
        return False
    sentences = language.sentences(piece.text)
    dates = language.dates(piece.text, sentences, datetime.date(2000, 1, 1))
    names = language.names(piece.text, True)
    return bool(dates) and any(name.person and " " in name.words for name in names)


def _repeated_labels(pieces: Sequence[Block]) -> frozenset[str]:
    found = Counter(label[1].strip().lower() for piece in pieces if (label := _LABEL.match(piece.text)))
    return frozenset(label for label, count in found.items() if count > 1 and len(label.split()) <= 4)


def _labelled(piece: Block, labels: Labels, repeated: frozenset[str]) -> Block:
    """A question or an answer of an interview, told by how its block begins."""
    found = _LABEL.match(piece.text) if piece.kind in ("paragraph", "heading") else None
    if found is None:
        return piece
    name = found[1].strip().strip(".").lower()
    if name in labels.question:
        return replace(piece, kind="question", label=found[1], opens=found.end())
    if name in labels.answer:
        return replace(piece, kind="answer", label=found[1], opens=found.end())
    if name in repeated and found[1][0].isupper():
        asks = piece.text.rstrip().endswith("?")
        return replace(piece, kind="question" if asks else "answer", label=found[1], opens=found.end())
    return piece


def _answers(piece: Block, before: Block | None) -> Block:
    """A paragraph that a name opens right behind a question is its answer, even if he speaks but once."""
    found = _LABEL.match(piece.text) if piece.kind == "paragraph" else None
    if found is None or before is None or before.kind != "question":
        return piece
    words = re.findall(r"[^\W\d_]+", found[1])
    named = 0 < len(words) <= 3 and all(word[0].isupper() for word in words)
    return replace(piece, kind="answer", label=found[1], opens=found.end()) if named else piece


def _head(pieces: Sequence[Block], lines: Sequence[str], labels: Labels) -> Iterator[Block]:
    """Title, byline and date line: what stands before the first paragraph."""
    body = next(
        (
            at
            for at, piece in enumerate(pieces)
            if piece.kind in ("paragraph", "question", "answer") and not (0 < at < 5 and _closed_head_kind(piece))
        ),
        len(pieces),
    )
    first = pieces[0] if pieces else None
    lone = (
        first is not None
        and first.kind == "paragraph"
        and len(pieces) > 1
        and len(first.text) < 140
        and re.search(r"[?!]$|[^.,…][»”\"]$", first.text) is not None
        and first.line < len(lines)
        and not lines[first.line].strip()
    )
    titled = False
    for at, piece in enumerate(pieces):
        if at == 0 and (piece.kind == "heading" or lone) and (body > 0 or lone):
            titled = True
            yield replace(piece, kind="title")
        elif at < max(body, 1) + 1 and at < 5 and piece.kind == "heading":
            yield replace(piece, kind=_head_kind(piece.text, titled))
        elif titled and at < body and (closed := _closed_head_kind(piece)):
            yield replace(piece, kind=closed)
        else:
            yield piece


def _closed_head_kind(piece: Block) -> BlockKind | None:
    """What a line of the head is that ends like a sentence: a byline with a paper's name in marks, a day with «г.»."""
    if piece.kind != "paragraph":
        return None
    named = _WITH_PAPER.fullmatch(piece.text)
    if named and all(word[0].isupper() for word in named[1].split()):
        return "byline"
    dated = _ABBREVIATED_YEAR.search(piece.text) and _head_kind(piece.text, titled=True) == "date line"
    return "date line" if dated else None


def _head_kind(text: str, titled: bool) -> BlockKind:
    digits = sum(one.isdigit() for one in text)
    words = re.findall(r"[^\W\d_]+", text)
    if digits >= 3 and len(words) <= 6 and digits * 2 >= len(words):
        return "date line"
    if titled and 1 < len(words) <= 4 and all(word[0].isupper() for word in words) and not digits:
        return "byline"
    return "heading"


def _dashes(pieces: Sequence[Block], language: Language) -> Iterator[Block]:
    """Lines that open with a dash: speech where the language knows it, else items of a list."""
    at = 0
    while at < len(pieces):
        run = at
        while run < len(pieces) and pieces[run].kind == "list item" and DASH.match(pieces[run].text):
            run += 1
        if run == at:
            yield pieces[at]
            at += 1
            continue
        before, behind = (pieces[at - 1] if at else None), (pieces[run] if run < len(pieces) else None)
        closes = behind is not None and any(end == len(behind.text) for _, end in language.tags(behind.text, False))
        speech = language.speech_dash and (closes or _is_speech(pieces[at:run], before, language))
        for piece in pieces[at:run]:
            dash = DASH.match(piece.text)
            cut = dash.end() if dash else 0
            if speech:
                yield replace(piece, kind="paragraph", dash=cut)
            else:
                yield replace(piece, text=piece.text[cut:])
        at = run


def _is_speech(run: Sequence[Block], before: Block | None, language: Language) -> bool:
    if any(language.tags(piece.text, False) for piece in run):
        return True
    if all(piece.text.lstrip()[0] in "–—" for piece in run) and not (before and before.text.endswith(":")):
        return all(CLOSED.search(piece.text) and not piece.text.rstrip().endswith(";") for piece in run)
    # A single paragraph of several sentences after a dash is speech, a row of short ones a list.
    return len(run) == 1 and bool(re.search(r"[.!?…]\s+\S", run[0].text)) and bool(CLOSED.search(run[0].text))
