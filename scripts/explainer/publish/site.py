"""The hosted site: built beside the old one, checked, then put in its place at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from explainer.model import LANGUAGES, Book
from explainer.publish.front import front_page
from explainer.publish.links import find_faults
from explainer.publish.missing import MISSING, missing_page
from explainer.write import replace_tree

DEFAULT_URL = "https://silk-road-diplomacy.example/"


class BuildError(RuntimeError):
    """A build that could not be finished; what was published before is untouched."""


def site_url() -> str:
    """The address the site will have: SITE_URL, or one that is nobody's. Ends in a slash."""
    return os.environ.get("SITE_URL", DEFAULT_URL).rstrip("/") + "/"


def build_languages(root: Path, place: Path, book: Book) -> None:
    """MkDocs for every language, side by side, into `place`/LANGUAGE. Raises BuildError with what MkDocs said."""
    running = []
    for language in LANGUAGES:
        config = root / ("mkdocs.yml" if language == LANGUAGES[0] else f"mkdocs.{language}.yml")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config)]
        running.append(
            (
                config.name,
                subprocess.Popen(
                    [*command, "-d", str(place / language)],
                    env=_environment(book),
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    encoding="utf-8",
                ),
            )
        )
    failed = []
    for name, process in running:
        said, _ = process.communicate()
        if process.returncode:
            failed.append(f"mkdocs build -f {name} failed:\n{said.strip()}")
    if failed:
        raise BuildError("\n".join(failed))


def finish_site(place: Path, book: Book) -> None:
    """What belongs to no language, and plain work on what MkDocs wrote."""
    (place / "index.html").write_text(front_page(book), encoding="utf-8")
    (place / MISSING).write_text(missing_page(book, site_url()), encoding="utf-8")
    for language in LANGUAGES:
        (place / language / MISSING).unlink(missing_ok=True)
        _prune(place / language)


def _prune(root: Path) -> None:
    """Takes away what Material's package brings and no page of ours asks for."""
    for name in ("assets/javascripts", "assets/stylesheets", "assets/images", "assets/vendor", "search"):
        shutil.rmtree(root / name, ignore_errors=True)


def follow_links(place: Path) -> None:
    """Raises BuildError with every link of the finished tree that fails its reader."""
    faults = find_faults(place, site_url())
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
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place


def _environment(book: Book) -> dict[str, str]:
    """For MkDocs: dates from the edition, addresses from SITE_URL, no notice, no colours."""
    epoch = int(datetime.fromisoformat(book.edition).replace(tzinfo=UTC).timestamp())
    urls = {f"SITE_URL_{language.upper()}": f"{site_url()}{language}/" for language in LANGUAGES}
    return {
        **os.environ,
        **urls,
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
