"""What a page of the site is called in a link to it."""

from __future__ import annotations

import re

from explainer.render.context import Context

MARKS = re.compile("[«»„“”]")
NAMED = 5
"""Words of a page's name where many are named."""


def is_question(name: str) -> bool:
    """Whether a page is named by a question, after which come neither a full stop nor a colon."""
    return name.endswith("?")


def beginning(words: str, most: int) -> str:
    """The first words of some, enough to know them again."""
    every = words.split()
    return " ".join(every[:most]) + ("…" if len(every) > most else "")


def end_after(name: str) -> str:
    """The full stop of a sentence that ends with the name of a page, unless that has ended it."""
    return "" if is_question(name) else "."


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


def short_name(context: Context, slug: str) -> str:
    """The same where many are named: a long name in its first words, without quotation marks that may not close."""
    name = page_name(context, slug)
    if len(name.split()) <= NAMED:
        return name
    return beginning(MARKS.sub("", name), NAMED).removesuffix("…").rstrip(" ,;:—") + "…"
