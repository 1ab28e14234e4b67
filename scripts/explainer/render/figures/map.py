"""A small map: land, the outlines that the geography names, and the places that the texts name. No course is drawn.

A name stands where it crosses no line (`placing.py`): that of a state inside its outline, or beside all of them with a
line that leads in. A narrow page, which shows the map smaller, has larger letters, and finds them other places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from explainer.model import MapPlace, Panel, Reference, Ring, Side
from explainer.proof import Located, record_of
from explainer.render.figures.finding import Finding, framed
from explainer.render.figures.labels import Box, Point
from explainer.render.figures.placing import DOT, Rings, Wanted, is_apart, place_names
from explainer.render.figures.svg import Drawing, Lead, Spot, element, label, leads_from, linked, words_of
from explainer.view.context import Context

NAME = "map"
WIDTH, INSET = 592.0, 128.0
"""Widths in units: of the map, which is that of the column of text, and of its inset."""
END = 1.6
SIDES = {"right": (1, 0), "left": (-1, 0), "above": (0, -1), "below": (0, 1)}
"""Where the name of a town stands beside its mark if it can."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Of names in a drawing: their size in units, and how wide a character is at most, by what is named."""

    css: str
    size: float
    character: float


WIDE, NARROW = Letters("fig-wide", 13, 7.9), Letters("fig-narrow", 18, 10.9)
SPACED = 1.12
"""By how much the letters of a neighbour stand wider."""


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


def render_map_figure(page: Spot) -> str:
    """The map with its places, each leading to the sentence that names it; they stand as words in the caption too."""
    return framed(page, map_finding(page.context, leads_from(page)))


def map_finding(context: Context, lead: Lead) -> Finding:
    """The map of a Book that has one."""
    assert context.book.geography is not None
    groups = places_named(context)
    title = context.count("figure.map.found", sum(len(names) for names, _ in groups))
    names, located = max(groups, key=lambda group: len(group[0]), default=((), None))
    if located and 1 < len(names) < len(context.book.map_places):
        title += f"; {context.count('figure.map.found.together', len(names), at=located.references[0])}"
    return Finding(
        name=NAME,
        title=title,
        lead=context.label("figure.map.caption"),
        drawings=(draw_map(context, lead), draw_map(context, lead, NARROW)),
        source=context.book.geography.credit[context.language],
        table="places",
        more=_key(context, lead),
    )


def draw_map(context: Context, lead: Lead, letters: Letters = WIDE) -> Drawing:
    """The map alone."""
    geography = context.book.geography
    assert geography is not None
    main, *insets = geography.panels
    base = Projection(main, WIDTH)
    areas = [_shape(base, outline.rings, "fig-state") for outline in geography.outlines]
    frames = [_inset_of(base, inset, number) for number, inset in enumerate(insets)]
    parts = [_ground(base), *areas, *_labels(context, lead, base, letters, frames)]
    for inset in frames:
        parts += _inset(context, lead, inset, letters)
    title = context.label("figure.map.title")
    names = ", ".join(_name(context, place) for place in context.book.map_places)
    return Drawing(
        id=f"{NAME}{letters.css[3:]}",
        title=title,
        description=names,
        width=WIDTH,
        height=base.height,
        parts=tuple(parts),
        css=f"fig-map {letters.css}",
    )


def places_named(context: Context) -> list[tuple[tuple[str, ...], Located]]:
    """The words of the map with the place in a text that names them, those of one sentence together."""
    groups: dict[Reference, tuple[tuple[str, ...], Located]] = {}
    for place in context.book.map_places:
        located = context.proof.located(place.evidence[0])
        names, first = groups.get(located.references[0], ((), located))
        groups[located.references[0]] = ((*names, _name(context, place)), first)
    return list(groups.values())


def _inset_of(base: Projection, panel: Panel, number: int) -> Projection:
    """Where an inset stands: in the lower right corner, further ones to its left."""
    x = WIDTH - INSET - 4 - number * (INSET + 8)
    return Projection(panel, INSET, x, base.height - Projection(panel, INSET).height - 4)


def _inset(context: Context, lead: Lead, placed: Projection, letters: Letters) -> list[str]:
    """An inset in a frame of its own, with the word for it."""
    word = label(placed.x + 6, placed.y + letters.size + 3, context.label("figure.map.inset"), "fig-tick")
    frame: dict[str, str | float] = {"x": placed.x, "y": placed.y, "width": INSET, "height": placed.height}
    names = _labels(context, lead, placed, letters, ())
    return [_ground(placed), word, *names, element("rect", {**frame, "class": "fig-frame"})]


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


def _labels(
    context: Context, lead: Lead, base: Projection, letters: Letters, frames: Sequence[Projection]
) -> list[str]:
    """The marks and names of a panel. `frames`: what stands on it."""
    geography = context.book.geography
    assert geography is not None
    west, south, east, north = base.panel.frame
    inside = [
        place for place in context.book.map_places if west <= place.east <= east and south <= place.north <= north
    ]
    outlines = geography.outlines if base.panel is geography.panels[0] else ()
    taken = [Box(other.x - 4, other.y - 4, other.width + 8, other.height + 8) for other in frames]
    if base.x:
        # The word for an inset.
        taken.append(Box(base.x, base.y, base.width, letters.size + 10))
    placed = place_names(
        Box(base.x, base.y, base.width, base.height),
        _rings(base, base.panel.rings),
        tuple((outline.id, _rings(base, outline.rings)) for outline in outlines),
        tuple(taken),
        tuple(_wanted(context, base, letters, place) for place in inside),
    )
    return [
        _label(context, lead, letters, place, base.at(place.east, place.north), box)
        for place, box in zip(inside, placed, strict=True)
    ]


def _rings(base: Projection, rings: Iterable[Ring]) -> Rings:
    return tuple(tuple(base.at(*point) for point in ring) for ring in rings)


def _wanted(context: Context, base: Projection, letters: Letters, place: MapPlace) -> Wanted:
    """The name of a place, as large as it is drawn."""
    spaced = SPACED if place.kind == "neighbour" else 1
    wide = len(_name(context, place)) * letters.character * spaced
    side = SIDES[place.side or Side.RIGHT]
    return Wanted(place.id, place.kind, base.at(place.east, place.north), (wide, letters.size + 1), side)


def _label(context: Context, lead: Lead, letters: Letters, place: MapPlace, at: Point, box: Box) -> str:
    """The name in its box, with the mark of a town, and with a line to its place where it stands apart from that."""
    css = "fig-town" if place.kind == "town" else f"fig-{place.kind}-name"
    name = label(box.middle[0], box.y + letters.size * 0.82, _name(context, place), css, anchor="middle")
    parts = [name]
    x, y = box.nearest(at)
    if is_apart(place.kind, at, box):
        ends: dict[str, str | float] = {"x1": x, "y1": y, "x2": at[0], "y2": at[1], "class": "fig-pointer"}
        parts.insert(0, element("line", ends))
        if place.kind != "town":
            # Where it ends: a line alone would look like a border.
            parts.insert(0, element("circle", {"cx": at[0], "cy": at[1], "r": END, "class": "fig-pointer"}))
    if place.kind == "town":
        parts.insert(0, element("circle", {"cx": at[0], "cy": at[1], "r": DOT, "class": "fig-event"}))
    return linked(_target(lead, context.proof.located(place.evidence[0])), "".join(parts))


def _key(context: Context, lead: Lead) -> str:
    """Where the texts name each place."""
    named = "; ".join(
        f'{", ".join(map(words_of, names))}&#160;<a class="reference" href="{_target(lead, located)}">'
        f"{located.references[0]}</a>"
        for names, located in places_named(context)
    )
    head = words_of(context.label("figure.map.key"))
    return f"<p>{head} {named}.</p>"


def _name(context: Context, place: MapPlace) -> str:
    return record_of(context.book, place).short[context.language]


def _target(lead: Lead, located: Located) -> str:
    """The sentence that names a place."""
    return lead(f"sources/{located.source.id}", located.references[0].anchor)
