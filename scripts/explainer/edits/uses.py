"""Every place of seeds/ where an id, a reference to a sentence or an address stands, with the field that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from explainer.addresses import OWN_PAGE, address_of, is_file, own_pages, prose_pages, take_apart
from explainer.model import Book, Essay, Place, Reference, Statement, cited_in, every_record, fields_of
from explainer.model.fields import Id, Refers, walk
from explainer.model.marks import SameAs, Within
from explainer.model.references import every_met, kinds_of
from explainer.model.sheets import sheets
from explainer.model.statements import Record
from explainer.proof import Finder, every_sentence, every_statement


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One place where something stands."""

    place: Place
    what: str
    """In words: the field and its record."""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def definitions(book: Book, id: str) -> tuple[tuple[str, Place], ...]:
    """(kind, place) of every record with the id, in the Book's order; a heading of our prose is one, too."""
    found: list[tuple[str, Place]] = []
    for record in every_record(book):
        if isinstance(record, Essay):
            found += [("essay", place) for place in record.places.values() if record.id == id]
            headings = ((name, block) for name, block in record.every_block() if block.kind == "heading")
            found += [("heading", record.place_of(name, block)) for name, block in headings if block.id == id]
        else:
            found += [
                (met.record.what, met.record.place.of(met.field.key))
                for met in walk(record)
                if isinstance(met.field.role, Id) and met.value == id
            ]
    return tuple(found)


def references(book: Book, id: str, kind: str) -> Iterator[Use]:
    """Where records and our prose refer to a record of a kind by its id. Links are no part of it."""
    answers = next((kinds_of(sheet.kind) for sheet in sheets() if sheet.kind.what == kind), frozenset[str]())
    pages = {page.replace(OWN_PAGE, id) for field in fields_of(Book) for page in own_pages(field, kind)}
    if kind == Statement.what:
        for essay in (*book.essays, *book.pages):
            cited = (place for place, runs in essay.every_item() if id in cited_in(runs))
            yield from (Use(place, f"cited in {essay.id}") for place in cited)
    for met in every_met(book):
        role, key, place = met.field.role, met.field.key, met.record.place
        same, within = met.field.mark(SameAs), met.field.mark(Within)
        if same and same.kind in answers and met.value == id:
            yield Use(place.of(key), f"{key} of {met.record.what} {id}")
        if within and (not within.kind or within.kind in answers):
            for index, words in enumerate(met.value if met.field.many else (met.value,)):
                if id in words.split(within.parted):
                    yield Use(place.of(key, index), f"{key} of {_called(met.record)}")
        if isinstance(role, Refers):
            for index, value in enumerate(met.value if met.field.many else (met.value,)):
                if (role.to in answers and value == id) or (role.to == "page" and value in pages):
                    inner = not isinstance(met.record, Record)
                    called = f"{met.record.what} of {_called(met.owners[-2])}" if inner else _called(met.record)
                    yield Use(place.of(key, index), f"{key} of {called}")


def links(book: Book) -> Iterator[tuple[Use, str]]:
    """Every link of our prose to a page of the site, with the address that it leads to."""
    for own, essay in prose_pages(book).items():
        for place, runs in essay.every_item():
            for run in runs:
                if run.kind == "link" and "://" not in run.target:
                    page, id = take_apart(run.target)
                    yield Use(place, f"link to {run.target}"), address_of(page or own, id)


def uses_of_id(book: Book, id: str, kind: str = "") -> tuple[Use, ...]:
    """Everything about an id, sorted by place. `kind`: of one kind of record alone."""
    found = {Use(place, f"defines {what} {id}") for what, place in definitions(book, id) if kind in ("", what)}
    # What defines it may have been taken out: then it is looked for as anything that can be referred to.
    defined = {what for what, _ in definitions(book, id)} or {sheet.kind.what for sheet in sheets()}
    for what in {kind} if kind else defined:
        found.update(references(book, id, what))
    if found:
        found.update(_addressed(book, lambda address: id in _names(address)))
        found.update(
            Use(reading.place.of("id"), f"second reading of {reading.id}")
            for reading in book.readings
            if id in re.split(r"[:/#]", reading.id)
        )
    return tuple(sorted(found))


def uses_of_address(book: Book, address: str) -> tuple[Use, ...]:
    """Where an address is published, moved, linked and put into a way through the site, sorted by place."""
    found = set(_addressed(book, lambda other: other == address))
    page, id = ("", "") if is_file(address) else take_apart(address)
    for record in every_record(book):
        if isinstance(record, Essay) or id or not page:
            continue
        for met in walk(record):
            if isinstance(met.field.role, Refers) and met.field.role.to == "page":
                values = met.value if met.field.many else (met.value,)
                found.update(
                    Use(met.record.place.of(met.field.key, index), f"{met.field.key} of {_called(met.record)}")
                    for index, value in enumerate(values)
                    if value == page
                )
    found.update(Use(place, f"defines {what} {id}") for what, place in definitions(book, id) if id)
    return tuple(sorted(found))


def uses_of_sentence(book: Book, reference: str) -> tuple[Use, ...]:
    """Where a sentence or an endnote stands, is translated, decided on and quoted, sorted by place."""
    finder, found = Finder(book.sources), set()
    for source, paragraph, sentence, at in every_sentence(book):
        if str(at) == reference:
            line = source.text.line_of(paragraph, sentence)
            found.add(Use(Place(f"seeds/{source.path}", line), f"sentence {reference}"))
    for source in book.sources:
        for note in source.text.endnotes:
            if str(Reference(source.code, note=note.label)) == reference:
                line = source.text.raw.count("\n", 0, note.start) + 1
                found.add(Use(Place(f"seeds/{source.path}", line), f"endnote {reference}"))
        if reference in source.translations:
            found.add(Use(source.translations[reference].place, f"translation of {reference}"))
    for record in every_record(book):
        for met in () if isinstance(record, Essay) else walk(record):
            if isinstance(met.field.role, Refers) and met.field.role.to == "sentence" and met.value == reference:
                found.add(Use(met.record.place.of(met.field.key), f"{met.field.key} of {_called(met.record)}"))
    for statement in every_statement(book):
        for evidence in statement.every_evidence:
            located = finder.place(evidence)
            if located and reference in map(str, located.references):
                found.add(Use(evidence.place.of("quote"), f"quote of {_called(statement)}"))
    return tuple(sorted(found))


def _addressed(book: Book, fits: Any) -> Iterator[Use]:
    """Published addresses, moves and links that fit."""
    for item in book.published:
        if fits(item.address):
            yield Use(item.place, f"published: {item.address}")
    for redirect in book.redirects:
        for key, address in (("from", redirect.old), ("to", redirect.new)):
            if fits(address):
                yield Use(redirect.place.of(key), f"{key} of redirect: {address}")
    for correction in book.corrections:
        if fits(correction.at):
            yield Use(correction.place, f"corrected: {correction.at}")
    yield from (use for use, address in links(book) if fits(address))


def _names(address: str) -> set[str]:
    """The ids in an address: of its page and of the place on it."""
    if is_file(address):
        return set()
    page, id = take_apart(address)
    return {page.rpartition("/")[2], id.partition("--")[0]} - {""}


def _called(record: Any) -> str:
    name = getattr(record, "id", "") or getattr(record, "at", "") or getattr(record, "page", "")
    return f"{record.what} {name}".strip()
