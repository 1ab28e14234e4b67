"""`make bench`: what the pages weigh and how long the verbs take, next to a stock Material build of the same pages.

Weights are bytes as a host sends them (brotli), before a reader does anything; they are the same on every machine.
Times are of this machine's processor, whole processes with what they start, the best of a few runs.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

from explainer.model import LANGUAGES
from explainer.write import write_text

PAGES = ("", "essays/*/", "timeline/", "formats/", "sources/*/")
"""Those that are compared, below a language's root; of a star the largest, and none where the site has none."""
FETCHED = re.compile(r'<(?:link\b[^>]*\brel="(?:stylesheet|icon)"|script\b|img\b)[^>]*>')
ADDRESS = re.compile(r'\b(?:href|src)="?([^"\s>]+)')
# What Material's script fetches as soon as the page is there.
EARLY = ("search/search_index.json",)
RUNS = 3
COPIED = ("seeds", "docs", "mkdocs.yml", *(f"mkdocs.{one}.yml" for one in LANGUAGES[1:]), "CHANGELOG.md", "LICENSE")
EDITED = "seeds/knowledge/statements-*.yml"
CLAIM = re.compile(r"^  ru: (.*)\.\n  en: (.*)\.$", re.MULTILINE)
"""The words of a statement; the edit adds one to both languages."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A page before interaction, in bytes packed with brotli."""

    html: int
    beside: int
    """Style sheets, scripts, icon and what else is fetched at once."""
    requests: int
    elsewhere: int
    """Requests to other hosts; what they weigh is not counted."""

    @property
    def total(self) -> int:
        return self.html + self.beside


def weigh(site: Path, page: str, early: Sequence[str] = ()) -> Weight:
    """One page of a built site. `page` ends in a slash or is ""; `early` are files that a script fetches at once."""
    place = site / page / "index.html"
    text = place.read_text(encoding="utf-8")
    found = [ADDRESS.search(tag) for tag in FETCHED.findall(text)]
    addresses = list(dict.fromkeys(address[1] for address in found if address))
    own = [place.parent / unquote(urlsplit(address).path) for address in addresses if not urlsplit(address).netloc]
    files = [*own, *(site / name for name in early)]
    return Weight(
        html=_packed(place),
        beside=sum(_packed(file) for file in files),
        requests=1 + len(addresses) + len(early),
        elsewhere=len(addresses) - len(own),
    )


def _pages(site: Path) -> list[str]:
    """Those of PAGES that a built site has."""
    first = site / LANGUAGES[0]
    found = [max(first.glob(f"{page}index.html"), key=lambda path: path.stat().st_size, default=None) for page in PAGES]
    return [path.relative_to(first).as_posix().removesuffix("index.html") for path in found if path]


def _packed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def main() -> int:
    """Prints everything; the checkout is the working directory and its site/ is built."""
    root = Path.cwd()
    if not (root / "site" / "index.html").is_file():
        print("no site/ to weigh: run `make site` first", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        stock = Path(folder)
        print("pages before interaction, bytes packed with brotli, against stock Material\n")
        print(f"{'page':32}{'ours':>9}{'stock':>9}{'ratio':>7}{'requests':>10}{'stock':>7}")
        for language in LANGUAGES:
            _mkdocs(root, stock / language, language, "material")
            for page in _pages(root / "site"):
                _row(f"{language}/{page}", weigh(root / "site", f"{language}/{page}"), stock / language, page)
    _lighthouse(root)
    print(f"\nseconds of the processor, whole processes, best of {RUNS} rounds\n")
    bare, *others = _times(root).items()
    for name, seconds in (bare, *others):
        print(f"{name:45}{min(seconds):8.2f} s{min(seconds) / min(bare[1]):7.2f} ×")
    return 0


def _times(root: Path) -> dict[str, list[float]]:
    """Seconds of every round by what was run, in a copy of the checkout: what is made and kept here stays as it is."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        copy.mkdir()
        for name in COPIED:
            (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, copy / name)
        for _ in range(RUNS):
            for name, seconds in _round(root, copy, Path(folder)):
                found.setdefault(name, []).append(seconds)
    return found


def _round(root: Path, copy: Path, place: Path) -> Iterator[tuple[str, float]]:
    yield (
        "two bare MkDocs runs, one after the other",
        sum(_mkdocs(root, place / one, one, "mkdocs") for one in LANGUAGES),
    )
    for made in ("build", "site"):
        shutil.rmtree(copy / made, ignore_errors=True)
    yield "make site, everything cold, packed for hosts", _timed(_explainer("build"), copy)
    yield "make site, unchanged", _timed(_explainer("build"), copy)
    file = next(copy.glob(EDITED))
    before = file.read_text(encoding="utf-8")
    write_text(file, CLAIM.sub(r"  ru: \1 опять.\n  en: \2 again.", before, count=1))
    yield "make site, one statement edited", _timed(_explainer("build"), copy)
    write_text(file, before)
    yield "check, what is good known", _timed(_explainer("check"), copy)


def _explainer(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "explainer", *arguments]


def _row(name: str, ours: Weight, stock: Path, page: str) -> None:
    early = [file for file in EARLY if (stock / file).is_file()]
    theirs = weigh(stock, page, early)
    ratio = ours.total / theirs.total
    more = f" (and {theirs.elsewhere} to other hosts)" if theirs.elsewhere else ""
    print(f"{name:32}{ours.total:9}{theirs.total:9}{ratio:7.2f}{ours.requests:10}{theirs.requests:7}{more}")


def _lighthouse(root: Path) -> None:
    """Its points for a phone, where it is installed (tests/web); those for speed want a quiet machine."""
    program, browser = root / "tests" / "web" / "node_modules" / ".bin" / "lighthouse", shutil.which("chromium")
    if not program.is_file() or browser is None:
        return
    print("\nLighthouse, mobile: performance, accessibility, best practices, SEO\n")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packing, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for page in _pages(root / "site"):
        name = f"{LANGUAGES[0]}/{page}"
        flags = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]
        command = [str(program), f"http://127.0.0.1:{server.server_address[1]}/{name}", *flags]
        done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, check=False)
        if done.returncode:
            print(f"{name:32} failed: {done.stderr.decode(errors='replace').strip()[-200:]}")
            continue
        categories = json.loads(done.stdout)["categories"].values()
        print(f"{name:32}" + "".join(f"{round((category['score'] or 0) * 100):6}" for category in categories))
    server.shutdown()


class _Packing(SimpleHTTPRequestHandler):
    """Sends text as a host does, packed."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = brotli.compress(path.read_bytes(), quality=5)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal belongs to the figures."""


def _mkdocs(root: Path, place: Path, language: str, theme: str) -> float:
    """The same pages with nothing but a theme; gives the seconds."""
    place.mkdir(parents=True, exist_ok=True)
    config = place.with_name(f"{place.name}-{theme}.json")
    # JSON is YAML; extensions are what the pages need to be read at all.
    settings = {
        "site_name": "stock",
        "docs_dir": str(root / "docs" / language),
        "site_dir": str(place),
        "theme": {"name": theme, **({"language": language} if theme == "material" else {})},
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "footnotes"],
    }
    config.write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
    return _timed(command, root)


def _timed(command: Sequence[str], root: Path) -> float:
    """The seconds of the processor that a command took, with what it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if done.returncode:
        print(done.stderr.decode(errors="replace"), file=sys.stderr)
        raise SystemExit(1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
