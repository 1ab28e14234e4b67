"""What we conclude: the outcome of a forecast, the kind of a disagreement or of a silence, a yes or no in an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.check.accepted import Finding
from explainer.check.flips.signs import worded
from explainer.corpus.numbers import find_numbers
from explainer.languages.known import language_named
from explainer.model import (
    LANGUAGES,
    Answer,
    Forecast,
    Outcome,
    Question,
    QuestionKind,
    Silence,
    SilenceKind,
    Statement,
    Text,
)

DENIAL = frozenset({"not", "not~", "none", "without", "untold"})
APART = frozenset({"whether", "contrast"})
DENIED = frozenset({"not", "none", "untold"})
IN_PART = DENIED | {"only"}
"""What a comment says of an outcome that is reported in part."""
DIFFERING = ("not", "none", "only", "whether", "contrast")
"""Kinds of words that name a difference, an example of each for messages."""
ALONE = re.compile(r"\s*(?:[^\w\s]|$)")
EXCLUSIVE = "exclusive"
ONE = "mend one of the two"
MISSING = {SilenceKind.UNDATED: "when", SilenceKind.UNSOURCED: "whence", SilenceKind.VOICES: "heard"}
"""By kind of silence, the signs that it is one; an open one asks for anything else."""


def outcome_findings(forecast: Forecast) -> Iterator[Finding]:
    """An outcome that our own comment belies."""
    kinds = _kinds(forecast.comment)
    message = ""
    differs = bool(kinds & APART) or _counts_differ(forecast.comment)
    if forecast.outcome == Outcome.BORNE_OUT and (differs or kinds & DENIED) and "indeed" not in kinds:
        message = "is borne-out, and the comment says in what the two sides differ or what is not known"
    elif forecast.outcome in (Outcome.DIFFERENT, Outcome.SILENT) and "indeed" in kinds:
        message = f"is {forecast.outcome}, and the comment says that it came true"
    elif forecast.outcome == Outcome.SILENT and forecast.reported:
        message = "is silent, and something is reported"
    elif forecast.outcome == Outcome.DIFFERENT and not (differs or kinds & IN_PART):
        message = f"is different, and the comment names no difference: neither two numbers nor {_words_for(DIFFERING)}"
    if message:
        place = forecast.place.of("outcome")
        message = f'the outcome of forecast "{forecast.id}" {message}'
        yield Finding(place, "outcome-contradicted", (forecast.outcome,), message, (forecast.place,))


def silent_findings(forecast: Forecast) -> Iterator[Finding]:
    """A comment that says of no word that the later text does not have it, where that text is silent."""
    for language, words in forecast.comment.items() if forecast.outcome == Outcome.SILENT else ():
        if DENIAL.isdisjoint(worded(words, language).kinds):
            message = f'forecast "{forecast.id}" is silent, and this says nothing that is not said'
            yield Finding(
                forecast.place.of("comment", language),
                "outcome-contradicted",
                ("silent",),
                message,
                (forecast.place,),
                mend=ONE,
            )


def question_findings(question: Question, statements: Mapping[str, Statement]) -> Iterator[Finding]:
    """A kind of disagreement that the answers belie, and a yes or no that the statements behind it belie."""
    opposed = {Answer.YES, Answer.NO} <= {position.says for position in question.positions}
    exclusive = EXCLUSIVE in _kinds(question.comment)
    message = ""
    if question.kind == QuestionKind.NUANCE and opposed:
        message = "is a nuance, and one answer is yes where another is no"
    elif question.kind == QuestionKind.CONTRADICTION and not exclusive:
        message = "is a contradiction, and the comment does not say that its answers exclude each other"
    elif question.kind != QuestionKind.CONTRADICTION and exclusive:
        message = f"is a {question.kind}, and the comment says that its answers exclude each other"
    if message:
        place, message = question.place.of("kind"), f'question "{question.id}" {message}'
        yield Finding(place, "kind-contradicted", (question.kind,), message, (question.place,), mend=ONE)
    for position in question.positions:
        cited = [statements[id] for id in position.statements if id in statements]
        denied = [bool(_kinds(statement.text) & DENIAL) for statement in cited]
        for language, words in position.answer.items():
            begins = _begins(words, language)
            if begins != position.says:
                message = f"“{position.id}” says {position.says}, and its answer begins with {begins}"
                yield Finding(
                    position.place.of("says"), "answer-contradicted", (), message, (), mend="mend one of them"
                )
        if cited and (
            (position.says == Answer.NO and not any(denied)) or (position.says == Answer.YES and all(denied))
        ):
            yield Finding(
                position.place.of("answer"),
                "answer-contradicted",
                (position.says,),
                f"the answer of “{position.id}” is {position.says}, and what its statements say is the opposite",
                (position.place, question.place),
            )


def silence_findings(silence: Silence) -> Iterator[Finding]:
    """A kind of silence that its own words belie: of what is undated they ask when, of what has no source whence."""
    asked, said = _kinds(silence.title), _kinds(silence.title) | _kinds(silence.text)
    own = MISSING.get(silence.kind)
    others = [kind for kind, sign in MISSING.items() if sign in asked]
    message = ""
    if own and own not in said:
        message = f"is {silence.kind}, and nothing in its words says so"
    elif own not in asked and others:
        message = f"is {silence.kind}, and its title asks for what is {others[0]}"
    if message:
        place, message = silence.place.of("kind"), f'silence "{silence.id}" {message}'
        yield Finding(place, "kind-contradicted", (silence.kind,), message, (silence.place,), mend=ONE)


def _counts_differ(text: Text) -> bool:
    """Whether a text holds two numbers that are not the same, which may be all the difference."""
    return any(len({number.value for number in find_numbers(words, language)}) > 1 for language, words in text.items())


def _words_for(kinds: Sequence[str]) -> str:
    """The first word of each kind, in every language."""
    tables = [language_named(language).signs.kinds for language in LANGUAGES]
    words = (f"“{table[kind].split(', ')[0]}”" for table in tables for kind in kinds)
    return f"a word such as {', '.join(words)}"


def _begins(words: str, language: str) -> Answer:
    """What an answer says by its first word, if a mark or nothing follows: "No letter was lost" answers otherwise."""
    signs = {sign.kind for sign in worded(words, language).signs if sign.start == 0 and ALONE.match(words, sign.end)}
    return Answer.YES if "yes+" in signs else Answer.NO if "yes-" in signs else Answer.OTHERWISE


def _kinds(text: Text) -> frozenset[str]:
    return frozenset().union(*(worded(words, language).kinds for language, words in text.items()))
