"""Everybody and everything that a Russian sentence names and whom it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from explainer.languages.protocol import Name, Who
from explainer.languages.ru.lexicon import NAMED_AFTER, RELATIONAL
from explainer.languages.ru.morphology import (
    NAMES,
    Gender,
    can_be_nominative,
    gender_of,
    lemmas,
    name_keys,
    name_to_nominative,
    parses,
    plural_place,
)
from explainer.languages.ru.nouns import name_runs, names_place, phrase, role_keys
from explainer.languages.ru.speakers import Agreement, find_who
from explainer.languages.tokens import Token, clauses, tokenize


def find_names(sentence: str) -> Sequence[Name]:
    """Names in any case, ascending, each with the role before it; the subject is the first in the nominative."""
    tokens = tokenize(sentence)
    found = list[Name]()
    for run in name_runs(tokens, 0, len(tokens)):
        words = [one.text + "." if len(one.text) == 1 else one.text for one in run]
        long = [one.text for one in run if len(one.text) > 1]
        if not long:
            continue
        nominative = all(can_be_nominative(word, "", False) for word in long)
        likely = nominative and _likely_nominative(long[0])
        at = bisect_left(tokens, run[0].start, key=lambda token: token.start)
        noun = _role_before(tokens, at, likely)
        noun = _role_behind(tokens, at + len(run)) if noun is None else noun
        person = not names_place(run) and not _is_named_after(tokens, at)
        guessed = name_to_nominative(words)
        found.append(
            Name(
                start=run[0].start,
                end=run[-1].end,
                words=" ".join(words) if likely else guessed,
                keys=name_keys(run[-1].text),
                stands=" ".join(words),
                nominative=likely,
                person=person,
                # «Ивана Лосева» is no woman; a surname alone may be either's.
                gender=gender_of(long if likely or len(long) < 2 else guessed.split()),
                roles=role_keys(tokens, noun) if noun is not None and person else frozenset(),
            )
        )
    return found


def find_subject(sentence: str) -> Who | None:
    """The first name, role or institution in the nominative that a verb of the first clauses can have."""
    tokens = tokenize(sentence)
    for clause in clauses(tokens)[:3]:
        verb = next((v for at in range(clause.first, clause.last) if (v := _finite(tokens[at]))), None)
        if verb is not None:
            who = find_who(tokens, clause.first, clause.last, verb) or find_who(tokens, 0, clause.first, verb)
            return who if who is not None and who.kind in ("name", "role", "body") else None
    return None


def _finite(token: Token) -> Agreement | None:
    """What a finite verb asks of its subject."""
    if token.kind != "word":
        return None
    tag = parses(token.text)[0].tag
    if tag.POS not in ("VERB", "PRTS", "ADJS") or tag.grammemes & {"1per", "2per", "impr"}:
        return None
    gender: Gender = "m" if tag.gender == "masc" else "f" if tag.gender == "femn" else ""
    return Agreement(gender, tag.number == "plur" if tag.number else None)


def _likely_nominative(word: str) -> bool:
    """By the likeliest reading as a name; a woman's surname that is rather a man's in the genitive is none."""
    readings = parses(word)
    if place := plural_place(word):
        return place == word
    names = [one for one in readings if one.tag.grammemes & NAMES and one.tag.number != "plur"]
    if not names:
        return readings[0].tag.case in ("nomn", None) or not any(one.is_known for one in readings)
    return bool(max(names, key=lambda one: (one.score, one.tag.case == "nomn")).tag.case == "nomn")


def _is_named_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether a street or a square has the name that stands at `at`."""
    before = at - 2 if at > 1 and tokens[at - 1].text == "." else at - 1
    return before >= 0 and bool(({tokens[before].low} | lemmas(tokens[before].text)) & NAMED_AFTER)


def _role_before(tokens: Sequence[Token], at: int, nominative: bool) -> int | None:
    """The noun whose phrase ends right before a name and that stands in its case: «министр водных ресурсов Ержанов»."""
    cases = {"nomn"} if nominative else {one.tag.case for one in parses(tokens[at].text)} - {"nomn"}
    for noun in range(at - 1, max(-1, at - 9), -1):
        if tokens[noun].kind != "word":
            return None
        readings = [one for one in parses(tokens[noun].text)[:3] if one.tag.POS == "NOUN"]
        people = [one for one in readings if "anim" in one.tag and not one.tag.grammemes & NAMES]
        single = not (at + 1 < len(tokens) and tokens[at + 1].capital)
        owned = any(one.tag.case == "gent" for one in parses(tokens[at].text))
        if single and noun == at - 1 and owned and lemmas(tokens[noun].text) & RELATIONAL:
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
        if any(
            one.tag.POS == "NOUN" and "anim" in one.tag and not one.tag.grammemes & {"Name", "Surn", "Patr"}
            for one in readings
        ):
            end = phrase(tokens, noun, noun, len(tokens))[1]
            return noun if end == len(tokens) or tokens[end].kind == "stop" else None
        if not any(one.tag.POS in ("ADJF", "ADVB") for one in readings):
            return None
    return None
