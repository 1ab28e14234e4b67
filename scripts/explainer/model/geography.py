"""The map: its lines, which no text gives, and the places that the texts name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from explainer.model.fields import Degrees, Id, Key, Machine, Made, Own, Some
from explainer.model.marks import Called, SameAs
from explainer.model.statements import Evidence, Record
from explainer.model.words import Text

Ring = tuple[tuple[float, float], ...]
"""A closed line: degrees east and north; the way back to its first point is understood."""


class MapKind(StrEnum):
    """A town has a mark with its name; a state, a neighbour, a sea the name alone."""

    TOWN = "town"
    STATE = "state"
    NEIGHBOUR = "neighbour"
    SEA = "sea"


class Side(StrEnum):
    """Where a town's name stands."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An area of the map that has a line around it."""

    id: Annotated[str, Machine()]
    rings: Annotated[tuple[Ring, ...], Machine()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The map, or an inset of it: a frame and the land in it; what is no land is water."""

    frame: Annotated[tuple[float, float, float, float], Machine()]
    """West, south, east, north, in degrees."""
    rings: Annotated[tuple[Ring, ...], Machine()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography(Record):
    """The lines of the map, from a pinned file: no statement of the texts."""

    what: ClassVar[str] = "geography"

    path: Annotated[str, Key("file"), Machine()]
    """Of the file, below seeds/; the data do not bring it."""
    sha256: Annotated[str, Machine("sha256")]
    credit: Annotated[Text, Own("whose lines and coordinates they are, under which licence")]
    """Whose lines and coordinates they are; shown with the map."""
    panels: Annotated[tuple[Panel, ...], Made()]
    """The map itself, then its insets."""
    outlines: Annotated[tuple[Outline, ...], Made()]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace(Record):
    """A place that the texts name and the map labels. Where it lies is ours: the texts give no coordinates."""

    what: ClassVar[str] = "place"

    id: Annotated[str, Id("place"), SameAs("name")]
    """That of its name, term or partner, which gives the words of the label."""
    kind: MapKind
    east: Annotated[float, Degrees(180), Called("longitude")]
    """Degrees east, which no text gives: of a town its own, otherwise of the middle of the name on the map."""
    north: Annotated[float, Degrees(90), Called("latitude")]
    """Degrees north, likewise."""
    side: Side | None = None
    """Where a town's name stands."""
    evidence: Annotated[tuple[Evidence, ...], Some("the map labels only what a text names: quote it")]
