"""Words that claim nothing: they hold no digit, no number of three or more, no name and no word of the texts.

Left aside are placeholders, and the closed lists of seeds/vocabulary.yml: names that are no subject, and the words
with which the site speaks of texts and of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.check.ours import places_of
from explainer.check.wording import Wording
from explainer.corpus.numbers import find_numbers
from explainer.corpus.words import WORD, carries_meaning, keys
from explainer.model import LANGUAGES, PLACEHOLDER, Book, Change, Frame, Place, Problem, every_record
from explainer.model.fields import Met, Own, walk

MEND = "say it in a record or a passage that is proved, or have it computed"
FEWEST = 3
"""The smallest number that counts something; up to two is grammar."""


class OwnWords:
    """Holds words that claim nothing against all that the Book knows."""

    def __init__(self, book: Book, wording: Wording) -> None:
        self._book = book
        self._wording = wording
        self._names = {language: _any_of(book, language) for language in LANGUAGES}
        self._ours = {
            language: frozenset(
                key
                for vocabulary in book.vocabulary
                for word in vocabulary.words.get(language, ())
                for key in keys(word, language)
            )
            for language in LANGUAGES
        }
        self._said = {language: frozenset(_said(book, language)) for language in LANGUAGES}

    def every(self) -> Iterator[Problem]:
        """What is wrong with all words of the Book that claim nothing, but its prose."""
        for record in every_record(self._book):
            for met in walk(record):
                if isinstance(met.field.role, Own) and met.field.role.shown:
                    yield from self._of(met)

    def problems(self, place: Place, what: str, words: str, language: str) -> Iterator[Problem]:
        """What some words claim although they rest on nothing."""
        bare = self._bare(words, language)
        found = [f"“{digits}”" for digits in re.findall(r"\d+", bare)]
        found += [
            f"“{bare[number.start : number.end]}”"
            for number in find_numbers(bare, language)
            if _counts(number.value) and not bare[number.start : number.end].isdigit()
        ]
        found += sorted(self._wording.proper_names(bare, language))
        spans = self._wording.proper_spans(bare, language)
        for word in WORD.finditer(bare):
            known = keys(word[0], language)
            if any(start < word.end() and word.start() < end for start, end in spans):
                continue
            of_texts = not known.isdisjoint(self._said[language]) and known.isdisjoint(self._ours[language])
            if of_texts and carries_meaning(word[0], language):
                found.append(f"“{word[0]}”")
        if found:
            yield Problem(
                place, f'{what} has {", ".join(dict.fromkeys(found))} in "{language}" and rests on nothing; {MEND}'
            )
        yield from self._wording.unknown_names(place, what, bare, language, remark=True)

    def _of(self, met: Met) -> Iterator[Problem]:
        if isinstance(met.record, Frame):
            yield from self.problems(met.record.place, "this", met.record.text, met.record.language)
        elif isinstance(met.record, Change):
            for item in met.value:
                yield from self.problems(met.record.place, "this edition", item, LANGUAGES[-1])
        elif met.field.is_text:
            for language, words in met.value.items():
                yield from self.problems(places_of(met)[language], f"this {met.record.what}", words, language)

    def _bare(self, words: str, language: str) -> str:
        """Without placeholders and names that are no subject."""
        return self._names[language].sub("…", PLACEHOLDER.sub("…", words))


def _any_of(book: Book, language: str) -> re.Pattern[str]:
    """Finds the names that are no subject, the longest first."""
    names = {name for vocabulary in book.vocabulary for name in vocabulary.names.get(language, ())}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _counts(value: str) -> bool:
    digits = re.sub(r"[^\d.]", "", value)
    return not digits or float(digits) >= FEWEST


def _said(book: Book, language: str) -> Iterator[str]:
    """The keys of every word that carries meaning in the texts or our translations."""
    for source in book.sources:
        if source.language == language:
            texts = [paragraph.text for paragraph in source.text.paragraphs]
        else:
            texts = [entry.words.get(language, "") for entry in source.translations.values()]
        for text in texts:
            for found in WORD.finditer(text):
                if carries_meaning(found[0], language):
                    yield from keys(found[0], language)
