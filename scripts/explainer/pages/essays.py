"""essays/: one question a page, answered in our words; every paragraph leads to its proof."""

from __future__ import annotations

import re
from dataclasses import replace

from explainer.document.inline import Strong, Tagged, Words
from explainer.document.nodes import KICKER, Lead, Node, Page, Paragraph, Prose, Section
from explainer.model import Block, Essay
from explainer.pages.words import label, page_of_list
from explainer.view.context import Context

# A calm reader's pace, in words a minute; the time is rounded up.
PACE = 180
STOPS = (".", ",", ";", ":")


def essay(context: Context, essay: Essay) -> Page:
    """One essay."""
    nodes: list[Node] = [Paragraph((_minutes(context, essay),))]
    if essay.blocks[context.language][0].kind == "list":
        nodes.append(Paragraph((Strong((label(context, "essays.short"),)),)))
    return Page(
        slug=f"essays/{essay.id}",
        language=context.language,
        title=essay.title[context.language],
        description=_first_sentence(essay, context.language),
        nodes=(*nodes, Prose(essay)),
    )


def essays(context: Context) -> Page:
    """The list: of each essay its question and its first sentence, the answer."""
    every = (_listed(context, one) for one in context.book.essays)
    return page_of_list(context, "essays", Lead(label(context, "essays.lead")), *every)


def _listed(context: Context, essay: Essay) -> Section:
    answer = Paragraph((Words(_first_sentence(essay, context.language)), Words(" "), _minutes(context, essay)))
    return Section(2, essay.id, Words(essay.title[context.language]), (answer,), leads=(f"essays/{essay.id}", ""))


def _minutes(context: Context, essay: Essay) -> Tagged:
    """How long it takes to read."""
    words = sum(len(_text(block).split()) for block in essay.blocks[context.language])
    return Tagged(context.count("count.minutes", -(-words // PACE)), KICKER)


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
