"""Figures in our papers: a figure is there because a test holds it, or it is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import test_book
import test_hostile_files
import test_layout
import test_lean
import test_light
import test_mutations
import test_search
import test_supply
from explainer.model import AsideReason, BlockKind, Role, StatementKind, VoiceKind

PAPERS = ("README.md", "CONTRIBUTING.md", "seeds/README.md", "scripts/README.md")
FIGURE = re.compile(r"\d[\d,.]*(?<![,.])")
MEASURE = re.compile(rf"(?:{FIGURE.pattern}) ?(?:%|×|s|ms|[kMG]?B|cores|megabytes|seconds|minutes)(?!\w)")
"""What was measured once, and is another on the next machine or after the next edit."""


def kilobytes(weight: int) -> str:
    return str(weight // test_search.KILO)


HELD = {
    "test_mutations.py": (f"{test_mutations.SHARE:.0%}".replace("%", " %"),),
    "test_hostile_files.py": (f"{test_hostile_files.CALLS} calls a letter",),
    "test_search.py": (
        f"{test_search.WRONG:.0%} of the searches".replace("%", " %"),
        f"{test_search.ROWS:.0%} of all letters".replace("%", " %"),
        f"{kilobytes(test_search.WORD)} KB for a word, {kilobytes(test_search.ANY)} for anything",
        f"scripts within {kilobytes(test_search.SCRIPTS)}",
    ),
    "test_light.py": (
        f"an essay within {kilobytes(test_light.ESSAY)} KB, the front page {kilobytes(test_light.HOME)}, "
        f"beside the words of a long one {kilobytes(test_light.BESIDE)}; {test_light.REQUESTS} requests",
    ),
    "test_layout.py": (
        f"{test_layout.OPENED:,} pixels of a phone",
        f"at {' and '.join(map(str, test_layout.ALWAYS))} pixels",
        f"{min(test_layout.BY_TURNS)} to {max(test_layout.BY_TURNS)}",
    ),
    "test_book.py": (f"at most {test_book.MOST_PAGES} pages",),
    "test_lean.py": (f"{test_lean.MOST:,} words a language",),
    "test_supply.py": (f"{test_supply.MOST_MEGABYTES} MB",),
}
"""By test file: figures as our papers tell them."""


def plain(root: Path, name: str) -> list[str]:
    """The lines of a paper without code, blocks of it included."""
    text = (root / name).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text).splitlines()


def promises(root: Path) -> Iterator[str]:
    """The rows of the table of promises."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("\n| promise |")[2].partition("\n\n")[0]
    yield from table.splitlines()[2:]


def test_every_figure_that_a_test_holds_is_told_as_it_is(root: Path) -> None:
    text = " ".join(" ".join((root / name).read_text(encoding="utf-8") for name in PAPERS).split())
    assert [words for every in HELD.values() for words in every if words not in text] == []


def test_no_promise_tells_a_figure_that_no_test_holds(root: Path) -> None:
    rows = list(promises(root))
    assert len(rows) > 20
    for row in rows:
        rest = row
        for file, every in HELD.items():
            for words in every if f"`{file}`" in row else ():
                rest = rest.replace(words, "")
        assert FIGURE.findall(re.sub(r"`[^`]*`", "", rest)) == [], row


def test_no_paper_tells_what_was_measured_once(root: Path) -> None:
    held = [words for every in HELD.values() for words in every]
    for name in PAPERS:
        for line in plain(root, name):
            for words in held:
                line = line.replace(words, "")
            assert MEASURE.findall(line) == [], f"{name}: {line}"


def test_who_adds_a_text_is_told_every_word_that_a_record_may_have(root: Path) -> None:
    """README's table, a row a field."""
    table = (root / "README.md").read_text(encoding="utf-8").partition("**The words of a record**")[2]
    rows = [row for row in table.splitlines() if row.startswith("| `")]
    for row, words in zip(rows, (BlockKind, VoiceKind, StatementKind, Role, AsideReason), strict=True):
        assert set(re.findall(r"`([a-z ]+)`", row)) >= {word.value for word in words}
