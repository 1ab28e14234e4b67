"""What stands within a line of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from explainer.model import Text


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are: a label, a name, a date; in the language of the page."""

    text: str
    linked: bool = False
    """Whether terms in it lead to the glossary."""
    indexed: bool = False
    """Whether an index has what it names."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Words of a record of ours; terms in it lead to the glossary, an index has what it names."""

    text: Text
    keep: str = ""
    """The id of a term that leads nowhere here."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place of the site."""

    words: str
    page: str
    """Its address below the language's root; "" is the front page."""
    anchor: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Web:
    """An address of the web that leads there."""

    address: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words that are something of their own: `css` says what, `language` which one they are in where it is another."""

    text: str
    css: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A place that links lead to, before the words that follow."""

    id: str


Inline = Words | Ours | Strong | Link | Web | Tagged | Target


def plain(parts: Iterable[Inline], language: str) -> str:
    """Their words alone, as they stand."""
    return "".join(_plain(part, language) for part in parts)


def _plain(part: Inline, language: str) -> str:
    match part:
        case Words() | Tagged():
            return part.text
        case Ours():
            return part.text[language]
        case Strong():
            return plain(part.parts, language)
        case Link():
            return part.words
        case Web():
            return part.address
        case Target():
            return ""
        case _:
            assert_never(part)
