"""The spelling of names: one letter apart is one too many.

A word of a name's record that stands nowhere else, while one does that differs in one letter, is misspelt there; a
word of ours that stands nowhere else and is one letter from a word of a name is misspelt here. The first letter
is taken to be right, so that not every word need be held against every other. A part of a name that has a digit must
stand somewhere as it is: nothing inflects it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from explainer.corpus.words import WORD, fold, is_word, keys
from explainer.model import LANGUAGES, Book, Named, Place, Problem

LONG = 5
"""Letters of a word that is long enough not to be one letter from another by chance."""

NUMBERED = re.compile(r"\S*\d\S*")

Said = tuple[Place, str, str]
"""Where it is said, the words, their language."""


class _NamedWord(NamedTuple):
    record: Named
    place: Place
    word: str


class Spelling:
    """What is found out about the spelling of names, while the problems are gone through."""

    def __init__(self) -> None:
        self.doubtful: set[str] = set()
        """Ids of records that misspell a name: what they prove or lack elsewhere follows from that."""
        self.meant: set[str] = set()
        """The words (their keys) that they mean."""

    def problems(self, book: Book, ours: Iterable[Said]) -> Iterator[Problem]:
        """Misspelt words of names. `ours`: all that we wrote but the records of names, our translations too."""
        said: dict[str, list[tuple[Place, str]]] = {language: [] for language in LANGUAGES}
        for place, text, language in ours:
            said[language].append((place, text))
        for language in LANGUAGES:
            times = Counter(word for text in _texts(book, language) for word in WORD.findall(text))
            times.update(word for _, text in said[language] for word in WORD.findall(text))
            named = list(_named_words(book, language))
            yield from self._in_records(named, _Vocabulary(times, language), language)
            yield from _in_words(named, said[language], times, language)
            yield from self._with_digits(
                book, [*_texts(book, language), *(text for _, text in said[language])], language
            )

    def _with_digits(self, book: Book, every: Iterable[str], language: str) -> Iterator[Problem]:
        used = "\n".join(every)
        for record in _records(book):
            for place, form in _forms(record, language):
                for part in NUMBERED.findall(form):
                    if part not in used:
                        self.doubtful.add(record.id)
                        told = f'“{part}” of the name "{record.id}" stands nowhere else in "{language}"'
                        yield Problem(place, f"{told}; mend it or take it out")

    def _in_records(self, named: list[_NamedWord], vocabulary: _Vocabulary, language: str) -> Iterator[Problem]:
        # That a form stands nowhere is right in itself: of a country the texts may name only the people.
        for record, place, word in named:
            if len(word) >= LONG and word not in vocabulary and (near := vocabulary.near(word)):
                self.doubtful.add(record.id)
                self.meant |= keys(near, language)
                self.meant |= {key for other in named if other.record is record for key in keys(other.word, language)}
                yield Problem(
                    place,
                    f'“{word}” of the name "{record.id}" stands nowhere else in "{language}", but “{near}” does; '
                    "mend what is misspelt",
                )


def _in_words(
    named: list[_NamedWord], said: Iterable[tuple[Place, str]], times: Mapping[str, int], language: str
) -> Iterator[Problem]:
    names = {
        large: _Vocabulary((item.word for item in named if item.word[0].isupper() == large), language)
        for large in (True, False)
    }
    for place, text in said:
        for word in WORD.findall(text):
            if len(word) < LONG or times[word] > 1 or not any(known.begins_alike(word) for known in names.values()):
                continue
            if is_word(word, language) or any(word in known for known in names.values()):
                continue
            if near := names[word[0].isupper()].near(word):
                yield Problem(place, f'“{word}” stands nowhere else in "{language}"; is it “{near}”, misspelt?')


class _Vocabulary:
    """Words that can be found by another form of them, and by a word that differs in one letter."""

    def __init__(self, every: Iterable[str], language: str) -> None:
        self._language = language
        self._by_beginning: defaultdict[str, set[str]] = defaultdict(set)
        for word in every:
            for beginning in _beginnings(word):
                self._by_beginning[beginning].add(word)
        self._keys: dict[str, frozenset[str]] = {}

    def __contains__(self, word: str) -> bool:
        beginning, *_ = _beginnings(word)
        alike = self._by_beginning.get(beginning, ())
        return word in alike or not self._keys_of(beginning).isdisjoint(keys(word, self._language))

    def begins_alike(self, word: str) -> bool:
        return any(beginning in self._by_beginning for beginning in _beginnings(word))

    def near(self, word: str) -> str:
        """The word of which one letter is another; empty if there is none."""
        wanted = {pattern for key in keys(word, self._language) for pattern in _blur(key)}
        every = {other for beginning in _beginnings(word) for other in self._by_beginning.get(beginning, ())}
        return min(
            (other for other in every if any(not wanted.isdisjoint(_blur(key)) for key in keys(other, self._language))),
            default="",
        )

    def _keys_of(self, beginning: str) -> frozenset[str]:
        if beginning not in self._keys:
            every = (keys(word, self._language) for word in self._by_beginning.get(beginning, ()))
            self._keys[beginning] = frozenset().union(*every)
        return self._keys[beginning]


def _records(book: Book) -> tuple[Named, ...]:
    return (*book.people, *book.partners, *book.terms, *book.names)


def _named_words(book: Book, language: str) -> Iterator[_NamedWord]:
    for record in _records(book):
        for place, form in _forms(record, language):
            yield from (_NamedWord(record, place, word) for word in WORD.findall(form))


def _forms(record: Named, language: str) -> Iterator[tuple[Place, str]]:
    yield record.place.of("name", language), record.name[language]
    if record.short != record.name:
        yield record.place.of("short", language), record.short[language]
    for index, form in enumerate(record.forms.get(language, ())):
        yield record.place.of("forms", language, index), form


def _texts(book: Book, language: str) -> Iterator[str]:
    for source in book.sources:
        if source.language == language:
            yield from (paragraph.text for paragraph in source.text.paragraphs)
            yield from (note.text for note in source.text.endnotes)


def _beginnings(word: str) -> tuple[str, str, str]:
    """The first three letters, which forms of a word are taken to share, and these with one of the last two left open.

    A word that differs in one letter, not the first one, has one of the three in common with the right one.
    """
    one, two, three = [*fold(word[:3]), "", "", ""][:3]
    return f"{one}{two}{three}", f"{one}?{three}", f"{one}{two}?"


def _blur(word: str) -> Iterator[str]:
    """The word with each of its letters in turn left open."""
    return (f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)) if len(word) >= LONG)
