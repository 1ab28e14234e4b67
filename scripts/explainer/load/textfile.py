"""A file of the checkout as text. The one place where files are opened for reading, and where characters are refused.

Refused: what stands elsewhere than it seems, what is no UTF-8, characters that nobody sees, letters in parts (NFD).
"""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from explainer.model import Place, Problem

# Controls (but the line feed), surrogates, marks and embeddings of direction, line and paragraph separators, invisible
# operators, the byte order mark, what stands for a letter that was lost, characters that Unicode will never have, and
# the invisible alphabet of tags. Joiners, the soft hyphen and the space without width belong to scripts and texts.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    "\ufff0-\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MEGA = 10**6
LARGEST = {".md": 1 * MEGA}
"""What a person reads from end to end: an essay of some thousand words has a fiftieth of it. Anything read takes time
and many times its size in memory, and so a file that is there by mistake is refused before."""
LARGEST_OTHER = 50 * MEGA
MERGING = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
MOST = 20
"""As many refused characters of one file are told."""
MOST_MARKS = 30
"""As many marks may stand on one letter (stream-safe text, annex 15 of Unicode): to sort more takes ever longer."""
# Where so many could be: neither words, blanks nor ASCII.
_NO_WORDS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")


def read_text(path: Path, shown: str, problems: list[Problem]) -> str | None:
    """The file as text, or None with the problem told. `shown` is its path below the checkout, which `path` ends in."""
    try:
        if _leads_elsewhere(path, shown):
            told = Problem(Place(shown, 1), "leads to another place; put the file itself here", breaks=True)
        elif not stat.S_ISREG((found := path.stat()).st_mode):
            told = Problem(Place(shown, 1), "is no plain file; put the file itself here", breaks=True)
        elif found.st_size > (most := LARGEST.get(path.suffix, LARGEST_OTHER)):
            size = f"{found.st_size / MEGA:.1f} MB, and a file like it has at most {most // MEGA} MB"
            told = Problem(Place(shown, 1), f"is {size}; take it apart, or put in what was meant", breaks=True)
        else:
            return _decode(path.read_bytes(), shown, problems)
    except OSError as error:
        told = Problem(Place(shown, 1), f"cannot be read: {error.strerror}; put the file there", breaks=True)
    problems.append(told)
    return None


def refused_in(text: str) -> Iterator[tuple[int, str]]:
    """(offset, what is wrong and what would mend it) of every refused character, then of the first letter in parts."""
    for found in FORBIDDEN.finditer(text):
        tab = found[0] == "\t"
        mend = "is a tab, which is not allowed; write spaces" if tab else "is not allowed; take it out"
        yield found.start(), f"character U+{ord(found[0]):04X} {mend}"
    heaped = next(_heaps(text), None)
    if heaped is None:
        yield from _in_parts(text)
    else:
        yield heaped, f"more than {MOST_MARKS} marks stand on one letter; take them out"


def _heaps(text: str) -> Iterator[int]:
    for found in _NO_WORDS.finditer(text):
        row = 0
        for offset, character in enumerate(found[0], found.start()):
            row = row + 1 if unicodedata.combining(character) else 0
            if row > MOST_MARKS:
                yield offset
                break


def is_below(path: str) -> bool:
    """Whether a path of a record stays in the folder that it is meant for, on every system."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") for part in parts) and not re.search(r"[\\:]", path)


def _leads_elsewhere(path: Path, shown: str) -> bool:
    """Whether a link on the way, or a step upward, leads out of the place that the path names."""
    parts = PurePosixPath(shown).parts
    if ".." in parts or path.parts[-len(parts) :] != parts:
        return True
    root = path.parents[len(parts) - 1]
    return path.resolve() != root.resolve().joinpath(*parts)


def _decode(data: bytes, shown: str, problems: list[Problem]) -> str | None:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = 1 if _is_utf16(data) else data[: error.start].count(b"\n") + 1
        problems.append(
            Problem(Place(shown, line), f"{_encoding(data, error.start)}; save the file as UTF-8", breaks=True)
        )
        return None
    if _is_utf16(data):
        problems.append(Problem(Place(shown, 1), f"{_encoding(data, 0)}; save the file as UTF-8", breaks=True))
        return None
    if merging := MERGING.search(text):
        line = text.count("\n", 0, merging.start()) + 1
        message = "holds both sides of a merge; keep what is meant, and take the marks out"
        problems.append(Problem(Place(shown, line), message, breaks=True))
        return None
    faults = [
        Problem(Place(shown, text.count("\n", 0, offset) + 1), message, breaks=True)
        for (offset, message), _ in zip(refused_in(text), range(MOST), strict=False)
    ]
    problems += faults
    return None if faults else text


def _is_utf16(data: bytes) -> bool:
    # Blanks and line ends alone bring so many zeros.
    return data.startswith(UTF16_MARKS) or data.count(0) > len(data) // 50 + 1


def _encoding(data: bytes, at: int) -> str:
    """What the bytes look like: said to the editor, and never used to read them."""
    if _is_utf16(data):
        return "is UTF-16, not UTF-8"
    letters = sum(not character.isascii() for character in data.decode("utf-8", errors="ignore"))
    if letters < sum(byte > 0x7F for byte in data) / 4:
        return "is not UTF-8 but looks like an encoding of one byte a letter, such as Windows-1251"
    return f"is broken UTF-8 (byte {data[at]:02X})"


def _in_parts(text: str) -> Iterator[tuple[int, str]]:
    """The first letter that is written as a base and a mark although it has a character of its own."""
    if unicodedata.is_normalized("NFC", text):
        return
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        letter = text[at:end]
        if not unicodedata.is_normalized("NFC", letter):
            whole = unicodedata.normalize("NFC", letter)
            yield at, f"“{letter}” is written as {_codes(letter)}, not {_codes(whole)}; save the file as NFC"
            return
        at = end
    yield 0, "holds letters in parts; save the file as NFC"


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text)
