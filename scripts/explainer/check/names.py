"""Names as their records write them against the words of the texts and ours: one letter apart is one too many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from explainer.corpus.words import words
from explainer.model import LANGUAGES, Book, Named, Place, Problem

LONG = 4
"""Letters of a word that is long enough not to be one letter from another by chance."""


def name_problems(book: Book, ours: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Words of names that stand nowhere else, while a word does that differs from them in one letter.

    `ours`: (language, words) of everything that we wrote but the records of names. That a form stands nowhere is
    right in itself: of a country the texts may name only the people.
    """
    every = (*book.people, *book.partners, *book.terms, *book.names)
    vocabulary = _vocabulary(book, ours)
    for language in LANGUAGES:
        odd = [
            (record, place, word.text, word.keys)
            for record in every
            for place, form in _forms(record, language)
            for word in words(form, language)
            if len(word.text) >= LONG and word.keys.isdisjoint(vocabulary[language])
        ]
        blurred = _blurred(vocabulary[language]) if odd else {}
        for record, place, word, keys in odd:
            own = {key for _, form in _forms(record, language) for key in _keys(form, language)}
            near = sorted({other for key in keys for pattern in _blur(key) for other in blurred.get(pattern, ())} - own)
            if near:
                yield Problem(
                    place,
                    f'“{word}” of the name "{record.id}" stands nowhere else in "{language}", but “{near[0]}” does; '
                    "mend what is misspelt",
                )


def _forms(record: Named, language: str) -> Iterator[tuple[Place, str]]:
    yield record.place.of("name", language), record.name[language]
    if record.short != record.name:
        yield record.place.of("short", language), record.short[language]
    for index, form in enumerate(record.forms.get(language, ())):
        yield record.place.of("forms", language, index), form


def _vocabulary(book: Book, ours: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """By language: the keys of every word of the texts, of their translations and of ours."""
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for language, said in ours:
        found[language] |= _keys(said, language)
    for source in book.sources:
        pieces = [paragraph.text for paragraph in source.text.paragraphs]
        for piece in (*pieces, *(note.text for note in source.text.endnotes)):
            found[source.language] |= _keys(piece, source.language)
        for entry in source.translations.values():
            for language, translated in entry.words.items():
                found[language] |= _keys(translated, language)
    return found


def _keys(said: str, language: str) -> set[str]:
    return {key for word in words(said, language) for key in word.keys}


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
