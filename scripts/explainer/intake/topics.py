"""The topic that words are nearest to: that of the statements which have most of them.

It is no more than a hint beside a question: between two texts on one subject it was right in a third of the cases.
"""

from __future__ import annotations

import re
from collections import Counter

from explainer.languages.known import language_named
from explainer.model import Book
from explainer.proof import every_statement

WORD = re.compile(r"[^\W\d_]{3,}")
ENOUGH = 2
"""As many words at least has a statement in common with what is of its topic."""


class Topics:
    """Called with words in the language, it gives the id of a topic, or nothing where no statement is near enough."""

    def __init__(self, book: Book, language: str) -> None:
        self._language = language_named(language)
        known = {topic.id for topic in book.topics}
        self._statements = [
            (statement.topics[0], self._keys(statement.text[language]))
            for statement in every_statement(book)
            if statement.topics and statement.topics[0] in known
        ]

    def __call__(self, words: str) -> str:
        keys, found = self._keys(words), Counter[str]()
        for topic, theirs in self._statements:
            common = sum(any(one & other for other in theirs) for one in keys)
            if common >= ENOUGH:
                found[topic] = max(found[topic], common)
        best = max(found.values(), default=0)
        chosen = sorted(topic for topic, common in found.items() if common == best)
        return chosen[0] if len(chosen) == 1 else ""

    def _keys(self, words: str) -> frozenset[frozenset[str]]:
        found = (word.lower() for word in WORD.findall(words))
        return frozenset(self._language.forms(word) for word in found if self._language.carries_meaning(word))
