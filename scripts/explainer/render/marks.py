"""What stands on a page, node by node: ids in the order in which the writer of the site gives them, what is proved,
what leads away. Total over the nodes: mypy refuses one of which nothing is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from explainer.addresses import TOP, address_of
from explainer.document.inline import Inline, Link, Ours, Strong, Tagged, Target, Web, Words
from explainer.document.nodes import Figure, Files, Items, Lead, Node, Page, Paragraph, Prose, Section, Slot
from explainer.document.outline import Mark, What
from explainer.document.records import (
    Answers,
    Authors,
    Elsewhere,
    Event,
    Events,
    Explained,
    Gap,
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
from explainer.document.texts import Endnote, Facts, Line, Occurrences, Passages
from explainer.model import Essay, Statement
from explainer.render.figures import figure_marks
from explainer.view.answers import answer_id
from explainer.view.context import Context
from explainer.view.uses import cited_places, covered_at


def marks_of(context: Context, page: Page) -> Iterator[Mark]:
    """All that stands on a page, from its title on."""
    yield _id(TOP)
    for node in page.every():
        yield Mark(What.BLOCK, type(node).__name__.lower())
        yield from _marks(context, node)


def _marks(context: Context, node: Node) -> Iterator[Mark]:
    """What a node has; of a section, what its heading has."""
    match node:
        case Section():
            yield _id(node.id)
            if node.leads is not None:
                yield _link(*node.leads)
        case Lead():
            yield from _inline(node.words)
        case Paragraph():
            yield from _line(node.parts)
        case Items():
            for item in node.items:
                yield from _line(item)
        case Figure():
            yield from figure_marks(context.book, node.name)
        case Prose():
            yield from _prose(context, node.essay)
        case Files():
            yield from (Mark(What.LINK, file.name) for file in node.files)
        case Statements():
            yield from _whole(node.statements)
        case Told():
            yield from _again(node.said)
        case Remark():
            yield from map(_there, node.rests_on)
        case Answers():
            for answer in node.answers:
                yield _id(answer_id(answer.question, answer.position))
                yield from map(_there, answer.said)
        case Events():
            for row in node.rows:
                yield from [_id(row.id)] if isinstance(row, Gap) else _event(row)
        case Grid():
            yield from (Mark(What.LINK, f"#{row.id}") for row in node.rows)
        case ToPartner():
            yield _link(f"formats/{node.id}", node.at)
            yield from _again(node.said)
        case Speaker():
            yield from _again(node.described)
        case Authors():
            yield from (_link(f"experts/{one.id}") for one in node.voices)
        case Users():
            yield from (_link(f"experts/{id}") for id, _ in node.users)
            yield from (_link("glossary", id) for id in node.see)
        case Occurrences():
            yield from (_link(f"sources/{one.source}", one.reference.anchor) for one in node.places if one.shown)
        case Facts():
            yield from _line(value for _, value in node.rows)
        case Passages():
            for passage in node.passages:
                yield _id(passage.id)
                for line in passage.lines:
                    yield from _sentence(line)
        case Endnote():
            yield _id(node.id)
            yield Mark(What.LINK, node.note.work.address)
            yield from _line(node.used)
        case Explained() | Naming() | Slot() | Tally():
            pass
        case _:
            assert_never(node)


def _whole(statements: Iterable[Statement]) -> Iterator[Mark]:
    """Statements that stand there in full."""
    for statement in statements:
        yield _id(statement.id)
        yield Mark(What.NOTE, statement.id)


def _again(said: Iterable[Elsewhere]) -> Iterator[Mark]:
    """Statements that stand in full elsewhere, and may have their ids here, too."""
    for one in said:
        if one.anchored:
            yield _id(one.statement.id)
        yield _there(one)


def _event(event: Event) -> Iterator[Mark]:
    yield _id(event.id)
    yield from _whole(event.statements)
    yield from (Mark(What.LINK, str(one.reference)) for one in event.counted if one.reference)


def _sentence(line: Line) -> Iterator[Mark]:
    yield _id(line.reference.anchor)
    yield from (_link(f"experts/{one.speaker}") for one in line.heard)
    yield from (Mark(What.LINK, f"#note-{label}") for label in line.sentence.notes)
    if line.used:
        yield _link("coverage", covered_at(line.reference))


def _prose(context: Context, essay: Essay) -> Iterator[Mark]:
    """The blocks of our prose, each passage with the ids of what it cites before its words."""
    places = iter(cited_places(essay))
    for block in essay.blocks[context.language]:
        yield Mark(What.BLOCK, block.kind)
        if block.kind == "figure":
            yield from figure_marks(context.book, block.id)
            continue
        ids = next(places, {}).values()
        yield from map(_id, [block.id] if block.kind == "heading" else ids)
        for run in (run for runs in block.items for run in runs):
            if run.kind == "cite":
                yield Mark(What.NOTE, run.target)
            elif run.kind == "link":
                yield Mark(What.LINK, run.target)


def _line(parts: Iterable[Inline]) -> Iterator[Mark]:
    for part in parts:
        yield from _inline(part)


def _inline(part: Inline) -> Iterator[Mark]:
    match part:
        case Target():
            yield _id(part.id)
        case Link():
            yield _link(part.page, part.anchor)
        case Web():
            yield Mark(What.LINK, part.address)
        case Strong():
            yield from _line(part.parts)
        case Ours() | Tagged() | Words():
            pass
        case _:
            assert_never(part)


def _id(id: str) -> Mark:
    return Mark(What.ID, id)


def _link(page: str, anchor: str = "") -> Mark:
    return Mark(What.LINK, address_of(page, anchor))


def _there(one: Elsewhere) -> Mark:
    return _link(one.page, one.statement.id)
