"""What a page of the site is called in a link to it."""

from __future__ import annotations

from explainer.render.context import Context


def page_name(context: Context, slug: str) -> str:
    """The words of a link to the page, in the page's language."""
    language = context.language
    folder, _, id = slug.partition("/")
    if not id:
        return context.label(f"{slug or 'home'}.title")
    if folder == "experts":
        return context.speaker_short(id)
    if folder == "formats":
        return context.partners[id].name[language]
    if folder == "sources":
        return context.source(id).title[language]
    return context.frame.essays[id].title[language]
