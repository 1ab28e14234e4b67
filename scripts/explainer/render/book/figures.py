"""The figures of the site on paper: the same drawings, without links; their words and the colours are the book's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from explainer.render.book.composer import Composer
from explainer.render.figures import every_finding
from explainer.render.figures.map import draw_map, places_named
from explainer.render.figures.numerals import numerals
from explainer.render.figures.outcomes import draw_outcomes
from explainer.render.figures.stripes import draw_stripes
from explainer.render.figures.svg import Drawing, nowhere, picture
from explainer.render.figures.timeline import PAPER, draw_timeline_on, timeline_caption
from explainer.render.typst import call, join, string

COLUMN = 430.0
"""Units that the column is wide: a label of 13 units is larger than the notes."""
ACROSS, TALL = 111.0, 154.0
"""Millimetres that the column is wide, and that a drawing may be high for its caption to stand on its page."""
STRIP = 340.0
"""Of a drawing that is a row of marks: as wide as on a narrow page of the site."""


def set_map_figure(composer: Composer) -> str:
    """The map, where the texts name its places, and whose its lines are."""
    context = composer.context
    assert context.book.geography is not None
    named = [
        join([string(f"{', '.join(names)}\u00a0"), composer.see(composer.place(located))])
        for names, located in places_named(context)
    ]
    key = join([composer.label("figure.map.key"), string(" "), join(named, "; "), string(".")])
    credit = string(context.book.geography.credit[composer.language])
    return _figure(composer, "map", draw_map(context, nowhere), key, credit, floats=True)


def set_timeline_figure(composer: Composer) -> str:
    """The dated events to scale."""
    drawing = draw_timeline_on(composer.context, nowhere, PAPER)
    return _figure(composer, "timeline", drawing, caption=timeline_caption(composer.context))


def set_outcomes_figure(composer: Composer, outcomes: Sequence[str]) -> str:
    """What became of the forecasts."""
    return _figure(composer, "outcomes", draw_outcomes(composer.context, nowhere, outcomes), width=STRIP)


def cover_drawing(composer: Composer) -> tuple[str, str]:
    """Every sentence of the texts as a stripe, and the same in words for who cannot see it."""
    drawing = draw_stripes(composer.context)
    return string(picture(drawing, COLUMN)), string(f"{drawing.title}. {drawing.description}.")


def set_numerals(composer: Composer) -> str:
    """The findings of the Book in short, each behind its number."""
    lines = (
        composer.paragraph(join([call("strong", string(one.number)), string(f" {one.says}")]), "–")
        for one in numerals(composer.context)
    )
    return join(lines, "\n")


DRAWN_IN_PROSE: Mapping[str, Callable[[Composer], str]] = {"findings": set_numerals, "map": set_map_figure}
"""The figures that prose can name and that a book has otherwise than as the drawing of their finding."""
OF_A_PART: Mapping[str, str] = {"timeline": "timeline"}
"""The figures that prose can name and that stand in a part of the book, with the label of that part."""


def set_named_figure(composer: Composer, name: str) -> str:
    """What stands where prose names a figure: a book has it once, and elsewhere says on which page."""
    id = OF_A_PART.get(name, _id(name))
    if name in OF_A_PART or id in composer.anchors:
        return call("par", composer.turn_to(id, composer.context.label(f"figure.{name}.title")))
    if name in DRAWN_IN_PROSE:
        return DRAWN_IN_PROSE[name](composer)
    found = (one for one in every_finding(composer.context) if one.name == name)
    return join([_figure(composer, name, one.drawings[0], caption=one.lead) for one in found])


def _id(name: str) -> str:
    return f"figure/{name}"


def _figure(
    composer: Composer,
    name: str,
    drawing: Drawing,
    *more: str,
    width: float = COLUMN,
    caption: str = "",
    floats: bool = False,
) -> str:
    """The drawing with its number and caption, under which `more` stands; a screen reader is told what it shows."""
    composer.anchors.add(_id(name))
    composer.figures.append((_id(name), drawing.title))
    svg, told = picture(drawing, width), f"{drawing.title}. {drawing.description}."
    number = call("strong", composer.label("book.figure", n=len(composer.figures)))
    words = join([number, string(f" {caption or composer.context.label(f'figure.{name}.caption')}")])
    wide = drawing.width or width
    share = min(1.0, wide / COLUMN, TALL / ACROSS * wide / drawing.height)
    size = {"width": f"{share:.2%}"} | ({"floats": "true"} if floats else {})
    return call("drawn", string(_id(name)), string(svg), string(told), words, *more, **size)
