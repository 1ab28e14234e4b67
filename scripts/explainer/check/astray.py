"""A word of a statement that belongs elsewhere: the texts have it, but not where the statement is quoted from.

A synonym of ours is mostly a word that no text has, or one that our other language says, too: a translation of it
stands there. A word that is neither has most likely taken the place of another. Verbs are left aside, which are chosen
most freely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from explainer.check.accepted import WORDS, Finding, owners_of
from explainer.check.basis import Bases
from explainer.check.claims import claims_of, what_of
from explainer.check.grounding import Grounding
from explainer.check.ours import places_of
from explainer.corpus.words import WORD, keys, may_be_verb
from explainer.model import LANGUAGES, Book, Statement
from explainer.proof import every_sentence

CODE = "word-astray"
TOGETHER = 0.3
"""How often two words must stand in one sentence and its translation to be taken for translations: of all their
sentences, those of both, twice, since they are counted for each."""


class Corpus:
    """In which sentences words stand, and with which words of another language."""

    def __init__(self, book: Book) -> None:
        self._times: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
        self._together: Counter[frozenset[tuple[str, str]]] = Counter()
        self.whole = True
        """Whether every sentence has its translation; else none can be told to have no other word of its own."""
        for source, _, sentence, at in every_sentence(book):
            entry = source.translations.get(str(at))
            self.whole = self.whole and entry is not None and entry.original == sentence.text
            texts = {**(entry.words if entry else {}), source.language: sentence.text}
            said = {language: _keys_of(words, language) for language, words in texts.items()}
            for language, found in said.items():
                self._times[language].update(found)
            for one, other in combinations(sorted(said), 2):
                self._together.update(
                    frozenset(((one, left), (other, right))) for left in said[one] for right in said[other]
                )

    def has(self, word: str, language: str) -> bool:
        """Whether the texts, or our translations of them, have the word."""
        return any(key in self._times[language] for key in keys(word, language))

    def translates(self, word: str, language: str, other: str, into: str) -> bool:
        """Whether a word may be the translation of another one."""
        for left in keys(word, language):
            for right in keys(other, into):
                both = self._together[frozenset(((language, left), (into, right)))]
                if both and 2 * both >= TOGETHER * (self._times[language][left] + self._times[into][right]):
                    return True
        return False


def astray_findings(book: Book, bases: Bases, grounding: Grounding) -> Iterator[Finding]:
    """Statements with a word that the texts have elsewhere, and that no word of our other language translates."""
    corpus = Corpus(book)
    for met, basis in claims_of(book, bases):
        if not isinstance(met.record, Statement):
            continue
        places, owners, texts = places_of(met), owners_of(met.owners), dict(met.value.items())
        if basis is None or not corpus.whole or grounding.moved(basis):
            yield Finding(next(iter(places.values())), CODE, (), "", owners, judged=False)
            continue
        for language, words in texts.items():
            loose = grounding.loose(words, language, basis) if basis else ()
            # With more of them the whole sentence is told to say something else.
            told = grounding.ungrounded(words, language, basis, title=False, close=True) if loose and basis else ()
            astray = tuple(
                word
                for word in dict.fromkeys(loose)
                if word not in told
                and corpus.has(word, language)
                and not may_be_verb(word, language)
                and not _is_translated(word, language, texts, corpus, grounding)
            )
            if astray:
                message = (
                    f'{what_of(met)} has {WORDS} in "{language}", which the texts say elsewhere and not here; mend it, '
                    "or accept it with a reason"
                )
                yield Finding(places[language], CODE, astray, message, owners)


def _is_translated(word: str, language: str, texts: Mapping[str, str], corpus: Corpus, grounding: Grounding) -> bool:
    return any(
        corpus.translates(word, language, other, into)
        for into, words in texts.items()
        if into != language
        for other in grounding.carrying(words, into)
    )


def _keys_of(words: str, language: str) -> set[str]:
    return {key for word in WORD.findall(words) for key in keys(word, language)}
