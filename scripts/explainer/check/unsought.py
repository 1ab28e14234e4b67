"""What an editor sets aside from silences: sentences that there are, and words that a silence has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from explainer.check.seeking import Silence
from explainer.check.silences import every_silence
from explainer.corpus.words import WORD, fold, keys
from explainer.model import Book, Problem
from explainer.nearest import odd_letters
from explainer.proof import Finder, every_sentence


def aside_problems(book: Book, finder: Finder) -> Iterator[Problem]:
    """Sentences that are none; words that no silence of theirs would have looked for."""
    sentences = {str(at) for _, _, _, at in every_sentence(book)}
    for item in book.no_answers:
        for index, at in enumerate(item.at):
            if at not in sentences:
                message = f'"{at}" is no sentence of any text; {odd_letters(at)}mend the reference'
                yield Problem(item.place.of("at", index), message)
    yield from _needless_words(book, finder)


def _needless_words(book: Book, finder: Finder) -> Iterator[Problem]:
    silences = tuple(every_silence(book, finder)) if book.unsought else ()
    named = (*book.names, *book.people, *book.partners, *book.terms)
    for item in book.unsought:
        meant = [one for one in silences if any(fnmatchcase(one.key, name) for name in item.silences or ("*",))]
        for language, words in item.words.items():
            forms = {fold(form) for record in named for form in record.called(language)}
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
