"""House typography of our own words: quotation marks, dashes, spaces, spelling; no markup, no notes to ourselves.

What a text says keeps its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from explainer.languages.known import READ, SMALL, language_named
from explainer.languages.tables import Fault, rules

_EVERYWHERE = rules(
    (r"[ \u00a0]{2,}", "double space", "leave one"),
    (r"\A\s+", "space at the start", "take it out"),
    (r"(?<!\s)\s+\Z", "space at the end", "take it out"),
    (r"(?<=[^\s«„“‘(])[ \u00a0]+(?:[,;:!?]|\.(?![\w.]))", "space before a punctuation mark", "take it out"),
    (r"\.{3}", "three dots", "write …"),
    (r"\A[\s,.;:!?)»”’]+(?=[\w\s])", "punctuation mark at the start", "put the words in or take it out"),
    (r"(?:«|“|„|‘|\()\s*(?:»|”|’(?!\w)|\))|„\s*“", "nothing between two marks", "put the words in or take them out"),
    (r"[«„(](?=[ \u00a0])|(?<=[^\s«„“‘(])[ \u00a0]+(?=[»)])", "space inside marks", "take it out"),
    (r"[,;:–—][ \u00a0]*[.;:!?](?!\w)|[,;:][ \u00a0]*,", "two punctuation marks in a row", "leave one"),
    (r"(?i)\b(\w{2,})[ \u00a0]+\1\b", "word twice in a row", "leave one"),
    # What is no prose has become x by then.
    (rf"(?<=\w{{4}}[.!?])[ \u00a0]+(?!xx)[{SMALL}]", "small letter after the end of a sentence", "write it large"),
    (r"--+", "double hyphen", "write —"),
    (r"(?<=\d)[-−](?=\d)", "hyphen in a range of numbers", "write –"),
)
# What would be shown as it stands: prose has its Markdown read before, and nothing else has any.
_LITERAL = rules(
    (r"</?[A-Za-z][^<>]*>|<!--", "markup", "words alone are shown; take it out"),
    (r"\*\*|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)|__|`", "a sign of Markdown", "words alone are shown; take it out"),
    (r"\]\(", "a link", "only essays and pages have links; take it out"),
    (r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]?[a-z]{2,8}\d*);", "a name of a character", "write the character itself"),
    (r"(?i)\b(?:java|vb)script:(?=\S)", "a script", "take it out"),
    (r"\b(?:TODO|FIXME|TBD|TBC)\b|(?i:\blorem ipsum\b)", "a note to ourselves", "do it, or take it out"),
) + tuple(rule for language in READ for rule in language.house.anywhere)
# Not prose: addresses, paths, placeholders; then dates, ids and numbers of standards, whose hyphen is right. Each
# begins where its run of characters begins and takes it once: a line of 100,000 letters is read once, too.
_NOT_PROSE = re.compile(
    r"(?<!\w)\w++://[^\s»”“)]+|\{[^{}]*\}|(?<![\w.-])[\w.-]++@[\w.-]+"
    r"|(?<![\w.-])(?=[\w.-]*[A-Za-z_])[\w.-]++/[\w./#-]+"
    r"|(?<![\d-])\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?(?![\d-])"
    rf"|\b(?:{'|'.join(('ISO', 'IEC', 'ISBN', 'ISSN', 'BCP', *(one.house.standards for one in READ)))})"
    r"[ \u00a0][\d.-]*\d|(?<![\w.])[A-Za-z][\w.]*\d-[\d-]+"
)
_MARK = re.compile(r"[«»„“”‘’]")


def typography_faults(text: str, language: str, *, whole: bool = True) -> Iterator[str]:
    """A line for each fault in words of ours, in the order of the text: what, where, and what would mend it.

    `whole=False` is for a sentence out of a longer text: its quotation may open or close in another sentence.
    """
    house = language_named(language).house
    # What is not looked at becomes as many letters, so that offsets and neighbours stay.
    prose = text
    for pattern in (_NOT_PROSE, house.foreign):
        prose = pattern.sub(_as_many, prose)
    # A label that is wholly in another language, such as its own name, is right as it is.
    if not house.requires.search(prose):
        return
    literal = text
    for one in READ:
        literal = one.house.untouched.sub(_as_many, literal)
    faults = [
        (found.start(), found.end(), name, mend)
        for pattern, name, mend in (*_EVERYWHERE, *house.rules)
        for found in pattern.finditer(prose)
    ]
    faults += [
        (found.start(), found.end(), name, mend)
        for pattern, name, mend in _LITERAL
        for found in pattern.finditer(literal)
    ]
    faults += _control_characters(text)
    faults += _unbalanced(prose, house.quotes, whole)
    faults += _unpaired_brackets(prose, whole)
    faults += house.misspelt(prose)
    for start, end, name, mend in sorted(faults):
        yield f"{name} in [{_around(text, start, end)}]: {mend}"


def _as_many(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _around(text: str, start: int, end: int) -> str:
    piece = text[max(0, start - 20) : end + 20]
    shown = "".join(" " if unicodedata.category(character) in ("Cc", "Cf") else character for character in piece)
    return " ".join(shown.split())


def _control_characters(text: str) -> Iterator[Fault]:
    if text.isprintable():
        return
    for at, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") and character != "\n":
            yield at, at + 1, f"control character U+{ord(character):04X}", "take it out"


def _unbalanced(text: str, quotes: tuple[tuple[str, str], tuple[str, str]], whole: bool) -> Iterator[Fault]:
    """Marks that do not pair, outer ones inside outer ones, and inner ones outside."""
    (outer, outer_end), (inner, inner_end) = quotes
    opened: list[tuple[int, str]] = []
    for at, mark in ((found.start(), found[0]) for found in _MARK.finditer(text)):
        inside = opened[-1][1] if opened else ""
        if mark in (outer, inner):
            if mark == outer and opened:
                yield at, at + 1, f"{outer} inside quotation marks", f"write {inner}…{inner_end}"
            elif mark == inner and not opened and whole:
                yield at, at + 1, f"{inner} outside quotation marks", f"write {outer}…{outer_end}"
            opened.append((at, mark))
        elif mark == "’" and (inside != "‘" or text[at + 1 : at + 2].isalpha()):
            continue  # An apostrophe.
        elif mark in (outer_end, inner_end):
            if inside == (outer if mark == outer_end else inner):
                opened.pop()
            elif whole or opened:
                yield at, at + 1, f"{mark} that closes nothing", "open the quotation or take the mark out"
    if whole:
        yield from ((at, at + 1, f"{mark} that is not closed", "close the quotation") for at, mark in opened)


def _unpaired_brackets(text: str, whole: bool) -> Iterator[Fault]:
    """Brackets that do not pair; one that closes what begins a line, 1) or a), needs no other."""
    opened: list[int] = []
    for found in re.finditer(r"[()]", text if whole else ""):
        at = found.start()
        if found[0] == "(":
            opened.append(at)
        elif opened:
            opened.pop()
        elif not re.search(r"(?:\A|\s)\w{1,2}\Z", text[max(0, at - 3) : at]):
            yield at, at + 1, ") that closes nothing", "open the bracket or take it out"
    yield from ((at, at + 1, "( that is not closed", "close the bracket") for at in opened)
