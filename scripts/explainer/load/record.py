"""One YAML mapping narrowed to typed values, field by field. What is missing, wrong or unknown is a problem.

A reader asks for every field that its record may have, then calls `close`, which reports the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from explainer.load.ids import RULE, is_address
from explainer.load.yamlfile import Item, parse_yaml
from explainer.model import LANGUAGES, Place, Problem, Text
from explainer.nearest import likely, odd_letters

ASKED = re.compile(r"ASK\s+(?=\S)")
"""How a value begins that a program has put there to ask for one."""
DRAFT = "draft"
"""The field that marks a record as drafted by a program, until an editor has been there and takes it out."""


class Record:
    """A mapping at a place. Fields that are read are ticked off."""

    def __init__(self, item: Item, shown: str, problems: list[Problem], what: str = "record") -> None:
        self.item = item
        self.path = shown
        self.line = item.line
        self.problems = problems
        self.what = what
        self.fields: dict[str, Item] = item.value if isinstance(item.value, dict) else {}
        self.read: set[str] = set()
        if not isinstance(item.value, dict):
            self.fault(f"{what} must be a mapping of fields; write `field: value` lines")
            # All that it lacks besides is this one fault.
            self.problems = []

    @cached_property
    def place(self) -> Place:
        """Where it stands, with the lines of its fields."""
        return Place(self.path, self.line, dict(_lines(self.fields)))

    def fault(self, message: str, line: int | None = None) -> None:
        self.problems.append(Problem(Place(self.path, line or self.line), message))

    def ask(self, message: str, line: int) -> None:
        """What an editor has yet to answer. Nothing that rests on it is judged before."""
        self.problems.append(Problem(Place(self.path, line), message, breaks=True, asked=True))

    def close_draft(self) -> None:
        """Asks an editor to look at a record that a program has drafted."""
        if DRAFT in self.fields:
            self.read.add(DRAFT)
            self.ask(
                f"{self.label} is a draft; hold it against the text, mend it, and take this line out",
                self.at(DRAFT).line,
            )

    @property
    def label(self) -> str:
        found = self.fields.get("id")
        return f'{self.what} "{found.value}"' if found and isinstance(found.value, str) else self.what

    def peek(self, key: str) -> str:
        """A field of text without reading it off; empty where there is none."""
        item = self.fields.get(key)
        return item.value.strip() if item and isinstance(item.value, str) else ""

    def has(self, key: str) -> bool:
        return key in self.fields

    def at(self, key: str) -> Place:
        return Place(self.path, self.fields[key].line) if key in self.fields else Place(self.path, self.line)

    def string(self, key: str, default: str | None = None) -> str:
        """A field of text; a problem and "" when it is missing and has no default."""
        self.read.add(key)
        item = self.fields.get(key)
        if item is None:
            if default is None:
                self.fault(f'{self.label} has no "{key}"; add it')
            return default or ""
        if not isinstance(item.value, str):
            self.fault(f'"{key}" of {self.label} must be text; write one value behind the colon', item.line)
            return default or ""
        value = item.value.strip()
        if not value and default is None:
            self.fault(f'"{key}" of {self.label} is empty; fill it in or take the record out', item.line)
        if asked := ASKED.match(value):
            self.ask(f'"{key}" of {self.label} is asked for: {value[asked.end() :]}', item.line)
            return ""
        return self._on_one_line(key, value, item.line)

    def optional(self, key: str) -> str | None:
        return self.string(key, "") or None

    def id(self, key: str = "id") -> str:
        """An id: lower-case ASCII letters, digits and hyphens, at most 80, no reserved name."""
        value = self.string(key)
        if value and not is_address(value):
            self.fault(f'id "{value}" cannot be an address; {odd_letters(value)}{RULE}', self.at(key).line)
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.string(key)
        if value and value not in allowed:
            mend = f"{odd_letters(value)}use one of: {', '.join(allowed)}"
            self.fault(f'"{key}" of {self.label} is "{value}"; {mend}', self.at(key).line)
        return value

    def text(self) -> Text:
        """The record's own words: a field for each language."""
        return Text(tuple(self.string(language) for language in LANGUAGES))

    def text_of(self, key: str) -> Text | None:
        """A field that holds a mapping of languages, or None when it is not there."""
        self.read.add(key)
        if key not in self.fields:
            return None
        inner = Record(self.fields[key], self.path, self.problems, f"{key} of {self.label}")
        text = inner.text()
        inner.close()
        return text

    def required_text_of(self, key: str) -> Text:
        text = self.text_of(key)
        if text is None:
            self.fault(f'{self.label} has no "{key}"; add it with {" and ".join(LANGUAGES)}')
            return Text(("",) * len(LANGUAGES))
        return text

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when it is not there."""
        self.read.add(key)
        item = self.fields.get(key)
        if item is None:
            return ()
        if not isinstance(item.value, list) or not all(isinstance(child.value, str) for child in item.value):
            self.fault(f'"{key}" of {self.label} must be a list of texts; begin each with `- `', item.line)
            return ()
        values = tuple(self._on_one_line(key, str(child.value).strip(), child.line) for child in item.value)
        for child, value in zip(item.value, values, strict=True):
            if asked := ASKED.match(value):
                self.ask(f'"{key}" of {self.label} is asked for: {value[asked.end() :]}', child.line)
                return ()
        for child, value in zip(item.value, values, strict=True):
            if not value:
                self.fault(f'"{key}" of {self.label} has an empty item; fill it in or take it out', child.line)
        return tuple(value for value in values if value)

    def _on_one_line(self, key: str, value: str, line: int) -> str:
        """The value; a problem when it has lines, which no output could keep alike."""
        if "\n" in value:
            self.fault(f'"{key}" of {self.label} has more than one line; write it on one, or fold it with ">-"', line)
        return " ".join(value.split("\n"))

    def records(self, key: str, what: str) -> tuple[Record, ...]:
        """A list of records; empty when it is not there."""
        self.read.add(key)
        item = self.fields.get(key)
        if item is None:
            return ()
        if not isinstance(item.value, list):
            self.fault(f'"{key}" of {self.label} must be a list of records; begin each with `- `', item.line)
            return ()
        return tuple(Record(child, self.path, self.problems, what) for child in item.value)

    def record(self, key: str, what: str) -> Record | None:
        """A nested mapping, or None when it is not there."""
        self.read.add(key)
        if key not in self.fields:
            return None
        return Record(self.fields[key], self.path, self.problems, what)

    def close(self) -> None:
        """Reports the fields that nobody asked for, with the nearest one that exists."""
        for key in sorted(set(self.fields) - self.read):
            hint = likely(key, self.read, "take it out")
            self.fault(f'{self.label} has an unknown field "{key}"; {hint}', self.fields[key].line)


def _lines(fields: dict[str, Item], around: str = "") -> Iterator[tuple[str, int]]:
    """The line of each field, and of what stands in mappings and lists of text; records in a list have their own."""
    for key, item in fields.items():
        name = f"{around}{key}"
        yield name, item.line
        if isinstance(item.value, dict):
            yield from _lines(item.value, f"{name}.")
        elif isinstance(item.value, list):
            yield from (
                (f"{name}.{index}", child.line)
                for index, child in enumerate(item.value)
                if not isinstance(child.value, dict)
            )


def records_in(text: str, shown: str, what: str, problems: list[Problem]) -> tuple[Record, ...]:
    """The records of a file; none, told, where it is no list of them."""
    root = parse_yaml(text, shown, problems)
    if root is None:
        return ()
    if not isinstance(root.value, list):
        message = f"must be a list; begin each {what} with `- `"
        problems.append(Problem(Place(shown, root.line), message, breaks=True))
        return ()
    return tuple(Record(item, shown, problems, what) for item in root.value)
