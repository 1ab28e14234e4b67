"""What a record and its fields mean, in the words that stand beside them in the code: for readers of the data and
of the schemas, so that nothing is said twice. Read from the code itself, as importing it is.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from types import ModuleType
from typing import Any

from explainer.model.fields import (
    Chosen,
    Claim,
    Dated,
    Field,
    Gloss,
    Id,
    Inside,
    Machine,
    Naming,
    Own,
    Quoted,
    Refers,
    Role,
)

ROUNDABOUT = {
    "page": ("Address of a page below a language of the site.", "Addresses of pages below a language of the site."),
    "sentence": ("Reference of a sentence or an endnote.", "References of sentences or endnotes."),
    "speaker": (
        "Id of a person, or of a source for its own author.",
        "Ids of people, or of sources for their own authors.",
    ),
    "era": ("One of the eras of seeds/site.yml.", "Some of the eras of seeds/site.yml."),
    "kind": ("One of the kinds of seeds/site.yml.", "Some of the kinds of seeds/site.yml."),
    "name": ("Id of whatever has a name.", "Ids of whatever has a name."),
}
"""What a field refers to that is no one kind of record: one, and several."""


def meaning_of(kind: Any) -> str:
    """The docstring of a kind of record, on one line."""
    return _line(kind.__doc__ or "")


def field_meaning(kind: Any, field: Field) -> str:
    """What a field means: what its role tells of what may stand in it, and what is said beside it."""
    said = next(filter(None, (_beside(owner).get(field.name, "") for owner in kind.__mro__)), "")
    match field.role:
        case Id():
            told = f"Id of the {kind.what}."
        case Refers(to=to, also=also):
            one, several = ROUNDABOUT.get(to, (f"Id of a {to}.", f"Ids of {to}s."))
            told = " ".join([several if field.many else one, *(f"Or `{word}`." for word in also)])
        case Chosen():
            told = f"One of: {', '.join(item.value for item in field.type)}."
            said = said or meaning_of(field.type)
        case Inside():
            told = "" if said else meaning_of(field.type)
        case role:
            told = "" if said else _by_role(role)
    return " ".join(filter(None, (told, said)))


def _by_role(role: Role) -> str:
    """For a field that nothing is said of."""
    match role:
        case Claim():
            return "Our words, held against what they rest on."
        case Own(reason=reason):
            return f"Our words: {reason}."
        case Gloss():
            return "Our words: what the word means in any text; no name, no number."
        case Naming():
            return "As the texts, or our translations of them, have it."
        case Quoted():
            return "Words of a text, or of our translation of it, to the letter."
        case Dated():
            return "A date, EDTF (ISO 8601-2)."
        case Machine():
            return "For programs."
    return ""


def _beside(kind: type) -> Mapping[str, str]:
    module = inspect.getmodule(kind)
    return _in_module(module).get(kind.__name__, {}) if module and is_dataclass(kind) else {}


@cache
def _in_module(module: ModuleType) -> Mapping[str, Mapping[str, str]]:
    """By class and field: the text that stands below the field."""
    tree = ast.parse(inspect.getsource(module))
    return {
        node.name: {
            before.target.id: _line(ast.literal_eval(after.value))
            for before, after in zip(node.body, node.body[1:], strict=False)
            if isinstance(before, ast.AnnAssign)
            and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        }
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _line(words: str) -> str:
    return " ".join(words.split())
