"""Russian words of saying: in the third person, the past, as «уверен», as «заявив», as «говорится»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from explainer.languages.ru.lexicon import (
    AHEAD,
    PASSIVE,
    REFLEXIVE,
    SAYING,
)
from explainer.languages.ru.morphology import fold, parses
from explainer.languages.ru.speakers import (
    Agreement,
)
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Token

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Verb:
    lemma: str
    finite: bool
    agreement: Agreement
    impersonal: bool
    short: bool


def find_verb(token: Token) -> Verb | None:
    """A word of saying in the third person, the past, as «уверен» or as «заявив»."""
    for one in parses(token.text):
        lemma, tag = fold(one.normal_form), one.tag
        if lemma in REFLEXIVE and tag.POS == "VERB":
            return Verb(lemma, True, Agreement(), True, False)
        if tag.POS == "PRTS" and lemma in PASSIVE and "neut" in tag:
            return Verb(lemma, True, Agreement(), True, False)
        if lemma not in SAYING or tag.grammemes & {"1per", "2per", "impr", "futr"} or one.score < 0.05:
            continue
        if tag.POS in ("VERB", "ADJS", "PRTS"):
            if tag.POS == "PRTS" and lemma not in ("уверить", "убедить", "убежденный"):
                continue
            return Verb(lemma, True, agreement_of(tag), False, tag.POS != "VERB")
        if tag.POS == "GRND":
            return Verb(lemma, False, Agreement(), False, False)
        if tag.POS == "ADJF" and lemma in ("уверенный", "убежденный") and "nomn" in tag:
            return Verb(lemma, True, agreement_of(tag), False, True)
    return None


def speaks_of_future(words: str) -> bool:
    """Whether a verb is in the future, or says what somebody plans, expects or promises."""
    every = [parses(word) for word in WORD.findall(words)]
    return any(
        # «Исследуют» is the present, too.
        ("futr" in one[0].tag and not any("pres" in other.tag for other in one)) or fold(one[0].normal_form) in AHEAD
        for one in every
    )


def agreement_of(tag: Any) -> Agreement:
    gender = {"masc": "m", "femn": "f"}.get(tag.gender or "", "")
    return Agreement(
        "m" if gender == "m" else "f" if gender == "f" else "", None if tag.number is None else tag.number == "plur"
    )


def tags_whatever(sentence: Sentence, at: int) -> bool:
    """Whether any verb is one of saying here: right behind a quotation and a dash («…», — вздыхает она)."""
    tokens = sentence.tokens
    if tokens[at].kind != "word" or at < 2 or tokens[at - 1].text not in ("—", "–", "-"):
        return False
    masked = tokens[at - 2].kind == "mask" or (
        at > 2 and tokens[at - 2].kind == "stop" and tokens[at - 3].kind == "mask"
    )
    tag = parses(tokens[at].text)[0].tag
    return masked and tag.POS == "VERB" and not tag.grammemes & {"1per", "2per", "impr"}
