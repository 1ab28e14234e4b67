"""Sentences that have moved in their text: their translation still stands under an older reference.

A text that gains or loses a sentence gives every later one of its paragraph another number, and every later paragraph
if it gains or loses one of these. What is told then is the new number, once a run of them, and nothing that follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.corpus.moves import moved_sentences, sentences_of
from explainer.model import Problem, Source, Translation


class Moves:
    """Where sentences stand now; what is asked of one source is found out once."""

    def __init__(self) -> None:
        self._now: dict[str, Mapping[str, str]] = {}
        self._then: dict[str, Mapping[str, str]] = {}

    def moved_to(self, source: Source, at: str) -> str | None:
        """The reference that a sentence has now whose translation stands under `at`; None where that is right."""
        return self._read(source).get(at)

    def has_moved(self, source: Source, at: str) -> bool:
        """Whether the sentence that stands at `at` now had another reference when it was translated."""
        self._read(source)
        return at in self._then[source.id]

    def translation(self, source: Source, at: str) -> Translation | None:
        """The translation of the sentence that stands at `at` now."""
        now = self._read(source)
        then = self._then[source.id].get(at, at)
        return source.translations.get(then) if then != at or at not in now else None

    def problems(self, source: Source) -> Iterator[Problem]:
        """One problem for each run of translations that have moved."""
        moved = self._read(source)
        run: list[str] = []
        for at in (*source.translations, ""):
            if at in moved:
                run.append(at)
            elif run:
                first, last = run[0], run[-1]
                more = f", and so on to {last}, now {moved[last]}" if len(run) > 1 else ""
                yield Problem(
                    source.translations[first].place,
                    f"the sentence of {first} stands in the text as {moved[first]} now{more}; write its new reference",
                )
                run = []

    def _read(self, source: Source) -> Mapping[str, str]:
        if source.id not in self._now:
            originals = {at: entry.original for at, entry in source.translations.items()}
            moved = moved_sentences(sentences_of(source.text, source.code), originals)
            self._now[source.id] = moved
            self._then[source.id] = {now: at for at, now in moved.items()}
        return self._now[source.id]
