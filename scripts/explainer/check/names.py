"""Names against the words of the texts and ours: one letter apart is one too many.

A word of a name's record that stands nowhere else, while one does that differs in one letter, is misspelt there; a
word of ours that stands nowhere else and is one letter from a word of a name is misspelt here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer.corpus.words import Word, is_word, words
from explainer.model import LANGUAGES, Book, Named, Place, Problem

LONG = 4
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
            vocabulary = Counter(key for found in pieces for word in found for key in word.keys)
            named = [
                (record, place, word)
                for record in every
                for place, form in _forms(record, language)
                for word in words(form, language)
                if len(word.text) >= LONG
            ]
            self._read_records(named, vocabulary, language)
            self.problems += _in_words(named, said, vocabulary, language)

    def _read_records(self, named: Iterable[NamedWord], vocabulary: Counter[str], language: str) -> None:
        # That a form stands nowhere is right in itself: of a country the texts may name only the people.
        odd = [item for item in named if item[2].keys.isdisjoint(vocabulary)]
        blurred = _blurred(vocabulary) if odd else {}
        for record, place, word in odd:
            if near := _near(word, blurred):
                self.doubtful.add(record.id)
                self.meant.add(near)
                message = (
                    f'“{word.text}” of the name "{record.id}" stands nowhere else in "{language}", but “{near}” does; '
                    "mend what is misspelt"
                )
                self.problems.append(Problem(place, message))


def _in_words(
    named: Iterable[NamedWord],
    said: Iterable[tuple[Place, tuple[Word, ...]]],
    vocabulary: Counter[str],
    language: str,
) -> Iterator[Problem]:
    known: defaultdict[bool, set[str]] = defaultdict(set)
    for *_, name in named:
        known[name.text[0].isupper()] |= name.keys
    blurred = {large: _blurred(keys) for large, keys in known.items()}
    for place, found in said:
        for word in found:
            once = len(word.text) >= LONG and all(vocabulary[key] <= 1 for key in word.keys)
            if not once or is_word(word.text, language) or any(word.keys & keys for keys in known.values()):
                continue
            if near := _near(word, blurred.get(word.text[0].isupper(), {})):
                yield Problem(place, f'“{word.text}” stands nowhere else in "{language}"; is it “{near}”, misspelt?')


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


def _near(word: Word, blurred: Mapping[str, set[str]]) -> str:
    """A word of which one letter is another; empty if there is none."""
    return min((other for key in word.keys for pattern in _blur(key) for other in blurred.get(pattern, ())), default="")


def _blurred(vocabulary: Iterable[str]) -> Mapping[str, set[str]]:
    """Every word by each of its patterns, so that words one letter apart meet without being held one by one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in vocabulary:
        for pattern in _blur(word):
            found[pattern].add(word)
    return found


def _blur(word: str) -> Iterator[str]:
    """The word with each of its letters in turn left open."""
    return (f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)) if len(word) >= LONG)
