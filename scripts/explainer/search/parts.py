"""The parts of a page as a search finds them: where each begins, and the paragraphs of it in plain words.

Notes repeat the texts, where their words are found; what only holds a page together, or leads on, is no content.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from explainer.document.inline import Inline, Link, Strong, Tagged, Web, plain
from explainer.document.nodes import KICKER, Figure, Files, Items, Lead, Node, Paragraph, Prose, Section, Slot
from explainer.document.records import (
    Answer,
    Answers,
    Authors,
    Event,
    Events,
    Explained,
    Grid,
    Naming,
    Remark,
    Speaker,
    Statements,
    Tally,
    Told,
    ToPartner,
    Users,
)
from explainer.document.texts import Endnote, Facts, Line, Occurrences, Passage, Passages
from explainer.model import Block, BlockKind, Essay, Source, Statement
from explainer.pages.words import SILENCE
from explainer.view.context import Context

UNSAID = (KICKER, "kind", SILENCE)
"""What words within a line are that say nothing of the subject: how long it takes to read, of what kind it is."""
LEAD = 14
"""Letters beside its links of a line that does nothing but lead on."""
HEADS = (BlockKind.TITLE, BlockKind.HEADING)
BLANKS = re.compile(r"[ \t\n\r\f]+")
ENDS, BEGINS = re.compile(r"[\w»”)’]$"), re.compile(r"[\w«“(]")
"""Words that no punctuation parts from what follows, or from what stands before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where an entry begins."""

    kind: str
    anchor: str = ""
    title: str = ""
    reference: str = ""
    speakers: tuple[tuple[str, str], ...] = ()
    heads: bool = False


Filled = Mapping[str, Collection[str]]
"""What the site has in the places that it fills itself, in words: by the name of a figure or the style of a list."""


def parts_of(context: Context, nodes: Iterable[Node], filled: Filled) -> Iterator[Head | str]:
    """Heads, each followed by the paragraphs of its part."""
    for node in nodes:
        yield from _parts(context, node, filled)


def tidy(words: str) -> str:
    """Words without what parted them from others that are left out."""
    return _blanks(words).strip(" ·—–")


def _blanks(words: str) -> str:
    """A sentence of a text begins and ends as it does there."""
    return BLANKS.sub(" ", words).strip()


def _parts(context: Context, node: Node, filled: Filled) -> Iterator[Head | str]:
    language = context.language
    match node:
        case Section():
            kind = "pointer" if node.leads else "section"
            yield Head(kind=kind, anchor=node.id, title=tidy(plain([node.title], language)))
            # An excerpt shows what is said of something before its other names.
            nodes = sorted(node.nodes, key=lambda one: isinstance(one, Naming))
            yield from parts_of(context, nodes, filled)
        case Lead():
            yield tidy(plain([node.words], language))
        case Paragraph():
            yield _line(node.parts, language)
        case Items():
            yield from (_line(item, language, leading=True) for item in node.items)
        case Figure():
            yield from filled.get(node.name, ())
        case Slot():
            yield from filled.get(node.style, ())
        case Files():
            yield from (tidy(f"{one.name}: {one.words}") for one in node.files)
        case Prose():
            yield from _prose(node.essay, language, filled)
        case Statements():
            yield from _statements(node.statements, language)
        case Told() | ToPartner():
            yield from _statements((one.statement for one in node.said), language)
        case Remark():
            yield tidy(node.text[language])
        case Answers():
            yield from (_answer(context, one) for one in node.answers)
        case Events():
            for row in node.rows:
                yield from _event(row, language) if isinstance(row, Event) else (tidy(row.words),)
        case Tally():
            for kind, counts in node.rows:
                told = (f"{head}: {count}" for head, count in zip(node.heads[1:], counts, strict=True))
                yield tidy(f"{kind}: {'; '.join(told)}")
        case Speaker():
            yield from _statements((one.statement for one in node.described), language)
            yield tidy(node.own)
        case Authors():
            yield from (tidy(f"{one.name}: {one.own}") for one in node.voices)
        case Naming():
            yield " · ".join(", ".join(names) for _, names in node.names)
        case Explained():
            yield tidy(f"{node.label.text} {node.text[language]}")
        case Users():
            yield "" if node.users else tidy(context.label("glossary.endnotes-only"))
        case Facts():
            yield from (tidy(plain([name], language) + " " + plain([value], language)) for name, value in node.rows)
        case Passages():
            for passage in node.passages:
                for line in passage.lines:
                    yield from _sentence(context, node.source, passage, line)
        case Endnote():
            note = node.note
            yield Head(kind="endnote", anchor=f"note-{note.label}", reference=f"{node.source.code}.{note.label}")
            yield _blanks(f"[{note.label}] {note.text}")
        case Grid() | Occurrences():
            # Marks that lead to the words below; what the texts themselves are found by.
            return
        case _:
            assert_never(node)


def _line(parts: Iterable[Inline], language: str, *, leading: bool = False) -> str:
    """A line; `leading`: one that may consist of links."""
    said = [part for part in parts if not (isinstance(part, Tagged) and part.css in UNSAID)]
    strong = [part for part in said if isinstance(part, Strong)]
    inside = (one for part in said for one in (part.parts if isinstance(part, Strong) else (part,)))
    links = [] if leading else [one for one in inside if isinstance(one, Link | Web)]
    return _unless_frame(plain(said, language), plain(strong, language), plain(links, language))


def _unless_frame(words: str, strong: str, links: str) -> str:
    """The words, unless they hold a page together and say nothing: only strong ones, or links for the greater part."""
    words = tidy(words)
    led = links and len(words) - len(links) < max(LEAD, len(links))
    return "" if led or words == tidy(strong) else words


def _prose(essay: Essay, language: str, filled: Filled) -> Iterator[Head | str]:
    for block in essay.blocks[language]:
        if block.kind == "figure":
            yield from filled.get(block.id, ())
        elif block.kind == "heading":
            yield Head(kind="section", anchor=block.id, title=tidy("".join(run.text for run in block.items[0])))
        else:
            yield from _items(block)


def _items(block: Block) -> Iterator[str]:
    for runs in block.items:
        said = {kind: "".join(run.text for run in runs if run.kind == kind) for kind in ("strong", "link")}
        words = "".join(run.text for run in runs if run.kind != "cite")
        yield _unless_frame(words, said["strong"], "" if block.kind == "list" else said["link"])


def _statements(statements: Iterable[Statement], language: str) -> Iterator[str]:
    return (tidy(statement.text[language]) for statement in statements)


def _answer(context: Context, answer: Answer) -> str:
    """An answer, and the statements that it puts in short unless it is one of them; who gives it, where one does."""
    told = answer.position.answer[context.language]
    if len(answer.said) == 1 and answer.said[0].at_speaker:
        return tidy(told)
    speakers = {one.statement.speaker for one in answer.said}
    who = f" — {context.speaker_short(*speakers)}" if len(speakers) == 1 else ""
    return _in_a_row([tidy(told + who), *_statements((one.statement for one in answer.said), context.language)])


def _in_a_row(pieces: Iterable[str]) -> str:
    """Pieces as one, with a mark between words that no punctuation parts."""
    made = ""
    for piece in pieces:
        between = " · " if ENDS.search(made) and BEGINS.match(piece) else " "
        made += between + piece if made else piece
    return made


def _event(event: Event, language: str) -> Iterator[Head | str]:
    yield Head(kind="event", anchor=event.id, title=f"{tidy(event.date)}: {tidy(event.title[language])}")
    yield from _statements(event.statements, language)


def _sentence(context: Context, source: Source, passage: Passage, line: Line) -> Iterator[Head | str]:
    """A sentence in the language of the page, why we read it as somebody's words, what the translator says of it."""
    language, reference = context.language, str(line.reference)
    heard = (
        (context.speaker_short(one.speaker), context.label(f"voice.{one.kind}"))
        for one in line.heard
        if one.kind != "editorial"
    )
    yield Head(
        kind="sentence",
        anchor=line.reference.anchor,
        reference=reference,
        speakers=tuple((name, ", ".join(filter(None, (how, passage.label)))) for name, how in dict.fromkeys(heard)),
        heads=passage.kind in HEADS,
    )
    own = language == source.language
    yield _blanks(line.sentence.text if own else source.translations[reference].words[language])
    yield from (tidy(f"{context.label('reading.our-reading')} {reason[language]}") for reason in line.reasons)
    if line.note:
        yield tidy(f"{context.label('reading.translator')} {line.note[language]}")
