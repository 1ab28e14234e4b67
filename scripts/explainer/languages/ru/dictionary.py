"""The Russian dictionary: the forms of a word, whether it is one, whether it says something by itself."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from explainer.memory import remembered

_JOINT = re.compile(r"[-+&]")
_SERVING = frozenset({"PREP", "CONJ", "PRCL", "INTJ", "NPRO", "NUMR", "ADVB", "PRED"})
"""Parts of speech, as the dictionary names them, that say nothing by themselves, or that other rules look at."""

_JOINING = frozenset({"PREP", "CONJ", "PRCL", "INTJ", "NPRO"})
"""Those of which a language makes no new words."""
_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTF", "PRTS"})


@cache
def analyzer() -> Any:
    """The dictionary, made at first use and once: it takes a third of a second and 30 MB.

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


def dictionary_forms(word: str) -> frozenset[str]:
    """The dictionary forms of all readings, not the likeliest: a surname is often read as a genitive plural."""
    return frozenset(parse.normal_form for parse in _reader().parse(word))


def is_known(word: str) -> bool:
    """Whether the dictionary has every part of the word."""
    return all(any(parse.is_known for parse in _reader().parse(part)) for part in _JOINT.split(word))


def carries_meaning(word: str) -> bool:
    """Whether a word says something by itself, by its part of speech."""
    return not any(parse.tag.POS in _SERVING or "Apro" in parse.tag for parse in _reader().parse(word))


def only_joins(word: str) -> bool:
    """Whether every reading of a word is a preposition, a conjunction, a particle or a pronoun."""
    return all(parse.tag.POS in _JOINING or "Apro" in parse.tag for parse in _reader().parse(word))


def may_be_verb(word: str) -> bool:
    """Whether a reading of a word is a form of a verb."""
    return any(str(parse.tag.POS) in _VERBAL for parse in _reader().parse(word))


def can_be_subject(name: str) -> bool | None:
    """Whether a noun can be in the nominative; None where the dictionary has no noun, or all its forms are alike."""
    nouns = [parse.tag for parse in _reader().parse(name) if parse.tag.POS == "NOUN"]
    if not nouns or any("Fixd" in tag for tag in nouns):
        return None
    return any(tag.case == "nomn" for tag in nouns)


@cache
@remembered
def with_yo(word: str) -> str:
    """The word spelt with ё if every reading in the dictionary has one; else the word as it is."""
    readings = set(analyzer().dictionary.words.similar_keys(word.lower(), analyzer().char_substitutes))
    if not readings and "-" in word:
        return "-".join(with_yo(part) for part in word.split("-"))
    if not readings or word.lower() in readings:
        return word
    right = min(readings)
    return "".join(
        ("Ё" if letter.isupper() else "ё") if other == "ё" else letter
        for letter, other in zip(word, right, strict=True)
    )
