"""What happened when: the dates beside the events; where the sources are silent for long, it says so."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.document.records import Counted, Event, Events, Gap
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_timeline_figure
from explainer.render.book.notes import quoted
from explainer.render.figures.timeline import has_axis
from explainer.render.typst import call, join, string


def set_timeline(composer: Composer) -> Iterator[str]:
    """The events in their order, and how their dates are to be read."""
    page = composer.page("timeline")
    yield composer.heading(1, page.slug, page.title)
    yield composer.lead(page)
    rows = (row for node in page.every() if isinstance(node, Events) for row in node.rows)
    yield call("dated", *(_gap(composer, row) if isinstance(row, Gap) else _event(composer, row) for row in rows))
    how = page.sections()[-1]
    yield call("key", join([composer.said(how.title), composer.said(how.lead)], ". "))
    if has_axis(composer.context.book):
        yield set_timeline_figure(composer)


def _gap(composer: Composer, gap: Gap) -> str:
    return call("gap", composer.bound(gap.words))


def _event(composer: Composer, event: Event) -> str:
    """What happened, its status, the text's own words for the date, and where it is told."""
    words = [composer.anchor(f"timeline/{event.id}"), composer.text(event.title)]
    if event.status_words:
        words.append(string(f" ({event.status_words})"))
    # A place from which the date is counted is named as that.
    from_there = [composer.cited(one.reference) for one in event.counted if one.reference]
    places = [one for one in composer.places_of(event.statements) if one not in from_there]
    # The text's own words are for who reads its language.
    own = event.language == composer.language
    wording = [quoted(composer, event.wording, event.language)] if own else []
    counted = [_counted(composer, one) for one in event.counted]
    about = [join([*wording, *([composer.bundle(places)] if places else []), *counted], "; ")]
    if event.order_unknown:
        about += [string("; "), composer.bound(event.order_unknown)]
    words += [string(" "), call("by", join([string("("), *about, string(")")]))]
    return call("event", string(event.date), join(words))


def _counted(composer: Composer, counted: Counted) -> str:
    """What a relative date was counted from."""
    if counted.reference is None:
        return composer.bound(counted.words)
    return join([string(f"{counted.words} "), composer.reference(counted.reference)])
