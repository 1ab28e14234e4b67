"""Characters that nobody sees: told with their line, and taken out before a text is read."""

from __future__ import annotations

import re
from collections import Counter

UNSEEN = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
}
_UNSEEN = re.compile(f"[{''.join(UNSEEN)}]")
ENDS = re.compile(r"\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
"""Ends of lines of another kind than \\n."""


def plain_lines(raw: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines of a text without unseen characters, and (line, what was left out) for each line that had some.

    No-break spaces stay: they are spaces that are seen. All kinds of line end count as one.
    """
    lines, told = list[str](), list[tuple[int, str]]()
    for number, line in enumerate(ENDS.sub("\n", raw).split("\n"), 1):
        found = Counter(UNSEEN[one] for one in _UNSEEN.findall(line))
        if found and not (number == 1 and found == {"byte order mark": 1} and line.startswith("\ufeff")):
            told.append((number, ", ".join(f"{count} × {name}" for name, count in sorted(found.items()))))
        lines.append(_UNSEEN.sub("", line))
    return lines, told
