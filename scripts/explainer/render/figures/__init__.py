"""Figures as SVG inside the pages: text stays text, colours are the style sheet's, the same facts stand in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from explainer.document.outline import Mark, What
from explainer.model import Book
from explainer.render.figures.answers import MATRIX, answers_finding, render_answers_figure
from explainer.render.figures.finding import Finding, end_id, figure_id
from explainer.render.figures.map import map_finding, render_map_figure
from explainer.render.figures.named import is_counted, named_finding, render_named_figure
from explainer.render.figures.numerals import numerals, render_numerals
from explainer.render.figures.outcomes import outcomes_finding, render_outcomes_figure
from explainer.render.figures.sentences import render_sentences_figure, sentences_finding
from explainer.render.figures.svg import Spot, nowhere, title_id
from explainer.render.figures.timeline import has_axis, render_timeline_figure, timeline_finding
from explainer.render.figures.voices import has_topics, render_voices_figure, voices_finding
from explainer.view.context import Context
from explainer.view.outcomes import drawn
from explainer.view.strips import strips


@dataclass(frozen=True, slots=True)
class Kind:
    """A figure of a page."""

    render: Callable[[Spot, Collection[str]], str]
    is_there: Callable[[Book], object] = bool
    """What it draws of a Book, or whether there is anything; a Book alone is enough unless more is asked for."""
    drawings: tuple[str, ...] = ()
    """The ids of its drawings on a page."""
    places: tuple[str, ...] = ()
    """The ids of what stands there instead of them."""
    framed: bool = True
    """Whether it is a figure with a caption, whose drawing can be taken along."""


BY_NAME: Mapping[str, Kind] = {
    "answers": Kind(lambda page, _: render_answers_figure(page), lambda book: book.questions, places=(MATRIX,)),
    "findings": Kind(lambda page, _: render_numerals(page), framed=False),
    "map": Kind(lambda page, _: render_map_figure(page), lambda book: book.geography, ("map-wide", "map-narrow")),
    "named": Kind(render_named_figure, is_counted, ("named-wide", "named-narrow")),
    "outcomes": Kind(lambda page, _: render_outcomes_figure(page), drawn, ("outcomes-drawing",)),
    "sentences": Kind(render_sentences_figure, strips, ("sentences-wide", "sentences-narrow")),
    "timeline": Kind(
        lambda page, _: render_timeline_figure(page), has_axis, ("timeline-figure-wide", "timeline-figure-narrow")
    ),
    "voices": Kind(lambda page, _: render_voices_figure(page), has_topics, ("voices-drawing", "voices-narrow")),
}
"""Every figure of a page; those that a text of ours can name stand in `model.FIGURES`, too."""


def render_figure(page: Spot, name: str, hidden: Collection[str] = ()) -> str:
    """The figure of that name for a page: HTML, links included. `hidden`: references of what no page shows.

    Empty where there is nothing to draw.
    """
    kind = BY_NAME[name]
    return kind.render(page, hidden) if kind.is_there(page.context.book) else ""


def figure_marks(book: Book, name: str) -> Iterator[Mark]:
    """What stands in the figure of that name, in its order; nothing where there is nothing to draw."""
    kind = BY_NAME[name]
    if kind.framed and kind.is_there(book):
        yield Mark(What.FIGURE, name)
        yield Mark(What.ID, figure_id(name))
        yield from (Mark(What.ID, place) for place in kind.places)
        yield from (Mark(What.TITLE, title_id(drawing)) for drawing in kind.drawings)
        yield Mark(What.ID, end_id(name))


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
    if is_counted(context.book):
        yield named_finding(context, nowhere, ())


def figures_in_words(context: Context) -> dict[str, tuple[str, ...]]:
    """What each figure of a whole Book shows, by its name: one sentence, or several numbers each with its own."""
    shown = {finding.name: (finding.title,) for finding in every_finding(context)}
    return shown | {"findings": tuple(f"{one.number} {one.says}" for one in numerals(context))}
