"""Silences: what the site says that the texts do not say. Each is sought in them, and what is found is told.

A silence is a record of silences, what a text is silent on among the forecasts, an empty cell of a comparison, a
speaker called silent on a question. Sought are the words of its title and topics and what the editor adds, in every
form and in words that begin alike, but for those of which its language says that they carry nothing; names with all
that stands for them (a capital for its government). For an empty cell that is its partner, whatever is said of it. A
sentence found is no problem where the silence quotes it itself as what the texts do say, or where an editor has set it
aside with a reason. What looks for nothing proves nothing, and is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache

from explainer.check.good import Good
from explainer.check.seeking import Silence, found_in, without_words
from explainer.corpus.later import may_follow, may_precede
from explainer.model import Book, Evidence, NoAnswer, Outcome, Problem, Unsought
from explainer.proof import Finder, every_sentence, every_statement, speaker_of

FILE = "seeds/knowledge/no-answers.yml"


def silence_problems(book: Book, finder: Finder, good: Good) -> Iterator[Problem]:
    """Sentences that may break a silence and that nobody has set aside."""
    yield from good.unless(("silences", *_looked_at(book)), _broken(book, finder))


def needless_set_asides(book: Book, finder: Finder, good: Good) -> Iterator[Problem]:
    """Set-asides of what is not found (any more), and names of silences that are none."""
    yield from good.unless(("set-asides", *_looked_at(book)), _needless(book, finder))


def _looked_at(book: Book) -> tuple[object, ...]:
    said = [(item.id, item.speaker, item.evidence) for item in every_statement(book)]
    records = (book.silences, book.forecasts, book.comparisons, book.questions, book.no_answers, book.unsought)
    return (book.sources, records, (book.topics, book.people, book.partners, book.terms, book.names), said)


def _broken(book: Book, finder: Finder) -> Iterator[Problem]:
    silences = tuple(every_silence(book, finder))
    for silence, language in without_words(book, silences):
        yield Problem(
            silence.place,
            f'the silence "{silence.key}" looks for nothing in the texts in {language}; put it in words that can be '
            "looked for, or add some under `sought`",
        )
    for silence, open_ones in still_open(book, silences):
        told = ", ".join(f"{at} ({', '.join(f'“{word}”' for word in words)})" for at, words in open_ones.items())
        yield Problem(
            silence.place,
            f'the silence "{silence.key}" may be broken by {told}; quote what is said, or set it aside with a '
            f"reason in {FILE}: - {{silences: [{silence.key}], at: [{', '.join(open_ones)}], reason: …}}",
        )


def still_open(book: Book, silences: Sequence[Silence]) -> Iterator[tuple[Silence, Mapping[str, tuple[str, ...]]]]:
    """Silences that may be broken, each with the sentences that nobody has set aside, and what was found there."""
    found = found_in(book, silences)
    for silence in silences:
        aside = {
            at
            for item in book.no_answers
            if any(fnmatchcase(silence.key, pattern) for pattern in item.silences)
            for at in item.at
        }
        open_ones = {at: words for at, words in found[silence.key].items() if at not in aside}
        if open_ones:
            yield silence, open_ones


def _needless(book: Book, finder: Finder) -> Iterator[Problem]:
    silences = tuple(every_silence(book, finder))
    found = found_in(book, silences)
    named: tuple[NoAnswer | Unsought, ...] = (*book.no_answers, *book.unsought)
    for item in named:
        for index, pattern in enumerate(item.silences):
            if not any(fnmatchcase(key, pattern) for key in found):
                yield Problem(item.place.of("silences", index), f'no silence is called "{pattern}"; mend its name')
    for item in book.no_answers:
        matched = [key for key in found if any(fnmatchcase(key, pattern) for pattern in item.silences)]
        for index, at in enumerate(item.at):
            if matched and not any(at in found[key] for key in matched):
                yield Problem(item.place.of("at", index), f"{at} is not found for these silences; take it out")


def every_silence(book: Book, finder: Finder) -> Iterator[Silence]:
    """All that the site calls silent, in the order of the files."""
    by_source: dict[str, dict[str, str]] = defaultdict(dict)
    for source, _, sentence, reference in every_sentence(book):
        by_source[source.id][str(reference)] = sentence.text
    quoted = {statement.id: _quoted(statement.evidence, finder) for statement in every_statement(book)}
    of = {statement.id: {evidence.source for evidence in statement.evidence} for statement in every_statement(book)}

    @cache
    def within(*sources: str) -> Mapping[str, str]:
        return {at: text for source in sources for at, text in by_source[source].items()}

    def said(ids: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(quoted.get(id, frozenset()) for id in ids))

    topics = {topic.id: topic.name for topic in book.topics}
    for record in book.silences:
        yield Silence(
            key=f"silences/{record.id}",
            place=record.place,
            texts=(record.title, *(topics[id] for id in record.topics if id in topics)),
            sought=record.sought,
            within=within(*(record.scope or by_source)),
            said=said((*record.statements, *record.rests_on)),
        )
    for forecast in book.forecasts:
        if forecast.outcome not in (Outcome.SILENT, Outcome.UNFORESEEN):
            continue
        sources = {source for id in (*forecast.expected, *forecast.reported) for source in of.get(id, ())}
        theirs = [source for source in book.sources if source.id in sources]
        # An outcome is told by a later text, a forecast by an earlier one.
        in_time = may_follow if forecast.outcome == Outcome.SILENT else may_precede
        yield Silence(
            key=f"forecasts/{forecast.id}",
            place=forecast.place,
            texts=(forecast.title,),
            sought=forecast.sought,
            within=within(*(one.id for one in book.sources if one.id not in sources and in_time(one, theirs))),
            said=said(forecast.rests_on),
        )
    for comparison in book.comparisons:
        filled = {(cell.partner, cell.dimension) for cell in comparison.cells}
        for dimension in comparison.dimensions:
            for partner in comparison.partners:
                if (partner, dimension.id) not in filled:
                    yield Silence(
                        key=f"{comparison.id}/{partner}/{dimension.id}",
                        place=dimension.place,
                        sought={},
                        names=(partner,),
                        within=within(*by_source),
                    )
    yield from _silent_speakers(book)


def _silent_speakers(book: Book) -> Iterator[Silence]:
    """Who answers one question and is called silent on another."""
    statements = {statement.id: statement for statement in every_statement(book)}
    answering = {
        question.id: {
            statements[id].speaker for position in question.positions for id in position.statements if id in statements
        }
        for question in book.questions
    }
    speakers = sorted(frozenset().union(*answering.values()))
    spoken = {speaker: dict(_spoken_by(book, speaker)) for speaker in speakers}
    for question in book.questions:
        for speaker in speakers:
            if speaker not in answering[question.id]:
                yield Silence(
                    key=f"disagreements/{question.id}/{speaker}",
                    place=question.place,
                    texts=(question.question, *(position.answer for position in question.positions)),
                    sought={},
                    within=spoken[speaker],
                )


def _spoken_by(book: Book, speaker: str) -> Iterator[tuple[str, str]]:
    """(reference, words) of every sentence in which somebody speaks: what others say in it is left out."""
    for source, paragraph, sentence, reference in every_sentence(book):
        words = [
            paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
            for voice in source.voices[paragraph.number - 1]
            if speaker_of(voice, source) == speaker
        ]
        if any(map(str.isalnum, "".join(words))):
            yield str(reference), " ".join(words)


def _quoted(every: Iterable[Evidence], finder: Finder) -> frozenset[str]:
    located = (place for evidence in every for place in finder.places(evidence))
    return frozenset(str(reference) for place in located for reference in place.references)
