"""What we conclude from two sides: the outcome of a forecast, the kind of a disagreement, a yes or no in an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.check.accepted import Finding
from explainer.check.flips.signs import worded
from explainer.corpus.numbers import find_numbers
from explainer.model import Forecast, Position, Question, Statement, Text

DENIAL = frozenset({"not", "not~", "none", "without", "untold"})
APART = frozenset({"whether", "contrast"})


def outcome_findings(forecast: Forecast) -> Iterator[Finding]:
    """An outcome that our own comment belies."""
    kinds = _kinds(forecast.comment)
    message = ""
    if forecast.outcome == "borne-out" and kinds & APART and "indeed" not in kinds:
        message = "is borne-out, and the comment says in what the two sides differ or what is not known"
    elif forecast.outcome in ("different", "silent") and "indeed" in kinds:
        message = f"is {forecast.outcome}, and the comment says that it came true"
    elif forecast.outcome == "silent" and forecast.reported:
        message = "is silent, and something is reported"
    elif forecast.outcome == "different" and not kinds & (APART | DENIAL) and not _counts_twice(forecast.comment):
        message = "is different, and the comment names no difference"
    if message:
        place = forecast.place.of("outcome")
        message = f'the outcome of forecast "{forecast.id}" {message}'
        yield Finding(place, "outcome-contradicted", (forecast.outcome,), message, (forecast.place,))


def question_findings(question: Question, statements: Mapping[str, Statement]) -> Iterator[Finding]:
    """A kind of disagreement that the answers belie, and a yes or no that the statements behind it belie."""
    said = {_answer(position) for position in question.positions}
    opposed = {"yes+", "yes-"} <= said
    if question.kind == "nuance" and opposed:
        message = f'question "{question.id}" is a nuance, and one answer is yes where another is no'
        yield Finding(question.place.of("kind"), "kind-contradicted", (question.kind,), message, (question.place,))
    for position in question.positions:
        cited = [statements[id] for id in position.statements if id in statements]
        denied = [bool(_kinds(statement.text) & DENIAL) for statement in cited]
        answer = _answer(position)
        if cited and ((answer == "yes-" and not any(denied)) or (answer == "yes+" and all(denied))):
            yield Finding(
                position.place.of("answer"),
                "answer-contradicted",
                ("no" if answer == "yes-" else "yes",),
                f"the answer of “{position.id}” is {'no' if answer == 'yes-' else 'yes'}, and what its statements say "
                "is the opposite",
                (position.place, question.place),
            )


def _counts_twice(text: Text) -> bool:
    """Whether two numbers stand side by side in a text, which may be all the difference."""
    return any(len(find_numbers(words, language)) > 1 for language, words in text.items())


def _answer(position: Position) -> str:
    """`yes+` or `yes-` when an answer begins with a yes or a no."""
    for language, text in position.answer.items():
        for sign in worded(text, language).signs:
            if sign.kind in ("yes+", "yes-") and sign.start == 0:
                return sign.kind
    return ""


def _kinds(text: Text) -> set[str]:
    return {sign.kind for language, words in text.items() for sign in worded(words, language).signs}
