"""Who answers what: the questions that divide the voices, as each voice answers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.model import Position, Question
from explainer.model.findings import Answer
from explainer.proof import Proof
from explainer.view.context import Context

OWN = "own"
"""What an answer is where no answer to its question says yes or no."""
MARKS = (Answer.YES, Answer.NO, Answer.OTHERWISE, OWN)


@dataclass(frozen=True, slots=True)
class Row:
    """A question with what each voice answers; a voice may give several answers."""

    question: Question
    given: Mapping[str, Sequence[Position]]

    @property
    def decided(self) -> bool:
        return decided(self.question)

    def mark(self, position: Position) -> str:
        return mark_of(self.question, position)


def decided(question: Question) -> bool:
    """Whether somebody answers it with yes or no."""
    return any(position.says != Answer.OTHERWISE for position in question.positions)


def mark_of(question: Question, position: Position) -> str:
    """What an answer is marked as, one of `MARKS`."""
    return str(position.says) if decided(question) else OWN


def answers_to(questions: Sequence[Question], proof: Proof) -> tuple[Row, ...]:
    """First the questions that somebody answers with yes or no, those with most voices first."""
    rows = []
    for question in questions:
        given: dict[str, list[Position]] = {}
        for position in question.positions:
            for speaker in dict.fromkeys(proof.statements[id].speaker for id in position.statements):
                given.setdefault(speaker, []).append(position)
        rows.append(Row(question, given))
    return tuple(sorted(rows, key=lambda row: (not row.decided, -len(row.given))))


def who_answers(context: Context, rows: Sequence[Row]) -> list[str]:
    """All who answer something, those who answer most questions first."""
    answers = Counter(speaker for row in rows for speaker in row.given)
    everybody = [id for id in (*context.people, *context.frame.sources) if id in answers]
    return sorted(everybody, key=lambda id: -answers[id])


def silent_on(row: Row, speakers: Sequence[str]) -> list[str]:
    """Who answers another question and not this one."""
    return [id for id in speakers if id not in row.given]


def answer_id(question: Question, position: Position) -> str:
    """The place of an answer on the page of the questions."""
    return f"{question.id}-{position.id}"
