"""Who speaks, against the statements: words that an annotation gives to somebody whom nothing resting on them names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from explainer.model import Book, Place, Problem
from explainer.proof import Finder, every_statement, speaker_of

Doubts = Mapping[str, tuple[Place, str, tuple[str, ...]]]
"""By reference: where an annotation names a speaker, whom, and whom each statement names that rests on his words."""


def doubted_speakers(book: Book, finder: Finder) -> Doubts:
    """Sentences whose words are given to somebody whom no statement resting on them names."""
    named: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in every_statement(book):
        for located in (place for evidence in statement.evidence for place in finder.places(evidence)):
            heard = {speaker_of(voice, located.source) for voice in located.voices if voice.kind != "undecided"}
            if len(located.references) == 1 and len(heard) == 1:
                named[str(located.references[0]), heard.pop()].append(statement.speaker)
    return {
        annotation.at: (span.place.of("speaker"), span.speaker, tuple(speakers))
        for source in book.sources
        for annotation in source.annotations
        for span in annotation.voices
        if span.speaker and (speakers := named.get((annotation.at, span.speaker))) and span.speaker not in speakers
    }


def doubt_problems(doubts: Doubts) -> Iterator[Problem]:
    """Told at the annotation; where one statement alone differs, there too (see `check.evidence`)."""
    for at, (place, speaker, speakers) in doubts.items():
        yield Problem(
            place,
            f"{at} is given to {speaker}, but what rests on it names {' and '.join(sorted(set(speakers)))}; "
            "mend one of the two",
        )


def outvoted(doubts: Doubts) -> frozenset[str]:
    """References of sentences that several statements speak of otherwise, all naming the same person."""
    return frozenset(at for at, (*_, speakers) in doubts.items() if len(speakers) > 1 and len(set(speakers)) == 1)
