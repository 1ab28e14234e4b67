"""Each node of a page as blocks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from explainer.document.inline import Inline, Link, Ours, Strong, Tagged, Target, Web, Words
from explainer.document.nodes import Figure, Files, Items, Lead, Node, Paragraph, Prose, Section, Slot
from explainer.document.records import (
    Answers,
    Authors,
    Events,
    Explained,
    Grid,
    Naming,
    Remark,
    Speaker,
    Statements,
    Tally,
    Told,
    ToPartner,
    Users,
)
from explainer.document.texts import Endnote, Facts, Occurrences, Passages
from explainer.render.figures import render_figure
from explainer.render.markdown import attribute, escape, link, link_out
from explainer.render.site.comparisons import write_grid, write_tally, write_to_partner
from explainer.render.site.findings import write_answer, write_remark, write_told
from explainer.render.site.page import SitePage
from explainer.render.site.prose import write_prose
from explainer.render.site.texts import write_endnote, write_facts, write_passages
from explainer.render.site.timeline import write_events
from explainer.render.site.voices import (
    write_authors,
    write_explained,
    write_naming,
    write_occurrences,
    write_speaker,
    write_users,
)

BETWEEN = re.compile(r"[\s.,:;·—()]*")
"""What parts words within a line, and is no markup there."""


def write_title(site: SitePage, section: Section) -> Iterator[str]:
    """The heading of a section."""
    words = write_inline(site, section.title, linked=False)
    if section.leads is not None:
        words = link(words, site.url(*section.leads))
    yield f"{'#' * section.level} {words} {{ #{section.id} }}"


def write_node(site: SitePage, node: Node) -> Iterator[str]:
    """A node that is no section, as blocks: none where there is nothing to show."""
    match node:
        case Section():
            yield from write_title(site, node)
        case Lead():
            yield write_inline(site, node.words)
        case Paragraph():
            yield write_line(site, node.parts) + (f"\n{{: .{node.css} }}" if node.css else "")
        case Items():
            marks = (f"{number}." if node.ordered else "-" for number in range(1, len(node.items) + 1))
            yield "\n".join(f"{mark} {write_line(site, item)}" for mark, item in zip(marks, node.items, strict=True))
        case Figure():
            yield from filter(None, [render_figure(site, node.name, node.hidden)])
        case Statements():
            yield from _listed(
                site.statement(one, with_speaker=node.speaker, keep=node.keep) for one in node.statements
            )
        case Told():
            yield from write_told(site, node)
        case Remark():
            yield write_remark(site, node)
        case Answers():
            yield "\n".join(write_answer(site, one) for one in node.answers)
        case Events():
            yield write_events(site, node)
        case Grid():
            yield from write_grid(site, node)
        case ToPartner():
            yield from write_to_partner(site, node)
        case Tally():
            yield write_tally(node)
        case Speaker():
            yield from write_speaker(site, node)
        case Authors():
            yield write_authors(site, node)
        case Naming():
            yield write_naming(node)
        case Explained():
            yield write_explained(site, node)
        case Users():
            yield from write_users(site, node)
        case Occurrences():
            yield write_occurrences(site, node)
        case Facts():
            rows = ((write_inline(site, name), write_inline(site, value)) for name, value in node.rows)
            yield write_facts(list(rows))
        case Passages():
            yield from write_passages(site, node)
        case Endnote():
            yield write_endnote(site, node, write_line(site, node.used))
        case Prose():
            yield from write_prose(site, node.essay)
        case Files():
            yield write_files(site, node)
        case Slot():
            style = f' class="{node.kind}" data-style="{node.style}"' if node.style else f" data-{node.kind}"
            yield f"<div{style}></div>"
        case _:
            assert_never(node)


def _listed(lines: Iterable[str]) -> Iterator[str]:
    """A list, if there is anything in it."""
    yield "\n".join(f"- {line}" for line in lines)


def write_files(site: SitePage, node: Files) -> str:
    """A list of files to take along. Raw HTML: none is a page, so MkDocs could not find what a link leads to."""
    up, rows = "../" * (site.slug.count("/") + 2), []
    for one in node.files:
        name = attribute(one.name)
        css = ' class="hosted-only"' if one.hosted else ""
        size = f'<span class="size" data-file="{name}"></span>'
        rows.append(f'- <a href="{up}{name}"{css}>{escape(one.name)}</a> {size}: {escape(one.words)}')
    return "\n".join(rows)


def write_line(site: SitePage, parts: Sequence[Inline]) -> str:
    """What stands within a line."""
    return "".join(write_inline(site, part) for part in parts)


def write_inline(site: SitePage, part: Inline, *, linked: bool = True) -> str:
    """A piece of a line; `linked`: its terms may lead to the glossary."""
    language = site.context.language
    match part:
        case Words():
            if part.linked and linked:
                return site.words(part.text)
            return part.text if BETWEEN.fullmatch(part.text) else escape(part.text)
        case Ours():
            words = part.text[language]
            return site.words(words, part.keep) if linked else escape(words)
        case Strong():
            return f"**{write_line(site, part.parts)}**"
        case Link():
            return link(escape(part.words), site.url(part.page, part.anchor), part.css)
        case Web():
            return link_out(escape(part.address), part.address)
        case Tagged():
            css = f' class="{part.css}"' if part.css else ""
            spoken = f' lang="{part.language}"' if part.language else ""
            return f"<span{css}{spoken}>{escape(part.text)}</span>"
        case Target():
            return f'<span id="{part.id}"></span>'
        case _:
            assert_never(part)
