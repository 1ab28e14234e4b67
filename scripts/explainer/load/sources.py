"""The texts with their records and translations: seeds/sources.yml, texts/, translations/."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from explainer.corpus.cast import Names
from explainer.corpus.dates import find_dates, is_date
from explainer.corpus.endnotes import EndnoteError
from explainer.corpus.paragraphs import parse_text
from explainer.corpus.voices import decision_problems, paint_voices, read_voices
from explainer.load.record import Record
from explainer.load.statements import read_statements
from explainer.load.yamlfile import Item, parse_yaml, read_text
from explainer.model import CODE, LANGUAGES, Person, Place, Problem, Source, SourceText, Translation, VoiceDecision


def read_source(
    record: Record,
    seeds: Path,
    names: Mapping[str, Names],
    decisions: Sequence[VoiceDecision],
    problems: list[Problem],
) -> Source:
    """One text from its record, read in full. A text that differs from its pin is a problem, and still read.

    `names`: of the people, by language. `decisions`: those made for this text; what does not fit is a problem.
    """
    id, code, language = record.id(), record.string("code"), record.choice("language", LANGUAGES)
    if language not in LANGUAGES:
        language = LANGUAGES[0]  # Has been told; so the rest can still be read.
    path, pin = record.string("file"), record.string("sha256")
    counted_from = record.string("counted_from", "")
    text = _read_pinned(record, seeds, path, pin, problems)
    paint = paint_voices(text, names[language])
    if text.paragraphs:  # Of a text that could not be read the fault has been told; no decision is wrong for it.
        problems += decision_problems(text, paint, names[language], decisions, code)
    source = Source(
        id=id,
        place=record.place,
        code=code,
        path=path,
        sha256=pin,
        language=language,
        title=record.required_text_of("title"),
        publisher=record.required_text_of("publisher"),
        date=record.string("date"),
        counted_from=counted_from,
        dating=read_statements(record, "dating"),
        rights=record.choice("rights", ("full", "excerpts")),
        misprints=record.strings("misprints"),
        text=text,
        voices=read_voices(text, paint, decisions, code),
        dates=find_dates(text, code, counted_from if is_date(counted_from) else ""),
        translations=_read_translations(seeds, id, language, problems),
    )
    if not CODE.fullmatch(code):
        record.fault(f'code "{code}" must be one to three capital Latin letters', record.at("code").line)
    record.close()
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


def _read_pinned(record: Record, seeds: Path, path: str, pin: str, problems: list[Problem]) -> SourceText:
    empty = SourceText(raw="", paragraphs=(), endnotes=())
    file = seeds / path
    if ".." in Path(path).parts or Path(path).is_absolute():
        record.fault(f'file "{path}" leads out of seeds/; name a file below it', record.at("file").line)
        return empty
    raw = read_text(file, f"seeds/{path}", problems)
    if raw is None:
        return empty
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != pin:
        record.fault(
            f"seeds/{path} has sha256 {found}, not the pinned one; restore the text, or pin the new one "
            "after reading it",
            record.at("sha256").line,
        )
    try:
        return parse_text(raw)
    except EndnoteError as error:
        problems.append(Problem(Place(f"seeds/{path}", raw.count("\n", 0, error.start) + 1), str(error)))
        return empty


def _read_translations(seeds: Path, id: str, language: str, problems: list[Problem]) -> Mapping[str, Translation]:
    shown = f"seeds/translations/{id}.yml"
    text = read_text(seeds / "translations" / f"{id}.yml", shown, problems)
    root = parse_yaml(text, shown, problems) if text is not None else None
    if root is None:
        return {}
    file = Record(root, shown, problems, "file of translations")
    translations = {}
    for reference, item in file.fields.items():
        record = Record(Item(item.value, item.line), shown, problems, f"translation {reference}")
        translations[reference] = Translation(
            place=record.place,
            original=record.string(language),
            words={other: record.string(other) for other in LANGUAGES if other != language},
            note=record.text_of("note"),
        )
        record.close()
    return translations
