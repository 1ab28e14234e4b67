"""Where quotations and dash speech stand in a text, across sentences and blocks, and what inside is the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from explainer.languages.protocol import MASK, Language, Span
from explainer.reading.reading import Block

PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’", "'": "'"}
_SKIPPED = {"heading", "title", "note", "table row", "byline", "date line"}
REACH = 8
"""So many blocks at most does a quotation go on for that was opened and not closed."""


@dataclass(slots=True)
class Quotation:
    """One quotation: its pieces, each a block and the span in it, marks and all; dash speech is one, too."""

    pieces: list[tuple[int, int, int]]
    dash: bool = False
    broken: bool = False
    """Whether marks do not show where it ends."""
    tags: list[tuple[int, int, int]] = field(default_factory=list)
    """The text's own words inside, as (block, start, end)."""
    own: list[tuple[int, int, int]] = field(default_factory=list)
    """What is the speaker's: the pieces without the tags."""


def find_quotations(blocks: Sequence[Block], language: Language) -> list[Quotation]:
    """Every outermost quotation of a text, in order."""
    found = [*_marked(blocks), *_dashed(blocks, language)]
    for one in found:
        for block, start, end in one.pieces:
            text = blocks[block].text[start:end]
            inner = list(language.tags(text, not one.dash))
            at = start
            for tag in inner:
                one.tags.append((block, start + tag[0], start + tag[1]))
                one.own.append((block, at, start + tag[0]))
                at = start + tag[1]
            if one.dash and inner and not re.search(r"[-–—]\s*$", text[: inner[-1][1]]):
                # After a tag that no dash closes the text itself goes on.
                continue
            one.own.append((block, at, end))
        one.own = [piece for piece in one.own if re.search(r"\w", blocks[piece[0]].text[piece[1] : piece[2]])]
    return sorted((one for one in found if one.own), key=lambda one: one.pieces[0])


def mask(text: str, spans: Sequence[Span]) -> str:
    """The text with every letter of the spans masked."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = MASK * (end - start)
    return "".join(letters)


def is_title_of_something(text: str) -> bool:
    """Whether what stands in marks looks like a name: few words, the first with a capital, no stop inside."""
    inner = re.sub(r"^[«“„\"‘'\s]+|[»”“\"’'\s]+$", "", text)
    words = inner.split()
    return 0 < len(words) <= 4 and inner[:1].isupper() and not re.search(r"[.,!?;:…]", inner)


def _marked(blocks: Sequence[Block]) -> Iterator[Quotation]:
    spans = [list(_spans(block.text)) for block in blocks]
    goes_on: Quotation | None = None
    closer, left = "", 0
    for at, block in enumerate(blocks):
        rest = spans[at]
        if goes_on is not None:
            opened = (
                bool(rest)
                and not re.search(r"\w", block.text[: rest[0][0]])
                and PAIRS[block.text[rest[0][0]]] == closer
            )
            close = _closes(block.text, closer, rest[0][0] if rest else None)
            if opened:
                start, end, closed = rest[0]
                goes_on.pieces.append((at, start, end))
                rest = rest[1:]
                if closed:
                    yield goes_on
                    goes_on = None
            elif close is not None:
                goes_on.pieces.append((at, 0, close))
                rest = [span for span in rest if span[0] >= close]
                yield goes_on
                goes_on = None
            elif left and _closed_later(blocks, at + 1, closer, left):
                goes_on.pieces.append((at, 0, len(block.text)))
                rest = []
                left -= 1
            else:
                goes_on.broken = True
                yield goes_on
                goes_on = None
        for start, end, closed in rest:
            one = Quotation([(at, start, end)])
            if closed or block.kind in _SKIPPED:
                yield one
            else:
                goes_on, closer, left = one, PAIRS[block.text[start]], REACH
    if goes_on is not None:
        goes_on.broken = True
        yield goes_on


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is closed) of each outermost quotation in one block."""
    at = 0
    while at < len(text):
        if text[at] in PAIRS and _opens(text, at):
            end = _closing(text, at)
            if end is None and text[at] in "'‘":
                at += 1
                continue
            if end is None and text[at] in '"' and not re.search(r"\w", text[at + 1 :]):
                return
            yield at, end or len(text), end is not None
            at = end or len(text)
        else:
            at += 1


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "«„":
        return True
    if text[at] == "“":
        # In German and Russian fashion it closes: „…“.
        return not before or not before.isalnum() or bool(after and after.isalnum() and before == " ")
    return (
        (not before or before in " \u00a0([—–-«“\"'") and bool(after) and not after.isspace() and after not in ".,;:)"
    )


def _closing(text: str, start: int) -> int | None:
    """Where the quotation that opens here ends, its mark and all; nested ones are passed over."""
    opener = text[start]
    closer = PAIRS[opener]
    depth, last = 1, None
    for at in range(start + 1, len(text)):
        letter, before, after = text[at], text[at - 1], text[at + 1 : at + 2]
        if opener in "'‘":
            if (
                letter == closer
                and not after.isalnum()
                and (before in ".,?!…—" or (opener == "‘" and before.isalnum()))
            ):
                return at + 1
        elif opener == '"':
            if letter == '"':
                if _opens(text, at) and before.isspace() and after.isalnum():
                    depth += 1
                else:
                    depth, last = depth - 1, at + 1
        elif letter == opener or (opener == "«" and letter == "„"):
            depth += letter == opener
        elif letter == closer:
            depth, last = depth - 1, at + 1
        if depth == 0:
            return at + 1
    if opener == "'":
        loose = re.search(r"(?<=\w)'(?=[,.;:])", text[start + 1 :])
        return start + 1 + loose.end() if loose else None
    # «Союз «Рога»: two open, one closes.
    return last


def _closes(text: str, closer: str, before: int | None) -> int | None:
    """Where a quotation of an earlier block ends in this one: the first closing mark that nothing here opens."""
    for at, letter in enumerate(text if before is None else text[:before]):
        if letter == closer and at and not text[at - 1].isspace() and not (text[at + 1 : at + 2].isalnum()):
            return at + 1
    return None


def _closed_later(blocks: Sequence[Block], at: int, closer: str, left: int) -> bool:
    for block in blocks[at : at + left]:
        spans = list(_spans(block.text))
        if _closes(block.text, closer, spans[0][0] if spans else None) is not None:
            return True
        if spans:
            return False
    return False


def _dashed(blocks: Sequence[Block], language: Language) -> Iterator[Quotation]:
    """Speech after a dash; over several blocks only up to a tag that closes it."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if not block.dash:
            at += 1
            continue
        pieces = [(at, block.dash, len(block.text))]
        if not language.tags(block.text[block.dash :], False):
            for later in range(at + 1, min(at + 4, len(blocks))):
                other = blocks[later]
                if other.dash or other.kind != "paragraph" or re.search(r"[«“]\w", other.text):
                    break
                tags = language.tags(other.text, False)
                if not tags and language.frames(other.text, False):
                    break
                if any(end == len(other.text) for _, end in tags):
                    pieces += [(number, 0, len(blocks[number].text)) for number in range(at + 1, later + 1)]
                    break
        yield Quotation(pieces, dash=True)
        at = pieces[-1][0] + 1


def is_name(quotation: Quotation, text: str, start: int, end: int) -> bool:
    """Whether marks hold a name that the sentence must be read with: «Единая партия» заявила."""
    if quotation.dash or len(quotation.own) > 1 or not is_title_of_something(text[start:end]):
        return False
    before, behind = text[:start].rstrip(), text[end:]
    return not before.endswith(":") and not re.match(r"[,.!?]?\s*[—–-]\s|\s*,\s*[—–-]", behind)
