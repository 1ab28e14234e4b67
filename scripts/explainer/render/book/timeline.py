"""What happened when, the dates in the margin; where the sources are silent for long, it says so."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.datewords import describe
from explainer.model import Event, Reference, code_of
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_timeline_figure
from explainer.render.book.notes import quoted
from explainer.render.eras import in_order, is_order_unknown, silent_years
from explainer.render.figures.timeline import has_axis
from explainer.render.typst import call, join, string


def set_timeline(composer: Composer) -> Iterator[str]:
    """The eras, each with its events in order, and how their dates are to be read."""
    label = composer.context.label
    yield composer.heading(1, "timeline", label("timeline.title"))
    yield call("lead", composer.label("timeline.lead"))
    if has_axis(composer.context.book):
        yield set_timeline_figure(composer)
    events, site = in_order(composer.context.book), composer.context.book.site
    before: Event | None = None
    for era in site.eras:
        inside = [event for event in events if event.era == era]
        if not inside:
            continue
        yield composer.heading(2, f"timeline#{era}", label(f"era.{era}"), listed=False)
        yield call("par", composer.label(f"era.{era}.lead"))
        for event in inside:
            gap = silent_years(site.background, before, event)
            if gap:
                last, first = gap
                yield call("gap", composer.label("timeline.gap", last=last, first=first, years=first - last))
            unknown = is_order_unknown(site.background, before, event)
            yield from _event(composer, event, unknown=unknown)
            before = event
    yield composer.heading(2, "timeline#how-to-read", label("timeline.how"), listed=False)
    yield call("par", composer.label("timeline.how.text"))


def _event(composer: Composer, event: Event, *, unknown: bool) -> Iterator[str]:
    context = composer.context
    date = describe(event.date, composer.language) if event.date else context.label("timeline.no-years")
    title = [composer.anchor(f"timeline/{event.id}"), composer.words(event.title[composer.language])]
    if event.status != "held":
        title.append(call("small", string(" — " + context.label(f"status.{event.status}"))))
    if unknown:
        title.append(call("small", string(f" — {context.label('timeline.order-unknown')}")))
    yield call("event", string(date), join(title))
    yield composer.statements(event.statements)
    yield call("aside", _wording(composer, event))


def _wording(composer: Composer, event: Event) -> str:
    """The text's own words for the date, and what a relative date was counted from."""
    proof = composer.context.proof
    source = proof.located(event.statements[0].evidence[0]).source
    label = composer.context.before_wording(source.language)
    pieces = [string(label), string(" "), quoted(composer, event.wording, source.language)]
    for place in _counted_from(composer, event):
        if place == "text":
            pieces.append(string("; " + composer.context.label("timeline.counted-text")))
        else:
            code = code_of(place)
            paragraph, _, sentence = place.removeprefix(code).partition(".")
            reference = Reference(code, int(paragraph), int(sentence))
            pieces += [string(f"; {composer.context.label('timeline.counted-from')} "), composer.reference(reference)]
    return join(pieces)


def _counted_from(composer: Composer, event: Event) -> dict[str, None]:
    found: dict[str, None] = {}
    for statement in event.statements:
        for evidence in statement.evidence:
            located = composer.context.proof.located(evidence)
            for date in located.source.dates if located.paragraph else ():
                same = located.paragraph is not None and date.paragraph == located.paragraph.number
                if same and date.counted_from and event.wording in date.wording:
                    found[date.counted_from] = None
    return found
