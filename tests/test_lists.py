"""Lists that are kept by hand beside the descriptions of fields: each fails here when something is missing from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explainer.addresses import LISTS, RECORDS_OF_PAGES, records_of_pages
from explainer.check.records import reference_problems
from explainer.model import Book, Essay, Introduction, Statement, Topic, every_record
from explainer.model.fields import Refers, fields_of, walk
from explainer.model.references import kinds_of, word_lists
from explainer.model.sheets import sheets
from explainer.proof import Proof, every_statement
from explainer.view.uses import find_uses
from records import with_value

NO_RECORDS = frozenset({"search", "downloads"})
"""Lists of the site that show no record."""
ELSEWHERE = {
    "pages": "the front page and the pages beside it are no lists",
    "labels": "an introduction stands on the page whose words it is",
    "topics": "a topic is named wherever a statement has it",
    "paths": "a step is words on a page, and the page is a list of its own",
}
"""Fields of the Book that hold or name statements and are on no page that lists them, each with the reason."""


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


def test_every_list_of_the_site_shows_records_or_is_known_to_show_none() -> None:
    assert {page for page in LISTS if not RECORDS_OF_PAGES[page]} == NO_RECORDS


def test_a_page_that_no_order_names_shows_its_records_too() -> None:
    shown = {page: names for page, names in RECORDS_OF_PAGES.items() if page not in NO_RECORDS}
    assert records_of_pages(()) == shown


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


def test_every_reference_is_to_what_can_be_known() -> None:
    """A reference of a kind that no record, list of words or text answers to would never be looked for."""
    answering = {kind for sheet in sheets() for kind in kinds_of(sheet.kind)}
    for sheet in sheets():
        for field in fields_of(sheet.kind):
            if isinstance(field.role, Refers):
                assert field.role.to in answering | set(word_lists()) | {"page", "sentence"}, field.name


def test_a_reference_to_nothing_is_told_in_every_field(tiny_book: Book) -> None:
    """Whatever field refers to records: an id that none has is told there. No list of such fields is kept."""
    tried = set[str]()
    for record in every_record(tiny_book):
        if isinstance(record, Essay):
            continue
        for met in walk(record):
            role = met.field.role
            if not isinstance(role, Refers) or role.to in ("page", "sentence", *word_lists()):
                continue
            value = ("nobody-at-all", *met.value[1:]) if met.field.many else "nobody-at-all"
            told = reference_problems(with_value(tiny_book, met, value))
            assert any("nobody-at-all" in problem.message for problem in told), (met.record.what, met.field.name)
            tried.add(f"{met.record.what}.{met.field.name}")
    print(f"fields that refer to records: {len(tried)}, in each an unknown id is told")


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_is_on_no_list_is_a_field_of_the_book(name: str) -> None:
    assert name in {field.name for field in fields_of(Book)}
