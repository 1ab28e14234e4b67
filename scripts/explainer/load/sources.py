"""The texts with their records and translations: seeds/sources.yml, texts/, translations/."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.corpus.cast import Names
from explainer.corpus.dates import find_dates
from explainer.corpus.endnotes import EndnoteError
from explainer.corpus.moves import moved_sentences, sentences_of
from explainer.corpus.paragraphs import parse_text
from explainer.corpus.voices import decision_problems, paint_voices, read_voices
from explainer.languages.edtf import is_date
from explainer.languages.known import is_written_in
from explainer.load.ids import is_address
from explainer.load.record import Record
from explainer.load.structure import structure
from explainer.load.textfile import is_below, read_text
from explainer.load.yamlfile import Item, parse_yaml
from explainer.model import CODE, LANGUAGES, Person, Place, Problem, Source, SourceText, Translation, VoiceDecision
from explainer.store import Store


@dataclass(frozen=True, slots=True)
class _Files:
    """What the files of one text hold; None for one that cannot be read, which has been told."""

    raw: str | None
    sha256: str
    translations: str | None


def read_source(
    record: Record,
    seeds: Path,
    names: Mapping[str, Names],
    decisions: Sequence[VoiceDecision],
    known: Store,
    problems: list[Problem],
) -> Source:
    """One text from its record, read in full. A text that differs from its pin is a problem, and still read.

    `names`: of the people, by language. `decisions`: those made for this text; what does not fit is a problem.
    """
    files = _read_files(record, seeds, problems)
    made_from = (record.item, files, [names[language].people for language in LANGUAGES], decisions)

    def read(told: list[Problem]) -> Source:
        return _read_source(Record(record.item, record.path, told, record.what), files, names, decisions)

    return known.recall(f"{record.path}: {record.label}", made_from, read, problems)


def _read_source(
    record: Record, files: _Files, names: Mapping[str, Names], decisions: Sequence[VoiceDecision]
) -> Source:
    problems = record.problems
    id, code, language = record.peek("id"), record.peek("code"), _language_of(record, files)
    counted_from = record.peek("counted_from")
    text = _parse_pinned(record, files, language)
    paint = paint_voices(text, names[language])
    translations = _parse_translations(files.translations, id, language, problems)
    if text.paragraphs:  # Of a text that could not be read the fault has been told; no decision is wrong for it.
        originals = {at: entry.original for at, entry in translations.items()}
        moved = moved_sentences(sentences_of(text, code), originals)
        for decision in decisions:
            if now := moved.get(decision.at):
                message = f"{decision.at} stands in the text as {now} now; write its new reference"
                problems.append(Problem(decision.place.of("at"), message))
        staying = [decision for decision in decisions if decision.at not in moved]
        problems += decision_problems(text, paint, names[language], staying, code)
    source = structure(
        Source,
        record,
        language=language,
        text=text,
        voices=read_voices(text, paint, decisions, code),
        dates=find_dates(text, code, counted_from if is_date(counted_from) else ""),
        translations=translations,
    )
    if not CODE.fullmatch(code):
        record.fault(f'code "{code}" must be one to three capital Latin letters', record.at("code").line)
    return source


def names_of(people: Sequence[Person]) -> dict[str, Names]:
    """How texts of each language may name the people."""
    return {
        language: Names(
            {
                person.id: tuple(
                    dict.fromkeys((person.name[language], person.short[language], *person.forms.get(language, ())))
                )
                for person in people
            }
        )
        for language in LANGUAGES
    }


def _language_of(record: Record, files: _Files) -> str:
    """The language of a text. A wrong one is told alone: whatever rests on the text would be told as wrong, too."""
    language, place = record.string("language"), Place(record.path, record.at("language").line)
    known = ", ".join(LANGUAGES)
    if language not in LANGUAGES:
        if language:
            message = f'"language" of {record.label} is "{language}"; use one of: {known}, or add it (CONTRIBUTING)'
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
    if path and not is_below(path):
        record.fault(f'file "{path}" leads out of seeds/; name a file below it', record.at("file").line)
    else:
        raw = read_text(seeds / path, f"seeds/{path}", problems)
        if raw is not None:
            found = hashlib.sha256((seeds / path).read_bytes()).hexdigest()
    shown = f"translations/{id}.yml"
    # An id that could lead elsewhere has been told.
    return _Files(raw, found, read_text(seeds / shown, f"seeds/{shown}", problems) if is_address(id) else None)


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
        record.problems.append(Problem(Place(f"seeds/{path}", line), str(error)))
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
