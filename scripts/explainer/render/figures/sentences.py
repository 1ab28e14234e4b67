"""The texts as strips of sentences by voice: above the line a person's words, below it the text's own.

The taller, the closer to the person's own words; how they reached the text is told by the fill, too. A narrow page has
the strips from top to bottom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from explainer.render.figures.finding import SWATCH, Finding, framed, listed, reference
from explainer.render.figures.sentences_drawn import NAME, draw_narrow, draw_wide
from explainer.render.figures.svg import Lead, Spot, element, leads_from, linked, words_of
from explainer.view.context import Context
from explainer.view.strips import WAYS, Strip, Told, strips

MANY = 3
"""Texts whose names a title can hold."""


def render_sentences_figure(page: Spot, hidden: Collection[str]) -> str:
    """Every sentence leads to its place. `hidden`: those that have none."""
    return framed(page, sentences_finding(page.context, leads_from(page), hidden), css="full")


def sentences_finding(context: Context, lead: Lead, hidden: Collection[str]) -> Finding:
    """The strips of all texts."""
    every = strips(context.book, hidden)
    told = [sentence for strip in every for sentence in strip.sentences]
    ways = Counter(one.main.way if one.main.way in WAYS else "editorial" for one in told)
    key = tuple(
        (_swatch(way), f"{context.label(f'voice.{way}')} {ways[way]}") for way in (*WAYS, "editorial") if ways[way]
    )
    return Finding(
        name=NAME,
        title=_title(context, every),
        lead=context.label("figure.sentences.lead"),
        key=key,
        drawings=(draw_wide(context, lead, every), draw_narrow(context, lead, every)),
        source=context.count("figure.sentences.source", len(told)),
        table="voices",
        facts=_facts(context, lead, every),
    )


# --- words -------------------------------------------------------------------------------------------------------


def _title(context: Context, every: Sequence[Strip]) -> str:
    """How many people speak in each text; with more texts than a title can hold, in how many of them people speak."""
    texts = {strip.source.id: _people(every, strip.source.id) for strip in every}
    if len(texts) > MANY:
        spoken = sum(map(bool, texts.values()))
        everybody = len({who for people in texts.values() for who in people})
        words = context.count("figure.sentences.title.texts", spoken, all=len(texts))
        return f"{words} {context.count('figure.sentences.title.people', everybody)}"
    said = [
        context.count("figure.sentences.title", len(people), text=context.speaker_short(id))
        if people
        else context.label("figure.sentences.title.alone", text=context.speaker_short(id))
        for id, people in texts.items()
    ]
    first, *others = said
    return "; ".join([first, *(words[:1].lower() + words[1:] for words in others)])


def _people(every: Sequence[Strip], source: str) -> dict[str, list[Told]]:
    """Who speaks in a text, in the order of its sentences, with these."""
    found: dict[str, list[Told]] = {}
    for strip in every:
        for told in strip.sentences if strip.source.id == source else ():
            if told.main.way in WAYS:
                found.setdefault(told.main.speaker, []).append(told)
    return found


def _facts(context: Context, lead: Lead, every: Sequence[Strip]) -> str:
    """Text by text, who speaks in how many sentences and in which, the text's own last.

    Each is a link: the same places as the marks, which are too small for a finger.
    """
    lines = []
    for source in dict.fromkeys(strip.source.id for strip in every):
        told = [one for strip in every if strip.source.id == source for one in strip.sentences]
        for who in sorted(dict.fromkeys(one.main.speaker for one in told), key=lambda one: one == source):
            said = [one for one in told if one.main.speaker == who]
            ways = Counter(one.main.way for one in said)
            counts = ", ".join(f"{context.label(f'voice.{way}')} {ways[way]}" for way in WAYS if ways[way])
            number = context.count("count.sentences", len(said))
            places = ", ".join(_place(lead, source, one) for one in said)
            name = linked(lead(f"experts/{who}", ""), words_of(context.speaker_short(who)))
            lines.append(f"{name}: {words_of(f'{number} ({counts})' if counts else number)}: {places}")
    return listed(lines)


def _place(lead: Lead, source: str, told: Told) -> str:
    target = lead(f"sources/{source}", told.reference.anchor) if told.shown else ""
    return reference(target, str(told.reference))


def _swatch(way: str) -> str:
    high = {"direct": SWATCH, "indirect": 10.0, "inherited": 6.0}.get(way, 9.0)
    box: dict[str, str | float] = {"x": 2, "y": SWATCH - high, "width": 9, "height": high, "class": f"fig-{way}"}
    return element("rect", box)
