"""Where the words of a silence are looked for in the texts, and what is found.

Words that begin alike are alike; a name is met by whatever stands for it. In a text that a silence quotes, and in one
that names all along what it is about (what the texts and sentences that it quotes name most), one word is enough. In
any other, most words that it shares with one are met by chance: there it is looked for only in paragraphs that name
what it is about, and of several words that no editor has added one alone is not enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from explainer.corpus.mentions import find_mentions, find_names, make_index
from explainer.corpus.words import WORD, carries_meaning, fold, is_empty, keys
from explainer.model import Book, Named, Place, Text, code_of
from explainer.proof import every_sentence

NAME = "@"
"""Marks a name among the marks of words."""
SIGN = "+"
"""With which a name is made of two."""
ADDED = "="
"""Marks a word that an editor has added."""
OFTEN = 4
"""A name that one in so many of the sentences has on which a silence rests is what it is about."""
ALL_ALONG = 2
"""And so is one that one in so many of the paragraphs has of a text that it quotes."""
ALIKE = 6
"""Letters that a word and one made from it have in common, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Something that the site says is not said."""

    key: str
    """Its name in set-asides."""
    place: Place
    texts: tuple[Text, ...] = ()
    """Whose words would refute it."""
    sought: Mapping[str, tuple[str, ...]]
    """Further words, by language."""
    names: tuple[str, ...] = ()
    """Ids of names."""
    within: Mapping[str, str]
    """Where nothing is said: by reference of its sentence, the words to look in."""
    said: frozenset[str] = frozenset()
    """Those that it shows as what is said all the same."""
    rests_on: frozenset[str] = frozenset()
    """References of all sentences from which one knows what it is about."""
    apart: tuple[str, ...] = ()
    """Ids of names that tell nothing of what it is about: whoever is compared."""


def found_in(book: Book, silences: Iterable[Silence]) -> Mapping[str, Mapping[str, str]]:
    """By silence, what may break it: the references of sentences, each with the first word found there."""
    spoken, wanted = _by_language(book)
    found: dict[str, dict[str, str]] = {}
    groups: defaultdict[int, list[Silence]] = defaultdict(list)
    for silence in silences:
        found[silence.key] = {}
        groups[id(silence.within)].append(silence)
    meant = _Meant(book, spoken, wanted)
    # Whatever is looked for in the same words is looked for at once.
    for group in groups.values():
        seekers = {language: wanted[language].seekers(group) for language in wanted}
        for at, text in group[0].within.items():
            language = spoken[at]
            met: defaultdict[str, dict[str, str]] = defaultdict(dict)
            for mark, word in (*_marks(text, language), *wanted[language].mentioned(text)):
                for silence, root in seekers[language].get(mark, ()):
                    met[silence.key].setdefault(root, word)
            for silence in group:
                roots = met.get(silence.key)
                if roots and at not in silence.said and meant.by(silence, at, roots):
                    found[silence.key][at] = next(iter(roots.values()))
    return found


class _Meant:
    """Whether words in a sentence mean what a silence is about, as far as one can tell."""

    def __init__(self, book: Book, spoken: Mapping[str, str], wanted: Mapping[str, _Wanted]) -> None:
        self._spoken = spoken
        self._wanted = wanted
        self._sentences = dict[str, str]()
        self._paragraphs = dict[str, str]()
        for _, paragraph, sentence, at in every_sentence(book):
            self._sentences[str(at)] = sentence.text
            self._paragraphs[str(at)] = paragraph.text
        self._subjects: dict[str, frozenset[str]] = {}
        self._of_texts: dict[str, frozenset[str]] = {}

    def by(self, silence: Silence, at: str, met: Mapping[str, str]) -> bool:
        """Whether the sentence may break the silence. `met`: by root, its words that meet those of the silence."""
        own = {code_of(reference) for reference in silence.rests_on}
        if not own or code_of(at) in own:
            return True
        wanted, subject = self._wanted[self._spoken[at]], self._subject(silence)
        if not subject.isdisjoint(self._all_along(code_of(at))):
            return True
        sure = any(root.startswith((NAME, ADDED)) for root in met) or len(set(wanted.of(silence).values())) == 1
        if not sure and len({fold(word) for word in met.values()}) < 2:
            return False
        return not subject or not wanted.named(self._paragraphs[at]).isdisjoint(subject.difference(met))

    def _subject(self, silence: Silence) -> frozenset[str]:
        """The marks of the names that its own words have, and of those that many sentences have on which it rests."""
        if silence.key not in self._subjects:
            quoted = sorted(silence.rests_on & self._sentences.keys())
            most = {*self._often([(at, self._sentences[at]) for at in quoted], OFTEN)}
            for code in sorted({code_of(at) for at in silence.rests_on}):
                most |= self._all_along(code)
            for language, wanted in self._wanted.items():
                for text in silence.texts:
                    most |= wanted.named(text[language])
            self._subjects[silence.key] = frozenset(most - {NAME + id for id in silence.apart})
        return self._subjects[silence.key]

    def _all_along(self, code: str) -> frozenset[str]:
        """The marks of the names that many paragraphs of a text have."""
        if code not in self._of_texts:
            whole = {text: at for at, text in self._paragraphs.items() if code_of(at) == code}
            self._of_texts[code] = self._often([(at, text) for text, at in whole.items()], ALL_ALONG)
        return self._of_texts[code]

    def _often(self, texts: Sequence[tuple[str, str]], one_in: int) -> frozenset[str]:
        found = Counter[str]()
        for at, text in texts:
            found.update(self._wanted[self._spoken[at]].named(text))
        return frozenset(mark for mark, count in found.items() if count * one_in >= len(texts))


def _by_language(book: Book) -> tuple[Mapping[str, str], Mapping[str, _Wanted]]:
    """The language of every sentence, by its reference; what is looked for in the texts of each."""
    spoken = {str(at): source.language for source, _, _, at in every_sentence(book)}
    return spoken, {language: _Wanted(book, language) for language in sorted(set(spoken.values()))}


def without_words(book: Book, silences: Iterable[Silence]) -> Iterator[tuple[Silence, str]]:
    """Silences for which nothing is looked for in the texts of a language: they would hold whatever is said."""
    spoken, wanted = _by_language(book)
    for silence in silences:
        for language in sorted({spoken[at] for at in silence.within}):
            if not wanted[language].of(silence):
                yield silence, language


class _Wanted:
    """What is looked for in the texts of one language."""

    def __init__(self, book: Book, language: str) -> None:
        self._language = language
        self._mentioned: dict[str, tuple[tuple[str, str], ...]] = {}
        self._of: dict[str, Mapping[str, str]] = {}
        self._named: dict[str, Named] = {
            item.id: item for item in (*book.names, *book.people, *book.partners, *book.terms)
        }
        self._index = make_index(((id, self._forms(id)) for id in self._named), language)
        self._signed: defaultdict[str, list[str]] = defaultdict(list)
        for id in self._named:
            forms = " ".join(self._forms(id))
            for part, _ in self.mentioned(forms.replace(SIGN, " ")) if SIGN in forms else ():
                self._signed[part.removeprefix(NAME)].append(id)
        self._spared = [
            (item.silences or ("*",), frozenset(fold(word) for word in item.words.get(language, ())))
            for item in book.unsought
        ]

    def mentioned(self, text: str) -> tuple[tuple[str, str], ...]:
        """(mark, words) of every name in a text, those inside longer ones, too."""
        if text in self._mentioned:
            return self._mentioned[text]
        found = find_mentions(text, self._language, self._index)
        words = {mention.id: text[mention.start : mention.end] for mention in found}
        inside = find_names(text, self._language, self._index)
        told = tuple((NAME + id, words.get(id, self._named[id].name[self._language])) for id in sorted(inside))
        self._mentioned[text] = told
        return told

    def named(self, text: str) -> frozenset[str]:
        """The marks of the names in a text that stand there as no common word: with a capital, or of several words."""
        return frozenset(mark for mark, word in self.mentioned(text) if word != word.lower() or " " in word)

    def seekers(self, silences: Iterable[Silence]) -> Mapping[str, Sequence[tuple[Silence, str]]]:
        """By mark of a word or name, the silences that it would refute, each with the word of it that is meant."""
        found: defaultdict[str, list[tuple[Silence, str]]] = defaultdict(list)
        for silence in silences:
            for mark, root in self.of(silence).items():
                found[mark].append((silence, root))
        return found

    def of(self, silence: Silence) -> Mapping[str, str]:
        """The marks of the words and names that would refute a silence, each with its root: the word, or the name."""
        if silence.key not in self._of:
            self._of[silence.key] = self._marks_of(silence)
        return self._of[silence.key]

    def _marks_of(self, silence: Silence) -> Mapping[str, str]:
        spared = frozenset().union(
            *(words for patterns, words in self._spared if any(fnmatchcase(silence.key, one) for one in patterns))
        )
        lemmas = frozenset().union(*(keys(word, self._language) for word in spared if word))
        words = [(ADDED + fold(word), word) for word in silence.sought.get(self._language, ())]
        names = set(silence.names)
        for text in silence.texts:
            said = text[self._language]
            words += [(fold(found[0]), found[0]) for found in WORD.finditer(said) if self._asks(found[0])]
            names |= {mark.removeprefix(NAME) for mark, _ in self.mentioned(said)}
        kept = [id for id in sorted(names & self._named.keys()) if spared.isdisjoint(map(fold, self._forms(id)))]
        roots = {NAME + other: NAME + id for id in kept for other in self._standing_for(id)}
        for root, word in words:
            if _apart(word, lemmas, self._language):
                for mark, _ in _marks(word, self._language):
                    roots.setdefault(mark, root)
        return roots

    def _asks(self, word: str) -> bool:
        return carries_meaning(word, self._language) and not is_empty(word, self._language)

    def _standing_for(self, id: str) -> Iterator[str]:
        """A name, those that stand for it, and longer ones that end in it behind a sign (C5+China for China)."""
        yield id
        yield from self._named[id].held_by if id in self._named else ()
        yield from self._signed.get(id, ())

    def _forms(self, id: str) -> tuple[str, ...]:
        item, language = self._named[id], self._language
        return (item.name[language], item.short[language], *item.forms.get(language, ()))


def _apart(word: str, lemmas: frozenset[str], language: str) -> bool:
    return keys(word, language).isdisjoint(lemmas)


@cache
def _marks(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """(mark, word) by which words are compared: every dictionary form, and what words made from it begin with."""
    return tuple(
        (mark, found[0])
        for found in WORD.finditer(text)
        for key in sorted(keys(found[0], language))
        for mark in (key, f"{key[:ALIKE]}…" if len(key) >= ALIKE else key)
    )
