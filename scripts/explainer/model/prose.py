"""Prose of ours: essays and the pages that are no list of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from explainer.model.fields import Claim, Id, Machine, Made
from explainer.model.marks import Tables
from explainer.model.statements import Acceptance
from explainer.model.words import Place, Text

FIGURES: tuple[str, ...] = ("findings", "map", "timeline")
"""The figures that prose can name: `{figure: map}`."""


PAGES: tuple[str, ...] = ("home", "about")
"""The pages of our own prose that are no essays: the front page and what the site is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A run of an essay. `kind`: `text`, `strong`, `em`, `link` (target) or `cite` (target = statement id)."""

    kind: Annotated[str, Machine()]
    text: Annotated[str, Made()] = ""
    target: Annotated[str, Machine()] = ""


Runs = tuple[Inline, ...]
"""A heading, a paragraph or an item of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`heading` (with id and level), `paragraph`, `quote`, `list` (one tuple of runs an item), or `figure` (its id)."""

    kind: Annotated[str, Machine()]
    line: Annotated[int, Machine()]
    items: Annotated[tuple[tuple[Inline, ...], ...], Made()]
    id: Annotated[str, Machine()] = ""
    level: Annotated[int, Machine()] = 0
    ordered: Annotated[bool, Machine()] = False
    site_only: Annotated[bool, Machine()] = False
    """Of a heading, whether its section is about the site alone: `{#id .site}`."""
    accepted: tuple[Acceptance, ...] = ()
    """Findings that an editor has accepted in it."""
    lines: Annotated[tuple[int, ...], Machine()] = field(default=(), compare=False, repr=False)
    """Of its items, where they have lines of their own."""

    def line_of(self, item: int) -> int:
        return self.lines[item] if item < len(self.lines) else self.line

    @property
    def cited(self) -> list[str]:
        """The ids of the statements that it cites, in their order."""
        return [id for runs in self.items for id in cited_in(runs)]

    @property
    def words(self) -> str:
        """Without citations and addresses."""
        return " ".join(plain(runs) for runs in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """One text of ours in every language: title, the blocks in the same order and kinds."""

    what: ClassVar[str] = "essay"
    answers: ClassVar[tuple[str, ...]] = ()

    id: Annotated[str, Id("essay")]
    places: Mapping[str, Place]
    title: Annotated[Text, Claim("citations", title=True)]
    short: Annotated[Mapping[str, str], Made()]
    """By language, the part of the title that names it where many are named: `# What is the *Middle Corridor*?`."""
    blocks: Annotated[Mapping[str, tuple[Block, ...]], Made(), Tables("passages")]
    """What they claim is found in `check/prose.py`: a block rests on its citations, a heading on its section's."""
    accepted: Annotated[Mapping[str, tuple[Acceptance, ...]], Made()] = field(default_factory=dict)
    """Findings that an editor has accepted in the title, by language."""

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the statements that it cites in any language, each once, in their order."""
        return tuple(dict.fromkeys(id for _, block in self.every_block() for id in block.cited))

    def every_block(self) -> Iterator[tuple[str, Block]]:
        """(language, block) of all blocks, language by language."""
        yield from ((language, block) for language, blocks in self.blocks.items() for block in blocks)

    def every_item(self) -> Iterator[tuple[Place, Runs]]:
        """(where it stands, what it says) of every heading, paragraph and item, language by language."""
        for language, block in self.every_block():
            yield from ((self.place_of(language, block, at), runs) for at, runs in enumerate(block.items))

    def place_of(self, language: str, block: Block, item: int | None = None) -> Place:
        """Where a block, or one of its items, stands."""
        return Place(self.places[language].path, block.line if item is None else block.line_of(item))

    def passages(self, language: str) -> tuple[Block, ...]:
        """The blocks of words; figures are left out, so that one more does not count them anew."""
        return tuple(block for block in self.blocks[language] if block.kind != "figure")


def cited_in(runs: Runs) -> list[str]:
    """The ids of the statements that a paragraph or an item cites, in their order."""
    return [run.target for run in runs if run.kind == "cite"]


def plain(runs: Runs) -> str:
    """The words of a paragraph or of one item, citations and addresses left out."""
    return "".join(run.text for run in runs if run.kind != "cite").strip()
