"""Queries as readers type them, made from what the corpus holds by rules and a seed: nobody has picked them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explainer.languages.ru.dictionary import analyzer
from explainer.model import Book, Named
from explainer.search.entries import Entry
from explainer.search.lexicon import Lexicon, Word
from explainer.search.sound import romanised
from explainer.search.words import LAYOUTS, LOOK_ALIKES, fold, split

SEED = 15
WORDS = 40
KEYBOARDS = {"ru": LAYOUTS, "en": tuple(reversed(LAYOUTS))}


@dataclass(frozen=True)
class Query:
    kind: str
    typed: str
    right: tuple[str, ...]
    """How the addresses begin of which one must be among the first three."""


def read_handed(path: Path, language: str) -> list[Query]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Query("handed", typed, tuple(right.split("|"))) for code, typed, right in rows if code == language]


def chosen_words(lexicon: Lexicon, entries: Sequence[Entry]) -> list[Word]:
    """Forty words by a rule: of those that stand in three places at least, at even steps from the most frequent on."""
    spoken = {word for entry in entries for block in entry.blocks for word in split(fold(block))}
    words = [
        word
        for word in lexicon.words
        if len(word.places) > 2 and len(word.key) > 3 and word.key.isalpha() and word.key in word.forms & spoken
    ]
    words.sort(key=lambda word: (-len(word.places), word.key))
    step = len(words) / WORDS
    return [words[int(number * step)] for number in range(WORDS)]


SMALL = ("CONJ", "PREP", "PRCL", "NPRO", "Apro")


def is_small_word(form: str) -> bool:
    """Whether a reader who meets the form alone takes it for a small word: «тем» is "by that" before it is "themes"."""
    likeliest = analyzer().parse(fold(form))[0]
    return any(mark in likeliest.tag for mark in SMALL)


def forms_of(word: str, language: str) -> list[str]:
    """Its forms as the dictionary of the language has them, or as English makes them; not by the search's own rules."""
    if language == "ru":
        parses = analyzer().parse(word)
        chosen = [parse for parse in parses if parse.is_known and fold(parse.normal_form) == word] or parses[:1]
        forms = {str(form.word) for parse in chosen for form in parse.lexeme if "-" not in form.word}
        return sorted(form for form in forms if form == word or not is_small_word(form))
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word, f"{word}es", f"{word}'s"]
    if re.search("[^aeiou]y$", word):
        return [word, f"{word[:-1]}ies", f"{word}'s"]
    return [
        word,
        f"{word}s",
        f"{word}’s",
        *([f"{word}d", re.sub("(?<!e)e$", "", word) + "ing"] if word.endswith("e") else []),
    ]


def places_of(forms: Sequence[str], entries: Sequence[Entry]) -> set[str]:
    """Where one of the forms stands, by a plain look at the words of the places."""
    wanted = {fold(form) for form in forms}
    return {entry.address for entry in entries if wanted & set(split(fold(" ".join((entry.title, *entry.blocks)))))}


def wrong_letter(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    letters = "оаеиурстнлвкмд" if fold(word[at]) > "z" else "aeiourstnlmd"
    return word[:at] + chance.choice([letter for letter in letters if letter != word[at]]) + word[at + 1 :]


def missing_letter(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def further_letter(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def swapped_letters(word: str, chance: random.Random) -> str:
    pairs = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = chance.choice(pairs)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def two_wrong(word: str, chance: random.Random) -> str:
    return missing_letter(swapped_letters(word, chance), chance)


def stressed(word: str, chance: random.Random) -> str:
    vowels = [at for at, letter in enumerate(word) if letter in "аеиоуыэюяaeiou"]
    at = chance.choice(vowels or [0])
    return word[: at + 1] + "\u0301" + word[at + 1 :]


def soft_hyphen(word: str, chance: random.Random) -> str:
    at = chance.randrange(2, len(word) - 1)
    return word[:at] + "\u00ad" + word[at:]


def look_alike(word: str, chance: random.Random) -> str:
    for one, other in (LOOK_ALIKES, LOOK_ALIKES[::-1]):
        at = [number for number, letter in enumerate(word) if letter in one]
        if at:
            number = chance.choice(at)
            return word[:number] + other[one.index(word[number])] + word[number + 1 :]
    return word


def capitals(word: str, chance: random.Random) -> str:
    return word.upper()


SPOILERS: dict[str, Callable[[str, random.Random], str]] = {
    "one wrong letter": wrong_letter,
    "a letter missing": missing_letter,
    "a letter twice": further_letter,
    "two letters swapped": swapped_letters,
    "stress mark": stressed,
    "soft hyphen": soft_hyphen,
    "a letter of the other script": look_alike,
    "capitals": capitals,
    "two wrong letters": two_wrong,
}
LETTERS = {"two wrong letters": 9}
"""Letters that a word must have at least to be spoilt so."""


def other_layout(words: str, language: str) -> str:
    here, there = KEYBOARDS[language]
    return "".join(there[here.index(letter)] if letter in here else letter for letter in words.lower())


CASES = {"в": ("а", "у", "ым", "е"), "н": ("а", "у", "ом", "е")}
"""Endings of a surname, by its last letter."""


def page_of(record: Named, book: Book) -> tuple[str, ...]:
    """Where a record has its own page or entry."""
    if record in book.people:
        return (f"experts/{record.id}", f"experts/#{record.id}")
    if record in book.partners:
        return (f"formats/{record.id}", f"formats/#{record.id}", f"glossary/#{record.id}")
    return (f"glossary/#{record.id}",)


def spoilt_names(book: Book, language: str) -> Iterator[Query]:
    """Names of records in every kind of misspelling, the records chosen by the seed."""
    chance = random.Random(f"{SEED}{language}")
    records: list[Named] = [*book.people, *book.partners, *book.terms]
    named = [(record, _longest(record.short[language])) for record in records]
    single = [(record, name) for record, name in named if name == record.short[language]]
    for kind, spoil in SPOILERS.items():
        fit = [(record, name) for record, name in single if len(name) >= LETTERS.get(kind, 5)]
        for record, name in chance.sample(fit, min(10, len(fit))):
            yield Query(kind, spoil(name.lower() if kind != "capitals" else name, chance), page_of(record, book))
    for record, _ in chance.sample(named, 12):
        yield Query("keyboard layout", other_layout(record.short[language], language), page_of(record, book))
        yield Query("the other language", record.name[_other(language)], page_of(record, book))
    for record, _ in chance.sample(named, 10):
        yield Query("no signs", re.sub(r"[^\w\s]", " ", record.name[language]), page_of(record, book))
    for person in book.people if language == "ru" else ():
        name = person.short[language]
        for ending in CASES.get(name[-1], ()):
            yield Query("a name in another case", (name + ending).lower(), page_of(person, book))
    for person in book.people:
        yield Query("romanised", romanised(fold(_longest(person.short["ru"]))), page_of(person, book))


@cache
def _longest(name: str) -> str:
    return str(max(re.findall(r"[^\W\d_]+", name), key=len))


def _other(language: str) -> str:
    return "en" if language == "ru" else "ru"
