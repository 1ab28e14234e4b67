"""Words of a text and the keys under which their inflected forms meet; mentions, numbers rest on them.

Only keys are folded; a word keeps the letters of its text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from explainer.languages.known import READ, language_named
from explainer.memory import remembered

ATOM = r"(?:[^\W_][\u0300-\u036f]*)+"
"""Letters and digits in a row; a stress mark belongs to its letter."""
HYPHENS = "-‐‑–−"
"""U+2212 and the en dash stand for hyphens in real texts («19−20»)."""
WORD = re.compile(rf"{ATOM}(?:[{HYPHENS}+&'’ʼ]{ATOM})*\+*")
"""Inner hyphens, apostrophes, "&" and "+" hold a word together («ЦА+», "C5+1")."""
POSSESSIVE = re.compile(r"(?<=[A-Za-z])['’ʼ]s$")

_SHORT = 3
_JOINT = re.compile(r"[-+&]")
_DIGIT = re.compile(r"\d")
_SAME = {letter: other for language in READ for letter, other in language.letters.same.items()}
_PLAIN = str.maketrans(_SAME | {"’": "'", "ʼ": "'", "\u0301": None} | dict.fromkeys(HYPHENS, "-"))
_LOOK_ALIKES = str.maketrans({like: latin for one in READ for like, latin in one.letters.look_alikes.items()})
_SAME_LETTERS = str.maketrans(_SAME)
_ALPHABETS = tuple(language.letters.any for language in READ)


def count_words(text: str) -> int:
    """How many words a text has: what stands between spaces and holds a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


@cache
@remembered
def keys(word: str, language: str) -> frozenset[str]:
    """The folded word and all its dictionary forms; of a compound, the last part is the one that inflects.

    Two words are forms of one when their keys meet.
    """
    word = POSSESSIVE.sub("", word)
    folded = fold(word)
    cut = max((joint.end() for joint in _JOINT.finditer(folded)), default=0)
    head, tail = folded[:cut], folded[cut:]
    found = {folded}
    if tail:
        last = {tail, fold_look_alikes(word[-len(tail) :])} | _forms(tail, language)
        found |= {_fold_parts(word[: -len(tail)]) + form for form in last}
        if head.endswith("-"):
            found |= _forms(folded, language)
    else:
        found.add(_fold_parts(word))
    return frozenset(found)


@cache
def fold(word: str) -> str:
    """Lower case, «ё» as «е», one hyphen and one apostrophe for all, no stress marks."""
    return unicodedata.normalize("NFC", word).lower().translate(_PLAIN)


def fold_look_alikes(word: str) -> str:
    """Folded, and in Latin letters where others look the same, if `word` may well mix the two.

    Such are a word with digits, one in two alphabets, and a short one in capitals: «С5», «РhD», «СА».
    """
    folded = fold(word)
    mixed = sum(bool(alphabet.search(folded)) for alphabet in _ALPHABETS) > 1
    if mixed or _DIGIT.search(folded) or (len(word) <= 4 and word.isupper()):
        return folded.translate(_LOOK_ALIKES)
    return folded


def plain_letters(text: str) -> str:
    """Small letters, «ё» as «е»: what an alphabet sorts by."""
    return text.lower().translate(_SAME_LETTERS)


@cache
@remembered
def is_word(word: str, language: str) -> bool:
    """Whether a dictionary knows the word; for a language without one, whether it is written with a small letter."""
    return language_named(language).knows(word)


@cache
@remembered
def carries_meaning(word: str, language: str) -> bool:
    """Whether a word says something by itself; one in another language's letters by its length."""
    if len(word) == 1 or any(letter.isdigit() for letter in word) or not any(letter.isalpha() for letter in word):
        return False
    tongue = language_named(language)
    return tongue.carries_meaning(word) if tongue.letters.any.search(word) else len(word) > _SHORT


@cache
def is_empty(word: str, language: str) -> bool:
    """Whether a word is one of those of which its language says that they carry nothing, so that none is looked for."""
    return fold(word) in language_named(language).search.empty()


@cache
@remembered
def only_joins(word: str, language: str) -> bool:
    """Whether a word is a preposition, a conjunction, a particle, a pronoun, and nothing else, as far as is known."""
    tongue = language_named(language)
    return bool(tongue.letters.any.search(word)) and tongue.only_joins(word)


@cache
@remembered
def may_be_verb(word: str, language: str) -> bool:
    """Whether a word can be a form of a verb."""
    return language_named(language).may_be_verb(word)


@cache
@remembered
def can_be_subject(name: str, language: str) -> bool | None:
    """Whether a noun by its form can be the subject; None where its language does not tell by forms."""
    return language_named(language).can_be_subject(name) if WORD.fullmatch(name) else None


def _fold_parts(word: str) -> str:
    return "".join(
        fold(part) if len(part) == 1 and not part.isalnum() else fold_look_alikes(part)
        for part in re.split(rf"([{HYPHENS}+&])", word)
    )


def _forms(word: str, language: str) -> frozenset[str]:
    """What the forms of a word meet in, by its own language, which its letters tell where they are not the text's."""
    for tongue in (language_named(language), *READ):
        if tongue.letters.any.search(word):
            return frozenset(map(fold, tongue.forms(word)))
    return frozenset({word})
