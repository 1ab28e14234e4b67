"""The texts as read: translations complete and fresh, voices decided, decisions needed, dates carried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.corpus.dates import is_date, is_edtf
from explainer.model import Book, DateMention, Event, Place, Problem, Reference, Source
from explainer.proof import Finder, Located


def translation_problems(book: Book) -> Iterator[Problem]:
    """Sentences without a translation, translations of sentences that are not (or no longer) so."""
    for source in book.sources:
        sentences = {
            str(Reference(source.code, paragraph.number, sentence.number)): sentence.text
            for paragraph in source.text.paragraphs
            for sentence in paragraph.sentences
        }
        moved = _moved(source, sentences)
        yield from _renumbering(source, moved)
        last = Place(f"seeds/translations/{source.id}.yml", 1)
        for at, words in sentences.items():
            entry = source.translations.get(at)
            if (entry is None or at in moved) and at not in moved.values():
                yield Problem(last, f"{at} “{words[:60]}…” has no translation; add it under {at}")
            elif entry and entry.original != words and at not in moved:
                yield Problem(
                    entry.place.of(source.language),
                    f'the "{source.language}" of {at} is not what the text says; translate this anew: “{words}”',
                )
            last = entry.place if entry and at not in moved else last
        for at, entry in source.translations.items():
            if at not in sentences and at not in moved:
                yield Problem(entry.place, f"{at} is no sentence of {source.id}; take it out")


def _moved(source: Source, sentences: Mapping[str, str]) -> dict[str, str]:
    """Reference of a translation -> where its sentence stands now, when the text has gained or lost some before it."""
    places = {words: at for at, words in sentences.items()}
    found = {
        at: places[entry.original]
        for at, entry in source.translations.items()
        if entry.original != sentences.get(at) and entry.original in places
    }
    settled = {at for at, entry in source.translations.items() if entry.original == sentences.get(at)}
    return {at: now for at, now in found.items() if now not in settled}


def _renumbering(source: Source, moved: Mapping[str, str]) -> Iterator[Problem]:
    """One problem for each run of translations that have moved, not one for each of them."""
    run: list[str] = []
    for at in (*source.translations, ""):
        if at in moved:
            run.append(at)
        elif run:
            first, last = run[0], run[-1]
            more = f", and so on to {last}, now {moved[last]}" if len(run) > 1 else ""
            yield Problem(
                source.translations[first].place,
                f"the sentence of {first} stands in the text as {moved[first]} now{more}; write its new reference",
            )
            run = []


def voice_problems(book: Book) -> Iterator[Problem]:
    """Sentences that still need a decision; decisions that do not fit are told when their text is read."""
    places = {decision.at: decision.place for decision in book.decisions}
    for source in book.sources:
        last = Place("seeds/knowledge/voices.yml", 1)
        for paragraph, voices in zip(source.text.paragraphs, source.voices, strict=True):
            undecided = [voice for voice in voices if voice.kind == "undecided"]
            for sentence in paragraph.sentences:
                reference = Reference(source.code, paragraph.number, sentence.number)
                last = places.get(str(reference), last)
                if any(sentence.start < voice.end and sentence.end > voice.start for voice in undecided):
                    yield Problem(
                        last,
                        f"{reference} follows a reported sentence with no mark of its own; decide whose "
                        "voice it is: `inherited` or `editorial`, with the reason",
                    )


def event_problems(book: Book, finder: Finder) -> Iterator[Problem]:
    """Dates of events against the dates that their quotations carry."""
    for event in book.events:
        for field, value in (("date", event.date), ("order", event.order)):
            # The library takes a tenth of a second to be ready; it takes whatever the book has words for.
            if value and not (is_date(value) or is_edtf(value)):
                yield Problem(
                    event.place.of(field), f'{field} "{value}" of event "{event.id}" is not EDTF; see CONTRIBUTING'
                )
        if not event.statements:
            yield Problem(event.place, f'event "{event.id}" has no statement; say what happened')
            continue
        carried = tuple(_dates_of(event, finder))
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


def _dates_of(event: Event, finder: Finder) -> Iterator[DateMention]:
    for statement in event.statements:
        for evidence in statement.evidence:
            located = finder.place(evidence)
            if located:
                yield from dates_in(located)


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
            if value and not is_date(value):
                yield Problem(
                    source.place.of(field),
                    f'{field} "{value}" of source "{source.id}" is no EDTF date that the site can say',
                )
        for index, words in enumerate(source.misprints):
            if not any(words in paragraph.text for paragraph in source.text.paragraphs):
                yield Problem(
                    source.place.of("misprints", index),
                    f'the misprint “{words}” is not in source "{source.id}"; copy it or take it out',
                )
