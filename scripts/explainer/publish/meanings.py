"""What a word of the glossary means, on every page that links to it. Text in, text out.

The meaning stands hidden at the page's end and describes its links (`aria-describedby`): a screen reader tells it,
assets/site.js shows it, and without a script the word is the link it always was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from explainer.model import Book, Statement, Term, fill

WORD = re.compile(r'<a (class="term" )?href="((?:\.\./)*glossary/#([a-z0-9-]+))"')
# Every line of these is about the words themselves.
LEFT_OUT = ("glossary", "concordance")


def term_meanings(book: Book, language: str) -> dict[str, str]:
    """Term -> what the first of its definitions says and who says it; our reading, or that there is none."""
    return {term.id: _meaning(book, term, language) for term in book.terms}


def _meaning(book: Book, term: Term, language: str) -> str:
    labels = book.labels
    if term.definitions:
        first = term.definitions[0]
        return fill(
            labels["meaning.said"].text[language],
            text=first.text[language],
            speaker=_speaker(book, first, language),
            kind=labels[f"kind.{first.kind}"].text[language],
        )
    if term.reading:
        return f"{labels['glossary.reading'].text[language]} {term.reading[language]}"
    return labels["glossary.named-only"].text[language]


def _speaker(book: Book, statement: Statement, language: str) -> str:
    for person in book.people:
        if person.id == statement.speaker:
            return person.short[language]
    source = next(source for source in book.sources if source.id == statement.speaker)
    if source.short:
        return source.short[language]
    return fill(book.labels["voice.author-short"].text[language], code=source.code)


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
