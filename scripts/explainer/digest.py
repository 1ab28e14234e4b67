"""A digest of values of the model, by which what was made of them before can be known again.

Equal digests mean equal values; only where a record stands in its file does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from typing import Any

from explainer.model import (
    Comparison,
    Essay,
    Event,
    Figure,
    Forecast,
    Named,
    Partner,
    Person,
    Place,
    Question,
    Source,
    Statement,
    Term,
)

SIZE = 16
"""Bytes of a digest: two values with the same one are not to be expected before there are 10^19 of them."""
KEPT = (Comparison, Essay, Event, Figure, Forecast, Named, Partner, Person, Question, Source, Statement, Term)
MANY = 20


class Digester:
    """Digests of values; each record, and each long list, is gone through once."""

    def __init__(self) -> None:
        # With the value itself, so that no other one can take its id while this one is known by it.
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """The digest of values of the model, texts, numbers, None, tuples, lists and mappings of them."""
        return self._digest(values)

    def _digest(self, value: object) -> bytes:
        parts: list[bytes] = []
        self._content(value, parts)
        return blake2b(b"".join(parts), digest_size=SIZE).digest()

    def _put(self, value: object, parts: list[bytes]) -> None:
        """What stands for a value inside another: itself, or the digest of what is met again and again."""
        if type(value) is str:
            data = value.encode("utf-8", "surrogatepass")
            parts.append(b"s%d:%b" % (len(data), data))
        elif isinstance(value, KEPT) or (isinstance(value, tuple | Mapping) and len(value) > MANY):
            known = self._known.get(id(value))
            if known is None:
                known = self._known[id(value)] = (value, self._digest(value))
            parts.append(b"k" + known[1])
        else:
            self._content(value, parts)

    def _content(self, value: object, parts: list[bytes]) -> None:
        if isinstance(value, str):
            self._put(str(value), parts)
        elif value is None or isinstance(value, int | float):
            parts.append(b"v%b;" % repr(value).encode())
        elif isinstance(value, bytes):
            parts.append(b"b%d:%b" % (len(value), value))
        elif isinstance(value, tuple | list):
            parts.append(b"t%d:" % len(value))
            for item in value:
                self._put(item, parts)
        elif isinstance(value, Mapping):
            parts.append(b"m%d:" % len(value))
            for key, item in value.items():
                self._put(key, parts)
                self._put(item, parts)
        elif isinstance(value, Place):
            parts.append(b"p")
        else:
            kind: Any = type(value)
            name, names = _fields(kind)
            parts.append(name)
            for field in names:
                self._put(getattr(value, field), parts)


@cache
def _fields(kind: Any) -> tuple[bytes, tuple[str, ...]]:
    """The name of a kind of record, and its fields; a TypeError for what is none."""
    return b"r%b:" % kind.__qualname__.encode(), tuple(field.name for field in fields(kind))
