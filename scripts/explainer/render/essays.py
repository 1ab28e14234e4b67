"""essays/: one question a page, answered in our words; every paragraph leads to its proof."""

from __future__ import annotations

import re
from dataclasses import replace

from explainer.model import Block, Essay
from explainer.render.context import Context
from explainer.render.markdown import escape, link
from explainer.render.page import Page
from explainer.render.prose import add_prose

# A calm reader's pace, in words a minute; the time is rounded up.
PACE = 180
STOPS = (".", ",", ";", ":")


def render_essay(context: Context, essay: Essay) -> Page:
    """One essay."""
    page = Page(context, f"essays/{essay.id}", essay.title[context.language], _first_sentence(essay, context.language))
    page.add(f'<span class="kicker">{escape(_minutes(context, essay))}</span>')
    if essay.blocks[context.language][0].kind == "list":
        page.add(f"**{page.label('essays.short')}**")
    add_prose(page, essay)
    return page


def render_essays(context: Context) -> Page:
    """The list: of each essay its question and its first sentence, the answer."""
    page = Page.of_list(context, "essays")
    page.add(page.label("essays.lead"))
    for essay in context.book.essays:
        title = link(escape(essay.title[context.language]), page.url(f"essays/{essay.id}"))
        page.head(2, title, essay.id)
        page.add(
            f"{escape(_first_sentence(essay, context.language))} "
            f'<span class="kicker">{escape(_minutes(context, essay))}</span>'
        )
    return page


def _minutes(context: Context, essay: Essay) -> str:
    words = sum(len(_text(block).split()) for block in essay.blocks[context.language])
    return context.count("count.minutes", -(-words // PACE))


def _first_sentence(essay: Essay, language: str) -> str:
    """The answer: the essay's first sentence, or the first item of the list that it begins with; no citations."""
    first = next(block for block in essay.blocks[language] if block.kind in ("paragraph", "list"))
    text = _text(replace(first, items=first.items[:1])).strip()
    found = re.match(r".+?[.!?…](?=\s|$)", text)
    return found[0] if found else text


def _text(block: Block) -> str:
    """Its words without the citations, nor the blank before one that a stop follows."""
    texts = []
    for runs in block.items:
        text = ""
        for before, run in zip((None, *runs), runs, strict=False):
            cited = before is not None and before.kind == "cite"
            text = (text.rstrip() if cited and run.text.startswith(STOPS) else text) + run.text
        texts.append(text)
    return " ".join(texts)
