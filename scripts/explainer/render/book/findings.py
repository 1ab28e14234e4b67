"""What only the texts together show: forecasts, disagreements, silences, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.languages.known import language_named
from explainer.model import Answer, Expectation, Outcome, Position, Question, SilenceKind, Statement
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_outcomes_figure
from explainer.render.book.notes import bundle
from explainer.render.context import Context
from explainer.render.figures.answers import OWN, answers_to, mark_of, who_answers
from explainer.render.figures.outcomes import drawn, tally
from explainer.render.typst import array, block, call, join, string

NONE = "–"
SAYS = {Answer.YES: "●", Answer.NO: "○", Answer.OTHERWISE: "◐", OWN: "◇"}
"""Before the letter of an answer: what it says to the question; the marks are those of the site's figure."""


def set_forecasts(composer: Composer) -> Iterator[str]:
    """By outcome: what was expected, what was reported, and how we compare them."""
    context = composer.context
    yield composer.heading(1, "forecasts", context.label("forecasts.title"), opens=False)
    yield call("lead", composer.label("forecasts.lead"))
    if drawn(context.book):
        yield set_outcomes_figure(composer, tuple(Outcome))
    if kinds := tally(context.book):
        yield _tally(composer, kinds)
    for outcome in Outcome:
        inside = [forecast for forecast in context.book.forecasts if forecast.outcome == outcome]
        if not inside:
            continue
        yield composer.heading(2, f"forecasts#{outcome}", context.label(f"outcome.{outcome}"))
        lines = [call("key", composer.label(f"outcome.{outcome}.lead"))]
        for forecast in inside:
            title = join([composer.anchor(f"forecasts/{forecast.id}"), composer.text(forecast.title)])
            kind = context.label(f"expectation.{forecast.kind}") if forecast.kind else ""
            lines.append(call("entry", title, string(kind)))
            for key, ids in (("forecasts.expected", forecast.expected), ("forecasts.reported", forecast.reported)):
                if ids:
                    lines.append(_said(composer, key, composer.by_id(ids)))
            if outcome == Outcome.SILENT:
                lines.append(call("item", call("silence", composer.label("forecasts.silent"))))
            lines.append(composer.ours("findings.ours", forecast.comment, forecast.rests_on))
        yield call("small-print", block(lines))


def _tally(composer: Composer, kinds: Sequence[tuple[Expectation, Mapping[Outcome, int]]]) -> str:
    """How many expectations of each kind had which outcome."""
    _, first = kinds[0]
    heads = [composer.label("forecasts.kind"), *(composer.label(f"outcome.{outcome}") for outcome in first)]
    rows = [
        array([composer.label(f"expectation.{kind}"), *(string(str(count)) for count in by_outcome.values())])
        for kind, by_outcome in kinds
    ]
    return call("tally", array(heads), *rows)


def set_disagreements(composer: Composer) -> Iterator[str]:
    """Who answers what: a letter for each answer in a grid, then the answers with their proof."""
    context, language = composer.context, composer.language
    yield composer.heading(1, "disagreements", context.label("disagreements.title"))
    yield call("lead", composer.label("disagreements.lead"))
    if context.book.questions:
        yield _grid(composer)
        key = [
            f"{answer_signs(context)}, {NONE}\u00a0{context.label('disagreements.silent')}.",
            context.label("book.letters"),
        ]
        yield call("key", string(" ".join(key)))
    lines: list[str] = []
    for number, question in enumerate(context.book.questions, 1):
        id = f"disagreements/{question.id}"
        lines.append(composer.heading(2, id, f"{number}. {question.question[language]}", listed=False))
        lines.append(
            call("runin", join([*composer.mentioned(question.question), composer.label(f"question.{question.kind}")]))
        )
        for letter, position in zip(letters(question, language), question.positions, strict=True):
            tails = composer.tails(composer.by_id(position.statements), question.id)
            name = string(f"{sign_of(question, position)}\u202f{letter}. ")
            lines.append(
                call(
                    "item",
                    join([name, composer.text(position.answer), string(" "), tails]),
                )
            )
        lines.append(composer.ours("findings.ours", question.comment, question.rests_on))
    yield call("small-print", block(lines))


def answer_signs(context: Context) -> str:
    """What the signs before answers mean, of those that there are."""
    asked = context.book.questions
    there = {sign_of(question, position) for question in asked for position in question.positions}
    signs = {says: sign for says, sign in SAYS.items() if sign in there}
    return ", ".join(f"{sign}\u00a0{context.label(f'figure.answers.{says}')}" for says, sign in signs.items())


def sign_of(question: Question, position: Position) -> str:
    """What stands before an answer."""
    return SAYS[mark_of(question, position)]


def letters(question: Question, language: str) -> Iterator[str]:
    """A sign for each of its answers; they come back with a number where the alphabet ends."""
    alphabet = language_named(language).house.lettering
    for at in range(len(question.positions)):
        again, number = divmod(at, len(alphabet))
        yield alphabet[number] + (str(again) if again else "")


def letters_of(question: Question, composer: Composer, speaker: str) -> str:
    """The signs of the answers that a speaker's statements give; none where there are none."""
    statements = composer.context.proof.statements
    return ", ".join(
        f"{sign_of(question, position)}\u202f{letter}"
        for letter, position in zip(letters(question, composer.language), question.positions, strict=True)
        if any(statements[id].speaker == speaker for id in position.statements)
    )


def _grid(composer: Composer) -> str:
    context = composer.context
    everyone = who_answers(context, answers_to(context.book.questions, context.proof))
    rows = []
    for number, question in enumerate(context.book.questions, 1):
        cells = [string(letters_of(question, composer, id) or NONE) for id in everyone]
        kind = context.label("question.contradiction") if question.kind == "contradiction" else ""
        words = composer.text(question.question)
        rows.append(call("asked", string(str(number)), words, string(kind), *cells))
    heads = array(string(context.speaker_short(id)) for id in everyone)
    return call("grid-of-signs", composer.label("formats.question"), heads, array("1" for _ in everyone), *rows)


def set_silences(composer: Composer) -> Iterator[str]:
    """What the texts leave open, by kind, with what they do say."""
    context = composer.context
    yield composer.heading(1, "silences", context.label("silences.title"), opens=False)
    yield call("lead", composer.label("silences.lead"))
    for kind in SilenceKind:
        inside = [silence for silence in context.book.silences if silence.kind == kind]
        if inside:
            yield composer.heading(2, f"silences#{kind}", context.label(f"silence.{kind}"), listed=False)
        lines = []
        for silence in inside:
            title = join([composer.anchor(f"silences/{silence.id}"), composer.text(silence.title)])
            lines.append(call("entry", title, '""'))
            lines.append(composer.ours("findings.ours", silence.text, silence.rests_on))
            if silence.statements:
                lines.append(_said(composer, "silences.said", composer.by_id(silence.statements)))
        if lines:
            yield call("small-print", block(lines))


def _said(composer: Composer, key: str, statements: Sequence[Statement]) -> str:
    """The first statement in words, and where others stand that say so elsewhere."""
    first, *others = statements
    told = composer.places_of((first,))
    more = [place for place in composer.places_of(others) if place not in told]
    tail = [call("by", join([string("("), bundle(more), string(")")]))] if more else []
    said = join([composer.brief(first), *tail], " ")
    return call("item", join([call("kind", composer.label(key)), string(": "), said]))


def set_numbers(composer: Composer) -> Iterator[str]:
    """Every number that the texts give, and what it counts."""
    yield composer.heading(1, "numbers", composer.context.label("numbers.title"), opens=False)
    yield call("lead", composer.label("numbers.lead"))
    lines = []
    for figure in composer.context.book.figures:
        title = join([composer.anchor(f"numbers/{figure.id}"), composer.text(figure.figure)])
        lines.append(call("entry", title, composer.text(figure.counts)))
        lines.append(composer.statements(composer.by_id(figure.statements)))
    yield call("small-print", block(lines))
