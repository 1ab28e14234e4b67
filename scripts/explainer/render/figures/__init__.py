"""Figures as SVG inside the pages: text stays text, colours are the style sheet's, the same facts stand in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from explainer.render.figures.answers import answers_finding, render_answers_figure
from explainer.render.figures.finding import Finding
from explainer.render.figures.map import map_finding, render_map_figure
from explainer.render.figures.named import named_finding, render_named_figure
from explainer.render.figures.numerals import numerals, render_numerals
from explainer.render.figures.outcomes import outcomes_finding, render_outcomes_figure
from explainer.render.figures.sentences import render_sentences_figure, sentences_finding
from explainer.render.figures.svg import Spot, nowhere
from explainer.render.figures.timeline import has_axis, render_timeline_figure, timeline_finding
from explainer.render.figures.voices import render_voices_figure, voices_finding
from explainer.view.context import Context
from explainer.view.outcomes import drawn

BY_NAME: Mapping[str, Callable[[Spot, Collection[str]], str]] = {
    "answers": lambda page, _: render_answers_figure(page),
    "findings": lambda page, _: render_numerals(page),
    "map": lambda page, _: render_map_figure(page),
    "named": render_named_figure,
    "outcomes": lambda page, _: render_outcomes_figure(page),
    "sentences": render_sentences_figure,
    "timeline": lambda page, _: render_timeline_figure(page),
    "voices": lambda page, _: render_voices_figure(page),
}
"""Every figure of a page; those that a text of ours can name stand in `model.FIGURES`, too."""


def render_figure(page: Spot, name: str, hidden: Collection[str] = ()) -> str:
    """The figure of that name for a page: HTML, links included. `hidden`: references of what no page shows.

    Empty where there is nothing to draw.
    """
    return BY_NAME[name](page, hidden)


def every_finding(context: Context) -> Iterator[Finding]:
    """The findings that are drawn of a whole Book, without links."""
    if has_axis(context.book):
        yield timeline_finding(context, nowhere)
    if context.book.geography and context.book.map_places:
        yield map_finding(context, nowhere)
    if context.book.statements:
        yield voices_finding(context, nowhere)
    if drawn(context.book):
        yield outcomes_finding(context, nowhere)
    if context.book.sources:
        yield sentences_finding(context, nowhere, ())
    if context.book.questions:
        yield answers_finding(context)
    if named := named_finding(context, nowhere, ()):
        yield named


def figures_in_words(context: Context) -> dict[str, tuple[str, ...]]:
    """What each figure of a whole Book shows, by its name: one sentence, or several numbers each with its own."""
    shown = {finding.name: (finding.title,) for finding in every_finding(context)}
    return shown | {"findings": tuple(f"{one.number} {one.says}" for one in numerals(context))}
