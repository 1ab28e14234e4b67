"""What the tables share: a column with its meaning, a row, and what of a text in excerpts is not to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from explainer.model import LANGUAGES, Book, Statement
from explainer.proof import Proof, every_sentence, every_statement
from explainer.view.uses import Uses, find_uses

Row: TypeAlias = "dict[str, str | int | float]"
LIST = "; "
"""Parts several values of one column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    meaning: str
    type: str = "string"
    """As Table Schema names it."""
    to: tuple[str, ...] = ()
    """The tables whose records it names, each by the last column of its key."""
    many: bool = False
    """Whether it may hold several, parted by `LIST`."""
    also: tuple[str, ...] = ()
    """Words that may stand there and name no record."""
    dated: bool = False
    """Whether it holds dates, in EDTF, of which whole days are some."""


def by_language(name: str, meaning: str, *, many: bool = False) -> tuple[Column, ...]:
    """The columns of words: one a language."""
    return tuple(Column(name=f"{name}_{language}", meaning=meaning, many=many) for language in LANGUAGES)


def words_of(name: str, words: Mapping[str, str] | Iterable[tuple[str, str]]) -> Row:
    """The cells of such columns; empty in a language that there are no words in."""
    given = dict(words)
    return {f"{name}_{language}": given.get(language, "") for language in LANGUAGES}


def listed(values: Iterable[object]) -> str:
    """Several values in one cell, each once."""
    return LIST.join(dict.fromkeys(map(str, values)))


class View:
    """The Book with its proof, and what of a text in excerpts may leave the house: the quoted sentences alone."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.proof = Proof(book)
        self.uses: Uses = find_uses(book, self.proof)
        self._firsts: dict[object, str] = {}
        """Ids of the first statements that say what they say."""
        for statement in every_statement(book):
            self._firsts.setdefault(self._said(statement), statement.id)
        self._hidden = [text for text, shown in self._sentences() if not shown]
        self._shown = [text for text, shown in self._sentences() if shown]

    def is_shown(self, source_id: str, reference: str) -> bool:
        """Whether the words of a sentence may be told."""
        return self.proof.sources[source_id].rights == "full" or reference in self.uses

    def quoted(self, words: str) -> str:
        """Words of a text; empty where they stand in nothing but sentences that may not be told."""
        hidden = any(words in text for text in self._hidden) and not any(words in text for text in self._shown)
        return "" if hidden else words

    def first(self, statement: Statement) -> str:
        """The id of the first statement with its words, its speaker and its references."""
        return self._firsts[self._said(statement)]

    def _said(self, statement: Statement) -> object:
        located = map(self.proof.located, statement.evidence)
        references = frozenset(reference for one in located for reference in one.references)
        return statement.text, statement.speaker, statement.kind, references

    def _sentences(self) -> Iterator[tuple[str, bool]]:
        for source, _, sentence, reference in every_sentence(self.book):
            yield sentence.text, self.is_shown(source.id, str(reference))
