"""Everybody and everything that a Russian sentence names, and whom it is about."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.languages.protocol import Name
from explainer.languages.ru.lexicon import RELATIONAL
from explainer.languages.ru.morphology import (
    NAMES,
    can_be_nominative,
    gender_of,
    is_place,
    lemmas,
    name_keys,
    name_to_nominative,
    parses,
)
from explainer.languages.ru.speakers import name_runs, phrase, role_keys
from explainer.languages.tokens import Token, tokenize


def find_names(sentence: str) -> Sequence[Name]:
    """Names in any case, ascending, each with the role before it; the subject is the first in the nominative."""
    tokens = tokenize(sentence)
    found, subject = list[Name](), False
    for run in name_runs(tokens, 0, len(tokens)):
        words = [one.text + "." if len(one.text) == 1 else one.text for one in run]
        long = [one.text for one in run if len(one.text) > 1]
        if not long:
            continue
        nominative = all(can_be_nominative(word, "", False) for word in long)
        likely = nominative and _likely_nominative(long[0])
        at = next(i for i, token in enumerate(tokens) if token.start == run[0].start)
        noun = _role_before(tokens, at, likely)
        noun = _role_behind(tokens, at + len(run)) if noun is None else noun
        person = not is_place(run[-1].text)
        is_subject = person and not subject and likely and not _after_preposition(tokens, at)
        subject = subject or is_subject
        found.append(
            Name(
                start=run[0].start,
                end=run[-1].end,
                words=" ".join(words) if likely else name_to_nominative(words),
                keys=name_keys(run[-1].text),
                nominative=likely,
                subject=is_subject,
                person=person,
                gender=gender_of(long),
                roles=role_keys(tokens, noun) if noun is not None and person else frozenset(),
            )
        )
    return found


def _likely_nominative(word: str) -> bool:
    """By the likeliest reading as a name; a woman's surname that is rather a man's in the genitive is none."""
    readings = parses(word)
    names = [one for one in readings if one.tag.grammemes & NAMES and one.tag.number != "plur"]
    if not names:
        return readings[0].tag.case in ("nomn", None) or not any(one.is_known for one in readings)
    return bool(max(names, key=lambda one: (one.score, one.tag.case == "nomn")).tag.case == "nomn")


def _after_preposition(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind == "word" and parses(tokens[at - 1].text)[0].tag.POS == "PREP"


def _role_before(tokens: Sequence[Token], at: int, nominative: bool) -> int | None:
    """The noun whose phrase ends right before a name and that stands in its case: «министр водных ресурсов Ержанов»."""
    cases = {"nomn"} if nominative else {one.tag.case for one in parses(tokens[at].text)} - {"nomn"}
    for noun in range(at - 1, max(-1, at - 9), -1):
        if tokens[noun].kind != "word":
            return None
        readings = [one for one in parses(tokens[noun].text)[:3] if one.tag.POS == "NOUN"]
        people = [one for one in readings if "anim" in one.tag and not one.tag.grammemes & NAMES]
        single = not (at + 1 < len(tokens) and tokens[at + 1].capital)
        if single and noun == at - 1 and "gent" in cases and lemmas(tokens[noun].text) & RELATIONAL:
            # «представитель Орлова» is not Orlov.
            return None
        if any(one.tag.case in cases and one.score > 0.1 for one in people) and phrase(tokens, noun, noun, at)[1] == at:
            return noun
        if parses(tokens[noun].text)[0].tag.POS in ("VERB", "PREP", "INFN", "GRND", "PRCL"):
            return None
    return None


def _role_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The noun of «Орлов, грузинский политолог»."""
    if at >= len(tokens) or tokens[at].text != ",":
        return None
    for noun in range(at + 1, min(at + 4, len(tokens))):
        readings = parses(tokens[noun].text)[:2] if tokens[noun].kind == "word" else ()
        if any(one.tag.POS == "NOUN" and "anim" in one.tag and not one.tag.grammemes & {"Name", "Surn", "Patr"} for one in readings):
            end = phrase(tokens, noun, noun, len(tokens))[1]
            return noun if end == len(tokens) or tokens[end].kind == "stop" else None
        if not any(one.tag.POS in ("ADJF", "ADVB") for one in readings):
            return None
    return None
