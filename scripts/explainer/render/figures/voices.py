"""Who speaks to what: speakers by topics as a matrix of dots. Filled: in the speaker's own words; ring: reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from explainer.model import Statement, Topic
from explainer.render.context import Context
from explainer.render.figures.finding import Finding, framed, listed
from explainer.render.figures.svg import Drawing, Lead, element, label, leads_from, linked, words_of
from explainer.render.page import Page

NAME = "voices"
LINE = 16.0
LEVELS = 3
"""Lines that the speakers' names take in turns, so that long ones have room on a narrow page."""
ROW = 44.0
RADIUS, LARGEST = 2.7, 13.5
"""Of the dot that stands for one statement, at most; the area grows with their number, to a dot that its row holds."""

Said = Mapping[tuple[str, str], Sequence[Statement]]
"""By speaker and topic."""


def render_voices_figure(page: Page) -> str:
    """The matrix of everybody who speaks; a mark leads to what the speaker says on the topic. Empty where none does."""
    if not statements_by_topic(page.context):
        return ""
    return framed(page, voices_finding(page.context, leads_from(page)))


def voices_finding(context: Context, lead: Lead) -> Finding:
    """Everybody who speaks in a Book in which somebody does."""
    made = draw_voices(context, lead)
    return Finding(
        name=NAME,
        title=_title(context),
        lead=context.label("figure.voices.caption"),
        drawings=(made,),
        table="drawn-voices",
        facts=_facts(context),
    )


def _facts(context: Context) -> str:
    """Under every topic of which somebody speaks who says how much."""
    said = statements_by_topic(context)
    lines = []
    for topic in context.book.topics:
        who = [id for id in (*context.people, *context.proof.sources) if (id, topic.id) in said]
        counts = ", ".join(f"{context.speaker_short(id)} – {len(said[id, topic.id])}" for id in who)
        if who:
            lines.append(words_of(f"{topic.name[context.language]}: {counts}"))
    return listed(lines)


def _title(context: Context) -> str:
    """How many voices say how much on how many topics, and who says most."""
    said = Counter(statement.speaker for statement in context.book.statements)
    topics = {topic for statement in context.book.statements for topic in statement.topics}
    most = [context.speaker_short(id) for id, number in said.items() if number == max(said.values())]
    counts = (
        context.count("figure.answers.voices", len(said)),
        context.count("figure.voices.topics", len(topics)),
        context.count("count.statements", said.total()),
    )
    title = ", ".join(counts)
    if len(most) == len(said):
        return title
    return f"{title}; {context.label('figure.voices.most', name=', '.join(most), n=max(said.values()))}"


def draw_voices(context: Context, lead: Lead) -> Drawing:
    """Speakers by topics, as wide as whatever it stands in."""
    said = statements_by_topic(context)
    who, about = {speaker for speaker, _ in said}, {topic for _, topic in said}
    speakers = [id for id in (*context.people, *context.proof.sources) if id in who]
    topics = [topic for topic in context.book.topics if topic.id in about]
    # The last number needs some room to the right of its dot.
    places = {id: f"{(number + 0.5) / len(speakers) * 95:.2f}%" for number, id in enumerate(speakers)}
    lines = _lines(context, speakers)
    head = LINE * max(lines.values()) + 32
    parts = [_lead(places[id], lines[id], head) for id in speakers]
    parts += [_head(context, lead, id, places[id], lines[id]) for id in speakers]
    unit = min(RADIUS, LARGEST / sqrt(max(map(len, said.values()))))
    for number, topic in enumerate(topics):
        y = head + ROW * number
        cells = [(id, places[id], said.get((id, topic.id), ())) for id in speakers]
        parts += _row(context, lead, topic, cells, y, unit)
    title = context.label("figure.voices.title")
    words = "; ".join(_in_words(context, id, topics, said) for id in speakers)
    height = head + ROW * len(topics) + 4
    return Drawing(id=f"{NAME}-drawing", title=title, description=words, width=0, height=height, parts=tuple(parts))


def statements_by_topic(context: Context) -> Said:
    """Every statement under its speaker and each of its topics, so that what is empty is empty."""
    said: dict[tuple[str, str], list[Statement]] = {}
    for statement in context.book.statements:
        for topic in statement.topics:
            said.setdefault((statement.speaker, topic), []).append(statement)
    return said


def _in_words(context: Context, id: str, topics: Sequence[Topic], said: Said) -> str:
    counts = [
        f"{topic.name[context.language]} – {len(said[id, topic.id])}" for topic in topics if (id, topic.id) in said
    ]
    return f"{context.speaker_short(id)}: {', '.join(counts)}"


def _lines(context: Context, speakers: Sequence[str]) -> Mapping[str, int]:
    """In which line each name stands: that of a text, which is long, in one of its own; below them those of people.

    Names of texts run to the left, so that the last one stands first: no name crosses the line of another.
    """
    texts = [id for id in speakers if id not in context.people]
    people = [id for id in speakers if id in context.people]
    below = {id: len(texts) + number % LEVELS for number, id in enumerate(people)}
    return {**{id: number for number, id in enumerate(reversed(texts))}, **below}


def _lead(x: str, line: int, head: float) -> str:
    """The line from a name to its column."""
    return element("line", {"x1": x, "x2": x, "y1": _baseline(line) + 5, "y2": head - 7, "class": "fig-axis"})


def _head(context: Context, lead: Lead, id: str, x: str, line: int) -> str:
    # The columns of the texts are the last ones, so that their names run to the left.
    css, aside = ("fig-name", "") if id in context.people else ("fig-text", "1.2em")
    name = label(x, _baseline(line), context.speaker_short(id), css, dx=aside)
    return linked(lead(f"experts/{id}", ""), name)


def _baseline(line: int) -> float:
    return 14 + LINE * line


def _row(
    context: Context,
    lead: Lead,
    topic: Topic,
    cells: Sequence[tuple[str, str, Sequence[Statement]]],
    y: float,
    unit: float,
) -> list[str]:
    middle = y + 28
    parts = [
        element("line", {"x1": 0, "x2": "100%", "y1": y - 2, "y2": y - 2, "class": "fig-rule"}),
        label(0, y + 12, topic.name[context.language], "fig-label"),
    ]
    return [*parts, *(_dot(context, lead, id, topic, (x, middle), found, unit) for id, x, found in cells if found)]


def _dot(
    context: Context,
    lead: Lead,
    id: str,
    topic: Topic,
    at: tuple[str, float],
    said: Sequence[Statement],
    unit: float,
) -> str:
    """A ring as large as all statements, filled as far as they are in the speaker's own words; their number."""
    x, y = at
    reported = sum(context.is_reported(statement) for statement in said)
    radius = unit * sqrt(len(said))
    # A place to touch of at least 24 units; the numbers stand to the right of the dots.
    parts = [element("rect", {"x": x, "y": y - 12, "width": 36, "height": 24, "class": "fig-touch"})]
    if reported:
        parts.append(element("circle", {"cx": x, "cy": y, "r": max(radius, 3.5), "class": "fig-reported"}))
    if reported < len(said):
        parts.append(element("circle", {"cx": x, "cy": y, "r": unit * sqrt(len(said) - reported), "class": "fig-dot"}))
    parts.append(label(x, y + 4, str(len(said)), "fig-tick", dx=radius + 4))
    says = context.label(
        "figure.voices.mark",
        name=context.speaker_short(id),
        topic=topic.name[context.language],
        counts=_counts(context, id, len(said), reported),
    )
    # The speaker's page has each statement under the first of its topics.
    there = any(statement.topics[0] == topic.id for statement in said)
    return linked(lead(f"experts/{id}", topic.id if there else ""), "".join(parts), says)


def _counts(context: Context, id: str, every: int, reported: int) -> str:
    """How many statements there are; of a person, how many of them are quoted, how many reported.

    The number beside the dot is in it, as who names a mark by what is seen must find it.
    """
    if id not in context.people:
        return context.count("count.statements", every)
    ways = (("experts.quoted", every - reported), ("experts.retold", reported))
    told = ", ".join(context.label(way, n=number) for way, number in ways if number)
    return f"{every} ({told})" if reported and reported < every else told
