"""Whether words mean a term: a common word that is short of its name may be another thing of the kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from explainer.model import Book, Term

Quoted = Mapping[str, tuple[str, ...]]
"""By term, the ids of the texts that its definitions quote."""


def quoted_by_definitions(book: Book) -> Quoted:
    """Which texts define each term."""
    return {
        term.id: tuple(sorted({one.source for definition in term.definitions for one in definition.evidence}))
        for term in book.terms
    }


def is_meant(term: Term, words: str, language: str, sources: Collection[str], quoted: Quoted) -> bool:
    """Whether words of some texts, or of ours about them, mean a term, as far as one can tell.

    «Меморандум» is short of «меморандум о причале», and in a text that no definition of it quotes may be any other.
    `sources`: ids of those texts; without any nothing tells against it.
    """
    name, defining = term.name[language], quoted.get(term.id, ())
    common = name[:1].islower() and words[1:] == words[1:].lower() and len(words.split()) < len(name.split())
    return not (common and defining and sources) or any(source in defining for source in sources)
