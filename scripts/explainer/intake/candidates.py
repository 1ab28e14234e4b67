"""Drafts of what a text says: a statement a sentence, events with dates, numbers, what is no statement."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from explainer.check.findings import numbers_to_tell
from explainer.corpus.annotations import is_unsure
from explainer.corpus.moves import sentences_of
from explainer.corpus.numbers import find_numbers
from explainer.edits.annotate import scalar
from explainer.intake.entries import entry
from explainer.intake.record import asked, known_or_asked
from explainer.intake.said import bare, is_cut, is_own, main_part, only_attributes, says_most, stands_alone
from explainer.languages.edtf import date_parts, is_before, is_date
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, BlockKind, DateSaid, Introduction, Label, Source, Span, Status, VoiceKind
from explainer.reading import read_text

ASIDE = (
    *(BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATE_LINE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOTE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Drafted records by id (what is set aside by reference), and which sentence each is of."""

    statements: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    """Id of a statement or an event -> reference."""
    numbers: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Id of a figure -> (reference of its sentence, number, id of the statement that it rests on)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What the program does not know of a sentence, and so asks."""

    unsure: bool
    """Whether the rules are not sure whose words it is."""
    ahead: bool
    """Whether it speaks of what is to come."""
    near: str
    """The topic of the nearest statement, or nothing."""
    shared: bool
    """Whether others, too, speak in it."""


def draft_candidates(
    source: Source,
    ids: Mapping[str, str],
    labels: Mapping[str, Label | Introduction],
    events: Collection[str] | None,
    topics: Callable[[str], str],
    eras: Sequence[str],
) -> Candidates:
    """What could be said on each sentence of a text. `ids`: of those whom its annotations call as the text does.

    `events`: ids of those events that there may be; without any list a dated sentence of the text's own becomes one.
    `topics`: gives the topic to which words are nearest, or nothing. `eras`: of which an event may be; without any
    there is none.
    """
    found, block = Candidates(), BlockKind.PARAGRAPH
    readings = {annotation.at: annotation for annotation in source.annotations}
    statements = dict[str, str]()
    for at, words in sentences_of(source.text, source.code).items():
        annotation = readings.get(at)
        if annotation is None:
            continue
        block = annotation.block or block
        id = f"{source.id}-{at[len(source.code) :].replace('.', '-')}"
        aside = ("introduction", f"block.{block.value.replace(' ', '-')}") if block in ASIDE else None
        if only_attributes(annotation.voices, words, source.language):
            aside = ("transition", "role.relayed")
        if aside:
            why = labels[aside[1]].text
            said = [f"  {language}: {scalar(f'{words}.')}" for language, words in why.items()]
            found.aside[at] = entry([f"- at: {at}", f"  reason: {aside[0]}", *said])
            continue
        date = next((one for one in annotation.dates if is_plain_date(one.edtf)), None)
        span, parts = main_part(annotation.voices, words, source.language)
        asks = Asks(
            unsure=any(is_unsure(annotation, part) for part in parts),
            ahead=_looks_ahead(span, annotation.dates, source),
            near=topics(words),
            shared=len({one.speaker for one in annotation.voices if one.kind != VoiceKind.EDITORIAL}) > 1,
        )
        told = _statement(id, at, span, words, source, ids, asks)
        own = bool(eras) and span.kind == VoiceKind.EDITORIAL and (events is None or f"event-{id}" in events)
        if own and date and date.wording in span.words:
            found.events[f"event-{id}"] = _event(id, date, told, eras)
            found.of[f"event-{id}"] = at
        else:
            found.statements[id] = entry(told)
        found.of[id] = at
        statements[at] = id
    for at, number in numbers_to_tell(source):
        if at in statements:
            words = sentences_of(source.text, source.code)[at]
            stated = statements[at]
            figure = f"figure-{stated}-{re.sub(r'[^a-z0-9]+', '-', number.value.lower()).strip('-')}"
            found.figures.setdefault(figure, _figure(figure, at, words, number.value, stated, source))
            found.numbers.setdefault(figure, (at, number.value, stated))
    return found


def is_plain_date(edtf: str) -> bool:
    """Whether a date is a day, a month or a year, and no long time: something may have happened then."""
    return bool(re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", edtf)) and is_date(edtf)


def _looks_ahead(span: Span, dates: Sequence[DateSaid], source: Source) -> bool:
    """Whether words speak of what is to come: by their verbs, or by a day behind that of the text."""
    if language_named(source.language).looks_ahead(span.words):
        return True
    written = source.reckoned_from
    if not is_date(written):
        return False
    # What goes on until a day is as late as that day.
    ends = [date.edtf.removeprefix("../") for date in dates if date.wording in span.words]
    return any(is_date(end) and is_before(written, end) for end in ends)


def _ask(what: str) -> list[str]:
    return [f"    {language}: {asked(what)}" for language in LANGUAGES]


def _statement(
    id: str, at: str, span: Span, sentence: str, source: Source, ids: Mapping[str, str], asks: Asks
) -> list[str]:
    """The lines of a statement: who says it and how, its words as a first wording, and the quotation to the letter."""
    quote = bare(span.words, source.language)
    whole = quote == sentence
    speaker = ids.get(span.speaker or "", span.speaker or source.id)
    kind = "relayed" if span.relays else "fact" if span.kind == VoiceKind.EDITORIAL else "opinion"
    relays = ids.get(span.relays or "", span.relays or "")
    parts = {other: _part(span, whole, source, at, other) for other in LANGUAGES if other != source.language}
    own = {source.language: quote, **parts}
    borrowed = span.kind == VoiceKind.DIRECT and language_named(source.language).is_clause(quote)
    mine = borrowed or stands_alone(span.words, sentence, source.language)
    for language, part in own.items():
        said = _whole(source, at, sentence, language)
        if not mine or (part and not stands_alone(part, said, language)):
            # “Doubts that …” is not what is doubted, and “called it a …” no sentence.
            own[language] = "" if asks.shared else said
    ours = "what they say, and nobody else, in our words" if asks.shared else "the same in our words"
    parts = {
        other: "" if not whole and is_cut(part, _whole(source, at, sentence, other)) else part
        for other, part in parts.items()
    }
    return [
        f"- id: {id}",
        f"  kind: {asked(f'{kind} or forecast: it may speak of what is to come') if asks.ahead else kind}",
        f"  speaker: {_whose(span, speaker) if asks.unsure else scalar(speaker)}",
        *([f"  relays: {scalar(relays)}"] if relays else []),
        f"  topics: [{asked('ids of topics.yml' + (f'; its words are nearest to {asks.near}' if asks.near else ''))}]",
        *(f"  {one}: {known_or_asked(own[one] and _sentence(own[one]), ours)}" for one in LANGUAGES),
        "  evidence:",
        f"    - source: {source.id}",
        f"      quote: {scalar(quote)}",
        *([f"      in: {at}"] if _often(quote, source) else []),
        *(
            f"      {other}: {known_or_asked(words, 'the same words in our translation')}"
            for other, words in parts.items()
            if not whole
        ),
    ]


def _whose(span: Span, speaker: str) -> str:
    known = span.speaker or span.kind == VoiceKind.EDITORIAL
    return asked(
        "whose words it is; " + (f"the rules read {speaker}, and are not sure" if known else "nobody is named")
    )


def _sentence(words: str) -> str:
    """Words as a sentence of their own."""
    whole = words[:1].upper() + words[1:]
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole.rstrip(',;:')}."


def _whole(source: Source, at: str, sentence: str, language: str) -> str:
    """A whole sentence in a language; nothing where it is not translated."""
    return sentence if language == source.language else source.translated(at, language)


def _often(quote: str, source: Source) -> bool:
    return sum(paragraph.text.count(quote) for paragraph in source.text.paragraphs) > 1


def _part(span: Span, whole: bool, source: Source, at: str, other: str) -> str:
    """The part of a translation that answers to a span: the longest in such a voice, where there is one."""
    said = source.translated(at, other)
    if whole or not said:
        return said
    reading = read_text([said], language_named(other), datetime.date(2000, 1, 1), [])
    parts = list[str]()
    for sentence in (one for block in reading.blocks for one in reading.sentences[block.number]):
        for own, run in groupby(sentence.voices, lambda voice: voice.kind == "editorial"):
            voices = list(run)
            if own == is_own(span):
                parts.append(sentence.text[voices[0].start : voices[-1].end])
    return bare(parts[says_most(parts, language_named(other))], other) if parts else ""


def _event(id: str, date: DateSaid, statement: Sequence[str], eras: Sequence[str]) -> str:
    bounds = date_parts(date.edtf)
    assert bounds.first is not None
    return entry(
        [
            f"- id: event-{id}",
            "  title:",
            *_ask("what happened, in some words of ours"),
            f"  date: {scalar(date.edtf)}",
            f"  wording: {scalar(date.wording)}",
            f"  order: {scalar(date.edtf)}",
            f"  era: {asked('one of ' + ', '.join(eras))}",
            f"  status: {asked('one of ' + ', '.join(Status))}",
            "  statements:",
            *(f"    {line}" for line in statement),
        ]
    )


def _figure(id: str, at: str, words: str, value: str, statement: str, source: Source) -> str:
    said = {one: _number(_whole(source, at, words, one), one, value) for one in LANGUAGES}
    return entry(
        [
            f"- id: {id}",
            "  figure:",
            *(f"    {one}: {scalar(said[one] or value)}" for one in LANGUAGES),
            "  counts:",
            *_ask("what it counts, in some words of ours"),
            f"  statements: [{statement}]",
        ]
    )


def _number(words: str, language: str, value: str) -> str:
    """A number as words have it, with the word before it that makes it about, over or under so much."""
    for found in find_numbers(words, language):
        if found.value == value:
            hedge = re.search(r"\S+\s+$", words[: found.start]) if found.hedge else None
            return words[hedge.start() if hedge else found.start : found.end]
    return ""


def unused(found: Candidates, used: set[str], quoted: set[str], aside: set[str]) -> Iterator[str]:
    """Ids of the statements and events whose sentence nothing rests on yet, and references to set aside.

    `used`: references of what records say; `quoted`: also of what only introduces somebody.
    """
    yield from (id for id, at in found.of.items() if at not in used and at not in aside)
    yield from (at for at in found.aside if at not in quoted and at not in aside)
