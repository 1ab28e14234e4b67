"""The same seeds give the same bytes: whatever the hashes, the place on earth, the folder, its order, and the user.

Eight builds of the real seeds, a dozen seconds each on a quiet machine; that of the other tests is one of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

import pytest

from explainer.cli.publishing import WHOLE
from machine import copy_checkout, explain, give_to, somebody, sums, without_network

pytestmark = pytest.mark.long

PLACES = {
    # A day apart, all day long. The first knows ASCII alone.
    "C": {"TZ": "XXX-14", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ru": {"TZ": "XXX+11", "LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8", "LANGUAGE": "ru"},
}
FOLDERS = {"plain": "checkout", "odd": "Пробный путь/копия №1"}
ORDERS: dict[str, dict[str, str]] = {"of the disk": {}, "shuffled": {"ODD_ORDER": "6", "ODD_DAYS": "400"}}


class Machine(NamedTuple):
    """One build's surroundings."""

    hashes: str
    place: str
    folder: str
    order: str
    user: str


LEVELS = {
    "hashes": ("0", "1", "4242"),
    "place": tuple(PLACES),
    "folder": tuple(FOLDERS),
    "order": tuple(ORDERS),
    "user": ("this", "somebody"),
}
MACHINES = (
    Machine("0", "C", "plain", "of the disk", "this"),
    Machine("0", "ru", "odd", "shuffled", "somebody"),
    Machine("1", "C", "plain", "shuffled", "somebody"),
    Machine("1", "ru", "odd", "of the disk", "this"),
    Machine("4242", "C", "odd", "of the disk", "somebody"),
    Machine("4242", "ru", "plain", "shuffled", "this"),
)
"""Every pair of levels stands together in one of them at least."""


def test_every_pair_of_levels_is_tried() -> None:
    pairs = 0
    for one, other in combinations(LEVELS, 2):
        wanted = set(product(LEVELS[one], LEVELS[other]))
        assert {(getattr(machine, one), getattr(machine, other)) for machine in MACHINES} == wanted
        pairs += len(wanted)
    print(f"pairs of levels: {pairs}, all in {len(MACHINES)} builds")


def build(machine: Machine, place: Path) -> Mapping[str, str]:
    """The hash of every file that a build on this machine makes in a folder of its own, which may be there already."""
    checkout = place / FOLDERS[machine.folder]
    if not checkout.is_dir():
        copy_checkout(checkout, backwards=machine.order == "shuffled")
    log = place / "network"
    under: tuple[str, ...] = ()
    if machine.user == "somebody":
        under, user = somebody()
        give_to(user, place)
    done = explain(
        checkout,
        "build",
        under=[*without_network(), *under],
        PYTHONHASHSEED=machine.hashes,
        ODD_NETWORK=str(log),
        **PLACES[machine.place],
        **ORDERS[machine.order],
    )
    assert (done.code, done.told) == (0, ()), "\n".join(done.told)
    assert not log.exists(), f"the build turned to the network: {log.read_text(encoding='utf-8')}"
    return sums(checkout / "site", *(folder for folder in (checkout / "docs").iterdir() if folder.name != "overrides"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    """The folder of the first build, and its files."""
    place = tmp_path_factory.mktemp("first")
    return place, build(MACHINES[0], place)


def assert_same(one: Mapping[str, str], other: Mapping[str, str]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_a_build_holds_every_kind_of_output(first: tuple[Path, Mapping[str, str]]) -> None:
    files = first[1]
    kinds = {"html": 50, "md": 50, "pdf": 2, "epub": 2, "zip": 1, "csv": 5, "json": 5, "xml": 1, "png": 2, "br": 50}
    found = {kind: sum(name.endswith(f".{kind}") for name in files) for kind in kinds}
    assert all(found[kind] >= least for kind, least in kinds.items()), found
    network = "cut off" if without_network() else "forbidden"
    print(f"files of a build: {len(files)}; the network is {network}, and somebody is user {somebody()[1]}")


def test_a_build_repeated_gives_the_same_bytes(first: tuple[Path, Mapping[str, str]]) -> None:
    place, files = first
    # A build that has nothing to do would leave the files as they are.
    shutil.rmtree(place / FOLDERS[MACHINES[0].folder] / "build" / WHOLE)
    assert_same(build(MACHINES[0], place), files)
    print(f"the same build again: {len(files)} files, 0 differ")


@pytest.mark.parametrize("machine", MACHINES[1:], ids="-".join)
def test_another_machine_gives_the_same_bytes(
    first: tuple[Path, Mapping[str, str]], tmp_path: Path, machine: Machine
) -> None:
    files = first[1]
    assert_same(build(machine, tmp_path), files)
    print(f"{', '.join(machine)}: {len(files)} files, 0 differ")
    shutil.rmtree(tmp_path)


def test_the_site_of_the_other_tests_is_the_same(first: tuple[Path, Mapping[str, str]], real_site: Path) -> None:
    files = {name: sum for name, sum in first[1].items() if name.startswith("site/")}
    assert_same(sums(real_site), files)
    print(f"built inside the tests: {len(files)} files, 0 differ")
