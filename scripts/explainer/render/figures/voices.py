"""Who speaks to what: speakers by topics as a matrix of dots. Filled: in the speaker's own words; ring: reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from explainer.model import Book, Statement, Topic
from explainer.render.figures.finding import Finding, framed, listed
from explainer.render.figures.svg import (
    CHARACTER,
    Drawing,
    Lead,
    Number,
    Spot,
    element,
    label,
    leads_from,
    linked,
    narrow,
    words_of,
)
from explainer.view.context import Context

NAME = "voices"
NARROWEST = 560.0
"""Width in units of the drawing of a wide page where it is narrowest."""
SMALL = CHARACTER * 12 / 13
LINE, LEVELS = 16.0, 3
"""Height and number of the lines that the speakers' names take in turns."""
ROW = 44.0
RADIUS, LARGEST = 2.7, 12.0
"""Of the dot that stands for one statement, at most; the area grows with their number, to a dot that its row holds."""

Said = Mapping[tuple[str, str], Sequence[Statement]]
"""By speaker and topic."""


def render_voices_figure(page: Spot) -> str:
    """The matrix of everybody who speaks; a mark leads to what the speaker says on the topic."""
    return framed(page, voices_finding(page.context, leads_from(page)))


def has_topics(book: Book) -> bool:
    """Whether anybody speaks on a topic."""
    return any(statement.topics for statement in book.statements)


def voices_finding(context: Context, lead: Lead) -> Finding:
    """Everybody who speaks in a Book in which somebody does."""
    return Finding(
        name=NAME,
        title=_title(context),
        lead=context.label("figure.voices.caption"),
        drawings=draw_voices(context, lead),
        table="drawn-voices",
        facts=_facts(context),
    )


def _facts(context: Context) -> str:
    """Under every topic of which somebody speaks who says how much."""
    said, speakers = statements_by_topic(context), _speakers(context)
    lines = []
    for topic in context.book.topics:
        counts = ", ".join(
            f"{context.speaker_short(id)}\u00a0({len(said[id, topic.id])})" for id in speakers if (id, topic.id) in said
        )
        if counts:
            lines.append(words_of(f"{topic.name[context.language]}: {counts}"))
    return listed(lines)


def _title(context: Context) -> str:
    """Who says most, and how many voices there are on how many topics."""
    said = Counter(statement.speaker for statement in context.book.statements)
    topics = {topic for statement in context.book.statements for topic in statement.topics}
    most = [context.speaker_short(id) for id, number in said.items() if number == max(said.values())]
    counts = (
        f"{context.count('figure.answers.voices', len(said))}, {context.count('figure.voices.topics', len(topics))}"
    )
    if len(most) > 1:
        return f"{counts}, {context.count('count.statements', said.total())}"
    first = context.label("figure.voices.most", name=", ".join(most), n=max(said.values()), all=said.total())
    return f"{first}; {counts}"


def draw_voices(context: Context, lead: Lead) -> tuple[Drawing, Drawing]:
    """Speakers by topics, who says most first: for a wide page and for a narrow one, where the names stand upright."""
    said, speakers = statements_by_topic(context), _speakers(context)
    total = Counter(statement.speaker for statement in context.book.statements)
    about = {topic for _, topic in said}
    topics = [topic for topic in context.book.topics if topic.id in about]
    columns = [_Column(context, lead, id, number, len(speakers)) for number, id in enumerate(speakers)]
    upright = any(column.wide > NARROWEST / len(speakers) * LEVELS for column in columns)
    wide = _drawn(context, lead, columns, topics, total, said, upright=upright)
    slim = _drawn(context, lead, columns, topics, total, said, upright=True)
    title = context.label("figure.voices.title")
    words = "; ".join(_in_words(context, id, topics, said) for id in speakers)
    return (
        Drawing(
            id=f"{NAME}-drawing", title=title, description=words, width=0, height=wide[1], parts=wide[0], css="fig-wide"
        ),
        narrow(NAME, title, slim[1], slim[0]),
    )


def statements_by_topic(context: Context) -> Said:
    """Every statement under its speaker and each of its topics, so that what is empty is empty."""
    said: dict[tuple[str, str], list[Statement]] = {}
    for statement in context.book.statements:
        for topic in statement.topics:
            said.setdefault((statement.speaker, topic), []).append(statement)
    return said


def _speakers(context: Context) -> list[str]:
    """Everybody who speaks, who says most first."""
    total = Counter(statement.speaker for statement in context.book.statements)
    everybody = [id for id in (*context.people, *context.proof.sources) if id in total]
    return sorted(everybody, key=lambda id: -total[id])


def _in_words(context: Context, id: str, topics: Sequence[Topic], said: Said) -> str:
    counts = [
        f"{topic.name[context.language]} ({len(said[id, topic.id])})" for topic in topics if (id, topic.id) in said
    ]
    return f"{context.speaker_short(id)}: {', '.join(counts)}"


def _drawn(
    context: Context,
    lead: Lead,
    columns: Sequence[_Column],
    topics: Sequence[Topic],
    total: Mapping[str, int],
    said: Said,
    *,
    upright: bool,
) -> tuple[tuple[str, ...], float]:
    """The parts of a drawing and its height: the names, how much each says in all, a row a topic."""
    head = max(column.wide for column in columns) + 8 if upright else LINE * min(LEVELS, len(columns)) + 12
    parts = [] if upright else [column.leader(head) for column in columns]
    parts += [column.upright(head) if upright else column.level() for column in columns]
    y = head + ROW
    parts.append(_rule(head))
    parts.append(label(0, head + 12, context.label("figure.voices.total"), "fig-label"))
    parts += [
        label(column.x, head + 32, str(total[column.id]), "fig-label fig-strong", anchor="middle") for column in columns
    ]
    unit = min(RADIUS, LARGEST / sqrt(max(map(len, said.values()))))
    for topic in topics:
        cells = [(column.id, column.x, said.get((column.id, topic.id), ())) for column in columns]
        parts += _row(context, lead, topic, cells, y, unit)
        y += ROW
    return tuple(parts), y + 4


@dataclass(frozen=True, slots=True)
class _Column:
    """Of one speaker: where it stands, and the name above it."""

    context: Context
    lead: Lead
    id: str
    number: int
    of: int

    @property
    def x(self) -> str:
        """The last number needs some room to the right of its dot."""
        return f"{self._part:.2f}%"

    @property
    def _part(self) -> float:
        return (self.number + 0.5) / self.of * 95

    @property
    def wide(self) -> float:
        """Of the name, at most."""
        return SMALL * len(self.name)

    @property
    def name(self) -> str:
        return self.context.speaker_short(self.id)

    @property
    def _baseline(self) -> float:
        """Names take three lines in turns, so that long ones have room."""
        return 14 + LINE * (self.number % LEVELS)

    def leader(self, head: float) -> str:
        """The line from a name to its column."""
        line: dict[str, Number] = {"x1": self.x, "x2": self.x, "y1": self._baseline + 5, "y2": head}
        return element("line", {**line, "class": "fig-axis"})

    def level(self) -> str:
        """The name above its column, within the drawing."""
        half = self.wide / NARROWEST * 50
        x, anchor = (
            (0, "start") if half > self._part else ("100%", "end") if half > 100 - self._part else (self.x, "middle")
        )
        return self._linked(label(x, self._baseline, self.name, "fig-name", anchor=anchor))

    def upright(self, head: float) -> str:
        """The name from its column upwards."""
        # The link has the words right in it, where whoever hears the page looks for its name.
        name = self._linked(label(6, 4, self.name, "fig-name", anchor="start"))
        turned = element("g", {"transform": "rotate(-90)"}, name)
        return element("svg", {"x": self.x, "y": head, "overflow": "visible"}, turned)

    def _linked(self, name: str) -> str:
        return linked(self.lead(f"experts/{self.id}", ""), name)


def _rule(y: float) -> str:
    return element("line", {"x1": 0, "x2": "100%", "y1": y - 2, "y2": y - 2, "class": "fig-rule"})


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
        _rule(y),
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
