"""start/: ways through the site for a reader with five minutes, or with thirty."""

from __future__ import annotations

from explainer.render.context import Context
from explainer.render.markdown import escape, link
from explainer.render.page import Page
from explainer.render.places import is_question, page_name


def render_start(context: Context) -> Page:
    """Every path as a numbered list of pages, each with the reason to read it there."""
    language = context.language
    page = Page.of_list(context, "start")
    page.add(page.label("start.lead"))
    for path in context.book.paths:
        page.add(f"## {escape(path.title[language])} {{ #{path.id} }}", escape(path.lead[language]))
        page.add(
            "\n".join(
                f"{number}. {_told(link(escape(name), page.url(step.page)), name, step.why[language])}"
                for number, step in enumerate(path.steps, 1)
                if (name := page_name(context, step.page))
            )
        )
    return page


def _told(page: str, name: str, why: str) -> str:
    """A page with the reason to read it, which after a question is a sentence of its own."""
    return f"{page} {escape(why[:1].upper() + why[1:])}" if is_question(name) else f"{page}: {escape(why)}"
