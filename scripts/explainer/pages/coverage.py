"""coverage/: every sentence of the texts, and where it is used or why it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.document.inline import Inline, Link, Tagged, Target, Words
from explainer.document.nodes import Items, Lead, Page, Section
from explainer.model import Reference, Sentence, SetAside, Source
from explainer.pages.words import SILENCE, label, page_of_list, used_on
from explainer.proof import every_sentence
from explainer.view.context import Context
from explainer.view.places import beginning
from explainer.view.uses import Uses, covered_at, hidden_sentences

FIRST = 6
"""Words of a sentence that is only named."""


def coverage(context: Context, uses: Uses) -> Page:
    """One line a sentence, text by text."""
    aside = {item.at: item for item in context.book.set_aside}
    hidden = frozenset(hidden_sentences(context.book, uses))
    lines: dict[str, list[tuple[Inline, ...]]] = {source.id: [] for source in context.book.sources}
    every = 0
    used = 0
    for source, _, sentence, reference in every_sentence(context.book):
        every += 1
        used += str(reference) in uses
        named = _named(context, source, sentence, reference, shown=str(reference) not in hidden)
        fate = _fate(context, str(reference), uses, aside)
        lines[source.id].append((Target(covered_at(reference)), *named, Words(" · "), *fate))
    return page_of_list(
        context,
        "coverage",
        Lead(label(context, "coverage.lead", total=every, used=used, aside=every - used)),
        *(
            Section(2, source.id, Words(source.title[context.language]), (Items(tuple(lines[source.id])),))
            for source in context.book.sources
        ),
    )


def _named(
    context: Context, source: Source, sentence: Sentence, reference: Reference, *, shown: bool
) -> Iterator[Inline]:
    """A sentence by its reference and, if a page shows it, its first words."""
    if not shown:
        yield Words(str(reference))
        return
    words, spoken = sentence.text, source.language
    if context.language != spoken:
        words, spoken = source.translations[str(reference)].words[context.language], context.language
    yield Link(str(reference), f"sources/{source.id}", reference.anchor, "reference")
    yield Words(" ")
    yield Tagged(beginning(words, FIRST), language=spoken)


def _fate(context: Context, reference: str, uses: Uses, aside: Mapping[str, SetAside]) -> tuple[Inline, ...]:
    if reference in uses:
        return used_on(context, uses[reference])
    if reference not in aside:
        return (Tagged(context.label("aside.excerpts"), SILENCE),)
    item = aside[reference]
    return Tagged(context.label(f"aside.{item.reason}"), SILENCE), Words(" "), Words(item.why[context.language])
