"""What is known of one letter of a text, and of one sentence, while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from explainer.languages.protocol import Span
from explainer.reading.reading import VoiceKind


class Mark(NamedTuple):
    """What is known of one letter."""

    kind: VoiceKind
    speaker: str | None = None
    asked: bool = False


EDITORIAL = Mark("editorial")


@dataclass(slots=True)
class Said:
    """What one sentence turned out to be."""

    speaker: str | None = None
    sure: bool = False
    direct: bool = False
    frames: int = 0
    deed: bool = False
    """Whether its frames are deeds in words at most."""


def trimmed(text: str, span: Span) -> Span:
    """A span of a text without the commas and dashes that part it from its attribution."""
    words = text[slice(*span)]
    lead, tail = re.match(r"[\s,;:—–-]*", words), re.search(r"[\s,;:—–-]*$", words)
    assert lead is not None
    assert tail is not None
    return span[0] + lead.end(), max(span[0] + lead.end(), span[0] + tail.start())
