"""The texts as read: translations complete and fresh, voices decided, decisions needed, dates carried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from explainer.check.alike import differences
from explainer.check.moves import Moves
from explainer.check.wording import Wording
from explainer.corpus.dates import date_parts, is_date, is_edtf
from explainer.corpus.voices import decision_problems
from explainer.model import Book, DateMention, Endnote, Event, Place, Problem, Reference, Source, Translation
from explainer.proof import Located, every_statement, locate


def translation_problems(book: Book, wording: Wording) -> Iterator[Problem]:
    """Sentences without a translation, translations of sentences that are not (or no longer) so, or say otherwise."""
    for source in book.sources:
        moves = wording.moves
        yield from moves.problems(source)
        sentences = moves.sentences[source.id]
        last = Place(f"seeds/translations/{source.id}.yml", 1)
        for at, words in sentences.items():
            entry = source.translations.get(at)
            has_left = moves.moved_to(source, at) is not None
            if moves.has_moved(source, at):
                if entry and not has_left:
                    yield Problem(entry.place, f"the sentence of {at} is no longer in the text; take it out")
            elif entry is None or has_left:
                yield Problem(last, f"{at} “{words[:60]}…” has no translation; add it under {at}")
            elif entry.original != words:
                yield Problem(
                    entry.place.of(source.language),
                    f'the "{source.language}" of {at} is not what the text says; translate this anew: “{words}”',
                )
            else:
                yield from _differences(source, at, entry, wording)
                last = entry.place
        for at, entry in source.translations.items():
            if at not in sentences and moves.moved_to(source, at) is None:
                yield Problem(entry.place, f"{at} is no sentence of {source.id}; take it out")


def _differences(source: Source, at: str, entry: Translation, wording: Wording) -> Iterator[Problem]:
    for language, words in entry.words.items():
        pair = {source.language: entry.original, language: words}
        yield from differences(wording, entry.place.by_language(), f"the sentence {at}", pair)


def voice_problems(book: Book, moves: Moves) -> Iterator[Problem]:
    """Decisions that no sentence needs, and sentences that still need one."""
    for source in book.sources:
        names = {
            person.id: tuple(
                dict.fromkeys(
                    (
                        person.name[source.language],
                        person.short[source.language],
                        *person.forms.get(source.language, ()),
                    )
                )
            )
            for person in book.people
        }
        decisions = [decision for decision in book.decisions if decision.source == source.id]
        for decision in decisions:
            if now := moves.moved_to(source, decision.at):
                yield Problem(decision.place.of("at"), f"{decision.at} stands in the text as {now} now; write that")
        staying = [decision for decision in decisions if moves.moved_to(source, decision.at) is None]
        yield from decision_problems(source.text, names, staying, source.code)
        places = {decision.at: decision.place for decision in decisions}
        last = Place("seeds/knowledge/voices.yml", 1)
        for paragraph, voices in zip(source.text.paragraphs, source.voices, strict=True):
            undecided = [voice for voice in voices if voice.kind == "undecided"]
            for sentence in paragraph.sentences:
                at = str(Reference(source.code, paragraph.number, sentence.number))
                last = places.get(at, last)
                waits = any(sentence.start < voice.end and sentence.end > voice.start for voice in undecided)
                if waits and not moves.has_moved(source, at):
                    yield Problem(
                        last,
                        f"{at} follows a reported sentence with no mark of its own; decide whose "
                        "voice it is: `inherited` or `editorial`, with the reason",
                    )


def speaker_decision_problems(book: Book) -> Iterator[Problem]:
    """Decisions that give a sentence to somebody whom no statement resting on it names."""
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    sources = {source.id: source for source in book.sources}
    for statement in every_statement(book):
        for evidence in statement.evidence:
            for located in locate(sources[evidence.source], evidence) if evidence.source in sources else ():
                if len(located.references) == 1:
                    speakers[str(located.references[0])].add(statement.speaker)
    for decision in book.decisions:
        found = speakers[decision.at]
        if decision.speaker and decision.kind == "inherited" and found and decision.speaker not in found:
            yield Problem(
                decision.place.of("speaker"),
                f"{decision.at} is given to {decision.speaker}, but what rests on it names "
                f"{' and '.join(sorted(found))}; mend one of the two",
            )


def event_problems(book: Book) -> Iterator[Problem]:
    """Dates of events against the dates that their quotations carry."""
    sources = {source.id: source for source in book.sources}
    for event in book.events:
        for field, value in (("date", event.date), ("order", event.order)):
            if value and not is_edtf(value):
                yield Problem(
                    event.place.of(field), f'{field} "{value}" of event "{event.id}" is not EDTF; see CONTRIBUTING'
                )
        if not event.statements:
            yield Problem(event.place, f'event "{event.id}" has no statement; say what happened')
            continue
        carried = tuple(_dates_of(event, sources))
        if not any(event.wording and event.wording in date.wording for date in carried):
            found = ", ".join(f"«{date.wording}»" for date in carried) or "none"
            yield Problem(
                event.place.of("wording"),
                f'the wording «{event.wording}» of event "{event.id}" is no date in its quotations; they have: {found}',
            )
        if event.date and event.date not in {date.edtf for date in carried}:
            found = ", ".join(sorted({date.edtf for date in carried if date.edtf})) or "none"
            yield Problem(
                event.place.of("date"),
                f'the quotations of event "{event.id}" do not carry the date {event.date}; they have: {found}',
            )
        elif event.date and is_date(event.order) and not _within(event.order, event.date):
            yield Problem(
                event.place.of("order"),
                f'order "{event.order}" of event "{event.id}" is not within its date {event.date}; mend one of the two',
            )


def _within(inner: str, outer: str) -> bool:
    """Whether one date lies within another, months and years being taken whole."""
    (first, last), (begin, end) = _span(inner), _span(outer)
    return begin <= first and last <= end


def _span(value: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first day and the last one of a date; of an open end, one before or after any other."""
    bounds = date_parts(value)
    first, last = bounds.first, bounds.last
    return (
        (first.year, first.month or 1, first.day or 1) if first else (0,),
        (last.year, last.month or 12, last.day or 31) if last else (9999, 13),
    )


def _dates_of(event: Event, sources: dict[str, Source]) -> Iterator[DateMention]:
    for statement in event.statements:
        for evidence in statement.evidence:
            source = sources.get(evidence.source)
            places = locate(source, evidence) if source else ()
            if len(places) == 1:
                yield from dates_in(places[0])


def dates_in(located: Located) -> Iterator[DateMention]:
    """The date expressions inside a quotation."""
    for date in located.source.dates:
        if (
            located.paragraph is not None
            and date.paragraph == located.paragraph.number
            and located.start <= date.start
            and date.end <= located.end
        ):
            yield date


def source_problems(book: Book) -> Iterator[Problem]:
    """Records of texts: dates that can be said, misprints that stand in the text."""
    for source in book.sources:
        for field, value in (("date", source.date), ("counted_from", source.counted_from)):
            if value and not (is_edtf(value) and is_date(value)):
                yield Problem(
                    source.place.of(field),
                    f'{field} "{value}" of source "{source.id}" is no EDTF date that the site can say',
                )
        if is_date(source.date):
            yield from _dating_problems(source)
        for index, words in enumerate(source.misprints):
            if not any(words in paragraph.text for paragraph in source.text.paragraphs):
                yield Problem(
                    source.place.of("misprints", index),
                    f'the misprint “{words}” is not in source "{source.id}"; copy it or take it out',
                )


def _dating_problems(source: Source) -> Iterator[Problem]:
    """A date that the quotations under `dating` do not carry, or that relative dates are not counted from."""
    beginning = source.date.partition("/")[0]
    if source.counted_from and is_date(source.counted_from) and not _within(beginning, source.counted_from):
        yield Problem(
            source.place.of("counted_from"),
            f'counted_from "{source.counted_from}" of source "{source.id}" does not hold its date {source.date}; '
            "mend one of the two",
        )
    located = [locate(source, evidence) for statement in source.dating for evidence in statement.evidence]
    carried = {
        value
        for places in located
        for place in places
        for value in (*(date.edtf for date in dates_in(place)), _looked_up(place))
    }
    # A quotation that is not found is told already.
    if (
        source.dating
        and all(located)
        and not any(is_date(value) and beginning in value.split("/") for value in carried)
    ):
        found = ", ".join(sorted(filter(None, carried))) or "none"
        yield Problem(
            source.place.of("date"),
            f'the quotations under `dating` of source "{source.id}" do not carry {beginning}; they have: {found}',
        )


def _looked_up(located: Located) -> str:
    """The day on which the work of an endnote was looked up, where that is what is quoted."""
    return next((note.work.accessed for note in located.source.text.endnotes if _is_of(located, note)), "")


def _is_of(located: Located, note: Endnote) -> bool:
    return located.paragraph is None and note.label == located.references[0].note
