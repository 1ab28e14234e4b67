"""What made-up checkouts are made of: a text with its translation and statements, and records as YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from explainer.bench.phrases import CARRIED_ON, Clause, Pair
from explainer.model import LANGUAGES

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
Fields: TypeAlias = "dict[str, Value]"


class Spoken(NamedTuple):
    """A part of a sentence."""

    words: str
    kind: str = "editorial"
    speaker: str = ""


class Dated(NamedTuple):
    """A date as a sentence names it, and its value."""

    wording: str
    edtf: str


class MadeText:
    """A text in the making, with its translation and its statements."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.id = f"text-{number + 1:04}"
        self.code = _code(number)
        self.lines: list[str] = []
        self.translations: Fields = {}
        self.annotations: list[Value] = []
        self.statements: list[Value] = []
        self.said: list[tuple[str, Pair]] = []
        """Statements that essays and findings may name, with their words."""
        self.named: dict[Pair, Clause] = {}
        """By noun: a clause that has it and is quoted."""

    @property
    def raw(self) -> str:
        return "\n".join(self.lines) + "\n"

    def paragraph(
        self, *sentences: Pair, mark: str = "", voices: Sequence[Sequence[Spoken]] = (), dates: Sequence[Dated] = ()
    ) -> list[str]:
        """Adds a paragraph; gives the references of its sentences.

        `voices`: of each sentence its parts; without any its author speaks. `dates`: one of each sentence, or none.
        """
        self.lines.append(" ".join(one.original for one in sentences) + mark)
        references = [f"{self.code}{len(self.lines)}.{count}" for count in range(1, len(sentences) + 1)]
        self.translations |= {at: words_of(one) for at, one in zip(references, sentences, strict=True)}
        for index, (at, one) in enumerate(zip(references, sentences, strict=True)):
            parts = voices[index] if voices else [Spoken(one.original)]
            self.annotations.append(annotation_of(at, parts, dates[index : index + 1], begins=not index))
        return references

    def state(self, id: str, speaker: str, claim: Pair, evidence: Value, topic: int, kind: str = "fact") -> str:
        """Adds a statement that stands by itself; gives its id."""
        self.statements.append(statement_of(id, speaker, claim, evidence, kind) | {"topics": [f"topic-{topic}"]})
        self.said.append((id, claim))
        return id

    def whole(self, words: Pair) -> Fields:
        """Evidence: whole sentences."""
        return {"source": self.id, "quote": words.original}

    def part(self, words: Pair) -> Fields:
        """Evidence: a part of a sentence, which brings its translation."""
        return self.whole(words) | dict(zip(LANGUAGES[1:], words[1:], strict=True))


def annotation_of(at: str, parts: Sequence[Spoken], dates: Sequence[Dated], *, begins: bool) -> Fields:
    """How a sentence is read; the rules are said to have proposed the same."""
    spans = [" ".join(filter(None, [part.kind, part.speaker, str(len(part.words))])) for part in parts]
    proposed = [*["paragraph"] * begins, " + ".join(spans), *(f"{one.wording} = {one.edtf}" for one in dates)]
    voices: list[Value] = [
        {"words": part.words, "kind": part.kind} | ({"speaker": part.speaker} if part.speaker else {}) for part in parts
    ]
    carried_on = any(part.kind == "inherited" for part in parts)
    made: Fields = {"at": at, **({"block": "paragraph"} if begins else {}), "voices": voices}
    made |= {"dates": [one._asdict() for one in dates]} if dates else {}
    made |= {"reason": words_of(CARRIED_ON)} if carried_on else {}
    return made | {"proposed": " | ".join(proposed), "confirmed": "nobody"}


def statement_of(id: str, speaker: str, claim: Pair, evidence: Value, kind: str = "fact") -> Fields:
    return {"id": id, "kind": kind, "speaker": speaker, **words_of(claim), "evidence": evidence}


def words_of(words: Pair) -> Fields:
    return dict(zip(LANGUAGES, words, strict=True))


def _code(number: int) -> str:
    """AA, AB … ZZ, then AAA, AAB …"""
    letters = ""
    for _ in range(2 if number < 26**2 else 3):
        number, at = divmod(number, 26)
        letters = chr(ord("A") + at) + letters
    return letters


def yaml_of(value: Value, indent: int = 0) -> str:
    """Lists and mappings in block style, every text in double quotes: as much to parse as what editors write."""
    pad = " " * indent
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "".join(f"{pad}{key}:{_inside(item, indent)}" for key, item in value.items())
    return "".join(f"{pad}- {yaml_of(item, indent + 2).lstrip()}" for item in value)


def _inside(value: Value, indent: int) -> str:
    if isinstance(value, str):
        return f" {yaml_of(value)}\n"
    if not isinstance(value, Mapping) and all(isinstance(item, str) for item in value):
        return f" [{', '.join(map(str, value))}]\n"
    return f"\n{yaml_of(value, indent + 2)}"
