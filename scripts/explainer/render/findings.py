"""What only the pair of texts shows: forecasts/, disagreements/, silences/, numbers/, and their overview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.model import Question, Text
from explainer.proof import Proof
from explainer.render.context import Context
from explainer.render.figures.outcomes import render_outcomes_figure
from explainer.render.markdown import escape, link
from explainer.render.page import Page

OUTCOMES = ("borne-out", "different", "silent", "unforeseen")
SILENCES = ("unsourced", "open", "undated", "voices")
PAGES = ("forecasts", "disagreements", "silences", "numbers")


def render_findings(context: Context) -> Iterator[Page]:
    """The overview, then each kind of finding."""
    page = Page(context, "findings", context.label("findings.title"), context.label("findings.description"))
    page.add(escape(context.label("findings.lead")))
    for slug in PAGES:
        page.add(f"## {link(escape(context.label(f'{slug}.title')), page.url(slug))} {{ #{slug} }}")
        page.add(escape(context.label(f"{slug}.description")))
    yield page
    yield _forecasts(context)
    yield _disagreements(context)
    yield _silences(context)
    yield _numbers(context)


def _statements(page: Page, ids: Iterable[str]) -> str:
    proof = page.context.proof
    return "\n".join(f"- {page.statement(proof.statements[id], anchor=False)}" for id in ids)


def _ours(page: Page, words: str) -> str:
    label = escape(page.context.label("findings.ours"))
    return f'<span class="ours">{label}</span> {page.words(words)}'


def _forecasts(context: Context) -> Page:
    language = context.language
    page = Page(context, "forecasts", context.label("forecasts.title"), context.label("forecasts.description"))
    page.add(escape(context.label("forecasts.lead")))
    page.add(render_outcomes_figure(page, OUTCOMES))
    for outcome in OUTCOMES:
        inside = [forecast for forecast in context.book.forecasts if forecast.outcome == outcome]
        if not inside:
            continue
        page.add(f"## {escape(context.label(f'outcome.{outcome}'))} {{ #{outcome} }}")
        page.add(escape(context.label(f"outcome.{outcome}.lead")))
        for forecast in inside:
            page.add(f"### {escape(forecast.title[language])} {{ #{forecast.id} }}")
            if forecast.expected:
                page.add(f"**{escape(context.label('forecasts.expected'))}**", _statements(page, forecast.expected))
            if forecast.reported:
                page.add(f"**{escape(context.label('forecasts.reported'))}**", _statements(page, forecast.reported))
            elif outcome == "silent":
                page.add(f'<span class="silence">{escape(context.label("forecasts.silent"))}</span>')
            page.add(_ours(page, forecast.comment[language]))
    return page


def _disagreements(context: Context) -> Page:
    language = context.language
    page = Page(
        context, "disagreements", context.label("disagreements.title"), context.label("disagreements.description")
    )
    page.add(escape(context.label("disagreements.lead")))
    page.add(f"## {escape(context.label('disagreements.matrix'))} {{ #matrix }}", _matrix(page))
    for question in context.book.questions:
        page.add(f"## {escape(question.question[language])} {{ #{question.id} }}")
        page.add(f'<span class="kind">{escape(context.label(f"question.{question.kind}"))}</span>')
        for position in question.positions:
            page.add(f"**{escape(position.answer[language])}**", _statements(page, position.statements))
        page.add(_ours(page, question.comment[language]))
    return page


def _matrix(page: Page) -> str:
    """Questions against speakers; who has nothing to say on a question is shown as silent."""
    context = page.context
    speakers = [
        id
        for id in (*context.people, *context.proof.sources)
        if any(answers(question, id, context.proof) for question in context.book.questions)
    ]
    head = " | ".join(page.speaker(id) for id in speakers)
    rows = [f"| {escape(context.label('formats.question'))} | {head} |", "|" + " --- |" * (len(speakers) + 1)]
    for question in context.book.questions:
        name = link(escape(question.question[context.language]), f"#{question.id}")
        cells = []
        for id in speakers:
            said = [escape(words[context.language]) for words in answers(question, id, context.proof)]
            cells.append(
                "; ".join(said) or f'<span class="silence">{escape(context.label("disagreements.silent"))}</span>'
            )
        rows.append(f"| **{name}** | " + " | ".join(cells) + " |")
    return '<div class="matrix" markdown="block">\n\n' + "\n".join(rows) + "\n\n</div>"


def answers(question: Question, speaker: str, proof: Proof) -> list[Text]:
    """The answers (texts) that one speaker's statements give to a question."""
    return [
        position.answer
        for position in question.positions
        if any(proof.statements[id].speaker == speaker for id in position.statements)
    ]


def _silences(context: Context) -> Page:
    language = context.language
    page = Page(context, "silences", context.label("silences.title"), context.label("silences.description"))
    page.add(escape(context.label("silences.lead")))
    for kind in SILENCES:
        inside = [silence for silence in context.book.silences if silence.kind == kind]
        if not inside:
            continue
        page.add(f"## {escape(context.label(f'silence.{kind}'))} {{ #{kind} }}")
        for silence in inside:
            page.add(f"### {escape(silence.title[language])} {{ #{silence.id} }}")
            page.add(_ours(page, silence.text[language]))
            if silence.statements:
                page.add(f"**{escape(context.label('silences.said'))}**", _statements(page, silence.statements))
    return page


def _numbers(context: Context) -> Page:
    language = context.language
    page = Page(context, "numbers", context.label("numbers.title"), context.label("numbers.description"))
    page.add(escape(context.label("numbers.lead")))
    for figure in context.book.figures:
        page.add(f"## {escape(figure.figure[language])} {{ #{figure.id} }}")
        page.add(page.words(figure.counts[language]), _statements(page, figure.statements))
    return page
