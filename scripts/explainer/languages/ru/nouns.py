"""Russian nouns that may speak: what is a person's, an institution's, a place's, and how far their phrase goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from explainer.languages.ru.lexicon import BODIES, PAPERS, RELATIONAL, ROLES
from explainer.languages.ru.morphology import (
    NAMES,
    fold,
    is_name,
    is_place,
    lemmas,
    parses,
)
from explainer.languages.tokens import Token

QUOTES = "«»„“”\"'"


LONG_BODIES = tuple(sorted(body for body in BODIES if len(body) > 5))


def is_ruled(tokens: Sequence[Token], run: Sequence[Token]) -> bool:
    """Whether a name depends on the word before it: «компании CEZ», «в Париже», «по данным Reuters»."""
    at = bisect_left(tokens, run[0].start, key=lambda token: token.start)
    opens = next((i for i in range(at - 1, max(-1, at - 5), -1) if tokens[i].text in '«“„"»”'), None)
    if opens is not None and tokens[opens].text not in "»”":
        # «газета «Вечерний край»»: what stands in marks depends on what stands before them.
        at = opens
    marked = tokens[at].text in QUOTES
    if not at or tokens[at - 1].kind != "word" or (tokens[at - 1].capital and not marked):
        return False
    readings = parses(tokens[at - 1].text)
    if readings[0].tag.POS == "PREP":
        return True
    nouns = [one for one in readings if one.tag.POS == "NOUN"]
    stiff = all(
        "Fixd" in parses(one.text)[0].tag or "LATN" in parses(one.text)[0].tag or len(one.text) == 1 for one in run
    )
    if nouns and marked:
        return True
    free = readings[0].tag.case == "nomn" or (readings[0].tag.case == "datv" and "anim" in readings[0].tag)
    return bool(nouns) and stiff and not free


def name_runs(tokens: Sequence[Token], first: int, last: int) -> list[list[Token]]:
    """Runs of words that name one person, place or institution: «А. Орлова», «Хосе Авила»."""
    runs, run = list[list[Token]](), list[Token]()
    at = first
    while at < last:
        token = tokens[at]
        initial = token.capital and len(token.text) == 1 and at + 1 < last and tokens[at + 1].text == "."
        if initial:
            run.append(token)
            at += 2
            continue
        after = bool(run) and token.capital and _is_given(run[-1])
        opens = at == 0 or tokens[at - 1].text in QUOTES
        small = at > 0 and token.capital and at + 1 < last and tokens[at + 1].capital and _is_small(token)
        if after or small or (is_name(token, opens) and not _is_title_word(token) and not _is_epithet(tokens, at)):
            place = is_place(token.text)
            given = bool(run) and not token.text.isupper() and _is_given(run[-1])
            if run and (is_place(run[-1].text) or (place and not given)) and len(run[-1].text) > 1:
                runs.append(run)
                run = []
            run.append(token)
        elif run:
            runs.append(run)
            run = []
        at += 1
    return [*runs, run] if run else runs


def _is_small(token: Token) -> bool:
    """Whether a word is but for its capital no name: «До Мин» is one all the same."""
    return parses(token.text)[0].tag.POS in ("PREP", "CONJ", "PRCL", "INTJ")


def names_place(run: Sequence[Token]) -> bool:
    """Whether a run names a place or an institution: «Ларс Хольм» does not, whatever else is called so."""
    return is_place(run[-1].text) and not (len(run) > 1 and _is_given(run[0]))


def _is_given(token: Token) -> bool:
    """Whether a word is a given name, so that a surname follows even if a town is called so."""
    return any("Name" in one.tag and one.is_known for one in parses(token.text)) or not any(
        one.is_known for one in parses(token.text)
    )


def phrase(tokens: Sequence[Token], at: int, first: int, last: int) -> tuple[int, int]:
    """The noun with its adjectives before and what depends on it behind: indexes."""
    start = at
    while start > first and tokens[start - 1].kind == "word" and is_adjective(tokens[start - 1].text):
        start -= 1
    end = at + 1
    if end < last and tokens[end].text in '«“„"':
        # «компания «Северные причалы»»: all of a name in marks.
        closing = (i for i in range(end + 2, min(end + 7, last)) if tokens[i].text in '»”“"')
        end = next(closing, end - 1) + 1
    while end < last and end - at < 9 and _depends(tokens[end]):
        end += 1
    while end > at + 1 and tokens[end - 1].kind != "word" and tokens[end - 1].text not in '»”"':
        end -= 1
    return start, end


def _depends(token: Token) -> bool:
    if token.kind == "stop":
        return token.text in QUOTES + "."
    if token.kind != "word":
        return False
    if token.low == "по":
        return True
    readings = parses(token.text)
    if readings[0].tag.POS in ("PREP", "VERB", "ADVB", "GRND"):
        return False
    if token.capital or token.low == "и":
        return True
    return any(
        one.tag.POS in ("NOUN", "ADJF", "PRTF") and one.tag.case in ("gent", "ablt", "datv") for one in readings[:3]
    )


def blank_before(tokens: Sequence[Token], at: int) -> str:
    return " " * (tokens[at].start - tokens[at - 1].end)


def is_plain(token: Token) -> bool:
    return not any(one.tag.grammemes & {"Name", "Surn", "Geox", "Orgn"} for one in parses(token.text)[:2])


def role_keys(tokens: Sequence[Token], noun: int) -> frozenset[str]:
    """Dictionary forms of a role, and of the role with the word that it rules («глава правительства»)."""
    own = {fold(one.normal_form) for one in parses(tokens[noun].text) if one.tag.POS == "NOUN"} or {tokens[noun].low}
    keys = set(own)
    if noun + 1 < len(tokens) and tokens[noun + 1].kind == "word":
        keys |= {f"{key} {tokens[noun + 1].low}" for key in own}
    return frozenset(keys)


def is_governed(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a preposition rules the noun: «в большом интервью», «в опубликованном 27 сентября интервью»."""
    stiff = "Fixd" in parses(tokens[at].text)[0].tag
    for before in range(at - 1, max(first, at - 6) - 1, -1):
        token = tokens[before]
        if token.kind != "word":
            return False
        if _is_preposition(token):
            return True
        if not (is_adjective(token.text) or token.text.isdigit() or stiff):
            return False
    return False


def names_body(token: Token) -> bool:
    """Whether a noun is an institution's: «авиакомпания» as «компания»."""
    found = lemmas(token.text)
    return bool(found & BODIES) or any(one.endswith(LONG_BODIES) for one in found)


def can_speak(token: Token) -> bool:
    """Whether a noun is a person's, an institution's or a paper's."""
    readings = parses(token.text)
    person = any("anim" in one.tag and one.score > 0.1 for one in readings)
    return person or names_body(token) or bool(lemmas(token.text) & (ROLES | PAPERS))


def is_common_noun(token: Token, opens: bool) -> bool:
    if token.kind != "word" or len(token.text) < 3:
        return False
    if token.capital and not opens and not lemmas(token.text) & (ROLES | BODIES):
        return False
    return any(
        one.tag.POS == "NOUN" and not one.tag.grammemes & {"Name", "Surn", "Patr"} for one in parses(token.text)[:4]
    )


def _is_epithet(tokens: Sequence[Token], at: int) -> bool:
    """«Норландского» before «банка» is an adjective."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.kind != "word" or behind.capital:
        return False
    top = parses(tokens[at].text)[0]
    return top.tag.POS == "ADJF" and not any(one.tag.grammemes & NAMES for one in parses(tokens[at].text))


def _is_title_word(token: Token) -> bool:
    """«Президент» with a capital is a role; so is «Правительство»."""
    return bool(lemmas(token.text) & (ROLES | BODIES)) and not token.text.isupper()


def is_adjective(word: str) -> bool:
    return any(one.tag.POS in ("ADJF", "PRTF") for one in parses(word)[:2])


def is_finite_verb(token: Token) -> bool:
    return token.kind == "word" and parses(token.text)[0].tag.POS == "VERB"


def _is_preposition(token: Token) -> bool:
    return token.kind == "word" and parses(token.text)[0].tag.POS == "PREP"


def is_relational(token: Token) -> bool:
    return bool(lemmas(token.text) & RELATIONAL)


def is_body(token: Token) -> bool:
    return names_body(token) and not lemmas(token.text) & ROLES


def is_role(token: Token) -> bool:
    return any("anim" in one.tag for one in parses(token.text)[:2]) or bool(lemmas(token.text) & ROLES)


def is_person(run: Sequence[Token]) -> bool:
    return any(
        one.tag.grammemes & {"Name", "Surn", "Patr"} and one.is_known for token in run for one in parses(token.text)
    )


def name_in_marks(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Where a paper or a body is called by a name in marks alone: «пишет «Голос края»»; indexes of the marks."""
    for at in range(first, last):
        ruled = at > 0 and parses(tokens[at - 1].text)[0].tag.POS in ("NOUN", "PREP")
        if tokens[at].text not in '«“„"' or ruled:
            continue
        end = next((i for i in range(at + 1, min(at + 7, len(tokens))) if tokens[i].text in '»”“"'), None)
        if end is not None and end > at + 1:
            return at, end
    return None
