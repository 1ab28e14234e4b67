"""Speech without a tag: whose it is by what stands beside it, by a label, by turns in an interview; else asked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from explainer.reading.quotes import Quotation

if TYPE_CHECKING:
    from explainer.reading.voices import Reader

_WORD = re.compile(r"\w")
_NEW_SENTENCE = re.compile(r"[.!?…]\s+[^\W\d_]", re.DOTALL)


def settle(reader: Reader) -> None:
    """Quotations without a tag: the neighbour's, where he has just spoken; else asked."""
    turns = _turns(reader)
    for index, one in enumerate(reader.quotations):
        if index in reader.tagged or not _stands_alone(reader, one):
            continue
        if index in turns:
            asks = reader.blocks[one.pieces[0][0]].text.rstrip().endswith("?")
            reader.tagged[index] = (None, True) if asks else interviewed(reader, turns[index])
        else:
            reader.tagged[index] = _neighbour(reader, index, one)


def interviewed(reader: Reader, first: int) -> tuple[str | None, bool]:
    """Who answers: the one person named before the first question."""
    start = min((reader.numbers[first, n] for n in range(len(reader.spans[first]))), default=0)
    named = {one.words for sentence, one in reader.cast.named if sentence < start and (one.roles or " " in one.words)}
    introduced = {
        turn.speaker for turn in reader.cast.subjects + reader.cast.heard if turn.at < start and turn.speaker in named
    }
    chosen = introduced if len(introduced) == 1 else named
    return (chosen.pop(), True) if len(chosen) == 1 else (None, False)


def by_label(reader: Reader, label: str) -> str:
    names = reader.language.names(f"— {label}", False)
    person = reader.cast.known(names[-1]) if names else None
    return person if person and len(person.split()) >= len(label.split()) else label.strip(" .")


def _turns(reader: Reader) -> dict[int, int]:
    """Quotations of an interview told by dashes alone, each with the block in which it begins."""
    rows = [i for i, one in enumerate(reader.quotations) if one.dash and i not in reader.tagged]
    asks = [reader.blocks[reader.quotations[i].pieces[0][0]].text.rstrip().endswith("?") for i in rows]
    if len(rows) < 4 or sum(asks) < 2 or any(one and other for one, other in pairwise(asks)):
        return {}
    return dict.fromkeys(rows, reader.quotations[rows[0]].pieces[0][0])


def _stands_alone(reader: Reader, quotation: Quotation) -> bool:
    """Whether a quotation is whole sentences, and no part of one of the text's own."""
    if quotation.dash or len(quotation.pieces) > 1:
        return True
    at, start, end = quotation.pieces[0]
    text = reader.blocks[at].text
    if reader.blocks[at].kind in ("title", "heading", "byline", "note", "date line", "table row"):
        return False
    first = next((span for span in reader.spans[at] if span[0] <= start < span[1]), None)
    last = next((span for span in reader.spans[at] if span[0] < end <= span[1] + 1), None)
    if first is None or last is None:
        return False
    before, behind = text[first[0] : start], text[end : last[1]]
    words = text[start:end]
    whole = not _WORD.search(before) and not _WORD.search(behind)
    if _NEW_SENTENCE.search(words) and not _WORD.search(before):
        return True
    if before.rstrip().endswith(":") and reader.language.is_clause(words):
        return True
    return whole and (reader.language.is_clause(words) or len(words.split()) > 2)


def _neighbour(reader: Reader, index: int, quotation: Quotation) -> tuple[str | None, bool]:
    at, start, _ = quotation.pieces[0]
    last_at, _, last_end = quotation.pieces[-1]
    number = next((n for n, span in enumerate(reader.spans[at]) if span[0] <= start < span[1]), 0)
    here = reader.numbers[at, number] if reader.spans[at] else 0
    before, behind = reader.said.get(here - 1), None
    stop = next((n for n, span in enumerate(reader.spans[last_at]) if last_end <= span[1] + 1), None)
    if stop is not None and stop + 1 < len(reader.spans[last_at]):
        behind = reader.said.get(reader.numbers[last_at, stop + 1])
    text = reader.blocks[at].text
    about = reader.subject.get(here)
    if text[:start].rstrip().endswith(":") and about is not None and about.kind in ("name", "body"):
        # «Пасечник Тюрин не удивлён: «Я это говорил».»
        return reader.cast.resolve(about, here)
    asks = quotation.dash and text.rstrip().endswith("?")
    if asks:
        return None, False
    if number and before is not None and before.speaker is not None:
        return before.speaker, before.sure
    if behind is not None and behind.speaker is not None and behind.direct:
        return behind.speaker, behind.sure
    if not number and before is not None and before.speaker is not None and not quotation.dash:
        return before.speaker, before.sure
    previous = reader.tagged.get(index - 1) if index else None
    if previous is not None and reader.quotations[index - 1].pieces[-1][0] in (at, at - 1) and not quotation.dash:
        return previous
    if before is not None and before.speaker is None:
        spoken_of = [turn.speaker for turn in reader.cast.subjects if turn.at == here - 1]
        return (spoken_of[-1], False) if spoken_of else (None, False)
    return (before.speaker if before else None), False
