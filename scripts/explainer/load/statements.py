"""Statements with their evidence, read from a record of whatever file they stand in."""

from __future__ import annotations

from explainer.load.record import Record
from explainer.model import LANGUAGES, Derived, Evidence, Statement

KINDS = ("fact", "opinion", "forecast", "official", "relayed")


def read_statement(record: Record) -> Statement:
    """A statement from its mapping; see CONTRIBUTING for the fields."""
    statement = Statement(
        id=record.id(),
        place=record.place,
        text=record.text(),
        kind=record.choice("kind", KINDS),
        speaker=record.string("speaker"),
        relays=record.optional("relays"),
        topics=record.strings("topics"),
        evidence=tuple(read_evidence(item) for item in record.records("evidence", "evidence")),
        derived=tuple(_read_derived(item) for item in record.records("derived", "derived value")),
    )
    if not statement.evidence:
        record.fault(f"{record.label} has no evidence; quote the text that says so")
    record.close()
    return statement


def read_statements(record: Record, key: str) -> tuple[Statement, ...]:
    """The statements that stand inside another record under `key`."""
    return tuple(read_statement(item) for item in record.records(key, "statement"))


def read_evidence(record: Record) -> Evidence:
    """A quotation: `source`, `quote`, `in` where it is needed, and its translation by language."""
    evidence = Evidence(
        place=record.place,
        source=record.string("source"),
        quote=record.string("quote"),
        at=record.string("in", ""),
        words={language: record.string(language) for language in LANGUAGES if record.has(language)},
    )
    record.close()
    return evidence


def _read_derived(record: Record) -> Derived:
    derived = Derived(
        place=record.place,
        value=record.string("value"),
        rule=record.text(),
        evidence=tuple(read_evidence(item) for item in record.records("evidence", "evidence")),
    )
    record.close()
    return derived
