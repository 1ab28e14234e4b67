"""What is said and by whom, with its proof: the record that everything else rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from explainer.model.fields import Claim, Flat, Id, Key, Own, Quoted, Refers, Some
from explainer.model.marks import Tables
from explainer.model.words import Place, Text


class StatementKind(StrEnum):
    """What a statement is: reported as a fact, a view, an expectation, official words, words passed on."""

    FACT = "fact"
    OPINION = "opinion"
    FORECAST = "forecast"
    OFFICIAL = "official"
    RELAYED = "relayed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A finding of the checks that an editor has looked at and found no fault."""

    what: ClassVar[str] = "acceptance"

    place: Place
    finding: Annotated[str, Own("the code of the finding, as `check` reports it", shown=False)]
    words: Annotated[
        tuple[str, ...],
        Own("the words that it was found in, as `check` reports them; other words are not accepted", shown=False),
        Some("name the words that are right all the same"),
    ]
    reason: Annotated[str, Own("for editors alone", shown=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: where it stands, and the findings that an editor has accepted in it."""

    what: ClassVar[str] = "record"
    answers: ClassVar[tuple[str, ...]] = ()
    """What a reference may call it besides: a person and a text are speakers."""

    place: Place
    accepted: tuple[Acceptance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation: an exact part of one paragraph or endnote of one source."""

    what: ClassVar[str] = "evidence"

    place: Place
    source: Annotated[str, Refers("source")]
    quote: Annotated[str, Quoted()]
    at: Annotated[str, Key("in"), Refers("sentence")] = ""
    """The reference where it stands; needed when the words stand in more than one place."""
    words: Annotated[Mapping[str, str], Flat(), Quoted()] = field(default_factory=dict)
    """Its translation, an exact part of ours, under a language that the source is not written in; left out when the
    quotation is of whole sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Something in our wording that no quotation says to the letter, and by what rule we have it."""

    what: ClassVar[str] = "derived value"

    place: Place
    value: Annotated[str, Claim("rule")]
    rule: Annotated[Text, Flat(), Claim("evidence", remark=True)]
    evidence: tuple[Evidence, ...] = ()
    """What else the value rests on, whoever says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One thing somebody says, in our words, with its proof."""

    what: ClassVar[str] = "statement"

    id: Annotated[str, Id("statement")]
    text: Annotated[Text, Flat(), Claim("evidence", "derived")]
    kind: StatementKind
    speaker: Annotated[str, Refers("speaker")]
    relays: Annotated[str | None, Refers("speaker", also=("unknown",))] = None
    """Whose words are passed on; `unknown` where the text does not say."""
    topics: Annotated[tuple[str, ...], Refers("topic", arranges=True), Tables("drawn-voices")] = ()
    disputed: Annotated[str, Refers("question")] = ""
    """The question on which another voice states as a fact what excludes this fact; said wherever it stands."""
    evidence: Annotated[tuple[Evidence, ...], Some("quote the text that says so")]
    derived: tuple[Derived, ...] = ()

    @property
    def derived_values(self) -> tuple[str, ...]:
        return tuple(derived.value for derived in self.derived)

    @property
    def every_evidence(self) -> tuple[Evidence, ...]:
        """Its own quotations, then those that its derived values rest on."""
        return (*self.evidence, *(evidence for derived in self.derived for evidence in derived.evidence))
