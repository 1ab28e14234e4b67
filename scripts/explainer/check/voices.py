"""Who speaks: decisions that sentences need and that fit them, and the statements that rest on these sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from explainer.check.moves import Moves
from explainer.corpus.voices import decision_problems
from explainer.model import Book, Place, Problem, Reference, VoiceDecision
from explainer.proof import every_statement, locate

Doubts = Mapping[str, tuple[VoiceDecision, tuple[str, ...]]]
"""By reference: a decision, and whom the statements name that rest on its sentence, one for each of them."""


def voice_problems(book: Book, moves: Moves) -> Iterator[Problem]:
    """Decisions that no sentence needs, and sentences that still need one."""
    for source in book.sources:
        names = {
            person.id: tuple(
                dict.fromkeys(
                    (
                        person.name[source.language],
                        person.short[source.language],
                        *person.forms.get(source.language, ()),
                    )
                )
            )
            for person in book.people
        }
        decisions = [decision for decision in book.decisions if decision.source == source.id]
        for decision in decisions:
            if now := moves.moved_to(source, decision.at):
                yield Problem(decision.place.of("at"), f"{decision.at} stands in the text as {now} now; write that")
        staying = [decision for decision in decisions if moves.moved_to(source, decision.at) is None]
        yield from decision_problems(source.text, names, staying, source.code)
        places = {decision.at: decision.place for decision in decisions}
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


def doubted_decisions(book: Book) -> Doubts:
    """Decisions that give a sentence to somebody whom no statement resting on it names."""
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    sources = {source.id: source for source in book.sources}
    for statement in every_statement(book):
        for evidence in statement.evidence:
            for located in locate(sources[evidence.source], evidence) if evidence.source in sources else ():
                if len(located.references) == 1:
                    speakers[str(located.references[0])].append(statement.speaker)
    return {
        decision.at: (decision, tuple(speakers[decision.at]))
        for decision in book.decisions
        if decision.kind == "inherited" and speakers[decision.at] and decision.speaker not in speakers[decision.at]
    }


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
