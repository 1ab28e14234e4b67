"""Seeded swaps in the real statements: two names exchanged, a name or a word put for another of the corpus.

What is swapped fits by its form, as a tired editor's slip does: a Russian word takes the case and number of the one
that it takes the place of.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer.check.wording import Wording
from explainer.corpus.mentions import find_mentions, make_index
from explainer.corpus.words import WORD, carries_meaning
from explainer.languages.ru.dictionary import analyzer
from explainer.model import LANGUAGES, Book, Statement, Text
from explainer.proof import Finder, every_sentence, every_statement

RUSSIAN, ENGLISH = LANGUAGES
LONG = 5
"""Letters of a word that is put for another."""


@dataclass(frozen=True, slots=True)
class Swap:
    """One statement with other words."""

    sort: str
    new: Statement
    languages: tuple[str, ...]
    """Those whose words changed."""

    @property
    def lines(self) -> frozenset[tuple[str, int]]:
        places = [self.new.place.of(language) for language in self.languages]
        return frozenset((place.path, place.line) for place in places)


Spans = dict[str, list[tuple[int, int]]]


def every_swap(book: Book, chance: random.Random) -> dict[str, list[Swap]]:
    """All the swaps there are of each sort; of a word that is put for another, one a statement and language."""
    found: dict[str, list[Swap]] = {"names exchanged": [], "another name": [], "another word": []}
    names = _Names(book)
    words = {language: _words(book, language) for language in LANGUAGES}
    for statement in every_statement(book):
        found["names exchanged"] += names.exchanged(statement)
        found["another name"] += names.replaced(statement, chance)
        for language in LANGUAGES:
            found["another word"] += _reworded(statement, language, words[language], names, chance)
    return found


class _Names:
    """Countries and people that are called by one word in each language."""

    def __init__(self, book: Book) -> None:
        wording = Wording(book, Finder(book.sources))
        self.forms = {
            id: {language: (record.short or record.name)[language] for language in LANGUAGES}
            for id, record in wording.proper.items()
            if all(len(WORD.findall((record.short or record.name)[language])) == 1 for language in LANGUAGES)
        }
        self.people = {person.id for person in book.people}
        every = [*book.people, *book.partners, *book.names, *book.terms]
        self.indices = {
            language: make_index(((one.id, (one.name[language], one.short[language])) for one in every), language)
            for language in LANGUAGES
        }

    def spans(self, statement: Statement, language: str) -> Spans:
        words = statement.text[language]
        found: Spans = {}
        for mention in find_mentions(words, language, self.indices[language]):
            if mention.id in self.forms and len(WORD.findall(words[mention.start : mention.end])) == 1:
                found.setdefault(mention.id, []).append((mention.start, mention.end))
        return found

    def exchanged(self, statement: Statement) -> Iterator[Swap]:
        spans = {language: self.spans(statement, language) for language in LANGUAGES}
        there = sorted(set(spans[RUSSIAN]) & set(spans[ENGLISH]))
        pairs = [(one, other) for one in there for other in there if one < other and self._alike(one, other)]
        for one, other in pairs[:1]:
            yield from self._swap("names exchanged", statement, spans, {one: other, other: one})

    def replaced(self, statement: Statement, chance: random.Random) -> Iterator[Swap]:
        spans = {language: self.spans(statement, language) for language in LANGUAGES}
        there = sorted(set(spans[RUSSIAN]) & set(spans[ENGLISH]))
        if there:
            one = chance.choice(there)
            others = sorted(id for id in self.forms if id not in there and self._alike(id, one))
            yield from self._swap("another name", statement, spans, {one: chance.choice(others)})

    def _alike(self, one: str, other: str) -> bool:
        return (one in self.people) == (other in self.people)

    def _swap(
        self, sort: str, statement: Statement, spans: Mapping[str, Spans], new: Mapping[str, str]
    ) -> Iterator[Swap]:
        texts = []
        for language in LANGUAGES:
            words = statement.text[language]
            places = sorted(((span, new[id]) for id in new for span in spans[language][id]), reverse=True)
            for (start, end), id in places:
                form = self.forms[id][language]
                instead = _inflected(form, words[start:end]) if language == RUSSIAN else form
                if instead is None:
                    return
                words = words[:start] + instead + words[end:]
            texts.append(words)
        yield Swap(sort, replace(statement, text=Text(tuple(texts))), LANGUAGES)


def _inflected(word: str, like: str) -> str | None:
    """A Russian name in the case and number of another one; None where it has no such form."""
    for model in analyzer().parse(like):
        for parse in analyzer().parse(word):
            if {"NOUN", "nomn"} <= parse.tag.grammemes and "NOUN" in model.tag.grammemes and model.tag.case:
                made = parse.inflect({model.tag.case, model.tag.number})
                if made:
                    return str(made.word.capitalize())
    return None


def _words(book: Book, language: str) -> Mapping[Any, Sequence[str]]:
    """The words of the corpus that carry meaning, by their form: what may stand for each other."""
    found: dict[Any, set[str]] = {}
    for source, _, sentence, at in every_sentence(book):
        entry = source.translations.get(str(at))
        words = sentence.text if language == source.language else entry.words.get(language, "") if entry else ""
        for word in WORD.findall(words):
            if len(word) >= LONG and word.islower() and carries_meaning(word, language):
                found.setdefault(_form(word, language), set()).add(word)
    return {form: sorted(words) for form, words in found.items()}


def _form(word: str, language: str) -> Any:
    return str(analyzer().parse(word)[0].tag) if language == RUSSIAN else word[-2:]


def _reworded(
    statement: Statement, language: str, words: Mapping[Any, Sequence[str]], names: _Names, chance: random.Random
) -> Iterator[Swap]:
    text = statement.text[language]
    spots = [
        found
        for found in WORD.finditer(text)
        if len(found[0]) >= LONG and found[0].islower() and len(words.get(_form(found[0], language), ())) > 1
    ]
    if spots:
        spot = chance.choice(spots)
        others = [word for word in words[_form(spot[0], language)] if word not in text]
        if others:
            new = f"{text[: spot.start()]}{chance.choice(others)}{text[spot.end() :]}"
            values = tuple(new if name == language else words for name, words in statement.text.items())
            yield Swap("another word", replace(statement, text=Text(values)), (language,))
