"""Who speaks: decisions that sentences need, and the statements that rest on these sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from explainer.check.moves import Moves
from explainer.model import Book, Place, Problem, Reference, VoiceDecision
from explainer.proof import Finder, every_statement

Doubts = Mapping[str, tuple[VoiceDecision, tuple[str, ...]]]
"""By reference: a decision, and whom the statements name that rest on its sentence, one for each of them."""


def voice_problems(book: Book, moves: Moves) -> Iterator[Problem]:
    """Sentences that still need a decision; decisions that do not fit are told when their text is read."""
    places = {decision.at: decision.place for decision in book.decisions}
    for source in book.sources:
        last = Place("seeds/knowledge/voices.yml", 1)
        for paragraph, voices in zip(source.text.paragraphs, source.voices, strict=True):
            undecided = [voice for voice in voices if voice.kind == "undecided"]
            for sentence in paragraph.sentences:
                at = str(Reference(source.code, paragraph.number, sentence.number))
                last = places.get(at, last)
                waits = any(sentence.start < voice.end and sentence.end > voice.start for voice in undecided)
                if waits and not moves.has_moved(source, at):
                    yield Problem(
                        last,
                        f"{at} follows a reported sentence with no mark of its own; decide whose "
                        "voice it is: `inherited` or `editorial`, with the reason",
                    )


def doubted_decisions(book: Book, finder: Finder) -> Doubts:
    """Decisions that give a sentence to somebody whom no statement resting on it names."""
    decided = {decision.at: decision for decision in book.decisions if decision.kind == "inherited"}
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for statement in every_statement(book) if decided else ():
        for evidence in statement.evidence:
            for located in finder.places(evidence):
                if len(located.references) == 1 and str(located.references[0]) in decided:
                    speakers[str(located.references[0])].append(statement.speaker)
    return {at: (decided[at], tuple(named)) for at, named in speakers.items() if decided[at].speaker not in named}


def doubt_problems(doubts: Doubts) -> Iterator[Problem]:
    """Told at the decision; where one statement alone differs, there too (see `check.evidence`)."""
    for at, (decision, speakers) in doubts.items():
        yield Problem(
            decision.place.of("speaker"),
            f"{at} is given to {decision.speaker}, but what rests on it names {' and '.join(sorted(set(speakers)))}; "
            "mend one of the two",
        )


def outvoted(doubts: Doubts) -> frozenset[str]:
    """References of decisions that several statements speak against, all naming the same person."""
    return frozenset(at for at, (_, speakers) in doubts.items() if len(speakers) > 1 and len(set(speakers)) == 1)
