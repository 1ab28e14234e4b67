"""The translator's notes: at their sentence, and at the word or the person that they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explainer.corpus.words import WORD, keys
from explainer.model import Reference, Source, Text
from explainer.proof import Located
from explainer.render.markdown import escape, link
from explainer.render.page import Page

QUOTED = re.compile("[«“]([^«»“”]+)[»”]")
"""Words of a text in a note; the first are those that it is of."""


def translators_note(page: Page, note: Text) -> str:
    """The note as a paragraph."""
    return f"**{page.label('reading.translator')}** {escape(note[page.context.language])}"


def notes_on(page: Page, quoted: Iterable[Located], told: Text | None = None) -> Iterator[str]:
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
                there = link(str(reference), page.url(f"sources/{source.id}", reference.anchor), "reference")
                yield f"{translators_note(page, entry.note)} {there}"


def _of(note: Text, source: Source) -> frozenset[str]:
    first = (found[1] for words in note if (found := QUOTED.search(words)))
    return _keys(" ".join(first), source)


def _keys(words: str, source: Source) -> frozenset[str]:
    return frozenset(key for word in WORD.findall(words) for key in keys(word, source.language))
