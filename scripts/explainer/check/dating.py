"""Dates: those of events and of texts are carried by quotations; misprints stand in the text."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.words import WORD, is_word
from explainer.languages.edtf import AS_EDTF, UNKNOWN, date_parts, is_date, is_edtf
from explainer.model import Book, DateMention, Endnote, Problem, Source
from explainer.proof import Finder, Located


def event_problems(book: Book, finder: Finder) -> Iterator[Problem]:
    """Dates of events against the dates that their quotations carry."""
    for event in book.events:
        for field, value in (("date", event.date), ("order", event.order)):
            # The library takes a tenth of a second to be ready; it takes whatever the book has words for.
            if value and not (is_date(value) or is_edtf(value)):
                yield Problem(
                    event.place.of(field),
                    f'{field} "{value}" of event "{event.id}" is not EDTF; {AS_EDTF}',
                )
            elif field == "date" and value and not is_date(value):
                message = (
                    f'date "{value}" of event "{event.id}" is no date that the site can say; give one that holds it'
                )
                yield Problem(event.place.of(field), message)
        places = [finder.place(evidence) for statement in event.statements for evidence in statement.evidence]
        if not all(places):
            continue  # A quotation that is not found has been told.
        carried = tuple(date for place in places if place for date in dates_in(place))
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


def order_problems(book: Book) -> Iterator[Problem]:
    """Events that are said to follow others although their dates tell so, or tell the contrary."""
    events = {event.id: event for event in book.events}
    for event in book.events:
        for index, id in enumerate(event.after):
            dates = (events[id].date, event.date) if id in events else ("", "")
            if not all(map(is_date, dates)):
                continue
            (begin, end), (first, last) = map(_span, dates)
            place, what = (
                event.place.of("after", index),
                f'"{event.id}" ({dates[1]}) is said to follow "{id}" ({dates[0]})',
            )
            if last < begin:
                yield Problem(place, f"{what}, which is later by its date; mend one of the two")
            elif end < first:
                yield Problem(place, f"{what}, as the dates tell already; take it out, or name what they do not tell")


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


def source_problems(book: Book, finder: Finder) -> Iterator[Problem]:
    """Records of texts: dates that can be said, misprints that stand in the text."""
    for source in book.sources:
        for field, value in (("date", source.date), ("counted_from", source.counted_from)):
            if value and not is_date(value) and (field, value) != ("date", UNKNOWN):
                yield Problem(
                    source.place.of(field),
                    f'{field} "{value}" of source "{source.id}" is no EDTF date that the site can say; '
                    "write it like 2025-12-19, 2025-12 or 2025"
                    f"{f', or {UNKNOWN}, where nobody knows it' if field == 'date' else ''}",
                )
        if source.date == UNKNOWN and source.dating:
            yield Problem(
                source.place.of("dating"),
                f'source "{source.id}" says how its date is known, and that nobody knows it; write the date, or take '
                "`dating` out",
            )
        if source.date and source.date != UNKNOWN and not source.dating:
            yield Problem(
                source.place.of("date"),
                f'source "{source.id}" has no `dating`; say how its date is known, with the words that show it, or '
                f"write {UNKNOWN}, where nobody knows it",
            )
        if is_date(source.date):
            yield from _dating_problems(source, finder)
        for index, words in enumerate(source.misprints):
            if WORD.fullmatch(words) and is_word(words, source.language):
                message = f"“{words}” is a word, and no misprint by itself; copy it with what is wrong, or take it out"
                yield Problem(source.place.of("misprints", index), message)
            if not any(words in paragraph.text for paragraph in source.text.paragraphs):
                yield Problem(
                    source.place.of("misprints", index),
                    f'the misprint “{words}” is not in source "{source.id}"; copy it or take it out',
                )


def _dating_problems(source: Source, finder: Finder) -> Iterator[Problem]:
    """A date that the quotations under `dating` do not carry, or that relative dates are not counted from."""
    beginning = source.date.partition("/")[0]
    if source.counted_from and is_date(source.counted_from) and not _within(beginning, source.counted_from):
        yield Problem(
            source.place.of("counted_from"),
            f'counted_from "{source.counted_from}" of source "{source.id}" does not hold its date {source.date}; '
            "mend one of the two",
        )
    located = [finder.places(evidence) for statement in source.dating for evidence in statement.evidence]
    every = [place for places in located for place in places]
    dates = [date for place in every for date in dates_in(place)]
    carried = {_looked_up(place) for place in every} | {date.edtf for date in dates if date.counted_from != "text"}
    # A year that is counted from the date proves it in a circle; what names the year beside it does not.
    years = {value[:4] for value in carried if is_date(value)}
    carried |= {date.edtf for date in dates if date.edtf[:4] in years}
    # A quotation that is not found is told already.
    if (
        source.dating
        and all(located)
        and not any(is_date(value) and beginning in value.split("/") for value in carried)
    ):
        found = ", ".join(sorted(filter(None, carried))) or "none"
        yield Problem(
            source.place.of("date"),
            f'the quotations under `dating` of source "{source.id}" do not carry {beginning}; they have: {found}; '
            "quote words that do, or write no more than they say, a year alone or "
            f"{UNKNOWN}; where a day stands beside the text, take it in anew: `explainer add FILE --line DAY`",
        )


def _looked_up(located: Located) -> str:
    """The day on which the work of an endnote was looked up, where that is what is quoted."""
    return next((note.work.accessed for note in located.source.text.endnotes if _is_of(located, note)), "")


def _is_of(located: Located, note: Endnote) -> bool:
    return located.paragraph is None and note.label == located.references[0].note
