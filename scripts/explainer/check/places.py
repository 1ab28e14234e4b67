"""The map: it labels only what a text names, in the words that the records have for it, and inside its frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from explainer.check.evidence import quotation_problems
from explainer.check.good import Good
from explainer.check.wording import Wording, quoted_by
from explainer.corpus.mentions import find_mentions, index_of
from explainer.model import Book, MapKind, MapPlace, Named, Outline, Problem

COAST = 0.5
"""How many degrees beside the outline of its state a town by the sea may lie."""


def place_problems(book: Book, wording: Wording, good: Good) -> Iterator[Problem]:
    """Places that no record names, no text names or no frame holds, and a map without its lines."""
    named = {item.id: item for item in (*book.names, *book.terms, *book.partners)}
    frames = [panel.frame for panel in book.geography.panels] if book.geography else []
    for place in book.map_places:
        if place.id not in named:
            yield Problem(place.place.of("id"), f'place "{place.id}" is no name, term or partner; add its name there')
        if (place.kind == MapKind.TOWN) != (place.side is not None):
            message = f'place "{place.id}": a town, and nothing else, has a `side` where its name stands; mend one'
            yield Problem(place.place.of("side" if place.side else "kind"), message)
        if not any(west <= place.east <= east and south <= place.north <= north for west, south, east, north in frames):
            yield Problem(
                place.place.of("east"),
                f'place "{place.id}" lies outside the map and its insets; mend its degrees',
            )
        record, quoted = named.get(place.id), quoted_by(place.evidence, wording.finder)
        yield from good.unless(("place", place, record, quoted, wording.names), _unnamed(place, record, wording))
    outlines = book.geography.outlines if book.geography else ()
    states = {place.id: place for place in book.map_places if place.kind == "state"}
    for outline in outlines:
        state = states.get(outline.id)
        if book.geography and state is None:
            yield Problem(
                book.geography.place.of("file"),
                f'the outline "{outline.id}" has no state of that id in places.yml; add it',
            )
        elif state and not _is_within(state, outline):
            for field in ("east", "north"):
                yield Problem(
                    state.place.of(field), f'the name of "{state.id}" would stand outside its outline; mend its degrees'
                )
    for place in book.map_places:
        around = [one for one in outlines if any(_is_framed(place, one, frame) for frame in frames)]
        if (
            place.kind == MapKind.TOWN
            and around
            and not any(_is_within(place, one) or _is_beside(place, one) for one in around)
        ):
            message = f'place "{place.id}" would stand outside of every state that is drawn around it; mend its degrees'
            yield Problem(place.place.of("east"), message)
    if not frames:
        for essay in (*book.essays, *book.pages):
            for language, block in essay.every_block():
                if (block.kind, block.id) == ("figure", "map"):
                    where = essay.place_of(language, block)
                    yield Problem(where, "the map has no lines; add seeds/geography.yml, or take the figure out")


def _is_beside(place: MapPlace, outline: Outline) -> bool:
    """Whether it lies at a corner of the outline: what is drawn is simpler than a coast."""
    corners = (corner for ring in outline.rings for corner in ring)
    return any(abs(east - place.east) < COAST and abs(north - place.north) < COAST for east, north in corners)


def _is_framed(place: MapPlace, outline: Outline, frame: Sequence[float]) -> bool:
    """Whether a frame shows both."""
    west, south, east, north = frame
    points = [(place.east, place.north), outline.rings[0][0]]
    return all(west <= x <= east and south <= y <= north for x, y in points)


def _is_within(place: MapPlace, outline: Outline) -> bool:
    """Whether a line from the place to the east crosses the outline an odd number of times."""
    crossed = 0
    for ring in outline.rings:
        for (east, north), (to_east, to_north) in pairwise((*ring, ring[0])):
            if (north > place.north) != (to_north > place.north):
                crossed += place.east < (to_east - east) * (place.north - north) / (to_north - north) + east
    return crossed % 2 == 1


def _unnamed(place: MapPlace, record: Named | None, wording: Wording) -> Iterator[Problem]:
    """Its own name must stand in the quotation, if only inside a longer one (a sea in the name of a port)."""
    for evidence in place.evidence:
        yield from quotation_problems(evidence, wording)
        located = wording.finder.place(evidence)
        if record is None or located is None:
            continue  # Has been told.
        language = located.source.language
        if not find_mentions(evidence.quote, language, index_of([record], language)):
            yield Problem(
                evidence.place.of("quote"),
                f'the words “{evidence.quote}” do not name "{place.id}"; quote those that do',
            )
