"""The verb `read`: any file read by the rules of its language, without a site. Shows it, or prints it as JSON."""

from __future__ import annotations

import datetime
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from explainer.languages.known import find_language, is_written_in, known_codes
from explainer.reading import read_text
from explainer.reading.characters import plain_lines
from explainer.reading.reading import Reading, as_data

NO_NAME = re.compile(r"^[-*#>]|^\d+[.)]|[;|]|:\s|\w\s+\w+\s*,\s*\w+\s+\w|^[\W\d_]*$")
"""What no name looks like: an item of a list, several names or fields in a line, nothing of letters."""


class UnreadableError(Exception):
    """Files or options that cannot be read; the message has a line for each thing that is wrong."""


def read(path: Path, day: str, code: str, people: str | None, *, json_wanted: bool) -> int:
    """Reads a file, prints the reading, and returns the exit code."""
    try:
        reading = read_file(path, day, code, people)
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return 1
    if json_wanted:
        print(json.dumps(as_data(reading), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_shown(reading)))
    return 0


def read_file(path: Path, day: str, code: str, people: str | None) -> Reading:
    """The reading of one file; what was left out of it is told. Raises UnreadableError, all that is wrong in it."""
    wrong = list[str]()
    language = find_language(code)
    if language is None:
        known = ", ".join(known_codes())
        wrong.append(f'--language: "{code}" has no folder; use one of: {known}, or add a folder to languages/')
    date = _date(day, wrong)
    lines = _lines(path, wrong)
    if lines is not None and not any(line.strip() for line in lines):
        wrong.append(f"{path}:1: the text is empty; give a file with words")
    elif lines is not None and language is not None and not is_written_in("\n".join(lines), code):
        wrong.append(f'{path}:1: has hardly a letter of "{code}"; name the language that it is in')
    names = _names(people, wrong) if people is not None else []
    if wrong or language is None or date is None or lines is None:
        raise UnreadableError("\n".join(wrong))
    return read_text(lines, language, date, names)


def file_text(path: Path, wrong: list[str]) -> str | None:
    """What a file holds, or None where it is no text in UTF-8, which is then told in `wrong`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        wrong.append(f"{path}:1: cannot be read: {error.strerror}; name a file with text")
        return None
    try:
        # A mark of the byte order is no part of the first word.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong.append(f"{path}:{line}: not UTF-8; save the text in this encoding")
        return None


def _date(day: str, wrong: list[str]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        wrong.append(f'--date: "{day}" is no day of the calendar; write it as 2025-12-19')
        return None


def _lines(path: Path, wrong: list[str]) -> list[str] | None:
    """The lines of a file. Letters in parts are put together, and what nobody sees is left out, which is told."""
    text = file_text(path, wrong)
    if text is None:
        return None
    whole = unicodedata.normalize("NFC", text)
    if whole != text:
        print(f"{path}:1: its letters are written in parts; read as if it were saved as NFC", file=sys.stderr)
    lines, unseen = plain_lines(whole)
    for place, what in unseen:
        print(f"{path}:{place}: left out, for nobody sees them: {what}", file=sys.stderr)
    for number, line in enumerate(lines, 1):
        controls = sorted({f"U+{ord(letter):04X}" for letter in line if ord(letter) < 32 and letter != "\t"})
        wrong += [f"{path}:{number}: control character {control}; take it out" for control in controls]
    return lines


def _names(people: str, wrong: list[str]) -> list[str]:
    """The names of a file of people, one a line."""
    lines = _lines(Path(people), wrong)
    if lines is None:
        return []
    names = {number: " ".join(line.split()) for number, line in enumerate(lines, 1) if line.strip()}
    if not names:
        wrong.append(f"{people}:1: names nobody; write one name a line, or leave --people out")
    for number, name in names.items():
        if NO_NAME.search(name):
            wrong.append(f"{people}:{number}: “{name}” is not one name; write one a line and nothing else")
    return list(names.values())


def _shown(reading: Reading) -> Iterator[str]:
    for block in reading.blocks:
        yield f"{block.number} {block.kind}"
        for sentence in reading.sentences[block.number]:
            for voice in sentence.voices:
                who = f" {voice.speaker}" if voice.speaker else ""
                asked = " (asked)" if voice.asked else ""
                words = sentence.text[voice.start : voice.end].strip()
                yield f"  {block.number}.{sentence.number} {voice.kind}{who}{asked}: {words}"
    for date in reading.dates:
        yield f"  {date.block}.{date.sentence} {date.edtf or 'too vague for a date'}: {date.wording}"
