"""The texts with their records and translations: seeds/sources.yml, texts/, translations/, annotations/."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from explainer.corpus.annotations import blocks_of, dates_of, lay, voices_of
from explainer.corpus.endnotes import ADDRESS, EndnoteError
from explainer.corpus.paragraphs import parse_text
from explainer.languages.known import is_written_in
from explainer.load.ids import is_address
from explainer.load.record import ASKED, Record, records_in
from explainer.load.structure import structure
from explainer.load.textfile import is_below, read_text
from explainer.load.yamlfile import Item, parse_yaml
from explainer.model import CODE, LANGUAGES, Annotation, Place, Problem, Source, SourceText, Translation
from explainer.store import Store

UNTRANSLATED = "put every sentence there by its reference, in both languages; `explainer draft ID` lays it out"


@dataclass(frozen=True, slots=True)
class _Files:
    """What the files of one text hold; None for one that cannot be read, which has been told."""

    raw: str | None
    sha256: str
    translations: str | None
    annotations: str | None


def read_source(record: Record, seeds: Path, known: Store, problems: list[Problem]) -> Source:
    """One text from its record, read in full. A text that differs from its pin is a problem, and still read."""
    problems += _unnamed(record)
    files = _read_files(record, seeds, problems)

    def read(told: list[Problem]) -> Source:
        return _read_source(Record(record.item, record.path, told, record.what), files)

    return known.recall(f"{record.path}: {record.label}", (record.item, files), read, problems)


def _read_source(record: Record, files: _Files) -> Source:
    problems = record.problems
    id, code, language = record.peek("id"), record.peek("code"), _language_of(record, files)
    text = _parse_pinned(record, files, language)
    annotations = _parse_annotations(files.annotations, id, problems)
    address = record.peek("address")
    if address and not ASKED.match(address) and not re.fullmatch(ADDRESS, address):
        record.fault(
            f'address "{address}" of {record.label} is none; write it whole, from https:// on',
            record.at("address").line,
        )
    laid = lay(text, code, annotations)
    return structure(
        Source,
        record,
        language=language,
        text=text,
        annotations=annotations,
        blocks=blocks_of(text, code, laid),
        voices=voices_of(text, code, laid),
        dates=dates_of(text, code, laid),
        translations=_parse_translations(files.translations, id, language, problems),
    )


def _unnamed(record: Record) -> Iterator[Problem]:
    """Why nobody can know which text it is, or how its sentences are called: told alone, since all rests on that."""
    told: list[Problem] = []
    probe = Record(record.item, record.path, told, record.what)
    probe.id()
    code, path, _ = probe.string("code"), probe.string("file"), probe.string("language")
    if code and not CODE.fullmatch(code):
        probe.fault(f'code "{code}" must be one to three capital Latin letters', probe.at("code").line)
    if path and not is_below(path):
        probe.fault(f'file "{path}" leads out of seeds/; name a file below it', probe.at("file").line)
    for problem in told:
        yield replace(problem, breaks=True)


def _language_of(record: Record, files: _Files) -> str:
    """The language of a text. A wrong one is told alone: whatever rests on the text would be told as wrong, too."""
    language, place = record.string("language"), Place(record.path, record.at("language").line)
    known = ", ".join(LANGUAGES)
    if language not in LANGUAGES:
        if language:
            message = f'"language" of {record.label} is "{language}"; use one of: {known}'
            record.problems.append(Problem(place, message, breaks=True))
        return LANGUAGES[0]
    if files.raw and not is_written_in(files.raw, language):
        message = f'"language" of {record.label} is "{language}", and the text has hardly a letter of it; write which '
        record.problems.append(Problem(place, f"{message}of {known} it is in", breaks=True))
    return language


def _read_files(record: Record, seeds: Path, problems: list[Problem]) -> _Files:
    path, id = record.peek("file"), record.peek("id")
    raw = None
    found = ""
    if path and is_below(path):
        raw = read_text(seeds / path, f"seeds/{path}", problems)
        if raw is not None:
            found = hashlib.sha256((seeds / path).read_bytes()).hexdigest()
    if not is_address(id):  # It could lead elsewhere, which has been told.
        return _Files(raw, found, None, None)
    translations, annotations = f"translations/{id}.yml", f"annotations/{id}.yml"
    return _Files(
        raw,
        found,
        _read_made(seeds / translations, f"seeds/{translations}", UNTRANSLATED, problems),
        _read_made(seeds / annotations, f"seeds/{annotations}", f"run `explainer annotate {id}`", problems),
    )


def _parse_pinned(record: Record, files: _Files, language: str) -> SourceText:
    path, pin = record.peek("file"), record.peek("sha256")
    empty = SourceText(raw="", paragraphs=(), endnotes=())
    if files.raw is None:
        return empty
    if not files.raw.strip():
        record.problems.append(Problem(Place(f"seeds/{path}", 1), "holds nothing; bring back the text", breaks=True))
        return empty
    if files.sha256 != pin:
        record.fault(
            f"seeds/{path} has sha256 {files.sha256}, not the pinned one; restore the text, or pin the new one "
            "after reading it",
            record.at("sha256").line,
        )
    try:
        return parse_text(files.raw, language)
    except EndnoteError as error:
        line = files.raw.count("\n", 0, error.start) + 1
        record.problems.append(Problem(Place(f"seeds/{path}", line), str(error), breaks=True))
        return empty


def _parse_translations(text: str | None, id: str, language: str, problems: list[Problem]) -> Mapping[str, Translation]:
    shown = f"seeds/translations/{id}.yml"
    root = parse_yaml(text, shown, problems) if text is not None else None
    if root is None:
        return {}
    file = Record(root, shown, problems, "file of translations")
    translations = {}
    for reference, item in file.fields.items():
        record = Record(Item(item.value, item.line), shown, problems, f"translation {reference}")
        translations[reference] = structure(
            Translation,
            record,
            original=record.string(language),
            words={other: record.string(other) for other in LANGUAGES if other != language},
        )
    return translations


def _read_made(path: Path, shown: str, mend: str, problems: list[Problem]) -> str | None:
    """A file that is made for a text. `mend`: how it comes to be, said where there is none."""
    if path.is_symlink() or path.exists():
        return read_text(path, shown, problems)
    problems.append(Problem(Place(shown, 1), f"is missing; {mend}", breaks=True))
    return None


def _parse_annotations(text: str | None, id: str, problems: list[Problem]) -> tuple[Annotation, ...]:
    shown = f"seeds/annotations/{id}.yml"
    records = records_in(text, shown, Annotation.what, problems) if text is not None else ()
    return tuple(structure(Annotation, record) for record in records)
