"""The people of a text as it brings them up: who is named where, and whom «политолог», «он» or a verb of saying means.

Used by `voices`. The word lists are of the language, not of the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from explainer.languages.ru.dictionary import analyzer

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
VIEW = re.compile(
    r"(?:по (?:\w+ )?(?:словам|мнению|оценк[еа]м?|версии|убеждению|утверждению|прогноз[уа]м?|признанию"
    r"|наблюдени[юя]м?|данным|сведениям)|с (?:\w+ )?точки зрения|на (?:\w+ )?взгляд)\b",
    re.IGNORECASE,
)

# Lemmas, with ё written as е.
SAYING = """
    говорить сказать заявить заявлять отметить отмечать подчеркнуть подчеркивать считать полагать
    добавить добавлять пояснить пояснять объяснить объяснять указать указывать напомнить напоминать
    перечислить перечислять заключить заключать делиться поделиться уверенный уверить убежденный убедить
    рассказать рассказывать рассуждать сообщить сообщать ответить отвечать спросить спрашивать
    утверждать уточнить уточнять признать признавать признаться предупредить предупреждать предположить
    предполагать прогнозировать констатировать резюмировать подытожить подытоживать продолжить
    продолжать заметить замечать думать надеяться писать написать обратиться обращать обратить высказать
    высказаться прокомментировать комментировать изложить излагать оценить оценивать выразить выражать
    призвать призывать попросить просить пообещать обещать согласиться возразить возражать настаивать
    воскликнуть вспомнить вспоминать сетовать говориться
"""
# Nouns that stand for somebody introduced before. «РhD» is also met with a Cyrillic first letter.
EXPERT = """
    политолог эксперт востоковед аналитик специалист экономист историк социолог международник регионовед
    китаист японист ученый исследователь исследовательница профессор академик наблюдатель обозреватель
    комментатор собеседник собеседница спикер автор доцент философ юрист правовед phd рhd
"""
SAYING_LEMMAS, EXPERT_LEMMAS = frozenset(SAYING.split()), frozenset(EXPERT.split())


class PersonName(NamedTuple):
    """Where a person is named."""

    start: int
    end: int
    person: str
    nominative: bool


class Names:
    """The names of people, to be met in any grammatical case: looked up by their first word, once made for all texts.

    `people`: id -> names in the nominative, as texts may write them.
    """

    def __init__(self, people: Mapping[str, tuple[str, ...]]) -> None:
        self.people = people

    @cached_property
    def _starts(self) -> dict[bool, dict[str, list[tuple[int, str, list[str]]]]]:
        """By whether the name begins with a capital: a word that does not is seldom asked for its readings."""
        starts: dict[bool, dict[str, list[tuple[int, str, list[str]]]]] = {False: {}, True: {}}
        names = [(person, WORD.findall(name)) for person, names in self.people.items() for name in names]
        for rank, (person, words) in enumerate(names):
            for key in _name_keys(words[0]) if words else ():
                starts[words[0][0].isupper()].setdefault(key, []).append((rank, person, words))
        return starts

    def beginning(self, word: str) -> list[tuple[str, list[str]]]:
        """(person, words) of each name whose first word this one may be a form of, in the order of the people."""
        starts = self._starts[word[0].isupper()]
        met = {entry[0]: entry[1:] for key in (_lemmas(word) if starts else ()) for entry in starts.get(key, ())}
        return [met[rank] for rank in sorted(met)]


class Cast:
    """The people of a text, and those whom its own words have brought up so far."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.last: str | None = None
        """Whom a pronoun means."""
        self.expert: str | None = None
        """Who was introduced last, or spoke."""

    @property
    def introduced(self) -> str | None:
        """Whom «политолог» means: others named by the way do not count once somebody was introduced."""
        return self.expert or self.last

    def mentions(self, text: str) -> list[PersonName]:
        """Where people are named, in any grammatical case; of names that begin together, the longest."""
        found, words = list[PersonName](), list(WORD.finditer(text))
        for at, word in enumerate(words):
            fits = []
            for person, name in self.names.beginning(word[0]):
                run = words[at : at + len(name)]
                gaps = "".join(text[one.end() : other.start()] for one, other in pairwise(run))
                if run and len(run) == len(name) and not gaps.strip(" .\xa0") and all(map(_names, run, name)):
                    exact = all(_fold(one[0]) == _fold(part) for one, part in zip(run, name, strict=True))
                    fits.append(PersonName(word.start(), run[-1].end(), person, exact))
            if fits and not (found and word.start() < found[-1].end):
                found.append(max(fits, key=lambda fit: (fit.end, fit.nominative)))
        return found

    def described(self, sentence: str) -> Iterator[tuple[str, bool]]:
        """Each person named, and whether as an expert, or as one who was asked or answers."""
        start, names = 0, self.mentions(sentence)
        for name, following in zip_longest(names, names[1:]):
            words = WORD.findall(sentence[start : name.start if following else len(sentence)])
            yield name.person, any(_lemmas(word) & (EXPERT_LEMMAS | SAYING_LEMMAS) for word in words)
            start = name.end

    def introduces(self, sentence: str) -> bool:
        """Whether a sentence brings somebody up as a voice."""
        return any(introduced for _, introduced in self.described(sentence))

    def meet(self, sentence: str) -> None:
        """Takes note of those whom a sentence of the text's own names."""
        for person, introduced in self.described(sentence):
            self.last = person
            if introduced:
                self.expert = person

    def hear(self, speaker: str | None) -> None:
        """Takes note of who has spoken."""
        self.last, self.expert = speaker or self.last, speaker or self.expert

    def speaker(self, phrase: str) -> tuple[bool, str | None]:
        """Whether a phrase brings up a speaker, by name, role or pronoun, and the person, where known."""
        words = WORD.findall(phrase)
        if names := self.mentions(phrase):
            # The subject is in the nominative: «сказал помощник Орловой Зимин».
            return True, next((name for name in names if name.nominative), names[0]).person
        # Nobody is better than the wrong one: a name that is not among the people is no pronoun for them.
        if any(map(_is_stranger, words)):
            return True, None
        roles = [one for word in words for one in parses(word) if _fold(one.normal_form) in EXPERT_LEMMAS]
        if roles:
            return True, self.introduced if any("sing" in one.tag for one in roles) else None
        if VIEW.match(phrase):
            pronoun = {"его", "ее"} & {*map(_fold, words[1:2])}
        else:
            pronoun = {"он", "она"} & {*map(_fold, words)}
        return bool(pronoun), self.last if pronoun else None


@cache
def parses(word: str) -> tuple[Any, ...]:
    return tuple(analyzer().parse(word))


@cache
def _lemmas(word: str) -> frozenset[str]:
    """The word itself and the dictionary forms of all its readings."""
    return frozenset({_fold(word), *(_fold(parse.normal_form) for parse in parses(word))})


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def _names(word: re.Match[str], name: str) -> bool:
    """Whether a word of the text is a form of one word of a name, which is in the nominative singular."""
    if word[0][0].isupper() != name[0].isupper():
        return False
    return not _lemmas(word[0]).isdisjoint(_name_keys(name))


@cache
def _name_keys(name: str) -> frozenset[str]:
    """One word of a name and, where it may be in the nominative singular, its dictionary forms."""
    return frozenset({_fold(name), *(_fold(one.normal_form) for one in parses(name) if {"sing", "nomn"} in one.tag)})


def says(phrase: str, within: int | None = None) -> bool:
    """Whether one of the first words is a verb of saying, in the third person or the past («уверен» too)."""
    return any(
        _fold(parse.normal_form) in SAYING_LEMMAS
        and parse.tag.POS in ("VERB", "ADJS", "PRTS")
        and not parse.tag.grammemes & {"1per", "2per", "impr"}
        for word in WORD.findall(phrase)[:within]
        for parse in parses(word)
    )


def _is_stranger(word: str) -> bool:
    """Whether a word looks like a name of somebody, not of a place or an institution."""
    tag = parses(word)[0].tag
    if not word.istitle() or "NOUN" not in tag or tag.grammemes & {"Geox", "Orgn"}:
        return False
    return _lemmas(word).isdisjoint(EXPERT_LEMMAS)
