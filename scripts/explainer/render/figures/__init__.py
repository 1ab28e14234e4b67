"""Figures as SVG inside the pages: text stays text, colours are the style sheet's, the same facts stand in words."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.render.context import Context
from explainer.render.figures.answers import answers_finding
from explainer.render.figures.finding import Finding
from explainer.render.figures.map import map_finding, render_map_figure
from explainer.render.figures.named import named_finding
from explainer.render.figures.numerals import render_numerals
from explainer.render.figures.outcomes import drawn, outcomes_finding
from explainer.render.figures.sentences import sentences_finding
from explainer.render.figures.svg import nowhere
from explainer.render.figures.timeline import has_axis, render_timeline_figure, timeline_finding
from explainer.render.figures.voices import voices_finding
from explainer.render.page import Page

IN_PROSE = {"findings": render_numerals, "map": render_map_figure, "timeline": render_timeline_figure}
"""The figures that a text of ours can name, as `model.FIGURES` lists them."""


def render_figure(page: Page, name: str) -> str:
    """The figure of that name for the page: HTML, links included."""
    return IN_PROSE[name](page)


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
