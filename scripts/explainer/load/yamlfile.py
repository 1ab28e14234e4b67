"""Strict YAML: text stays text, every value knows its line, and what could mislead an editor is a problem.

Refused: equal keys, aliases, tags, directives, comments that would cut a value short, characters that are refused
everywhere (load/textfile.py) and are written as escapes here, anything but one document of lists, mappings and text.
PyYAML alone takes the last of two equal keys and turns `no` into False.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from explainer.load.textfile import FORBIDDEN, refused_in
from explainer.model import Place, Problem

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
"""Lists and mappings inside each other: twice as many as any record needs."""
UNCLOSED = "while scanning a quoted scalar"
MEND = "mend its indentation, colons, brackets or quotation marks"
OPEN = "has a quotation mark that is not closed in its line; close it"
QUOTED = ("'", '"')
OPENED = re.compile(r"([ -]*)([\w.-]+: +)?")
"""What stands before quoted words in their line: an indent, and a key unless they are an item of a list."""
FIELD = re.compile(r"\n([ -]*)[\w.-]+: ")
COMMENT = re.compile(r" +#")


MOST_FAULTS = 2000
"""With more of them a file is no work of an editor, and is not read to its end."""


class _GivenUpError(Exception):
    """What is wrong is told, and what follows is not worth reading."""


class _UnclosedError(Exception):
    """Quoted words run on into a field."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Item:
    """A value with its line, counted from 1: text, a list of items, or a mapping of items."""

    value: str | list[Item] | dict[str, Item]
    line: int


def parse_yaml(text: str, shown: str, problems: list[Problem]) -> Item | None:
    """The document's root item, or None. What is wrong goes to `problems` with its line."""
    reader = _Reader(text, shown, problems)
    try:
        # Events, not nodes: only they still show an alias, an anchor and a tag that the editor wrote.
        return reader.document(_closed(text, yaml.parse(text, Loader=LOADER)))
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if error.context == UNCLOSED else error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = OPEN if error.context == UNCLOSED else f"is not YAML: {error.problem or error.context}; {MEND}"
        problems.append(Problem(Place(shown, line), message, breaks=True))
    except _UnclosedError as error:
        problems.append(Problem(Place(shown, error.line), OPEN, breaks=True))
    except _GivenUpError:
        pass
    return None


def _closed(text: str, events: Iterator[Any]) -> Iterator[Any]:
    """The events, as long as no quoted words run on into a field: then all that follows is read the wrong way round."""
    for event in events:
        if isinstance(event, yaml.ScalarEvent) and event.style in QUOTED:
            start, end = event.start_mark, event.end_mark
            if start and end and start.line < end.line and _holds_field(text, start.index, end.index):
                raise _UnclosedError(start.line + 1)
        yield event


def _holds_field(text: str, start: int, end: int) -> bool:
    """Whether quoted words hold what stands no further in than their own key; words that are wrapped stand further."""
    own = OPENED.fullmatch(text, text.rfind("\n", 0, start) + 1, start)
    if not own:
        return False
    # The words of an item without a key may be wrapped right below themselves.
    furthest = len(own[1]) if own[2] else len(own[1]) - 1
    return any(len(found[1]) <= furthest for found in FIELD.finditer(text, start, end))


class _Reader:
    """Builds items from the events of one file."""

    def __init__(self, text: str, shown: str, problems: list[Problem]) -> None:
        self.shown = shown
        self.problems = problems
        self.faults = 0
        # Asked for only where a comment can be.
        self.lines = text.split("\n") if " #" in text else []

    def fault(self, line: int, message: str, *, breaks: bool = False) -> None:
        self.problems.append(Problem(Place(self.shown, line), message, breaks))
        self.faults += 1
        if self.faults == MOST_FAULTS:
            self.fault(line, "has too many faults to be read further; mend these first", breaks=True)
            raise _GivenUpError

    def document(self, events: Iterator[Any]) -> Item | None:
        root: Item | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                line = event.start_mark.line + 1 if event.start_mark else 1
                self.fault(line, "a second document begins here; keep one a file", breaks=True)
            elif isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
                self.fault(1, "a directive (%) is not allowed; take it out")
            elif isinstance(event, yaml.NodeEvent):
                item = self.item(event, events, 0)
                root = item if root is None else root
        if root is None:
            self.fault(
                1, "holds nothing; bring back what it held, or write `[]` where there are no records", breaks=True
            )
        return root

    def item(self, event: Any, events: Iterator[Any], depth: int, *, in_list: bool = False) -> Item:
        line = event.start_mark.line + 1
        if depth > DEEPEST:
            self.fault(line, f"is nested more than {DEEPEST} deep, as no record is; take it apart", breaks=True)
            raise _GivenUpError
        if isinstance(event, yaml.AliasEvent):
            self.fault(line, f"alias *{event.anchor} is not allowed; write the value out")
            return Item("", line)
        if getattr(event, "anchor", None):
            self.fault(line, f"anchor &{event.anchor} is not allowed; take it out")
        if getattr(event, "tag", None):
            self.fault(line, f"tag {event.tag} is not allowed; every value is text")
        if isinstance(event, yaml.ScalarEvent):
            return Item(self.scalar(event, line), line)
        if isinstance(event, yaml.SequenceStartEvent):
            children: list[Item] = []
            while not isinstance(child := next(events), yaml.SequenceEndEvent):
                children.append(self.item(child, events, depth + 1, in_list=True))
            return Item(children, line)
        mapping: dict[str, Item] = {}
        run_on = False
        while not isinstance(key_event := next(events), yaml.MappingEndEvent):
            key = self.item(key_event, events, depth + 1)
            value = self.item(next(events), events, depth + 1)
            if not isinstance(key.value, str):
                self.fault(key.line, "a key must be text")
            elif key.value in mapping and in_list and key.value == next(iter(mapping)):
                # All that follows is the next item's, and comes of the same slip.
                first = mapping[key.value].line
                message = f'"{key.value}" stands twice in one item of a list (first in line {first}); '
                self.fault(key.line, f"{message}begin the next item with `- `, or keep one", breaks=True)
                run_on = True
            elif key.value in mapping and not run_on:
                first = mapping[key.value].line
                self.fault(key.line, f'key "{key.value}" stands twice (first in line {first}); keep one')
            else:
                # A value's line is that of its key, where an editor looks for it.
                mapping[key.value] = Item(value.value, key.line)
        return Item(mapping, line)

    def scalar(self, event: Any, line: int) -> str:
        """The text of a scalar, without the characters that are refused, which are told."""
        value = str(event.value)
        if event.style == '"':
            # Only here can an escape make a character that the file itself does not hold.
            for _, message in refused_in(value):
                self.fault(line, message)
            value = FORBIDDEN.sub("", value)
        end = event.end_mark
        # A plain scalar has no style: None, or "" in libyaml.
        if self.lines and not event.style and COMMENT.match(self.lines[end.line], end.column):
            self.fault(
                end.line + 1,
                'what stands after " #" is a comment and no part of the value; give it a line of its own, or quote all',
            )
        return value
