"""Every page as a browser lays it out: no text over another, none cut, no window overflown, notes by their marks.

Every page is seen at a phone's and a desk's width and at two more by turns, so that all widths meet all kinds of page;
the comparisons are seen at every width.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import more
from explainer.addresses import every_page
from explainer.model import LANGUAGES, Book

ALWAYS = (390, 1440)
BY_TURNS = (320, 1344, 820, 1920, 600, 1200, 1024, 2560)
FAR = 120
"""Pixels that a note in the margin may begin below its mark."""
OPENED = 15_000
"""Pixels of a phone that a page fills at most when it is first opened, in letters of LETTER."""
LETTER = 0.45
"""How wide a letter is that is as wide as those of Times, in sizes of the type: faces of a machine differ."""
MEASURED = """() => {
    const words = document.querySelector("article").textContent.replace(/\\s+/g, " ");
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = `100px ${getComputedStyle(document.querySelector("article p")).fontFamily}`;
    return canvas.measureText(words).width / words.length / 100;
}"""
JUDGE = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# As long as the script of the pages waits for a window that changes its width, and a little more.
PAUSE = 220


def faults_of(page: Page, width: int) -> list[str]:
    """What is wrong with the page in a window of that width."""
    page.set_viewport_size({"width": width, "height": 844 if width < 500 else 900})
    page.wait_for_timeout(PAUSE if page.locator(".side").count() else 0)
    page.evaluate(SETTLED)
    return [f"at {width}: {fault}" for fault in page.evaluate(f"({JUDGE})({FAR})")]


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_lies_well_in_every_window(browser: Browser, address: str, real_book: Book, language: str) -> None:
    page = browser.new_page()
    found: dict[str, list[str]] = {}
    heights: dict[str, int] = {}
    letter = 0.0
    for turn, name in enumerate(every_page(real_book)):
        path = f"{language}/{name}/" if name else f"{language}/"
        page.set_viewport_size({"width": ALWAYS[0], "height": 844})
        page.goto(f"{address}/{path}")
        letter = letter or page.evaluate(MEASURED)
        heights[path] = round(page.evaluate("document.documentElement.scrollHeight") * LETTER / letter)
        turns = (BY_TURNS[2 * turn % len(BY_TURNS)], BY_TURNS[(2 * turn + 1) % len(BY_TURNS)])
        # A table that changes its shape with the width is seen at each.
        widths = (*ALWAYS, *(BY_TURNS if page.locator(".matrix").count() else turns))
        faults = [fault for width in widths for fault in faults_of(page, width)]
        if faults:
            found[path] = faults
    page.close()
    assert found == {}
    assert {path: height for path, height in heights.items() if height > OPENED} == {}
    highest = max(heights, key=lambda path: heights[path])
    print(f"{len(heights)} pages, {language}: no fault; highest on a phone {highest} {heights[highest]:,} pixels")


@pytest.mark.parametrize("path", ["", "404.html"])
@pytest.mark.parametrize("width", [390, *more(320, 820, 1440, 2560)])
def test_the_pages_of_no_language_lie_well(browser: Browser, address: str, path: str, width: int) -> None:
    page = browser.new_page()
    page.goto(f"{address}/{path}")
    assert faults_of(page, width) == []
    page.close()


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (
            '<p>One text</p><p style="margin-top:-2.2em">Another one</p>',
            "“One text” and “Another one” lie on each other",
        ),
        ('<p style="width:3em;overflow-wrap:anywhere">Unquestionably</p>', "a word is cut: Unquestionably"),
        ('<p style="width:500px">Words</p><p style="width:900px">More</p>', "500 pixels wider than the window"),
        ('<ul style="height:60px;overflow:auto"><li>a<li>b<li>c<li>d</ul>', "a list is cut: UL "),
        (
            '<p>Word<sup>1</sup><span class="side" style="position:absolute;top:400px"><b>1</b></span>',
            "the note 1 begins",
        ),
        ('<nav style="position:relative;left:300px;width:200px">Way</nav>', "NAV  runs off the window"),
    ],
    ids=["over", "word", "window", "list", "note", "frame"],
)
def test_the_judge_sees_a_fault(browser: Browser, html: str, fault: str) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.set_content(f'<html lang="en"><body style="margin:0;font:16px/1.5 serif">{html}</body></html>')
    assert [one for one in page.evaluate(f"({JUDGE})({FAR})") if one.startswith(fault)]
    page.close()
