"""The hosted site: built or changed beside the old one, checked, then put in its place at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from explainer.addresses import is_hosted
from explainer.model import LANGUAGES, Book
from explainer.own import theme_of
from explainer.publish import zensical
from explainer.publish.address import AddressError, read_address
from explainer.publish.engine import REFUSED
from explainer.publish.front import front_page
from explainer.publish.kept import NOTHING, put_back, read_inputs, read_written
from explainer.publish.links import Links, find_faults
from explainer.publish.missing import MISSING, missing_page
from explainer.store import Shelf, Store
from explainer.write import remove_tree, replace_tree, write_text

ENGINES = ("mkdocs", "zensical")
# Who did not do it himself has a machine that ran out of memory.
SIGNALLED = "run it again, with more memory if it was not you"


class BuildError(RuntimeError):
    """A build that could not be finished; what was published before is untouched."""


def asked_url() -> str:
    """The address that SITE_URL asks for, or "". Raises BuildError, in one line, where it is no address of a site."""
    try:
        return read_address(os.environ.get("SITE_URL", ""), "")
    except AddressError as error:
        raise BuildError(str(error)) from error


def site_url(book: Book) -> str:
    """The address that the site will have: SITE_URL, or one that is nobody's. Ends in a slash. Raises BuildError."""
    return asked_url() or f"https://{book.site.stem}.example/"


def engine() -> str:
    """Which program makes the pages: ENGINE, or MkDocs. Raises BuildError, in one line, for one that is not there."""
    given = os.environ.get("ENGINE") or ENGINES[0]
    if given not in ENGINES:
        raise BuildError(f"ENGINE “{given}” is unknown; write one of: {', '.join(ENGINES)}")
    if given == "zensical" and not zensical.is_installed():
        raise BuildError(
            "zensical is not installed; install the packages of requirements-zensical.txt: `make site` does"
        )
    return given


def build_languages(root: Path, place: Path, book: Book, store: Store) -> str:
    """The engine for every language, side by side, into `place`/LANGUAGE; what MkDocs wrote before is put back.

    Says what was made and what was kept. Raises BuildError with what the engine said.
    """
    environment, with_mkdocs = _environment(root, book), engine() == ENGINES[0]
    running, made, kept = [], 0, 0
    for language in LANGUAGES:
        name = f"pages {language}" if with_mkdocs else f"pages {engine()} {language}"
        inputs, before = read_inputs(root, language, environment), store.kept(name, NOTHING)
        # Zensical always makes all of them.
        good = before.still_good(inputs) if with_mkdocs or inputs == before.inputs else {}
        put_back(place / language, good)
        same = len(inputs.pages.keys() & good.keys())
        made, kept = made + len(inputs.pages) - same, kept + same
        config = root / ("mkdocs.yml" if language == LANGUAGES[0] else f"mkdocs.{language}.yml")
        whole = inputs == before.inputs
        started = None if whole else _start(config, place / language, environment, dirty=bool(good))
        running.append((config.name, language, inputs, started, name))
    said = [(name, "" if started is None else _end(name, started)) for name, _, _, started, _ in running]
    failed = [(name, words) for name, words in said if words]
    refused = [line for _, words in failed for line in words.splitlines() if line.startswith(REFUSED)]
    if refused:
        raise BuildError(refused[0].removeprefix(REFUSED))
    if failed:
        raise BuildError("\n".join(f"{engine()} build -f {name} failed:\n{words}" for name, words in failed))
    for _, language, inputs, _, kept_as in running:
        _prune(place / language)
        store.keep(kept_as, read_written(place / language, inputs))
    return f"{made} made, {kept} kept"


def _start(config: Path, place: Path, environment: Mapping[str, str], *, dirty: bool) -> subprocess.Popen[bytes]:
    """The engine for one language; `dirty`: what stands in `place` already is left as it is."""
    if engine() == ENGINES[0]:
        options = ["build", "--strict", "-f", str(config), *(["--dirty"] if dirty else []), "-d", str(place)]
        arguments = ["explainer.publish.engine", *options]
    else:
        arguments = ["explainer.publish.zensical", str(config), str(place)]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # Where the checkout is held (hold.py), an orphan holds it until it has written its last.
        close_fds=False,
    )


def _end(name: str, process: subprocess.Popen[bytes]) -> str:
    """Waits for MkDocs; what it said if it failed, and nothing otherwise."""
    with process:
        assert process.stdout
        # Not communicate(), which would close the pipe that tells the process to go on.
        said = process.stdout.read().decode("utf-8", "replace")
        process.wait()
    if process.returncode < 0:
        return f"{REFUSED}{engine()} build -f {name} was ended by signal {-process.returncode}; {SIGNALLED}"
    return said.strip() or f"exit code {process.returncode}" if process.returncode else ""


def finish_site(place: Path, book: Book) -> None:
    """What belongs to no language, and plain work on what MkDocs wrote."""
    write_text(place / "index.html", front_page(book))
    write_text(place / MISSING, missing_page(book, site_url(book)))
    for language in LANGUAGES:
        (place / language / MISSING).unlink(missing_ok=True)


def _prune(root: Path) -> None:
    """Takes away what Material's package brings and no page of ours asks for."""
    for name in ("assets/javascripts", "assets/stylesheets", "assets/images", "assets/vendor"):
        shutil.rmtree(root / name, ignore_errors=True)


def follow_links(place: Path, url: str, store: Store, to_come: Iterable[str] = ()) -> None:
    """Raises BuildError with every link of the finished tree that fails its reader.

    `url`: the address of the site. `to_come` are files that are still to be written, by their paths in the tree.
    `store` keeps what is read of pages.
    """
    with Shelf[Links](store, "links") as shelf:
        faults = find_faults(place, url, to_come, shelf)
    if faults:
        raise BuildError("\n".join(str(fault) for fault in faults))


def put_in_place(new: Path, place: Path) -> None:
    """The finished tree becomes the site; the old one stays whole until then."""
    try:
        replace_tree(new, place)
    except OSError as error:
        raise BuildError(f"{place.name}/ cannot be replaced: {error.strerror}; the old one is as it was") from error


def fresh_folder(place: Path) -> Path:
    """An empty folder beside the site to build into."""
    remove_tree(place)
    place.mkdir(parents=True)
    return place


def _environment(root: Path, book: Book) -> dict[str, str]:
    """For MkDocs: dates from the edition, addresses from SITE_URL, no notice, no colours."""
    epoch = int(datetime.fromisoformat(book.edition).replace(tzinfo=UTC).timestamp())
    urls = {f"SITE_URL_{language.upper()}": f"{site_url(book)}{language}/" for language in LANGUAGES}
    return {
        **os.environ,
        **urls,
        "SITE_HOSTED": "yes" if is_hosted(site_url(book)) else "",
        "EXPLAINER_THEME": str(theme_of(root)),
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        # Whatever the locale says: what MkDocs reads and says is UTF-8, and so are our modules wherever they stand.
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
