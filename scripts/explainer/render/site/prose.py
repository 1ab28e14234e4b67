"""Blocks of our own prose as Markdown, citations as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.model import Block, Essay, Inline
from explainer.render.figures import render_figure
from explainer.render.markdown import escape, link
from explainer.render.site.page import SitePage
from explainer.view.uses import cited_places


def write_prose(site: SitePage, essay: Essay) -> Iterator[str]:
    """The blocks. A passage that cites begins with the ids of what it cites (`cited_places`)."""
    places = iter(cited_places(essay))
    for block in essay.blocks[site.context.language]:
        if block.kind == "figure":
            yield render_figure(site, block.id)
        else:
            yield _block(site, block, next(places).values())


def _block(site: SitePage, block: Block, ids: Iterable[str]) -> str:
    if block.kind == "heading":
        words = escape("".join(run.text for run in block.items[0]))
        return f"{'#' * block.level} {words} {{ #{block.id} }}"
    anchor = "".join(f'<span id="{id}"></span>' for id in ids)
    items = [_runs(site, runs) for runs in block.items]
    if block.kind == "paragraph":
        return anchor + items[0]
    if block.kind == "quote":
        return "\n>\n".join(f"> {item}" for item in [anchor + items[0], *items[1:]])
    items[0] = anchor + items[0]
    if block.ordered:
        return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    return "\n".join(f"- {item}" for item in items)


def _runs(site: SitePage, runs: tuple[Inline, ...]) -> str:
    return "".join(_run(site, run) for run in runs)


def _run(site: SitePage, run: Inline) -> str:
    if run.kind == "cite":
        return site.cite(site.context.proof.statements[run.target])
    if run.kind == "strong":
        return f"**{escape(run.text)}**"
    if run.kind == "em":
        return f"*{escape(run.text)}*"
    if run.kind == "link":
        return link(escape(run.text), _target(site, run.target))
    # Blanks around a citation or an emphasis belong to the text: words() keeps them.
    return site.words(run.text)


def _target(site: SitePage, target: str) -> str:
    slug, _, anchor = target.partition("#")
    if not slug and anchor:
        return f"#{anchor}"
    return site.url(slug.strip("/"), anchor)
