"""One reader for every kind of record: a YAML mapping into a frozen value, by what its fields say of themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from explainer.addresses import FRONT
from explainer.load.record import Record
from explainer.model import LANGUAGES, Text
from explainer.model.fields import Field, Id, Inside, Made, Refers, fields_of

R = TypeVar("R")

# float() alone takes "nan", "1_0" and digits of every script.
DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")


def structure(kind: type[R], record: Record, /, **given: Any) -> R:
    """The record as a value of its kind. What is missing, wrong or unknown is a problem at its line.

    `given`: values of fields that another reader has made.
    """
    values = dict(given) | {"place": record.place}
    record.close_draft()
    for field in fields_of(kind):
        if field.name not in values and not isinstance(field.role, Made):
            values[field.name] = _value(field, record)
    for field in fields_of(kind):
        if field.otherwise and values.get(field.name) is None:
            values[field.name] = values[field.otherwise]
        if values.get(field.name, ...) is None and not field.optional:
            values[field.name] = _nothing(field)
    record.close()
    # What was left out is as the kind has it by itself.
    return kind(**{name: value for name, value in values.items() if value is not None})


def _value(field: Field, record: Record) -> Any:
    """What the record has in a field; None where it may be left out and is."""
    key = field.key
    if field.is_text:
        return _text(field, record)
    if isinstance(field.role, Inside):
        inside = tuple(structure(field.type, item) for item in record.records(key, field.type.what))
        return _enough(field, inside, record)
    if field.by_language:
        return _by_language(field, record)
    if field.many:
        values = record.strings(key)
        if isinstance(field.role, Refers) and field.role.to == "page":
            values = tuple(_page(value) for value in values)
        return _enough(field, values, record)
    if field.optional and not record.has(key):
        record.read.add(key)
        return None
    if isinstance(field.role, Id):
        return record.id(key)
    if issubclass(field.type, StrEnum):
        return _chosen(field, record)
    if field.type is float:
        return _degrees(field, record)
    value = record.string(key, "" if field.optional else None)
    if isinstance(field.role, Refers) and field.role.to == "page":
        return _page(value)
    return value if value or not field.optional else None


def _page(name: str) -> str:
    """The address of a page: that of the front page is empty."""
    return "" if name == FRONT else name


def _text(field: Field, record: Record) -> Text | None:
    if not field.flat:
        return record.text_of(field.key) if field.optional else record.required_text_of(field.key)
    if field.optional and not any(record.has(language) for language in LANGUAGES):
        record.read.update(LANGUAGES)
        return None
    return record.text()


def _by_language(field: Field, record: Record) -> Mapping[str, Any]:
    """A mapping from languages; of a flat one the languages are keys of the record, and those that are there count."""
    if field.flat:
        record.read.update(LANGUAGES)
        there = [language for language in LANGUAGES if record.has(language) or not field.optional]
        return {language: record.string(language) for language in there}
    inner = record.record(field.key, field.key)
    if inner is None:
        return {}
    found = {language: inner.strings(language) if field.many else (inner.string(language),) for language in LANGUAGES}
    inner.close()
    return found


def _enough(field: Field, values: tuple[Any, ...], record: Record) -> tuple[Any, ...]:
    if field.some and len(values) < field.some.least:
        lacks = f"fewer than {field.some.least}" if values else "no"
        record.fault(f'{record.label} has {lacks} "{field.key}"; {field.some.mend}', record.at(field.key).line)
    return values


def _chosen(field: Field, record: Record) -> StrEnum:
    allowed = tuple(field.type)
    value = record.choice(field.key, tuple(item.value for item in allowed))
    chosen: StrEnum = next((item for item in allowed if item.value == value), allowed[0])
    return chosen


def _degrees(field: Field, record: Record) -> float:
    value = record.string(field.key)
    if DEGREES.fullmatch(value) and abs(float(value)) <= field.degrees:
        return float(value)
    if value:
        message = f'"{field.key}" of {record.label} is "{value}"; write degrees, like 51.17'
        record.fault(message, record.at(field.key).line)
    return 0.0


def _nothing(field: Field) -> Any:
    """What stands for a field that is missing, which has been reported."""
    if field.is_text:
        return Text(("",) * len(LANGUAGES))
    return ""
