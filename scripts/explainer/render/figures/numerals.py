"""What the texts show, a number each with the sentence that says what it counts and leads to where all of it stands.

Everything is counted from the Book; what it has nothing of is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.corpus.mentions import find_names, make_index
from explainer.model import Book, Source, Term
from explainer.proof import every_sentence
from explainer.render.context import Context, forms_of
from explainer.render.eras import gaps, in_order, texts_in_order
from explainer.render.figures.answers import answers_to, silent_on, who_answers
from explainer.render.figures.named import who_is_named
from explainer.render.figures.svg import leads_from, linked, words_of
from explainer.render.naming import count_names
from explainer.render.page import Page


@dataclass(frozen=True, slots=True)
class Numeral:
    """A finding in short."""

    number: str
    says: str
    page: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """A term with the sentences that name it in the first text and in the last."""

    term: Term
    first: int
    last: int


def render_numerals(page: Page) -> str:
    """The findings as a list, each number a link."""
    lead = leads_from(page)
    lines = []
    for one in numerals(page.context):
        number = linked(lead(one.page, one.anchor), f"<b>{words_of(one.number)}</b>")
        lines.append(f"<li>{number} <span>{words_of(one.says)}</span></li>")
    return f'<ul class="numerals">{"".join(lines)}</ul>' if lines else ""


def numerals(context: Context) -> Iterator[Numeral]:
    """Years without a date, what the last text names more than the first, who is named most, what is not answered."""
    yield from _silent_years(context)
    yield from _shift(context)
    yield from _named(context)
    yield from _unanswered(context)


def _silent_years(context: Context) -> Iterator[Numeral]:
    silent = gaps(context.book.site.background, in_order(context.book))
    if silent:
        before, after = max(silent, key=lambda gap: gap[1] - gap[0])
        yield Numeral(
            context.count("numerals.years", after - before - 1),
            context.label("numerals.silent-years", first=before + 1, last=after - 1),
            "timeline",
        )


def _shift(context: Context) -> Iterator[Numeral]:
    texts = texts_in_order(context.book)
    if len(texts) < 2:
        return
    first, last = texts[0], texts[-1]
    sizes = [sum(len(paragraph.sentences) for paragraph in text.text.paragraphs) for text in (first, last)]
    shifts = shifts_of(context.book, first, last)
    if not shifts:
        return
    most = max(shifts, key=lambda shift: abs(shift.last / sizes[1] - shift.first / sizes[0]))
    if most.first == most.last:
        return
    yield Numeral(
        context.label("numerals.from-to", first=most.first, last=most.last),
        context.label(
            "numerals.shift",
            term=_opening(most.term.name[context.language]),
            first=_opening(_share(context, most.first, sizes[0], first)),
            last=_share(context, most.last, sizes[1], last),
        ),
        "glossary",
        most.term.id,
    )


def _share(context: Context, number: int, every: int, text: Source) -> str:
    """In how many sentences of a text, within a sentence of ours."""
    words = context.count("numerals.share", number, all=every, text=context.speaker_short(text.id))
    return words[:1].lower() + words[1:]


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def shifts_of(book: Book, first: Source, last: Source) -> list[Shift]:
    """How many sentences of two texts have each term, if only inside a longer one."""
    found = []
    for term in book.terms:
        counts = dict.fromkeys((first.id, last.id), 0)
        indexes = {
            text.language: make_index([(term.id, forms_of(term, text.language))], text.language)
            for text in (first, last)
        }
        for source, _, sentence, _ in every_sentence(book):
            if source.id in counts and find_names(sentence.text, source.language, indexes[source.language]):
                counts[source.id] += 1
        found.append(Shift(term, counts[first.id], counts[last.id]))
    return found


def _named(context: Context) -> Iterator[Numeral]:
    states = [row for row in count_names(context.book) if row.state]
    counts = [len(row.sentences) for row in states]
    if len(set(counts)) > 1:
        every = sum(1 for _ in every_sentence(context.book))
        yield Numeral(
            context.label("numerals.against", first=max(counts), last=min(counts)),
            f"{who_is_named(context, states, every)}.",
            "numbers",
            "named-figure",
        )


def _unanswered(context: Context) -> Iterator[Numeral]:
    rows = answers_to(context.book.questions, context.proof)
    speakers = who_answers(context, rows)
    silences = sum(len(silent_on(row, speakers)) for row in rows)
    every = len(rows) * len(speakers)
    if silences:
        yield Numeral(
            context.label("numerals.of", n=silences, all=every),
            context.count(
                "numerals.unanswered",
                silences,
                all=every,
                voices=context.count("figure.answers.voices", len(speakers)),
                questions=context.count("figure.answers.questions", len(rows)),
            ),
            "disagreements",
            "answers-figure",
        )
