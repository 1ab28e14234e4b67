"""Answers to the questions that divide the voices, as a grid: disc yes, ring no, half a disc neither, line silence.

A diamond answers a question that nobody answers with yes or no. A page has the grid as a table, whose words break where
they must and whose marks are links; the drawing is for the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.model import Position, Question
from explainer.model.findings import Answer, QuestionKind
from explainer.render.figures.finding import SWATCH, Finding, framed, swatch
from explainer.render.figures.svg import Drawing, Lead, Number, Spot, element, label, leads_from, linked, words_of, wrap
from explainer.render.markdown import attribute
from explainer.view.answers import MARKS, OWN, Row, answer_id, answers_to, mark_of, who_answers
from explainer.view.context import Context

NAME = "answers"
PAGE = "disagreements"
MATRIX = "matrix"
"""The place of the grid on its page."""
WIDTH, ASKED, LINE = 920.0, 300.0, 16.0
"""Units of the drawing: its width, that of the questions, the height of a line."""


def render_answers_figure(page: Spot) -> str:
    """Every mark leads to its answer below."""
    table = _table(page.context, leads_from(page))
    return framed(page, answers_finding(page.context), css="full", instead=table)


def answers_finding(context: Context) -> Finding:
    """The answers of a Book that has questions."""
    rows = answers_to(context.book.questions, context.proof)
    speakers = who_answers(context, rows)
    marks = {row.mark(position) for row in rows for position in row.question.positions}
    key = [(glyph(mark), context.label(f"figure.answers.{mark}")) for mark in MARKS if mark in marks]
    return Finding(
        name=NAME,
        title=_title(context, rows, speakers),
        lead=context.label("figure.answers.lead"),
        key=(*key, (_line(0, SWATCH, SWATCH / 2), context.label("disagreements.silent"))),
        drawings=(_drawing(context, rows, speakers),),
        source=context.label("figure.answers.source"),
        table="positions",
    )


def answer_mark(context: Context, question: Question, position: Position) -> str:
    """The mark of an answer beside its words, which is named to who hears the page."""
    mark = mark_of(question, position)
    # It stands in a line of Markdown.
    told = attribute(context.label(f"figure.answers.{mark}"))
    return (
        f'<svg class="says" width="{SWATCH:g}" height="{SWATCH:g}" role="img" aria-label="{told}">{glyph(mark)}</svg>'
    )


# --- words -------------------------------------------------------------------------------------------------------


def _title(context: Context, rows: Sequence[Row], speakers: Sequence[str]) -> str:
    """How many voices answer how many questions, how often they do not, and where both answers cannot be so."""
    given = sum(len(row.given) for row in rows)
    silences = sum(len(speakers) - len(row.given) for row in rows)
    against = sum(row.question.kind == QuestionKind.CONTRADICTION for row in rows)
    said = [
        context.count("figure.answers.given", given),
        context.count("figure.answers.silences", silences),
        *([context.count("figure.answers.contradictions", against)] if against else []),
    ]
    voices, questions = len(speakers), len(rows)
    asked = context.count("figure.answers.voices", voices), context.count("figure.answers.questions", questions)
    return f"{', '.join(asked)}: {', '.join(said)}"


# --- the grid of a page ------------------------------------------------------------------------------------------


def _table(context: Context, lead: Lead) -> str:
    """The grid as a table, on one line."""
    rows = answers_to(context.book.questions, context.proof)
    speakers = who_answers(context, rows)
    heads = "".join(
        f"<th>{linked(lead(f'experts/{id}', ''), words_of(context.speaker_short(id)))}</th>" for id in speakers
    )
    head = f"<thead><tr><th>{words_of(context.label('formats.question'))}</th>{heads}</tr></thead>"
    lines = []
    for row in rows:
        cells = "".join(f"<td>{_cell(context, lead, row, id)}</td>" for id in speakers)
        kind = row.question.kind
        told = ""
        if kind != QuestionKind.DIFFERENCE:
            told = f' <span class="{kind}">{words_of(context.label(f"question.{kind}"))}</span>'
        asked = words_of(row.question.question[context.language])
        lines.append(f"<tr><td>{asked}{told}</td>{cells}</tr>")
    return f'<div class="matrix glance grid" id="{MATRIX}"><table>{head}<tbody>{"".join(lines)}</tbody></table></div>'


def _cell(context: Context, lead: Lead, row: Row, speaker: str) -> str:
    given = row.given.get(speaker, ())
    if not given:
        silent: dict[str, Number] = {
            "class": "silence",
            "role": "img",
            "aria-label": context.label("disagreements.silent"),
        }
        return element("span", silent, " ")
    links = []
    for position in given:
        mark = row.mark(position)
        says = f"{context.speaker_short(speaker)}: {context.label(f'figure.answers.{mark}')}"
        target = lead(PAGE, answer_id(row.question, position))
        links.append(element("a", {"href": target, "aria-label": says}, swatch(glyph(mark))))
    return "".join(links)


# --- marks -------------------------------------------------------------------------------------------------------


def glyph(mark: str, x: float = SWATCH / 2, y: float = SWATCH / 2) -> str:
    """The mark of an answer around a point."""
    if mark == OWN:
        return element("path", {"d": f"M{x:g} {y - 6:g}l6 6 -6 6 -6 -6z", "class": "fig-own"})
    ring: dict[str, Number] = {"cx": x, "cy": y, "r": 5.5}
    if mark == Answer.YES:
        return element("circle", {**ring, "class": "fig-yes"})
    half = element("path", {"d": f"M{x:g} {y - 5.5:g}a5.5 5.5 0 0 0 0 11z", "class": "fig-yes"})
    circle = element("circle", {**ring, "class": "fig-no" if mark == Answer.NO else "fig-neither"})
    return circle if mark == Answer.NO else circle + half


def _line(left: float, right: float, y: float) -> str:
    return element("line", {"x1": left, "x2": right, "y1": y, "y2": y, "class": "fig-silence"})


def _drawing(context: Context, rows: Sequence[Row], speakers: Sequence[str]) -> Drawing:
    """The grid for the file."""
    column = (WIDTH - ASKED) / len(speakers)
    parts: list[str] = []
    heads = [wrap(context.speaker_short(id), column) for id in speakers]
    y = LINE * max(map(len, heads))
    for number, lines in enumerate(heads):
        for at, words in enumerate(reversed(lines)):
            x = ASKED + column * (number + 0.5)
            parts.append(label(x, y - LINE * at - 4, words, "fig-tick", anchor="middle"))
    for row in rows:
        drawn, y = _drawn(context, row, speakers, column, y + 6)
        parts += drawn
    words = "; ".join(f"{row.question.question[context.language]} {len(row.given)}" for row in rows)
    return Drawing(
        id=f"{NAME}-wide",
        title=context.label("disagreements.matrix"),
        description=words,
        width=WIDTH,
        height=y,
        parts=tuple(parts),
        css="fig-wide",
    )


def _drawn(context: Context, row: Row, speakers: Sequence[str], column: float, y: float) -> tuple[Iterator[str], float]:
    lines = [(words, "fig-label") for words in wrap(row.question.question[context.language], ASKED - 20)]
    kind = row.question.kind
    if kind != QuestionKind.DIFFERENCE:
        lines.append((context.label(f"question.{kind}"), "fig-tick"))
    height = LINE * len(lines) + 8
    middle = y + height / 2

    def parts() -> Iterator[str]:
        yield element("line", {"x1": 0, "x2": WIDTH, "y1": y - 4, "y2": y - 4, "class": "fig-rule"})
        for number, (words, css) in enumerate(lines):
            yield label(0, y + LINE * number + 14, words, css)
        for number, speaker in enumerate(speakers):
            x = ASKED + column * (number + 0.5)
            given = row.given.get(speaker, ())
            if not given:
                yield _line(x - 6, x + 6, middle)
            for at, position in enumerate(given):
                yield glyph(row.mark(position), x + 16 * (at - (len(given) - 1) / 2), middle)

    return parts(), y + height
