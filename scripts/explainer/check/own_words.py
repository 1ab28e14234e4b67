"""Words that claim nothing: no digit, no number of three or more, no name, and no word but those of closed lists.

The lists stand in seeds/vocabulary.yml: names that are no subject, the words with which the site speaks of texts and of
itself, and those of the interface. Placeholders are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from explainer.check.good import Good
from explainer.check.ours import places_of
from explainer.check.wording import SENTENCE_START, Wording
from explainer.corpus.numbers import find_numbers
from explainer.corpus.words import WORD, carries_meaning, fold, keys, only_joins
from explainer.model import LANGUAGES, OWN, PLACEHOLDER, Book, Change, Label, Place, Problem, Site, every_record
from explainer.model.fields import Gloss, Met, Own, walk

MEND = "say it in a record or a passage that is proved, or have it computed"
ANOTHER_WAY = "write it another way, or add it under `interface` to seeds/{} if it says nothing of the subject"
LISTS = ("words", "comments", "interface")
WHOLE, ADDED = "vocabulary.yml", "vocabulary-own.yml"
"""A file of the first name stands in place of the program's lists; where they are used, the second adds to them."""
ALIKE = 0.8
"""From this likeness on, of one, a word is taken to be another one misspelt."""
FEWEST = 3
"""The smallest number that counts something; up to two is grammar."""


class OwnWords:
    """Holds words that claim nothing against all that the Book knows."""

    def __init__(self, book: Book, wording: Wording) -> None:
        self._book = book
        self._wording = wording
        given = any(vocabulary.place.path.startswith(OWN) for vocabulary in book.vocabulary)
        self._held_against = book.vocabulary, book.site.name, book.site.holder, wording.names
        self._another_way = ANOTHER_WAY.format(ADDED if given else WHOLE)
        self._others = {language: _any_of(book, language) for language in LANGUAGES}
        self._names = {
            language: _any_of(book, language, book.site.name[language], book.site.holder[language])
            for language in LANGUAGES
        }
        self._listed = {
            language: sorted(
                {
                    word
                    for vocabulary in book.vocabulary
                    for words in (vocabulary.words, vocabulary.interface)
                    for word in words.get(language, ())
                }
            )
            for language in LANGUAGES
        }
        self._said = dict[str, frozenset[str]]()
        self._known = {
            language: frozenset(key for word in listed for key in keys(word, language))
            for language, listed in self._listed.items()
        }

    def every(self, good: Good) -> Iterator[Problem]:
        """What is wrong with all words of the Book that claim nothing, but its prose; and with the lists."""
        yield from _twice(self._book)
        for record in every_record(self._book):
            if isinstance(record, Label) and record.place.path.startswith(OWN):
                continue
            yield from good.unless(("own words", record, *self._held_against), self._in(record))

    def _in(self, record: Any) -> Iterator[Problem]:
        for met in walk(record):
            if isinstance(met.field.role, Own) and met.field.role.shown:
                yield from self._of(met)
            elif isinstance(met.field.role, Gloss):
                yield from self._gloss(met)

    def problems(self, place: Place, what: str, words: str, language: str) -> Iterator[Problem]:
        """What some words claim although they rest on nothing."""
        bare = self._bare(words, language)
        names = sorted(self._wording.proper_names(bare, language))
        spans = self._wording.proper_spans(bare, language)
        unlisted = [
            word[0]
            for word in WORD.finditer(bare)
            if not any(start < word.end() and word.start() < end for start, end in spans)
            and not self._is_listed(word[0], language)
        ]
        yield from self._counted(place, what, bare, language, *names)
        if unlisted:
            shown = ", ".join(f"“{word}”" for word in dict.fromkeys(unlisted))
            near = self._near(unlisted, language)
            yield Problem(
                place, f'{what} has {shown} in "{language}", which no closed list has; {near}{self._another_way}'
            )

    def _counted(self, place: Place, what: str, bare: str, language: str, *names: str) -> Iterator[Problem]:
        """What is counted in words without the names that are no subject; and other names in them."""
        found = [f"“{digits}”" for digits in re.findall(r"\d+", bare)]
        found += [
            f"“{bare[number.start : number.end]}”"
            for number in find_numbers(bare, language)
            if _counts(number.value) and not bare[number.start : number.end].isdigit()
        ]
        found += names
        if found:
            yield Problem(
                place, f'{what} has {", ".join(dict.fromkeys(found))} in "{language}" and rests on nothing; {MEND}'
            )

    def _is_listed(self, word: str, language: str) -> bool:
        """Whether it may stand here: a word of the lists in any form, a letter alone, what only joins words."""
        if len(word) == 1 or any(letter.isdigit() for letter in word) or only_joins(word, language):
            return True
        return not self._known[language].isdisjoint(keys(word, language))

    def _near(self, unlisted: Sequence[str], language: str) -> str:
        """What is asked of words that are like one of the lists, which they may misspell; the first letter is right."""
        asked = ""
        for word in unlisted:
            if fold(word) in self._written(language):
                continue  # What our translations say is a word.
            listed = [other for other in self._listed[language] if fold(other)[0] == fold(word)[0]]
            for near in get_close_matches(fold(word), listed, 1, ALIKE):
                asked += f"if “{word}” is “{near}” misspelt, mend it; else "
        return asked

    def _written(self, language: str) -> frozenset[str]:
        """The words of the texts and their translations in a language."""
        if language not in self._said:
            every = (one.words.get(language) for source in self._book.sources for one in source.translations.values())
            self._said[language] = frozenset(fold(word) for words in every if words for word in WORD.findall(words))
        return self._said[language]

    def _of(self, met: Met) -> Iterator[Problem]:
        if isinstance(met.record, Change):
            for place, item in zip(met.record.places, met.value, strict=True):
                yield from self.problems(place, "this change", item, LANGUAGES[-1])
        elif met.field.is_text:
            for language, words in met.value.items():
                place, what = places_of(met)[language], f"this {met.record.what}"
                if isinstance(met.record, Site):
                    # It is what the site is called, and stands in the closed list; a name counts nothing.
                    yield from self._counted(place, what, self._others[language].sub("…", words), language)
                else:
                    yield from self.problems(place, what, words, language)

    def _gloss(self, met: Met) -> Iterator[Problem]:
        """What a gloss says beyond the dictionary: of somebody, or how many; or of another word than its record's."""
        record = met.record
        for language, words in met.value.items():
            place, bare = places_of(met)[language], self._bare(words, language)
            names = {
                f"“{found[0]}”"
                for found in WORD.finditer(bare)
                if found[0][0].isupper() and not SENTENCE_START.search(bare[: found.start()])
            }
            names |= self._wording.proper_names(bare, language)
            yield from self._counted(place, "this gloss", bare, language, *sorted(names))
            own = {
                key for name in record.called(language) for word in WORD.findall(name) for key in keys(word, language)
            }
            first = next((word for word in WORD.findall(bare) if carries_meaning(word, language)), "")
            if own.isdisjoint(keys(first, language)):
                message = f'this gloss begins with “{first}” in "{language}", no word of its name; begin with one'
                yield Problem(place, message)

    def _bare(self, words: str, language: str) -> str:
        """Without placeholders and names that are no subject."""
        return self._names[language].sub("…", PLACEHOLDER.sub("…", words))


def _any_of(book: Book, language: str, *more: str) -> re.Pattern[str]:
    """Finds the names that are no subject, and more of them, the longest first."""
    names = {name for vocabulary in book.vocabulary for name in vocabulary.names.get(language, ())}
    names |= {*more} - {""}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _counts(value: str) -> bool:
    digits = re.sub(r"[^\d.]", "", value)
    return not digits or float(digits) >= FEWEST


def _twice(book: Book) -> Iterator[Problem]:
    """Words that stand in the lists more than once."""
    first: dict[tuple[str, str], Place] = {}
    for vocabulary in book.vocabulary:
        for name in LISTS:
            for language, words in getattr(vocabulary, name).items():
                for index, word in enumerate(words):
                    key, place = (language, fold(word)), vocabulary.place.of(name, language, index)
                    if key in first:
                        yield Problem(place, f'“{word}” stands already in "{language}" at {first[key]}; take one out')
                    first.setdefault(key, place)
