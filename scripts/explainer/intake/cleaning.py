"""What is changed in the letters of a text before it is pinned. Nothing is changed without being told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from explainer.load.textfile import FORBIDDEN
from explainer.reading.characters import ENDS, UNSEEN

SPACES = {
    "\u00a0": "no-break spaces",
    "\u202f": "narrow no-break spaces",
    "\u2007": "figure spaces",
    "\u2009": "thin spaces",
    "\u2002": "en spaces",
    "\u2003": "em spaces",
}
_CELL = r"[^\S\t\n]*\S[^\t\n]*+"
# A row begins where a cell does, and a cell never gives back what it took: a line is read once, however long it is.
_CELLS = re.compile(rf"(?<![^\t\n]){_CELL}(?:\t+{_CELL})+")


@dataclass(slots=True)
class Told:
    """What was done to a text, a line each, with how often."""

    lines: list[str] = field(default_factory=list)

    def say(self, count: int, what: str) -> None:
        """Tells it where it has happened at all."""
        if count:
            self.lines.append(f"{count} × {what}")


def clean(raw: str, told: Told) -> str:
    """The text as it can be pinned: one kind of line end and of space, composed letters, nothing that nobody sees."""
    text = raw.removeprefix("\ufeff")
    told.say(int(text != raw), "byte order mark at the start, taken out")
    text = _put(text, ENDS, "\n", lambda found: "line ends of another kind, made plain", told)
    text = _put(text, re.compile(f"[{''.join(UNSEEN)}]"), "", lambda found: f"{UNSEEN[found]}s, taken out", told)
    text = _put(text, re.compile(f"[{''.join(SPACES)}]"), " ", lambda found: f"{SPACES[found]}, made plain", told)
    text, rows = _CELLS.subn(lambda found: f"| {' | '.join(found[0].split(chr(9)))} |", text)
    told.say(rows, "lines with tabs, written as rows of a table")
    text = _put(
        text, re.compile(r"^\t+|\t+$", re.MULTILINE), "", lambda found: "tabs at an end of a line, taken out", told
    )
    text = _put(text, re.compile(r"\t+"), " ", lambda found: "tabs, made spaces", told)
    text = _put(
        text, FORBIDDEN, "", lambda found: f"characters U+{ord(found):04X}, which no text may hold, taken out", told
    )
    composed = unicodedata.normalize("NFC", text)
    told.say(len(text) - len(composed), "letters written in parts, put together")
    return _blanks(composed, told)


def _blanks(text: str, told: Told) -> str:
    lines = text.split("\n")
    bare = [re.sub(r"(?<=\S) {2,}(?=\S)", " ", line.rstrip()) for line in lines]
    told.say(
        sum(one != line.rstrip() for one, line in zip(bare, lines, strict=True)),
        "lines with several spaces in a row, made one",
    )
    found = re.sub(r"\n{3,}", "\n\n", "\n".join(bare)).strip("\n")
    return f"{found}\n" if found else ""


def _put(text: str, what: re.Pattern[str], by: str, name: Callable[[str], str], told: Told) -> str:
    for words, count in sorted(Counter(map(name, what.findall(text))).items()):
        told.say(count, words)
    return what.sub(by, text)
