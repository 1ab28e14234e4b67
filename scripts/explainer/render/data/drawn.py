"""The tables of what the figures draw: numbers that no record has, for readers who would draw them otherwise.

What the map draws are its places, which are records; what the strips of the texts draw is the table of voices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.languages.edtf import date_parts
from explainer.model import LANGUAGES, Outcome
from explainer.render.data.columns import Column, Row, View
from explainer.render.data.made import SPEAKERS, Made
from explainer.render.figures.timeline import has_axis, span
from explainer.render.figures.voices import statements_by_topic
from explainer.view.context import Context
from explainer.view.eras import in_order
from explainer.view.outcomes import drawn

NO_DATE = "For drawing alone, no date: in years with fractions, where the mark"
PLACES = 4
"""Behind the point of a year: an hour or so."""


def _voices(view: View) -> Iterator[Row]:
    language = LANGUAGES[0]
    context = Context(view.book, view.proof, language)
    said = statements_by_topic(context)
    for topic in view.book.topics:
        for speaker in (*context.people, *view.proof.sources):
            if found := said.get((speaker, topic.id)):
                yield {
                    "topic": topic.id,
                    "speaker": speaker,
                    "total": len(found),
                    "in_report": sum(context.is_reported(statement) for statement in found),
                }


def _timeline(view: View) -> Iterator[Row]:
    if not has_axis(view.book):
        return
    for event in in_order(view.book):
        if event.date:
            first, last = span(event)
            yield {
                "event": event.id,
                "era": event.era,
                "edtf": event.date,
                "precision": _precision(event.date),
                "begins": round(first, PLACES),
                "ends": round(last, PLACES),
            }


def _precision(date: str) -> str:
    """What a date tells: of an interval, or of what is no whole year, month or day, that it is a stretch."""
    bounds = date_parts(date)
    if bounds.first != bounds.last or bounds.first is None:
        return "stretch"
    return "day" if bounds.first.day else "month" if bounds.first.month else "year"


def _outcomes(view: View) -> Iterator[Row]:
    found = [item.outcome for item in drawn(view.book)]
    for outcome in Outcome if found else ():
        yield {"outcome": str(outcome), "total": found.count(outcome)}


DRAWN: Mapping[str, Made] = {
    "drawn-timeline": Made(
        meaning="What the drawing of the timeline draws: where each dated event begins and ends on its axis.",
        columns=(
            Column(name="event", meaning="Id of the event.", to=("events",)),
            Column(name="era", meaning="The part of the timeline."),
            Column(name="edtf", meaning="The date, as the record has it: EDTF (ISO 8601-2).", dated=True),
            Column(name="precision", meaning="How precise the date is: day, month, year or stretch."),
            Column(name="begins", meaning=f"{NO_DATE} begins on the axis.", type="number"),
            Column(name="ends", meaning=f"{NO_DATE} ends on the axis.", type="number"),
        ),
        rows=_timeline,
        key=("event",),
    ),
    "drawn-voices": Made(
        meaning="What the drawing of voices draws: how many statements each has on each topic.",
        columns=(
            Column(name="topic", meaning="Id of the topic.", to=("topics",)),
            Column(name="speaker", meaning="Who speaks: a person, or a text's author.", to=SPEAKERS),
            Column(name="total", meaning="How many statements.", type="integer"),
            Column(name="in_report", meaning="How many of them reached us in another's words.", type="integer"),
        ),
        rows=_voices,
        key=("topic", "speaker"),
    ),
    "drawn-outcomes": Made(
        meaning="What the drawing of outcomes draws: how many forecasts came to what, and what nobody forecast.",
        columns=(
            Column(name="outcome", meaning="What became of a forecast."),
            Column(name="total", meaning="How many.", type="integer"),
        ),
        rows=_outcomes,
        key=("outcome",),
    ),
}
