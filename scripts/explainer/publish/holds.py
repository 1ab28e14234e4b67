"""What a part of a page holds, read from its tree: how many statements, or answers, and whose. It heads a fold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from explainer.document.nodes import Figure, Files, Items, Lead, Node, Paragraph, Prose, Section, Slot
from explainer.document.records import (
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
from explainer.document.texts import Endnote, Facts, Occurrences, Passages
from explainer.model import Statement
from explainer.view.context import Context

COVERAGE = "coverage"
"""The page whose lists have a line a sentence."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a part holds."""

    statements: int = 0
    speakers: tuple[str, ...] = ()
    """The ids of those who are named with them, in their order."""
    answers: int = 0
    places: int = 0
    lines: int = 0
    """Of lists of anything else."""


def told_of(context: Context, page: str, nodes: Iterable[Node]) -> str:
    """What nodes of a page hold, in words; "" where it is nothing that is counted.

    What is in a section is to be among them by itself (`every`).
    """
    every = [_held(context, node) for node in nodes]
    speakers = dict.fromkeys(id for one in every for id in one.speakers)
    names = ", ".join(dict.fromkeys(context.speaker_short(id) for id in speakers))
    statements, answers = sum(one.statements for one in every), sum(one.answers for one in every)
    if not statements:
        return _lines(context, page, every)
    # One speaker with one statement needs no count.
    if names and (answers or statements) == 1:
        return names
    held = context.count("count.answers", answers) if answers else context.count("count.statements", statements)
    if answers and speakers and len(speakers) != answers:
        # Several may give one answer, and one several.
        held += f", {context.count('figure.answers.voices', len(speakers))}"
    return ": ".join(filter(None, (held, names)))


def statements_told(context: Context, statements: Iterable[Statement]) -> str:
    """What statements that name their speakers are, in words."""
    return told_of(context, "", (Statements(tuple(statements)),))


def _lines(context: Context, page: str, every: Sequence[Held]) -> str:
    places, lines = sum(one.places for one in every), sum(one.lines for one in every)
    if places:
        return context.count("count.places", places)
    # What a list holds on other pages, nobody has a word for.
    return context.count("count.sentences", lines) if lines and page == COVERAGE else ""


def _held(context: Context, node: Node) -> Held:
    match node:
        case Statements():
            twins = context.frame.twins
            named = (one for one in node.statements if node.speaker or one.id in twins)
            return Held(len(node.statements), _who(context, named))
        case Told() | ToPartner():
            return Held(len(node.said), _who(context, (one.statement for one in node.said)))
        case Speaker():
            return Held(len(node.described), _who(context, (one.statement for one in node.described)))
        case Answers():
            said = [one.statement for answer in node.answers for one in answer.said]
            return Held(len(said), _who(context, said), answers=len(node.answers))
        case Events():
            told = [one for row in node.rows if isinstance(row, Event) for one in row.statements]
            return Held(len(told), _who(context, told))
        case Occurrences():
            return Held(places=len(node.places))
        case Items():
            return Held(lines=len(node.items))
        case Section() | Lead() | Paragraph() | Explained() | Naming() | Users() | Remark() | Prose():
            return Held()
        case Authors() | Endnote() | Facts() | Figure() | Files() | Grid() | Passages() | Slot() | Tally():
            return Held()
        case _:
            assert_never(node)


def _who(context: Context, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Who is named with statements; a remark on a text is nobody's."""
    return tuple(one.speaker for one in statements if one.id not in context.frame.remarks)
