"""start/: ways through the site for a reader with five minutes, or with thirty."""

from __future__ import annotations

from explainer.render.context import Context
from explainer.render.markdown import escape, link
from explainer.render.page import Page
from explainer.render.places import page_name


def render_start(context: Context) -> Page:
    """Every path as a numbered list of pages, each with the reason to read it there."""
    language = context.language
    page = Page(context, "start", context.label("start.title"), context.label("start.description"))
    page.add(escape(context.label("start.lead")))
    for path in context.book.paths:
        page.add(f"## {escape(path.title[language])} {{ #{path.id} }}", escape(path.lead[language]))
        page.add(
            "\n".join(
                f"{number}. {link(escape(page_name(context, step.page)), page.url(step.page))}: "
                f"{escape(step.why[language])}"
                for number, step in enumerate(path.steps, 1)
            )
        )
    return page
