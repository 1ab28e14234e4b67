"""Words that an editor does not have looked for in silences: each stands in one, or is a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from explainer.check.silences import Silence, every_silence
from explainer.corpus.words import WORD, fold, keys
from explainer.model import Book, Problem
from explainer.proof import Finder


def needless_words(book: Book, finder: Finder) -> Iterator[Problem]:
    """Words that no silence of theirs would have looked for."""
    silences = tuple(every_silence(book, finder)) if book.unsought else ()
    named = (*book.names, *book.people, *book.partners, *book.terms)
    for item in book.unsought:
        meant = [one for one in silences if any(fnmatchcase(one.key, name) for name in item.silences or ("*",))]
        for language, words in item.words.items():
            forms = {
                fold(form)
                for record in named
                for form in (record.name[language], record.short[language], *record.forms.get(language, ()))
            }
            sought = _sought(meant, language)
            for word in words:
                if fold(word) not in forms and keys(word, language).isdisjoint(sought):
                    yield Problem(
                        item.place.of("words", language), f"“{word}” is in none of these silences; take it out"
                    )


def _sought(silences: Iterable[Silence], language: str) -> frozenset[str]:
    """The dictionary forms of all that the words of some silences look for."""
    texts = {text[language] for silence in silences for text in silence.texts}
    texts.update(word for silence in silences for word in silence.sought.get(language, ()))
    return frozenset(key for text in texts for found in WORD.finditer(text) for key in keys(found[0], language))
