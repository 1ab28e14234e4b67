"""Where the words of a silence are looked for in the texts, and what is found.

Words that begin alike are alike; a name is met by whatever stands for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from explainer.corpus.mentions import find_mentions, find_names, index_of
from explainer.corpus.words import WORD, carries_meaning, fold, is_empty, keys
from explainer.model import Book, Named, Place, Text
from explainer.proof import every_sentence

NAME = "@"
"""Marks a name among the marks of words."""
SIGN = "+"
"""With which a name is made of two."""
ALIKE = 6
"""Letters that a word and one made from it have in common, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Something that the site says is not said."""

    key: str
    """Its name in set-asides."""
    place: Place
    texts: tuple[Text, ...] = ()
    """Whose words would refute it."""
    sought: Mapping[str, tuple[str, ...]]
    """Further words, by language."""
    names: tuple[str, ...] = ()
    """Ids of names."""
    within: Mapping[str, str]
    """Where nothing is said: by reference of its sentence, the words to look in."""
    said: frozenset[str] = frozenset()
    """Those that it shows as what is said all the same."""


def found_in(book: Book, silences: Iterable[Silence]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By silence, what may break it: the references of sentences, each with the words found there."""
    spoken, wanted = _by_language(book)
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    groups: defaultdict[int, list[Silence]] = defaultdict(list)
    for silence in silences:
        found[silence.key] = {}
        groups[id(silence.within)].append(silence)
    # Whatever is looked for in the same words is looked for at once.
    for group in groups.values():
        seekers = {language: wanted[language].seekers(group) for language in wanted}
        for at, text in group[0].within.items():
            language = spoken[at]
            for mark, word in (*_marks(text, language), *wanted[language].mentioned(text)):
                for silence in seekers[language].get(mark, ()):
                    if at not in silence.said:
                        words = found[silence.key].get(at, ())
                        found[silence.key][at] = words if word in words else (*words, word)
    return found


def _by_language(book: Book) -> tuple[Mapping[str, str], Mapping[str, _Wanted]]:
    """The language of every sentence, by its reference; what is looked for in the texts of each."""
    spoken = {str(at): source.language for source, _, _, at in every_sentence(book)}
    return spoken, {language: _Wanted(book, language) for language in sorted(set(spoken.values()))}


def without_words(book: Book, silences: Iterable[Silence]) -> Iterator[tuple[Silence, str]]:
    """Silences for which nothing is looked for in the texts of a language: they would hold whatever is said."""
    spoken, wanted = _by_language(book)
    for silence in silences:
        for language in sorted({spoken[at] for at in silence.within}):
            if not wanted[language].of(silence):
                yield silence, language


class _Wanted:
    """What is looked for in the texts of one language."""

    def __init__(self, book: Book, language: str) -> None:
        self._language = language
        self._mentioned: dict[str, tuple[tuple[str, str], ...]] = {}
        self._named: dict[str, Named] = {
            item.id: item for item in (*book.names, *book.people, *book.partners, *book.terms)
        }
        self._index = index_of(self._named.values(), language)
        self._signed: defaultdict[str, list[str]] = defaultdict(list)
        for id, named in self._named.items():
            forms = " ".join(named.called(language))
            for part, _ in self.mentioned(forms.replace(SIGN, " ")) if SIGN in forms else ():
                self._signed[part.removeprefix(NAME)].append(id)
        self._spared = [
            (item.silences or ("*",), frozenset(fold(word) for word in item.words.get(language, ())))
            for item in book.unsought
        ]

    def mentioned(self, text: str) -> tuple[tuple[str, str], ...]:
        """(mark, words) of every name in a text, those inside longer ones, too."""
        if text in self._mentioned:
            return self._mentioned[text]
        found = find_mentions(text, self._language, self._index)
        words = {mention.id: text[mention.start : mention.end] for mention in found}
        inside = find_names(text, self._language, self._index)
        told = tuple((NAME + id, words.get(id, self._named[id].name[self._language])) for id in sorted(inside))
        self._mentioned[text] = told
        return told

    def seekers(self, silences: Iterable[Silence]) -> Mapping[str, Sequence[Silence]]:
        """By mark of a word or name, the silences that it would refute."""
        found: defaultdict[str, list[Silence]] = defaultdict(list)
        for silence in silences:
            for mark in self.of(silence):
                found[mark].append(silence)
        return found

    def of(self, silence: Silence) -> frozenset[str]:
        """The marks of the words and names that would refute a silence."""
        spared = frozenset().union(
            *(words for patterns, words in self._spared if any(fnmatchcase(silence.key, one) for one in patterns))
        )
        lemmas = frozenset().union(*(keys(word, self._language) for word in spared if word))
        words, names = list(silence.sought.get(self._language, ())), set(silence.names)
        for text in silence.texts:
            said = text[self._language]
            words += [found[0] for found in WORD.finditer(said) if self._asks(found[0])]
            names |= {mark.removeprefix(NAME) for mark, _ in self.mentioned(said)}
        marks = [
            mark for word in words for mark, _ in _marks(word, self._language) if _apart(word, lemmas, self._language)
        ]
        kept = [
            id
            for id in sorted(names & self._named.keys())
            if spared.isdisjoint(map(fold, self._named[id].called(self._language)))
        ]
        return frozenset((*marks, *(NAME + other for id in kept for other in self._standing_for(id))))

    def _asks(self, word: str) -> bool:
        return carries_meaning(word, self._language) and not is_empty(word, self._language)

    def _standing_for(self, id: str) -> Iterator[str]:
        """A name, those that stand for it, and longer ones that end in it behind a sign (C5+China for China)."""
        yield id
        yield from self._named[id].held_by if id in self._named else ()
        yield from self._signed.get(id, ())


def _apart(word: str, lemmas: frozenset[str], language: str) -> bool:
    return keys(word, language).isdisjoint(lemmas)


@cache
def _marks(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """(mark, word) by which words are compared: every dictionary form, and what words made from it begin with."""
    return tuple(
        (mark, found[0])
        for found in WORD.finditer(text)
        for key in sorted(keys(found[0], language))
        for mark in (key, f"{key[:ALIKE]}…" if len(key) >= ALIKE else key)
    )
