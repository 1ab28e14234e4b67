"""Names against the words of the texts and ours: one letter apart is one too many.

A word of a name's record that stands nowhere else, while one does that differs in one letter, is misspelt there; a
word of ours that stands nowhere else and is one letter from a word of a name is misspelt here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from explainer.corpus.words import Word, is_word, words
from explainer.model import LANGUAGES, Book, Named, Place, Problem

LONG = 5
"""Letters of a word that is long enough not to be one letter from another by chance."""

Said = tuple[Place, str, str]
"""Where it is said, the words, their language."""
NamedWord = tuple[Named, Place, Word]
"""A record, where one of its forms stands, a word of it."""


class Names:
    """Every word of every name beside every word said. `ours`: all that we wrote but the records of names."""

    def __init__(self, book: Book, ours: Sequence[Said]) -> None:
        self.problems: list[Problem] = []
        """Names that are misspelt, sorted by language."""
        self.doubtful: set[str] = set()
        """Ids of records that misspell a name: what they prove or lack elsewhere follows from that."""
        self.meant: set[str] = set()
        """The words (their keys) that they mean."""
        every = (*book.people, *book.partners, *book.terms, *book.names)
        for language in LANGUAGES:
            said = [(place, words(text, language)) for place, text, other in ours if other == language]
            there = [words(text, language) for text in _texts(book, language)]
            pieces = (*there, *(mine for _, mine in said))
            vocabulary = _Vocabulary(word for found in pieces for word in found)
            named = [
                (record, place, word)
                for record in every
                for place, form in _forms(record, language)
                for word in words(form, language)
            ]
            self._read_records(named, vocabulary, language)
            self.problems += _in_words(named, said, vocabulary, language)

    def _read_records(self, named: Sequence[NamedWord], vocabulary: _Vocabulary, language: str) -> None:
        # That a form stands nowhere is right in itself: of a country the texts may name only the people.
        odd = [item for item in named if len(item[2].text) >= LONG and item[2].keys.isdisjoint(vocabulary.times)]
        for record, place, word in odd:
            if near := vocabulary.near(word):
                self.doubtful.add(record.id)
                self.meant |= near.keys | {key for other, _, form in named if other is record for key in form.keys}
                message = (
                    f'“{word.text}” of the name "{record.id}" stands nowhere else in "{language}", '
                    f"but “{near.text}” does; mend what is misspelt"
                )
                self.problems.append(Problem(place, message))


def _in_words(
    named: Iterable[NamedWord],
    said: Iterable[tuple[Place, tuple[Word, ...]]],
    vocabulary: _Vocabulary,
    language: str,
) -> Iterator[Problem]:
    every = [word for *_, word in named]
    names = {large: _Vocabulary(word for word in every if word.text[0].isupper() == large) for large in (True, False)}
    for place, found in said:
        for word in found:
            once = len(word.text) >= LONG and all(vocabulary.times[key] <= 1 for key in word.keys)
            if (
                not once
                or is_word(word.text, language)
                or any(key in known.times for known in names.values() for key in word.keys)
            ):
                continue
            if near := names[word.text[0].isupper()].near(word):
                yield Problem(
                    place, f'“{word.text}” stands nowhere else in "{language}"; is it “{near.text}”, misspelt?'
                )


class _Vocabulary:
    """Words by their keys, to be found by a word that differs in one letter."""

    def __init__(self, every: Iterable[Word]) -> None:
        self.times: Counter[str] = Counter()
        """How many words there are of each key."""
        self._words: dict[str, Word] = {}
        self._blurred: defaultdict[str, list[str]] | None = None
        for word in every:
            for key in word.keys:
                self.times[key] += 1
                self._words.setdefault(key, word)

    def near(self, word: Word) -> Word | None:
        """A word of which one letter is another; None if there is none."""
        if self._blurred is None:
            # By each of its patterns, so that words meet without being held against each other one by one.
            self._blurred = defaultdict(list)
            for key in self._words:
                for pattern in _blur(key):
                    self._blurred[pattern].append(key)
        found = (other for key in word.keys for pattern in _blur(key) for other in self._blurred.get(pattern, ()))
        key = min(found, default="")
        return self._words[key] if key else None


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


def _blur(word: str) -> Iterator[str]:
    """The word with each of its letters in turn left open."""
    return (f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)) if len(word) >= LONG)
