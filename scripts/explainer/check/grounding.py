"""Words that nothing holds: a sentence of ours is made of words of what it rests on, or it says something else.

A word that carries meaning is grounded when a form of it stands in the sentences quoted, in their translation, in the
statements rested on, or when it is the name of who speaks; or when `paraphrases` of seeds/vocabulary*.yml says that it
may stand for such a word. The words with which the site speaks of texts and of itself (the other lists there) need no
ground; names and months are proved by themselves (wording.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from explainer.check.alike import has_pronoun, sentences
from explainer.check.basis import Basis
from explainer.check.facts_in_words import months
from explainer.check.wording import Wording
from explainer.corpus.words import WORD, carries_meaning, keys
from explainer.model import LANGUAGES, Book, Named, Paraphrase, Problem, Reference
from explainer.proof import Located, every_sentence

ROOT = 5
"""Letters that words of one root are taken to share."""

EVERYWHERE = 3
FEW = 12
"""Paragraphs of all texts: in a third of so few any word may stand by chance."""
"""What stands in every third paragraph of the texts is what all of them speak of, and need not be quoted each time."""

Held = Mapping[str, frozenset[str]]
"""By language, the keys of all words that something rests on."""


class Grounding:
    """What of our words is held by what they rest on."""

    def __init__(self, book: Book, wording: Wording) -> None:
        self._book = book
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
        self._alike: defaultdict[tuple[str, str], list[Paraphrase]] = defaultdict(list)
        for vocabulary in book.vocabulary:
            for paraphrase in vocabulary.paraphrases:
                for language, words in paraphrase.words.items():
                    for key in frozenset().union(*(_keys_in(word, language) for word in words)):
                        self._alike[language, key].append(paraphrase)
        self._needed: set[tuple[int, str, str]] = set()
        """What has been needed of the paraphrases: which, in which language, which word."""

    def is_unknown(self, basis: Basis) -> bool:
        """Whether nothing can be judged: a text has changed without its translation, a statement could not be read."""
        moves = self._wording.moves
        return not all(all(statement.text.values) for statement in basis.statements) or any(
            moves.translation(place.source, str(at)) is None or moves.has_moved(place.source, str(at))
            for place in basis.located
            if place.paragraph is not None
            for at in place.references
        )

    def ungrounded(
        self, words: str, language: str, basis: Basis, *, title: bool, free: bool = False
    ) -> tuple[str, ...]:
        """The words that nothing holds; none if all is well.

        `title`: words of one root will not do for each other. `free`: as long as more than half of a sentence's words
        are held, it says what it rests on, and the others may be its own.
        """
        held: Held | None = None
        found: list[str] = []
        for sentence in sentences(words):
            carrying = list(self.carrying(sentence, language))
            if not carrying:
                continue
            if held is None:
                held = {name: self._held(basis, name) for name in LANGUAGES}
            loose = [word for word in carrying if not self._is_grounded(word, language, held, title=title)]
            if not free or (len(loose) > 1 and 2 * len(loose) > len(carrying)):
                found += loose
        return tuple(dict.fromkeys(found))

    def share(self, one: str, other: str, language: str) -> bool:
        """Whether two texts have a word of meaning in common, names and what all texts speak of left aside."""
        paragraphs = {(source.id, paragraph.number) for source, paragraph, *_ in every_sentence(self._book)}
        everywhere = self._everywhere[language] if len(paragraphs) > FEW else frozenset()
        first, second = (
            frozenset().union(*(keys(word, language) for word in self.carrying(words, language)))
            for words in (one, other)
        )
        return not (first & second).issubset(everywhere)

    def needless(self) -> Iterator[Problem]:
        """Words of paraphrases that nothing which has been looked at has needed."""
        for vocabulary in self._book.vocabulary:
            for paraphrase in vocabulary.paraphrases:
                every = ((name, word) for name, words in paraphrase.words.items() for word in words)
                lost = [word for name, word in every if (id(paraphrase), name, word) not in self._needed]
                if lost:
                    shown = ", ".join(f"“{word}”" for word in lost)
                    yield Problem(paraphrase.place, f"nothing that we claim needs {shown} as a paraphrase; take it out")

    def _is_grounded(self, word: str, language: str, held: Held, *, title: bool) -> bool:
        own = keys(word, language)
        # In the language of the words, or in another one: a text's word may be quoted as it is.
        if any(not words.isdisjoint(keys(word, name)) for name, words in held.items()):
            return True
        if not title:
            if not own.isdisjoint(self._everywhere[language]):
                return True
            roots = {key[:ROOT] for key in held[language]}
            if not roots.isdisjoint(key[:ROOT] for key in own):
                return True
        every = {id(paraphrase): paraphrase for key in own for paraphrase in self._alike.get((language, key), ())}
        # All of them are asked, so that each is known to be needed.
        grounds = [self._says_the_same(own, language, paraphrase, held) for paraphrase in every.values()]
        return any(grounds)

    def _says_the_same(self, own: frozenset[str], language: str, paraphrase: Paraphrase, held: Held) -> bool:
        """Whether a word may stand for one that is held. Both are noted as needed."""
        there = [
            (id(paraphrase), name, word)
            for name, words in paraphrase.words.items()
            for word in words
            if not held[name].isdisjoint(_keys_in(word, name))
        ]
        if there:
            ours = (word for word in paraphrase.words[language] if not own.isdisjoint(_keys_in(word, language)))
            self._needed.update(there, ((id(paraphrase), language, word) for word in ours))
        return bool(there)

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

    @cached_property
    def _everywhere(self) -> Held:
        """The words of what all texts speak of."""
        times: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
        said: defaultdict[tuple[str, int], dict[str, set[str]]] = defaultdict(
            lambda: {name: set() for name in LANGUAGES}
        )
        for source, paragraph, sentence, at in every_sentence(self._book):
            entry = source.translations.get(str(at))
            texts = {**(entry.words if entry else {}), source.language: sentence.text}
            for language, text in texts.items():
                if language in times:
                    said[source.id, paragraph.number][language] |= _keys_in(text, language)
        for by_language in said.values():
            for language, found in by_language.items():
                times[language].update(found)
        return {
            language: frozenset(key for key, count in counted.items() if EVERYWHERE * count >= len(said))
            for language, counted in times.items()
        }


def _texts(located: Located, language: str) -> Iterator[str]:
    """The sentences of a quotation in a language; of an endnote its own words.

    Where the first of them says "it", so does the one before it: it names what is meant.
    """
    if located.paragraph is None:
        yield from (located.quote,) if language == located.source.language else ()
        return
    first = located.sentences[0]
    before = [other for other in located.paragraph.sentences if other.number == first.number - 1]
    meant = before if has_pronoun(first.text, located.source.language) else []
    for sentence in (*meant, *located.sentences):
        if language == located.source.language:
            yield sentence.text
            continue
        at = str(Reference(located.source.code, located.paragraph.number, sentence.number))
        entry = located.source.translations.get(at)
        if entry and language in entry.words:
            yield entry.words[language]


@cache
def _keys_in(text: str, language: str) -> frozenset[str]:
    return frozenset().union(*(keys(found[0], language) for found in WORD.finditer(text)))
