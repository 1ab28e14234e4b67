"""What a word of the glossary means, on every page that links to it. Text in, text out.

The meaning stands hidden at the page's end and describes its links (`aria-describedby`): a screen reader tells it,
assets/site.js shows it, and without a script the word is the link it always was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from explainer.model import Term
from explainer.view.context import Context

WORD = re.compile(r'<a (class="term" )?href="((?:\.\./)*glossary/#([a-z0-9-]+))"')
# Every line of these is about the words themselves.
LEFT_OUT = ("glossary", "concordance")


def term_meanings(context: Context) -> dict[str, str]:
    """Term -> its gloss; else what the first of its definitions says and who says it; our reading, or that there is
    none."""
    return {term.id: _meaning(context, term) for term in context.book.terms}


def _meaning(context: Context, term: Term) -> str:
    if term.gloss:
        return f"{context.label('glossary.gloss')} {term.gloss[context.language]}"
    if term.definitions:
        first = term.definitions[0]
        return context.label(
            "meaning.said",
            text=first.text[context.language],
            speaker=context.speaker_short(first.speaker),
            kind=context.label(f"kind.{first.kind}"),
        )
    if term.reading:
        return f"{context.label('glossary.reading')} {term.reading[context.language]}"
    return context.label("glossary.named-only")


def explain_words(html: str, page: str, meanings: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """The page with the meanings of the words that it links. `page` is its address below the language's root."""
    if page in LEFT_OUT:
        return html
    linked: dict[str, None] = {}

    def describe(found: re.Match[str]) -> str:
        id = found[3]
        if id not in meanings:
            return found[0]
        linked[id] = None
        return f'{found[0]} aria-describedby="meaning-{id}"'

    head, start, rest = html.partition("<article")
    article, end, foot = rest.partition("</article>")
    article = WORD.sub(describe, article)
    if not linked:
        return html
    told = "".join(f'<p id="meaning-{id}">{escape(meanings[id], quote=False)}</p>' for id in linked)
    hidden = f'<div class="meanings" data-more="{escape(labels["meaning.more"])}" hidden>{told}</div>'
    return f"{head}{start}{article}{end}{hidden}{foot}"
