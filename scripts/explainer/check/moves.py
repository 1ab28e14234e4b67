"""Sentences that have moved in their text: their translation still stands under an older reference.

A text that gains or loses a sentence gives every later one of its paragraph another number, and every later paragraph
if it gains or loses one of these. What is told then is the new number, once a run of them, and nothing that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explainer.model import Problem, Reference, Source, Translation


class Moves:
    """Where sentences stand now, told by the originals that their translations repeat."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sentences: dict[str, dict[str, str]] = {source.id: _sentences(source) for source in sources}
        """By source: reference -> sentence."""
        self._now: dict[str, Mapping[str, str]] = {
            source.id: _moved(source, self.sentences[source.id]) for source in sources
        }
        self._then = {id: {now: at for at, now in moved.items()} for id, moved in self._now.items()}

    def moved_to(self, source: Source, at: str) -> str | None:
        """The reference that a sentence has now whose translation stands under `at`; None where that is right."""
        return self._now[source.id].get(at)

    def has_moved(self, source: Source, at: str) -> bool:
        """Whether the sentence that stands at `at` now had another reference when it was translated."""
        return at in self._then[source.id]

    def translation(self, source: Source, at: str) -> Translation | None:
        """The translation of the sentence that stands at `at` now."""
        then = self._then[source.id].get(at, at)
        return source.translations.get(then) if then != at or at not in self._now[source.id] else None

    def problems(self, source: Source) -> Iterator[Problem]:
        """One problem for each run of translations that have moved."""
        moved = self._now[source.id]
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


def _sentences(source: Source) -> dict[str, str]:
    return {
        str(Reference(source.code, paragraph.number, sentence.number)): sentence.text
        for paragraph in source.text.paragraphs
        for sentence in paragraph.sentences
    }


def _moved(source: Source, sentences: Mapping[str, str]) -> dict[str, str]:
    """Old reference -> new one, for sentences that nothing else translates."""
    places = {words: at for at, words in sentences.items()}
    settled = {at for at, entry in source.translations.items() if entry.original == sentences.get(at)}
    found = {at: places.get(entry.original) for at, entry in source.translations.items() if at not in settled}
    return {at: now for at, now in found.items() if now is not None and now not in settled}
