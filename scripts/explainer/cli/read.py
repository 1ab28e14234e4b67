"""The verb `read`: any file read by the rules of its language, without a site. Shows it, or prints it as JSON."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from explainer.languages.known import find_language, known_codes
from explainer.reading import read_text
from explainer.reading.characters import plain_lines
from explainer.reading.reading import Reading, as_data


class UnreadableError(Exception):
    """A file or an option that cannot be read; the message is one line."""


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
    """The reading of one file; what was left out of it is told. Raises UnreadableError."""
    language = find_language(code)
    if language is None:
        raise UnreadableError(
            f'language "{code}" has no folder; use one of: {", ".join(known_codes())}, or add a folder to languages/'
        )
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        raise UnreadableError(f'"{day}" is no day of the calendar; write it as 2025-12-19') from None
    lines, unseen = plain_lines(_text(path))
    for line, what in unseen:
        print(f"{path}:{line}: left out, for nobody sees them: {what}", file=sys.stderr)
    if not any(line.strip() for line in lines):
        raise UnreadableError(f"{path}:1: the text is empty; give a file with words")
    names = [line.strip() for line in _text(Path(people)).splitlines() if line.strip()] if people else []
    return read_text(lines, language, date, names)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}:1: cannot be read: {error.strerror}; name a file with text") from None
    try:
        # A mark of the byte order is no part of the first word.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{path}:{line}: not UTF-8; save the text in this encoding") from None
    control = next((i for i, letter in enumerate(text) if ord(letter) < 32 and letter not in "\t\n\r\x0b\x0c"), None)
    if control is not None:
        line = text.count("\n", 0, control) + 1
        raise UnreadableError(f"{path}:{line}: control character U+{ord(text[control]):04X}; take it out")
    return text


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
