"""timeline/: what happened when, who says so, and where the sources are silent."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.datewords import describe
from explainer.document.nodes import Figure, Lead, Page, Section
from explainer.document.records import Counted, Event, Events, Gap
from explainer.model import Event as EventRecord
from explainer.model import Reference, code_of
from explainer.pages.words import label, page_of_list
from explainer.view.context import Context
from explainer.view.eras import in_order, is_order_unknown, silent_years


def timeline(context: Context) -> Page:
    """One list, in eras; a long silence of the sources stands in it as an entry of its own."""
    lead = Lead(label(context, "timeline.lead", linked=True))
    how = Section(2, "how-to-read", label(context, "timeline.how"), (Lead(label(context, "timeline.how.text")),))
    return page_of_list(context, "timeline", lead, Figure("timeline"), *_eras(context), how)


def _eras(context: Context) -> Iterator[Section]:
    events, site, silent = in_order(context.book), context.book.site, silent_years(context.book)
    before: EventRecord | None = None
    for era in site.eras:
        rows: list[Gap | Event] = []
        for event in (event for event in events if event.era == era):
            rows += [_gap(context, *gap) for gap in silent.get(event.id, ())]
            rows.append(_event(context, event, unknown=is_order_unknown(site.background, before, event)))
            before = event
        if rows:
            lead = Lead(label(context, f"era.{era}.lead"))
            yield Section(2, era, label(context, f"era.{era}"), (lead, Events(tuple(rows))))


def _gap(context: Context, last: int, first: int) -> Gap:
    return Gap(last, first, context.label("timeline.gap", last=last, first=first, years=first - last))


def _event(context: Context, event: EventRecord, *, unknown: bool) -> Event:
    first = context.proof.located(event.statements[0].evidence[0])
    return Event(
        id=event.id,
        date=describe(event.date, context.language) if event.date else context.label("timeline.no-years"),
        title=event.title,
        status=event.status,
        # What the reader would not expect of an event: planned, not held, still going on.
        status_words="" if event.status == "held" else context.label(f"status.{event.status}"),
        marks=tuple(_marks(context, event)),
        order_unknown=context.label("timeline.order-unknown") if unknown else "",
        statements=event.statements,
        wording=event.wording,
        language=first.source.language,
        counted=tuple(_counted(context, event)),
    )


def _marks(context: Context, event: EventRecord) -> Iterator[str]:
    """What it is drawn as: an era or a stretch, of which no end is a day, is no point; a month without a day is a band;
    what the site is about stands out."""
    stretch = "~" in event.date or 0 < event.date.find("/") < len("2025-12-19")
    if stretch:
        yield "stretch"
    elif len(event.date) == len("2025-12"):
        yield "month"
    if event.era == context.book.site.event and event.status == "held":
        yield "main"


def _counted(context: Context, event: EventRecord) -> Iterator[Counted]:
    """What a relative date was counted from, each once."""
    found: dict[str, None] = {}
    for statement in event.statements:
        for evidence in statement.evidence:
            place = context.proof.located(evidence)
            for date in place.source.dates if place.paragraph else ():
                same = place.paragraph is not None and date.paragraph == place.paragraph.number
                if same and date.counted_from and event.wording in date.wording:
                    found[date.counted_from] = None
    for at in found:
        if at == "text":
            yield Counted(context.label("timeline.counted-text"))
        else:
            code = code_of(at)
            paragraph, _, sentence = at.removeprefix(code).partition(".")
            reference = Reference(code, int(paragraph), int(sentence))
            yield Counted(context.label("timeline.counted-from"), reference)
