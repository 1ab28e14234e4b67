"""The figures of the site on paper: the same drawings, without links; their words and the colours are the book's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from explainer.render.book.composer import Composer
from explainer.render.figures.map import draw_map, places_named
from explainer.render.figures.outcomes import draw_outcomes
from explainer.render.figures.svg import Drawing, nowhere, picture
from explainer.render.figures.timeline import draw_timeline, timeline_caption
from explainer.render.figures.voices import draw_voices
from explainer.render.typst import call, join, string

COLUMN = 592.0
"""Units that the column is wide, as on the site: a label of 13 units is as large as the notes."""
STRIP = 340.0
"""Of a drawing that is a row of marks: as wide as on a narrow page of the site."""


def set_map_figure(composer: Composer) -> str:
    """The map, where the texts name its places, and whose its lines are."""
    context = composer.context
    assert context.book.geography is not None
    named = [
        join([string(f"{', '.join(names)}\u00a0"), composer.place(located)]) for names, located in places_named(context)
    ]
    key = join([composer.label("figure.map.key"), string(" "), join(named, "; "), string(".")])
    credit = string(context.book.geography.credit[composer.language])
    return _figure(composer, "map", draw_map(context, nowhere), key, credit)


def set_timeline_figure(composer: Composer) -> str:
    """The dated events to scale."""
    wide, _ = draw_timeline(composer.context, nowhere)
    return _figure(composer, "timeline", wide, caption=timeline_caption(composer.context))


def set_voices_figure(composer: Composer) -> str:
    """Who speaks to what."""
    return _figure(composer, "voices", draw_voices(composer.context, nowhere))


def set_outcomes_figure(composer: Composer, outcomes: Sequence[str]) -> str:
    """What became of the forecasts."""
    return _figure(composer, "outcomes", draw_outcomes(composer.context, nowhere, outcomes), width=STRIP)


DRAWN_IN_PROSE: Mapping[str, Callable[[Composer], str]] = {"map": set_map_figure}
OF_A_PART: Mapping[str, str] = {"timeline": "timeline"}
"""The figures that prose can name and that stand in a part of the book, with the label of that part."""


def set_named_figure(composer: Composer, name: str) -> str:
    """What stands where prose names a figure: a book has it once, and elsewhere says on which page."""
    id = OF_A_PART.get(name, _id(name))
    if name in OF_A_PART or id in composer.anchors:
        return call("par", composer.page_of(id, composer.context.label(f"figure.{name}.title")))
    return DRAWN_IN_PROSE[name](composer)


def _id(name: str) -> str:
    return f"figure/{name}"


def _figure(
    composer: Composer, name: str, drawing: Drawing, *more: str, width: float = COLUMN, caption: str = ""
) -> str:
    """The drawing with its caption, under which `more` stands; a screen reader is told what it shows."""
    composer.anchors.add(_id(name))
    svg, told = picture(drawing, width), f"{drawing.title}. {drawing.description}."
    words = string(caption or composer.context.label(f"figure.{name}.caption"))
    share = f"{(drawing.width or width) / COLUMN:.2%}"
    return call("drawn", string(_id(name)), string(svg), string(told), words, *more, width=share)
