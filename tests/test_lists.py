"""Lists that are kept by hand beside the descriptions of fields: each fails here when something is missing from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explainer.addresses import LISTS, RECORDS_OF_PAGES
from explainer.edits.uses import REFERRED
from explainer.model import Book, Essay, Introduction, Statement, Topic, every_record
from explainer.model.fields import Id, Refers, fields_of, walk
from explainer.proof import Proof, every_statement
from explainer.render.uses import find_uses

NO_RECORDS = frozenset({"search"})
"""Lists of the site that show no record."""
ELSEWHERE = {
    "pages": "the front page and the pages beside it are no lists",
    "labels": "an introduction stands on the page whose words it is",
    "topics": "a topic is named wherever a statement has it",
    "paths": "a step is words on a page, and the page is a list of its own",
}
"""Fields of the Book that hold or name statements and are on no page that lists them, each with the reason."""
NOT_IDS = frozenset({"era", "kind", "page", "sentence"})
"""What a field may refer to that is no record with an id."""


def owners_of_statements(book: Book) -> Iterator[tuple[str, object]]:
    """(field of the Book, record) of all that holds statements or names them."""
    for field in fields_of(Book):
        value = getattr(book, field.name)
        records = value.values() if isinstance(value, dict) else value if field.many else (value,)
        for record in records:
            if record is not None and any(rests_on_statements(record)):
                yield field.name, record


def rests_on_statements(record: object) -> Iterator[bool]:
    if isinstance(record, Essay):
        yield bool(record.cited)
        return
    for met in walk(record):
        yield isinstance(met.record, Statement)
        yield isinstance(met.field.role, Refers) and met.field.role.to == "statement"


def test_every_list_of_the_site_says_which_records_it_shows() -> None:
    assert set(LISTS) - NO_RECORDS == set(RECORDS_OF_PAGES)
    fields = {field.name for field in fields_of(Book)}
    assert {name for names in RECORDS_OF_PAGES.values() for name in names} <= fields


def test_every_kind_of_record_with_statements_is_shown_by_a_list(real_book: Book) -> None:
    shown = {name for names in RECORDS_OF_PAGES.values() for name in names}
    assert {name for name, _ in owners_of_statements(real_book)} - shown <= set(ELSEWHERE)


def test_every_statement_is_found_where_the_site_uses_it(real_book: Book) -> None:
    found = {use.statement for uses in find_uses(real_book, Proof(real_book)).values() for use in uses}
    quoting = {statement.id for statement in every_statement(real_book) if statement.every_evidence}
    assert quoting == found


def test_every_record_that_names_a_statement_is_a_place_where_it_is_used(real_book: Book) -> None:
    uses = {use for uses in find_uses(real_book, Proof(real_book)).values() for use in uses}
    places = {(use.statement, use.anchor) for use in uses}
    missing = []
    for record in every_record(real_book):
        if isinstance(record, Essay | Introduction | Topic):
            continue
        for met in walk(record):
            role = met.field.role
            if not isinstance(role, Refers) or role.to != "statement":
                continue
            ids = {getattr(owner, "id", "") for owner in met.owners}
            for statement in met.value if met.field.many else (met.value,):
                if not any((statement, id) in places for id in ids):
                    missing.append(f"{met.record.place}: {statement}")
    assert missing == []


def test_every_kind_of_reference_is_followed_when_an_id_is_sought_or_renamed(real_book: Book) -> None:
    referred, defined = set(), set()
    for record in every_record(real_book):
        if isinstance(record, Essay):
            continue
        for met in walk(record):
            role = met.field.role
            if isinstance(role, Refers):
                referred.add(role.to)
            elif isinstance(role, Id):
                defined.add(met.record.what)
    followed = {kind for kinds in REFERRED.values() for kind in kinds}
    assert referred - NOT_IDS <= followed
    assert set(REFERRED) <= defined


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_is_on_no_list_is_a_field_of_the_book(name: str) -> None:
    assert name in {field.name for field in fields_of(Book)}
