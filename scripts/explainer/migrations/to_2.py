"""Format 2: an outcome that nobody expected says so, and second readings are known by what was read.

Readings given before carry over where words and evidence are what they were. What a reading covers now and did not
before (kinds, outcomes, titles, headings, translations …) awaits a reader.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from explainer.check.readings import HEAD, readables
from explainer.load import load_book
from explainer.model import LANGUAGES, Book, Essay, Evidence, Reading, Statement
from explainer.proof import every_statement
from explainer.write import write_text


def migrate(root: Path) -> list[str]:
    """The paths that changed, below the checkout."""
    changed = []
    for path in sorted((root / "seeds" / "knowledge").glob("unforeseen*.yml")):
        before = path.read_text(encoding="utf-8")
        if "\n  outcome:" not in before:
            write_text(path, re.sub(r"^  reported:", "  outcome: unforeseen\n  reported:", before, flags=re.MULTILINE))
            changed.append(path.relative_to(root).as_posix())
    book, _ = load_book(root)
    if book.readings:
        write_text(root / "seeds" / "readings.yml", _carried_over(book))
        changed.append("seeds/readings.yml")
    return changed


def _carried_over(book: Book) -> str:
    done = {reading.id: reading for reading in book.readings}
    passages = {(digest, language) for item in book.readings for language, digest in item.digests.items()}
    statements = {statement.id: statement for statement in every_statement(book)}
    now = dict(_of_records(book))
    of_prose = dict(_of_prose(book))
    kept: dict[str, Reading] = {}
    for item in readables(book):
        old_id, digests = now.get(item.id, ("", {}))
        if item.id in statements:
            old_id, digests = item.id, _of_statement(statements[item.id])
        reading = done.get(old_id)
        good = {
            language: digest
            for language, digest in item.digests
            if (reading is not None and reading.digests.get(language) == digests[language])
            or {(of_prose.get(item.id, {}).get(language), language), (digest, language)} & passages
        }
        by = reading.by if reading else next((other.by for other in book.readings), "")
        if set(good) == set(LANGUAGES):
            kept[item.id] = Reading(place=item.place, id=item.id, by=by, digests=good)
    entries = (
        "\n".join(
            [
                f'- id: "{id}"',
                f'  by: "{reading.by}"',
                *(f'  {key}: "{value}"' for key, value in reading.digests.items()),
            ]
        )
        for id, reading in sorted(kept.items())
    )
    return HEAD + ("\n".join(entries) or "[]") + "\n"


def _of_records(book: Book) -> Iterator[tuple[str, tuple[str, Mapping[str, str]]]]:
    """(id today, (id in format 1, its digests)) of records that a reading covered whole, statements and prose apart."""
    for question in book.questions:
        for position in question.positions:
            digests = {name: _digest(position.answer[name], *position.statements) for name in LANGUAGES}
            yield f"position:{question.id}/{position.id}", (f"position:{position.id}.1", digests)


def _of_prose(book: Book) -> Iterator[tuple[str, Mapping[str, str]]]:
    """(id today, digests in format 1) of the passages that cite."""
    by_words: dict[tuple[str, ...], Mapping[str, str]] = {}
    for essay in (*book.essays, *book.pages):
        for words, digests in _passages(essay):
            by_words[words] = digests
    for item in readables(book):
        words = tuple(line for line in item.shown if not line.startswith(" "))
        if item.id.startswith("essay:") and words in by_words:
            yield item.id, by_words[words]


def _passages(essay: Essay) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    every = {language: essay.passages(language) for language in LANGUAGES}
    for blocks in zip(*every.values(), strict=False):
        if cited := blocks[0].cited:
            words = tuple(f"{name}: {block.words}" for name, block in zip(LANGUAGES, blocks, strict=True))
            digests = (_digest(block.words, *cited) for block in blocks)
            yield words, dict(zip(LANGUAGES, digests, strict=True))


def _of_statement(statement: Statement) -> Mapping[str, str]:
    parts = [statement.kind, statement.speaker, statement.relays or ""]
    for evidence in statement.evidence:
        parts += _of_evidence(evidence)
    for derived in statement.derived:
        parts += [derived.value, *derived.rule]
        for evidence in derived.evidence:
            parts += _of_evidence(evidence)
    return {language: _digest(statement.text[language], *parts) for language in LANGUAGES}


def _of_evidence(evidence: Evidence) -> list[str]:
    words = [word for pair in sorted(evidence.words.items()) for word in pair]
    return [evidence.source, evidence.at, evidence.quote, *words]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
