"""What the reading of a text gives: its blocks, their sentences, whose voice each span is, and the dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title",
    "byline",
    "date line",
    "heading",
    "paragraph",
    "list item",
    "table row",
    "caption",
    "block quotation",
    "question",
    "answer",
    "note",
]
VoiceKind = Literal["editorial", "direct", "indirect", "inherited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a text that stands alone, without what marks its shape (bullets, hashes, note numbers)."""

    number: int
    kind: BlockKind
    text: str
    line: int
    """Where it begins in the file, counted from 1."""
    label: str = ""
    """Who or what speaks in an interview, as the block begins: «Вопрос», “Jane Smith”."""
    opens: int = 0
    """Where the text begins behind that label."""
    dash: int = 0
    """Where speech begins behind the dash that opens it; 0 where none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose words a span of a sentence is; the spans of a sentence tile it."""

    start: int
    end: int
    kind: VoiceKind
    speaker: str | None
    """As the text names him, in the nominative; nothing where it does not."""
    asked: bool
    """Whether an editor would be asked, since the rules do not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """One sentence of a block with its voices; their offsets are of `text`."""

    number: int
    text: str
    start: int
    """Where it stands in its block."""
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """A date expression and its value in EDTF; none where the text is too vague."""

    block: int
    sentence: int
    wording: str
    edtf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A whole text as the rules read it: a proposal."""

    blocks: tuple[Block, ...]
    sentences: Mapping[int, tuple[ReadSentence, ...]]
    """By the number of their block."""
    dates: tuple[ReadDate, ...]


def as_data(reading: Reading) -> dict[str, object]:
    """The reading as plain data, in the form that `explainer read --json` prints."""
    return {
        "blocks": [
            {
                "number": block.number,
                "kind": block.kind,
                "sentences": [
                    {
                        "number": sentence.number,
                        "text": sentence.text,
                        "voices": [
                            {
                                "start": voice.start,
                                "end": voice.end,
                                "kind": voice.kind,
                                "speaker": voice.speaker,
                                "asked": voice.asked,
                            }
                            for voice in sentence.voices
                        ],
                    }
                    for sentence in reading.sentences[block.number]
                ],
            }
            for block in reading.blocks
        ],
        "dates": [
            {"block": date.block, "sentence": date.sentence, "wording": date.wording, "edtf": date.edtf}
            for date in reading.dates
        ],
    }
