"""`make bench`: our search beside MiniSearch, lunr and Pagefind on the same pages, with the queries of test_search.py.

Right: the page that is meant is among the first three. Bytes: what a first search fetches, packed with brotli. Times:
of this machine, in Chromium, the middle of all searches, the data being there.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Page, Request

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

from browser import open_browser, serve  # noqa: E402
from explainer.load import load_book  # noqa: E402
from explainer.model import Book  # noqa: E402
from explainer.publish.outputs import filled_in_words  # noqa: E402
from explainer.search.entries import Entry, find_entries  # noqa: E402
from search_queries import Query, read_handed, spoilt_names  # noqa: E402

MODULES = HERE / "node_modules"
SCRIPTS = {
    "MiniSearch": ("minisearch/dist/umd/index.js",),
    "lunr": (
        "lunr/lunr.min.js",
        "lunr-languages/min/lunr.stemmer.support.min.js",
        "lunr-languages/min/lunr.ru.min.js",
        "lunr-languages/min/lunr.multi.min.js",
    ),
}
# Each gives an async function of a query that gives the addresses found, the best first.
START = {
    "ours": """async () => {
      const script = document.createElement("script");
      script.src = "../assets/find.js";
      await new Promise((done) => { script.onload = done; document.head.append(script); });
      const box = document.querySelector("search");
      const engine = searchFinder({ box, page: box, root: "../", index: "", labels: {}, failed: console.error });
      window.ask = async (query) => {
        const { list } = await engine.search(query);
        return list.slice(0, 3).map((place) => engine.places[place].address);
      };
    }""",
    "MiniSearch": """async (rows) => {
      const index = new MiniSearch({ fields: ["title", "names", "text"],
        searchOptions: { boost: { title: 6, names: 6 }, prefix: true, fuzzy: 0.2 } });
      index.addAll(rows.map((row, id) => ({ id, ...row })));
      window.ask = async (query) => index.search(query).slice(0, 3).map((one) => rows[one.id].address);
      return JSON.stringify(index).length;
    }""",
    "lunr": """async (rows) => {
      const index = lunr(function () {
        this.use(lunr.multiLanguage("en", "ru"));
        this.ref("id");
        this.field("title", { boost: 6 });
        this.field("names", { boost: 6 });
        this.field("text");
        rows.forEach((row, id) => this.add({ id, ...row }));
      });
      window.ask = async (query) => {
        try { return index.search(query).slice(0, 3).map((one) => rows[one.ref].address); } catch (error) { return []; }
      };
      window.packed = JSON.stringify(index);
    }""",
    "Pagefind": """async () => {
      const pagefind = await import("../pagefind/pagefind.js");
      await pagefind.init();
      window.ask = async (query) => {
        const { results } = await pagefind.search(query);
        const found = await Promise.all(results.slice(0, 3).map((one) => one.data()));
        return found.flatMap((one) => [one.url, ...one.sub_results.slice(0, 3).map((part) => part.url)])
          .map((url) => url.slice(new URL("..", location).pathname.length));
      };
    }""",
}


@dataclass(frozen=True)
class Score:
    right: int
    asked: int
    bytes: int
    milliseconds: float


def main() -> int:
    """Prints a line a search and language; says what is missing otherwise."""
    if not MODULES.is_dir() or not (ROOT / "site").is_dir():
        print("searches beside ours: run `npm ci` in tests/rivals and `make site` first")
        return 0
    book = load_book(ROOT)[0]
    for language, entries in find_entries(book, filled_in_words(book)).items():
        queries = list(questions(book, language))
        for name in START:
            score = measure(name, language, entries, queries)
            print(
                f"{language} {name}: {score.right} of {score.asked} right ({100 * score.right / score.asked:.0f} %), "
                f"{score.bytes / 1000:.0f} KB for the first search, {score.milliseconds:.1f} ms"
            )
    return 0


def questions(book: Book, language: str) -> Iterator[Query]:
    yield from spoilt_names(book, language)
    for table in ("handed", "questions"):
        yield from read_handed(HERE.parent / "search" / f"{table}.tsv", language)


def measure(name: str, language: str, entries: Sequence[Entry], queries: Sequence[Query]) -> Score:
    with tempfile.TemporaryDirectory() as whole, open_browser() as browser:
        folder = f"{whole}/{language}"
        place = Path(folder)
        for path in (ROOT / "site" / language).rglob("*"):
            if path.suffix in (".html", ".js", ".css") and path.is_file():
                (place / path.relative_to(ROOT / "site" / language)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, place / path.relative_to(ROOT / "site" / language))
        # Ours looks for words in quotation marks in the texts of the other languages, too.
        for path in (ROOT / "site").glob("*/search/texts.js"):
            (Path(whole) / path.relative_to(ROOT / "site")).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, Path(whole) / path.relative_to(ROOT / "site"))
        if name == "Pagefind":
            subprocess.run(
                [str(MODULES / ".bin" / "pagefind"), "--site", folder], check=True, capture_output=True, cwd=folder
            )
        rows = [
            {
                "address": entry.address,
                "title": entry.title or entry.page,
                "names": " ".join(entry.names),
                "text": " ".join(entry.blocks),
            }
            for entry in entries
        ]
        with serve(Path(whole)) as address:
            page = browser.new_page()
            fetched: list[Request] = []
            page.goto(f"{address}/{language}/search/")
            page.on("request", lambda request: fetched.append(request))
            for script in SCRIPTS.get(name, ()):
                page.add_script_tag(path=str(MODULES / script))
            page.evaluate(START[name], rows)
            ask(page, queries[0].typed)
            bytes = weigh(name, rows, page, fetched)
            answers = [ask(page, query.typed) for query in queries]
    right = sum(
        any(found.startswith(wanted) for found in addresses for wanted in query.right)
        for query, (addresses, _) in zip(queries, answers, strict=True)
    )
    return Score(right, len(queries), bytes, statistics.median(time for _, time in answers))


def ask(page: Page, query: str) -> tuple[list[str], float]:
    said: Any = page.evaluate(
        """async (query) => {
          const start = performance.now(), found = await ask(query);
          return [found, performance.now() - start];
        }""",
        query,
    )
    return said[0], said[1]


def weigh(name: str, rows: list[dict[str, str]], page: Page, fetched: Sequence[Request]) -> int:
    """What was fetched, packed; of a library in the page: itself, the index, the words for excerpts."""
    if name in SCRIPTS:
        code = sum(len(brotli.compress((MODULES / script).read_bytes())) for script in SCRIPTS[name])
        index = str(page.evaluate("window.packed || ''"))
        return code + len(brotli.compress((index + json.dumps(rows, ensure_ascii=False)).encode()))
    bodies = [(request.url, response.body()) for request in fetched if (response := request.response())]
    # What Pagefind fetches but its script is packed already.
    return sum(
        len(body) if "pagefind" in url and ".js" not in url else len(brotli.compress(body)) for url, body in bodies
    )


if __name__ == "__main__":
    sys.exit(main())
