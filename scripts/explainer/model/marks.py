"""How a field of a record goes into the data, where its name, type and role do not say it: marks beside the field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Of a field that holds records: what their table is called, where that is not the field's name."""

    name: str


@dataclass(frozen=True, slots=True)
class NoTable:
    """Of a field that holds records: they have no table of their own, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Of a field that the program makes: the tables that show it."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", names)


@dataclass(frozen=True, slots=True)
class Called:
    """What its column is called, where that is not the field's name."""

    name: str


@dataclass(frozen=True, slots=True)
class By:
    """Of a mapping of records: what its keys are."""

    name: str
