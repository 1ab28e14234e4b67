"""The sentences of the texts for the cards of references: one script a text, of the sentences that its page shows.

So a card can show no more than that page does, and says it in the same words. It is a script and not JSON, since a page
that was opened from a disk may not read other files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from explainer.document.texts import Line, Passages
from explainer.model import LANGUAGES, Book, Source
from explainer.pages import Builder
from explainer.view.context import Context, cited_as
from explainer.write import write_text

FOLDER = "assets/sentences"


def write_cards(place: Path, book: Book) -> None:
    """assets/sentences/ID.js of every text, below each language's root of the built site."""
    builder, texts = Builder(book), {(f"sources/{source.id}",) for source in book.sources}
    for draft in (draft for draft in builder.drafts if draft.slugs in texts):
        for context, page in builder.trees(draft):
            for node in page.nodes:
                if isinstance(node, Passages):
                    write_text(place / page.language / FOLDER / f"{node.source.id}.js", _script(context, node))


def _script(context: Context, text: Passages) -> str:
    source, language = text.source, context.language
    title, publisher, date = cited_as(source, language)
    told = {
        "title": title,
        "short": source.short[language] if source.short else title,
        "publisher": publisher,
        "date": date,
        "other": next(other for other in LANGUAGES if other != language),
        "paragraphs": [[_sentence(context, source, line) for line in one.lines] for one in text.passages],
    }
    words = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"readText({json.dumps(source.id)},{words})\n"


def _sentence(context: Context, source: Source, line: Line) -> dict[str, str]:
    """Its place, its reference, its words in the page's language and in the other one, and whose they are."""
    reference, language = str(line.reference), context.language
    words = {source.language: line.sentence.text, **source.translations[reference].words}
    return {
        "at": line.reference.anchor,
        "reference": reference,
        "own": words[language],
        "there": next((text for other, text in words.items() if other != language), ""),
        "who": " · ".join(dict.fromkeys(_told(context, line))),
    }


def _told(context: Context, line: Line) -> Iterator[str]:
    """Who speaks and how, and the endnotes. What is said of dates is left to the page."""
    for one in line.heard:
        who = context.speaker_short(one.speaker)
        yield who if one.kind == "editorial" else f"{who}, {context.label(f'voice.{one.kind}')}"
        if one.relays:
            yield context.relays(one.relays)
    yield from (f"{context.label('reading.endnote')} {label}" for label in line.sentence.notes)
