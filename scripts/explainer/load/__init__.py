"""The edge that reads seeds/ into a Book. Only here are YAML and the disk known.

Loading never stops at the first fault: what can be read is read, every problem is told with file and line, and
the Book is made of the rest, so that `check` can say what else is wrong in the same run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from explainer.corpus.later import compared_texts
from explainer.counted import counted
from explainer.load.addresses import read_published, read_redirect
from explainer.load.changes import read_changes
from explainer.load.copies import copies, entries
from explainer.load.format import FORMAT, format_of, format_problems
from explainer.load.geography import read_geography
from explainer.load.ids import ID, RULE, is_address
from explainer.load.labels import Having, own_vocabulary, read_labels
from explainer.load.prose import Parsed, join_languages, parse_prose
from explainer.load.record import Record, records_in
from explainer.load.sources import read_source
from explainer.load.structure import structure
from explainer.load.textfile import read_text
from explainer.model import (
    LANGUAGES,
    PAGES,
    Book,
    Essay,
    Labels,
    Place,
    Problem,
    Site,
    Text,
)
from explainer.model.fields import fields_of
from explainer.store import Store

R = TypeVar("R")

NO_SITE = Site(
    place=Place("seeds/site.yml", 1),
    name=Text(("",) * len(LANGUAGES)),
    holder=Text(("",) * len(LANGUAGES)),
    stem="",
    menu=(),
    foot=(),
)
"""What stands for a site's file that could not be read, which has been told."""


def load_book(root: Path, store: Store | None = None) -> tuple[Book, tuple[Problem, ...]]:
    """The Book of the checkout at `root`, and what is wrong with its files, sorted.

    With a problem that breaks a file the Book lacks what stands there, and what rests on it is not to be judged.

    `store`: gives back what is known of files that are as they were.
    """
    seeds = root / "seeds"
    problems: list[Problem] = []
    known: set[str] = set()
    kept = store or Store()

    def read_file(file: Path, what: str, reader: Callable[[Record], R]) -> tuple[R, ...]:
        shown = f"seeds/{file.relative_to(seeds).as_posix()}"
        text = read_text(file, shown, problems)
        if text is None:
            return ()
        return kept.recall(
            shown,
            (what, text),
            lambda found: tuple(reader(record) for record in records_in(text, shown, what, found)),
            problems,
        )

    def read(
        patterns: tuple[str, ...], what: str, reader: Callable[[Record], R], *, must: bool = False
    ) -> tuple[R, ...]:
        # Where there must be one and is none, it is looked for under the plain name, and told as missing.
        every = [sorted(seeds.glob(name)) or [seeds / name.replace("*", "")] * must for name in patterns]
        files = [file for found in every for file in found]
        known.update(file.relative_to(seeds).as_posix() for file in files)
        return tuple(record for file in files for record in read_file(file, what, reader))

    records: dict[str, Any] = {
        field.name: read(field.files, field.type.what, partial(structure, field.type), must=field.name != "vocabulary")
        for field in fields_of(Book)
        if field.files
    }
    records["vocabulary"] = (*own_vocabulary(seeds, kept), *records["vocabulary"])
    sites = read(("site.yml",), "site", partial(structure, Site), must=True)
    if len(sites) != 1 and not any(problem.breaks for problem in problems):
        message = f"holds {counted(len(sites), 'site')}; describe the one that there is"
        problems.append(Problem(Place("seeds/site.yml", 1), message, breaks=True))
    source_records = [
        Record(item, "seeds/sources.yml", problems, "source")
        for item in read_file(seeds / "sources.yml", "source", lambda record: record.item)
    ]
    for kind in records.values():
        problems += copies(entries(kind))
    problems += _codes_twice(source_records)
    # What rests on another file is not held against one that could not be read.
    whole = not any(problem.breaks for problem in problems)
    geographies = read(("geography.yml",), "geography", lambda record: read_geography(record, seeds, problems))
    site = sites[0] if sites else NO_SITE
    changes, corrections = read_changes(root, problems)
    book = Book(
        **records
        | {
            "site": site,
            "sources": tuple(read_source(record, seeds, kept, problems) for record in source_records),
            "published": read_published(seeds, problems),
            "redirects": read(("redirects.yml",), "redirect", read_redirect),
            "geography": geographies[0] if geographies else None,
            "essays": _in_order(_read_prose(seeds / "essays", "seeds/essays", (), kept, problems), seeds, problems),
            "pages": _read_prose(seeds / "pages", "seeds/pages", PAGES, kept, problems),
            "labels": Labels(),
            "variants": {},
            "changes": changes,
            "corrections": corrections,
        }
    )
    having = Having(len(source_records), compared_texts(book), bool(geographies))
    labels, variants = read_labels(seeds, site, having, kept, known, problems)
    book = replace(book, labels=labels, variants=variants)
    texts = {f"{source.id}.yml" for source in book.sources}
    problems += _not_read(seeds / "knowledge", "seeds/knowledge", {Path(name).name for name in known})
    if book.sources or whole:
        for folder in ("translations", "annotations"):
            problems += _not_read(seeds / folder, f"seeds/{folder}", texts)
    if not any(problem.breaks for problem in problems):
        pinned = {Path(source.path).name for source in book.sources}
        problems += _not_read(seeds / "texts", "seeds/texts", pinned, NOBODYS)
    unfit = format_problems(seeds)  # Of another format every file would be wrong.
    return book, unfit if format_of(seeds) not in (0, FORMAT) else tuple(sorted({*problems, *unfit}))


def _codes_twice(sources: list[Record]) -> Iterator[Problem]:
    """A letter that stands for two texts: no reference says which of them it means."""
    first: dict[str, Place] = {}
    for record in sources:
        code, place = record.peek("code"), record.at("code")
        if code and code in first:
            message = f'source with code "{code}" is already in {first[code]}; keep one, or give it another code'
            yield Problem(place, message, breaks=True)
        first.setdefault(code, place)


NOBODYS = (
    "no record of seeds/sources.yml names it as its `file`; run `explainer add` on it from elsewhere, or take it out"
)
UNREAD = "is read by nothing; name it like what seeds/schemas/ has a file for, or take it out"


def _not_read(folder: Path, shown: str, known: set[str], message: str = UNREAD) -> Iterator[Problem]:
    """What stands in a folder and would be left out without a word; an editor's own files begin with a dot."""
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.name not in known and not file.name.startswith("."):
            yield Problem(Place(f"{shown}/{file.name}", 1), message)


def _read_prose(
    folder: Path, shown: str, only: tuple[str, ...], kept: Store, problems: list[Problem]
) -> tuple[Essay, ...]:
    """Every `SLUG.LANGUAGE.md` of a folder, by slug. A file that lacks its other language is a problem.

    `only`: the slugs that there may be; any that can be an address where it is empty.
    """
    files: dict[str, dict[str, Path]] = {}
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        slug, language = file.name.removesuffix(".md").rpartition(".")[::2]
        if file.name.startswith(".") or file.suffix == ".yml":
            continue  # An editor's own file; the order of the essays.
        place = Place(f"{shown}/{file.name}", 1)
        if file.suffix != ".md" or not ID.fullmatch(slug) or language not in LANGUAGES:
            problems.append(Problem(place, f"must be named SLUG.LANGUAGE.md, with {' or '.join(LANGUAGES)}"))
        elif only and slug not in only:
            problems.append(Problem(place, f'"{slug}" is no page here; only {" and ".join(only)} are'))
        elif not is_address(slug):
            problems.append(Problem(place, f'"{slug}" cannot be an address; {RULE}'))
        else:
            files.setdefault(slug, {})[language] = file
    essays = []
    for slug, by_language in sorted(files.items()):
        parsed: dict[str, Parsed] = {}
        places = {language: Place(f"{shown}/{slug}.{language}.md", 1) for language in LANGUAGES}
        for language in LANGUAGES:
            name = places[language].path
            file = by_language.get(language, folder / f"{slug}.{language}.md")
            text = read_text(file, name, problems)
            parsed[language] = Parsed()
            if text is not None and not text.strip():
                problems.append(Problem(places[language], "holds nothing; bring back what it held", breaks=True))
            elif text is not None:
                parsed[language] = kept.recall(name, text, partial(parse_prose, text, name), problems)
        essays.append(join_languages(slug, parsed, places))
    return tuple(essays)


def _in_order(essays: tuple[Essay, ...], seeds: Path, problems: list[Problem]) -> tuple[Essay, ...]:
    """The essays in the order that seeds/essays/order.yml gives them; every essay must have its place in it."""
    shown = "seeds/essays/order.yml"
    order: dict[str, int] = {}
    told: list[Problem] = []
    text = read_text(seeds / "essays" / "order.yml", shown, told)
    records = records_in(text, shown, "essay", told) if text is not None else ()
    problems += told
    if told:
        return essays
    for record in records:
        record.problems = problems
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
