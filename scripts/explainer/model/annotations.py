"""How a text is read, as editors confirmed it: sentence by sentence, whose words they are, which dates they name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from explainer.model.fields import Claim, Dated, Machine, Own, Quoted, Refers, Some
from explainer.model.marks import Once, Within
from explainer.model.statements import Record
from explainer.model.words import Place, Text


class BlockKind(StrEnum):
    """What a piece of a text is that stands alone."""

    TITLE = "title"
    BYLINE = "byline"
    DATE_LINE = "date line"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    BLOCK_QUOTATION = "block quotation"
    QUESTION = "question"
    ANSWER = "answer"
    NOTE = "note"


class VoiceKind(StrEnum):
    """Who speaks: the text's own author, somebody quoted, somebody reported, or a report that an unmarked sentence
    carries on."""

    EDITORIAL = "editorial"
    DIRECT = "direct"
    INDIRECT = "indirect"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of a sentence in one voice; the parts of a sentence, one behind the other, are all of it."""

    what: ClassVar[str] = "span"

    place: Place
    words: Annotated[str, Quoted()]
    kind: VoiceKind
    speaker: Annotated[str | None, Refers("person")] = None
    """Nobody where the text's own author speaks."""
    relays: Annotated[str | None, Refers("person", also=("unknown",))] = None
    """Whose words the speaker passes on here; `unknown` where the text does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSaid:
    """A date that a sentence names, in the order in which they stand there."""

    what: ClassVar[str] = "date"

    place: Place
    wording: Annotated[str, Quoted()]
    edtf: Annotated[str, Dated()] = ""
    """EDTF (ISO 8601-2); left out where the text gives no years (an era, “recently”)."""
    counted_from: Annotated[str, Refers("sentence", also=("text",))] = ""
    """What a relative date is counted from: a sentence, or the text's own date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Record):
    """How one sentence is read. `explainer annotate` proposes it; what no editor has confirmed is not published."""

    what: ClassVar[str] = "annotation"

    at: Annotated[str, Refers("sentence"), Once()]
    block: BlockKind | None = None
    """For the first sentence of a paragraph: what that is."""
    voices: Annotated[tuple[Span, ...], Some("give its words, part by part, with who speaks them")]
    dates: tuple[DateSaid, ...] = ()
    reason: Annotated[Text | None, Claim("at", "paragraph", "speakers", remark=True)] = None
    """Why an editor reads it so where the rules did not know, or read otherwise; shown to the reader."""
    proposed: Annotated[str, Machine(), Within(" ", "person")] = ""
    """What the rules read when they were asked: the kind of the paragraph, each voice with the number of its characters
    (`?` where the rules were not sure), each date."""
    confirmed: Annotated[str, Own("the name of who has held the reading against the text", shown=False)] = ""
    digest: Annotated[str, Machine()] = ""
    """Of what was confirmed: `explainer annotate ID --confirm` writes it. Where there is none, it is not compared."""
