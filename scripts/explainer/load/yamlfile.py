"""Strict YAML: text stays text, every value knows its line, and what could mislead an editor is a problem.

Refused: equal keys, aliases, tags, control and bidirectional characters, tabs, anything but one document of
lists, mappings and text. PyYAML alone takes the last of two equal keys and turns `no` into False.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from explainer.model import Place, Problem

# C0 and C1 controls (but the line feed), the byte order mark, bidirectional marks, embeddings and isolates.
FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Item:
    """A value with its line, counted from 1: text, a list of items, or a mapping of items."""

    value: str | list[Item] | dict[str, Item]
    line: int


def read_text(path: Path, shown: str, problems: list[Problem]) -> str | None:
    """The file as text, or None with the problem told: missing, not UTF-8, or with characters that are refused."""
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem(Place(shown, 1), f"cannot be read: {error.strerror}; put the file there"))
        return None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(Place(shown, line), "is not UTF-8; save the file as UTF-8"))
        return None
    faults = [
        Problem(
            Place(shown, text.count("\n", 0, found.start()) + 1),
            f"character U+{ord(found[0]):04X} is not allowed; take it out",
        )
        for found in FORBIDDEN.finditer(text)
    ]
    problems += faults[:20]
    return None if faults else text


def parse_yaml(text: str, shown: str, problems: list[Problem]) -> Item | None:
    """The document's root item, or None. What is wrong goes to `problems` with its line."""
    reader = _Reader(shown, problems)
    try:
        # Events, not nodes: only they still show an alias, an anchor and a tag that the editor wrote.
        events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))
        return reader.document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.append(Problem(Place(shown, line), f"is not YAML: {error.problem or error.context}"))
    return None


class _Reader:
    """Builds items from the events of one file."""

    def __init__(self, shown: str, problems: list[Problem]) -> None:
        self.shown = shown
        self.problems = problems

    def fault(self, line: int, message: str) -> None:
        self.problems.append(Problem(Place(self.shown, line), message))

    def document(self, events: Iterator[Any]) -> Item | None:
        root: Item | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                line = event.start_mark.line + 1 if event.start_mark else 1
                self.fault(line, "a second document begins here; keep one a file")
            elif isinstance(event, yaml.NodeEvent):
                item = self.item(event, events)
                root = item if root is None else root
        return root or Item([], 1)

    def item(self, event: Any, events: Iterator[Any]) -> Item:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            self.fault(line, f"alias *{event.anchor} is not allowed; write the value out")
            return Item("", line)
        if getattr(event, "anchor", None):
            self.fault(line, f"anchor &{event.anchor} is not allowed; take it out")
        if getattr(event, "tag", None):
            self.fault(line, f"tag {event.tag} is not allowed; every value is text")
        if isinstance(event, yaml.ScalarEvent):
            return Item(event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            children: list[Item] = []
            while not isinstance(child := next(events), yaml.SequenceEndEvent):
                children.append(self.item(child, events))
            return Item(children, line)
        mapping: dict[str, Item] = {}
        while not isinstance(key_event := next(events), yaml.MappingEndEvent):
            key = self.item(key_event, events)
            value = self.item(next(events), events)
            if not isinstance(key.value, str):
                self.fault(key.line, "a key must be text")
            elif key.value in mapping:
                first = mapping[key.value].line
                self.fault(key.line, f'key "{key.value}" stands twice (first in line {first}); keep one')
            else:
                # A value's line is that of its key, where an editor looks for it.
                mapping[key.value] = Item(value.value, key.line)
        return Item(mapping, line)
