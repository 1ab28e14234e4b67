"""What of a Russian sentence an act of speech is about: «… осудил запрет и уехал, а город называет его «мерой»»."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.languages.ru.datetables import MONTHS, WEEKDAYS
from explainer.languages.ru.lexicon import ABOUT_WHAT, JOINS, PAPERS, SETTINGS, SPOKEN, THAT
from explainer.languages.ru.morphology import lemmas, parses
from explainer.languages.ru.nouns import is_finite_verb
from explainer.languages.ru.speakers import find_who
from explainer.languages.ru.verbs import agreement_of, find_verb
from explainer.languages.sentence import Sentence
from explainer.languages.tokens import Clause, Token

_LOOSE = {"ADVB", "CONJ", "PRCL", "INTJ", "COMP"}
_WHERE = PAPERS | SPOKEN | SETTINGS


def where_told(sentence: Sentence, clause: Clause, stop: int) -> int:
    """Where in its clause that begins which is said: behind when, where and how it was («Ранее», «В интервью 3 мая»).

    `stop`: where the words of saying begin.
    """
    tokens, at = sentence.tokens, clause.first
    while at < clause.last and tokens[at].start < stop:
        if tokens[at].kind == "word" and parses(tokens[at].text)[0].tag.POS in _LOOSE:
            at += 1
            continue
        behind = _behind_setting(tokens, at, stop)
        if behind == at:
            break
        at = behind
    return tokens[at].start if at < len(tokens) else len(sentence.text)


def _behind_setting(tokens: list[Token], at: int, stop: int) -> int:
    """Behind «в опубликованном 3 мая интервью газете», «при этом»; where none stands, `at`."""
    if parses(tokens[at].text)[0].tag.POS != "PREP" or tokens[at].low in ABOUT_WHAT:
        return at
    end = next((i for i in range(at, len(tokens)) if tokens[i].start >= stop), len(tokens))
    inside = [token for token in tokens[at + 1 : end] if token.kind == "word"]
    if inside and parses(inside[0].text)[0].tag.POS == "NPRO":
        return at + 2
    told = next((i for i in range(at + 1, end) if _is_setting(tokens[i])), None)
    if told is None or any(_is_object(token) for token in tokens[at + 1 : told]):
        return at
    return next((i for i in range(told + 1, end) if _is_object(tokens[i])), end)


def _is_setting(token: Token) -> bool:
    """Whether a word says where or when something was said."""
    return bool(lemmas(token.text) & _WHERE) or token.low.startswith((*MONTHS[:4], *MONTHS[5:], *WEEKDAYS))


def _is_object(token: Token) -> bool:
    """Whether a word can but be the object or the subject of a verb: «экономическую», «мощь»."""
    if token.kind != "word" or _is_setting(token):
        return token.kind == "mask"
    top = parses(token.text)[0].tag
    return top.POS in ("NOUN", "ADJF") and top.case in ("accs", "nomn")


def ends_of_report(sentence: Sentence, index: int, at: int) -> tuple[int, int]:
    """Where it surely ends what the verb `at` in a clause tells, and where it may: at what its subject does besides, at
    another who speaks; perhaps where another does anything."""
    tokens, clause, end = sentence.tokens, sentence.clauses[index], len(sentence.text)
    for place in range(at + 1, clause.last - 1):
        if tokens[place].low in JOINS and _goes_on_doing(tokens, place + 1, clause.last):
            return tokens[place].start, tokens[place].start
    for start, speaks in _others(sentence, index):
        return start, start if speaks else end
    return end, end


def _goes_on_doing(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a verb follows that is none of saying: «и уехал»."""
    for token in tokens[first:last]:
        if is_finite_verb(token):
            return find_verb(token) is None
        if token.kind != "word" or parses(token.text)[0].tag.POS not in _LOOSE:
            return False
    return False


def _others(sentence: Sentence, index: int) -> Iterator[tuple[int, bool]]:
    """Later clauses that have a subject of their own: where each begins, and whether it speaks."""
    tokens = sentence.tokens
    for clause in sentence.clauses[index + 1 :]:
        first = clause.first + (tokens[clause.first].low in JOINS)
        opening = tokens[min(first, clause.last - 1)]
        if opening.low in THAT:
            return
        if opening.kind != "word" or opening.low.startswith("котор") or parses(opening.text)[0].tag.POS == "CONJ":
            continue
        verb = next((i for i in range(first, clause.last) if is_finite_verb(tokens[i])), None)
        if verb is None:
            continue
        said = find_verb(tokens[verb])
        agreement = said.agreement if said else agreement_of(parses(tokens[verb].text)[0].tag)
        who = find_who(tokens, first, verb, agreement)
        if who is not None or (first > clause.first and any(map(_may_do, tokens[first:verb]))):
            yield sentence.start(clause), said is not None and who is not None


def _may_do(token: Token) -> bool:
    """Whether a noun can be the subject: «а порт закрыл причалы»."""
    readings = parses(token.text)[:2] if token.kind == "word" else ()
    return any(one.tag.POS == "NOUN" and "nomn" in one.tag for one in readings)
