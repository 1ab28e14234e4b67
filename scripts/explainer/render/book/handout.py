"""The handout: two pages for a class or a desk, from the same records as the book. Pure; `publish.pdf` typesets it.

The answer, the texts and how to cite them, the timeline, formats at a glance, who says what, what is not known. What a
site has no records of is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.binding import bound
from explainer.corpus.datewords import describe, describe_day
from explainer.corpus.mentions import make_index
from explainer.decisive import decisive
from explainer.model import Block, Book, Position, Question, QuestionKind, Source, Statement
from explainer.proof import Proof, every_sentence
from explainer.render.book.comparison import grid_of, legend
from explainer.render.book.findings import SAYS, answer_signs
from explainer.render.context import Context
from explainer.render.eras import texts_in_order
from explainer.render.figures.svg import nowhere, picture
from explainer.render.figures.timeline import SHEET, draw_timeline_on, has_axis, timeline_caption
from explainer.render.typst import array, block, call, join, string

PAGES = 2
TALL, ACROSS = 130.0, 178.0
"""Millimetres that the timeline may be high, and that the page is wide."""


def render_handout(book: Book, language: str, address: str) -> str:
    """Both pages in one language, ready to be typeset with `style.typ`. `address`: where the site is."""
    context = Context(book, Proof(book), language, make_index((), language))
    year, month, day = (str(int(part)) for part in book.edition.split("-"))
    title = next((page.title[language] for page in book.pages if page.id == "home"), book.site.name[language])
    settings = call(
        "handout.with",
        title=string(title),
        description=_label(context, "site.description"),
        author=string(book.site.holder[language]),
        lang=string(language),
        date=call("datetime", year=year, month=month, day=day),
        address=string(f"{address} · {context.label('handout.terms')}"),
    )
    return f"#show: {settings}\n#{block(_parts(context, address))}\n"


def _parts(context: Context, address: str) -> Iterator[str]:
    book = context.book
    yield "title()"
    texts = block(
        [call("section", _label(context, "sources.title")), call("hand-small", block(_texts(context, address)))]
    )
    answer = list(_answer(context))
    yield call("beside", block(answer), texts) if answer else texts
    if has_axis(book):
        yield call("section", _label(context, "timeline.title"))
        yield _timeline(context)
    for comparison in book.comparisons[:1]:
        heading = call("section", string(bound(comparison.title[context.language], context.language)))
        grid = grid_of(context, comparison, lambda words: string(bound(words, context.language)), question="92mm")
        yield call("whole", block([heading, grid, call("key", string(legend(context, (comparison,))))]))
    unknown = block(_unknown(context))
    if not book.questions:
        yield unknown
        return
    # Contradictions come first, and what there is no room for is the least of them.
    kinds = list(QuestionKind)
    questions = sorted(book.questions, key=lambda question: kinds.index(question.kind))
    every = len(questions)
    notes = [
        context.label("handout.asked", n=number, all=every) if number < every else "" for number in range(every + 1)
    ]
    told = (_question(context, question) for question in questions)
    signs = string(f"{answer_signs(context)}.")
    yield call(
        "as-many-as-fit", _label(context, "disagreements.matrix"), signs, array(map(string, notes)), unknown, *told
    )


def _unknown(context: Context) -> Iterator[str]:
    """What the texts leave open, by its title."""
    silences = context.book.silences
    if silences:
        yield call("section", _label(context, "handout.unknown"))
        items = (call("par", string(bound(one.title[context.language], context.language))) for one in silences)
        yield call("in-columns", "3", *items)


def _label(context: Context, key: str, **values: object) -> str:
    return string(bound(context.label(key, **values), context.language))


def _answer(context: Context) -> Iterator[str]:
    """The front page up to its first heading, the places of what it cites behind each paragraph."""
    home = next((page for page in context.book.pages if page.id == "home"), None)
    if home is None:
        return
    blocks = home.blocks[context.language]
    end = next((at for at, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
    words = [_paragraph(context, block) for block in blocks[:end] if block.kind == "paragraph"]
    if words:
        yield call("section", _label(context, "handout.answer"))
        yield from words


def _paragraph(context: Context, block: Block) -> str:
    (runs,) = block.items
    said = "".join(run.text for run in runs if run.kind != "cite")
    # A citation stands before the stop, and a blank before it.
    said = said.replace(" .", ".").replace(" ,", ",").replace(" ;", ";").replace(" :", ":")
    cited = [context.proof.statements[run.target] for run in runs if run.kind == "cite"]
    places = dict.fromkeys(place for one in cited for place in _places(context, one))
    tail = [string(" "), call("by", string(" ".join(places)))] if places else []
    return call("par", join([string(bound(said, context.language)), *tail]))


def _places(context: Context, statement: Statement) -> list[str]:
    """Where the words stand that decide."""
    shown = decisive(context.proof, statement)
    return [str(context.proof.located(statement.evidence[at]).references[0]) for at in shown]


def _texts(context: Context, address: str) -> Iterator[str]:
    """Each text in a few words; what a reference means; how the site is cited."""
    for source in texts_in_order(context.book):
        yield call("par", join([call("strong", string(context.speaker_short(source.id))), _about(context, source)]))
    first = next((reference for *_, reference in every_sentence(context.book)), None)
    if first is not None:
        words = {"code": first.code, "paragraph": first.paragraph, "sentence": first.sentence}
        yield call("par", _label(context, "handout.reference", reference=first, **words))
    yield call("par", call("strong", _label(context, "handout.say")))
    site, language = context.book.site, context.language
    day = context.label("book.edition", day=describe_day(context.book.edition, language))
    named = f"{site.name[language]} / {site.holder[language]}. {day.removesuffix('.')}. {address}"
    yield call("par", join([_label(context, "handout.cite"), string(f" {named}")]))


def _about(context: Context, source: Source) -> str:
    language = context.language
    number = sum(owner is source for owner, *_ in every_sentence(context.book))
    told = [
        f"{source.title[language]}",
        f"{context.label('sources.publisher')} {source.publisher[language]}",
        f"{context.label('sources.date')} {describe(source.date, language)}",
        context.count("count.sentences", number),
    ]
    return string(f" ({source.code}): {'. '.join(words.removesuffix('.') for words in told)}.")


def _timeline(context: Context) -> str:
    drawing = draw_timeline_on(context, nowhere, SHEET)
    share = min(1.0, TALL / (drawing.height * ACROSS / drawing.width))
    told = f"{drawing.title}. {drawing.description}."
    caption = string(timeline_caption(context))
    return call("hand-figure", string(picture(drawing, SHEET.width)), string(told), caption, f"{share:.2%}")


def _question(context: Context, question: Question) -> str:
    language = context.language
    kind = context.label("question.contradiction") if question.kind == QuestionKind.CONTRADICTION else ""
    answers = (_position(context, position) for position in question.positions)
    return call("question", string(bound(question.question[language], language)), string(kind), *answers)


def _position(context: Context, position: Position) -> str:
    said = [context.proof.statements[id] for id in position.statements]
    who = ", ".join(dict.fromkeys(context.speaker_short(one.speaker) for one in said))
    places = " ".join(dict.fromkeys(place for one in said for place in _places(context, one)[:1]))
    words = string(bound(position.answer[context.language], context.language))
    return join([string(f"{SAYS[position.says]}\u00a0"), words, string(" "), call("by", string(f"({who}, {places})"))])
