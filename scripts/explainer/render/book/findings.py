"""What only the texts together show: forecasts, disagreements, silences, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.model import Outcome, Question, SilenceKind
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_outcomes_figure
from explainer.render.figures.outcomes import drawn, tally
from explainer.render.typst import array, call, join, string


def set_forecasts(composer: Composer) -> Iterator[str]:
    """By outcome: what was expected, what was reported, and how we compare them."""
    context, language = composer.context, composer.language
    yield composer.heading(1, "forecasts", context.label("forecasts.title"))
    yield call("lead", composer.label("forecasts.lead"))
    if drawn(context.book):
        yield set_outcomes_figure(composer, tuple(Outcome))
    yield from _tally(composer)
    for outcome in Outcome:
        inside = [forecast for forecast in context.book.forecasts if forecast.outcome == outcome]
        if not inside:
            continue
        yield composer.heading(2, f"forecasts#{outcome}", context.label(f"outcome.{outcome}"))
        yield call("par", composer.label(f"outcome.{outcome}.lead"))
        for forecast in inside:
            yield composer.heading(3, f"forecasts/{forecast.id}", forecast.title[language])
            if forecast.expected:
                kind = context.label(f"expectation.{forecast.kind}")
                yield call("runin", string(f"{context.label('forecasts.expected')} ({kind})"))
                yield composer.by_id(forecast.expected)
            if forecast.reported:
                yield call("runin", composer.label("forecasts.reported"))
                yield composer.by_id(forecast.reported)
            elif outcome == "silent":
                yield call("par", call("silence", composer.label("forecasts.silent")))
            yield _ours(composer, forecast.comment[language], forecast.rests_on)


def _tally(composer: Composer) -> Iterator[str]:
    """How many expectations of each kind had each outcome, a line a kind."""
    context = composer.context
    for kind, by_outcome in tally(context.book):
        counts = ", ".join(f"{context.label(f'outcome.{outcome}')}: {count}" for outcome, count in by_outcome.items())
        yield call("par", string(f"{context.label(f'expectation.{kind}')} — {counts}."))


def set_disagreements(composer: Composer) -> Iterator[str]:
    """Who answers what, as a table a question, and the proof of every answer."""
    context, language = composer.context, composer.language
    yield composer.heading(1, "disagreements", context.label("disagreements.title"))
    yield call("lead", composer.label("disagreements.lead"))
    if context.book.questions:
        yield composer.heading(2, "disagreements#matrix", context.label("disagreements.matrix"), listed=False)
        yield _matrix(composer)
    for question in context.book.questions:
        yield composer.heading(2, f"disagreements/{question.id}", question.question[language], listed=False)
        yield call("runin", composer.label(f"question.{question.kind}"))
        for position in question.positions:
            yield call("answer", composer.words(position.answer[language]))
            yield composer.by_id(position.statements)
        yield _ours(composer, question.comment[language], question.rests_on)


def _matrix(composer: Composer) -> str:
    """Every question with its answers and who gives them; who gives none is named as silent."""
    context, proof, language = composer.context, composer.context.proof, composer.language
    heads = ("formats.question", "book.answer", "book.speakers")
    asked = context.book.questions
    everyone = [
        id for id in (*context.people, *proof.sources) if any(_answers(question, composer, id) for question in asked)
    ]
    rows = []
    for question in asked:
        cells = []
        for position in question.positions:
            speakers = dict.fromkeys(proof.statements[id].speaker for id in position.statements)
            names = ", ".join(context.speaker_short(id) for id in speakers)
            cells.append((string(position.answer[language]), string(names)))
        silent = ", ".join(context.speaker_short(id) for id in everyone if not _answers(question, composer, id))
        if silent:
            cells.append((call("silence", composer.label("disagreements.silent")), call("silence", string(silent))))
        name = composer.page_of(f"disagreements/{question.id}", question.question[language], " — ")
        rows.append(call("answers", name, *(array(cell) for cell in cells)))
    return call("ledger", array(map(composer.label, heads)), *rows)


def _answers(question: Question, composer: Composer, speaker: str) -> bool:
    statements = composer.context.proof.statements
    return any(statements[id].speaker == speaker for position in question.positions for id in position.statements)


def set_silences(composer: Composer) -> Iterator[str]:
    """What the texts leave open, by kind, with what they do say."""
    context, language = composer.context, composer.language
    yield composer.heading(1, "silences", context.label("silences.title"))
    yield call("lead", composer.label("silences.lead"))
    for kind in SilenceKind:
        inside = [silence for silence in context.book.silences if silence.kind == kind]
        if inside:
            yield composer.heading(2, f"silences#{kind}", context.label(f"silence.{kind}"), listed=False)
        for silence in inside:
            yield composer.heading(3, f"silences/{silence.id}", silence.title[language])
            yield _ours(composer, silence.text[language], silence.rests_on)
            if silence.statements:
                yield call("runin", composer.label("silences.said"))
                yield composer.by_id(silence.statements)


def set_numbers(composer: Composer) -> Iterator[str]:
    """Every number that the texts give, and what it counts."""
    language = composer.language
    yield composer.heading(1, "numbers", composer.context.label("numbers.title"))
    yield call("lead", composer.label("numbers.lead"))
    for figure in composer.context.book.figures:
        anchor = composer.anchor(f"numbers/{figure.id}")
        title = join([anchor, string(figure.figure[language])])
        yield call("entry", title, composer.words(figure.counts[language]))
        yield composer.by_id(figure.statements)


def _ours(composer: Composer, words: str, rests_on: Sequence[str]) -> str:
    statements = [composer.context.proof.statements[id] for id in rests_on]
    said = composer.words(words)
    return call("ours", composer.label("findings.ours"), join([said, composer.note(statements)]) if rests_on else said)
