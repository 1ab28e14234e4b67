"""A page and the blocks that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.document.inline import Inline, Ours, Tagged, Words
from explainer.document.records import (
    Answers,
    Authors,
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
from explainer.model import Essay

KICKER = "kicker"
"""What words are that a page says of itself above its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one language."""

    slug: str
    """Its address below the language's root: "timeline"; "" is the front page."""
    language: str
    title: str
    description: str
    nodes: tuple[Node, ...]
    voice: str = ""
    """The id of who speaks on it, whom its notes need not name."""
    explains: frozenset[str] = frozenset()
    """The ids of the terms that it explains itself, so that words on it need not lead to them."""

    @property
    def lead(self) -> Words | Ours:
        """What it begins with."""
        return _lead(self.nodes)

    def sections(self) -> tuple[Section, ...]:
        """The parts that it has, without those in them."""
        return _sections(self.nodes)

    @property
    def is_prose(self) -> bool:
        """Whether it is nothing but prose of ours: the front page, an essay."""
        return not self.slug or self.slug.startswith("essays/")

    @property
    def kicker(self) -> str:
        """What it says of itself above its title, as how long it takes to read; "" if nothing."""
        alone = (node.parts for node in self.nodes if isinstance(node, Paragraph) and len(node.parts) == 1)
        return next((one.text for (one,) in alone if isinstance(one, Tagged) and one.css == KICKER), "")

    def headings(self) -> tuple[Section, ...]:
        """All headings in their order; those of our own prose without what stands below them."""
        return tuple(one for node in self.every() for one in _headed(node, self.language))

    def every(self) -> Iterator[Node]:
        """All its nodes, each section before what is in it."""
        yield from _every(self.nodes)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    level: int
    id: str
    title: Words | Ours
    nodes: tuple[Node, ...] = ()
    leads: tuple[str, str] | None = None
    """The page that the heading leads to, and the place on it, or ""."""

    @property
    def lead(self) -> Words | Ours:
        """What it begins with."""
        return _lead(self.nodes)

    def sections(self) -> tuple[Section, ...]:
        """The parts that it has, without those in them."""
        return _sections(self.nodes)

    def every(self) -> Iterator[Node]:
        """All nodes in it, each section before what is in it."""
        yield from _every(self.nodes)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a page, or a part of it, begins with."""

    words: Words | Ours


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or more of words."""

    parts: tuple[Inline, ...]
    css: str = ""
    """What it is, if it is something of its own."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its name, if the site has what it draws."""

    name: str
    hidden: tuple[str, ...] = ()
    """References of sentences that no page shows."""


@dataclass(frozen=True, slots=True)
class Prose:
    """An essay or a page of our own prose, whose blocks are a tree already."""

    essay: Essay


@dataclass(frozen=True, slots=True)
class File:
    """A file to take along, by its path in the site, with what it is for."""

    name: str
    words: str
    hosted: bool = False
    """Whether a hosted site alone has it."""


@dataclass(frozen=True, slots=True)
class Files:
    """A list of them."""

    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that the site fills when it is built: a list of works, what a search finds."""

    kind: str
    style: str = ""


Node = (
    Section
    | Lead
    | Paragraph
    | Items
    | Figure
    | Files
    | Prose
    | Slot
    | Answers
    | Authors
    | Endnote
    | Events
    | Explained
    | Facts
    | Grid
    | Naming
    | Occurrences
    | Passages
    | Remark
    | Speaker
    | Statements
    | Tally
    | Told
    | ToPartner
    | Users
)

"""Whatever stands on a page. A writer has a case for each, or mypy refuses it."""


def _every(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Section):
            yield from _every(node.nodes)


def _sections(nodes: tuple[Node, ...]) -> tuple[Section, ...]:
    return tuple(node for node in nodes if isinstance(node, Section))


def _lead(nodes: tuple[Node, ...]) -> Words | Ours:
    return next((node.words for node in nodes if isinstance(node, Lead)), Words(""))


def _headed(node: Node, language: str) -> Iterator[Section]:
    if isinstance(node, Section):
        yield node
    elif isinstance(node, Prose):
        for block in node.essay.blocks[language]:
            if block.kind == "heading":
                yield Section(block.level, block.id, Words(block.words))
