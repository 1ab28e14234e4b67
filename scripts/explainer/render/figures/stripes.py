"""The texts as stripes, one a sentence in the order of reading: above the line people speak, below it the texts.

How words reached us is their height: quoted, reported, assigned to somebody by our reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.model import Source
from explainer.proof import every_sentence, voices_of
from explainer.render.context import Context
from explainer.render.eras import texts_in_order
from explainer.render.figures.svg import Drawing, element, label

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
"""Width of a character of a name, at most."""
COLOURS = 8
"""As many voices are told apart by colour; further ones begin again with the first."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """One sentence: how long it is, who speaks in it besides the text's own author, and how."""

    source: str
    letters: int
    speaker: str
    kind: str


def draw_stripes(context: Context) -> Drawing:
    """All sentences of all texts; the names of those who speak stand above their first words."""
    stripes = tuple(_stripes(context))
    sources = [
        source for source in texts_in_order(context.book) if any(stripe.source == source.id for stripe in stripes)
    ]
    letters = sum(stripe.letters for stripe in stripes) or 1
    unit = (WIDTH - APART * max(len(sources) - 1, 0)) / letters
    places: list[tuple[Stripe, float, float]] = []
    x = 0.0
    for number, source in enumerate(sources):
        x += APART if number else 0
        for stripe in stripes:
            if stripe.source == source.id:
                places.append((stripe, x, stripe.letters * unit))
                x += stripe.letters * unit
    people = list(dict.fromkeys(stripe.speaker for stripe, *_ in places if stripe.speaker))
    names, head = _names(context, places, people)
    line = head + HEIGHTS["direct"]
    parts = [*names, *(_mark(stripe, at, width, line, people) for stripe, at, width in places)]
    for source in sources:
        inside = [(at, at + width) for stripe, at, width in places if stripe.source == source.id]
        start, end = inside[0][0], inside[-1][1]
        parts.append(element("path", {"d": f"M{start:.1f} {line:g}H{end:.1f}", "class": "fig-axis"}))
    return Drawing(
        id=f"{ID}-drawing",
        title=context.label("figure.sentences.name"),
        description="; ".join(_in_words(context, sources, stripes, people)),
        width=WIDTH,
        height=line + BELOW + 4,
        parts=tuple(parts),
    )


def _stripes(context: Context) -> Iterator[Stripe]:
    for source, paragraph, sentence, _ in every_sentence(context.book):
        voices = [voice for voice in voices_of(source, paragraph, sentence) if voice.speaker]
        speaker, kind = (voices[0].speaker or "", str(voices[0].kind)) if voices else ("", "")
        yield Stripe(source.id, len(sentence.text), speaker, kind)


def _mark(stripe: Stripe, x: float, width: float, line: float, people: Sequence[str]) -> str:
    # A hair of paper between two sentences.
    box: dict[str, str | float] = {"x": x, "width": max(width - 0.7, 0.4)}
    if not stripe.speaker:
        return element("rect", {**box, "y": line + 2, "height": BELOW, "class": "fig-own-words"})
    height = HEIGHTS.get(stripe.kind, HEIGHTS["inherited"])
    colour = people.index(stripe.speaker) % COLOURS + 1
    css = f"fig-voice-{colour}" + (f" fig-said-{stripe.kind}" if stripe.kind != "direct" else "")
    return element("rect", {**box, "y": line - height, "height": height - 1, "class": css})


def _names(
    context: Context, places: Sequence[tuple[Stripe, float, float]], people: Sequence[str]
) -> tuple[list[str], float]:
    """The names, in as many lines as keep them apart, and the height of these."""
    ends: list[float] = []
    found: list[tuple[str, float, int]] = []
    for id in people:
        at = next(x for stripe, x, _ in places if stripe.speaker == id)
        name = context.speaker_short(id)
        room = CHARACTER * len(name)
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


def _in_words(
    context: Context, sources: Sequence[Source], stripes: Sequence[Stripe], people: Sequence[str]
) -> Iterator[str]:
    for source in sources:
        inside = [stripe for stripe in stripes if stripe.source == source.id]
        yield f"{context.speaker_name(source.id)}: {context.count('count.sentences', len(inside))}"
    for id in people:
        count = sum(stripe.speaker == id for stripe in stripes)
        yield f"{context.speaker_short(id)}: {context.count('count.sentences', count)}"
