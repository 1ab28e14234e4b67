"""Drafts of what sets aside the sentences of a text in which words of silences stand: many in one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from explainer.check.silences import every_silence, still_open
from explainer.intake.entries import entry
from explainer.intake.record import asked
from explainer.model import Book, Source
from explainer.proof import Finder

WHY = "why these sentences break none of the silences; what breaks one, take out of here and quote"


def draft_alarms(book: Book, source: Source, drafted: Collection[str]) -> Mapping[str, str]:
    """An entry for the silences in whose way the same sentences stand, by its sentences; the likeliest first.

    More words of a silence in one sentence are likelier to break it. `drafted`: entries that are drafts, as they were:
    they are drafted anew.
    """
    book = replace(book, no_answers=tuple(one for one in book.no_answers if called(one.at) not in drafted))
    own = {annotation.at for annotation in source.annotations}
    silences = defaultdict[str, list[str]](list)
    words = defaultdict[str, defaultdict[str, dict[str, None]]](lambda: defaultdict(dict))
    most = dict[str, int]()
    for silence, found in still_open(book, tuple(every_silence(book, Finder(book.sources)))):
        there = {at: said for at, said in found.items() if at in own}
        name = called(there)
        for at, said in there.items():
            words[name][at] |= dict.fromkeys(said)
            most[name] = max(most.get(name, 0), len(said))
        if there:
            silences[name].append(silence.key)
    drafts = dict[str, str]()
    for name in sorted(silences, key=lambda one: -most[one]):
        told = "; ".join(f"{at} {', '.join(f'“{word}”' for word in said)}" for at, said in words[name].items())
        lines = [
            f"- at: {name}",
            f"  # {told}",
            f"  silences: [{', '.join(silences[name])}]",
            f"  reason: {asked(WHY)}",
        ]
        drafts[name] = entry(lines)
    return drafts


def called(ats: Collection[str]) -> str:
    """What an entry is called, which has no id: by its sentences."""
    return f"[{', '.join(ats)}]"
