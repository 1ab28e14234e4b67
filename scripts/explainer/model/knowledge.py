"""What the editors know: names, terms, topics, events, the comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from explainer.model.fields import Claim, Dated, Flat, Gloss, Id, Naming, Otherwise, Quoted, Refers, Some
from explainer.model.marks import Called, Tables
from explainer.model.statements import Record, Statement
from explainer.model.words import Text


class Role(StrEnum):
    """Whether somebody speaks in the texts, is heard through others, or is only spoken of."""

    SPEAKER = "speaker"
    RELAYED = "relayed"
    MENTIONED = "mentioned"


class Status(StrEnum):
    """What became of an event, as far as the texts say."""

    HELD = "held"
    PLANNED = "planned"
    NOT_HELD = "not-held"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Record):
    """Anything with a name that texts mention: a person, a partner, a term, a place."""

    what: ClassVar[str] = "name"

    id: Annotated[str, Id("name")]
    name: Annotated[Text, Naming()]
    short: Annotated[Text, Otherwise("name"), Naming()]
    """The name in running words, where the full one is too long; the full one when there is no other."""
    forms: Annotated[Mapping[str, tuple[str, ...]], Naming(), Otherwise(""), Called("other_names")]
    """Other names by language, as the texts or we write them; inflected forms are found by themselves."""
    held_by: Annotated[tuple[str, ...], Refers("name")] = ()
    """Names that stand for this one (a capital for its government), so that they prove it."""

    def called(self, language: str) -> tuple[str, ...]:
        """All that it is called in a language, its name first, none twice."""
        return tuple(dict.fromkeys((self.name[language], self.short[language], *self.forms.get(language, ()))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Named):
    """Somebody the texts name."""

    what: ClassVar[str] = "person"
    answers: ClassVar[tuple[str, ...]] = ("speaker",)

    role: Role
    described: Annotated[tuple[Statement, ...], Some("add what the texts say of them"), Called("described_by")]
    """What the texts say of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Named):
    """One of those that the comparison compares."""

    what: ClassVar[str] = "partner"

    format: Annotated[Text | None, Naming()] = None
    """What the texts call its format; None where they know no format."""
    described: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Named):
    """A word of the glossary. Without a definition it is shown as named, not defined."""

    what: ClassVar[str] = "term"

    kind: Annotated[str, Refers("kind")]
    """What it is; the label `term.KIND` says so."""
    gloss: Annotated[Text | None, Gloss()] = None
    """What the word means in any text; it begins with the word. Shown as our words and not from the texts."""
    definitions: tuple[Statement, ...] = ()
    see: Annotated[tuple[str, ...], Refers("term", arranges=True), Called("related")] = ()
    reading: Annotated[Text | None, Claim("definitions", "mentions", "see", remark=True)] = None
    """Why we read several names as one thing: our reading, and shown as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """A theme that statements are sorted by."""

    what: ClassVar[str] = "topic"

    id: Annotated[str, Id("topic")]
    name: Annotated[Text, Flat(), Claim("sorted", title=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something dated. The date's wording stands in the evidence; era orders the page."""

    what: ClassVar[str] = "event"

    id: Annotated[str, Id("event")]
    title: Annotated[Text, Claim("statements", title=True)]
    date: Annotated[str, Dated(), Tables("drawn-timeline")] = ""
    """EDTF; empty where the texts give no years."""
    wording: Annotated[str, Quoted()]
    """The source's own words for the date."""
    order: Annotated[str, Dated()]
    """EDTF year or date that only sorts the list; never shown."""
    era: Annotated[str, Refers("era")]
    status: Status
    after: Annotated[tuple[str, ...], Refers("event")] = ()
    """Events that it followed, or fell together with, as the texts say, though the dates alone do not tell."""
    statements: Annotated[tuple[Statement, ...], Some("say what happened, with its quotation")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension(Record):
    """One question asked of every partner."""

    what: ClassVar[str] = "dimension"

    id: Annotated[str, Id("dimension")]
    question: Annotated[Text, Claim("cells")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Record):
    """What the sources say of one partner in one dimension."""

    what: ClassVar[str] = "cell"

    partner: Annotated[str, Refers("partner")]
    dimension: Annotated[str, Refers("dimension")]
    statements: Annotated[tuple[Statement, ...], Some("take the cell out: silence shows by itself")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """Partners against dimensions. A pair without a cell is a silence of the sources."""

    what: ClassVar[str] = "comparison"

    id: Annotated[str, Id("comparison")]
    title: Annotated[Text, Claim("cells", title=True)]
    lead: Annotated[Text, Claim("cells", title=True)]
    partners: Annotated[tuple[str, ...], Refers("partner")] = ()
    dimensions: tuple[Dimension, ...] = ()
    cells: tuple[Cell, ...] = ()
