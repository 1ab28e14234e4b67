"""What only the texts together show: forecasts and outcomes, questions, silences, numbers; ways through the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from explainer.model.fields import Claim, Flat, Id, Machine, Otherwise, Own, Refers, Some
from explainer.model.marks import Tables, Within
from explainer.model.statements import Record
from explainer.model.words import Text


class Outcome(StrEnum):
    """What became of an expectation: the later text reports it, reports it otherwise, is silent; or nobody had it."""

    BORNE_OUT = "borne-out"
    DIFFERENT = "different"
    SILENT = "silent"
    UNFORESEEN = "unforeseen"


class Expectation(StrEnum):
    """What an expectation is: a forecast, what somebody is said to intend or offer, a wish, a view."""

    FORECAST = "forecast"
    GOAL = "goal"
    WISH = "wish"
    OPINION = "opinion"


class QuestionKind(StrEnum):
    """How answers differ: they exclude each other, they differ, only their wording does."""

    CONTRADICTION = "contradiction"
    DIFFERENCE = "difference"
    NUANCE = "nuance"


class Answer(StrEnum):
    """What an answer says to a question: yes, no; otherwise where it says neither, or the question asks for more."""

    YES = "yes"
    NO = "no"
    OTHERWISE = "otherwise"


class SilenceKind(StrEnum):
    """What is missing: a source, an answer, a date, a voice."""

    UNSOURCED = "unsourced"
    OPEN = "open"
    UNDATED = "undated"
    VOICES = "voices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Record):
    """What was expected against what a later text reports."""

    what: ClassVar[str] = "forecast"

    id: Annotated[str, Id("forecast")]
    title: Annotated[Text, Claim("expected", "reported", title=True)]
    kind: Expectation | None = None
    """What is marked as a forecast is one here, too, and nothing else is. None where nobody expected it."""
    outcome: Annotated[Outcome, Tables("drawn-outcomes")]
    expected: Annotated[tuple[str, ...], Refers("statement")] = ()
    """Made before; none where nobody expected it."""
    reported: Annotated[tuple[str, ...], Refers("statement")] = ()
    """Made after; none where the later text is silent."""
    comment: Annotated[Text, Claim("expected", "reported", "rests_on")]
    """Ours: in what it was borne out or differs."""
    sought: Annotated[Mapping[str, tuple[str, ...]], Machine(), Otherwise("")] = field(default_factory=dict)
    """By language: words that would refute that a text is silent on it, besides those of its title."""
    rests_on: Annotated[tuple[str, ...], Refers("statement")] = ()
    """What else the comment rests on; cited behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """One answer to a question, by those whose statements it names."""

    what: ClassVar[str] = "position"

    id: Annotated[str, Id("position")]
    says: Answer = Answer.OTHERWISE
    """An answer that begins with a yes or a no says so, and no other."""
    answer: Annotated[Text, Claim("statements")]
    statements: Annotated[tuple[str, ...], Refers("statement"), Some("name those that take it")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """What the voices answer differently."""

    what: ClassVar[str] = "question"

    id: Annotated[str, Id("question")]
    question: Annotated[Text, Claim("positions")]
    kind: QuestionKind
    comment: Annotated[Text, Claim("positions", "rests_on")]
    rests_on: Annotated[tuple[str, ...], Refers("statement")] = ()
    """What else the comment rests on; cited behind it."""
    positions: Annotated[tuple[Position, ...], Some("a question needs at least two answers", 2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(Record):
    """What the texts leave open."""

    what: ClassVar[str] = "silence"

    id: Annotated[str, Id("silence")]
    kind: SilenceKind
    title: Annotated[Text, Claim("statements")]
    text: Annotated[Text, Claim("statements", "rests_on")]
    rests_on: Annotated[tuple[str, ...], Refers("statement")] = ()
    """What else the comment rests on; cited behind it."""
    statements: Annotated[tuple[str, ...], Refers("statement"), Some("name what the texts do say about it")]
    scope: Annotated[tuple[str, ...], Refers("source")] = ()
    """The texts in which nothing is said; all of them where none is named."""
    topics: Annotated[tuple[str, ...], Refers("topic", arranges=True)] = ()
    """What it is about: the words of their names would refute it, too."""
    sought: Annotated[Mapping[str, tuple[str, ...]], Machine(), Otherwise("")] = field(default_factory=dict)
    """By language: words that would refute it, besides those of its title and topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer(Record):
    """Sentences that hold words of a silence and do not break it."""

    what: ClassVar[str] = "set-aside"

    silences: Annotated[tuple[str, ...], Machine(), Within("/"), Some("name the silences, as `check` does")]
    """As `check` names them; a star stands for any letters."""
    at: Annotated[tuple[str, ...], Refers("sentence"), Some("name the sentences")]
    reason: Annotated[str, Own("for editors alone", shown=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsought(Record):
    """Words of silences that are not looked for, since alone they refute nothing."""

    what: ClassVar[str] = "words not sought"

    words: Annotated[Mapping[str, tuple[str, ...]], Machine()]
    silences: Annotated[tuple[str, ...], Machine(), Within("/")] = ()
    """As `check` names them; all where none is named."""
    reason: Annotated[str, Own("for editors alone", shown=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number that the texts give, and what it counts."""

    what: ClassVar[str] = "figure"

    id: Annotated[str, Id("figure")]
    figure: Annotated[Text, Claim("statements", title=True)]
    counts: Annotated[Text, Claim("statements", title=True)]
    statements: Annotated[tuple[str, ...], Refers("statement"), Some("name who gives the number")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One page of a way through the site, and why to read it there."""

    what: ClassVar[str] = "step"

    page: Annotated[str, Refers("page", arranges=True)]
    why: Annotated[Text, Flat(), Claim("page", title=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Record):
    """A way through the site for a reader with so much time."""

    what: ClassVar[str] = "path"

    id: Annotated[str, Id("path")]
    title: Annotated[Text, Claim("steps", title=True)]
    lead: Annotated[Text, Claim("steps", title=True)]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead(Record):
    """Where a page leads on to."""

    what: ClassVar[str] = "lead"

    page: Annotated[str, Refers("page", arranges=True)]
    """A star stands for each page below another."""
    to: Annotated[tuple[str, ...], Refers("page", arranges=True)] = ()
