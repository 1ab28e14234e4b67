"""The source texts as data/texts/ID.txt has them, and where a quotation stands in that file.

A text shown in full is its pinned file to the letter. Of one in excerpts the file has the sentences that are quoted,
and a mark where some are left out, so that neither words nor lengths of the others can be read from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.model import Endnote, Paragraph, Rights, Source
from explainer.proof import Located
from explainer.render.data.columns import View

LEFT_OUT = "[…]"


@dataclass(frozen=True, slots=True)
class Published:
    """A text as it is published; offsets count Unicode code points of `text`."""

    source: Source
    text: str
    starts: Mapping[str, int]
    """Of a text in excerpts: where each sentence and endnote begins in it, by reference."""

    def span(self, located: Located) -> tuple[int, int]:
        """Where a quotation begins and ends."""
        if located.source.rights == Rights.FULL:
            return _in_full(located)
        at = self.starts[str(located.references[0])]
        start = at + located.start - (located.sentences[0].start if located.sentences else 0)
        return start, start + located.end - located.start


def publish_text(view: View, source: Source) -> Published:
    """The text of the file, and where its parts stand in it."""
    if source.rights == Rights.FULL:
        return Published(source, source.text.raw, {})
    text, starts = "", dict[str, int]()
    for paragraph in source.text.paragraphs:
        text = _add_paragraph(view, source, paragraph, text, starts)
    for note in source.text.endnotes:
        reference = f"{source.code}.{note.label}"
        if view.is_shown(source.id, reference):
            text += f"\n\n[{note.label}] "
            starts[reference] = len(text)
            text += note.text
    return Published(source, text + "\n", starts)


def _add_paragraph(view: View, source: Source, paragraph: Paragraph, text: str, starts: dict[str, int]) -> str:
    """The text with what is shown of a paragraph; sentences side by side keep what stands between them."""
    before = None
    for sentence in paragraph.sentences:
        reference = f"{source.code}{paragraph.number}.{sentence.number}"
        if not view.is_shown(source.id, reference):
            text += "" if text.endswith(LEFT_OUT) else f"{_gap(text, before is not None)}{LEFT_OUT}"
            continue
        beside = before is not None and before.number == sentence.number - 1
        text += paragraph.text[before.end : sentence.start] if before and beside else _gap(text, sentence.number > 1)
        starts[reference] = len(text)
        text += sentence.text
        before = sentence
    return text


def _gap(text: str, inside: bool) -> str:
    """What parts a piece from the one before; `inside`: of the same paragraph."""
    if not text:
        return ""
    return " " if inside else "\n\n"


def _in_full(located: Located) -> tuple[int, int]:
    """Where a quotation stands in the pinned file: from its first character to its last one."""
    raw, paragraph = located.source.text.raw, located.paragraph
    if paragraph is not None:
        return paragraph.raw_offset(located.start), paragraph.raw_offset(located.end - 1) + 1
    note = _note(located)
    # The mark, which stands before it, may hold the same letters.
    at = raw.rindex(note.text, note.start, note.end)
    return at + located.start, at + located.end


def _note(located: Located) -> Endnote:
    label = located.references[0].note
    return next(note for note in located.source.text.endnotes if note.label == label)
