"""What happened when: the dates beside the events; where the sources are silent for long, it says so."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.corpus.datewords import describe
from explainer.model import Event, Reference, code_of
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_timeline_figure
from explainer.render.book.notes import bundle, quoted
from explainer.render.eras import in_order, is_order_unknown, silent_years
from explainer.render.figures.timeline import has_axis
from explainer.render.typst import call, join, string


def set_timeline(composer: Composer) -> Iterator[str]:
    """The events in their order, and how their dates are to be read."""
    label = composer.context.label
    yield composer.heading(1, "timeline", label("timeline.title"))
    yield call("lead", composer.label("timeline.lead"))
    site, silent = composer.context.book.site, silent_years(composer.context.book)
    rows: list[str] = []
    before: Event | None = None
    for event in in_order(composer.context.book):
        for last, first in silent.get(event.id, ()):
            rows.append(call("gap", composer.label("timeline.gap", last=last, first=first, years=first - last)))
        rows.append(_event(composer, event, unknown=is_order_unknown(site.background, before, event)))
        before = event
    yield call("dated", *rows)
    yield call("key", join([composer.label("timeline.how"), composer.label("timeline.how.text")], ". "))
    if has_axis(composer.context.book):
        yield set_timeline_figure(composer)


def _event(composer: Composer, event: Event, *, unknown: bool) -> str:
    """What happened, its status, the text's own words for the date, and where it is told."""
    context = composer.context
    date = describe(event.date, composer.language) if event.date else context.label("timeline.no-years")
    words = [composer.anchor(f"timeline/{event.id}"), composer.text(event.title)]
    if event.status != "held":
        words.append(string(f" ({context.label(f'status.{event.status}')})"))
    counted = list(_counted(composer, event))
    # A place from which the date is counted is named as that.
    places = [one for one in composer.places_of(event.statements) if not any(text.endswith(one) for text in counted)]
    about = [join([*_wording(composer, event), *([bundle(places)] if places else []), *counted], "; ")]
    if unknown:
        about += [string("; "), composer.label("timeline.order-unknown")]
    words += [string(" "), call("by", join([string("("), *about, string(")")]))]
    return call("event", string(date), join(words))


def _wording(composer: Composer, event: Event) -> Iterator[str]:
    """The text's own words for the date, where the reader reads them."""
    proof = composer.context.proof
    source = proof.located(event.statements[0].evidence[0]).source
    if source.language == composer.language:
        yield quoted(composer, event.wording, source.language)


def _counted(composer: Composer, event: Event) -> Iterator[str]:
    """What a relative date was counted from."""
    for place in _counted_from(composer, event):
        if place == "text":
            yield composer.label("timeline.counted-text")
        else:
            code = code_of(place)
            paragraph, _, sentence = place.removeprefix(code).partition(".")
            reference = composer.reference(Reference(code, int(paragraph), int(sentence)))
            yield join([string(f"{composer.context.label('timeline.counted-from')} "), reference])


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
