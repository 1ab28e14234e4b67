"""A JSON Schema (draft 2020-12) for every YAML file of seeds/, from what the fields of its records say of themselves.

With one an editor's program completes keys and shows what is wrong while somebody writes. What needs the texts or the
rest of the records (whether a quotation stands there, whether an id exists) only `explainer check` can say.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from explainer.addresses import ADDRESS
from explainer.load.ids import ID, LONGEST, RESERVED
from explainer.load.structure import DEGREES
from explainer.model import (
    CODE,
    LANGUAGES,
    Annotation,
    Book,
    Field,
    Source,
    Translation,
    fields_of,
)
from explainer.model.fields import Chosen, Dated, Id, Inside, Machine, Made, Refers
from explainer.model.marks import Apart
from explainer.model.meanings import field_meaning, meaning_of
from explainer.search.everyday import Everyday

FOLDER = "seeds/schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
MODELINE = "# yaml-language-server: $schema="
"""By a comment of this kind editors' programs find the schema of a file."""
Schema = dict[str, Any]

NAME = ID.pattern
PAGE = f"{NAME}(?:/{NAME})*(?:/\\*)?"
SENTENCE = rf"{CODE.pattern}(?:[1-9][0-9]*\.[1-9][0-9]*|\.[ivxlc]+)"
KEY = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*"
KEYS = {"": "", "sentence": SENTENCE, "label": KEY}
"""What the keys of a file look like, by what they are; none of a list."""
SHAPES: dict[str, Schema] = {
    "code": {"pattern": f"^{CODE.pattern}$"},
    "language": {"enum": list(LANGUAGES)},
    "sha256": {"pattern": "^[0-9a-f]{64}$"},
    "address": {"pattern": f"^(?:{ADDRESS.pattern})$"},
}
"""What is asked of a word for programs; their readers in load/ ask it, too."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """The files of one pattern: a list of records of a kind, or a mapping of them by keys like `keys`."""

    pattern: str
    kind: Any
    keys: str = ""

    @property
    def name(self) -> str:
        """Of their schema."""
        path = PurePosixPath(self.pattern)
        stem = path.stem.replace("*", "")
        return stem or path.parent.name


ORDER = "essays/order.yml"


def seeds_files() -> tuple[Seeds, ...]:
    """Every pattern of files that hold records."""
    found = [Seeds(pattern, field.type) for field in fields_of(Book) for pattern in field.files]
    for field in (*fields_of(Book), *fields_of(Source)):
        if apart := field.mark(Apart):
            kinds = zip(apart.patterns, field.kinds, strict=True)
            found += [Seeds(pattern, kind, KEYS[apart.keys]) for pattern, kind in kinds]
    # Words of the everyday are no part of the Book: only the search knows them.
    return (*found, Seeds("search.yml", Everyday))


def schema_of(file: str) -> str | None:
    """The name of the schema for a file below seeds/."""
    if file == ORDER:
        return "order"
    return next((seeds.name for seeds in seeds_files() if fnmatchcase(file, seeds.pattern)), None)


def render_schemas() -> dict[str, str]:
    """`NAME.schema.json` -> its text, for every pattern."""
    schemas = {seeds.name: _file_schema(seeds) for seeds in seeds_files()}
    schemas["order"] = {
        "$schema": DRAFT,
        "title": "order",
        "description": f"seeds/{ORDER}: the essays in the order in which the site shows them.",
        "type": "array",
        "items": {"type": "object", "properties": {"id": _id()}, "required": ["id"], "additionalProperties": False},
        "uniqueItems": True,
    }
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in sorted(schemas.items())
    }


def marked(text: str, file: str) -> str:
    """The text of a file below seeds/ with the line that names its schema; as it is where there is one or none."""
    name = schema_of(file)
    if name is None or text.startswith(MODELINE):
        return text
    up = "../" * file.count("/")
    return f"{MODELINE}{up}schemas/{name}.schema.json\n{text}"


# --- a file and its records --------------------------------------------------------------------------------------


def _file_schema(seeds: Seeds) -> Schema:
    found: dict[str, Schema] = {}
    record = _reference(seeds.kind, found)
    head: Schema = {
        "$schema": DRAFT,
        "title": seeds.name,
        "description": f"seeds/{seeds.pattern}: {meaning_of(seeds.kind)}",
    }
    if seeds.keys:
        names = {"pattern": f"^(?:{seeds.keys})$"}
        return head | {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": record,
            "$defs": dict(sorted(found.items())),
        }
    return head | {"type": "array", "items": record, "$defs": dict(sorted(found.items()))}


def _reference(kind: Any, found: dict[str, Schema]) -> Schema:
    """A reference to the schema of a kind of record, which is put where the others are."""
    name = kind.what.replace(" ", "-")
    if name not in found:
        found[name] = {}
        found[name] = _record_schema(kind, found)
    return {"$ref": f"#/$defs/{name}"}


def _record_schema(kind: Any, found: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    required: list[str] = []
    together: list[str] = []
    for field in fields_of(kind):
        if isinstance(field.role, Made) or _is_elsewhere(kind, field):
            continue
        said = field_meaning(kind, field)
        if field.flat:
            one: Schema = {"type": "array", "items": _words()} if field.many else _words()
            properties |= {language: one | {"description": said} for language in LANGUAGES}
            # Of lists there may be none.
            required += [] if field.optional or field.many else LANGUAGES
            # A text has all languages or none; single words are given in those that need them.
            together += LANGUAGES if field.is_text and field.optional else []
        else:
            properties[field.key] = _value(kind, field, found) | {"description": said}
            if not field.optional and not (field.many and not field.some and isinstance(field.role, Inside)):
                required.append(field.key)
    schema: Schema = {
        "title": kind.what,
        "description": meaning_of(kind),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    if together:
        schema["dependentRequired"] = {one: [other for other in together if other != one] for one in together}
    return schema


def _is_elsewhere(kind: Any, field: Field) -> bool:
    """Whether a value has no key of its own: what is in files beside the text's, the original by its language."""
    if kind is Source:
        return field.type in (Annotation, Translation)
    return kind is Translation and field.name == "original"


# --- a value -----------------------------------------------------------------------------------------------------


def _value(kind: Any, field: Field, found: dict[str, Schema]) -> Schema:
    if field.is_text:
        return _in_languages(_words())
    if isinstance(field.role, Inside):
        one = _reference(field.type, found)
    else:
        one = _one(field)
        one = one if "type" in one or "enum" in one else {"type": "string"} | one
    if field.many:
        one = {"type": "array", "items": one}
        if field.some:
            one |= {"minItems": field.some.least}
    if field.by_language:
        # Where there may be several, there may be none.
        return _in_languages(one, required=not field.many)
    return one


def _one(field: Field) -> Schema:
    match field.role:
        case Machine(shape=shape) if shape:
            return SHAPES[shape]
        case Id():
            return _id()
        case Refers(to="page"):
            return {"pattern": f"^{PAGE}$"}
        case Refers(to="sentence", also=()):
            return {"pattern": f"^{SENTENCE}$"}
        case Refers(to="sentence", also=also):
            return {"pattern": f"^(?:{'|'.join((SENTENCE, *also))})$"}
        case Refers():
            return {"pattern": f"^{NAME}$"}
        case Chosen():
            return {"enum": [item.value for item in field.type]}
        case Dated():
            # A year without quotes is a number to an editor's program, and text to ours.
            return {"type": ["string", "integer"], "minLength": 1}
    if field.type is float:
        most = field.degrees
        return {"type": ["string", "number"], "pattern": f"^{DEGREES.pattern}$", "minimum": -most, "maximum": most}
    return _words()


def _words() -> Schema:
    return {"type": "string", "minLength": 1}


def _id() -> Schema:
    return {
        "type": "string",
        "pattern": f"^{NAME}$",
        "maxLength": LONGEST,
        "not": {"pattern": f"^(?:{RESERVED.pattern})$"},
    }


def _in_languages(one: Schema, *, required: bool = True) -> Schema:
    return {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, one),
        "required": list(LANGUAGES) if required else [],
        "additionalProperties": False,
    }
