"""What only the texts together show: forecasts/, disagreements/, silences/, numbers/, and their overview."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from explainer.document.inline import Ours, Tagged
from explainer.document.nodes import Figure, Lead, Node, Page, Paragraph, Section
from explainer.document.records import Answer, Answers, Elsewhere, Remark, Tally, Told
from explainer.model import Forecast, Outcome, Question, Silence, SilenceKind, Text
from explainer.pages.words import label, page_of_list, silence
from explainer.view.answers import Row, answers_to, silent_on, who_answers
from explainer.view.context import Context
from explainer.view.naming import count_names
from explainer.view.outcomes import drawn, tally

PAGES = ("forecasts", "disagreements", "silences", "numbers")

Whole = Mapping[str, str]
"""By the id of a statement, the page on which it stands in full."""


def findings(context: Context) -> Page:
    """The overview of the kinds of findings."""
    there = [slug for slug in PAGES if slug in context.frame.pages]
    # What is said of all of them is true of a site that has them all.
    whole = len(there) == len(PAGES)
    titles = ", ".join(context.label(f"{slug}.title") for slug in there)
    lead = [Lead(label(context, "findings.lead"))] if whole else []
    sections = (
        Section(
            2, slug, label(context, f"{slug}.title"), (Lead(label(context, f"{slug}.description")),), leads=(slug, "")
        )
        for slug in there
    )
    return page_of_list(
        context,
        "findings",
        *lead,
        Figure("findings"),
        *sections,
        description="" if whole else f"{titles}.",
    )


def _elsewhere(context: Context, ids: Iterable[str], whole: Whole) -> tuple[Elsewhere, ...]:
    return tuple(Elsewhere(context.proof.statements[id], whole[id]) for id in ids)


def _remark(context: Context, text: Text, ids: Iterable[str], whole: Whole) -> Remark:
    return Remark(text, _elsewhere(context, ids, whole))


def forecasts(context: Context, whole: Whole) -> Page:
    """What was expected against what came of it."""
    figure = [Figure("outcomes")] if drawn(context.book) else []
    return page_of_list(
        context,
        "forecasts",
        Lead(label(context, "forecasts.lead")),
        *figure,
        *_tally(context),
        *_outcomes(context, whole),
    )


def _outcomes(context: Context, whole: Whole) -> Iterator[Section]:
    for outcome in Outcome:
        inside = [forecast for forecast in context.book.forecasts if forecast.outcome == outcome]
        if inside:
            lead = Lead(label(context, f"outcome.{outcome}.lead"))
            told = (_forecast(context, forecast, whole) for forecast in inside)
            yield Section(2, outcome, label(context, f"outcome.{outcome}"), (lead, *told))


def _forecast(context: Context, forecast: Forecast, whole: Whole) -> Section:
    nodes: list[Node] = []
    if forecast.expected:
        nodes.append(Paragraph((Tagged(context.label(f"expectation.{forecast.kind}"), "kind"),)))
    for key, ids in (("forecasts.expected", forecast.expected), ("forecasts.reported", forecast.reported)):
        if ids:
            nodes.append(Told(_elsewhere(context, ids, whole), label(context, key)))
    if forecast.outcome == Outcome.SILENT and not forecast.reported:
        nodes.append(silence(context.label("forecasts.silent")))
    nodes.append(_remark(context, forecast.comment, forecast.rests_on, whole))
    return Section(3, forecast.id, Ours(forecast.title), tuple(nodes))


def _tally(context: Context) -> Iterator[Section]:
    """How many expectations of each kind had each outcome, as a table that is counted."""
    rows = tally(context.book)
    if not rows:
        return
    outcomes = dict.fromkeys(outcome for _, by_outcome in rows for outcome in by_outcome)
    heads = (context.label("forecasts.kind"), *(context.label(f"outcome.{outcome}") for outcome in outcomes))
    told = tuple(
        (context.label(f"expectation.{kind}"), tuple(by_outcome[outcome] for outcome in outcomes))
        for kind, by_outcome in rows
    )
    lead = Lead(label(context, "forecasts.tally.lead"))
    yield Section(2, "tally", label(context, "forecasts.tally"), (lead, Tally(heads, told)))


def disagreements(context: Context, whole: Whole) -> Page:
    """What the voices answer differently."""
    rows = {row.question.id: row for row in answers_to(context.book.questions, context.proof)}
    speakers = who_answers(context, tuple(rows.values()))
    asked = (_question(context, one, rows[one.id], speakers, whole) for one in context.book.questions)
    return page_of_list(context, "disagreements", Lead(label(context, "disagreements.lead")), Figure("answers"), *asked)


def _question(context: Context, question: Question, row: Row, speakers: list[str], whole: Whole) -> Section:
    nodes: list[Node] = [Paragraph((Tagged(context.label(f"question.{question.kind}"), "kind"),))]
    answers = (Answer(question, one, _elsewhere(context, one.statements, whole)) for one in question.positions)
    nodes.append(Answers(tuple(answers)))
    if silent := ", ".join(context.speaker_short(id) for id in silent_on(row, speakers)):
        nodes.append(silence(f"{context.label('disagreements.silent')}: {silent}"))
    nodes.append(_remark(context, question.comment, question.rests_on, whole))
    return Section(2, question.id, Ours(question.question), tuple(nodes))


def silences(context: Context, whole: Whole) -> Page:
    """What the texts leave open."""
    return page_of_list(context, "silences", Lead(label(context, "silences.lead")), *_silent_kinds(context, whole))


def _silent_kinds(context: Context, whole: Whole) -> Iterator[Section]:
    for kind in SilenceKind:
        inside = tuple(_silence(context, one, whole) for one in context.book.silences if one.kind == kind)
        if inside:
            yield Section(2, kind, label(context, f"silence.{kind}"), inside)


def _silence(context: Context, one: Silence, whole: Whole) -> Section:
    said = _elsewhere(context, one.statements, whole)
    told = [Told(said, label(context, "silences.said"))] if said else []
    return Section(3, one.id, Ours(one.title), (_remark(context, one.text, one.rests_on, whole), *told))


def numbers(context: Context, whole: Whole, hidden: Collection[str]) -> Page:
    """The numbers of the texts, and who is named how often. `hidden`: the sentences that no page shows."""
    told = (
        Section(
            2,
            figure.id,
            Ours(figure.figure),
            (Paragraph((Ours(figure.counts),)), Told(_elsewhere(context, figure.statements, whole))),
        )
        for figure in context.book.figures
    )
    named = []
    if any(row.sentences for row in count_names(context.book)):
        named.append(Section(2, "named", label(context, "figure.named.name"), (Figure("named", tuple(hidden)),)))
    return page_of_list(context, "numbers", Lead(label(context, "numbers.lead")), *told, *named)
