"""What a page of the site is called in a link to it."""

from __future__ import annotations

import re

from explainer.model import Essay
from explainer.view.context import Context

OPENING, CLOSING = "«“„", "»”"
SAYS_SOMETHING = 18
"""Letters that a clause has at least that can stand for a whole title."""
CLAUSE = re.compile(r"[:,] | — |—")
FIRST = re.compile(r"[^\W\d_]")


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
    """The same where many are named: the part of an essay's title that its editor has marked, or its first clause."""
    folder, _, id = slug.partition("/")
    return (
        essay_short(context.frame.essays[id], context.language)
        if folder == "essays" and id
        else page_name(context, slug)
    )


def essay_short(essay: Essay, language: str) -> str:
    """What an essay is called where many are named, and over the pages of the book."""
    return FIRST.sub(lambda letter: letter[0].upper(), essay.short[language], 1) or in_short(essay.title[language])


def in_short(title: str) -> str:
    """What stands over pages: of a title of several clauses the first one, if it says something by itself.

    Quoted words are never parted.
    """
    inside = 0
    for at, letter in enumerate(title):
        inside += (letter in OPENING) - (letter in CLOSING)
        if at >= SAYS_SOMETHING and inside == 0 and CLAUSE.match(title, at):
            return title[:at] + ("?" if title.endswith("?") and letter == "," else "")
    return title
