"""What a field of a record is, told beside the field: `title: Annotated[Text, Claim("statements")]`.

Everything that walks records goes by these descriptions: the reader of seeds/, the checks, second readings, the data,
the schemas for editors' programs, the tests with hostile text. A text without one claims, and rests on nothing, so
that what is forgotten fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from explainer.model.marks import File

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of ours that say something of the subject. They are held against what they rest on.

    `on`: the fields that hold it, of the record itself or of one around it: evidence, statements or their ids,
    references of sentences, pages; or a name of `check/basis.py` for what a rule finds. Without any it
    is always a problem.
    """

    on: tuple[str, ...]
    title: bool
    """A title, a heading, a label of few words: other words of the same root, or of what all texts speak of, fail."""
    free: bool
    """It says what else words may mean: less than half of its own need be in what it rests on."""
    remark: bool
    """On how a text is worded or read: it counts sentences, names languages, and quotes both of them."""

    def __init__(self, *on: str, title: bool = False, free: bool = False, remark: bool = False) -> None:
        object.__setattr__(self, "on", on)
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "free", free)
        object.__setattr__(self, "remark", remark)


@dataclass(frozen=True, slots=True)
class Own:
    """Words of ours that say nothing of the subject: no digit, no number of three or more, no name, no word of it."""

    reason: str
    shown: bool = True
    """Whether any output has them."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """The dictionary sense of a word, in our words: no name, no digit, no number of three or more. It begins with the
    word, which is the record's name or one of its words."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What something is called; the texts, or our translations of them, call it so."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a text, or of our translation of it, to the letter."""


@dataclass(frozen=True, slots=True)
class Id:
    """The id of the record itself."""

    of: str


@dataclass(frozen=True, slots=True)
class Refers:
    """The id of another record, or several. `to`: its kind, as references.py has it; or "page", "sentence"."""

    to: str
    also: tuple[str, ...] = ()
    """Words that may stand there and name no record."""
    arranges: bool = False
    """By it a record is only put among others: it says nothing of what the record says."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, EDTF (ISO 8601-2)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A word of a closed list, which its type is."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Records that stand inside this one."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a program needs: a path, a digest, a number. No words. `shape`: a key of `SHAPES` in schemas.py."""

    shape: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What the program makes of the rest: no editor writes it."""


Role = Claim | Own | Gloss | Naming | Quoted | Id | Refers | Dated | Chosen | Inside | Machine | Made


@dataclass(frozen=True, slots=True)
class Key:
    """Its key in YAML, where it is not the field's name."""

    name: str


@dataclass(frozen=True, slots=True)
class Flat:
    """A text whose languages are keys of the record itself."""


@dataclass(frozen=True, slots=True)
class Some:
    """At least one. `mend`: what an editor is told to do where there is none."""

    mend: str
    least: int = 1


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Where it is left out, it is as this field is."""

    field: str


@dataclass(frozen=True, slots=True)
class Degrees:
    """A number of degrees, at most this many to either side of nought."""

    most: float


# --- a description as it is used ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind of record."""

    name: str
    key: str
    """As it is written in YAML."""
    role: Role
    type: Any
    """Of one value: a kind of record, an enum, Text, str, float; of a mapping, that of its values."""
    kinds: tuple[Any, ...]
    """All that one value may be, where it is of several kinds; else its type alone."""
    many: bool
    by_language: bool
    """A mapping from languages."""
    optional: bool
    """It may be left out."""
    flat: bool
    some: Some | None
    otherwise: str
    degrees: float
    files: tuple[str, ...]
    marks: tuple[Any, ...]
    """All that stands beside it."""

    def mark(self, kind: type[M]) -> M | None:
        """The mark of this kind, if there is one."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)

    @property
    def is_text(self) -> bool:
        """Whether it holds words in every language of the site."""
        return getattr(self.type, "__name__", "") == "Text"


def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a kind of record, in their order; where a record stands in its file is none."""
    return _fields_of(kind)


@cache
def _fields_of(kind: Any) -> tuple[Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _field(field.name, hints[field.name], field.default is not MISSING or field.default_factory is not MISSING)
        for field in fields(kind)
        if field.name not in ("place", "places")
    )


def _field(name: str, hint: Any, has_default: bool) -> Field:
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    found = {type(mark): mark for mark in marks}
    shape = _shape(hint)
    role = next((mark for mark in marks if isinstance(mark, Role)), None) or _role(shape)
    return Field(
        name=name,
        key=found[Key].name if Key in found else name,
        role=role,
        optional=has_default or shape.optional or Otherwise in found,
        type=shape.type,
        kinds=shape.kinds or (shape.type,),
        many=shape.many,
        by_language=shape.by_language,
        flat=Flat in found,
        some=found.get(Some),
        otherwise=found[Otherwise].field if Otherwise in found else "",
        degrees=found[Degrees].most if Degrees in found else 0.0,
        files=found[File].names if File in found else (),
        marks=marks,
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    type: Any
    many: bool = False
    by_language: bool = False
    optional: bool = False
    kinds: tuple[Any, ...] = ()


def _shape(hint: Any) -> _Shape:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        # Of several kinds of record the first stands for all: a walk goes by what it meets.
        parts, optional = tuple(part for part in get_args(hint) if part is not NoneType), NoneType in get_args(hint)
        found = _shape(parts[0])
        return _Shape(found.type, found.many, found.by_language, optional, parts if len(parts) > 1 else ())
    if origin is tuple:
        return _Shape(get_args(hint)[0], many=True)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        found = _shape(get_args(hint)[1])
        return _Shape(found.type, found.many, by_language=True, kinds=found.kinds)
    return _Shape(hint)


def _role(shape: _Shape) -> Role:
    """What a field is that does not say so. Words claim; everything else is told by its type."""
    if isinstance(shape.type, type) and issubclass(shape.type, StrEnum):
        return Chosen()
    if shape.type is float or shape.type is int:
        return Machine()
    if hasattr(shape.type, "__dataclass_fields__") and shape.type.__name__ != "Text":
        return Inside()
    return Claim()


class Met(NamedTuple):
    """A field of a record that a walk has come to."""

    field: Field
    value: Any
    owners: tuple[Any, ...]
    """The records it stands in, the innermost last."""

    @property
    def record(self) -> Any:
        """The record that has the field."""
        return self.owners[-1]


def walk(record: Any, around: tuple[Any, ...] = ()) -> Iterator[Met]:
    """Every field of a record that is filled, and of all records inside it, in their order."""
    owners = (*around, record)
    kind: Any = type(record)
    for field, is_inside in _steps(kind):
        value = getattr(record, field.name)
        if not value and (value is None or value == "" or value == ()):
            continue
        if is_inside:
            inside = value.values() if isinstance(value, Mapping) else value if field.many else (value,)
            for item in inside:
                yield from walk(item, owners)
        else:
            yield Met(field, value, owners)


@cache
def _steps(kind: Any) -> tuple[tuple[Field, bool], ...]:
    """The fields of a kind of record, and whether records stand inside each."""
    return tuple((field, isinstance(field.role, Inside)) for field in fields_of(kind))
