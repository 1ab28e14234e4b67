"""Names that stand in our translation alone: Russian writes «мусульмане» small, English writes “Muslims” large."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explainer.check.facts_in_words import months_named
from explainer.corpus.words import keys
from explainer.languages.known import language_named

WORD = re.compile(r"[^\W\d_][\w’'-]*")
OPENING = re.compile(r"(?:^|[.!?:…]\s|[“‘(«])\W*$")


def unknown_capitals(sentences: Iterable[tuple[str, str]], known: Iterable[str], language: str) -> dict[str, str]:
    """Words with capitals that are part of no name, as they stand -> where first. `sentences`: (reference, words).

    `known`: names in this language. Months, days and the word that opens a sentence are none.
    """
    met = {key for name in known for word in name.split() for key in keys(word, language)}
    rules = language_named(language)
    calendar = rules.letters.capitals
    found = dict[str, str]()
    for at, words in sentences:
        for start, parts in _runs(words):
            if OPENING.search(words[:start]):
                parts = parts[1:]
            lacking = [part for part in parts if part not in calendar and not months_named(part, language)]
            # “President” before a name is an office, and “Muslim-majority” a word made of one.
            named = {part for name in rules.names(words, True) for part in name.words.split()}
            lacking = [part for part in lacking if part in named or part not in parts[:-1]]
            if lacking and any(met.isdisjoint(keys(part, language)) for part in lacking):
                found.setdefault(" ".join(parts), at)
                if len(parts) == 1:
                    met |= keys(parts[0], language)
    return found


def _runs(words: str) -> Iterator[tuple[int, list[str]]]:
    """Where words with capitals that follow each other begin, and which they are."""
    start, end, run = 0, -1, list[str]()
    for found in WORD.finditer(words):
        beside = words[end : found.start()] == " " if run else False
        if run and not (beside and found[0][0].isupper()):
            yield start, run
            run = []
        if found[0][0].isupper():
            start = start if run else found.start()
            run = [*run, _large(found[0].removesuffix("’s"))]
        end = found.end()
    if run:
        yield start, run


def _large(word: str) -> str:
    """“Muslim” of “Muslim-majority”; a word whose parts all have a capital is whole."""
    head, _, rest = word.partition("-")
    return head if rest[:1].islower() else word
