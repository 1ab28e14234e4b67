"""The section of the change log that lists what was wrong: a day and an address, and below them words in each language.

## Corrections

- 2026-12-05 timeline/#an-event
  ru: …
  en: …
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from explainer.addresses import is_address, is_file
from explainer.model import LANGUAGES, Correction, Place, Problem, Text

FILE, NO_DAY = "CHANGELOG.md", "1970-01-01"
"""The file, and the day of the edition where it names none."""
ENTRY = re.compile(r"- (\S+) (\S+) *")
WORDS = re.compile(r"  ([a-z]+): (\S.*)")
LIKE = "write `- YYYY-MM-DD timeline/#an-id`, and below it a line `  CODE: words` for each language"


def read_corrections(lines: list[str], start: int, edition: str, problems: list[Problem]) -> tuple[Correction, ...]:
    """The corrections of these lines, the first of which has the number `start`, in their order.

    `edition`: the day of the newest one, which every correction is part of.
    """
    found: list[tuple[int, re.Match[str], list[tuple[int, str]]]] = []
    # What stands below no correction is told with the line that is none.
    below: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start):
        if line.startswith(" ") and line.strip():
            below.append((number, line))
        elif entry := ENTRY.fullmatch(line):
            below = []
            found.append((number, entry, below))
        elif line.strip():
            below = []
            problems.append(Problem(Place(FILE, number), f"“{line.strip()}” is no correction; {LIKE}"))
    read = []
    for number, entry, below in found:
        words = dict[str, str]()
        told = [*_entry_faults(number, entry[1], entry[2], edition), *_words_of(below, words)]
        lacking = " and ".join(f'"{language}"' for language in LANGUAGES if language not in words)
        if lacking and not told:
            told.append(
                Problem(Place(FILE, number), f"this correction has no words in {lacking}; add a line `  CODE: …`")
            )
        problems += told
        if not told:
            text = Text(tuple(words[language] for language in LANGUAGES))
            place = Place(FILE, number, {found[1]: line for line, words in below for found in WORDS.finditer(words)})
            read.append(Correction(place=place, day=entry[1], at=entry[2], words=text))
    return tuple(read)


def _entry_faults(number: int, day: str, at: str, edition: str) -> Iterator[Problem]:
    place = Place(FILE, number)
    if not is_day(day):
        yield Problem(place, f"{day} is no day of the calendar; write it as YYYY-MM-DD")
    elif NO_DAY != edition < day:
        yield Problem(place, f"{day} is after the newest edition, {edition}; date that one anew, or mend the day")
    if not is_address(at) or is_file(at):
        yield Problem(place, f'"{at}" is no address of a page; write one like timeline/ or timeline/#an-id')


def is_day(words: str) -> bool:
    """Whether it is a day of the calendar, ISO 8601."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _words_of(below: list[tuple[int, str]], words: dict[str, str]) -> Iterator[Problem]:
    """Fills in the words by language; what is wrong with their lines."""
    for number, line in below:
        found = WORDS.fullmatch(line)
        if not found or found[1] not in LANGUAGES:
            codes = " or ".join(f"`  {language}: …`" for language in LANGUAGES)
            yield Problem(Place(FILE, number), f"“{line.strip()}” belongs to no language; write {codes} in one line")
        elif found[1] in words:
            yield Problem(Place(FILE, number), f'this correction has words in "{found[1]}" already; keep one line')
        else:
            words[found[1]] = found[2].strip()
