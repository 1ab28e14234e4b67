"""Where a number may be one, the words beside it are those for one: in labels of both languages and in messages."""

from __future__ import annotations

import ast
import re

import pytest
import yaml

from conftest import ROOT
from explainer.counted import counted
from explainer.model import Book
from explainer.proof import Proof
from explainer.render.context import Context

FORMS = {"ru": 3, "en": 2}
"""So many forms has a noun beside a number: 1, 2, 5 предложений; 1, 2 sentences."""
NUMBERS = ("n", "used", "aside", "total", "all", "count", "number")
"""What labels call a number that stands in them."""
BESIDE = re.compile(rf"\{{(?:{'|'.join(NUMBERS)})\}} ([^\W\d_]+)")
ANY_NUMBER = {
    *("из", "в", "и", "прямой", "of", "in", "here", "each", "more", "found", "quoted", "reported", "without", "have"),
    *("из которых", "and", "or", "не", "not", "по", "от", "на"),
}
"""Words that may follow any number."""
ALWAYS_MORE = {("ui-figures.yml", "numerals.unanswered"), ("ui-figures.yml", "numerals.named")}
"""Labels whose `all` counts the pairs or the sentences of whole texts."""
MESSAGE = re.compile(r"\x00 (?:\w+ )?([a-z]+s)\b")
MANY_AT_LEAST = ("lost.py",)
"""What is told there is told of many at least."""
HARMLESS = {
    *("is", "has", "was", "as", "its", "does", "this", "less", "rests", "stands", "says", "speaks", "names", "needs"),
    *("gives", "holds", "reads", "passes", "times", "links", "expects", "writes", "comes", "contradicts", "answers"),
}
"""Verbs, and what is said of two at least: a quotation that stands several times."""


def labels() -> list[tuple[str, str, str, str]]:
    """(file, key, language, words) of every label."""
    found = []
    for path in sorted((ROOT / "seeds").glob("ui*.yml")):
        for key, words in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found += [(path.name, key, code, words[code]) for code in FORMS if code in words]
    return found


def test_every_label_with_a_number_has_a_form_for_one() -> None:
    lacking = []
    for file, key, code, words in labels():
        forms = words.split(" | ")
        if len(forms) > 1 and len(forms) != FORMS[code]:
            lacking.append(f"{file} {key} {code}: {len(forms)} forms, not {FORMS[code]}")
        beside = {found[1].lower() for found in BESIDE.finditer(words)} - ANY_NUMBER
        if len(forms) == 1 and beside and (file, key) not in ALWAYS_MORE:
            lacking.append(f"{file} {key} {code}: {sorted(beside)}")
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 предложение"), (2, "2 предложения"), (5, "5 предложений"), (21, "21 предложение")]
)
def test_a_russian_number_has_its_form(number: int, words: str, tiny_book: Book) -> None:
    context = Context(tiny_book, Proof(tiny_book), "ru")
    assert context.count("figure.sentences.source", number) == f"Источник: {words}."


def test_every_message_counts_one_as_one() -> None:
    lacking = []
    for path in sorted((ROOT / "scripts" / "explainer").rglob("*.py")):
        if "bench" in path.as_posix() or "migrations" in path.as_posix() or path.name in MANY_AT_LEAST:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                lacking += [f"{path.name}:{node.lineno}: {word}" for word in plurals(node)]
    assert not lacking, "\n".join(lacking)


def plurals(node: ast.JoinedStr) -> list[str]:
    """Words in the plural right behind a number that is written into a text."""
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            shown = ast.unparse(part.value)
            parts.append("\x00" if re.match(r"len\(|sum\(", shown) or shown in ("count", "number", "added") else "")
    return [found[1] for found in MESSAGE.finditer("".join(parts)) if found[1] not in HARMLESS]


def test_a_number_has_its_noun() -> None:
    assert [counted(number, "sentence") for number in (0, 1, 2)] == ["0 sentences", "1 sentence", "2 sentences"]
    assert counted(1, "address", "addresses") == "1 address"
