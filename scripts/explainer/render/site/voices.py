"""Speakers and terms in their lists, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.document.records import Authors, Explained, Naming, Speaker, Users
from explainer.document.texts import Occurrence, Occurrences
from explainer.render.markdown import escape, link
from explainer.render.site.page import SitePage


def write_speaker(site: SitePage, speaker: Speaker) -> Iterator[str]:
    """What is said of somebody, and how many statements are theirs."""
    yield "\n".join(f"- {site.again(one)}" for one in speaker.described)
    if speaker.own:
        yield escape(speaker.own)


def write_authors(site: SitePage, node: Authors) -> str:
    """A list of the texts' own voices."""
    lines = ((link(escape(one.name), site.url(f"experts/{one.id}")), escape(one.own)) for one in node.voices)
    return "\n".join(f"- {name}: {number}" for name, number in lines)


def write_naming(node: Naming) -> str:
    """What a term is, and its other names."""
    names = (f' · <span lang="{language}">{escape(", ".join(names))}</span>' for language, names in node.names)
    return f'<span class="kind">{escape(node.kind.text)}</span>{"".join(names)}'


def write_explained(site: SitePage, node: Explained) -> str:
    """Words behind what they are."""
    css = f"\n{{: .{node.css} }}" if node.css else ""
    return f"**{escape(node.label.text)}** {escape(node.text[site.context.language])}{css}"


def write_users(site: SitePage, node: Users) -> Iterator[str]:
    """Who uses a term, and which are next to it."""
    context = site.context
    if node.users:
        several = len(node.users) > 1
        names = ", ".join(site.speaker(id) + (f" ({count})" if several else "") for id, count in node.users)
        every = link(escape(context.count("count.places", node.places)), site.url("concordance", node.term.id))
        yield f"{every}: {names}."
    else:
        yield site.label("glossary.endnotes-only")
    if node.see:
        see = ", ".join(link(escape(context.terms[id].name[context.language]), f"#{id}") for id in node.see)
        yield f"{site.label('glossary.see')} {see}."


def write_occurrences(site: SitePage, node: Occurrences) -> str:
    """A line a place."""
    return "\n".join(f"- {_occurrence(site, one)}" for one in node.places)


def _occurrence(site: SitePage, one: Occurrence) -> str:
    """A word with those around it; in another language in our translation, behind it the word of the text."""
    reference = str(one.reference)
    if one.shown:
        reference = link(reference, site.url(f"sources/{one.source}", one.reference.anchor), "reference")
    begins, found = f"{reference} {site.speaker(one.speaker)}:", escape(one.words)
    if not one.around:
        return f'{begins} <span lang="{one.language}">{found}</span>'
    around = "".join(f"<mark>{escape(words)}</mark>" if marked else escape(words) for words, marked in one.around)
    if site.context.language == one.language:
        return f'{begins} <span lang="{one.language}">{around}</span>'
    return f'{begins} {around} (<span lang="{one.language}"><mark>{found}</mark></span>)'
