"""The schemas for editors' programs: every file of seeds/ fits its own, and they refuse what the reader refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checkout import Checkout
from conftest import ROOT, Run
from explainer.digest import Digester
from explainer.load.record import Record
from explainer.load.structure import structure
from explainer.load.yamlfile import Item, parse_yaml
from explainer.model import Problem, fields_of
from explainer.model.fields import Made
from explainer.schemas import FOLDER, MODELINE, marked, render_schemas, schema_of, seeds_files
from hostile import enrich

SCHEMAS: dict[str, Any] = {name.partition(".")[0]: json.loads(text) for name, text in render_schemas().items()}


def plain(item: Item) -> Any:
    """What an editor's program reads."""
    if isinstance(item.value, dict):
        return {key: plain(child) for key, child in item.value.items()}
    return [plain(child) for child in item.value] if isinstance(item.value, list) else item.value.strip()


def yaml_files(root: Path) -> Iterator[tuple[str, Any]]:
    """Every YAML file below seeds/ that is not empty, with what it holds."""
    for path in sorted((root / "seeds").rglob("*.yml")):
        found = parse_yaml(path.read_text(encoding="utf-8"), path.name, [])
        if found is not None:
            yield path.relative_to(root / "seeds").as_posix(), plain(found)


def faults(name: str, data: object) -> list[str]:
    """Where a schema finds something wrong."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return sorted(f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data))


def assert_all_fit(root: Path) -> int:
    number = 0
    for file, data in yaml_files(root):
        name = schema_of(file)
        assert name, f"{file} has no schema"
        assert faults(name, data) == [], file
        number += 1
    return number


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_every_file_of_the_seeds_fits_its_schema() -> None:
    print(f"schemas: {len(SCHEMAS)}, files that fit theirs: {assert_all_fit(ROOT)}")


def test_every_file_of_the_made_up_checkout_fits_its_schema(tiny: Checkout) -> None:
    assert assert_all_fit(enrich(tiny).root)


def test_every_pattern_has_a_schema_of_its_own_name() -> None:
    assert {seeds.name for seeds in seeds_files()} | {"order"} == set(SCHEMAS)


def test_every_property_says_what_it_means() -> None:
    silent = [
        f"{name}: {kind}.{key}"
        for name, schema in SCHEMAS.items()
        for kind, record in schema.get("$defs", {}).items()
        for key, value in record["properties"].items()
        if not value["description"]
    ]
    assert silent == []


def breaks(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The record broken in as many ways as it has fields: one left out, one of the wrong kind, one too many."""
    for key in record:
        yield f"without {key}", {other: value for other, value in record.items() if other != key}
        yield f"with a list of a list for {key}", record | {key: [["x"]]}
        yield f"with nothing for {key}", record | {key: {}}
    yield "with a field too many", record | {"no-such-field": "x"}
    yield "with an id that is no address", record | {"id": "Bad Id"}


def item_of(value: Any) -> Item:
    if isinstance(value, dict):
        return Item({key: item_of(inside) for key, inside in value.items()}, 1)
    return Item([item_of(inside) for inside in value], 1) if isinstance(value, list) else Item(value, 1)


def told(kind: Any, value: Any) -> list[Problem]:
    """What the reader of the files tells of a record."""
    problems: list[Problem] = []
    structure(kind, Record(item_of(value), "x.yml", problems, kind.what))
    return problems


def test_a_schema_refuses_what_the_reader_refuses(tiny: Checkout) -> None:
    files = dict(yaml_files(enrich(tiny).root))
    cases = refused = 0
    for seeds in seeds_files():
        if seeds.keys or any(isinstance(field.role, Made) for field in fields_of(seeds.kind) if not field.optional):
            continue  # Its reader makes values of its own.
        for file in (name for name in files if schema_of(name) == seeds.name):
            for record in files[file]:
                assert told(seeds.kind, record) == []
                for how, broken in breaks(record):
                    reader, editor = told(seeds.kind, broken), faults(seeds.name, [broken])
                    assert not reader or editor, f"{file}: {record} {how}: {reader}"
                    cases, refused = cases + 1, refused + bool(reader)
    print(f"broken records: {cases}, refused by the reader and by the schema: {refused}")
    assert refused > 500


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("knowledge/events.yml", "status: held", "status: maybe"),
        ("knowledge/topics.yml", "- id: trips", "- id: Trips"),
        ("knowledge/topics.yml", "- id: trips", "- id: con"),
        ("knowledge/topics.yml", "  en: Work began\n", ""),
        ("translations/ferry-plan.yml", "P1.1:", "P1:"),
        ("sources.yml", "rights: full", "rights: all"),
        ("sources.yml", "code: P", "code: p"),
        ("ui.yml", "data.citations.ris:", "Data Citations:"),
    ],
)
def test_a_slip_in_a_file_is_seen(tiny: Checkout, file: str, old: str, new: str) -> None:
    text = tiny.read(f"seeds/{file}")
    assert old in text
    tiny.write(f"seeds/{file}", text.replace(old, new, 1))
    assert faults(str(schema_of(file)), dict(yaml_files(tiny.root))[file])


def test_the_schemas_in_the_repository_are_not_stale(run: Run) -> None:
    assert run(Checkout(ROOT), "schemas", "--check") == (0, "", "")


def test_the_verb_writes_what_is_missing_and_tells_what_is_stale(tiny: Checkout, run: Run) -> None:
    assert [run(tiny, "schemas", *check).code for check in (["--check"], [], ["--check"])] == [1, 0, 0]
    tiny.write(f"{FOLDER}/events.schema.json", "{}\n")
    tiny.write(f"{FOLDER}/gone.schema.json", "{}\n")
    said = run(tiny, "schemas", "--check")
    assert said.code == 1
    assert said.out.split() == [f"{FOLDER}/events.schema.json", f"{FOLDER}/gone.schema.json"]
    assert "explainer schemas" in said.err


def test_every_file_can_name_its_schema_once_and_is_read_as_before(tiny: Checkout, run: Run) -> None:
    before = Digester().of(tiny.book())
    assert run(tiny, "schemas", "--mark").code == 0
    written = tiny.files("seeds")
    for path in sorted((tiny.root / "seeds").rglob("*.yml")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        named = re.fullmatch(re.escape(MODELINE) + r"(.*)", first)
        assert named, path
        assert (path.parent / named[1]).resolve().is_file(), first
    assert run(tiny, "schemas", "--mark").code == 0
    assert tiny.files("seeds") == written
    assert Digester().of(tiny.book()) == before


def test_a_file_that_no_pattern_knows_is_left_as_it_is() -> None:
    assert schema_of("knowledge/notes.yml") is None
    assert marked("- a\n", "knowledge/notes.yml") == "- a\n"
