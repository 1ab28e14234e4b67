"""The texts as stripes, one a sentence in the order of reading: above the line people speak, below it the texts.

How words reached us is their height: quoted, reported, assigned to somebody by our reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.render.figures.svg import Drawing, element, label
from explainer.view.context import Context
from explainer.view.strips import WAYS, Strip, Told, strips

ID = "stripes-figure"
WIDTH = 430.0
HEIGHTS = {"direct": 120.0, "indirect": 84.0, "inherited": 52.0}
BELOW = 76.0
EDGE = 12.0
"""How near to the edge a name may come."""
APART = 14.0
"""Between two texts."""
LINE = 16.0
CHARACTER = 7.0
"""Width of a character of a name in the face of the book, at most."""
SANS = 9.4
"""The same in a wide sans face, in bold letters."""
COLOURS = 8
"""As many voices are told apart by colour; further ones begin again with the first."""


Placed = tuple[Told, float, float]
"""A sentence, where it begins, how wide it is."""


def draw_stripes(context: Context, character: float = CHARACTER) -> Drawing:
    """All sentences of all texts; the names of those who speak stand above their first words.

    `character`: how wide one of a name is at most.
    """
    every = strips(context.book)
    breaks = sum(strip.begins for strip in every[1:])
    unit = (WIDTH - APART * breaks) / (sum(strip.words for strip in every) or 1)
    places: list[Placed] = []
    axes: list[tuple[float, float]] = []
    x = 0.0
    for strip in every:
        x += APART if strip.begins and places else 0
        start = x
        for told in strip.sentences:
            places.append((told, x, told.words * unit))
            x += told.words * unit
        axes.append((start, x))
    people = list(dict.fromkeys(told.main.speaker for told, *_ in places if told.main.way in WAYS))
    alone = {source.code for source in context.book.sources}
    alone -= {told.reference.code for told, *_ in places if told.main.way in WAYS}
    names, head = _names(context, places, people, character)
    line = head + HEIGHTS["direct"]
    parts = [
        *names,
        *(_mark(told, at, width, line, people, alone=told.reference.code in alone) for told, at, width in places),
    ]
    parts += [element("path", {"d": f"M{start:.1f} {line:g}H{end:.1f}", "class": "fig-axis"}) for start, end in axes]
    return Drawing(
        id=f"{ID}-drawing",
        title=context.label("figure.sentences.name"),
        description="; ".join(_in_words(context, every, people)),
        width=WIDTH,
        height=line + BELOW + 4,
        parts=tuple(parts),
    )


def _mark(told: Told, x: float, width: float, line: float, people: Sequence[str], *, alone: bool) -> str:
    """`alone`: nobody but its author speaks in the text."""
    # A hair of paper between two sentences.
    box: dict[str, str | float] = {"x": x, "width": max(width - 0.7, 0.4)}
    way = told.main.way
    if way not in WAYS:
        css = f"fig-own-words{' fig-alone' if alone else ''}"
        return element("rect", {**box, "y": line + 2, "height": BELOW, "class": css})
    height, colour = HEIGHTS[way], people.index(told.main.speaker) % COLOURS + 1
    css = f"fig-voice-{colour}" + (f" fig-said-{way}" if way != "direct" else "")
    return element("rect", {**box, "y": line - height, "height": height - 1, "class": css})


def _names(
    context: Context, places: Sequence[Placed], people: Sequence[str], character: float
) -> tuple[list[str], float]:
    """The names, in as many lines as keep them apart, and the height of these."""
    ends: list[float] = []
    found: list[tuple[str, float, int]] = []
    for id in people:
        at = next(x for told, x, _ in places if told.main.speaker == id)
        name = context.speaker_short(id)
        room = character * len(name)
        at = min(max(at, EDGE), WIDTH - EDGE - room)
        row = next((row for row, end in enumerate(ends) if end + 4 < at), len(ends))
        ends[row:] = [at + room, *ends[row + 1 :]]
        found.append((name, at, row))
    head = LINE * len(ends) + 4
    names = [
        label(at, head - 6 - LINE * row, name, f"fig-voice-name fig-voice-{number % COLOURS + 1}")
        for number, (name, at, row) in enumerate(found)
    ]
    return names, head


def _in_words(context: Context, every: Sequence[Strip], people: Sequence[str]) -> Iterator[str]:
    told = [(strip.source.id, one.main.speaker) for strip in every for one in strip.sentences]
    for source in dict.fromkeys(source for source, _ in told):
        number = sum(one == source for one, _ in told)
        yield f"{context.speaker_name(source)}: {context.count('count.sentences', number)}"
    for id in people:
        yield f"{context.speaker_short(id)}: {context.count('count.sentences', sum(who == id for _, who in told))}"
