"""What is known of a page without its words: what it is called, and what stands on it, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Head:
    """What a page is called, and what is said of it in a line, in its language."""

    title: str
    description: str


class What(StrEnum):
    """What a mark says of a page."""

    BLOCK = "block"
    """That a node or a block of prose stands there; its kind."""
    ID = "id"
    """A place that an address can lead to."""
    TITLE = "title"
    """The id of what names a drawing to who hears the page: no place."""
    NOTE = "note"
    """A statement that is proved there, by its id."""
    LINK = "link"
    """What leads away and is no word of the glossary, which each language has in its own order; the address."""
    FIGURE = "figure"
    """A figure that can be taken along as a file, by its name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a page that is the same in every language."""

    what: What
    name: str
