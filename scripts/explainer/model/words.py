"""Words in every language of the site, where something stands in a file, what is wrong there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LANGUAGES: tuple[str, ...] = ("ru", "en")
"""The languages of the site, the first one being its default. Adding one here asks for its texts everywhere."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in every language of the site: `text["ru"]`, `text["en"]`."""

    values: tuple[str, ...]

    def __getitem__(self, language: str) -> str:
        return self.values[LANGUAGES.index(language)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def items(self) -> tuple[tuple[str, str], ...]:
        return tuple(zip(LANGUAGES, self.values, strict=True))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record stands: a path as the editor knows it, and a line counted from 1."""

    path: str
    line: int
    fields: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """The lines of its fields, and of what stands inside them: `speaker`, `title.en`, `topics.0`."""

    def of(self, *names: str | int) -> Place:
        """The place of a field, or of the nearest thing around it that there is: `of("title", "en")`, `of("see", 0)`.

        For a field that the record lacks, its own place.
        """
        for end in range(len(names), 0, -1):
            line = self.fields.get(".".join(map(str, names[:end])))
            if line:
                return Place(self.path, line)
        return self

    def by_language(self, *names: str | int) -> dict[str, Place]:
        """The places of a text's words: of the record's own, or of those of the field that is named."""
        around, begun = self.of(*names), "".join(f"{name}." for name in names)
        lines = {language: self.fields.get(begun + language) for language in LANGUAGES}
        return {language: Place(self.path, line) if line else around for language, line in lines.items()}

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that must be mended before anything is written: what, and what would mend it."""

    place: Place
    message: str
    breaks: bool = field(default=False, compare=False)
    """A whole file could not be read: what rests on it would be told as wrong, too, and is not."""
    asked: bool = field(default=False, compare=False)
    """Nothing is wrong yet: a program has drafted it, and an editor is asked. Verbs that draft go on all the same."""
    of_name: bool = field(default=False, compare=False)
    """A name is told that is not proved or not known: where a record is wrongly named, that brings it about."""
    judged: bool = field(default=False, compare=False)
    """A rule has judged what a whole record says, and an editor may accept it; a record half read is not judged."""

    def __str__(self) -> str:
        """On one line, whatever the file holds that the message quotes."""
        told = " ".join(f"{self.place}: {self.message}".split("\n"))
        half = LONGEST_MESSAGE // 2
        return told if len(told) <= LONGEST_MESSAGE else f"{told[:half]} … {told[-half:]}"


PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def fill(words: str, **values: object) -> str:
    """The words with every `{name}` that `values` has filled in. Other braces stay: str.format would run what they say.

    fill("Edition of {day}", day="1 May") == "Edition of 1 May"
    """
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), words)
