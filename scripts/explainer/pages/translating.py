"""The translator's notes: at their sentence, and at the word or the person that they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explainer.corpus.words import WORD, keys
from explainer.document.inline import Link, Strong, Words
from explainer.document.nodes import Paragraph
from explainer.model import Reference, Source, Text
from explainer.pages.words import label
from explainer.proof import Located
from explainer.view.context import Context

QUOTED = re.compile("[«“]([^«»“”]+)[»”]")
"""Words of a text in a note; the first are those that it is of."""


def notes_on(context: Context, quoted: Iterable[Located], told: Text | None = None) -> Iterator[Paragraph]:
    """The notes that are of some of the quoted words, each once, with a link to its sentence.

    `told`: what is said of these words besides; a note on what it quotes itself is left out.
    """
    seen: set[Reference] = set()
    for located in quoted:
        source = located.source
        known = _keys(" ".join(told) if told else "", source)
        for reference in located.references:
            entry = source.translations.get(str(reference))
            if reference in seen or entry is None or entry.note is None:
                continue
            of = _of(entry.note, source)
            if not of.isdisjoint(_keys(located.quote, source)) and of.isdisjoint(known):
                seen.add(reference)
                there = Link(str(reference), f"sources/{source.id}", reference.anchor, "reference")
                note = Words(entry.note[context.language])
                yield Paragraph((Strong((label(context, "reading.translator"),)), Words(" "), note, Words(" "), there))


def _of(note: Text, source: Source) -> frozenset[str]:
    first = (found[1] for words in note if (found := QUOTED.search(words)))
    return _keys(" ".join(first), source)


def _keys(words: str, source: Source) -> frozenset[str]:
    return frozenset(key for word in WORD.findall(words) for key in keys(word, source.language))
