"""The verb `add`: a file becomes a text of the site, pinned, with a record that asks an editor for the rest."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.cli.annotate import readable_book
from explainer.intake.files import NotTakenError, take
from explainer.intake.record import before, code_of_new, form, id_of
from explainer.languages.known import tell_language
from explainer.load.ids import RULE, is_address
from explainer.model import CODE, Book
from explainer.write import write_text

SOURCES = "seeds/sources.yml"


def added(root: Path, path: Path, id: str | None, code: str | None, encoding: str, lines: Sequence[str]) -> int:
    """Writes seeds/texts/ID.txt and its record, over nothing; says what was changed and what is asked.

    `lines`: what stands beside the text where it was found (title, byline, day), to be put before it.
    """
    book = readable_book(root)
    try:
        taken = take(path, encoding)
    except NotTakenError as error:
        print(error, file=sys.stderr)
        return 1
    language = tell_language(taken.text).code
    text, put = before(lines, taken.text, taken.said, language)
    id = id or id_of(path.stem, [source.id for source in book.sources])
    code = code or code_of_new(id, [source.code for source in book.sources])
    wrong = _refused(root, book, id, code, text)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    record, file = form(id, code, language, text, taken.said), f"seeds/texts/{id}.txt"
    held = (root / SOURCES).read_text(encoding="utf-8-sig") if (root / SOURCES).exists() else ""
    held = re.sub(r"^\[\]\s*$", "", held, flags=re.MULTILINE).rstrip("\n")
    write_text(root / file, text)
    # Last: a text without a record is read by nothing, a record without its text would be told.
    write_text(root / SOURCES, f"{held}\n\n{record}" if held else record)
    _tell(taken.told, put, id, code, language)
    print(f"{file}\n{SOURCES}")
    return 0


def _refused(root: Path, book: Book, id: str, code: str, text: str) -> list[str]:
    """Why nothing is written, a line each."""
    same = next((one for one in book.sources if one.sha256 == hashlib.sha256(text.encode()).hexdigest()), None)
    if same:
        return [f'{same.place}: is the same text, word for word; it is "{same.id}" already']
    wrong = list[str]()
    if not is_address(id):
        wrong.append(f'--id: "{id}" cannot be an address; {RULE}: --id autumn-meeting')
    for source in book.sources:
        if source.id == id:
            wrong.append(f'--id: "{id}" is the text in {source.place} already; give another one')
        if source.code == code:
            wrong.append(f'--code: "{code}" is that of "{source.id}" already; give another one')
    if not CODE.fullmatch(code):
        wrong.append(f'--code: "{code}" must be one to three capital Latin letters')
    made = [f"seeds/texts/{id}.txt", f"seeds/translations/{id}.yml", f"seeds/annotations/{id}.yml"]
    wrong += [
        f"{one}:1: is there already, and nothing is written over; give another --id, or put that file elsewhere"
        for one in made
        if (root / one).exists()
    ]
    return wrong


def _tell(told: Sequence[str], put: Sequence[str], id: str, code: str, language: str) -> None:
    for line in told:
        print(line, file=sys.stderr)
    for line in put:
        print(f"put at the head of the text: “{line}”", file=sys.stderr)
    if not told and not put:
        print("nothing was changed", file=sys.stderr)
    print(f'taken in as "{id}", code {code}, language {language}', file=sys.stderr)
    print(
        f"next: read seeds/texts/{id}.txt; answer what begins with ASK in {SOURCES}; then `explainer draft {id}`",
        file=sys.stderr,
    )
