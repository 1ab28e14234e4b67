"""Words of a text and the keys under which their inflected forms meet; mentions, numbers rest on them.

Only keys are folded; a word keeps the letters of its text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

ATOM = r"(?:[^\W_][\u0300-\u036f]*)+"
"""Letters and digits in a row; a stress mark belongs to its letter."""
HYPHENS = "-‐‑–−"
"""U+2212 and the en dash stand for hyphens in real texts («19−20»)."""
WORD = re.compile(rf"{ATOM}(?:[{HYPHENS}+&'’ʼ]{ATOM})*\+*")
"""Inner hyphens, apostrophes, "&" and "+" hold a word together («ЦА+», "C5+1")."""
POSSESSIVE = re.compile(r"(?<=[A-Za-z])['’ʼ]s$")

Keys = Mapping[tuple[str, str], frozenset[str]]
"""By word and language."""

_LEARNT: dict[tuple[str, str], frozenset[str]] = {}
_JOINT = re.compile(r"[-+&]")
_CYRILLIC = re.compile(r"[а-яё]")
_LATIN = re.compile(r"[a-z]")
_DIGIT = re.compile(r"\d")
_PLAIN = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "\u0301": None} | dict.fromkeys(HYPHENS, "-"))
_LOOK_ALIKES = str.maketrans("авекмнорстух", "abekmhopctyx")


@cache
def keys(word: str, language: str) -> frozenset[str]:
    """The folded word and all its dictionary forms; of a compound, the last part is the one that inflects.

    Two words are forms of one when their keys meet.
    """
    found = _LEARNT.get((word, language))
    if found is None:
        found = _LEARNT[word, language] = _look_up(word, language)
    return found


def learn(known: Keys) -> None:
    """Takes over what `learnt` gave in a run before, so that the dictionary need not be read for it again."""
    _LEARNT.update(known)


def learnt() -> Keys:
    """The keys of all words that have been asked for, by word and language."""
    return dict(_LEARNT)


def _look_up(word: str, language: str) -> frozenset[str]:
    word = POSSESSIVE.sub("", word)
    folded = fold(word)
    cut = max((joint.end() for joint in _JOINT.finditer(folded)), default=0)
    head, tail = folded[:cut], folded[cut:]
    found = {folded}
    if tail:
        forms = FORMS[language]
        last = {tail, fold_look_alikes(word[-len(tail) :])} | forms(tail)
        found |= {_fold_parts(word[: -len(tail)]) + form for form in last}
        if head.endswith("-"):
            found |= forms(folded)
    else:
        found.add(_fold_parts(word))
    return frozenset(found)


def fold(word: str) -> str:
    """Lower case, ё as е, one hyphen and one apostrophe for all, no stress marks."""
    return unicodedata.normalize("NFC", word).lower().translate(_PLAIN)


def fold_look_alikes(word: str) -> str:
    """Folded, and in Latin where Cyrillic letters look the same, if `word` may well mix the two.

    Such are a word with digits, one in both scripts, and a short one in capitals: «С5», «РhD», «СА».
    """
    folded = fold(word)
    mixed = _CYRILLIC.search(folded) and _LATIN.search(folded)
    if mixed or _DIGIT.search(folded) or (len(word) <= 4 and word.isupper()):
        return folded.translate(_LOOK_ALIKES)
    return folded


@cache
def is_word(word: str, language: str) -> bool:
    """Whether a dictionary knows the word; for a language without one, whether it is written with a small letter."""
    if language not in _DICTIONARIES:
        return word[0].islower()
    return all(any(parse.is_known for parse in _reader().parse(part)) for part in _JOINT.split(word))


_SERVING = frozenset({"PREP", "CONJ", "PRCL", "INTJ", "NPRO", "NUMR", "ADVB", "PRED"})
"""Parts of speech, as the dictionary names them, that say nothing by themselves, or that other rules look at."""
_SHORT = 3


@cache
def carries_meaning(word: str, language: str) -> bool:
    """Whether a word says something by itself: by its part of speech, or, without a dictionary, by its length."""
    if len(word) == 1 or any(letter.isdigit() for letter in word) or not any(letter.isalpha() for letter in word):
        return False
    if language not in _DICTIONARIES or not _CYRILLIC.search(word.lower()):
        return len(word) > _SHORT
    return not any(parse.tag.POS in _SERVING or "Apro" in parse.tag for parse in _reader().parse(word))


_JOINING = frozenset({"PREP", "CONJ", "PRCL", "INTJ", "NPRO"})
"""Those of which a language makes no new words."""


@cache
def only_joins(word: str, language: str) -> bool:
    """Whether a word is a preposition, a conjunction, a particle, a pronoun, and nothing else; a dictionary knows."""
    if language not in _DICTIONARIES or not _CYRILLIC.search(word.lower()):
        return False
    return all(parse.tag.POS in _JOINING or "Apro" in parse.tag for parse in _reader().parse(word))


@cache
def may_be_verb(word: str, language: str) -> bool:
    """Whether a word can be a form of a verb; without a dictionary, whether it ends like one."""
    if language not in _DICTIONARIES or not _CYRILLIC.search(word.lower()):
        return word.endswith(_ENDINGS_OF_VERBS)
    return any(str(parse.tag.POS) in _VERBAL for parse in _reader().parse(word))


_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTF", "PRTS"})
_ENDINGS_OF_VERBS = ("ed", "ing", "s")


@cache
def can_be_subject(name: str, language: str) -> bool | None:
    """Whether a noun by its form can be the subject; None where no dictionary knows, or all its forms are alike."""
    if language not in _DICTIONARIES or not _CYRILLIC.search(name.lower()) or not WORD.fullmatch(name):
        return None
    nouns = [parse.tag for parse in _reader().parse(name) if parse.tag.POS == "NOUN"]
    if not nouns or any("Fixd" in tag for tag in nouns):
        return None
    return any(tag.case == "nomn" for tag in nouns)


@cache
def analyzer() -> Any:
    """The Russian dictionary, made at first use and once: it takes a third of a second and 30 MB.

    Raises ImportError where the package with the dictionary is missing.
    """
    import pymorphy3

    try:
        return pymorphy3.MorphAnalyzer()
    except ValueError as error:
        # Its dictionary is a package that it looks for by name.
        raise ImportError("no package pymorphy3_dicts_ru", name="pymorphy3_dicts_ru") from error


@cache
def _reader() -> Any:
    """The same dictionary without a look at how likely each reading is, which takes longer than to find them."""
    likely = analyzer()
    # Not by copy(), which would read the dictionary again.
    reader = object.__new__(type(likely))
    vars(reader).update(vars(likely), prob_estimator=None)
    return reader


def _fold_parts(word: str) -> str:
    return "".join(
        fold(part) if len(part) == 1 and not part.isalnum() else fold_look_alikes(part)
        for part in re.split(rf"([{HYPHENS}+&])", word)
    )


def _russian(word: str) -> set[str]:
    # All readings, not the likeliest: a surname in the nominative is often read as a genitive plural.
    if _CYRILLIC.search(word):
        return {fold(parse.normal_form) for parse in _reader().parse(word)}
    return _english(word)


def _english(word: str) -> set[str]:
    import snowballstemmer

    # One a call: a stemmer keeps the word that it works on, and the books of the languages are set in threads.
    return {snowballstemmer.stemmer("english").stemWord(word)}


_DICTIONARIES = ("ru",)
FORMS: Mapping[str, Callable[[str], set[str]]] = {"ru": _russian, "en": _english}
