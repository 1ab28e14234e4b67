"""Hostile files: YAML that misleads or explodes, encodings, ids and names, files and links that lead elsewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from attacks import REFUSED
from checkout import Checkout
from conftest import Run, copy_tiny
from explainer.addresses import every_page
from explainer.check import check_book
from explainer.check.anchors import anchor_problems
from explainer.load.folders import folder_problems
from explainer.load.ids import ID, LONGEST
from explainer.load.yamlfile import DEEPEST, Item, parse_yaml
from explainer.model import LANGUAGES, Problem
from explainer.publish.epub import reading_order
from explainer.render import mark_docs, render_docs
from explainer.render.data import render_data
from explainer.write import copy_tree, write_files
from hostile import enrich
from work import counted

pytestmark = pytest.mark.long

CALLS = 10
"""How many calls, of Python and of C, a letter of a file that wants to explode may cost."""
K = "seeds/knowledge"


@pytest.fixture
def rich(tmp_path: Path) -> Checkout:
    """The made-up checkout with every field filled."""
    return enrich(copy_tiny(tmp_path / "checkout"))


def inputs(checkout: Checkout) -> list[str]:
    """Every file that loading reads, by its path below the checkout."""
    files = [path for path in sorted((checkout.root / "seeds").rglob("*")) if path.is_file()]
    return [path.relative_to(checkout.root).as_posix() for path in (*files, checkout.root / "CHANGELOG.md")]


def in_two(checkout: Checkout) -> tuple[list[str], list[str]]:
    """The inputs in two parts: the second ones name files of the first, which are read only where the name is."""
    naming = {"seeds/sources.yml", "seeds/geography.yml"}
    return [name for name in inputs(checkout) if name not in naming], sorted(naming)


def told_of(problems: tuple[Problem, ...], name: str) -> list[tuple[int, str]]:
    """(line, message) of what is told of one file, each on one line of the terminal."""
    assert all("\n" not in str(problem) for problem in problems)
    return [(problem.place.line, problem.message) for problem in problems if problem.place.path == name]


def plain_yaml(item: Item) -> Any:
    if isinstance(item.value, dict):
        return {key: plain_yaml(child) for key, child in item.value.items()}
    return [plain_yaml(child) for child in item.value] if isinstance(item.value, list) else item.value


def one_value_a_line(checkout: Checkout) -> dict[str, list[str]]:
    """Every YAML file written anew with each value on a line of its own: path -> lines."""
    written = {}
    for name in inputs(checkout):
        if name.endswith(".yml"):
            root = parse_yaml(checkout.read(name), name, [])
            assert root is not None
            text = yaml.safe_dump(plain_yaml(root), allow_unicode=True, sort_keys=False, width=1_000_000)
            checkout.write(name, text)
            written[name] = text.splitlines()
    assert checkout.load()[1] == ()
    return written


ENTRY = re.compile(r"((?:- |  )*)([\w.-]+|'[^']*'|\"[^\"]*\"): (?!&|\*|!|\[\])(\S.*)")
"""A line of a mapping with its value: indent, key, value."""

FAULTS: dict[str, tuple[str, int, str]] = {
    "equal-key": ("{line}\n{blank}{key}: {value}", 1, "stands twice"),
    "first-key": ("{line}\n{blank}{key}: {value}", 1, "stands twice in one item of a list"),
    "alias": ("{indent}{key}: *a", 0, "alias *a is not allowed"),
    "anchor": ("{indent}{key}: &a {value}", 0, "anchor &a is not allowed"),
    "tag": ("{indent}{key}: !!str {value}", 0, "tag tag:yaml.org,2002:str is not allowed"),
    "own-tag": ("{indent}{key}: !include {value}", 0, "tag !include is not allowed"),
    "tag-of-a-key": ("{indent}!!str {key}: {value}", 0, "tag tag:yaml.org,2002:str"),
    "unknown-field": ("{line}\n{blank}zzz: a", 1, '"zzz"'),
    "merge": ("{line}\n{blank}<<: {{zzz: a}}", 1, '"<<"'),
    "comment": ("{indent}{key}: word # lost", 0, 'what stands after " #" is a comment'),
    "escaped-control": ('{indent}{key}: "a\\x1bb"', 0, "character U+001B is not allowed"),
    "escaped-direction": ('{indent}{key}: "a\\u202eb"', 0, "character U+202E is not allowed"),
    "escaped-parts": ('{indent}{key}: "\\u0438\\u0306"', 0, "U+0438 U+0306, not U+0439"),
    "lines": ('{indent}{key}: "a\\nb"', 0, "more than one line"),
}
"""A fault: what takes the place of a line, which of the new lines it is told at, and the gist of the message."""

TWICE = ("equal-key", "first-key")

KEPT = {("seeds/sources.yml", "id"), (f"{K}/places.yml", "side")}
"""What other fields are read by: translations by the id of their text, a side by the kind of its place."""


def blank(indent: str) -> str:
    return indent.replace("- ", "  ")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_yaml_is_told_at_every_line_that_has_it(rich: Checkout, fault: str) -> None:
    instead, at, gist = FAULTS[fault]
    expected: set[tuple[str, int]] = set()
    for name, lines in one_value_a_line(rich).items():
        made: list[str] = []
        fresh = True
        for line in lines:
            found = ENTRY.fullmatch(line)
            # One unknown field a mapping: a second one would be an equal key.
            opens = fresh or "- " in line[: len(line) - len(line.lstrip(" -"))]
            fresh = not found
            # The first key of an item twice is a lost dash, and what follows in the item is no fault of its own.
            aside = fault in TWICE and line.lstrip().startswith("- ") != (fault == "first-key")
            if (
                found
                and not aside
                and (opens or fault not in ("unknown-field", "merge"))
                and (name, found[2]) not in KEPT
            ):
                expected.add((name, len(made) + 1 + at))
                indent, key, value = found.groups()
                filled = instead.format(line=line, indent=indent, blank=blank(indent), key=key, value=value)
                made += filled.split("\n")
            else:
                made.append(line)
        rich.write(name, "\n".join(made) + "\n")
    problems = rich.load()[1]
    told = {(problem.place.path, problem.place.line) for problem in problems if gist in problem.message}
    assert told == expected
    assert len(expected) > 100
    print(f"{fault}: told at {len(expected)} of {len(expected)} lines")


def refusal(character: str) -> str:
    mend = "is a tab, which is not allowed; write spaces" if character == "\t" else "is not allowed; take it out"
    return f"character U+{ord(character):04X} {mend}"


@pytest.mark.parametrize("character", ["\t", "\u202e", "\u200f", "\x1b", "\x00", "\ufeff", "\u0085"])
def test_a_character_that_is_refused_is_told_in_every_kind_of_file(rich: Checkout, character: str) -> None:
    for names in in_two(rich):
        for name in names:
            lines = rich.read(name).split("\n")
            lines[len(lines) // 2] += character
            rich.write(name, "\n".join(lines))
        problems = rich.load()[1]
        for name in names:
            line = len(rich.read(name).split("\n")) // 2 + 1
            told = [item for item in told_of(problems, name) if "U+" in item[1]]
            assert told == [(line, refusal(character))]


def test_every_refused_character_is_told_at_every_value_that_an_escape_hides_it_in(rich: Checkout) -> None:
    refused = 0
    for name, lines in one_value_a_line(rich).items():
        for character in REFUSED:
            escape = f"\\U{ord(character):08x}"
            made = [ENTRY.sub(rf'\1\2: "a{re.escape(escape)}b"', line) for line in lines]
            problems: list[Problem] = []
            root = parse_yaml("\n".join(made), name, problems)
            expected = {number for number, line in enumerate(made, 1) if escape in line}
            assert {problem.place.line for problem in problems} == expected
            assert all(refusal(character) in problem.message for problem in problems)
            assert root is not None
            assert character not in json.dumps(plain_yaml(root), ensure_ascii=False)
            refused += len(expected)
    print(f"refused characters told with their line: {refused} ({len(REFUSED)} characters)")


NARROW = (
    *("../../../etc/passwd", "<script>alert(1)</script>", "{0.__class__}", "x" * 3_000, "--8<-- a", "[[", "a\u00a0b"),
    *("2021-99-99", "1e999", "-1", "\\u202e", "*/timeline", "P1.99", "P99.1", "P..", "PП.1", "."),
)
"""What no field takes that holds an id, a word of a list, a date, a number or a place."""


def accepts(before: Sequence[str], indent: str) -> bool:
    """Whether a line with this indent stands in an acceptance, behind what it accepts."""
    for line in reversed(before):
        if "finding:" in line:
            return True
        if not line.startswith(indent):
            return False
    return False


FREE = ("wording", "value", "by", "confirmed", "finding")
"""Free text all the same: words of a text, what is derived, the names of who read and of who confirmed."""


def test_a_field_that_is_no_free_text_takes_no_hostile_one_and_nothing_breaks(rich: Checkout) -> None:
    """Every kind of such a field, one at a time: the checkout is read and checked to its end, and a problem is told."""
    tried = 0
    files = one_value_a_line(rich)
    # What the checkout is told of anyway.
    known = set(check_book(rich.book()))
    for name, lines in files.items():
        # A reading is known by its digests; what it was called is for people.
        if "/ui" in name or name.endswith(("order.yml", "readings.yml")):
            continue
        good = rich.read(name)
        seen: set[str] = set()
        for number, line in enumerate(lines):
            found = ENTRY.fullmatch(line)
            if not found or found[2] in (*LANGUAGES, *FREE) or found[2] in seen:
                continue
            aside = found[2] == "reason" and name.endswith(("no-answers.yml", "unsought.yml"))
            if aside or accepts(lines[:number], blank(found[1])):
                continue  # Why an editor has accepted it, or set it aside, in free words.
            seen.add(found[2])
            # What is a good id is not hostile to one.
            fitting = [one for one in NARROW if found[2] != "id" or not ID.fullmatch(str(one))]
            hostile = fitting[tried % len(fitting)]
            instead = f"{found[1]}{found[2]}: {json.dumps(hostile, ensure_ascii=False)}"
            rich.write(name, "\n".join([*lines[:number], instead, *lines[number + 1 :]]) + "\n")
            book, problems = rich.load()
            # What reading does not tell, checking does; most of it is told on reading.
            told = {*(problems or check_book(book))} - known
            assert all("\n" not in str(problem) for problem in told)
            assert told, f"{name}:{number + 1}: {hostile}"
            tried += 1
        rich.write(name, good)
    assert tried > 80
    print(f"fields that are no free text: {tried} kinds, none took a hostile one")


VALUES = ["no", "yes", "on", "true", "null", "~", "010", "0x1F", "0b1", "1e3", "1_000", "12:30", "1.0", ".inf", ".nan"]
VALUES += ["2004-08-28", "2004-08-28T12:30:00Z", "1997-10", "=", "<<", "+1", "-1", "0o7", "N", "y", "Null", "NO"]


@pytest.mark.parametrize("value", VALUES)
def test_no_value_changes_its_type(rich: Checkout, value: str) -> None:
    changed = 0
    for name, lines in one_value_a_line(rich).items():
        made = [ENTRY.sub(rf"\1\2: {value}", line) for line in lines]
        problems: list[Problem] = []
        root = parse_yaml("\n".join(made), name, problems)
        assert problems == []
        assert root is not None
        values = list(scalars(root))
        changed += values.count(value)
        assert values.count(value) >= sum(line.endswith(f": {value}") for line in made)
    assert changed > 500


def scalars(item: Item) -> Iterator[str]:
    if isinstance(item.value, str):
        yield item.value
    else:
        for child in item.value.values() if isinstance(item.value, dict) else item.value:
            yield from scalars(child)


LAUGHS = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
BOMBS = {
    "billion-laughs": LAUGHS,
    "quadratic-blow-up": "a: &a " + "x" * 100_000 + "\nb: [" + ", ".join(["*a"] * 10_000) + "]\n",
    "anchors": "".join(f"- &k{n} v\n" for n in range(20_000)),
    "deep-lists": "[" * 100_000,
    "deep-lists-closed": "[" * 20_000 + "]" * 20_000,
    "deep-items": "- " * 20_000 + "a",
    "deep-mappings": "\n".join(" " * depth + "a:" for depth in range(2_000)),
    "deep-flow-mappings": "{a: " * 20_000 + "1" + "}" * 20_000,
    "deep-keys": "? " * 20_000 + "a",
    "as-deep-as-is-refused": "- " * (DEEPEST + 2) + "a",
    "huge-plain-value": "- id: " + "x" * 2_000_000,
    "huge-quoted-value": '- id: "' + "x" * 2_000_000 + '"',
    "huge-block": "- id: |\n" + "  x\n" * 200_000,
    "huge-key": "- ? " + "x" * 1_000_000 + "\n  : a",
    "many-keys": "- id: a\n" + "".join(f"  k{n}: v\n" for n in range(5_000)),
    "equal-keys": "- id: a\n" + "  k: v\n" * 20_000,
    "comments": "# a\n" * 200_000 + "a",
    "documents": "---\na\n" * 20_000,
    "backslashes": '- "' + "\\\\" * 500_000 + '"',
    "open-quotation": '- "' + "x\n" * 200_000,
    "combining": "- id: e" + "\u0301\u0323" * 200_000,
    "emoji": "- id: " + "\U0001f600" * 500_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_told_and_costs_no_more_than_its_letters(tiny: Checkout, bomb: str) -> None:
    name = f"{K}/topics.yml"
    tiny.load()  # The dictionaries are read once.
    _, otherwise = counted(tiny.load)
    tiny.write(name, BOMBS[bomb])
    (_, problems), calls = counted(tiny.load)
    a_letter = (calls - otherwise) / len(BOMBS[bomb])
    told = told_of(problems, name)
    assert told
    assert all(len(str(problem)) < 3_000 for problem in problems)
    assert a_letter <= CALLS
    print(f"{bomb}: {len(told)} told, with {a_letter:.2f} calls a letter")


@pytest.mark.parametrize("depth", [10_000, 200_000])
def test_a_map_that_is_nested_too_deep_is_told(rich: Checkout, depth: int) -> None:
    rich.write("seeds/geography/lake.geojson", "[" * depth)
    problems = rich.load()[1]
    assert ["is no GeoJSON" in message for _, message in told_of(problems, "seeds/geography.yml")].count(True) == 1


@pytest.mark.parametrize(
    "frame", ["[0, 0, 0, 10]", "[10, 0, 0, 10]", "[NaN, 0, 10, 10]", "[0, 0, 1e400, 1]", "[0, 0, 10]", '["a", 0, 1, 1]']
)
def test_a_map_with_a_frame_that_is_none_is_told(rich: Checkout, frame: str) -> None:
    rich.edit(("seeds/geography/lake.geojson", "[0, -9, 10, 10]", frame))
    problems = rich.load()[1]
    assert ["is no GeoJSON" in message for _, message in told_of(problems, "seeds/geography.yml")].count(True) == 1


@pytest.mark.parametrize("value", ["nan", "inf", "1_0", "１２", "1e1", "0x10", "181", "-181", "5,5", "5.5.5"])
def test_degrees_that_are_none_are_told(rich: Checkout, value: str) -> None:
    name = f"{K}/places.yml"
    rich.edit((name, 'east: "5"', f'east: "{value}"'))
    line = rich.line(name, f'"{value}"')
    assert told_of(rich.load()[1], name) == [(line, f'"east" of place "lake" is "{value}"; write degrees, like 51.17')]


PINNED = {"seeds/texts/ferry-plan.txt": "seeds/sources.yml", "seeds/texts/ferry-launch.txt": "seeds/sources.yml"}
PINNED |= {"seeds/geography/lake.geojson": "seeds/geography.yml"}
"""Files whose bytes a record pins, and where."""


def with_letters(text: str) -> bytes:
    """The text, with letters beyond ASCII in any case, by which the encoding can be told."""
    return f"{text}# слова\n".encode()


SAME: dict[str, Callable[[bytes], bytes]] = {
    "byte-order-mark": lambda data: b"\xef\xbb\xbf" + data,
    "windows-line-ends": lambda data: data.replace(b"\n", b"\r\n"),
    "both": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
}
"""Ways to write the same file."""
WINDOWS = "looks like an encoding of one byte a letter, such as Windows-1251; save the file as UTF-8"
BROKEN = r"^is broken UTF-8 \(byte [0-9A-F]{2}\); save the file as UTF-8$"
UTF16 = "is UTF-16, not UTF-8; save the file as UTF-8"
OTHER: dict[str, tuple[Callable[[str], bytes], str]] = {
    "cp1251": (lambda text: text.encode("cp1251", "replace"), WINDOWS),
    "koi8-r": (lambda text: text.encode("koi8-r", "replace"), WINDOWS),
    "utf-16": (lambda text: text.encode("utf-16"), UTF16),
    "utf-16-be": (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), UTF16),
    "utf-16-without-mark": (lambda text: text.encode("utf-16-le"), UTF16),
    "utf-32": (lambda text: text.encode("utf-32"), UTF16),
    "cut-in-a-letter": (lambda text: with_letters(text) + b"\xd0", BROKEN),
    "lone-byte": (lambda text: with_letters(text) + b"\x80", BROKEN),
    "overlong": (lambda text: with_letters(text) + b"\xc0\xaf", BROKEN),
    "surrogates": (lambda text: with_letters(text) + b"\xed\xa0\x80", BROKEN),
    "twice-encoded": (lambda text: text.encode().decode("latin-1").encode(), "is not allowed; take it out"),
    "lost-letters": (lambda text: text.replace("о", "\ufffd").encode(), "U[+]FFFD is not allowed"),
    "nfd": (lambda text: unicodedata.normalize("NFD", text).encode(), "is written as U[+]"),
    "old-mac": (lambda text: text.replace("\n", "\r").encode(), "U[+]000D is not allowed"),
}
"""Other encodings, and what each is called when it is told."""
IN_TWENTY_LINES = {"twice-encoded", "lost-letters", "old-mac"}
"""Of these every character is told, up to twenty."""


@pytest.mark.parametrize("way", SAME)
def test_another_way_to_write_the_same_files_changes_no_output(rich: Checkout, way: str) -> None:
    before, problems = rich.load()
    assert problems == ()
    for name in inputs(rich):
        (rich.root / name).write_bytes(SAME[way]((rich.root / name).read_bytes()))
    after, problems = rich.load()
    # The pinned ones are named; what they say is the same.
    told = {(problem.place.path, re.findall(r"seeds/\S+", problem.message)[0]) for problem in problems}
    assert told == {(record, name) for name, record in PINNED.items()}
    assert all("sha256" in problem.message and "not the pinned one" in problem.message for problem in problems)
    assert len(problems) == len(PINNED)
    assert render_docs(after) == render_docs(before)
    assert render_data(after, "https://a.example/") == render_data(before, "https://a.example/")
    print(f"{way}: {len(inputs(rich))} files, {len(PINNED)} of them pinned and named, no output changed")


@pytest.mark.parametrize("encoding", OTHER)
def test_another_encoding_is_named_for_every_file(rich: Checkout, encoding: str) -> None:
    write, named = OTHER[encoding]
    files = 0
    for names in in_two(rich):
        broken = {}
        for name in names:
            good = (rich.root / name).read_bytes()
            bad = write(good.decode())
            # Where nothing but plain ASCII is left there is no encoding to name.
            if bad != good and not re.fullmatch(rb"[\n -~]*", bad):
                broken[name] = good
                (rich.root / name).write_bytes(bad)
        problems = rich.load()[1]
        for name, good in broken.items():
            # What follows from a file not being read is told of other files, but for the order of the essays.
            messages = [message for _, message in told_of(problems, name)]
            told = [message for message in messages if "has no place in the order" not in message]
            assert all(re.search(named, message) for message in told), f"{name}: {told}"
            assert (1 <= len(told) <= 20) if encoding in IN_TWENTY_LINES else (len(told) == 1), f"{name}: {told}"
            (rich.root / name).write_bytes(good)
        files += len(broken)
    assert files >= 5
    print(f"{encoding}: named in each of {files} files")


def test_a_letter_in_parts_is_told_with_its_line_and_both_spellings(tiny: Checkout) -> None:
    name = "seeds/essays/trip.ru.md"
    lines = tiny.read(name).split("\n")
    lines[3] += unicodedata.normalize("NFD", "край ёлки")
    tiny.write(name, "\n".join(lines))
    message = "“и\u0306” is written as U+0438 U+0306, not U+0439; save the file as NFC"
    assert told_of(tiny.load()[1], name) == [(4, message)]


BAD_IDS = [
    *("../a", "..", ".", "a/b", "/etc/passwd", "a\\b", "..\\..\\a", "C:a", "file:a"),
    *("%2e%2e", "a%2fb", "~root", "$HOME"),
    *("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9", "index"),
    *("CON", "Con", "Trip", "TRIP", "trip.md", "trip.", "-a", "a-", "a--b", "a_b", "a.b", "a b", "a:b", "a*", "a?"),
    *("постройка", "trıp", "ﬁle", "a\u00adb", "a\u200bb", "１", "²", "😀"),
    *("a" * (LONGEST + 1), "a" * 300, "a" * 5_000),
    *("top", "main", "notes", "filter", "fn-a", "fnref-a", "fnref2-a", "only-a", "meaning-a"),
    *('a"b', "a'b", "a<b>", "a&b", "a#b", "a{b}", "{id}", "a;b", "a|b", "--8<--", "__proto__"),
]
"""Ids that cannot be an address, a place on a page or a file on every system."""
RECORDS = {
    f"{K}/people.yml": "orlov",
    f"{K}/partners.yml": "union-of-islands",
    f"{K}/terms.yml": "lake",
    f"{K}/topics.yml": "trips",
    f"{K}/statements.yml": "launch-bell",
    f"{K}/events.yml": "keel",
    f"{K}/comparisons.yml": "gift",
    f"{K}/forecasts.yml": "timetable",
    f"{K}/disagreements.yml": "when",
    f"{K}/silences.yml": "price",
    f"{K}/figures.yml": "taken-passengers",
    f"{K}/paths.yml": "one-minute",
    "seeds/sources.yml": "ferry-launch",
}
"""A file for every kind of record with an address, and an id in it."""


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        # What is kept to save time is no output (scripts/explainer/store.py).
        if path.is_file() and path.parent.name != "store"
    }


@pytest.mark.parametrize("id", BAD_IDS, ids=[ascii(id)[1:40] for id in BAD_IDS])
def test_a_bad_id_is_told_wherever_it_stands_and_nothing_is_written(tiny: Checkout, run: Run, id: str) -> None:
    places = []
    for name, good in RECORDS.items():
        text = tiny.read(name)
        found = re.search(rf"^ *(?:- )?id: {good}$", text, re.MULTILINE)
        assert found, name
        places.append(f"{name}:{text.count(chr(10), 0, found.start()) + 1}: ")
        quoted = json.dumps(id, ensure_ascii=False)
        tiny.write(name, text[: found.end() - len(good)] + quoted + text[found.end() :])
    before = tree(tiny.root.parent)
    said = run(tiny, "render")
    assert said.code == 1
    told = [line for line in said.told if "cannot be an address" in line]
    for place in places:
        assert any(line.startswith(place) for line in told), place
    assert tree(tiny.root.parent) == before


BAD_ADDRESSES = [id for id in BAD_IDS if not re.fullmatch(r"[a-z]+[.]md|a[.]b|/.*#.*", id)]
"""Ids that are no addresses of the site either, nor files of it."""


@pytest.mark.parametrize("address", BAD_ADDRESSES, ids=[ascii(address)[1:40] for address in BAD_ADDRESSES])
def test_an_address_that_is_none_is_told_among_redirects_and_published_ones(tiny: Checkout, address: str) -> None:
    quoted = json.dumps(address, ensure_ascii=False)
    tiny.write("seeds/redirects.yml", f"- from: {quoted}\n  to: timeline/\n- from: old/\n  to: {quoted}\n")
    tiny.write("seeds/published.txt", f"timeline/\n{address}\n")
    problems = tiny.load()[1]
    told = told_of(problems, "seeds/redirects.yml")
    assert [line for line, message in told if "is no address" in message] == [1, 4]
    assert [line for line, message in told_of(problems, "seeds/published.txt") if "is no address" in message] == [2]
    book = tiny.load()[0]
    assert address not in {part for redirect in book.redirects for part in (redirect.old, redirect.new)}
    assert address not in {item.address for item in book.published}


NAMES = [
    *("TRIP.ru.md", "Trip.ru.md", "trip.RU.md", "trip.ru.MD", "trip.ru.markdown", "trip.ru.md.bak", "trip.ru.md~"),
    *("trip.ru", "trip..ru.md", "trip.xx.md", "trip.md", "ru.md", "trip .ru.md", " trip.ru.md", "тrip.ru.md"),
    *("trip.ru.txt", "con.ru.md", "nul.en.md", "aux.ru.md", "com1.ru.md", "index.ru.md", "top.ru.md", "fn-a.ru.md"),
    *("a" * (LONGEST + 1) + ".ru.md", "a--b.ru.md", "-a.ru.md", "a_b.ru.md", "a%2fb.ru.md", "a\\b.ru.md"),
    *("a\nb.ru.md", "<b>.ru.md"),
]


@pytest.mark.parametrize("folder", ["essays", "pages"])
@pytest.mark.parametrize("name", NAMES, ids=[ascii(name)[1:40] for name in NAMES])
def test_prose_with_an_odd_name_is_told_by_its_name(tiny: Checkout, folder: str, name: str) -> None:
    tiny.write(f"seeds/{folder}/{name}", "# T\n")
    (problem,) = tiny.load()[1]
    assert problem.place.path == f"seeds/{folder}/{name}"
    assert "\n" not in str(problem)
    assert re.search("must be named SLUG|cannot be an address|is no page here", problem.message)


@pytest.mark.parametrize(
    "slug", ["timeline", "essays", "assets", "data", "search", "sources", "ru", "en", "404", "title", "nav"]
)
def test_a_page_that_would_stand_where_another_does_is_told(tiny: Checkout, slug: str) -> None:
    for language in LANGUAGES:
        tiny.write(f"seeds/pages/{slug}.{language}.md", "# T\n")
    told = [str(problem) for problem in tiny.load()[1]]
    assert told == [
        f'seeds/pages/{slug}.{language}.md:1: "{slug}" is no page here; only home and about are'
        for language in sorted(LANGUAGES)
    ]


OWN = [
    *("assets", "data", "search", "sources", "timeline", "essays", "glossary"),
    *("en", "ru", "title", "nav", "home", "about", "order"),
]


@pytest.mark.parametrize("id", OWN)
def test_a_record_named_like_a_page_or_a_folder_has_an_address_of_its_own(tiny: Checkout, id: str) -> None:
    for language in LANGUAGES:
        tiny.write(f"seeds/essays/{id}.{language}.md", "# T\n\nA [@launch-lake].\n")
    tiny.edit(("seeds/essays/order.yml", "", f"- id: {id}\n"))
    for name in (f"{K}/people.yml", f"{K}/partners.yml"):
        good = RECORDS[name]
        for file in inputs(tiny):
            if file.endswith(".yml"):
                tiny.write(file, re.sub(rf"(?<![\w-]){good}(?![\w-])", id, tiny.read(file)))
    book = tiny.book()
    pages = render_docs(book)
    addresses = every_page(book)
    assert {f"{language}/{page}/index.md".replace("//", "/") for language in LANGUAGES for page in addresses} == set(
        pages
    )
    assert len({page.lower() for page in pages}) == len(pages)
    assert all(re.fullmatch(r"[a-z]{2}/(?:[a-z0-9-]+/)*index\.md", page) for page in pages)
    chapters = [page.replace("/", "-") for part in reading_order(book) for page in part]
    assert len(set(chapters)) == len(chapters)


COLLISIONS = {
    "person-and-role": (f"{K}/people.yml", "orlov", "speaker"),
    "person-and-authors": (f"{K}/people.yml", "orlov", "authors"),
    "topic-and-positions": (f"{K}/topics.yml", "trips", "positions"),
    "event-and-era": (f"{K}/events.yml", "keel", "dialogue"),
    "event-and-statement": (f"{K}/events.yml", "keel", "event-keel"),
    "event-and-legend": (f"{K}/events.yml", "keel", "how-to-read"),
    "event-and-figure": (f"{K}/events.yml", "keel", "timeline-figure"),
    "comparison-and-partners": (f"{K}/comparisons.yml", "gifts", "partners"),
    "comparison-and-statement": (f"{K}/comparisons.yml", "gifts", "cell-union-gift"),
    "forecast-and-outcome": (f"{K}/forecasts.yml", "timetable", "silent"),
    "question-and-matrix": (f"{K}/disagreements.yml", "when", "matrix"),
    "silence-and-kind": (f"{K}/silences.yml", "price", "open"),
    "source-and-works": ("seeds/sources.yml", "ferry-launch", "works"),
    "heading-and-passage": ("seeds/essays/trip.ru.md", "next", "zimina-pier"),
}
"""Two things with one id on one page: the file of one of them, its id, and that of the other."""


@pytest.mark.parametrize("what", COLLISIONS)
def test_two_things_with_one_id_on_a_page_are_told_with_file_and_line(tiny: Checkout, what: str) -> None:
    name, good, id = COLLISIONS[what]
    if name.endswith(".md"):
        for language in LANGUAGES:
            tiny.edit((name.replace(".ru.", f".{language}."), f"{{#{good}}}", f"{{#{id}}}"))
    else:
        for file in inputs(tiny):
            if file.endswith(".yml"):
                tiny.write(file, re.sub(rf"(?<![\w-]){good}(?![\w-])", id, tiny.read(file)))
        if (tiny.root / f"seeds/texts/{good}.txt").exists():
            (tiny.root / f"seeds/texts/{good}.txt").rename(tiny.root / f"seeds/texts/{id}.txt")
            for folder in ("translations", "annotations"):
                (tiny.root / f"seeds/{folder}/{good}.yml").rename(tiny.root / f"seeds/{folder}/{id}.yml")
    book, problems = tiny.load()
    assert problems == ()
    told = list(anchor_problems(book, mark_docs(book)))
    assert told
    assert all(f'id "{id}" stands twice on the page' in problem.message for problem in told)
    for problem in told:
        assert re.search(rf"(?:\bid: |#){id}\b", tiny.read(problem.place.path).split("\n")[problem.place.line - 1])


CANARY = "kanarienvogel-7d1f0c52"


def opened_by(work: Callable[[], object]) -> set[Path]:
    """Every file that is opened for it."""
    _Watch.opened = set()
    try:
        work()
        return {Path(os.fsdecode(name)).resolve() for name in _Watch.opened}
    finally:
        _Watch.opened = None


def loaded(checkout: Checkout) -> tuple[tuple[Problem, ...], set[Path]]:
    """The problems of loading, and the files that were opened for it."""
    problems: list[Problem] = []
    opened = opened_by(lambda: problems.extend(checkout.load()[1]))
    return tuple(problems), opened


class _Watch:
    """An audit hook cannot be taken away: it notes what is opened while somebody asks."""

    opened: set[str | bytes] | None = None

    @staticmethod
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and _Watch.opened is not None and isinstance(arguments[0], str | bytes):
            _Watch.opened.add(arguments[0])


sys.addaudithook(_Watch.hook)


def test_loading_and_rendering_open_nothing_but_the_inputs(rich: Checkout) -> None:
    (rich.root / "secret.txt").write_text(CANARY, encoding="utf-8")
    (rich.root / "seeds" / "secret.txt").write_text(CANARY, encoding="utf-8")
    opened = opened_by(rich.load)
    book = rich.book()
    here = {path for path in opened if path.is_relative_to(rich.root.parent.resolve())}
    assert here == {(rich.root / name).resolve() for name in inputs(rich) if not name.endswith("secret.txt")}
    rendered = opened_by(lambda: (render_docs(book), render_data(book, "https://a.example/"), check_book(book)))
    assert not {path for path in rendered if path.is_relative_to(rich.root.parent.resolve())}


PATHS = [
    *("../secret.txt", "texts/../../secret.txt", "/etc/passwd", "../../../../../../etc/passwd", "./../secret.txt"),
    *("..\\secret.txt", "texts\\..\\..\\secret.txt", "C:/secret.txt", "C:secret.txt", "\\\\server\\share"),
    *("//server/a", "file:///etc/passwd", "https://evil.example/a", "texts//ferry-plan.txt"),
    *("./texts/ferry-plan.txt", "texts/", "~/.."),
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["seeds/sources.yml", "seeds/geography.yml"])
def test_a_path_of_a_record_that_leads_elsewhere_is_told_and_not_read(rich: Checkout, path: str, name: str) -> None:
    (rich.root / "secret.txt").write_text(CANARY, encoding="utf-8")
    old = {"seeds/sources.yml": "texts/ferry-plan.txt", "seeds/geography.yml": "geography/lake.geojson"}[name]
    rich.edit((name, old, json.dumps(path)))
    problems, opened = loaded(rich)
    line = rich.line(name, json.dumps(path))
    assert (line, f'file "{path}" leads out of seeds/; name a file below it') in told_of(problems, name)
    assert not {path.name for path in opened} & {"secret.txt", "passwd", "share", "a"}


def test_a_link_in_place_of_a_file_or_a_folder_is_told_and_not_read(rich: Checkout) -> None:
    tried = 0
    good = rich.load()[0]
    for name in inputs(rich):
        path = rich.root / name
        kept = path.read_bytes()
        outside = rich.root.parent / f"outside{path.suffix}"
        outside.write_bytes(kept + (f"\n# {CANARY}\n".encode() if path.suffix in (".yml", ".txt") else b""))
        path.unlink()
        path.symlink_to(outside)
        problems, opened = loaded(rich)
        told = told_of(problems, name)
        assert (1, "leads to another place; put the file itself here") in told, name
        assert outside.resolve() not in opened
        path.unlink()
        path.write_bytes(kept)
        tried += 1
    for name in ("essays", "pages", "texts", "translations", "knowledge", "geography"):
        path = rich.root / "seeds" / name
        moved = rich.root.parent / "moved"
        path.rename(moved)
        path.symlink_to(moved, target_is_directory=True)
        problems, opened = loaded(rich)
        told_files = {problem.place.path for problem in problems if "leads to another place" in problem.message}
        assert told_files >= {file for file in inputs(rich) if file.startswith(f"seeds/{name}/")}
        assert not [path for path in opened if path.is_relative_to(moved.resolve())]
        path.unlink()
        moved.rename(path)
        tried += 1
    assert rich.load() == (good, ())
    print(f"links in place of files and folders: {tried}, all told, none followed")


@pytest.mark.parametrize(
    ("name", "size", "gist"),
    [
        ("seeds/essays/trip.en.md", 60_000_000, "is 60.0 MB, and a file like it has at most 1 MB; take it apart"),
        ("CHANGELOG.md", 1_000_001, "is 1.0 MB, and a file like it has at most 1 MB"),
        (f"{K}/terms.yml", 50_000_001, "is 50.0 MB, and a file like it has at most 50 MB"),
        ("seeds/texts/ferry-plan.txt", 10**12, "is 1000000.0 MB, and a file like it has at most 50 MB"),
    ],
)
def test_a_file_that_is_too_large_is_told_by_its_size_and_not_read(
    rich: Checkout, name: str, size: int, gist: str
) -> None:
    # Of blanks that take no room on the disk; to read them would take the machine's memory.
    os.truncate(rich.root / name, size)
    problems, opened = loaded(rich)
    ((line, message),) = told_of(problems, name)
    assert line == 1
    assert message.startswith(gist)
    assert (rich.root / name).resolve() not in opened


@pytest.mark.parametrize("what", ["pipe", "folder", "device"])
def test_what_is_no_plain_file_is_told(rich: Checkout, what: str) -> None:
    seeds = [
        f"seeds/{name}" for name in ("texts/ferry-plan.txt", "knowledge/topics.yml", "essays/trip.ru.md", "ui.yml")
    ]
    for name in (*seeds, "CHANGELOG.md"):
        path = rich.root / name
        kept = path.read_bytes()
        path.unlink()
        if what == "pipe":
            os.mkfifo(path)
        elif what == "folder":
            path.mkdir()
        else:
            path.symlink_to("/dev/zero")
        told = told_of(rich.load()[1], name)
        assert any("is no plain file" in message or "leads to another place" in message for _, message in told), name
        path.rmdir() if what == "folder" else path.unlink()
        path.write_bytes(kept)


LINKED = {
    "docs/ru/essays": "outside",
    "docs/ru/index.md": "outside/index.md",
    "docs/en/extra": "outside",
    "docs/en/nowhere.md": "nowhere",
    "docs/overrides/assets/env.txt": "/proc/self/environ",
    "docs/overrides/assets/more": "outside",
    "docs/pictures/.hidden.png": "outside/index.md",
    "seeds/knowledge/notes": "outside",
}


@pytest.mark.parametrize("verb", ["check", "render", "build", "data"])
def test_links_among_what_pages_are_made_of_are_told_before_anything_is_made(
    tiny: Checkout, run: Run, verb: str
) -> None:
    assert run(tiny, "render").code == 0
    Checkout(tiny.root.parent).write("outside/index.md", CANARY)
    for name, target in LINKED.items():
        path = tiny.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(tiny.root.parent / target)
    os.mkfifo(tiny.root / "docs" / "overrides" / "pipe")
    # An editor's note of who edits the file beside it leads nowhere, and so brings nothing.
    (tiny.root / "docs" / "overrides" / ".#style.css").symlink_to("somebody@host.1234:5678")
    before = tiny.files(".")
    said = run(tiny, verb)
    assert said.code == 1
    told = said.told
    links = {f"{name}:1: leads to another place; put the file itself here" for name in LINKED}
    pipe = "docs/overrides/pipe:1: is no plain file; put the file itself here"
    assert {line for line in told if "put the file itself here" in line} == {*links, pipe}
    assert told[-1].endswith("nothing was written")
    assert tiny.files(".") == before
    assert (tiny.root.parent / "outside" / "index.md").read_text(encoding="utf-8") == CANARY
    assert not (tiny.root / "site").exists()


def test_a_folder_of_pages_that_is_a_link_is_told(tiny: Checkout) -> None:
    (tiny.root.parent / "elsewhere").mkdir()
    (tiny.root / "docs").symlink_to(tiny.root.parent / "elsewhere", target_is_directory=True)
    assert [str(problem) for problem in folder_problems(tiny.root)] == [
        "docs:1: leads to another place; put the file itself here"
    ]


def test_nothing_is_written_through_a_link_and_none_goes_into_a_copy(tmp_path: Path) -> None:
    outside = Checkout(tmp_path / "outside")
    outside.write("index.md", CANARY)
    site = tmp_path / "site"
    site.mkdir()
    (site / "data").symlink_to(outside.root, target_is_directory=True)
    (site / "index.md").symlink_to(outside.root / "index.md")
    copy_tree(site, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    write_files(site, {"index.md": "home", "data/index.md": "data"})
    assert tree(site) == {"index.md": b"home", "data/index.md": b"data"}
    assert outside.read("index.md") == CANARY


def test_a_file_that_nothing_reads_is_told(tiny: Checkout) -> None:
    names = [f"{K}/{name}" for name in ("term.yml", "statements.yaml", "Terms.yml", "notes.txt")]
    names += ["seeds/translations/nobody.yml"]
    for name in names:
        tiny.write(name, "[]\n")
    tiny.write(f"{K}/.notes.swp", "x")
    told = {problem.place.path: problem.message for problem in tiny.load()[1]}
    assert sorted(told) == sorted(names)
    assert all(message.startswith("is read by nothing") for message in told.values())
