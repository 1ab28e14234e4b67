"""What a language must be able to say, so that no other module need know any.

`Language` is what a folder of `languages/` gives: its words as tables, and the rules by which a text is read. The
records here are what goes between it and the reading; those of the tables stand in `tables.py`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from explainer.languages.tables import (
    CiteWords,
    DateWords,
    EndnoteWords,
    House,
    Letters,
    NumberWords,
    SearchWords,
    SignWords,
    TimeWords,
)

Span = tuple[int, int]
"""Where something begins and ends in a text."""

MASK = "\ufffc"
"""Stands for every letter of a quotation while its sentence is searched for who says it."""

WhoKind = Literal["name", "role", "body", "pronoun", "unnamed", "document", "hearsay"]
"""How a speaker is brought up: by name, as «министр», as an institution, as «он», not at all, as a paper that somebody
wrote, or as nobody whom one could ask («сообщается»)."""

Shape = Literal["that", "colon", "after", "as", "source", "about", "act", "deed"]
"""How speech is reported: «X сказал, что», «X сказал:», «…, сказал X», «как сказал X», «по словам X», «X сообщил о»,
an act of speech («X потребовал»), a deed in words that may be no report («X предложил»)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The words that bring up a speaker."""

    kind: WhoKind
    words: str = ""
    """In the nominative, as far as that can be made without the rest of the text."""
    start: int = 0
    end: int = 0
    keys: frozenset[str] = frozenset()
    """What forms of the last word of a name meet in; dictionary forms of a role."""
    roles: frozenset[str] = frozenset()
    """What he is said to be beside his name: «министр»; of a role, the role itself."""
    gender: Literal["", "m", "f"] = ""
    plural: bool = False
    bare: bool = False
    """Whether it is a role without a word of whose or of what: «министр», not «министр транспорта»."""
    thing: bool = False
    """Whether it is a pronoun for what is no person: “it”."""
    nominative: bool = True
    """Whether `words` stand so in the text."""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words of the text's own that say whose something is. Offsets are of the sentence."""

    start: int
    end: int
    shape: Shape
    who: Who
    reports: tuple[Span, ...] = ()
    """What it reports inside its sentence; letters of quotations in it are told apart later."""
    verb: int = 0
    """Where the word of saying stands, to tell the earlier of two frames."""
    cites: bool = False
    """Whether it names whom the speaker cites («со ссылкой на X»), not the speaker."""
    sure: int | None = None
    """Where that surely ends which it reports; the rest may be the text’s own. None: it is sure to the end."""
    back: bool = False
    """Whether it reports what stands before its sentence: «Об этом сообщил X.»"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Where somebody or something is named."""

    start: int
    end: int
    words: str
    """In the nominative, as far as that can be made without the rest of the text."""
    stands: str
    """As it stands in the text."""
    keys: frozenset[str]
    nominative: bool
    person: bool
    """Whether it can be a human being's."""
    gender: Literal["", "m", "f"] = ""
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePhrase:
    """A date expression; `edtf` is empty where it is too vague for a value."""

    start: int
    end: int
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """First words of blocks by which their shape is told, folded to small letters."""

    question: frozenset[str]
    answer: frozenset[str]
    byline: tuple[str, ...]
    caption: tuple[str, ...]
    notes: tuple[str, ...]
    beside: tuple[str, ...]
    """What a paper puts beside a text: other texts to read, tags, whose rights they are."""


class Language(Protocol):
    """One language: its words, then how its texts are read."""

    code: str
    letters: Letters
    numbers: NumberWords
    date_words: DateWords
    signs: SignWords
    """Negations, hedges, quantifiers, opposites, and the ways to say that something is not said."""
    times: TimeWords
    """Units of measure, and on which side of a time something lies."""
    pronouns: frozenset[str]
    """Those that may stand for a name, folded."""
    all_texts: re.Pattern[str]
    """What speaks of all the texts of a site together, so that another text may make it untrue."""
    house: House
    endnotes: EndnoteWords
    search: SearchWords

    def forms(self, word: str) -> frozenset[str]:
        """What the forms of a word in its own letters, folded, meet in: dictionary forms, or a stem."""

    def knows(self, word: str) -> bool:
        """Whether a dictionary has the word; without one, whether it is written with a small letter."""

    def carries_meaning(self, word: str) -> bool:
        """Whether a word in its own letters says something by itself: by its part of speech, or by its length."""

    def only_joins(self, word: str) -> bool:
        """Whether a word is certainly of those that only join others, of which a language makes no new ones."""

    def may_be_verb(self, word: str) -> bool:
        """Whether a word can be a form of a verb; without a dictionary, whether it ends like one."""

    def can_be_subject(self, name: str) -> bool | None:
        """Whether a noun by its form can be the subject; None where forms do not tell."""

    cites: CiteWords
    labels: Labels
    speech_dash: bool
    """Whether a line that opens with a dash may be speech."""
    that: frozenset[str]
    """Words that may open what is reported: «что», “that”."""
    introduces: bool
    """Whether its press brings everybody up by more than a surname, so that a bare one is doubtful."""
    generic_role: str
    """The role that its press gives to everybody whom it asks; what `kin` counts such roles as."""

    def sentences(self, text: str) -> Sequence[Span]:
        """Where the sentences of one block stand; blanks between them belong to none."""

    def frames(self, sentence: str, heading: bool) -> Sequence[Frame]:
        """Who says what in a sentence whose quotations are masked; ascending by the word of saying."""

    def subject(self, sentence: str) -> Who | None:
        """Whom a sentence whose quotations are masked is about, where that is a person or an institution."""

    def unread(self, sentence: str, frames: Sequence[Frame]) -> bool:
        """Whether a sentence speaks of saying in a way that none of the frames accounts for."""

    def says_nothing(self, sentence: str) -> bool:
        """Whether a sentence says that somebody would not speak: “declined to comment”."""

    def starts_anew(self, sentence: str) -> bool:
        """Whether a sentence leaves a report that went before: «Ранее …», «Напомним, …»."""

    def tags(self, speech: str, closed: bool) -> Sequence[Span]:
        """Where the text's own words stand inside speech: «…, – сказал X. – …»; with what parts them from it.

        `closed`: whether marks show where the speech ends; if not, it may end with a tag.
        """

    def names(self, sentence: str, opens: bool) -> Sequence[Name]:
        """Everybody and everything named in a sentence, ascending; quotations are not masked."""

    def whole_name(self, stands: str, surname: str) -> str:
        """A full name that stands in another case, put into the nominative by the surname in it; nothing where it is no
        form of a name with this surname, or one already."""

    def words_end_speech(self, before: str) -> bool:
        """Whether words right before a quotation let it be speech without a colon (“he said”)."""

    def is_clause(self, words: str) -> bool:
        """Whether the words of a quotation could be a sentence, not a name or a borrowed expression."""

    def speaks_of_itself(self, sentence: str) -> bool:
        """Whether a sentence outside marks says «я», as an author of news does not."""

    def looks_ahead(self, words: str) -> bool:
        """Whether words may speak of what is to come: “will begin”, «рассчитывает подготовить»."""

    def keys(self, word: str) -> frozenset[str]:
        """What forms of one word of a name meet in."""

    def kin(self) -> Mapping[str, str]:
        """Roles that stand for each other: role -> the one all of them are counted as."""

    def dates(self, block: str, sentences: Sequence[Span], day: datetime.date) -> Sequence[DatePhrase]:
        """The date expressions of one block, ascending, without overlaps; counted from the text's own day."""
