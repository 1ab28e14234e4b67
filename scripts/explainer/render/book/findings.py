"""What only the texts together show: forecasts, disagreements, silences, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.document.inline import Ours, Tagged
from explainer.document.nodes import Figure, Node, Paragraph, Section
from explainer.document.records import Answers, Remark, Tally, Told
from explainer.languages.known import language_named
from explainer.model import Answer, Outcome, Position, Question
from explainer.pages.words import SILENCE
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_outcomes_figure
from explainer.render.typst import array, block, call, join, string
from explainer.view.answers import OWN, answers_to, mark_of, who_answers
from explainer.view.context import Context

NONE = "–"
SAYS = {Answer.YES: "●", Answer.NO: "○", Answer.OTHERWISE: "◐", OWN: "◇"}
"""Before the letter of an answer: what it says to the question; the marks are those of the site's figure."""


def set_forecasts(composer: Composer) -> Iterator[str]:
    """By outcome: what was expected, what was reported, and how we compare them."""
    page = composer.page("forecasts")
    yield composer.heading(1, page.slug, page.title, opens=False)
    yield composer.lead(page)
    if any(isinstance(node, Figure) for node in page.nodes):
        yield set_outcomes_figure(composer, tuple(Outcome))
    for section in page.sections():
        if tallies := [node for node in section.nodes if isinstance(node, Tally)]:
            yield from (_tally(composer, node) for node in tallies)
            continue
        yield composer.heading(2, f"forecasts#{section.id}", composer.plain(section.title))
        lines = [call("key", composer.said(section.lead))]
        lines += (line for one in section.sections() for line in _entry(composer, "forecasts", one))
        yield call("small-print", block(lines))


def _tally(composer: Composer, node: Tally) -> str:
    """How many expectations of each kind had which outcome."""
    rows = [array([composer.bound(kind), *(string(str(count)) for count in counts)]) for kind, counts in node.rows]
    return call("tally", array(map(composer.bound, node.heads)), *rows)


def _entry(composer: Composer, page: str, section: Section) -> Iterator[str]:
    """A record under its title and its kind."""
    kind = next((words for node in section.nodes if (words := _tagged(node, "kind"))), "")
    title = join([composer.anchor(f"{page}/{section.id}"), composer.said(section.title)])
    yield call("entry", title, string(kind))
    for node in section.nodes:
        if isinstance(node, Told):
            yield _told(composer, node)
        elif isinstance(node, Remark):
            yield composer.remark(node)
        elif silence := _tagged(node, SILENCE):
            yield call("item", call("silence", composer.bound(silence)))


def _tagged(node: Node, css: str) -> str:
    """The words of a paragraph that is nothing but what `css` says."""
    parts = node.parts if isinstance(node, Paragraph) else ()
    return "".join(part.text for part in parts if isinstance(part, Tagged) and part.css == css)


def set_disagreements(composer: Composer) -> Iterator[str]:
    """Who answers what: a letter for each answer in a grid, then the answers with their proof."""
    context, page = composer.context, composer.page("disagreements")
    yield composer.heading(1, page.slug, page.title)
    yield composer.lead(page)
    if page.sections():
        yield _grid(composer, [answers.answers[0].question for answers in page.every() if isinstance(answers, Answers)])
        key = [
            f"{answer_signs(context)}, {NONE}\u00a0{context.label('disagreements.silent')}.",
            context.label("book.letters"),
        ]
        yield call("key", string(" ".join(key)))
    lines: list[str] = []
    for number, section in enumerate(page.sections(), 1):
        lines += _question(composer, number, section)
    yield call("small-print", block(lines))


def _question(composer: Composer, number: int, section: Section) -> Iterator[str]:
    title = f"{number}. {composer.plain(section.title)}"
    yield composer.heading(2, f"disagreements/{section.id}", title, listed=False)
    for node in section.nodes:
        if kind := _tagged(node, "kind"):
            # In the heading itself marks for the index would stand in the contents, too.
            named = composer.names.elsewhere(section.title.text, "") if isinstance(section.title, Ours) else ()
            yield call("runin", join([*composer.marks(named), composer.bound(kind)]))
        elif isinstance(node, Answers):
            yield from _answers(composer, node)
        elif isinstance(node, Remark):
            yield composer.remark(node)


def _answers(composer: Composer, node: Answers) -> Iterator[str]:
    for at, answer in enumerate(node.answers):
        question, position = answer.question, answer.position
        tails = composer.tails([one.statement for one in answer.said], question.id)
        name = string(f"{sign_of(question, position)}\u202f{letter_of(composer.language, at)}. ")
        yield call("item", join([name, composer.text(position.answer), string(" "), tails]))


def answer_signs(context: Context) -> str:
    """What the signs before answers mean, of those that there are."""
    asked = context.book.questions
    there = {sign_of(question, position) for question in asked for position in question.positions}
    signs = {says: sign for says, sign in SAYS.items() if sign in there}
    return ", ".join(f"{sign}\u00a0{context.label(f'figure.answers.{says}')}" for says, sign in signs.items())


def sign_of(question: Question, position: Position) -> str:
    """What stands before an answer."""
    return SAYS[mark_of(question, position)]


def letter_of(language: str, at: int) -> str:
    """A sign for an answer; they come back with a number where the alphabet ends."""
    alphabet = language_named(language).house.lettering
    again, number = divmod(at, len(alphabet))
    return alphabet[number] + (str(again) if again else "")


def letters_of(question: Question, composer: Composer, speaker: str) -> str:
    """The signs of the answers that a speaker's statements give; none where there are none."""
    statements = composer.context.proof.statements
    return ", ".join(
        f"{sign_of(question, position)}\u202f{letter_of(composer.language, at)}"
        for at, position in enumerate(question.positions)
        if any(statements[id].speaker == speaker for id in position.statements)
    )


def _grid(composer: Composer, questions: Sequence[Question]) -> str:
    context = composer.context
    everyone = who_answers(context, answers_to(questions, context.proof))
    rows = []
    for number, question in enumerate(questions, 1):
        cells = [string(letters_of(question, composer, id) or NONE) for id in everyone]
        kind = context.label("question.contradiction") if question.kind == "contradiction" else ""
        words = composer.text(question.question)
        rows.append(call("asked", string(str(number)), words, string(kind), *cells))
    heads = array(string(context.speaker_short(id)) for id in everyone)
    return call("grid-of-signs", composer.label("formats.question"), heads, array("1" for _ in everyone), *rows)


def set_silences(composer: Composer) -> Iterator[str]:
    """What the texts leave open, by kind, with what they do say."""
    page = composer.page("silences")
    yield composer.heading(1, page.slug, page.title, opens=False)
    yield composer.lead(page)
    for section in page.sections():
        yield composer.heading(2, f"silences#{section.id}", composer.plain(section.title), listed=False)
        lines = [line for one in section.sections() for line in _entry(composer, "silences", one)]
        yield call("small-print", block(lines))


def _told(composer: Composer, node: Told) -> str:
    """The first statement in words, and where others stand that say so elsewhere."""
    first, *others = (one.statement for one in node.said)
    told = composer.places_of((first,))
    more = [place for place in composer.places_of(others) if place not in told]
    tail = [composer.in_brackets(more)] if more else []
    said = join([composer.brief(first), *tail], " ")
    label = [call("kind", composer.said(node.label)), string(": ")] if node.label else []
    return call("item", join([*label, said]))


def set_numbers(composer: Composer) -> Iterator[str]:
    """Every number that the texts give, and what it counts."""
    page = composer.page("numbers")
    yield composer.heading(1, page.slug, page.title, opens=False)
    yield composer.lead(page)
    lines = []
    for section in page.sections():
        counts = [composer.line(node.parts) for node in section.nodes if isinstance(node, Paragraph)]
        if counts:
            title = join([composer.anchor(f"numbers/{section.id}"), composer.said(section.title)])
            lines.append(call("entry", title, join(counts)))
        told = [one.statement for node in section.nodes if isinstance(node, Told) for one in node.said]
        if told:
            lines.append(composer.statements(told))
    yield call("small-print", block(lines))
