"""Russian word forms as the reading asks for them: cases, agreement, dictionary forms, the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from explainer.languages.ru.dictionary import analyzer
from explainer.languages.tokens import Token

Gender = Literal["", "m", "f"]
_GENDERS: dict[str | None, Gender] = {"masc": "m", "femn": "f"}
NAMES = frozenset({"Name", "Surn", "Patr"})
PLACES = frozenset({"Geox", "Orgn"})


@cache
def parses(word: str) -> tuple[Any, ...]:
    """All readings of a word, the likeliest first."""
    return tuple(analyzer().parse(word))


def fold(word: str) -> str:
    return word.lower().replace("ё", "е")


@cache
def lemmas(word: str) -> frozenset[str]:
    """The word and the dictionary forms of all its readings."""
    return frozenset({fold(word), *(fold(one.normal_form) for one in parses(word))})


_ENDING = re.compile(r"(?:ами|ями|ого|его|ому|ему|ой|ей|ом|ем|ым|им|ах|ях|ам|ям|[аяуюыиеойь])$")


_GENDERED = re.compile(r"(?:[аяй]|[оеё]в|[иы]н)$")
"""Endings of surnames that tell a man's from a woman's; others are both («Марта Линд»)."""


@cache
def name_keys(word: str) -> frozenset[str]:
    """What the forms of one word of a name meet in: dictionary forms and, of a stranger's name, its stem."""
    known = any(one.tag.grammemes & NAMES and one.is_known for one in parses(word))
    stem = _ENDING.sub("", fold(word))
    return lemmas(word) if known or len(stem) < 4 else lemmas(word) | {stem}


def is_name(token: Token, opens: bool) -> bool:
    """Whether a word may be a name: a capital where no sentence begins, or a name in the dictionary.

    `opens`: whether it is the first word of its sentence.
    """
    if not token.capital:
        return False
    if len(token.text) == 1:
        return False
    readings = parses(token.text)
    if any(one.tag.grammemes & (NAMES | PLACES) and one.score > 0.05 for one in readings):
        return True
    if not opens:
        return any(one.tag.POS in ("NOUN", None) for one in readings)
    return not any(one.is_known for one in readings)


def is_place(word: str) -> bool:
    """Whether a name is a place's or an institution's, and no person's."""
    readings = parses(word)
    if plural_place(word):
        return True
    # «Филиппин» could be said of many Filippinas, but hardly is.
    if any(one.tag.grammemes & NAMES and one.tag.number != "plur" for one in readings):
        return False
    if not any(one.is_known for one in readings) and readings[0].normal_form.endswith("ия"):
        return True
    return any(one.tag.grammemes & PLACES for one in readings) or (word.isupper() and len(word) > 1)


def plural_place(word: str) -> str:
    """The nominative of a place that has no singular: «Филиппин» is no woman called Филиппина. Nothing of another."""
    found = [one for one in parses(word)[:3] if {"Geox", "Pltm"} <= set(one.tag.grammemes)]
    return _cased(found[0].normal_form, word) if found else ""


def can_be_nominative(word: str, gender: str = "", plural: bool | None = None) -> bool:
    """Whether a word may stand in the nominative, for a verb of this gender and number."""
    if word[0].isupper() and not any(one.is_known for one in parses(word)) and word[-1] not in "аяуюыиеойь":
        # A stranger's name that ends in a consonant; the dictionary guesses a genitive plural.
        return plural is not True
    if word[0].isupper() and word[-1] not in "аяуюыиеойь" and all(one.tag.number == "plur" for one in parses(word)):
        # «Линд» is no genitive of many Lindas.
        return plural is not True
    if word[0].isupper() and not any(one.tag.POS == "NOUN" for one in parses(word)):
        # «Ясенев» is no short adjective.
        return plural is not True
    for one in parses(word):
        tag = one.tag
        if tag.POS is None or "LATN" in tag:
            return True
        if tag.case != "nomn":
            continue
        if plural is not None and "Fixd" not in tag and tag.number is not None and (tag.number == "plur") != plural:
            continue
        if gender and tag.gender in _GENDERS and "ms-f" not in tag and _GENDERS[tag.gender] != gender:
            # A stranger's gender is guessed by its ending; so is that of a woman in a man's office.
            if one.is_known and tag.grammemes & NAMES and _GENDERED.search(word):
                continue
            if one.is_known and "anim" not in tag and "Fixd" not in tag:
                continue
        return True
    return False


def gender_of(words: Sequence[str]) -> Gender:
    """Of a person's name, as far as every word of it that says anything says the same."""
    for word in words:
        found = {
            _GENDERS.get(one.tag.gender, "")
            for one in parses(word)
            if one.tag.grammemes & NAMES and one.is_known and "nomn" in one.tag and "ms-f" not in one.tag
        }
        if len(found) == 1 and (gender := found.pop()):
            return gender
    return ""


def to_nominative(words: Sequence[str]) -> str:
    """A noun with its adjectives put into the nominative; what depends on it stays as it stands."""
    done, head = list[str](), False
    for word in words:
        if head:
            done.append(word)
            continue
        best = next((one for one in parses(word) if one.tag.POS in ("NOUN", "ADJF", "PRTF", "NPRO")), None)
        if best is None or best.tag.case == "nomn":
            done.append(word)
        else:
            form = best.inflect({"nomn"})
            done.append(_cased(form.word if form else word, word))
        head = best is not None and best.tag.POS == "NOUN"
    return " ".join(done)


def name_to_nominative(words: Sequence[str]) -> str:
    """A person's name put into the nominative, each word by the reading that a name most likely has."""
    case = next(
        (
            one.tag.case
            for word in words
            for one in parses(word)
            if one.tag.grammemes & NAMES and one.is_known and "Fixd" not in one.tag and one.tag.number == "sing"
        ),
        None,
    )
    done = []
    for word in words:
        stranger = len(words) > 1 and case is None and not any(one.is_known for one in parses(word))
        if (place := plural_place(word)) or (stranger and word.endswith("е")):
            # «Родриго Дутерте»: what tells no case is no form of another name.
            done.append(place or word)
            continue
        readings = [one for one in parses(word) if one.tag.POS == "NOUN" and one.tag.number == "sing"]
        fit = [one for one in readings if one.tag.case == case] or readings
        fit.sort(key=lambda one: not one.tag.grammemes & NAMES)
        form = fit[0].inflect({"nomn"}) if fit and case != "nomn" else None
        done.append(_cased(form.word if form else word, word))
    return " ".join(done)


_CASES = {"а": ("gent", "а"), "у": ("datv", "у"), "ым": ("ablt", "ом"), "ом": ("ablt", "ом"), "е": ("loct", "е")}
"""The endings of a man's surname, with its case and the ending of a given name that no dictionary has."""


def with_surname(words: Sequence[str], surname: str) -> str:
    """A man's full name put into the nominative by his surname as it is: «Сардору Юлдашеву» by «Юлдашев».

    Nothing where the words are no other case of a name with this surname.
    """
    *given, last = words
    case, ending = _CASES.get(last.removeprefix(surname), ("", "")) if last.startswith(surname) else ("", "")
    if not given or not case or surname[-1] in "аяуюыиеойь":
        return ""
    return " ".join([*(_given_name(word, case, ending) for word in given), surname])


def _given_name(word: str, case: str, ending: str) -> str:
    known = [one for one in parses(word) if one.tag.grammemes & NAMES and one.is_known and one.tag.case == case]
    form = known[0].inflect({"nomn"}) if known else None
    if form is not None:
        return _cased(form.word, word)
    bare = word.removesuffix(ending)
    return bare if bare != word and bare[-1:] not in (*"аяуюыиеоёэйьъ", "") else word


def _cased(form: str, like: str) -> str:
    if like.isupper():
        return form.upper()
    if like[0].isupper():
        return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
    return form
