"""Drafts of those speakers to whom an editor has given an id, and no record a name: all but the id is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from explainer.intake.entries import entry
from explainer.intake.record import SAME, SAYS, asked, described_lines
from explainer.load.ids import ID
from explainer.model import LANGUAGES, Annotation, Source

INTRODUCES = "the words of the text that introduce them, to the letter; here they speak"


def is_id(who: str, sentences: Sequence[str]) -> bool:
    """Whether somebody is called by what is no word of the text, but an id that an editor made."""
    return bool(ID.fullmatch(who)) and not any(re.search(rf"(?<!\w){who}(?!\w)", words) for words in sentences)


def person_called(id: str, readings: Mapping[str, Annotation], sentences: Mapping[str, str], source: Source) -> str:
    """A draft of whoever has an id: what names and introduces him is asked, beside the first sentence that is his."""
    at = next(
        at
        for at, one in readings.items()
        for span in one.voices
        if id in (span.speaker, span.relays) and at in sentences
    )
    name = asked(f"the name, as the text has it; {at} is theirs")
    lines = [
        f"- id: {id}",
        f"  # {sentences[at]}",
        "  role: speaker",
        "  name:",
        *(f"    {one}: {name}" for one in LANGUAGES),
        *described_lines(
            id,
            source.id,
            at,
            dict.fromkeys(LANGUAGES, asked(SAYS)),
            asked(INTRODUCES),
            {one: asked(SAME) for one in LANGUAGES if one != source.language},
        ),
    ]
    return entry(lines)
