"""Weight: bytes as a host sends them (brotli), the same on every machine; requests and layout shift in a browser.

Lighthouse is asked for what does not hang on the machine's speed; `make bench` prints its points for speed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import find_chromium
from conftest import more
from explainer.model import LANGUAGES
from explainer.publish.bench import weigh
from web_tools import run, serve_packed, tool

KILO = 1000
LONG = ("formats/", "glossary/", "sources/tokyo-summit/")
"""Those that are weighed beside their own HTML."""
PAGES = ("", "essays/dialogue/", "timeline/", "formats/", "sources/tokyo-summit/", "disagreements/", "sources/")
ESSAY, HOME, BESIDE, REQUESTS = 30 * KILO, 21 * KILO, 16 * KILO, 8


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    with serve_packed(real_site) as address:
        yield address


def essays(site: Path, language: str) -> list[str]:
    return sorted(f"essays/{path.name}/" for path in (site / language / "essays").iterdir() if path.is_dir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_essay_weighs_little(real_site: Path, language: str) -> None:
    weights = {name: weigh(real_site, f"{language}/{name}").total for name in essays(real_site, language)}
    assert weights
    assert max(weights.values()) <= ESSAY, weights


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_weighs_little(real_site: Path, language: str) -> None:
    assert weigh(real_site, f"{language}/").total <= HOME


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LONG)
def test_a_long_page_needs_little_beside_its_own_words(real_site: Path, language: str, name: str) -> None:
    weight = weigh(real_site, f"{language}/{name}")
    assert weight.total - weight.html <= BESIDE


@pytest.mark.parametrize(
    ("name", "language", "width"),
    [
        # Each page in one language, by turns, on a phone.
        *((name, LANGUAGES[turn % len(LANGUAGES)], 412) for turn, name in enumerate(PAGES[:3])),
        *more(*((name, LANGUAGES[turn % len(LANGUAGES)], 412) for turn, name in enumerate(PAGES[3:], 3))),
        *more(*((name, LANGUAGES[(turn + 1) % len(LANGUAGES)], 412) for turn, name in enumerate(PAGES))),
        *more(*((name, language, 1440) for name in PAGES for language in LANGUAGES)),
    ],
)
def test_few_requests_to_one_host_and_nothing_shifts(
    browser: Browser, address: str, language: str, name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 823})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("""
        window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
          .observe({type: "layout-shift", buffered: true});""")
    page.goto(f"{address}/{language}/{name}", wait_until="networkidle")
    page.wait_for_timeout(200)
    assert page.evaluate("shift") == 0
    assert len(asked) <= REQUESTS, asked
    assert all(url.startswith(f"{address}/") for url in asked), asked
    page.close()


@pytest.mark.long
@pytest.mark.parametrize("name", PAGES)
def test_lighthouse_on_a_phone_gives_every_point_that_is_not_for_speed(address: str, name: str, tmp_path: Path) -> None:
    program = tool("lighthouse/cli/index.js", "node")
    chromium = find_chromium(windows=True)
    report = tmp_path / "report.json"
    flags = ["--chrome-flags=--headless=new --no-sandbox", "--only-categories=accessibility,best-practices,seo"]
    command: list[str | Path] = [
        "node",
        program,
        f"{address}/ru/{name}",
        "--quiet",
        "--output=json",
        f"--output-path={report}",
    ]
    said = run([*command, *flags], CHROME_PATH=chromium)
    assert report.is_file(), said.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    points = {key: round(category["score"] * 100) for key, category in found["categories"].items()}
    faults = [audit["title"] for audit in found["audits"].values() if audit["score"] == 0]
    assert set(points.values()) == {100}, (points, faults)
