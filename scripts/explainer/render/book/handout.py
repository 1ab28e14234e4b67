"""The handout: two pages for a class or a desk, from the same records as the book. Pure; `publish.pdf` typesets it.

The answer, the texts and how to cite them, the timeline; who speaks, who answers what, questions for a class, what is
not known. What a site has no records of is not there. Whatever there is of it, it takes two pages: of each list as many
items stand here as its share of a page holds, and below it how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.corpus.binding import bound
from explainer.corpus.datewords import describe, describe_day
from explainer.model import Block, Book, Person, Position, Question, QuestionKind, Role, Source, Statement, cited_in
from explainer.proof import Proof, every_sentence
from explainer.render.book.findings import answer_signs, sign_of
from explainer.render.book.names import given_names
from explainer.render.figures.svg import nowhere, picture
from explainer.render.figures.timeline import SHEET, draw_timeline_on, has_axis, timeline_caption
from explainer.render.typst import array, block, call, join, string
from explainer.view.context import Context, written_and_published
from explainer.view.eras import texts_in_order
from explainer.view.notes import note_of

TALL, ACROSS = 130.0, 178.0
"""Millimetres that the timeline may be high, and that the page is wide."""
SHARES = {"who": "62mm", "tasks": "48mm", "unknown": "70mm"}
"""How high a list of the second page may be; the answers to the questions have what these leave."""


def render_handout(book: Book, language: str, address: str) -> str:
    """Both pages in one language, ready to be typeset with `style.typ`. `address`: where the site is, "" if nowhere."""
    context = Context(book, Proof(book), language)
    year, month, day = (str(int(part)) for part in book.edition.split("-"))
    title = next((page.title[language] for page in book.pages if page.id == "home"), book.site.name[language])
    settings = call(
        "handout.with",
        title=string(title),
        description=_label(context, "site.description"),
        author=string(book.site.holder[language]),
        lang=string(language),
        given=array(map(string, given_names(book))),
        date=call("datetime", year=year, month=month, day=day),
        address=string(" · ".join(words for words in (address, context.label("handout.terms")) if words)),
    )
    return f"#show: {settings}\n#{block(_parts(context, address))}\n"


def _parts(context: Context, address: str) -> Iterator[str]:
    book = context.book
    yield "handout-title()"
    timeline = [call("section", _label(context, "timeline.title")), _timeline(context)] if has_axis(book) else []
    use = block(_use(context, address))
    yield call("first-page", _answer(context, address), _texts(context, address), use, block(timeline))
    questions = _in_order(book)
    parts = {
        "who": _who(context, address),
        "questions": _questions(context, address, questions),
        "tasks": _tasks(context, address, questions),
        "unknown": _unknown(context, address),
    }
    there = [array((SHARES.get(name, "none"), made)) for name, made in parts.items() if made]
    if there:
        yield call("second-page", *there)


def _in_order(book: Book) -> list[Question]:
    """Contradictions first, then what has most answers: what there is no room for is the least of them."""
    kinds = list(QuestionKind)
    return sorted(book.questions, key=lambda one: (kinds.index(one.kind), -len(one.positions)))


def _listed(
    name: str,
    context: Context,
    address: str,
    page: str,
    columns: int,
    title: str,
    items: Sequence[str],
    lead: str = '""',
) -> str:
    """A list under its title; `page` of the site has all of it, where not all have room here. Empty without an item.

    `name`: what it is called in every language.
    """
    every = len(items)
    where = f"{address}{page}" if address else ""
    notes = [
        string(context.label("handout.shown.where" if where else "handout.shown", n=number, all=every, address=where))
        for number in range(every)
    ]
    return call("listed", string(name), title, lead, str(columns), array([*notes, '""']), *items) if items else ""


def _who(context: Context, address: str) -> str:
    """Those who speak, by what the texts say of them first; then those whose words others pass on."""
    first, second = Role.SPEAKER, Role.RELAYED
    told = {first: "", second: join([call("kind", _label(context, f"role.{second}")), string(": ")])}
    people = [
        call("par", join([told[role], *_described(context, person)]))
        for role in told
        for person in context.book.people
        if person.role == role and person.described
    ]
    return _listed("who", context, address, "experts/", 3, _label(context, f"role.{first}"), people)


def _described(context: Context, person: Person) -> tuple[str, ...]:
    """What the texts say of somebody first, in our words, and where it stands."""
    language, first = context.language, person.described[0]
    name, words = person.name[language], bound(first.text[language], language)
    begins = [call("strong", string(name))] if words.startswith(name) else []
    words = words.removeprefix(name) if begins else words
    return *begins, string(f"{words} "), call("by", string(f"({', '.join(_places(context, first))})"))


def _questions(context: Context, address: str, questions: Sequence[Question]) -> str:
    """Who answers what."""
    told = [_question(context, question) for question in questions]
    signs = string(f"{answer_signs(context)}.")
    return _listed(
        "questions", context, address, "disagreements/", 2, _label(context, "disagreements.matrix"), told, signs
    )


def _tasks(context: Context, address: str, questions: Sequence[Question]) -> str:
    """What a class can do with what stands here and elsewhere: a contradiction, a difference, a silence."""
    language, silences = context.language, context.book.silences
    opposed = [one for one in questions if one.kind == QuestionKind.CONTRADICTION][:1]
    differing = [one for one in questions if one.kind != QuestionKind.CONTRADICTION][:1]
    # There is most to be found for that of which the texts say most all the same.
    silent = [max(silences, key=lambda one: len(one.statements))] if silences else []
    asked = [
        *(("contradiction", one.question, "disagreements") for one in opposed),
        *(("question", one.question, "disagreements") for one in differing),
        *(("silence", one.title, "silences") for one in silent),
    ]
    told = [context.label(f"handout.task.{kind}", question=words[language]) for kind, words, _ in asked]
    tasks = [call("task", string(f"{number}."), string(bound(words, language))) for number, words in enumerate(told, 1)]
    pages = dict.fromkeys(page for *_, page in asked)
    where = [
        context.label("handout.tasks.page", title=context.label(f"{page}.title"))
        + (f" ({address}{page}/)" if address else "")
        for page in pages
    ]
    lead = _label(context, "handout.tasks.lead" if address else "handout.tasks.lead.book", pages=", ".join(where))
    return _listed("tasks", context, address, "disagreements/", 1, _label(context, "handout.tasks"), tasks, lead)


def _unknown(context: Context, address: str) -> str:
    """What the texts leave open, by its title."""
    items = [call("par", string(bound(one.title[context.language], context.language))) for one in context.book.silences]
    return _listed("unknown", context, address, "silences/", 3, _label(context, "handout.unknown"), items)


def _label(context: Context, key: str, **values: object) -> str:
    return string(bound(context.label(key, **values), context.language))


def _answer(context: Context, address: str) -> str:
    """The front page up to its first heading, the places of what it cites behind each paragraph; `none` without one."""
    home = next((page for page in context.book.pages if page.id == "home"), None)
    blocks = home.blocks[context.language] if home else ()
    end = next((at for at, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
    words = [_paragraph(context, block) for block in blocks[:end] if block.kind == "paragraph"]
    return _listed("answer", context, address, "", 1, _label(context, "handout.answer"), words) or "none"


def _paragraph(context: Context, block: Block) -> str:
    (runs,) = block.items
    said = "".join(run.text for run in runs if run.kind != "cite")
    # A citation stands before the stop, and a blank before it.
    said = said.replace(" .", ".").replace(" ,", ",").replace(" ;", ";").replace(" :", ":")
    cited = [context.proof.statements[id] for id in cited_in(runs)]
    places = dict.fromkeys(place for one in cited for place in _places(context, one))
    tail = [string(" "), call("by", string(", ".join(places)))] if places else []
    return call("par", join([string(bound(said, context.language)), *tail]))


def _places(context: Context, statement: Statement) -> list[str]:
    """Where the words stand that decide."""
    return [str(one.located.references[0]) for one in note_of(context.proof, statement).quotations]


def _texts(context: Context, address: str) -> str:
    """Each text in a few words."""
    items = [
        call("par", join([call("strong", string(context.speaker_short(source.id))), _about(context, source)]))
        for source in texts_in_order(context.book)
    ]
    return _listed("texts", context, address, "sources/", 1, _label(context, "sources.title"), items) or "none"


def _use(context: Context, address: str) -> Iterator[str]:
    """What a reference means, what we have not checked, how the site is cited."""
    first = next((reference for *_, reference in every_sentence(context.book)), None)
    if first is not None:
        words = {"code": first.code, "paragraph": first.paragraph, "sentence": first.sentence}
        told = [_label(context, "handout.reference", reference=first, **words)]
        told.append(_label(context, "handout.reference.where"))
        if address:
            told.append(_label(context, "handout.reference.site"))
        yield call("par", join(told, " "))
    yield call("par", call("strong", _label(context, "handout.say")))
    site, language = context.book.site, context.language
    day = context.label("book.edition", day=describe_day(context.book.edition, language))
    named = f"{site.name[language]} / {site.holder[language]}. {day.removesuffix('.')}. {address}".rstrip()
    yield call("par", join([_label(context, "handout.cite"), string(f" {named}")]))


def _about(context: Context, source: Source) -> str:
    language = context.language
    number = sum(owner is source for owner, *_ in every_sentence(context.book))
    told = [
        f"{source.title[language]}",
        written_and_published(context, source),
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
    answers = (_position(context, question, position) for position in question.positions)
    return call("question", string(bound(question.question[language], language)), string(kind), *answers)


def _position(context: Context, question: Question, position: Position) -> str:
    said = [context.proof.statements[id] for id in position.statements]
    who = ", ".join(dict.fromkeys(context.speaker_short(one.speaker) for one in said))
    places = ", ".join(dict.fromkeys(place for one in said for place in _places(context, one)[:1]))
    words = string(bound(position.answer[context.language], context.language))
    return join(
        [string(f"{sign_of(question, position)}\u00a0"), words, string(" "), call("by", string(f"({who}, {places})"))]
    )
