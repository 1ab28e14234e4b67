"""The second reading: what a record said, and on what evidence, when somebody else held one against the other.

`check` proves that a quotation is there, not that it says what we say. A reading is lost as soon as the record's
words or evidence change: its digest no longer fits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.check.findings import comments
from explainer.check.prose import plain_block
from explainer.model import LANGUAGES, Book, Evidence, Place, Problem, Statement
from explainer.proof import every_statement


@dataclass(frozen=True, slots=True)
class Readable:
    """Something that wants a second reading: its id, where it stands, and by language what is to be read."""

    id: str
    place: Place
    digests: tuple[tuple[str, str], ...]


def readables(book: Book) -> tuple[Readable, ...]:
    """Every statement, every comment of ours, and every block of prose that cites, in the order of the files."""
    return tuple(_readables(book))


def awaiting(book: Book) -> tuple[Problem, ...]:
    """What nobody has read a second time since it last changed, sorted by place."""
    done = {reading.id: reading.digests for reading in book.readings}
    return tuple(
        sorted(
            Problem(item.place, f'"{item.id}" awaits a second reading in {" and ".join(missing)}')
            for item in readables(book)
            if (missing := [name for name, digest in item.digests if done.get(item.id, {}).get(name) != digest])
        )
    )


def sign(book: Book, ids: Iterable[str], by: str) -> str:
    """The file of readings (YAML) with these ids read by `by` as they now stand; lost readings are dropped."""
    chosen = set(ids)
    done = {reading.id: (reading.by, reading.digests) for reading in book.readings}
    lines = [
        "# Second readings: who held a record against its evidence, and what it said then. Written by the tool:",
        "# `explainer reading --by NAME ID …`. A reading is lost when the record's words or evidence change.",
        "",
    ]
    empty = True
    for item in sorted(readables(book), key=lambda item: item.id):
        name, digests = (by, dict(item.digests)) if item.id in chosen else done.get(item.id, ("", {}))
        if name:
            empty = False
            lines += [
                f'- id: "{item.id}"',
                f"  by: {json.dumps(name, ensure_ascii=False)}",
                *(f'  {key}: "{value}"' for key, value in digests.items()),
            ]
    return "\n".join(lines + (["[]"] if empty else [])) + "\n"


def lost_readings(book: Book) -> Iterator[Problem]:
    """Readings of records that are no more."""
    known = {item.id for item in readables(book)}
    for reading in book.readings:
        if reading.id not in known:
            yield Problem(reading.place, f'"{reading.id}" is read here but stands nowhere; take the entry out')


def _readables(book: Book) -> Iterator[Readable]:
    statements = {statement.id: statement for statement in every_statement(book)}
    for statement in statements.values():
        proof = _proof(statement)
        yield Readable(
            statement.id,
            statement.place,
            tuple((language, _digest(statement.text[language], *proof)) for language in LANGUAGES),
        )
    seen: dict[str, int] = {}
    for place, field, what, text, ids in comments(book):
        name = what.replace(' "', ":").rstrip('"')
        seen[name] = seen.get(name, 0) + 1
        yield Readable(
            f"{name}.{seen[name]}",
            place.of(field),
            tuple((language, _digest(text[language], *ids)) for language in LANGUAGES),
        )
    for essay in (*book.essays, *book.pages):
        passages = {language: essay.passages(language) for language in LANGUAGES}
        for index, block in enumerate(passages[LANGUAGES[0]], 1):
            cited = [run.target for runs in block.items for run in runs if run.kind == "cite"]
            if cited:
                yield Readable(
                    f"{essay.id}:b{index}",
                    Place(essay.places[LANGUAGES[0]].path, block.line),
                    tuple(
                        (language, _digest(plain_block(passages[language][index - 1]), *cited))
                        for language in LANGUAGES
                        if index <= len(passages[language])
                    ),
                )


def _proof(statement: Statement) -> tuple[str, ...]:
    parts = [statement.kind, statement.speaker, statement.relays or ""]
    for evidence in statement.evidence:
        parts += _evidence(evidence)
    for derived in statement.derived:
        parts += [derived.value, *derived.rule]
        for evidence in derived.evidence:
            parts += _evidence(evidence)
    return tuple(parts)


def _evidence(evidence: Evidence) -> list[str]:
    words = [word for pair in sorted(evidence.words.items()) for word in pair]
    return [evidence.source, evidence.at, evidence.quote, *words]


def _digest(*parts: str) -> str:
    """Twelve hexadecimal digits: enough to notice a change, short enough for a line."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
