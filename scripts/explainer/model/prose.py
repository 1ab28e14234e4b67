"""Prose of ours: essays and the pages that are no list of records."""

from __future__ import annotations

from collections.abc import Mapping
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
        blocks = (block for version in self.blocks.values() for block in version)
        runs = (run for block in blocks for item in block.items for run in item)
        return tuple(dict.fromkeys(run.target for run in runs if run.kind == "cite"))

    def passages(self, language: str) -> tuple[Block, ...]:
        """The blocks of words; figures are left out, so that one more does not count them anew."""
        return tuple(block for block in self.blocks[language] if block.kind != "figure")


def plain(runs: tuple[Inline, ...]) -> str:
    """The words of a paragraph or of one item, citations and addresses left out."""
    return "".join(run.text for run in runs if run.kind != "cite").strip()
