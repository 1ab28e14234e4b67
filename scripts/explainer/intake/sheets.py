"""The text of a PDF, whose sheets know lines and no paragraphs: what is made of them, and what is lost, is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from explainer.intake.cleaning import Told

STOPPED = re.compile(r"[.!?…:;][»”\"')\]]*$")
SHORT = 0.8
"""A line that is shorter than this part of the longest one, and ends with a stop, ends its paragraph."""


LOST = (
    "lost: italics and bold type, pictures, the columns of tables, where notes stand on their sheet; where a paragraph "
    "ends is guessed from short lines: look at them"
)


def text_of_sheets(sheets: Sequence[str], told: Told) -> str:
    """The text of the sheets: paragraphs put together, heads, feet and numbers of the sheets left out."""
    rows = [[line.strip() for line in sheet.split("\n")] for sheet in sheets]
    told.say(sum(not any(row) for row in rows), "sheets without any text (pictures, scans), left out")
    edges = Counter(chain.from_iterable({_shape(row[0]), _shape(row[-1])} for row in map(_filled, rows) if row))
    often = {shape for shape, count in edges.items() if count > 1 and 2 * count >= len(rows)}
    kept = [_without_edges(_filled(row), row, often, told) for row in rows]
    lines = [*chain.from_iterable(kept)]
    told.lines.append(LOST)
    return "\n\n".join(_paragraphs(lines, told)) + "\n"


def _filled(row: Sequence[str]) -> list[str]:
    return [line for line in row if line]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _without_edges(filled: list[str], row: Sequence[str], often: set[str], told: Told) -> list[str]:
    """The lines of a sheet without those at its top and its foot that stand on others, too, or are its number."""
    edges = {line for line in (filled[:1] + filled[-1:]) if _shape(line) in often or line.isdecimal()}
    for line in sorted(edges):
        told.lines.append(f"left out at the edge of a sheet: “{line}”")
    return [line for line in row if line not in edges]


def _paragraphs(lines: Sequence[str], told: Told) -> list[str]:
    longest = max(map(len, lines), default=0)
    found, joined = [""], 0
    for line, following in pairwise([*lines, ""]):
        if re.search(r"\w-$", found[-1]) and line[:1].islower():
            found[-1] = found[-1][:-1] + line
            joined += 1
        elif line:
            found[-1] = f"{found[-1]} {line}".strip()
        short = len(line) < SHORT * longest
        anew = not following[:1].islower() and not line.endswith((",", "-", "–", "—"))
        if short and (STOPPED.search(line) or anew):
            found.append("")
    told.say(joined, "words parted at the end of a line, put together without the hyphen: look at them")
    return [paragraph for paragraph in found if paragraph]
