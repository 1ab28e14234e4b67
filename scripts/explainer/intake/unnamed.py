"""Drafts of those speakers to whom an editor has given an id, and no record a name: all but the id is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from explainer.intake.entries import entry
from explainer.intake.record import asked
from explainer.model import LANGUAGES, Annotation, Source

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INTRODUCES = "the words of the text that introduce them, to the letter; here they speak"
SAYS = "what the text says of them, in a sentence of ours"


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
        "  described:",
        f"    - id: about-{id}",
        "      kind: fact",
        f"      speaker: {source.id}",
        *(f"      {one}: {asked(SAYS)}" for one in LANGUAGES),
        "      evidence:",
        f"        - source: {source.id}",
        f"          quote: {asked(INTRODUCES)}",
        f"          in: {at}",
        *(
            f"          {one}: {asked('the same words in our translation')}"
            for one in LANGUAGES
            if one != source.language
        ),
    ]
    return entry(lines)
