"""Where all names of a map stand: one after the other, each in the best of the ways that its kind of place has.

It rests on sizes and lines alone, and takes longer than all else of a drawing: so it is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explainer.memory import remembered
from explainer.render.figures.labels import Box, Point, Room, Sought, distance

Rings = tuple[tuple[Point, ...], ...]
"""Closed lines, in units of the drawing."""
DOT = 4.5
"""Half the width of the mark of a town."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that looks for its box."""

    id: str
    kind: str
    """That of the place: a town, a state …"""
    at: Point
    size: Point
    side: Point
    """On which side of its mark that of a town stands if it can."""


@remembered
def place_names(
    frame: Box, land: Rings, outlines: tuple[tuple[str, Rings], ...], taken: tuple[Box, ...], names: tuple[Wanted, ...]
) -> tuple[Box, ...]:
    """The box of each name. `outlines`: of states, by their ids; `taken`: where nothing may stand."""
    room = Room(frame, [*land, *(ring for _, rings in outlines for ring in rings)])
    for box in taken:
        room.take(box)
    towns = [name for name in names if name.kind == "town"]
    for town in towns:
        x, y = town.at
        room.take(Box(x - DOT - 2, y - DOT - 2, 2 * DOT + 4, 2 * DOT + 4))
    on_land, areas = room.area(land), {id: room.area(rings) for id, rings in outlines}
    placed: dict[str, Box] = {}

    def settle(name: Wanted, box: Box) -> None:
        placed[name.id] = box
        room.take(Box(box.x - 3, box.y - 1, box.width + 6, box.height + 2))
        if is_apart(name.kind, name.at, box):
            room.lead(box.nearest(name.at), name.at)

    sought = {name.id: _seek(room, on_land, areas, name) for name in names}

    # A town has least choice of where its name stands; of the states that first which comes nearest to its place.
    for town in towns:
        settle(town, sought[town.id].box())
    states = [name for name in names if name.kind == "state"]
    while states:
        boxes = [sought[state.id].box() for state in states]
        apart = [distance(box.nearest(state.at), state.at) for box, state in zip(boxes, states, strict=True)]
        first = apart.index(min(apart))
        settle(states.pop(first), boxes[first])
    for name in names:
        if name.id not in placed:
            settle(name, sought[name.id].box())
    return tuple(placed[name.id] for name in names)


def is_apart(kind: str, at: Point, box: Box) -> bool:
    """Whether a name needs a line to its place."""
    return kind in ("town", "state", "sea") and distance(box.nearest(at), at) > 3 * DOT


def _seek(
    room: Room, on_land: Callable[[Box], bool], areas: Mapping[str, Callable[[Box], bool]], name: Wanted
) -> Sought:
    """The ways in which a name can stand, the best first."""
    (x, y), (wide, high) = name.at, name.size

    def led(box: Box) -> bool:
        return room.can_lead(box.nearest((x, y)), (x, y))

    def own(box: Box) -> bool:
        return name.id in areas and areas[name.id](box)

    def beyond(box: Box) -> bool:
        return not any(holds(box) for holds in areas.values()) and led(box)

    def beyond_on_land(box: Box) -> bool:
        return on_land(box) and beyond(box)

    def sea(box: Box) -> bool:
        return not on_land(box)

    ways = {"town": (lambda _: True,), "state": (own, beyond), "neighbour": (beyond_on_land,), "sea": (sea, beyond)}
    near = (x, y)
    if name.kind == "town":
        right, down = name.side
        near = (x + right * (wide / 2 + DOT + 4), y + down * (high / 2 + DOT + 4))
    return Sought(room, (wide, high), near, ways[name.kind], (x, y))
