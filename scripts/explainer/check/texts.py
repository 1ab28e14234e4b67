"""The texts as read: translations complete and fresh, voices decided, decisions needed, dates carried."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.dates import is_date, is_edtf
from explainer.model import Book, DateMention, Event, Place, Problem, Reference
from explainer.proof import Finder, Located, every_sentence


def translation_problems(book: Book) -> Iterator[Problem]:
    """Sentences without a translation, translations of sentences that are not (or no longer) so."""
    known = {str(reference): sentence for _, _, sentence, reference in every_sentence(book)}
    for source, _, sentence, reference in every_sentence(book):
        entry = source.translations.get(str(reference))
        file = f"seeds/translations/{source.id}.yml"
        if entry is None:
            yield Problem(
                Place(file, 1),
                f"{reference} “{sentence.text[:60]}…” has no translation; add it under {reference}",
            )
        elif entry.original != sentence.text:
            yield Problem(
                entry.place,
                f'the "{source.language}" of {reference} is not what the text says; translate this anew: '
                f"“{sentence.text}”",
            )
    for source in book.sources:
        for at, entry in source.translations.items():
            if at not in known or at[:1] != source.code:
                yield Problem(entry.place, f"{at} is no sentence of {source.id}; take it out")


def voice_problems(book: Book) -> Iterator[Problem]:
    """Sentences that still need a decision; decisions that do not fit are told when their text is read."""
    for source in book.sources:
        for paragraph, voices in zip(source.text.paragraphs, source.voices, strict=True):
            for voice in voices:
                if voice.kind == "undecided":
                    for sentence in paragraph.sentences:
                        if sentence.start < voice.end and sentence.end > voice.start:
                            reference = Reference(source.code, paragraph.number, sentence.number)
                            yield Problem(
                                Place("seeds/knowledge/voices.yml", 1),
                                f"{reference} follows a reported sentence with no mark of its own; decide whose "
                                "voice it is: `inherited` or `editorial`, with the reason",
                            )


def event_problems(book: Book, finder: Finder) -> Iterator[Problem]:
    """Dates of events against the dates that their quotations carry."""
    for event in book.events:
        for field, value in (("date", event.date), ("order", event.order)):
            # The library takes a tenth of a second to be ready; it takes whatever the book has words for.
            if value and not (is_date(value) or is_edtf(value)):
                yield Problem(event.place, f'{field} "{value}" of event "{event.id}" is not EDTF; see CONTRIBUTING')
        if not event.statements:
            yield Problem(event.place, f'event "{event.id}" has no statement; say what happened')
            continue
        carried = tuple(_dates_of(event, finder))
        if not any(event.wording and event.wording in date.wording for date in carried):
            found = ", ".join(f"«{date.wording}»" for date in carried) or "none"
            yield Problem(
                event.place,
                f'the wording «{event.wording}» of event "{event.id}" is no date in its quotations; they have: {found}',
            )
        if event.date and event.date not in {date.edtf for date in carried}:
            found = ", ".join(sorted({date.edtf for date in carried if date.edtf})) or "none"
            yield Problem(
                event.place,
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
                    source.place, f'{field} "{value}" of source "{source.id}" is no EDTF date that the site can say'
                )
        for words in source.misprints:
            if not any(words in paragraph.text for paragraph in source.text.paragraphs):
                yield Problem(
                    source.place, f'the misprint “{words}” is not in source "{source.id}"; copy it or take it out'
                )
