"""The strips of the texts as they are drawn: from left to right on a wide page, from top to bottom on a narrow one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from explainer.render.figures.svg import CHARACTER, Drawing, Lead, element, label, linked, narrow, wrap
from explainer.view.context import Context
from explainer.view.strips import WAYS, Part, Strip, Told

NAME = "sentences"
COLOURS = 6
"""As many voices have colours of their own; the names beside them tell them apart in any case."""
NARROWEST = 560.0
"""Units that the drawing of a wide page has at least; names are placed as if it had no more."""
HEIGHTS = {"direct": 84.0, "indirect": 56.0, "inherited": 32.0}
OWN, LINE, HEAD = 44.0, 16.0, 22.0
LEVELS = 3
"""Lines that names take, so that they have room above short stretches of words; what has none is left out."""
LENGTHS = {"direct": 40.0, "indirect": 27.0, "inherited": 16.0}
AXIS, OWN_LENGTH, BESIDE, A_WORD = 22.0, 21.6, 66.0, 0.5
"""Of the narrow drawing: parts of a hundred across; units down."""


def _colours(context: Context, every: Sequence[Strip]) -> Mapping[str, str]:
    """The class of each person's colour, in the order of the people, so that a voice has one wherever it is drawn."""
    speaking = {part.speaker for strip in every for told in strip.sentences for part in told.parts if part.way in WAYS}
    return {
        id: f" fig-v{number % COLOURS + 1}" for number, id in enumerate(id for id in context.people if id in speaking)
    }


def _css(colours: Mapping[str, str], part: Part) -> str:
    return f"fig-{part.way}{colours.get(part.speaker, '')}" if part.way in WAYS else "fig-editorial"


def _target(lead: Lead, strip: Strip, told: Told) -> str:
    return lead(f"sources/{strip.source.id}", told.reference.anchor) if told.shown else ""


def _blocks(strip: Strip) -> Iterator[tuple[str, int, int]]:
    """Who speaks from which word to which, the text's own between the words of one person left out."""
    parts = [part for told in strip.sentences for part in told.parts if part.way in WAYS]
    for who, inside in groupby(parts, lambda part: part.speaker):
        block = list(inside)
        yield who, block[0].first, block[-1].first + block[-1].words


def _head(context: Context, strip: Strip, every: Sequence[Strip]) -> tuple[str, str]:
    """What a text is called, and how many sentences it has."""
    number = sum(len(one.sentences) for one in every if one.source.id == strip.source.id)
    return context.speaker_short(strip.source.id), context.count("count.sentences", number)


# --- a wide page -------------------------------------------------------------------------------------------------


def draw_wide(context: Context, lead: Lead, every: Sequence[Strip]) -> Drawing:
    """A strip below the other, all to one scale; as wide as whatever they stand in."""
    scale = 100 / max(strip.words for strip in every)
    colours = _colours(context, every)
    parts: list[str] = []
    y = 0.0
    for strip in every:
        if strip.begins:
            parts.append(label(0, y + 14, " · ".join(_head(context, strip, every)), "fig-label fig-strong"))
            y += HEAD
        spoken = any(part.way in WAYS for told in strip.sentences for part in told.parts)
        if spoken:
            names, levels = _names(context, lead, strip, scale, y)
            parts += names
            y += LINE * levels + HEIGHTS["direct"] + 8
        elif strip.begins:
            parts.append(label(0, y + 12, context.label("figure.sentences.alone"), "fig-silent"))
            y += HEAD
        for told in strip.sentences:
            marks = "".join(_stripe(colours, part, scale, y) for part in told.parts)
            parts.append(linked(_target(lead, strip, told), marks, _says(context, strip, told)))
        end = f"{strip.words * scale:.2f}%"
        parts.append(element("line", {"x1": 0, "x2": end, "y1": y, "y2": y, "class": "fig-axis"}))
        y += OWN + 26
    words = "; ".join(" · ".join(_head(context, strip, every)) for strip in every if strip.begins)
    return Drawing(
        id=f"{NAME}-wide",
        title=context.label("figure.sentences.name"),
        description=words,
        width=0,
        height=y - 20,
        parts=tuple(parts),
        css="fig-wide",
    )


def _stripe(colours: Mapping[str, str], part: Part, scale: float, axis: float) -> str:
    high = HEIGHTS.get(part.way, OWN)
    box: dict[str, str | float] = {
        "x": f"{part.first * scale:.2f}%",
        "y": axis - 1 - high if part.way in WAYS else axis + 1,
        "width": f"{part.words * scale:.2f}%",
        "height": high,
        "class": _css(colours, part),
    }
    return element("rect", box)


def _names(context: Context, lead: Lead, strip: Strip, scale: float, y: float) -> tuple[list[str], int]:
    """Names above where their voices speak, in as few lines as they need, and how many these are."""
    found: list[tuple[int, str, str]] = []
    ends = [-1.0] * LEVELS
    for who, first, last in _blocks(strip):
        name = context.speaker_short(who)
        half = CHARACTER * len(name) / NARROWEST * 50
        middle = min(max((first + last) / 2 * scale, half), 100 - half)
        level = next((at for at, end in enumerate(ends) if end <= middle - half), None)
        if level is not None:
            ends[level] = middle + half
            found.append((level, f"{middle:.2f}%", who))
    levels = 1 + max((level for level, *_ in found), default=0)
    return [
        linked(
            lead(f"experts/{who}", ""),
            label(x, y + LINE * (levels - level) - 4, context.speaker_short(who), "fig-name", anchor="middle"),
        )
        for level, x, who in found
    ], levels


# --- a narrow page -----------------------------------------------------------------------------------------------


def draw_narrow(context: Context, lead: Lead, every: Sequence[Strip]) -> Drawing:
    """Strips from top to bottom: people's words to the right of the line, the text's own to its left."""
    colours = _colours(context, every)
    parts: list[str] = []
    y = 0.0
    for strip in every:
        if strip.begins:
            name, number = _head(context, strip, every)
            for words, css in ((name, "fig-label fig-strong"), (number, "fig-tick")):
                parts.append(label(0, y + 14, words, css))
                y += LINE
            y += 8
        free = y
        blocks = list(_blocks(strip))
        for who, first, _ in blocks:
            at = max(y + first * A_WORD + 11, free)
            # Beside other words it would name the wrong voice.
            if at - (y + first * A_WORD + 11) < LINE:
                name = label(f"{BESIDE:g}%", at, context.speaker_short(who), "fig-beside")
                parts.append(linked(lead(f"experts/{who}", ""), name))
                free = at + LINE
        if not blocks and strip.begins:
            for words in wrap(context.label("figure.sentences.alone"), 24 * CHARACTER):
                parts.append(label(f"{AXIS + 4:g}%", free + 11, words, "fig-silent"))
                free += LINE
        for told in strip.sentences:
            marks = "".join(_bar(colours, part, y) for part in told.parts)
            parts.append(linked(_target(lead, strip, told), marks, _says(context, strip, told)))
        end, x = y + strip.words * A_WORD, f"{AXIS:g}%"
        parts.append(element("line", {"x1": x, "x2": x, "y1": y, "y2": end, "class": "fig-axis"}))
        y = end + 24
    return narrow(NAME, context.label("figure.sentences.name"), y - 20, parts)


def _bar(colours: Mapping[str, str], part: Part, y: float) -> str:
    spoken = part.way in WAYS
    long = LENGTHS.get(part.way, OWN_LENGTH)
    box: dict[str, str | float] = {
        "x": f"{AXIS + 0.4 if spoken else AXIS - 0.4 - long:g}%",
        "y": y + part.first * A_WORD,
        "width": f"{long:g}%",
        "height": part.words * A_WORD,
        "class": _css(colours, part),
    }
    return element("rect", box)


def _says(context: Context, strip: Strip, told: Told) -> str:
    main = told.main
    name = context.speaker_short(main.speaker)
    way = f", {context.label(f'voice.{main.way}')}" if main.way in WAYS else ""
    return f"{name}{way}: {told.reference}"
