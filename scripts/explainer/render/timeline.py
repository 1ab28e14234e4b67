"""timeline/: what happened when, who says so, and where the sources are silent."""

from __future__ import annotations

from explainer.corpus.datewords import describe
from explainer.model import Event, code_of
from explainer.render.context import Context
from explainer.render.eras import in_order, is_order_unknown, silent_years
from explainer.render.figures.timeline import render_timeline_figure
from explainer.render.markdown import escape
from explainer.render.page import Page


def render_timeline(context: Context) -> Page:
    """One list, in eras; a long silence of the sources stands in it as an entry of its own."""
    page = Page.of_list(context, "timeline")
    page.add(page.words(context.label("timeline.lead")))
    events, site, silent = in_order(context.book), context.book.site, silent_years(context.book)
    page.add(render_timeline_figure(page))
    before: Event | None = None
    for era in site.eras:
        inside = [event for event in events if event.era == era]
        if not inside:
            continue
        page.head(2, page.label(f"era.{era}"), era)
        page.add(page.label(f"era.{era}.lead"))
        rows = []
        for event in inside:
            rows += [_gap_row(context, *gap) for gap in silent.get(event.id, ())]
            rows.append(_row(page, event, before))
            before = event
        page.add('<ol class="timeline" markdown="block">\n' + "\n".join(rows) + "\n</ol>")
    page.head(2, page.label("timeline.how"), "how-to-read")
    page.add(page.label("timeline.how.text"))
    return page


def _gap_row(context: Context, last: int, first: int) -> str:
    words = escape(context.label("timeline.gap", last=last, first=first, years=first - last))
    return f'<li class="gap" id="gap-{last}-{first}">{words}</li>'


def _mark(context: Context, event: Event) -> str:
    """The classes of its mark, which is as it is drawn: an era or a stretch, of which no end is a day, is no point; a
    month without a day is a band; what the site is about stands out."""
    stretch = "~" in event.date or 0 < event.date.find("/") < len("2025-12-19")
    month = not stretch and len(event.date) == len("2025-12")
    main = event.era == context.book.site.event and event.status == "held"
    return "".join(f" {name}" for name, so in (("stretch", stretch), ("month", month), ("main", main)) if so)


def _row(page: Page, event: Event, before: Event | None) -> str:
    context = page.context
    language = context.language
    date = describe(event.date, language) if event.date else context.label("timeline.no-years")
    title = f"**{escape(event.title[language])}**{_status(context, event)}"
    if is_order_unknown(context.book.site.background, before, event):
        title += f' <span class="order">{escape(context.label("timeline.order-unknown"))}</span>'
    lines = [
        f'<li class="event {event.status}{_mark(context, event)}" id="{event.id}" markdown="block">',
        "",
        f'<span class="date">{escape(date)}</span> {title}',
        "",
        "\n".join(f"- {page.statement(statement)}" for statement in event.statements),
        "",
        f'<span class="wording">{_wording(page, event)}</span>',
        "",
        "</li>",
    ]
    return "\n".join(lines)


def _status(context: Context, event: Event) -> str:
    """What the reader would not expect of an event: planned, not held, still going on."""
    if event.status == "held":
        return ""
    return f' <span class="status">{escape(context.label(f"status.{event.status}"))}</span>'


def _wording(page: Page, event: Event) -> str:
    """The text's own words for the date, and what a relative date was counted from."""
    context = page.context
    located = context.proof.located(event.statements[0].evidence[0])
    counted: dict[str, None] = {}
    for statement in event.statements:
        for evidence in statement.evidence:
            place = context.proof.located(evidence)
            if place.paragraph is None:
                continue
            for date in place.source.dates:
                if date.paragraph == place.paragraph.number and date.counted_from and event.wording in date.wording:
                    counted[date.counted_from] = None
    words = f'<q lang="{located.source.language}">{escape(event.wording)}</q>'
    label = escape(context.before_wording(located.source.language))
    tail = ""
    for place_name in counted:
        if place_name == "text":
            tail += "; " + escape(context.label("timeline.counted-text"))
        else:
            code = code_of(place_name)
            source = context.proof.by_code[code]
            anchor = "p" + place_name.removeprefix(code).replace(".", "s")
            tail += "; " + escape(context.label("timeline.counted-from"))
            tail += f" [{place_name}]({page.url(f'sources/{source.id}', anchor)}){{ .reference }}"
    return f"{label} {words}{tail}"
