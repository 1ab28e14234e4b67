"""A page's tree as the Markdown that a reviewer reads and MkDocs publishes. Total over the nodes: mypy refuses one
that is not written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explainer.document.nodes import Node, Page, Section
from explainer.document.records import Grid
from explainer.render.markdown import escape, front_matter, link
from explainer.render.site.nodes import write_node, write_title
from explainer.render.site.page import SitePage
from explainer.view.context import Context
from explainer.view.places import end_after, page_name

LEGEND, NEXT = "legend", "next"
"""What stands between the parts of a page and belongs to none: the kinds of statements, where the page leads on to."""
KINDS = ("fact", "opinion", "forecast", "official", "relayed")


def render_page(context: Context, page: Page) -> str:
    """The whole file: front matter, title, blocks, footnotes."""
    site = SitePage(context, page)
    blocks = [f"# {escape(page.title)} {{ #top }}", *_explained(site, page.nodes), *_leads(site)]
    notes = [f"[^{note.id}]: {note.words}" for note in site.notes]
    parts = [*blocks, *(["\n".join(notes)] if notes else [])]
    return front_matter(page.title, page.description) + "\n" + "\n\n".join(parts) + "\n"


def _explained(site: SitePage, nodes: Sequence[Node]) -> list[str]:
    """The blocks, with the kinds of statements explained before the first grid or part that has one."""
    blocks: list[str] = []
    heads: list[bool] = []
    first = None
    for node in _every(nodes):
        at, grid = len(blocks), isinstance(node, Grid)
        found = list(write_title(site, node) if isinstance(node, Section) else write_node(site, node))
        blocks += found
        heads += [isinstance(node, Section)] * len(found)
        if first is None and found and (grid or site.marked):
            first = at
            # Not inside what it explains: before the heading under which that stands, and those right above.
            while not grid and first and not heads[first - 1]:
                first -= 1
            while not grid and first and heads[first - 1]:
                first -= 1
    if site.marked and first is not None:
        blocks.insert(first, _legend(site))
    return blocks


def _every(nodes: Iterable[Node]) -> Iterator[Node]:
    """All nodes in order; of a section its heading, then what it holds."""
    for node in nodes:
        yield node
        if isinstance(node, Section):
            yield from _every(node.nodes)


def _legend(site: SitePage) -> str:
    shown = [kind for kind in KINDS if kind in site.marked]
    kinds = "; ".join(f"{site.mark(kind)} {site.label(f'kind.{kind}.means')}" for kind in shown)
    return f"{kinds}.\n{{: .{LEGEND} }}"


def _leads(site: SitePage) -> Iterator[str]:
    """Where the page leads on to."""
    context = site.context
    leads = context.frame.leads
    pages = leads.get(site.slug) or leads.get(f"{site.slug.partition('/')[0]}/*", ())
    named = [(page_name(context, page), page) for page in pages if page != site.slug]
    links = [link(escape(name), site.url(page)) for name, page in named]
    if links:
        yield f"{site.label('page.next')} {', '.join(links)}{end_after(named[-1][0])}\n{{: .{NEXT} }}"
