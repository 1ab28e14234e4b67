"""What the texts show, a number each with the sentence that says what it counts and leads to where all of it stands.

Everything is counted from the Book; what it has nothing of is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from explainer.corpus.mentions import find_mentions, find_names
from explainer.proof import every_sentence
from explainer.render.figures.svg import Spot, leads_from, linked, words_of
from explainer.view.answers import answers_to, silent_on, who_answers
from explainer.view.context import Context, term_index
from explainer.view.eras import gaps, texts_in_order
from explainer.view.meant import is_meant
from explainer.view.naming import count_names


@dataclass(frozen=True, slots=True)
class Numeral:
    """A finding in short."""

    number: str
    says: str
    page: str
    anchor: str = ""


def render_numerals(page: Spot) -> str:
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
    silent = gaps(context.book)
    if silent:
        before, after = max(silent, key=lambda gap: gap[1] - gap[0])
        yield Numeral(
            context.count("numerals.years", after - before - 1),
            context.label("numerals.silent-years", first=before + 1, last=after - 1),
            "timeline",
        )


def _shift(context: Context) -> Iterator[Numeral]:
    """The term whose share of the sentences of the first text differs most from that of the last."""
    texts = texts_in_order(context.book)
    if len(texts) < 2 or not context.book.terms:
        return
    ends = (texts[0], texts[-1])
    sizes = [sum(len(paragraph.sentences) for paragraph in text.text.paragraphs) for text in ends]
    indexes = {text.language: term_index(context.book, text.language) for text in ends}
    counts = {term.id: [0, 0] for term in context.book.terms}
    for source, _, sentence, _ in every_sentence(context.book):
        for at in (at for at, text in enumerate(ends) if text is source):
            index = indexes[source.language]
            said = {
                one.id: sentence.text[one.start : one.end]
                for one in find_mentions(sentence.text, source.language, index)
            }
            for id in find_names(sentence.text, source.language, index):
                # What stands within a longer name is said by that one.
                term, words = context.terms[id], said.get(id)
                if words is None or is_meant(term, words, source.language, (source.id,), context.frame.quoted):
                    counts[id][at] += 1
    shares = {id: [Fraction(*pair) for pair in zip(numbers, sizes, strict=True)] for id, numbers in counts.items()}
    term = max(context.book.terms, key=lambda term: abs(shares[term.id][1] - shares[term.id][0]))
    if shares[term.id][0] != shares[term.id][1]:
        first, last = (
            context.label("numerals.share", n=number, all=every, text=context.speaker_short(text.id))
            for number, every, text in zip(counts[term.id], sizes, ends, strict=True)
        )
        percent = [round(100 * share) for share in shares[term.id]]
        yield Numeral(
            context.label("numerals.from-to", first=percent[0], last=percent[1]),
            context.label(
                "numerals.shift",
                term=term.name[context.language],
                first=first,
                last=last,
            ),
            "glossary",
            term.id,
        )


def _named(context: Context) -> Iterator[Numeral]:
    states = [row for row in count_names(context.book) if row.state]
    counts = sorted({len(row.sentences) for row in states})
    if len(counts) < 2:
        return
    fewest, most = (
        [row.name[context.language] for row in states if len(row.sentences) == number]
        for number in (counts[0], counts[-1])
    )
    each = "numerals.named.each" if len(fewest) > 1 else "numerals.named.alone"
    yield Numeral(
        context.label("numerals.against", first=counts[-1], last=counts[0]),
        context.count(
            "numerals.named",
            counts[-1],
            most=", ".join(most),
            all=sum(1 for _ in every_sentence(context.book)),
            fewest=", ".join(fewest),
            least=context.label(each, n=counts[0]),
        ),
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
            context.label(
                "numerals.unanswered",
                n=silences,
                all=every,
                voices=context.count("figure.answers.voices", len(speakers)),
                questions=context.count("figure.answers.questions", len(rows)),
            ),
            "disagreements",
            "answers-figure",
        )
