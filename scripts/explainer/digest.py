"""A digest of values of the model, by which what was made of them before can be known again.

Equal digests mean equal values; only where a record stands in its file does not count.
"""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from typing import Any

from explainer.model import Book, Labels, Place, fields_of

SIZE = 16
"""Bytes of a digest: two values with the same one are not to be expected before there are 10^19 of them."""
KEPT = frozenset(field.type for field in fields_of(Book))
"""The kinds of record that stand by themselves: they are met in many places."""
MANY = 4
"""Longer lists and mappings are known again, too: all that is called by a name is met with every statement."""
PLAIN = frozenset((str, bytes, int, float, bool, type(None)))
"""Of these what Python shows is all that they are."""


class Digester:
    """Digests of values; each record, and each long list, is gone through once."""

    def __init__(self) -> None:
        # With the value itself, so that no other one can take its id while this one is known by it.
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """The digest of values of the model, texts, numbers, None, tuples, lists and mappings of them."""
        return self._digest(values)

    def share(self, other: Digester) -> None:
        """Knows the values that another one has gone through."""
        self._known |= other._known

    def _digest(self, value: object) -> bytes:
        parts: list[bytes] = []
        self._content(value, parts)
        return blake2b(b"".join(parts), digest_size=SIZE).digest()

    def _put(self, value: Any, parts: list[bytes]) -> None:
        """What stands for a value inside another: itself, or the digest of what is met again and again."""
        kind: Any = type(value)
        if kind is str or _is_listed(kind):
            data = value.encode("utf-8", "surrogatepass")
            parts.append(b"s%d:%b" % (len(data), data))
        elif kind in KEPT or ((kind is tuple or kind is dict) and len(value) > MANY):
            known = self._known.get(id(value))
            if known is None:
                known = self._known[id(value)] = (value, self._digest(value))
            parts.append(b"k" + known[1])
        else:
            self._content(value, parts)

    def _content(self, value: Any, parts: list[bytes]) -> None:
        """What a value holds. Kinds are told by their names, since those that only look alike are not the same."""
        kind: Any = type(value)
        put = self._put
        if kind is tuple or kind is list:
            parts.append(b"t%d:" % len(value))
            for item in value:
                put(item, parts)
        elif kind is dict or kind is Labels:
            parts.append(b"m%d:" % len(value))
            for key, item in value.items():
                put(key, parts)
                put(item, parts)
        elif kind is Place:
            parts.append(b"p")
        elif kind in PLAIN:
            parts.append(b"v%b;" % repr(value).encode("utf-8", "surrogatepass"))
        else:
            name, names = _fields(kind)
            parts.append(name)
            for field in names:
                put(getattr(value, field), parts)


@cache
def _is_listed(kind: Any) -> bool:
    """Whether values of this type are words of a closed list."""
    return issubclass(kind, StrEnum)


@cache
def _fields(kind: Any) -> tuple[bytes, tuple[str, ...]]:
    """The name of a kind of record, and its fields; a TypeError for what is none."""
    return b"r%b:" % kind.__qualname__.encode(), tuple(field.name for field in fields(kind))
