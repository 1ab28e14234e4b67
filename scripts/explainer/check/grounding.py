"""Words that nothing holds: a sentence of ours is made of words of what it rests on, or it says something else.

A word that carries meaning is grounded when a form of it stands in the paragraphs quoted, in their translation, in the
statements rested on, or when it is the name of who speaks. The words with which the site speaks of texts and of itself
(seeds/vocabulary.yml) need no ground; names and months are proved by themselves (wording.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from explainer.check.alike import sentences
from explainer.check.basis import Basis
from explainer.check.facts_in_words import months
from explainer.check.wording import Wording
from explainer.corpus.words import WORD, carries_meaning, keys
from explainer.model import LANGUAGES, Book, Named
from explainer.proof import Located

FEWEST = 2
"""Loose words of a sentence that make it doubtful; a single one may be a synonym."""

ROOT = 4
"""Letters that words of one root are taken to share."""


class Grounding:
    """What of our words is held by what they rest on."""

    def __init__(self, book: Book, wording: Wording) -> None:
        self._wording = wording
        self._named: dict[str, Named] = {person.id: person for person in book.people}
        self._ours = {
            language: frozenset(
                key
                for vocabulary in book.vocabulary
                for word in (*vocabulary.words.get(language, ()), *vocabulary.comments.get(language, ()))
                for key in _keys_in(word, language)
            )
            for language in LANGUAGES
        }

    def moved(self, basis: Basis) -> bool:
        """Whether a text it rests on has changed, and its translation has not followed: nothing can be judged then."""
        moves = self._wording.moves
        return any(
            moves.translation(place.source, str(at)) is None or moves.has_moved(place.source, str(at))
            for place in basis.located
            if place.paragraph is not None
            for at in place.references
        )

    def ungrounded(
        self, words: str, language: str, basis: Basis, *, title: bool, close: bool = False
    ) -> tuple[str, ...]:
        """The words that nothing holds of sentences that say something else than their basis; none if all is well.

        `title`: every word must be grounded. `close`: more than half of them. Else it says something else when two or
        more are loose, and they are most of its words: the others may be synonyms.
        """
        held: dict[str, frozenset[str]] | None = None
        found: list[str] = []
        for sentence in sentences(words):
            carrying = list(self.carrying(sentence, language))
            if not carrying:
                continue
            if held is None:
                held = {name: self._held(basis, name) for name in LANGUAGES}
            loose = tuple(word for word in carrying if not self._is_held(word, held))
            most = 2 * len(loose) - len(carrying)
            if loose and (title or (close and most >= 0) or (len(loose) >= FEWEST and most > 0)):
                found += loose
        return tuple(dict.fromkeys(found))

    def loose(self, words: str, language: str, basis: Basis) -> tuple[str, ...]:
        """The words that nothing holds, nor a word that begins like them: another one of the same root."""
        held = {name: self._held(basis, name) for name in LANGUAGES}
        roots = {key[:ROOT] for key in held[language]}
        return tuple(
            word
            for word in self.carrying(words, language)
            if not self._is_held(word, held) and roots.isdisjoint(key[:ROOT] for key in keys(word, language))
        )

    @staticmethod
    def _is_held(word: str, held: Mapping[str, frozenset[str]]) -> bool:
        """In the language of the words, or in another one: a text's word may be quoted as it is."""
        return any(not words.isdisjoint(keys(word, language)) for language, words in held.items())

    def carrying(self, words: str, language: str) -> Iterator[str]:
        """The words that carry meaning, but names, months and the words with which the site speaks of itself."""
        ours = self._ours[language]
        named = self._wording.proper_spans(words, language)
        for found in WORD.finditer(words):
            word = found[0]
            if months(word, language) or any(start < found.end() and found.start() < end for start, end in named):
                continue
            if carries_meaning(word, language) and ours.isdisjoint(keys(word, language)):
                yield word

    def _held(self, basis: Basis, language: str) -> frozenset[str]:
        texts = [*dict.fromkeys(text for located in basis.located for text in _texts(located, language))]
        texts += [evidence.words[language] for evidence in basis.evidence if language in evidence.words]
        texts += basis.values
        for statement in basis.statements:
            texts += [statement.text[language], *(derived.rule[language] for derived in statement.derived)]
        for id in basis.speakers:
            if id in self._named:
                texts += [self._named[id].name[language], self._named[id].short[language]]
        return frozenset().union(*(_keys_in(text, language) for text in texts))


def _texts(located: Located, language: str) -> Iterator[str]:
    """What the paragraph of a quotation says in a language: a sentence often says "it" of what another has named."""
    source, paragraph = located.source, located.paragraph
    if paragraph is None:
        if language == source.language:
            yield located.quote
        return
    for sentence in paragraph.sentences:
        entry = source.translations.get(f"{source.code}{paragraph.number}.{sentence.number}")
        if language == source.language:
            yield sentence.text
        elif entry is not None and language in entry.words:
            yield entry.words[language]


@cache
def _keys_in(text: str, language: str) -> frozenset[str]:
    return frozenset().union(*(keys(found[0], language) for found in WORD.finditer(text)))
