"""The timeline as a list whose marks the style sheet draws."""

from __future__ import annotations

from explainer.document.records import Event, Events, Gap
from explainer.render.markdown import escape
from explainer.render.site.page import SitePage


def write_events(site: SitePage, node: Events) -> str:
    """Events and the years without one."""
    rows = (_gap(row) if isinstance(row, Gap) else _event(site, row) for row in node.rows)
    return '<ol class="timeline" markdown="block">\n' + "\n".join(rows) + "\n</ol>"


def _gap(gap: Gap) -> str:
    return f'<li class="gap" id="{gap.id}">{escape(gap.words)}</li>'


def _event(site: SitePage, event: Event) -> str:
    title = f"**{escape(event.title[site.context.language])}**"
    for css, words in (("status", event.status_words), ("order", event.order_unknown)):
        title += f' <span class="{css}">{escape(words)}</span>' if words else ""
    lines = [
        f'<li class="{" ".join(("event", event.status, *event.marks))}" id="{event.id}" markdown="block">',
        "",
        f'<span class="date">{escape(event.date)}</span> {title}',
        "",
        "\n".join(f"- {site.statement(statement)}" for statement in event.statements),
        "",
        f'<span class="wording">{_wording(site, event)}</span>',
        "",
        "</li>",
    ]
    return "\n".join(lines)


def _wording(site: SitePage, event: Event) -> str:
    """The text's own words for the date, and what a relative date was counted from."""
    label = escape(site.context.before_wording(event.language))
    told = f'{label} <q lang="{event.language}">{escape(event.wording)}</q>'
    for counted in event.counted:
        told += f"; {escape(counted.words)}"
        if counted.reference:
            source = site.context.proof.by_code[counted.reference.code]
            there = site.url(f"sources/{source.id}", counted.reference.anchor)
            told += f" [{counted.reference}]({there}){{ .reference }}"
    return told
