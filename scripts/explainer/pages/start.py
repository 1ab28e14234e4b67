"""start/: ways through the site for a reader with five minutes, or with thirty."""

from __future__ import annotations

from explainer.document.inline import Inline, Link, Words
from explainer.document.nodes import Items, Lead, Page, Section
from explainer.model import Path
from explainer.pages.words import label, page_of_list
from explainer.view.context import Context
from explainer.view.places import is_question, page_name


def start(context: Context) -> Page:
    """Every path as a numbered list of pages, each with the reason to read it there."""
    ways = (_way(context, path) for path in context.book.paths)
    return page_of_list(context, "start", Lead(label(context, "start.lead")), *ways)


def _way(context: Context, path: Path) -> Section:
    language = context.language
    steps = (_told(page_name(context, one.page), one.page, one.why[language]) for one in path.steps)
    nodes = (Lead(Words(path.lead[language])), Items(tuple(steps), ordered=True))
    return Section(2, path.id, Words(path.title[language]), nodes)


def _told(name: str, page: str, why: str) -> tuple[Inline, ...]:
    """A page with the reason to read it, which after a question is a sentence of its own."""
    link = Link(name, page)
    return (
        (link, Words(" "), Words(why[:1].upper() + why[1:])) if is_question(name) else (link, Words(": "), Words(why))
    )
