"""Which kinds of record there are, as the Book and its records describe themselves: no list of them stands anywhere."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any

from explainer.model.book import Book
from explainer.model.fields import Chosen, Inside, fields_of


@cache
def every_kind() -> tuple[Any, ...]:
    """Every kind of record, those that stand inside others right after them."""
    found: dict[Any, None] = {}

    def add(kind: Any) -> None:
        if kind in found:
            return
        found[kind] = None
        for field in fields_of(kind):
            if isinstance(field.role, Inside):
                for inner in field.kinds:
                    add(inner)

    for field in fields_of(Book):
        for kind in field.kinds:
            add(kind)
    return tuple(found)


@cache
def closed_lists() -> tuple[type[StrEnum], ...]:
    """Every closed list of words that a field of a record chooses from."""
    return tuple(
        dict.fromkeys(
            field.type for kind in every_kind() for field in fields_of(kind) if isinstance(field.role, Chosen)
        )
    )
