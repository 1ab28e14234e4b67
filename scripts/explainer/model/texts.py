"""A source text taken apart: paragraphs, sentences, endnotes, voices, dates, our translation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explainer.model.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `start` and `end` count characters of the paragraph's text."""

    number: int
    text: str
    start: int
    end: int
    notes: tuple[str, ...] = ()
    """Labels of the endnotes marked at its end, without brackets: ("i",)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A logical paragraph: lines broken in mid-sentence joined by a space, note marks taken out."""

    number: int
    text: str
    sentences: tuple[Sentence, ...]
    cuts: tuple[tuple[int, int], ...]
    """(offset in text, offset in the raw file) of each run that stands in the file without a break, ascending."""

    def raw_offset(self, offset: int) -> int:
        """The place in the raw file of the character at `offset` of the text."""
        at, raw = max(cut for cut in self.cuts if cut[0] <= offset)
        return raw + offset - at


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work that an endnote cites, as the endnote gives it."""

    title: str
    publisher: str
    address: str
    accessed: str
    """Day of access, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endnote:
    """One endnote: its words without the mark, and the work meant ("ibid." resolved)."""

    label: str
    text: str
    start: int
    end: int
    """The whole line in the raw file, mark included."""
    work: Work
    same_as: str | None = None
    """For "ibid.": the label of the note that names the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source text taken apart. Every offset leads back into `raw`, and the pieces rebuild it."""

    raw: str
    paragraphs: tuple[Paragraph, ...]
    endnotes: tuple[Endnote, ...]

    def line_of(self, paragraph: Paragraph, sentence: Sentence) -> int:
        """The line of the raw file in which a sentence begins, counted from 1."""
        return self.raw.count("\n", 0, paragraph.raw_offset(sentence.start)) + 1


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """`T19.2`: text T, paragraph 19, sentence 2. `A.iv`: endnote iv of text A."""

    code: str
    paragraph: int = 0
    sentence: int = 0
    note: str = ""

    def __str__(self) -> str:
        return f"{self.code}.{self.note}" if self.note else f"{self.code}{self.paragraph}.{self.sentence}"

    @property
    def anchor(self) -> str:
        """The element's id on the page of its text: `p19s2`, `note-iv`."""
        return f"note-{self.note}" if self.note else f"p{self.paragraph}s{self.sentence}"


CODE = re.compile(r"[A-Z]{1,3}")
"""What a text's code may be: one letter for the first texts; with three there is room for 18,000."""


def code_of(reference: str) -> str:
    """The text that a reference names: "T" for "T19.2", "AB" for "AB.iv"; empty when it names none."""
    found = CODE.match(reference)
    return found[0] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks a span of a paragraph, and how the words reached the page.

    `kind` is one of: `editorial` (the text's own author), `direct` (quoted), `indirect` (reported),
    `inherited` (an unmarked sentence that continues a reported one: the editor's reading, with its reason),
    `undecided` (such a sentence on which no editor has decided yet).
    """

    start: int
    end: int
    kind: str
    speaker: str | None
    """Id of a person; None for the text's own author."""
    relays: str | None = None
    """Id of the person whose words the speaker passes on here; "unknown" when the text does not name them."""
    reason: Text | None = None
    """Why an editor read it so, where a rule could not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date expression of a text."""

    paragraph: int
    sentence: int
    start: int
    end: int
    wording: str
    """As the text has it."""
    edtf: str
    """EDTF (ISO 8601-2); empty where the text gives no years (an era, "recently")."""
    counted_from: str = ""
    """What a relative date was counted from: a reference ("T2.1"), or "text" for the text's own date."""
