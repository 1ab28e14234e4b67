"""People as a text names them, and turns of speech: what is told of each, and what fits together."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from explainer.languages.protocol import Name, Who


@dataclass(slots=True)
class Person:
    """Somebody named, with everything the text calls him."""

    words: str
    """The longest of his names in the nominative."""
    stands: str
    """The same as it stands in the text."""
    nominative: bool
    keys: set[str]
    given: set[str]
    """Keys of the words before the last."""
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    first: int = 0
    """The sentence that names him first, counted through."""
    count: int = 1
    """How often he is named."""


class Turn(NamedTuple):
    """Somebody who has spoken or was spoken of."""

    at: int
    """The sentence, counted through."""
    speaker: str
    gender: str
    plural: bool
    body: bool | None
    """Whether it is an institution, which is no «он» with a gender of its own; nothing where a name may be either."""
    sure: bool = True


def full_name(person: Person, name: Name, whole_name: Callable[[str, str], str]) -> str:
    """The full name of one whom the text calls once by it in another case and once by the surname as it is: «Анне
    Лосевой» and «Лосева». Nothing where that is not how the two names are.

    `whole_name`: what the language says of a full name and a surname.
    """
    full, short = (person, name) if len(name.stands) < len(person.stands) else (name, person)
    if not short.nominative or " " in short.words or " " not in full.stands:
        return ""
    strangers = full.gender and short.gender and full.gender != short.gender
    guessed = not full.nominative and full.words.endswith(f" {short.words}") and not strangers
    return whole_name(full.stands, short.words) or (full.words if guessed else "")


def meant(who: Who, turn: Turn) -> bool:
    """Whether a pronoun, or a verb without a subject, can mean somebody."""
    if who.kind == "unnamed":
        return not who.gender or not turn.gender or who.gender == turn.gender
    if who.thing:
        return turn.body is not False and not turn.plural
    if who.plural:
        return turn.plural or turn.body is True
    return not turn.plural and not turn.body and genders_fit(who.gender, turn.gender)


def genders_fit(asked: str, found: str) -> bool:
    return not asked or not found or asked == found


def apart(first: set[str], second: set[str]) -> bool:
    """Whether two sets of given names are of two people."""
    return bool(first) and bool(second) and not any(_alike(one, other) for one in first for other in second)


def _alike(one: str, other: str) -> bool:
    """Whether two given names may be one, or one the initial of the other: Лев is not Лиза."""
    bare = ["".join(filter(str.isalpha, unicodedata.normalize("NFKD", name))) for name in (one, other)]
    letters = min(2, *map(len, bare))
    return bare[0][:letters] == bare[1][:letters]
