"""Killed, refused, doubled: what was published stays whole, one line says what is wrong, the next run mends it all.

On the tiny checkout. A kill is not timed: it comes right before a change of the disk, counted over the whole run.
"""

from __future__ import annotations

import errno
import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from browser import open_browser
from checkout import Checkout
from conftest import copy_tiny
from explainer.check.readings import readables
from explainer.cli.making import KEPT
from explainer.cli.publishing import WHOLE
from explainer.hold import hold
from explainer.model import LANGUAGES
from explainer.write import clean_up
from machine import KILLED, command, explain, finished, is_root, obeying, started, sums
from test_publish import add_theme

pytestmark = pytest.mark.long

SEED = 6
MOMENTS = 6
EDIT = ("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: The trips\n")


def site_of(checkout: Path) -> dict[str, str]:
    return sums(checkout / "site")


def everything(checkout: Path) -> dict[str, str]:
    """All that runs make: the site, the pages, the readings."""
    return sums(checkout / "site", *(checkout / "docs" / name for name in LANGUAGES), checkout / "seeds")


@dataclass(frozen=True, slots=True)
class Story:
    """A checkout with a site whose seeds have been edited since, and what a build makes of it."""

    before: Path
    old: Mapping[str, str]
    after: Path
    new: Mapping[str, str]
    """The files of site/, here and in `old`."""
    changes: tuple[str, ...]
    """What that build did to the disk, in order."""

    def copy(self, place: Path) -> Path:
        """The checkout, to be mistreated."""
        return Path(shutil.copytree(self.before, place, copy_function=shutil.copyfile))

    def assert_tidy(self, checkout: Path) -> None:
        """Nothing half made is left."""
        assert {path.name for path in checkout.iterdir()} == {path.name for path in self.before.iterdir()}
        assert list(checkout.rglob("*.part")) == []


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Story:
    folder = tmp_path_factory.mktemp("story")
    tiny = add_theme(copy_tiny(folder / "before"), root)
    assert explain(tiny.root, "build").code == 0
    old = site_of(tiny.root)
    tiny.edit(EDIT)
    after = Path(shutil.copytree(tiny.root, folder / "after"))
    changes = changes_of(after, folder / "changes", "build")
    new = site_of(after)
    assert new != old
    return Story(tiny.root, old, after, new, changes)


def changes_of(checkout: Path, log: Path, *arguments: str) -> tuple[str, ...]:
    """The changes of the disk that a good run of a verb makes, in order."""
    done = explain(checkout, *arguments, ODD_STRIKE="0", ODD_CHANGES=str(log))
    assert done.code == 0, done
    return tuple(log.read_text(encoding="utf-8").split())


def moments(changes: Sequence[str], number: int) -> list[int]:
    """One change out of each of so many equal parts of a run, by a seeded choice."""
    choice = random.Random(SEED)
    edges = [round(part * len(changes) / number) for part in range(number + 1)]
    return [choice.randrange(start, end) + 1 for start, end in pairwise(edges)]


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_mends_all(story: Story, tmp_path: Path) -> None:
    # Once before the last process of MkDocs is started; those before it are at work then, and lose their parent.
    engine = f"engine {len(LANGUAGES)}"
    left = []
    for moment in [engine, *map(str, moments(story.changes, MOMENTS))]:
        checkout = story.copy(tmp_path / moment)
        if moment == engine:
            # Pages that are kept need no MkDocs.
            shutil.rmtree(checkout / "build" / KEPT)
        assert explain(checkout, "build", ODD_STRIKE=moment).code == KILLED
        found = site_of(checkout)
        assert found in (story.old, story.new), f"killed before change {moment}: neither the old site nor the new one"
        left.append("old" if found == story.old else "new")
        if len(left) % 3:
            # What the next run begins with; whole runs are for every third.
            with hold(checkout, lambda: None):
                clean_up(checkout)
        else:
            assert explain(checkout, "build").code == 0
            assert everything(checkout) == everything(story.after)
        story.assert_tidy(checkout)
        assert site_of(checkout) in (story.old, story.new)
        shutil.rmtree(checkout)
    assert set(left) == {"old", "new"}
    print(f"a build changes the disk {len(story.changes)} times; killed before {len(left)} of them: whole each time")


def whole(verb: tuple[str, ...], checkout: Path) -> tuple[str, ...]:
    """The verb with what it needs: a reading is signed with the digest of what was read."""
    if verb != ("reading",):
        return verb
    first = readables(Checkout(checkout).book())[0]
    return (*verb, first.id, "--digest", first.digest, "--by", "somebody")


@pytest.mark.parametrize(
    ("verb", "gone", "kills"),
    [
        pytest.param(("render",), "docs/ru/index.md", 3, id="render"),
        pytest.param(("reading",), "none", 2, id="reading"),
        pytest.param(("keep",), "seeds/published.txt", 2, id="keep"),
        pytest.param(("data",), "site/data/*.csv", 1, id="data"),
        pytest.param(("bundle",), "site/*.zip", 1, id="bundle"),
        pytest.param(("pdf",), "site/*.pdf", 1, id="pdf"),
    ],
)
def test_a_verb_killed_at_any_moment_leaves_whole_files_and_the_next_mends_all(
    story: Story, tmp_path: Path, verb: tuple[str, ...], gone: str, kills: int
) -> None:
    """What is `gone` beforehand is for the verb to make again."""
    done, checkout = story.copy(tmp_path / "done"), story.copy(tmp_path / "checkout")
    for path in (*done.glob(gone), *checkout.glob(gone)):
        path.unlink()
    verb = whole(verb, checkout)
    before = everything(done)
    changes = changes_of(done, tmp_path / "changes", *verb)
    after = everything(done)
    assert before != after
    sites = [{name: sum for name, sum in files.items() if name.startswith("site/")} for files in (before, after)]
    # The last change, too: it puts a file or tree in its place, or comes after that.
    for moment in [*moments(changes, kills), len(changes)]:
        assert explain(checkout, *verb, ODD_STRIKE=str(moment)).code in (KILLED, 0)
        found = everything(checkout)
        halves = [name for name, sum in found.items() if sum not in (before.get(name), after.get(name))]
        assert [name for name in halves if not name.endswith(".part")] == []
        assert site_of(checkout) in sites
    assert explain(checkout, *verb).code == 0
    story.assert_tidy(checkout)
    assert everything(checkout) == after
    print(f"{verb[0]}: {len(changes)} changes of the disk, {kills + 1} kills")


REPLACE = """
from pathlib import Path
from explainer.write import replace_tree
replace_tree(Path("site.new"), Path("site"))
"""
MEND = """
from pathlib import Path
from explainer.write import mend_tree

mend_tree(Path("site"))
"""


def run_code(folder: Path, code: str, **variables: str) -> int:
    line, environment = command(folder, **variables)
    return subprocess.run([line[0], "-P", "-c", code], cwd=folder, env=environment, check=False).returncode


@pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "renamed-twice"])
def test_putting_a_tree_in_place_can_be_killed_before_every_change(tmp_path: Path, exchange: bool) -> None:
    odd = {} if exchange else {"ODD_PLAIN": "1"}
    without, moment, code = 0, 0, KILLED
    trees = {name: {"site/a": name, "site/b/c": name} for name in ("old", "new")}
    while code == KILLED:
        moment += 1
        folder = tmp_path / str(moment)
        for name, tree in (("site", "old"), ("site.new", "new")):
            for file, text in trees[tree].items():
                Checkout(folder).write(file.replace("site", name), text)
        code = run_code(folder, REPLACE, ODD_STRIKE=str(moment), **odd)
        assert code in (KILLED, 0)
        if not (folder / "site").exists():
            without += 1
        assert run_code(folder, MEND) == 0
        files = {f"site/{name}": data.decode() for name, data in Checkout(folder).files("site").items()}
        assert files in trees.values(), moment
        assert [path.name for path in folder.iterdir()] == ["site"]
    # Between the two renames of a system that knows no exchange there is no way out; nowhere else is there none.
    assert without == (0 if exchange else 1)
    print(
        f"{'exchange' if exchange else 'two renames'}: {moment - 1} kills, {without} without a site until the next run"
    )


def test_an_interruption_is_one_line_and_ends_everything(story: Story, tmp_path: Path) -> None:
    checkout = story.copy(tmp_path / "checkout")
    chosen = moments(story.changes[: round(len(story.changes) / 2)], 2)
    assert chosen
    for moment in chosen:
        done = explain(checkout, "build", ODD_STRIKE=str(moment), ODD_SIGNAL=str(int(signal.SIGINT)))
        assert done.code == 130
        assert done.told == ("interrupted; what was published before is as it was",)
        assert site_of(checkout) == story.old
    print(f"interruptions: {len(chosen)}, each one line and exit code 130")


def test_an_engine_that_is_killed_is_one_line(story: Story, tmp_path: Path) -> None:
    checkout = story.copy(tmp_path / "checkout")
    done = explain(checkout, "build", ODD_ENGINE_STRIKE="100")
    done.assert_one_line("mkdocs build -f mkdocs", "ended by signal 9", "memory")
    assert_unharmed(story, checkout)


def assert_unharmed(story: Story, checkout: Path) -> None:
    """The old site is there, and nothing half made."""
    assert site_of(checkout) == story.old
    story.assert_tidy(checkout)


@pytest.mark.parametrize("size", [100, 300_000], ids=["a-page", "a-script"])
def test_a_file_that_the_system_refuses_to_write_is_one_line(story: Story, tmp_path: Path, size: int) -> None:
    checkout = story.copy(tmp_path / "checkout")
    explain(checkout, "build", ODD_FILE_SIZE=str(size)).assert_one_line(
        str(checkout), os.strerror(errno.EFBIG), "ulimit -f"
    )
    assert_unharmed(story, checkout)


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[Path]:
    """A disk of its own, of so many bytes; the test is skipped where nobody may mount one."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    if not is_root() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets us mount no disk; the limit on a file's size is tried all the same")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize(
    ("verb", "part"),
    [
        pytest.param("build", 0.02, id="our-files"),
        pytest.param("build", 0.5, id="files-of-MkDocs"),
        pytest.param("data", 0.7, id="the-last-files"),
    ],
)
def test_a_full_disk_is_one_line(story: Story, tmp_path: Path, verb: str, part: float) -> None:
    """A disk with room for the checkout and for this part of a second site."""
    all_of_it, site = (blocks(folder) for folder in (story.before, story.before / "site"))
    with small_disk(tmp_path / "disk", all_of_it + round(part * site)) as disk:
        checkout = story.copy(disk / "checkout")
        explain(checkout, verb).assert_one_line(str(checkout), os.strerror(errno.ENOSPC), "make room")
        assert_unharmed(story, checkout)


def blocks(folder: Path) -> int:
    """The bytes that a folder takes on a disk in memory."""
    size = os.sysconf("SC_PAGE_SIZE")
    return size * sum(-(-path.stat().st_size // size) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("folder", "verb"),
    [
        pytest.param(".", ("build",), id="checkout"),
        pytest.param("docs/ru", ("render",), id="docs"),
        pytest.param("seeds", ("reading",), id="seeds"),
    ],
)
def test_a_folder_that_may_not_be_written_to_is_one_line(
    story: Story, tmp_path: Path, folder: str, verb: tuple[str, ...]
) -> None:
    checkout = story.copy(tmp_path / "checkout")
    (checkout / "docs" / "ru" / "index.md").unlink()
    verb = whole(verb, checkout)
    (checkout / folder).chmod(0o555)
    done = explain(checkout, *verb, under=obeying())
    (checkout / folder).chmod(0o755)
    done.assert_one_line(str(checkout / folder), os.strerror(errno.EACCES), "make them writable")
    assert_unharmed(story, checkout)


def without(package: str, folder: Path) -> Path:
    """The Python of a new environment that has all packages of ours but this one."""
    venv.create(folder, symlinks=True, with_pip=False)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (home,) = folder.glob(f"lib/{version}/site-packages")
    ours = Path(pytest.__file__).parents[1]
    for entry in ours.iterdir():
        if entry.name != package and not entry.name.startswith((f"{package}-", "__editable__")):
            (home / entry.name).symlink_to(entry)
    return folder / "bin" / "python"


@pytest.mark.parametrize("package", ["typst", "mkdocs", "material", "yaml", "pymorphy3_dicts_ru"])
def test_a_missing_package_is_one_line(story: Story, tmp_path: Path, package: str) -> None:
    python = without(package, tmp_path / "environment")
    # A site, and pages, of which nothing has changed need no package to stay.
    for kept in (WHOLE, KEPT):
        shutil.rmtree(story.after / "build" / kept, ignore_errors=True)
    done = finished(started(story.after, "build", python=python))
    done.assert_one_line(package, "requirements.txt")
    assert site_of(story.after) == story.new


@pytest.mark.parametrize("ci", [False, True], ids=["elsewhere", "under-CI"])
def test_a_missing_browser_skips_its_tests_with_a_word_and_fails_them_under_ci(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ci: bool
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    if ci:
        monkeypatch.setenv("CI", "true")
    outcome = pytest.fail.Exception if ci else pytest.skip.Exception
    with pytest.raises(outcome, match="chromium"), open_browser():
        pytest.fail("a browser came from nowhere")


def test_a_second_build_says_that_it_waits_and_waits(story: Story, tmp_path: Path) -> None:
    checkout = story.copy(tmp_path / "checkout")
    with hold(checkout, lambda: pytest.fail("nobody else holds it")):
        process = started(checkout, "build")
        assert process.stderr
        said = process.stderr.readline().decode()
        assert said == "another run is at work in this folder; waiting until it ends\n"
        assert site_of(checkout) == story.old
    assert finished(process).code == 0
    assert everything(checkout) == everything(story.after)


def test_builds_at_the_same_time_do_not_mix(story: Story, tmp_path: Path) -> None:
    checkout = story.copy(tmp_path / "checkout")
    running = [started(checkout, verb) for verb in ("build", "data", "render")]
    assert [finished(process).code for process in running] == [0, 0, 0]
    story.assert_tidy(checkout)
    assert everything(checkout) == everything(story.after)


def test_where_folders_cannot_be_locked_everybody_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(folder: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with hold(tmp_path, lambda: pytest.fail("there is nothing to wait for")):
        pass
