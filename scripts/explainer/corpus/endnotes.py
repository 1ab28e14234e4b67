"""Endnotes: the works a text cites, with "ibid." resolved. Used while a text is taken into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from explainer.languages.known import READ
from explainer.model import Endnote, Work

ENDNOTE_LINE = re.compile(r"\s*\[([ivxlc]+)\]\s*(?=\S)")
IBID = re.compile(rf"(?:{'|'.join(language.endnotes.same for language in READ)})\.?\s*$")
ACCESSED = "|".join(language.endnotes.accessed for language in READ)
# In an address nothing stands that no address may hold (RFC 3986, but letters of every script).
ADDRESS = r"https?://[^\s<>\"{}|\\^`]{1,2000}"
WORK = re.compile(
    rf"[“\"](?P<title>.+)[”\"],\s*(?P<publisher>[^,\s][^,]*),\s*(?P<address>{ADDRESS}?),?\s*"
    rf"\((?:{ACCESSED}):\s*(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{{4}})\)\.?\s*$"
)


class EndnoteError(ValueError):
    """An endnote that is not a work and not "ibid." after one; says which and what was expected."""

    def __init__(self, message: str, start: int) -> None:
        super().__init__(message)
        self.start = start
        """Offset of its line in the file."""


def parse_endnotes(lines: Sequence[tuple[int, str]]) -> tuple[Endnote, ...]:
    """Endnotes from (offset in the file, line) pairs.

    Form: `[i] “Title”, Publisher, https://address, (Accessed: 26.01.2026).` or `[ii] Ibid.`, in whatever language.
    """
    notes: list[Endnote] = []
    for start, line in lines:
        mark = ENDNOTE_LINE.match(line)
        assert mark is not None
        label, words = mark[1], line[mark.end() :].rstrip()
        same_as = None
        if IBID.match(words):
            if not notes:
                raise EndnoteError(f"endnote [{label}] says “{words}” with no endnote before it", start)
            work, same_as = notes[-1].work, notes[-1].same_as or notes[-1].label
        else:
            found = WORK.match(words)
            if not found:
                raise EndnoteError(
                    f"endnote [{label}] is not read as a work: expected “Title”, Publisher, address, "
                    f"({ACCESSED.replace('|', ' or ')}: DD.MM.YYYY)",
                    start,
                )
            accessed = f"{found['year']}-{found['month']}-{found['day']}"
            try:
                date.fromisoformat(accessed)
            except ValueError as error:
                raise EndnoteError(f"endnote [{label}] was looked up on no day: {error}", start) from error
            work = Work(
                title=found["title"].strip(),
                publisher=found["publisher"].strip(),
                address=found["address"],
                accessed=accessed,
            )
        notes.append(Endnote(label=label, text=words, start=start, end=start + len(line), work=work, same_as=same_as))
    return tuple(notes)
