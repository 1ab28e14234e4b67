"""The words by which a text brings somebody up: «капитан Пётр Лосев», “Anna Simms of the Lake Guild”."""

from __future__ import annotations

import re

from explainer.languages.protocol import Language

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
PARTED = re.compile(r"[,;:()«»“”\"]|\s[—–-]\s")
PAIRS = {"«": "»", "“": "”", '"': '"'}


def introduced(sentence: str, start: int, end: int, language: Language) -> str:
    """The words that bring somebody up: those beside the name, up to a mark or a verb on either side."""
    cuts = [0, *(cut for found in PARTED.finditer(sentence) for cut in found.span()), len(sentence)]
    first = max(cut for cut in cuts if cut <= start)
    last = close = min(cut for cut in cuts if cut >= end)
    verbs = [
        (first + found.start(), first + found.end())
        for found in WORD.finditer(sentence[first:last])
        if found[0].islower() and language.may_be_verb(found[0])
    ]
    first = max((stop for _, stop in verbs if stop <= start), default=first)
    last = min((begin for begin, _ in verbs if begin >= end), default=last)
    if (
        len(sentence[first:start].split()) < 2
        and not sentence[end:close].strip()
        and _goes_on(sentence[close:], language)
    ):
        # Behind a comma stands who that is.
        first, last = start, min((cut for cut in cuts if cut > close + 1), default=close)
    return _with_marks(sentence, first, last).strip(" ,;:—–-.!?…")


def _with_marks(sentence: str, first: int, last: int) -> str:
    """Words of a sentence, with the marks right before and behind them that pair with one of theirs."""
    for opens, closes in PAIRS.items():
        inside = sentence[first:last]
        if opens == closes:
            more = inside.count(opens) % 2
            before, behind = False, bool(more)
        else:
            behind = inside.count(opens) > inside.count(closes)
            before = inside.count(opens) < inside.count(closes)
        last += behind and sentence.startswith(closes, last)
        first -= before and sentence.endswith(opens, 0, first)
    return sentence[first:last]


def _goes_on(rest: str, language: Language) -> bool:
    """Whether a comma stands there, and behind it what may be said of somebody."""
    words = rest[1:].split()
    return rest[:1] == "," and bool(words) and words[0] not in language.that and not language.may_be_verb(words[0])
