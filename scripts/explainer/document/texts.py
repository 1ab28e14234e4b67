"""Blocks that show the texts themselves: what is known of one, its sentences, its endnotes, where words stand."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.document.inline import Inline, Words
from explainer.model import BlockKind, Paragraph, Reference, Sentence, Source, Text, Voice
from explainer.model import Endnote as EndnoteRecord


@dataclass(frozen=True, slots=True)
class Facts:
    """The record of a text: what is known of it, each behind its label."""

    rows: tuple[tuple[Words, Inline], ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose words a sentence holds, how they reached the text, and whose words these pass on in turn."""

    speaker: str
    kind: str
    relays: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a text with all that is known of it."""

    paragraph: Paragraph
    sentence: Sentence
    reference: Reference
    voices: tuple[Voice, ...]
    """All of whom it holds a letter, a stop too."""
    heard: tuple[Heard, ...]
    """Each once; a voice that has no word in it is none."""
    dates: tuple[tuple[str, str], ...]
    """(the text's own words, what they say)."""
    reasons: tuple[Text, ...]
    """Why we read it as somebody's words."""
    note: Text | None
    """The translator's."""
    used: bool
    """Whether anything on the site rests on it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a text, or what else it is: a title, an item of a list, a caption."""

    kind: BlockKind
    label: str
    """What it is in words; "" for a paragraph."""
    number: int
    lines: tuple[Line, ...]

    @property
    def id(self) -> str:
        return f"p{self.number}"


@dataclass(frozen=True, slots=True)
class Passages:
    """A text, or what is shown of it."""

    source: Source
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Endnote:
    """An endnote of a text: the work that it cites, and where the site rests on it."""

    source: Source
    note: EndnoteRecord
    accessed: str
    """When the text's author saw the work, in words."""
    used: tuple[Inline, ...]
    """The pages that rest on it, as links; none where none does."""

    @property
    def id(self) -> str:
        return f"note-{self.note.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A word of the glossary where a text has it."""

    reference: Reference
    source: str
    """The id of its text."""
    shown: bool
    """Whether a page has the sentence."""
    speaker: str
    language: str
    """Of the text."""
    words: str
    """In it."""
    around: tuple[tuple[str, bool], ...]
    """The words with some on either side, in the language of the page: pieces, each with whether it is the term. Empty
    where no more than the words themselves may stand."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every place where a word of the glossary stands."""

    places: tuple[Occurrence, ...]
