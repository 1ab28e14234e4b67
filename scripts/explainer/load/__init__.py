"""The edge that reads seeds/ into a Book. Only here are YAML and the disk known.

Loading never stops at the first fault: what can be read is read, every problem is told with file and line, and
the Book is made of the rest, so that `check` can say what else is wrong in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from explainer.load.geography import read_geography, read_map_place
from explainer.load.knowledge import (
    read_comparison,
    read_decision,
    read_event,
    read_figure,
    read_forecast,
    read_lead,
    read_name,
    read_partner,
    read_path,
    read_person,
    read_question,
    read_reading,
    read_set_aside,
    read_silence,
    read_term,
    read_topic,
)
from explainer.load.prose import join_languages, parse_prose
from explainer.load.record import ID, Record
from explainer.load.sources import read_source
from explainer.load.statements import read_statement
from explainer.load.yamlfile import parse_yaml, read_text
from explainer.model import LANGUAGES, Block, Book, Change, Essay, Label, Labels, Place, Problem

RELEASE = re.compile(r"^## (\S+) — (\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)
R = TypeVar("R")


def load_book(root: Path) -> tuple[Book, tuple[Problem, ...]]:
    """The Book of the checkout at `root`, and what is wrong with its files, sorted."""
    seeds = root / "seeds"
    problems: list[Problem] = []
    knowledge = seeds / "knowledge"

    def read(pattern: str, what: str, reader: Callable[[Record], R]) -> tuple[R, ...]:
        return tuple(
            reader(record)
            for file in sorted(knowledge.glob(pattern))
            for record in _records(file, f"seeds/knowledge/{file.name}", what, problems)
        )

    people = read("people.yml", "person", read_person)
    source_records = _records(seeds / "sources.yml", "seeds/sources.yml", "source", problems)
    codes = {_peek(record, "code"): _peek(record, "id") for record in source_records}
    decisions = read("voices.yml", "decision", lambda record: read_decision(record, codes))
    book = Book(
        sources=tuple(read_source(record, seeds, people, decisions, problems) for record in source_records),
        decisions=decisions,
        set_aside=read("set-aside*.yml", "sentence set aside", read_set_aside),
        people=people,
        partners=read("partners.yml", "partner", read_partner),
        terms=read("terms*.yml", "term", read_term),
        names=read("names.yml", "name", read_name),
        topics=read("topics.yml", "topic", read_topic),
        statements=read("statements*.yml", "statement", read_statement),
        events=read("events.yml", "event", read_event),
        comparisons=read("comparisons.yml", "comparison", read_comparison),
        forecasts=(
            *read("forecasts.yml", "forecast", read_forecast),
            *read("unforeseen.yml", "outcome", read_forecast),
        ),
        questions=read("disagreements.yml", "question", read_question),
        silences=read("silences.yml", "silence", read_silence),
        figures=read("figures.yml", "figure", read_figure),
        paths=read("paths.yml", "path", read_path),
        leads=read("leads.yml", "lead", read_lead),
        readings=tuple(
            read_reading(record)
            for record in _records(seeds / "readings.yml", "seeds/readings.yml", "reading", problems)
        ),
        geography=next(
            (
                read_geography(record, seeds, problems)
                for file in sorted(seeds.glob("geography.yml"))
                for record in _records(file, "seeds/geography.yml", "geography", problems)
            ),
            None,
        ),
        map_places=read("places.yml", "place", read_map_place),
        essays=_in_order(_read_prose(seeds / "essays", "seeds/essays", problems), seeds, problems),
        pages=_read_prose(seeds / "pages", "seeds/pages", problems),
        labels=_read_labels(seeds, problems),
        changes=_read_changes(root, problems),
    )
    return book, tuple(sorted(set(problems)))


def _records(file: Path, shown: str, what: str, problems: list[Problem]) -> tuple[Record, ...]:
    text = read_text(file, shown, problems)
    root = parse_yaml(text, shown, problems) if text is not None else None
    if root is None:
        return ()
    if not isinstance(root.value, list):
        problems.append(Problem(Place(shown, root.line), f"must be a list; begin each {what} with `- `"))
        return ()
    return tuple(Record(item, shown, problems, what) for item in root.value)


def _peek(record: Record, key: str) -> str:
    item = record.fields.get(key)
    return item.value if item and isinstance(item.value, str) else ""


def _read_labels(seeds: Path, problems: list[Problem]) -> Labels:
    """The labels of every `ui*.yml`; the same label in two of them is a problem."""
    labels = Labels()
    for path in sorted(seeds.glob("ui*.yml")):
        shown = f"seeds/{path.name}"
        text = read_text(path, shown, problems)
        root = parse_yaml(text, shown, problems) if text is not None else None
        if root is None:
            continue
        file = Record(root, shown, problems, "file of labels")
        for key, item in file.fields.items():
            record = Record(item, shown, problems, f"label {key}")
            if key in labels:
                problems.append(Problem(record.place, f'label "{key}" stands already at {labels[key].place}'))
            labels[key] = Label(place=record.place, text=record.text())
            record.close()
    return labels


def _read_prose(folder: Path, shown: str, problems: list[Problem]) -> tuple[Essay, ...]:
    """Every `SLUG.LANGUAGE.md` of a folder, by slug. A file that lacks its other language is a problem."""
    files: dict[str, dict[str, Path]] = {}
    for file in sorted(folder.glob("*.md")):
        slug, _, language = file.stem.rpartition(".")
        if not ID.fullmatch(slug) or language not in LANGUAGES:
            place = Place(f"{shown}/{file.name}", 1)
            problems.append(Problem(place, f"must be named SLUG.LANGUAGE.md, with {' or '.join(LANGUAGES)}"))
            continue
        files.setdefault(slug, {})[language] = file
    essays = []
    for slug, by_language in sorted(files.items()):
        parsed: dict[str, tuple[str, tuple[Block, ...]]] = {}
        places = {language: Place(f"{shown}/{slug}.{language}.md", 1) for language in LANGUAGES}
        for language in LANGUAGES:
            name = places[language].path
            file = by_language.get(language, folder / f"{slug}.{language}.md")
            text = read_text(file, name, problems)
            parsed[language] = parse_prose(text, name, problems) if text is not None else ("", ())
        essays.append(join_languages(slug, parsed, places))
    return tuple(essays)


def _in_order(essays: tuple[Essay, ...], seeds: Path, problems: list[Problem]) -> tuple[Essay, ...]:
    """The essays in the order that seeds/essays/order.yml gives them; every essay must have its place in it."""
    shown = "seeds/essays/order.yml"
    order: dict[str, int] = {}
    for record in _records(seeds / "essays" / "order.yml", shown, "essay", problems):
        id = record.id()
        record.close()
        if id in order or id not in {essay.id for essay in essays}:
            record.fault(f'"{id}" names no essay, or names one twice; take it out')
        order.setdefault(id, len(order))
    for essay in essays:
        if essay.id not in order:
            problems.append(
                Problem(Place(shown, 1), f'essay "{essay.id}" has no place in the order; add `- id: {essay.id}`')
            )
    return tuple(sorted(essays, key=lambda essay: (order.get(essay.id, len(order)), essay.id)))


def _read_changes(root: Path, problems: list[Problem]) -> tuple[Change, ...]:
    text = read_text(root / "CHANGELOG.md", "CHANGELOG.md", problems)
    heads = list(RELEASE.finditer(text or ""))
    if text is not None and not heads:
        place = Place("CHANGELOG.md", 1)
        problems.append(Problem(place, "names no edition; write `## 1.0.0 — YYYY-MM-DD` above the newest entry"))
    changes = []
    for head, following in zip_longest(heads, heads[1:]):
        body = (text or "")[head.end() : following.start() if following else None]
        items = tuple(" ".join(item.split()) for item in re.split(r"^- ", body, flags=re.MULTILINE)[1:])
        changes.append(Change(version=head[1], day=head[2], items=items))
    # Without an edition nothing is written; the stand-in only lets the checks go on.
    return tuple(changes) or (Change(version="0", day="1970-01-01", items=()),)
