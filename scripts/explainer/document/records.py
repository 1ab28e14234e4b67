"""Blocks that show records: statements and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.document.inline import Words
from explainer.model import Position, Question, Reference, Statement, Term, Text

# --- statements --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements that stand here in full, each with its proof, its kind and, where it is needed, its speaker."""

    statements: tuple[Statement, ...]
    speaker: bool = True
    keep: str = ""
    """The id of a term that leads nowhere in them."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A statement that stands in full on another page."""

    statement: Statement
    page: str
    anchored: bool = False
    """Whether it has its id here, too."""

    @property
    def at_speaker(self) -> str:
        """Its id where it stands in full on the page of its speaker; "" elsewhere."""
        return self.statement.id if self.page == f"experts/{self.statement.speaker}" else ""


@dataclass(frozen=True, slots=True)
class Told:
    """Statements that stand in full elsewhere, below what they are to this page, if that has to be said."""

    said: tuple[Elsewhere, ...]
    label: Words | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A comparison of ours, and what it rests on."""

    text: Text
    rests_on: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question that divides the voices, and the statements that give it."""

    question: Question
    position: Position
    said: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers to a question."""

    answers: tuple[Answer, ...]


# --- timeline ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gap:
    """Years of which the texts date nothing."""

    last: int
    first: int
    words: str

    @property
    def id(self) -> str:
        return f"gap-{self.last}-{self.first}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: when, what, its status where that is not that it was held, and how its date was found."""

    id: str
    date: str
    title: Text
    status: str
    """As the model has it: held, planned …"""
    status_words: str
    """"" where it was held."""
    marks: tuple[str, ...]
    """What is drawn otherwise than as a point in time: `stretch`, `month`, `main`."""
    order_unknown: str
    """That nobody knows whether it was before or after what stands above it; "" otherwise."""
    statements: tuple[Statement, ...]
    wording: str
    """The text's own words for the date."""
    language: str
    """Of these."""
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a relative date was counted from: a sentence, or the day of the text."""

    words: str
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Events:
    """A part of the timeline."""

    rows: tuple[Gap | Event, ...]


# --- comparisons -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of a grid: a question with the statements that answer it, a tuple a partner; None where nothing does."""

    id: str
    question: Text
    cells: tuple[tuple[Statement, ...] | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Partners against the same questions."""

    partners: tuple[tuple[str, str], ...]
    """(id, name) of every column."""
    rows: tuple[Asked, ...]
    narrow: tuple[str, ...]
    """The ids of partners of whom so little is said that a narrow page tells it in words below."""


@dataclass(frozen=True, slots=True)
class ToPartner:
    """What the texts say of one partner to one question."""

    id: str
    name: str
    at: str
    """The place on the partner's page where this question is answered."""
    said: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many expectations of each kind had each outcome."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


# --- people and terms --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody whom the texts name, or a text with its own voice, in the list of all."""

    id: str
    name: str
    how: str
    """Of how many sentences the words are theirs, and in which manner; "" where of none."""
    own: str
    """How many statements are theirs; "" where none."""
    described: tuple[Elsewhere, ...] = ()
    lead: str = ""
    """Of a text, whose words its own are."""


@dataclass(frozen=True, slots=True)
class Authors:
    """The texts with their own voices."""

    voices: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What a term of the glossary is, and its other names by language, the page's own first, none twice."""

    term: Term
    kind: Words
    names: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Words of ours on a term below what they are: its dictionary sense, how we read it."""

    label: Words
    text: Text
    css: str = ""


@dataclass(frozen=True, slots=True)
class Users:
    """Who uses a term how often, in how many places, and which terms are next to it."""

    term: Term
    places: int
    users: tuple[tuple[str, int], ...]
    """(id of a speaker, how often)."""
    see: tuple[str, ...]
