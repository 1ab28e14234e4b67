"""What a field is besides: where it is written and shown, how it goes into the data. Marks beside the field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Listed:
    """Names, one after another."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", names)


class File(_Listed):
    """Of a field of the Book: the files below seeds/ whose records it holds."""


@dataclass(frozen=True, slots=True)
class Table:
    """Of a field that holds records: what their table is called, where that is not the field's name."""

    name: str


@dataclass(frozen=True, slots=True)
class NoTable:
    """Of a field that holds records: they have no table of their own, and why."""

    reason: str


class Tables(_Listed):
    """Of a field: the tables that the program makes of it, and of what else it needs."""


@dataclass(frozen=True, slots=True)
class Called:
    """What its column is called, where that is not the field's name."""

    name: str


@dataclass(frozen=True, slots=True)
class By:
    """Of a mapping of records: what its keys are."""

    name: str


class OnPages(_Listed):
    """Of a field of the Book: the pages that show its records, first the one where each stands in full.

    Fields of a record stand in braces: "experts/{id}" is a page for each.
    """


@dataclass(frozen=True, slots=True)
class Apart:
    """Of a field: the files below seeds/ that hold it and have a reader of their own, one for each of its kinds."""

    patterns: tuple[str, ...]
    keys: str
    """What their keys are, where they are no list: "sentence", "label"."""

    def __init__(self, *patterns: str, keys: str = "") -> None:
        object.__setattr__(self, "patterns", patterns)
        object.__setattr__(self, "keys", keys)


@dataclass(frozen=True, slots=True)
class Once:
    """Of a field by which a record is known: no two of them have the same."""


@dataclass(frozen=True, slots=True)
class Defines:
    """Of a list of words: fields that refer to this kind hold one of them. `labels`: the keys of the words for each."""

    kind: str
    labels: tuple[str, ...]

    def __init__(self, kind: str, *labels: str) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "labels", labels)


@dataclass(frozen=True, slots=True)
class SameAs:
    """Of an id: it is that of a record of this kind, and changes with it."""

    kind: str


@dataclass(frozen=True, slots=True)
class Within:
    """Of a value in which ids of records stand among other words: what parts them, and the kind that they may name."""

    parted: str
    kind: str = ""
    """Any kind where none is told."""
