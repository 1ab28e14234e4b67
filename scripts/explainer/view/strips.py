"""The texts as strips: every sentence in reading order, as wide as its words are many, part by part as it is spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from explainer.corpus.words import count_words
from explainer.model import Book, Paragraph, Reference, Sentence, Source
from explainer.proof import speaker_of, voices_of
from explainer.view.context import VOICES, Context
from explainer.view.eras import texts_in_order

WAYS = ("direct", "indirect", "inherited")
"""How words of a person reach a text, the closest to their own first."""
LONGEST = 2400
"""Words of a strip at most: a longer text has several."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence that are spoken in one voice. `first`: how many words of the strip stand before them."""

    way: str
    speaker: str
    first: int
    words: int


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its parts."""

    reference: Reference
    parts: tuple[Part, ...]
    shown: bool
    """Whether its text has it on its page: of one in excerpts, what nobody quotes has no place there."""

    @property
    def first(self) -> int:
        return self.parts[0].first

    @property
    def words(self) -> int:
        return sum(part.words for part in self.parts)

    @property
    def main(self) -> Part:
        """What it counts as: of a person's words those closest to their own, otherwise the text's."""
        spoken = [part for part in self.parts if part.way in WAYS]
        return min(spoken, key=lambda part: WAYS.index(part.way)) if spoken else self.parts[0]


@dataclass(frozen=True, slots=True)
class Strip:
    """A text, or a part of a long one."""

    source: Source
    sentences: tuple[Told, ...]
    begins: bool
    """Whether the text begins with it."""

    @property
    def words(self) -> int:
        return sum(told.words for told in self.sentences)


def strips(book: Book, hidden: Collection[str] = ()) -> tuple[Strip, ...]:
    """All texts, the earliest first; the strips of a text are about as long as each other. `hidden`: references."""
    return tuple(strip for source in texts_in_order(book) for strip in _strips(source, hidden))


def _strips(source: Source, hidden: Collection[str]) -> Iterator[Strip]:
    every = [
        (Reference(source.code, paragraph.number, sentence.number), list(_spoken(source, paragraph, sentence)))
        for paragraph in source.text.paragraphs
        for sentence in paragraph.sentences
    ]
    total = sum(words for _, spoken in every for *_, words in spoken)
    room = total / -(-total // LONGEST) if total else 1
    sentences: list[Told] = []
    begins, before, at = True, 0, 0
    for reference, spoken in every:
        parts = []
        if at and at + sum(words for *_, words in spoken) / 2 > room:
            yield Strip(source, tuple(sentences), begins)
            sentences, begins, before, at = [], False, before + at, 0
        for way, speaker, words in spoken:
            parts.append(Part(way, speaker, at, words))
            at += words
        if parts:
            sentences.append(Told(reference, tuple(parts), str(reference) not in hidden))
    if sentences:
        yield Strip(source, tuple(sentences), begins)


def _spoken(source: Source, paragraph: Paragraph, sentence: Sentence) -> Iterator[tuple[str, str, int]]:
    """How, by whom, in how many words; parts of punctuation alone are none."""
    for voice in voices_of(source, paragraph, sentence):
        said = paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
        if words := count_words(said):
            yield voice.kind, speaker_of(voice, source), words


def how_quoted(context: Context, id: str) -> str:
    """Of how many sentences the words are somebody's, and in which manner; nothing where of none.

    Each sentence counts once, as in the drawing of the texts.
    """
    mains = [told.main for strip in strips(context.book) for told in strip.sentences]
    kinds = Counter(main.way for main in mains if main.speaker == id)
    return ", ".join(
        f"{context.count('count.sentences', kinds[kind])} ({context.label(f'voice.{kind}')})"
        for kind in VOICES
        if kinds[kind]
    )
