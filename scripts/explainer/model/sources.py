"""The texts with their records, and all that is read in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from explainer.model.annotations import Annotation, BlockKind
from explainer.model.fields import Claim, Dated, Flat, Id, Key, Machine, Made, Quoted, Refers
from explainer.model.marks import Apart, NoTable, Once, Tables
from explainer.model.statements import Record, Statement
from explainer.model.texts import DateMention, SourceText, Voice
from explainer.model.words import Text


class AsideReason(StrEnum):
    """Why no statement rests on a sentence."""

    METAPHOR = "metaphor"
    TRANSITION = "transition"
    INTRODUCTION = "introduction"


class Rights(StrEnum):
    """How much of a text is shown: all of it, or only the quoted sentences, in every output."""

    FULL = "full"
    EXCERPTS = "excerpts"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Record):
    """A sentence that no statement rests on, with the editor's reason."""

    what: ClassVar[str] = "sentence set aside"

    at: Annotated[str, Refers("sentence"), Once()]
    reason: AsideReason
    why: Annotated[Text, Flat(), Claim("at", "paragraph", remark=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Record):
    """One sentence: under the language of its text as it stands there, under the other our translation."""

    what: ClassVar[str] = "translation"

    original: Annotated[str, Quoted()]
    words: Annotated[Mapping[str, str], Flat(), Quoted()]
    note: Annotated[Text | None, Claim("sentence", free=True, remark=True)] = None
    """The translator's note, where the original is ambiguous."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A text, its record and all that the build reads in it."""

    what: ClassVar[str] = "source"
    answers: ClassVar[tuple[str, ...]] = ("speaker",)

    id: Annotated[str, Id("source")]
    code: Annotated[str, Machine("code"), Once()]
    """Its letter, or letters, in references."""
    path: Annotated[str, Key("file"), Machine()]
    """Of the text, below seeds/."""
    sha256: Annotated[str, Machine("sha256")]
    """Of the pinned file."""
    language: Annotated[str, Machine("language")]
    """In which the text is written."""
    title: Annotated[Text, Claim("text", title=True)]
    """Ours, where the text has none."""
    short: Annotated[Text | None, Claim("text", title=True)] = None
    """What our words call it, and its author where nobody else is meant; by its letter where there is none."""
    publisher: Annotated[Text, Claim("own words", title=True)]
    """As far as the text states it."""
    author: Annotated[Text | None, Claim("text", title=True)] = None
    """Who wrote it, where the text says so."""
    address: Annotated[str, Machine()] = ""
    """Where on the web it was found."""
    licence: Annotated[str, Machine()] = ""
    """The short name or the address of the licence under which its publisher lets others show it."""
    date: Annotated[str, Dated()]
    """EDTF: when it was written, as far as the text lets one know; XXXX where nothing tells."""
    counted_from: Annotated[str, Dated()] = ""
    """The day or month that the text's relative dates are counted from, EDTF."""
    dating: tuple[Statement, ...] = ()
    """How the date is known; only where it is."""
    rights: Rights
    """`full`: shown whole; `excerpts`: only the quoted sentences, in every output."""
    misprints: Annotated[tuple[str, ...], Quoted()] = ()
    """Words that stand in the text so and not otherwise; shown with [sic]."""
    text: Annotated[SourceText, Made(), Tables("sentences", "voices", "mentions", "dates", "endnotes", "coverage")]
    annotations: Annotated[
        tuple[Annotation, ...], Apart("annotations/*.yml"), NoTable("voices and dates have tables of their own")
    ]
    """How its sentences are read, as its file has it."""
    blocks: Annotated[tuple[BlockKind, ...], Made()]
    """What each paragraph is: a title, a heading, an item of a list …"""
    voices: Annotated[tuple[tuple[Voice, ...], ...], Made()]
    """What the annotations say, a tuple a paragraph; the spans of one paragraph tile it, ascending."""
    dates: Annotated[tuple[DateMention, ...], Made()]
    translations: Annotated[
        Mapping[str, Translation],
        Apart("translations/*.yml", keys="sentence"),
        NoTable("they stand beside the sentences"),
    ]
    """By reference."""

    @property
    def reckoned_from(self) -> str:
        """EDTF: what its relative dates are counted from; its own date, unless the record says otherwise."""
        return self.counted_from or self.date

    @property
    def has_title(self) -> bool:
        """Whether the text has a title of its own; else the one in its record is ours."""
        return BlockKind.TITLE in self.blocks

    def translated(self, at: str, language: str) -> str:
        """Our translation of a sentence, by its reference; empty where there is none."""
        entry = self.translations.get(at)
        return entry.words.get(language, "") if entry else ""
