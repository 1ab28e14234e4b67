"""The words of one language with their places, and what else may be typed for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.languages.known import READ, language_named
from explainer.search.entries import Entry
from explainer.search.everyday import Everyday
from explainer.search.tongues import read_word, writes
from explainer.search.words import capitals, fold, look, read_words, split

MOST = 25
"""A word's weight at one place at most, so that a letter can say it."""
TITLE, HEADING, COMMON, NAME, SPEAKER, PAGE, TEXT = 14, 12, 5, 10, 4, 2, 2
DEFINITION = 4
"""What the first paragraph of a record's own page adds: it says who or what that is."""
SELDOM = 20
"""A word is a name if it is written small so much more seldom than large: addresses are written small."""
MOST_INITIALS = 4
LONG_NAME = 4
"""Letters of a name that may be spelt by its sound."""


@dataclass(slots=True)
class Word:
    """A word with all its forms and the weight that it has at each place, by the place's number."""

    key: str
    forms: set[str] = field(default_factory=set)
    places: dict[int, int] = field(default_factory=dict)
    name: bool = True
    """Whether it is never written with a small letter."""
    spoken: Counter[str] = field(default_factory=Counter)
    """Its forms in the texts, or the words in a row as they stand there, with how often each does."""
    parts: tuple[str, ...] = ()
    """Of several words in a row, which: their keys, without those that say nothing."""

    @property
    def shown(self) -> str:
        """The form in which the word is told: its dictionary form if the texts have it, or else their most frequent."""
        if self.key in self.spoken or not self.spoken:
            return (
                self.key if self.key in self.forms else min(self.forms, key=lambda form: (len(form), form), default="")
            )
        return min(self.spoken, key=lambda form: (-self.spoken[form], len(form), form))


@dataclass(frozen=True, slots=True)
class Rule:
    """Who types these words in a row may mean any of those."""

    typed: tuple[int, ...]
    meant: tuple[tuple[int, str], ...]
    """Each with how it is written."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words are named by their numbers, places too."""

    words: tuple[Word, ...]
    names: tuple[tuple[int, tuple[int, ...]], ...]
    """(place, words): what the place is about is called exactly so."""
    rules: tuple[Rule, ...]
    empty: frozenset[str]
    """Words that are left out of a query, if it has others."""
    credit: str


_Row = list[tuple[str, tuple[str, ...]]]


class _Maker:
    def __init__(self, language: str) -> None:
        self.language = language
        self.empty = language_named(language).search.empty()
        self.words: dict[str, Word] = {}
        self.names: dict[tuple[int, tuple[str, ...]], None] = {}
        self.texts: dict[int, list[str]] = {}
        self._met: dict[str, tuple[str, ...]] = {}
        self._said: dict[str, tuple[str, ...]] = {}
        self._rows: dict[str, _Row] = {}
        self._cases: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        """How often a word is written with a large letter, and with a small one."""

    def keys(self, word: str) -> tuple[str, ...]:
        """The words that this may be a form of; they are known from now on."""
        if word not in self._met:
            found = read_word(word, self.language)
            for key, forms in found.items():
                self.words.setdefault(key, Word(key)).forms.update(forms)
            self._met[word] = tuple(found)
        return self._met[word]

    def meet(self, texts: Iterable[str]) -> None:
        """Reads every word of all texts, and each as whatever it is a form of: a surname that the dictionary reads as a
        plural of something else is a form of the surname, too, if another of its forms stands somewhere."""
        for text in texts:
            for _ in self.weigh(text):
                pass
        for key, word in sorted(self.words.items()):
            for form in sorted(word.forms & self._met.keys()):
                if key not in self._met[form]:
                    self._met[form] += (key,)

    def weigh(self, text: str) -> Iterator[str]:
        """Every word of a text that says something, as often as it stands there, under all its keys."""
        if text not in self._said:
            short = capitals(text)
            self._said[text] = tuple(word for word in read_words(text) if word not in self.empty or word in short)
        for word in self._said[text]:
            for key in self.keys(word):
                self.words[key].spoken[word] += 1
                yield key

    def call(self, place: int, name: str) -> tuple[str, ...]:
        """Notes that the place is called so; the keys of the name's words, one each."""
        keys = tuple(self.first(word) for word in self.content(name))
        if keys:
            self.names[place, keys] = None
        return keys

    def first(self, word: str) -> str:
        """The reading in which a word is its own dictionary form, or else the likeliest."""
        if word in self.empty:
            self.words.setdefault(word, Word(word, {word}, name=False))
            return word
        keys = self.keys(look(word))
        return word if word in keys else keys[0]

    def add(self, place: int, entry: Entry, *, alone: bool) -> None:
        """The words of an entry in this language; `alone`: no other is headed as it is."""
        title = TITLE if entry.kind == "page" else HEADING if alone else COMMON
        fields = [(title, entry.title), (SPEAKER, " ".join(name for name, _ in entry.speakers))]
        # A sentence does not say what its text is called: every one of them would be found by that.
        fields += [(PAGE, entry.page)] if entry.kind not in ("page", "sentence") else []
        fields += [(COMMON, " ".join(entry.blocks))] if entry.heads else []
        found: dict[str, int] = {}
        for weight, text in fields:
            for key in set(self.weigh(text)):
                found[key] = found.get(key, 0) + weight
        often: dict[str, int] = {}
        for block in entry.blocks:
            for key in self.weigh(block):
                often[key] = often.get(key, 0) + 1
        first = set(self.weigh(entry.blocks[0])) if entry.blocks else set()
        opening = DEFINITION if entry.kind == "page" and entry.names else 1
        for key, count in often.items():
            found[key] = found.get(key, 0) + TEXT + min(count, 3) + opening * (key in first)
        for key, weight in found.items():
            self.words[key].places[place] = min(MOST, self.words[key].places.get(place, 0) + weight)
        if alone and entry.kind != "pointer":
            self.call(place, entry.title)
        self.texts.setdefault(place, []).extend((entry.title, *entry.blocks))
        for text in (entry.title, *entry.blocks):
            for word in re.findall(r"[^\W_]+", text):
                self._cases[word[0].isupper()][fold(word)] += 1

    def tell_names(self) -> None:
        """Of every word, whether it is a name; when all entries have been added."""
        large, small = self._cases[True], self._cases[False]
        for word in self.words.values():
            if sum(small[form] for form in word.forms) * SELDOM >= sum(large[form] for form in word.forms):
                word.name = False

    def add_names(self, place: int, names: Iterable[str]) -> None:
        """Names written as this language writes, whatever the language of the entry."""
        found: set[str] = set()
        for name in names:
            words = split(fold(name))
            if words and all(_fits(word, self.language) for word in words):
                self.texts.setdefault(place, []).append(name)
                for said in (name, *self.initials(name)):
                    self.call(place, said)
                    found.update(self.weigh(said))
        for key in found:
            self.words[key].places[place] = min(MOST, self.words[key].places.get(place, 0) + NAME)

    def initials(self, name: str) -> Iterator[str]:
        """A longer name with its first three or four words as their letters: "Big Blue Lake Town", "BBL Town"."""
        words = [word for word in split(fold(name)) if word not in self.empty]
        for first in range(3, min(len(words), MOST_INITIALS) + 1):
            yield " ".join(["".join(word[0] for word in words[:first]), *words[first:]])

    def rules(self, groups: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
        """For each expression of a group, the others of it that stand somewhere, with how they are written."""
        for group in groups:
            said = {tuple(self.first(word) for word in split(fold(words))): words for words in group}
            stand = {typed: key for typed in said if (key := self.expression(typed))}
            for typed in said:
                meant = {key: said[other] for other, key in stand.items() if other != typed}
                if meant:
                    yield typed, meant

    def expression(self, keys: tuple[str, ...]) -> str:
        """Words in a row as one word, with the places where they stand so; empty if there are none."""
        if len(keys) == 1:
            return keys[0] if self.words[keys[0]].places else ""
        name = " ".join(keys)
        if name not in self.words:
            spoken = [self.words[key].places for key in keys if key not in self.empty]
            found: dict[int, int] = {}
            stands = Counter[str]()
            for place in sorted(set.intersection(*map(set, spoken)) if spoken else ()):
                if runs := [run for text in self.texts[place] for run in _runs(self.row(text), keys)]:
                    found[place] = min(places[place] for places in spoken)
                    stands.update(runs)
            said = tuple(key for key in keys if key not in self.empty)
            self.words[name] = Word(name, set(), found, name=False, spoken=stands, parts=said)
            # What is called so is called by the expression, too.
            for place in found:
                if (place, said) in self.names:
                    self.names[place, (name,)] = None
        return name if self.words[name].places else ""

    def row(self, text: str) -> _Row:
        """The words of a text in their order, each as it stands there, with its keys."""
        if text not in self._rows:
            words = split(fold(text))
            stands = [word for word in re.findall(r"[^\W_]+(?:\+[^\W_]+)*|%", text.lower()) if fold(word)]
            self._rows[text] = [
                (as_it_stands, (word,) if word in self.empty else self.keys(look(word)))
                for word, as_it_stands in zip(words, stands if len(stands) == len(words) else words, strict=True)
            ]
        return self._rows[text]

    def content(self, words: str) -> list[str]:
        """The words that say something; all if none does."""
        every = split(fold(words))
        short = capitals(words)
        return [word for word in every if word not in self.empty or word in short] or every


def _runs(row: _Row, keys: tuple[str, ...]) -> Iterator[str]:
    """Where these words stand in a row: as they do, with "." for what parts them."""
    for at in range(len(row) - len(keys) + 1):
        if all(key in row[at + step][1] for step, key in enumerate(keys)):
            yield ".".join(word for word, _ in row[at : at + len(keys)])


def make_lexicon(
    language: str, entries: Sequence[Entry | None], everywhere: Sequence[Entry], everyday: Sequence[Everyday]
) -> Lexicon:
    """`entries`: of this language by the number of the place, None where it has none; `everywhere`: of any language."""
    made = _Maker(language)
    made.meet(text for entry in entries if entry is not None for text in (entry.title, entry.page, *entry.blocks))
    headed = Counter(entry.title for entry in entries if entry is not None and entry.kind not in ("page", "pointer"))
    for place, entry in enumerate(entries):
        if entry is not None:
            made.add(place, entry, alone=headed[entry.title] == 1 or entry.kind == "page")
    made.tell_names()
    called = {item.page: item.words[language] for item in everyday if item.page is not None}
    for place, entry in enumerate(everywhere):
        made.add_names(place, (*entry.names, *called.get(entry.address or "./", ())))
    groups = [item.words[language] for item in everyday if item.page is None]
    rules = list(made.rules([*groups, *_numbers(language, made.words)]))
    numbers = {key: number for number, key in enumerate(sorted(made.words))}
    words = tuple(made.words[key] for key in numbers)

    def numbered(keys: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(numbers[key] for key in keys)

    merged: dict[tuple[int, ...], dict[int, str]] = {}
    for typed, meant in rules:
        merged.setdefault(numbered(typed), {}).update({numbers[key]: words for key, words in meant.items()})
    return Lexicon(
        words,
        tuple(sorted((place, numbered(keys)) for place, keys in made.names)),
        tuple(Rule(typed, tuple(meant.items())) for typed, meant in sorted(merged.items())),
        made.empty | language_named(language).search.weak(),
        language_named(language).search.credit,
    )


def _fits(word: str, language: str) -> bool:
    """Whether a word is written as this language writes, or in no letters of any."""
    return writes(word, language) or not any(writes(word, other.code) for other in READ)


def _numbers(language: str, words: Mapping[str, Word]) -> Iterator[tuple[str, ...]]:
    """Numbers in words and in digits, where one of them stands somewhere: "seventy" is "70", "eighty-five" is "85"."""
    spelt: dict[int, list[str]] = {}
    for word, number in language_named(language).numbers.cardinals.items():
        spelt.setdefault(number, []).append(word)
    for ten in range(20, 100, 10):
        for unit in range(1, 10):
            spelt[ten + unit] = [f"{spelt[ten][0]} {spelt[unit][0]}"]
    for number, said in sorted(spelt.items()):
        if str(number) in words or any(word in words for word in said):
            yield (str(number), *said)
