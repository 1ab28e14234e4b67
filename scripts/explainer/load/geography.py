"""The lines of the map, from a pinned GeoJSON file (seeds/geography.yml)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from explainer.load.record import Record
from explainer.load.structure import structure
from explainer.load.textfile import is_below, read_text
from explainer.model import Geography, Outline, Panel, Problem, Ring


def read_geography(record: Record, seeds: Path, problems: list[Problem]) -> Geography:
    """The lines with their credit. A feature with a `bbox` is the land of a panel, any other one an outline."""
    panels, outlines = _read_lines(record, seeds, record.peek("file"), record.peek("sha256"), problems)
    return structure(Geography, record, panels=panels, outlines=outlines)


def _read_lines(
    record: Record, seeds: Path, path: str, pin: str, problems: list[Problem]
) -> tuple[tuple[Panel, ...], tuple[Outline, ...]]:
    if not path:
        return (), ()  # Has been told.
    if not is_below(path):
        record.fault(f'file "{path}" leads out of seeds/; name a file below it', record.at("file").line)
        return (), ()
    text = read_text(seeds / path, f"seeds/{path}", problems)
    if text is None:
        return (), ()
    found = hashlib.sha256((seeds / path).read_bytes()).hexdigest()
    if found != pin:
        record.fault(
            f"seeds/{path} has sha256 {found}, not the pinned one; restore the file, or pin the new one",
            record.at("sha256").line,
        )
    try:
        features = json.loads(text)["features"]
        panels = tuple(
            Panel(frame=_frame(feature["bbox"]), rings=_rings(feature)) for feature in features if "bbox" in feature
        )
        outlines = tuple(
            Outline(id=str(feature["id"]), rings=_rings(feature)) for feature in features if "bbox" not in feature
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        panels, outlines = (), ()
    if not panels:
        record.fault(
            f"seeds/{path} is no GeoJSON of multipolygons with the bbox of a panel; restore the file",
            record.at("file").line,
        )
    return panels, outlines


def _frame(box: Any) -> tuple[float, float, float, float]:
    (west, south), (east, north) = _point(*box[:2]), _point(*box[2:])
    if west >= east or south >= north:
        raise ValueError("a frame without an inside")
    return west, south, east, north


def _rings(feature: Any) -> tuple[Ring, ...]:
    """The last point of a line repeats the first, and is left out."""
    rings = tuple(
        tuple(_point(*point) for point in ring[:-1])
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
    )
    if any(len(ring) < 3 for ring in rings):
        raise ValueError("a line without an inside")
    return rings


def _point(east: float, north: float) -> tuple[float, float]:
    """Degrees; a ValueError for what is none: not a number, or outside the globe."""
    if not (abs(float(east)) <= 180 and abs(float(north)) <= 90):
        raise ValueError("no place on the globe")
    return float(east), float(north)
