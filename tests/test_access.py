"""Access: axe on every page in both schemes at two widths, the Nu checker, the keyboard, large text, narrow screens.

`npm ci` in tests/web installs axe and the checker.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser import find_chromium, open_browser, serve
from conftest import FIRST_ALONE, more
from explainer.addresses import every_page
from explainer.model import LANGUAGES, Book
from web_tools import run, tool

AXE = "axe-core/axe.min.js"
NU = "vnu-jar/build/dist/vnu.jar"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours and sizes are all that another scheme or width changes: the other rules run in two of the four cases.
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
CASES = [("light", 320, None), ("dark", 320, SEEN), ("light", 1280, SEEN), ("dark", 1280, None)]
TARGETS = (Path(__file__).parent / "targets.js").read_text(encoding="utf-8")
SAMPLE = ("", "essays/dialogue/", "timeline/", "formats/", "experts/papava/", "glossary/", "sources/tokyo-summit/")


def pages_of(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def open_what_opens(page: Page) -> None:
    """A fold, a note, the meaning of a word: all that a page can show at once."""
    page.evaluate("""() => {
        const fold = document.querySelector("details.fold, details.behind");
        const note = document.querySelector("a.footnote-ref");
        if (fold) fold.open = true;
        if (note && note.checkVisibility()) note.click();
    }""")
    word = page.locator("article a[aria-describedby]").filter(visible=True).first
    if word.count():
        page.keyboard.press("Tab")
        word.focus()


def open_menu(page: Page) -> bool:
    """Whether there is one; it hides what stands below it."""
    menu = page.locator(".menu")
    there = menu.is_visible()
    if there:
        menu.evaluate("(menu) => { menu.open = true; }")
    return there


def violations(page: Page, axe: str, rules: list[str] | None, where: str, within: str = "html") -> list[str]:
    """What axe finds on the page, or within a part of it, as it stands; one line a finding."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(
        "([within, only]) => axe.run(within, {resultTypes: ['violations'], runOnly: only})", [within, only]
    )
    return [
        f"{where}: {violation['id']}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def walk(site: Path, case: tuple[str, int, list[str] | None]) -> list[str]:
    """Every page of the site in one scheme at one width: what axe finds, and pages wider than the screen."""
    scheme, width, rules = case
    axe = tool(AXE).read_text(encoding="utf-8")
    found = []
    with serve(site) as address, open_browser() as browser:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for name in pages_of(site):
            where = f"{name} {scheme} {width}"
            page.goto(f"{address}/{name}")
            open_what_opens(page)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{where}: wider than the screen")
            found += violations(page, axe, rules, where)
            if open_menu(page):
                found += violations(page, axe, rules, f"{where}, menu", "header")
    return found


@pytest.mark.long
def test_axe_finds_nothing_on_any_page_in_either_scheme_at_either_width(real_site: Path) -> None:
    tool(AXE)
    find_chromium()
    with ThreadPoolExecutor(2) as pool:
        found = [line for lines in pool.map(walk, [real_site] * len(CASES), CASES) for line in lines]
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        (LANGUAGES[0], 320, "light"),
        (LANGUAGES[1], 1280, "dark"),
        *more((LANGUAGES[0], 320, "dark"), (LANGUAGES[0], 1280, "light"), (LANGUAGES[0], 1280, "dark")),
        *more((LANGUAGES[1], 320, "light"), (LANGUAGES[1], 320, "dark"), (LANGUAGES[1], 1280, "light")),
    ],
)
def test_axe_finds_nothing_while_search_results_are_open(
    browser: Browser, address: str, language: str, width: int, scheme: str
) -> None:
    axe = tool(AXE).read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/{language}/")
    page.locator("input[type=search]").fill("2025")
    page.locator("[data-search-found] li").first.wait_for()
    assert not violations(page, axe, None, f"{language} {width}")
    page.close()


@pytest.mark.long
def test_the_nu_checker_finds_no_error(real_site: Path) -> None:
    jar = tool(NU, "java")
    said = run(
        ["java", "-Xss8m", "-jar", jar, "--errors-only", "--format", "json", "--skip-non-html", real_site]
    ).stderr
    found = json.loads(said)["messages"]
    assert not found, "\n".join(f"{item['url']}:{item.get('lastLine')}: {item['message']}" for item in found[:20])


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_text_twice_as_large_scrolls_one_way_only(browser: Browser, address: str, language: str) -> None:
    # Half the width at twice the size, as WCAG 1.4.4 and 1.4.10 are met in a browser.
    page = browser.new_page(viewport={"width": 640, "height": 900})
    widths = {}
    for name in SAMPLE:
        page.goto(f"{address}/{language}/{name}")
        page.add_style_tag(content="html { font-size: 200% }")
        page.evaluate("for (const list of document.querySelectorAll('.contents')) list.open = true")
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {name: width for name, width in widths.items() if width > 640} == {}


# Words that stand on two lines though one holds them with the marks beside them; addresses may.
TORN = """() => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), torn = [];
    const range = document.createRange();
    const boxesOf = (node, from, to) => {
        range.setStart(node, from);
        range.setEnd(node, to);
        return [...range.getClientRects()].filter((box) => box.width);
    };
    const lineOf = (element) => {
        const style = getComputedStyle(element);
        if (["inline", "contents"].includes(style.display)) return lineOf(element.parentElement);
        return element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    };
    while (words.nextNode()) {
        const node = words.currentNode;
        if (node.parentElement.closest("svg, script, style") || !node.parentElement.checkVisibility()) continue;
        for (const marked of node.data.matchAll(/(?<!\\S)[^\\s/]*\\p{L}[^\\s/]*(?!\\S)/gu)) {
            const all = boxesOf(node, marked.index, marked.index + marked[0].length);
            const wide = all.reduce((sum, box) => sum + box.width, 0);
            // At an edge of its element a mark may stand beside it that is nobody's text, as at a quotation.
            const edges = (marked.index === 0) + (marked.index + marked[0].length === node.length);
            const room = lineOf(node.parentElement) - edges * parseFloat(getComputedStyle(node.parentElement).fontSize);
            if (new Set(all.map((box) => Math.round(box.top))).size < 2 || wide > room) continue;
            for (const word of marked[0].matchAll(/[\\p{L}\\d]+/gu)) {
                const from = marked.index + word.index;
                const tops = boxesOf(node, from, from + word[0].length).map((box) => Math.round(box.top));
                if (new Set(tops).size > 1) torn.push(node.data.slice(Math.max(0, from - 12), from + 24));
            }
        }
    }
    return torn;
}"""


def torn_with_large_letters(site: Path, names: list[str]) -> dict[str, list[str]]:
    with serve(site) as address, open_browser(letters=32) as browser:
        page = browser.new_page(viewport={"width": 390, "height": 900})
        torn = {}
        for name in names:
            page.goto(f"{address}/{name}")
            torn[name] = page.evaluate(TORN)
    return {name: words for name, words in torn.items() if words}


@pytest.mark.parametrize("part", [0, *more(1, 2, 3, 4)])
def test_letters_twice_as_large_on_a_phone_tear_no_word_that_a_line_holds(real_site: Path, part: int) -> None:
    find_chromium()
    pages = pages_of(real_site)
    names = [f"{language}/{name}" for language in LANGUAGES for name in SAMPLE] if part == 0 else pages[part - 1 :: 4]
    # A thread of its own: this one has a browser of the usual letters.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(torn_with_large_letters, real_site, names).result() == {}


@pytest.mark.parametrize(("name", "grid"), [("disagreements", ".grid"), ("formats", ".glance")])
def test_text_twice_as_large_leaves_every_mark_under_its_column(
    browser: Browser, address: str, name: str, grid: str
) -> None:
    """On a phone, where a column is narrow: cells of a row stand beside each other, their marks in the middle."""
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(f"{address}/{LANGUAGES[0]}/{name}/")
    page.add_style_tag(content="html { font-size: 200% }")
    rows = page.evaluate(
        """(grid) => [...document.querySelectorAll(`${grid} tr`)].map((row) => {
        const cells = [...row.children].slice(1).map((cell) => cell.getBoundingClientRect());
        return [cells.length, new Set(cells.map((cell) => Math.round(cell.top))).size];
    })""",
        grid,
    )
    off = page.evaluate(
        """(grid) => [...document.querySelectorAll(`${grid} td a:only-child > :only-child`)].map((mark) => {
        const middle = (one) => { const box = one.getBoundingClientRect(); return box.top + box.height / 2; };
        return Math.abs(middle(mark) - middle(mark.closest("td")));
    })""",
        grid,
    )
    page.close()
    assert len(rows) > 2
    assert all(lines == 1 for cells, lines in rows if cells)
    assert off
    assert max(off) < 2


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["", "essays/dialogue/", "timeline/", "sources/tokyo-summit/"])
def test_the_keyboard_reaches_everything_in_order_and_the_focus_is_seen(
    browser: Browser, address: str, name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/en/{name}")
    # The page folds its list of notes after the first picture; what is asked for now comes behind that.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))")
    wanted = page.evaluate("""() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
        .filter((one) => one.tabIndex >= 0 && one.checkVisibility())
        .filter((one) => one.type !== "radio" || one.checked).length""")
    reached, dim = 0, []
    page.evaluate("window.met = new Set()")
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        state = page.evaluate("""() => {
            const one = document.activeElement;
            if (one === document.body) return null;
            const again = met.has(one), style = getComputedStyle(one);
            met.add(one);
            const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
            return {again, ring, html: one.outerHTML.slice(0, 120)};
        }""")
        if state is None or state["again"]:
            break
        reached += 1
        if not state["ring"]:
            dim.append(state["html"])
    assert not dim, "\n".join(dim)
    assert reached == wanted
    page.close()


@pytest.mark.parametrize("width", [390, *more(1440)])
@pytest.mark.parametrize("language", FIRST_ALONE)
def test_every_target_is_large_or_apart_or_has_another_way_to_its_place(
    browser: Browser, address: str, real_book: Book, language: str, width: int
) -> None:
    """WCAG 2.5.8 on every page, whatever is folded: 24 pixels, or as much room around it, or an equivalent."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    found = {}
    for name in every_page(real_book):
        page.goto(f"{address}/{language}/{name}/" if name else f"{address}/{language}/")
        if faults := page.evaluate(TARGETS):
            found[name] = faults[:5]
    page.close()
    assert found == {}


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a href="#a" class="box">One</a><a href="#b" class="box">Two</a>', 2),
        ('<a href="#a" class="box">One</a><br><a href="#b" class="box" style="margin-top:9px">Two</a>', 0),
        ('<a href="#a" class="box">One</a><button style="height:40px">Two</button>', 1),
        ('<p>Words <a href="#a">one</a>, <a href="#b">two</a>.</p>', 0),
        (
            '<a href="#a" class="box">One</a><a href="#b" class="box">Two</a><p><a href="#a" class="large">One</a></p>',
            1,
        ),
    ],
    ids=["beside", "apart", "by-a-large-one", "in-a-sentence", "equivalent"],
)
def test_the_judge_of_targets_sees_what_is_too_small(browser: Browser, html: str, told: int) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 800})
    css = ".box { width: 20px; height: 15px; overflow: hidden } .large { padding: 9px }"
    css = f"{css} a[class] {{ display: inline-block }}"
    page.set_content(f"<style>{css}</style><article>{html}</article>")
    assert len(page.evaluate(TARGETS)) == told
    page.close()


def test_nothing_moves_by_itself(real_site: Path) -> None:
    styles = list(real_site.glob("*/assets/*.css"))
    assert styles
    for path in styles:
        style = path.read_text(encoding="utf-8")
        assert not {"animation", "transition", "scroll-behavior"} & set(
            style.replace("{", ";").replace(":", ";").split(";")
        )
