"""A small map: land, the outlines that the geography names, and the places that the texts name. No course is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from explainer.model import MapPlace, Panel, Reference, Ring, Side
from explainer.proof import Located, record_of
from explainer.render.context import Context
from explainer.render.figures.svg import Drawing, Lead, element, figure, label, leads_from, linked, words_of
from explainer.render.page import Page

ID = "map-figure"
WIDTH, INSET = 592.0, 128.0
"""Widths in units: of the map, which is that of the column of text, and of its inset."""
SIDES = {"right": (9, 4.5, ""), "left": (-9, 4.5, "end"), "above": (0, -10, "middle"), "below": (0, 20, "middle")}
"""Where a label stands beside its mark: steps right and down, and its anchor."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to units: plain latitude and longitude, true to scale in the middle of the frame."""

    panel: Panel
    width: float
    x: float = 0
    y: float = 0

    @property
    def unit(self) -> tuple[float, float]:
        """Units a degree, eastward and southward."""
        west, south, east, north = self.panel.frame
        across = self.width / (east - west)
        return across, across / cos(radians((south + north) / 2))

    @property
    def height(self) -> float:
        return (self.panel.frame[3] - self.panel.frame[1]) * self.unit[1]

    def at(self, east: float, north: float) -> tuple[float, float]:
        west, _, _, top = self.panel.frame
        return self.x + (east - west) * self.unit[0], self.y + (top - north) * self.unit[1]


def render_map_figure(page: Page) -> str:
    """The map with its places, each leading to the sentence that names it; they stand as words in the caption too."""
    context, lead = page.context, leads_from(page)
    return figure(ID, [draw_map(context, lead)], context.label("figure.map.caption"), _key(context, lead))


def draw_map(context: Context, lead: Lead) -> Drawing:
    """The map alone."""
    geography = context.book.geography
    assert geography is not None
    main, *insets = geography.panels
    base = Projection(main, WIDTH)
    areas = [_shape(base, outline.rings, "fig-state") for outline in geography.outlines]
    parts = [_ground(base), *areas, *_labels(context, lead, base)]
    for number, inset in enumerate(insets):
        parts += _inset(context, lead, inset, base.height, number)
    title = context.label("figure.map.title")
    names = ", ".join(_name(context, place) for place in context.book.map_places)
    return Drawing(
        id=f"{ID}-drawing",
        title=title,
        description=names,
        width=WIDTH,
        height=base.height,
        parts=tuple(parts),
        css="fig-map",
    )


def places_named(context: Context) -> list[tuple[tuple[str, ...], Located]]:
    """The words of the map with the place in a text that names them, those of one sentence together."""
    groups: dict[Reference, tuple[tuple[str, ...], Located]] = {}
    for place in context.book.map_places:
        located = context.proof.located(place.evidence[0])
        names, first = groups.get(located.references[0], ((), located))
        groups[located.references[0]] = ((*names, _name(context, place)), first)
    return list(groups.values())


def _inset(context: Context, lead: Lead, panel: Panel, floor: float, number: int) -> list[str]:
    """An inset in a frame of its own in the lower right corner, with the word for it."""
    x = WIDTH - INSET - 4 - number * (INSET + 8)
    placed = Projection(panel, INSET, x, floor - Projection(panel, INSET).height - 4)
    word = label(x + 6, placed.y + 16, context.label("figure.map.inset"), "fig-tick")
    frame: dict[str, str | float] = {"x": x, "y": placed.y, "width": INSET, "height": placed.height}
    return [_ground(placed), word, *_labels(context, lead, placed), element("rect", {**frame, "class": "fig-frame"})]


def _ground(base: Projection) -> str:
    """Water, and the land in it."""
    water: dict[str, str | float] = {"x": base.x, "y": base.y, "width": base.width, "height": base.height}
    return element("rect", {**water, "class": "fig-sea"}) + _shape(base, base.panel.rings, "fig-land")


def _shape(base: Projection, rings: Iterable[Ring], css: str) -> str:
    return element("path", {"d": "".join(_ring(base, ring) for ring in rings), "class": css})


def _ring(base: Projection, ring: Ring) -> str:
    """A closed line in small steps, each from where the rounded ones before have led."""
    steps: list[str] = []
    was = (0, 0)
    for east, north in ring:
        x, y = base.at(east, north)
        here = (round(x * 10), round(y * 10))
        if here != was or not steps:
            steps.append(f"{(here[0] - was[0]) / 10:g} {(here[1] - was[1]) / 10:g}")
        was = here
    return f"M{steps[0]}l{' '.join(steps[1:])}z"


def _labels(context: Context, lead: Lead, base: Projection) -> list[str]:
    west, south, east, north = base.panel.frame
    return [
        _label(context, lead, place, *base.at(place.east, place.north))
        for place in context.book.map_places
        if west <= place.east <= east and south <= place.north <= north
    ]


def _label(context: Context, lead: Lead, place: MapPlace, x: float, y: float) -> str:
    name = _name(context, place)
    target = _target(lead, context.proof.located(place.evidence[0]))
    if place.kind == "town":
        right, down, anchor = SIDES[place.side or Side.RIGHT]
        mark = element("circle", {"cx": x, "cy": y, "r": 4.5, "class": "fig-event"})
        return linked(target, mark + label(x + right, y + down, name, "fig-town", anchor=anchor))
    return linked(target, label(x, y + 4.5, name, f"fig-{place.kind}-name", anchor="middle"))


def _key(context: Context, lead: Lead) -> str:
    """Where the texts name each place, and whose the outlines are."""
    assert context.book.geography is not None
    named = "; ".join(
        f'{", ".join(map(words_of, names))}&#160;<a class="reference" href="{_target(lead, located)}">'
        f"{located.references[0]}</a>"
        for names, located in places_named(context)
    )
    head = words_of(context.label("figure.map.key"))
    return f"<p>{head} {named}.</p><p>{words_of(context.book.geography.credit[context.language])}</p>"


def _name(context: Context, place: MapPlace) -> str:
    return record_of(context.book, place).short[context.language]


def _target(lead: Lead, located: Located) -> str:
    """The sentence that names a place."""
    return lead(f"sources/{located.source.id}", located.references[0].anchor)
