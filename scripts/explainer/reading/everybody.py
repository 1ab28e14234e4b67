"""Everybody and everything that a text names, each once, where it is named first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.languages.protocol import Language
from explainer.reading.cast import Cast


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedThere:
    """Somebody or something, and where its name stands for the first time."""

    words: str
    """The fullest name, in the nominative as far as the rules know it."""
    sentence: int
    """Which of the sentences that were given, counted from 0."""
    start: int
    end: int
    person: bool
    """Whether it can be a human being's name."""
    nominative: bool = True
    """Whether the words are surely in it."""


def everybody(sentences: Sequence[str], language: Language) -> tuple[NamedThere, ...]:
    """In the order in which they are named first."""
    cast = Cast(language.kin(), language.generic_role, language.introduces, language.whole_name)
    found = [(at, name) for at, words in enumerate(sentences) for name in language.names(words, True)]
    for at, name in found:
        cast.take(name, at)
    first = dict[str, NamedThere]()
    for at, name in found:
        words = cast.known(name) or name.words
        first.setdefault(
            words,
            NamedThere(
                words=words,
                sentence=at,
                start=name.start,
                end=name.end,
                person=name.person,
                nominative=words != name.words or name.nominative,
            ),
        )
    return tuple(first.values())
