"""What only the pair of texts shows: forecasts/, disagreements/, silences/, numbers/, and their overview."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from explainer.model import Outcome, Position, Reference, SilenceKind, Statement
from explainer.proof import Proof
from explainer.render.context import Context
from explainer.render.figures.answers import (
    Row,
    answer_id,
    answer_mark,
    answers_to,
    render_answers_figure,
    silent_on,
    who_answers,
)
from explainer.render.figures.named import render_named_figure
from explainer.render.figures.numerals import render_numerals
from explainer.render.figures.outcomes import drawn, render_outcomes_figure, tally
from explainer.render.markdown import escape, link
from explainer.render.page import Page

PAGES = ("forecasts", "disagreements", "silences", "numbers")


def render_findings(context: Context) -> Page:
    """The overview of the kinds of findings."""
    there = [slug for slug in PAGES if slug in context.frame.pages]
    # What is said of all of them is true of a site that has them all.
    whole = len(there) == len(PAGES)
    titles = ", ".join(context.label(f"{slug}.title") for slug in there)
    description = context.label("findings.description") if whole else f"{titles}."
    page = Page(context, "findings", context.label("findings.title"), description)
    page.add(*filter(None, (page.label("findings.lead") if whole else "", render_numerals(page))))
    for slug in there:
        page.head(2, link(page.label(f"{slug}.title"), page.url(slug)), slug)
        page.add(page.label(f"{slug}.description"))
    return page


def _statements(page: Page, ids: Iterable[str], whole: Mapping[str, str]) -> str:
    """Statements that stand in full elsewhere, `whole` says on which pages."""
    found = (page.context.proof.statements[id] for id in ids)
    return "\n".join(f"- {page.again(one, at=_at(one, whole), full=page.url(whole[one.id], one.id))}" for one in found)


def _at(statement: Statement, whole: Mapping[str, str]) -> str:
    """Under which id it stands on the page of its speaker; "" if it does not."""
    return statement.id if whole[statement.id] == f"experts/{statement.speaker}" else ""


def _position(page: Page, row: Row, position: Position, whole: Mapping[str, str]) -> str:
    """An answer and whose it is: what says one statement in short leads to it, below others stand their statements.

    It begins with its mark in the grid, which leads here.
    """
    here = f'<span id="{answer_id(row.question, position)}"></span>{answer_mark(page.context, row, position)}'
    said = [page.context.proof.statements[id] for id in position.statements]
    at = {one.id: one.id for one in said if _at(one, whole)}
    answer = position.answer[page.context.language]
    if len(said) == len(at) == 1:
        opening, words = page.in_short(said[0], answer, said[0].id).split(">", 1)
        return f"- {opening}>{here}{words}"
    speakers = dict.fromkeys(one.speaker for one in said)
    who = f" — {page.speaker(said[0].speaker)}" if len(speakers) == 1 else ""
    lines = (page.together(group, at, with_speaker=not who) for group in _by_places(page.context.proof, said))
    below = "".join(f'<br><span class="below">{line}</span>' for line in lines)
    return f'- <span class="answer">{here}{page.words(answer)}</span>{who}{below}'


def _by_places(proof: Proof, said: Sequence[Statement]) -> list[list[Statement]]:
    """Statements in groups, so that no sentence of a text proves something in two of them."""
    groups: list[tuple[set[Reference], list[Statement]]] = []
    for one in said:
        rests = {reference for item in one.every_evidence for reference in proof.located(item).references}
        met = [group for group in groups if not rests.isdisjoint(group[0])]
        found = [statement for _, statements in met for statement in statements]
        groups = [group for group in groups if group not in met]
        groups.append((rests.union(*(places for places, _ in met)), [*found, one]))
    return [statements for _, statements in groups]


def _ours(page: Page, words: str, rests_on: Sequence[str], whole: Mapping[str, str]) -> str:
    label = page.label("findings.ours")
    rests = [page.context.proof.statements[id] for id in rests_on]
    places = [page.places(one for one in rests if not one.derived)] if any(not one.derived for one in rests) else []
    for one in (one for one in rests if one.derived):
        places.append(page.places((one,)) + page.inferred(one, page.url(whole[one.id], one.id)))
    return f'<span class="ours">{label}</span> {page.words(words)}{" " if places else ""}{", ".join(places)}'


def render_forecasts(context: Context, whole: Mapping[str, str]) -> Page:
    """What was expected against what came of it."""
    language = context.language
    page = Page.of_list(context, "forecasts")
    page.add(page.label("forecasts.lead"))
    if drawn(context.book):
        page.add(render_outcomes_figure(page, tuple(Outcome)))
    page.add(*_tally(context))
    for outcome in Outcome:
        inside = [forecast for forecast in context.book.forecasts if forecast.outcome == outcome]
        if not inside:
            continue
        page.head(2, page.label(f"outcome.{outcome}"), outcome)
        page.add(page.label(f"outcome.{outcome}.lead"))
        for forecast in inside:
            page.head(3, escape(forecast.title[language]), forecast.id)
            if forecast.expected:
                page.add(f'<span class="kind">{page.label(f"expectation.{forecast.kind}")}</span>')
                page.add(f"**{page.label('forecasts.expected')}**", _statements(page, forecast.expected, whole))
            if forecast.reported:
                page.add(f"**{page.label('forecasts.reported')}**", _statements(page, forecast.reported, whole))
            elif outcome == "silent":
                page.add(f'<span class="silence">{page.label("forecasts.silent")}</span>')
            page.add(_ours(page, forecast.comment[language], forecast.rests_on, whole))
    return page


def _tally(context: Context) -> Iterator[str]:
    """How many expectations of each kind had each outcome, as a table that is counted."""
    rows = tally(context.book)
    if not rows:
        return
    outcomes = dict.fromkeys(outcome for _, by_outcome in rows for outcome in by_outcome)
    heads = [context.label("forecasts.kind"), *(context.label(f"outcome.{outcome}") for outcome in outcomes)]
    yield f"## {escape(context.label('forecasts.tally'))} {{ #tally }}"
    yield escape(context.label("forecasts.tally.lead"))
    lines = [f"| {' | '.join(map(escape, heads))} |", "|" + " --- |" * len(heads)]
    for kind, by_outcome in rows:
        cells = [escape(context.label(f"expectation.{kind}")), *(str(by_outcome[outcome]) for outcome in outcomes)]
        lines.append(f"| {' | '.join(cells)} |")
    yield "\n".join(lines)


def render_disagreements(context: Context, whole: Mapping[str, str]) -> Page:
    """What the voices answer differently."""
    language = context.language
    page = Page.of_list(context, "disagreements")
    page.add(page.label("disagreements.lead"))
    page.add(render_answers_figure(page))
    rows = {row.question.id: row for row in answers_to(context.book.questions, context.proof)}
    speakers = who_answers(context, tuple(rows.values()))
    for question in context.book.questions:
        page.head(2, escape(question.question[language]), question.id)
        page.add(f'<span class="kind">{page.label(f"question.{question.kind}")}</span>')
        page.add("\n".join(_position(page, rows[question.id], one, whole) for one in question.positions))
        silent = ", ".join(context.speaker_short(id) for id in silent_on(rows[question.id], speakers))
        if silent:
            words = f"{context.label('disagreements.silent')}: {silent}"
            page.add(f'<span class="silence">{escape(words)}</span>')
        page.add(_ours(page, question.comment[language], question.rests_on, whole))
    return page


def render_silences(context: Context, whole: Mapping[str, str]) -> Page:
    """What the texts leave open."""
    language = context.language
    page = Page.of_list(context, "silences")
    page.add(page.label("silences.lead"))
    for kind in SilenceKind:
        inside = [silence for silence in context.book.silences if silence.kind == kind]
        if not inside:
            continue
        page.head(2, page.label(f"silence.{kind}"), kind)
        for silence in inside:
            page.head(3, escape(silence.title[language]), silence.id)
            page.add(_ours(page, silence.text[language], silence.rests_on, whole))
            if silence.statements:
                page.add(f"**{page.label('silences.said')}**", _statements(page, silence.statements, whole))
    return page


def render_numbers(context: Context, whole: Mapping[str, str], hidden: Collection[str]) -> Page:
    """The numbers of the texts, and who is named how often. `hidden`: the sentences that no page shows."""
    language = context.language
    page = Page.of_list(context, "numbers")
    page.add(page.label("numbers.lead"))
    for figure in context.book.figures:
        page.head(2, escape(figure.figure[language]), figure.id)
        page.add(page.words(figure.counts[language]), _statements(page, figure.statements, whole))
    if named := render_named_figure(page, hidden):
        page.add(f"## {page.label('figure.named.name')} {{ #named }}", named)
    return page
