"""Of a sentence that somebody speaks, the words that a statement rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from explainer.languages.known import language_named
from explainer.languages.protocol import Language
from explainer.model import Span, VoiceKind

OPENING = tuple("«“„(")
PAIRS = {"«": "»", "“": "”", '"': '"', "„": "“"}


def only_attributes(voices: Sequence[Span], words: str, language: str) -> bool:
    """Whether a sentence says no more than who has said what stands before it: «Об этом сообщил X.»"""
    own = all(one.kind == VoiceKind.EDITORIAL for one in voices) and "," not in words
    frames = language_named(language).frames(words, False) if own else ()
    return any(frame.back and (frame.start, frame.end) == (0, len(words)) for frame in frames)


def main_part(voices: Sequence[Span], sentence: str, language: str) -> tuple[Span, range]:
    """What of a sentence says most, and which voices it is made of: somebody else's, unless that is a word or two.

    What one speaks, quoted and reported, is one: «мост узок и «опасен»».
    """
    runs, end = list[tuple[Span, range]](), 0
    numbered = groupby(enumerate(voices), lambda one: (is_own(one[1]), one[1].speaker, one[1].relays))
    for run in [list(run) for _, run in numbered]:
        parts = [one for _, one in run]
        start = sentence.find(parts[0].words, end)
        for part in parts:
            end = sentence.find(part.words, end) + len(part.words)
        kind = parts[0].kind if len({part.kind for part in parts}) == 1 else VoiceKind.INDIRECT
        runs.append((replace(parts[0], words=sentence[start:end], kind=kind), range(run[0][0], run[-1][0] + 1)))
    others = [one for one in runs if not is_own(one[0]) and len(one[0].words.split()) > 2]
    return (others or runs)[says_most([one.words for one, _ in others or runs], language_named(language))]


def is_own(one: Span) -> bool:
    return one.kind == VoiceKind.EDITORIAL


def says_most(parts: Sequence[str], language: Language) -> int:
    """Which part: the longest clause; without one the last, for what stands before a verb is when and where."""
    clauses = [number for number, part in enumerate(parts) if language.is_clause(part)]
    return max(clauses, key=lambda number: len(parts[number])) if clauses else len(parts) - 1


def stands_alone(part: str, sentence: str, language: str) -> bool:
    """Whether words of a sentence are one by themselves: a clause from its start, or from a stop other than the one
    before “that”, up to its end or another stop."""
    before, rules = sentence[: sentence.find(part)].rstrip(), language_named(language)
    begins = not re.search(r"\w", before) or (before[-1] in ",:—–" and part.partition(" ")[0] not in rules.that)
    return begins and not is_cut(part, sentence) and rules.is_clause(part)


def is_cut(part: str, sentence: str) -> bool:
    """Whether a sentence goes on behind words of it in mid-clause: «… и назвал» before «его «учебным центром»»."""
    behind = sentence[sentence.find(part) + len(part) :].lstrip()
    return not part.rstrip().endswith((",", ".", "!", "?", "…")) and (behind[:1].isalnum() or behind[:1] in OPENING)


def bare(words: str, language: str) -> str:
    """A quotation without marks around the whole of it, and without what parts it from its attribution."""
    bare = words.strip().strip(",;:—–").removeprefix("- ").strip()
    first, _, rest = bare.partition(" ")
    if rest and first in language_named(language).that:
        bare = rest
    if bare and PAIRS.get(bare[0]) == bare[-1] and not set(bare[1:-1]) & {bare[0], bare[-1]}:
        return bare[1:-1]
    if bare and bare[0] in PAIRS and bare[0] != PAIRS[bare[0]] and bare.count(bare[0]) > bare.count(PAIRS[bare[0]]):
        return bare[1:]
    if bare and bare[0] in PAIRS and PAIRS[bare[0]] not in bare[1:]:
        return bare[1:]
    end = bare.rstrip(".")
    if end and end[-1] in PAIRS.values() and not any(one in end for one, mark in PAIRS.items() if mark == end[-1]):
        return end[:-1]
    return bare
