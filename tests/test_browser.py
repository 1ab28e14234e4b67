"""The real site in a browser: every page of both languages, on a phone and on a wide screen, from notes to search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Request, Response, expect

from conftest import FIRST_ALONE, LAST_ALONE, more
from explainer.addresses import every_page
from explainer.model import LANGUAGES, Book
from explainer.proof import every_sentence

PHONE, WIDE = 390, 1440
WIDTHS = (WIDE, PHONE)
HEIGHT = 900


@dataclass(slots=True)
class Visit:
    """What a browser saw of one page."""

    lang: str = ""
    switch: dict[str, str] = field(default_factory=dict)
    """Where the links to other languages lead, by language."""
    sentences: dict[str, str] = field(default_factory=dict)
    """The original of every sentence, by the id of its element."""
    overflow: int = 0
    """How many pixels the page is wider than the window."""
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Errors of scripts, lines in the console, requests that failed."""


LOOK = """() => ({
    lang: document.documentElement.lang,
    switch: Object.fromEntries([...document.querySelectorAll("header a[hreflang]")].map((a) => [a.hreflang, a.href])),
    sentences: Object.fromEntries([...document.querySelectorAll(".sentence")].map(
        (element) => [element.id, element.querySelector(".original").textContent])),
})"""
# Measured when scripts that follow the width of the window have had their turn.
OVERFLOW = """() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(
    () => resolve(document.documentElement.scrollWidth - window.innerWidth))))"""


class _Watcher:
    """Notes what a page of the browser asks for and complains of; `visit` is the page it is on."""

    def __init__(self, page: Page) -> None:
        self.visit = Visit()
        page.on("request", self.requested)
        page.on("requestfailed", self.failed)
        page.on("response", self.answered)
        page.on("console", self.told)
        page.on("pageerror", self.broken)

    def requested(self, request: Request) -> None:
        self.visit.requests.append(request.url)

    def failed(self, request: Request) -> None:
        # What the next page cuts short has not failed.
        if request.failure != "net::ERR_ABORTED":
            self.visit.faults.append(f"{request.failure} {request.url}")

    def answered(self, response: Response) -> None:
        if response.status >= 400:
            self.visit.faults.append(f"{response.status} {response.url}")

    def told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.visit.faults.append(message.text)

    def broken(self, error: Error) -> None:
        self.visit.faults.append(str(error))


def a_page_of_each_kind(pages: Iterable[str]) -> list[str]:
    """Every page but those that stand below a list with others of their kind; of these the first, and every text."""
    first: dict[str, str] = {}
    for page in pages:
        kind, _, name = page.partition("/")
        first.setdefault(page if kind == "sources" or not name else f"{kind}/", page)
    return list(first.values())


@pytest.fixture(scope="module", params=["a page of each kind", *more("every page")])
def visits(browser: Browser, address: str, real_book: Book, request: pytest.FixtureRequest) -> dict[str, Visit]:
    """Pages of every language, on the narrow screen and the wide one by turns: path -> what was seen.

    test_layout.py sees each of them on many more.
    """
    every = every_page(real_book)
    pages = every if request.param == "every page" else a_page_of_each_kind(every)
    assert len(pages) > 15
    found = {f"{language}/{page}/" if page else f"{language}/": Visit() for language in LANGUAGES for page in pages}
    context = browser.new_context()
    page = context.new_page()
    watcher = _Watcher(page)
    for turn, (path, visit) in enumerate(found.items()):
        watcher.visit = visit
        # Each page on either screen, in one of the languages.
        page.set_viewport_size({"width": WIDTHS[(turn + turn // len(pages)) % len(WIDTHS)], "height": HEIGHT})
        page.goto(f"{address}/{path}")
        seen = page.evaluate(LOOK)
        visit.lang, visit.switch, visit.sentences = seen["lang"], seen["switch"], seen["sentences"]
        visit.overflow = page.evaluate(OVERFLOW)
    context.close()
    return found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of its own, on which every address is below the site's."""
    context = browser.new_context(base_url=address, viewport={"width": WIDE, "height": HEIGHT})
    yield context.new_page()
    context.close()


def test_no_page_asks_another_host_for_anything(visits: dict[str, Visit], address: str) -> None:
    asked = {url for visit in visits.values() for url in visit.requests}
    assert len(asked) > len(visits)
    assert {url for url in asked if not url.startswith((f"{address}/", "data:"))} == set()


def test_no_page_has_an_error(visits: dict[str, Visit]) -> None:
    assert {path: visit.faults for path, visit in visits.items() if visit.faults} == {}


def test_no_page_is_wider_than_its_window(visits: dict[str, Visit]) -> None:
    assert {path: visit.overflow for path, visit in visits.items() if visit.overflow > 0} == {}


def test_every_page_says_its_language(visits: dict[str, Visit]) -> None:
    assert {path: visit.lang for path, visit in visits.items()} == {path: path.partition("/")[0] for path in visits}


def test_the_switch_of_languages_leads_to_the_same_page(visits: dict[str, Visit], address: str) -> None:
    for path, visit in visits.items():
        language, _, rest = path.partition("/")
        others = {other: f"{address}/{other}/{rest}" for other in LANGUAGES if other != language}
        assert visit.switch == others
        assert all(target.removeprefix(f"{address}/") in visits for target in visit.switch.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_shown_to_the_letter(visits: dict[str, Visit], real_book: Book, language: str) -> None:
    for source in real_book.sources:
        shown = visits[f"{language}/sources/{source.id}/"].sentences
        expected = {
            reference.anchor: sentence.text
            for owner, _, sentence, reference in every_sentence(real_book)
            if owner is source
        }
        expected |= {f"note-{note.label}": f"[{note.label}] {note.text}" for note in source.text.endnotes}
        assert shown == expected


def test_the_front_page_leads_into_every_language(page: Page) -> None:
    for language in LANGUAGES:
        page.goto("/")
        page.locator(f'a[hreflang="{language}"]').first.click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, *more(PHONE)])
@pytest.mark.parametrize("language", LAST_ALONE)
def test_a_note_leads_to_the_sentence_in_its_place(page: Page, real_book: Book, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(f"/{language}/timeline/")
    page.locator("a.footnote-ref").first.click()
    note = page.get_by_role("note")
    expect(note).to_be_visible()
    quote = note.locator(f'q[lang="{real_book.sources[0].language}"]').first.inner_text()
    note.locator("a.reference").first.click()
    page.locator(".card .row a").click()
    page.wait_for_url("**/sources/*/#p*s*")
    sentence = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    expect(sentence).to_be_in_viewport()
    assert quote.strip("«»“”") in sentence.locator(".original").text_content()  # type: ignore[operator]


def test_a_mark_of_a_sentence_shows_its_card(page: Page) -> None:
    language = LANGUAGES[0]
    for width in (WIDE, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for name in ("sources", "numbers"):
            page.goto(f"/{language}/{name}/")
            # Who comes with the keyboard may pass by all marks.
            skip = page.locator(".finding > .skip")
            assert page.locator(str(skip.get_attribute("href"))).locator("summary").count() == 1
            mark = page.locator(".finding svg[role] a[aria-label]").filter(visible=True).last
            at = str(mark.get_attribute("aria-label")).rpartition(" ")[2]
            mark.focus()
            page.keyboard.press("Enter")
            card = page.locator(".card")
            expect(card).to_be_visible()
            expect(card.locator(".who")).to_contain_text(at)
            page.keyboard.press("Escape")
            expect(card).to_be_hidden()
            expect(mark).to_be_focused()


CLIPBOARD = "navigator.clipboard.writeText = async (words) => { window.copied = words; }"


@pytest.mark.parametrize("language", LAST_ALONE)
def test_what_is_copied_has_every_reference_and_its_marks_in_pairs(page: Page, real_book: Book, language: str) -> None:
    """Every note of an essay, and the card of each of its quotations."""
    page.add_init_script(CLIPBOARD)
    first, last = list(real_book.labels["book.quotes"].text[language])[:2]
    essay = max(real_book.essays, key=lambda one: len(one.blocks[language]))
    page.goto(f"/{language}/essays/{essay.id}/")
    marks = page.locator("a.footnote-ref")
    cards = 0
    for number in range(marks.count()):
        marks.nth(number).click()
        note = page.get_by_role("note")
        references = note.locator("a.reference")
        shown = references.all_text_contents()
        told = _copied(page, note.locator("button").first)
        assert [at for at in re.findall(r"[A-ZА-Я]\d+\.\d+(?:–[A-ZА-Я]\d+\.\d+)?", told) if at in shown] == shown
        assert not re.search(rf"[{last}.]\(|,\S|;\S", told.replace("\u2060", "")), told
        if number % 5 == 0:
            references.first.click()
            told = _copied(page, page.locator(".card .row button").first)
            assert told.count(first) == told.count(last) == 1, told
            assert f", {shown[0].partition('–')[0]}" in told
            page.keyboard.press("Escape")
            cards += 1
        marks.nth(number).click()
    assert cards > 2


def _copied(page: Page, button: Locator) -> str:
    page.evaluate("window.copied = ''")
    button.click()
    page.wait_for_function("window.copied")
    return str(page.evaluate("window.copied"))


@pytest.mark.parametrize("width", [PHONE, WIDE, *more(820)])
@pytest.mark.parametrize("language", LAST_ALONE)
def test_a_mark_of_an_answer_leads_to_it_with_its_question_in_view(
    page: Page, real_book: Book, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(f"/{language}/disagreements/")
    seen = """(place) => {
        const [head, line, words] = [".head", "details.fold:has(:target) > summary", "li:has(> * > :target)"].map(
            (css) => document.querySelector(css));
        const top = head.checkVisibility({ checkVisibilityCSS: true }) ? head.getBoundingClientRect().bottom : 0;
        const [above, below] = [line, words].map((one) => one.getBoundingClientRect());
        return location.hash === place && Math.ceil(above.top) >= Math.floor(top) && above.bottom <= below.top + 1
            && below.top + 60 < innerHeight;
    }"""
    for question in real_book.questions:
        for position in question.positions:
            place = f"#{question.id}-{position.id}"
            page.locator(f".grid a[href='{place}']").first.click()
            page.wait_for_function(seen, arg=place, timeout=5000)
    # The answer has its mark of the grid before it.
    mark = page.locator(f"{place} + .says")
    assert mark.inner_html() == page.locator(f".grid a[href='{place}'] svg").first.inner_html()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_all_answers_are_seen_at_once(page: Page, language: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"/{language}/disagreements/")
    grid = page.locator(".grid .table")
    assert grid.evaluate("(one) => one.offsetHeight") <= height
    # The columns stand below their names.
    middles = """(one) => [...one.rows].map((row) => [...row.cells].slice(1).map((cell) => {
        const box = cell.getBoundingClientRect(); return Math.round((box.left + box.right) / 2); }))"""
    heads, *rows = grid.evaluate(middles)
    assert len(heads) > 5
    assert all(abs(x - y) <= 1 for row in rows for x, y in zip(heads, row, strict=True))


@pytest.mark.parametrize(("width", "height"), [(1344, 900), *more((1440, 900), (820, 600), (1024, 480))])
def test_the_card_of_a_reference_is_whole_in_the_window_wherever_the_reference_stands(
    page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"/{LANGUAGES[0]}/formats/")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    for at, part in ((3, 0.15), (9, 0.4), (17, 0.55), (26, 0.7), (34, 0.95)):
        reference = page.locator(".statement a.reference").nth(at)
        top = "(link, part) => scrollTo(0, scrollY + link.getBoundingClientRect().top - innerHeight * part)"
        reference.evaluate(top, part)
        reference.evaluate("(link) => link.click()")
        expect(page.locator(".card")).to_be_visible()
        seen = page.evaluate("""() => {
            const [head, card, shut, row] = [".head", ".card", ".card .shut", ".card .row"].map(
                (css) => document.querySelector(css).getBoundingClientRect());
            const bottoms = [row.bottom, card.bottom, innerHeight];
            return [Math.max(0, head.bottom), card.top, shut.top, shut.bottom, row.top, ...bottoms];
        }""")
        assert seen == sorted(seen), (at, part)
        page.keyboard.press("Escape")


def test_a_reference_under_a_drawing_opens_its_sentence_too(page: Page) -> None:
    page.goto(f"/{LANGUAGES[0]}/essays/middle-corridor/")
    page.locator("figcaption a.reference").first.click()
    expect(page.locator(".card")).to_be_visible()


def test_what_follows_a_title_is_set_large_only_as_a_lead(page: Page, real_book: Book) -> None:
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    quiet = next(one.id for one in real_book.people if not any(said.speaker == one.id for said in real_book.statements))
    seen = {}
    for slug, css in ((f"essays/{real_book.essays[0].id}", ".beside"), (f"experts/{quiet}", "h1 + .legend")):
        page.goto(f"/{LANGUAGES[0]}/{slug}/")
        seen[slug] = page.locator(css).evaluate(size) < page.locator("article").evaluate(size)
    page.goto(f"/{LANGUAGES[0]}/timeline/")
    assert page.locator("h1 + p").evaluate(size) > page.locator("article").evaluate(size)
    assert all(seen.values()), seen


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("forecasts", PHONE),
        ("disagreements", WIDE),
        *more(("disagreements", PHONE), ("disagreements", 1280), ("disagreements", 1344), ("disagreements", 1920)),
    ],
)
def test_a_table_of_a_list_is_whole(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    beyond = "[...document.querySelectorAll('.scroll')].map((one) => one.scrollWidth - one.clientWidth)"
    for language in LANGUAGES:
        page.goto(f"/{language}/{name}/")
        assert page.evaluate(beyond) == [0]


def test_what_folds_behind_a_sentence_is_named_on_a_phone(page: Page, real_book: Book) -> None:
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    language = LANGUAGES[0]
    page.goto(f"/{language}/sources/{real_book.sources[0].id}/")
    shown = page.locator(".behind > summary").all_inner_texts()
    assert len(shown) > 10
    assert [words for words in shown if not any(letter.isalpha() for letter in words)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_letters_above_the_glossary_look_alike(page: Page, language: str) -> None:
    page.goto(f"/{language}/glossary/")
    letters = page.locator(".letters a").all_inner_texts()
    assert len(letters) > 10
    scripts = {unicodedata.name(one).split()[0] for one in letters if len(one) == 1 and one.isalpha()}
    assert len(scripts) == 1
    assert len(letters) == len(set(letters))


def test_without_scripts_a_note_and_its_sentence_are_two_links_away(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": HEIGHT})
    page = context.new_page()
    page.goto(f"{address}/{LANGUAGES[0]}/timeline/")
    page.locator("a.footnote-ref").first.click()
    note = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    expect(note).to_be_in_viewport()
    note.locator("a.reference").first.click()
    expect(page.locator(f"[id='{urlsplit(page.url).fragment}'] p[lang]").first).to_be_in_viewport()
    context.close()


def test_the_switch_of_languages_keeps_the_page_and_the_place_on_it(page: Page, real_book: Book) -> None:
    first, second, *_ = LANGUAGES
    path = f"sources/{real_book.sources[0].id}/#p3s2"
    page.goto(f"/{first}/{path}")
    page.locator(f'header a[hreflang="{second}"]').click()
    page.wait_for_url(f"**/{second}/{path}")
    expect(page.locator("html")).to_have_attribute("lang", second)
    expect(page.locator("#p3s2")).to_be_in_viewport()


def test_the_switch_of_languages_keeps_the_place_that_one_has_read_to(page: Page, real_book: Book) -> None:
    first, second, *_ = LANGUAGES
    page.set_viewport_size({"width": 1440, "height": 900})
    for id in (real_book.events[5].id, real_book.events[-1].id):
        page.goto(f"/{first}/timeline/")
        page.locator(f"[id='{id}']").evaluate("element => scrollTo(0, element.getBoundingClientRect().top - 100)")
        page.locator(f'header a[hreflang="{second}"]').click()
        page.wait_for_url(f"**/{second}/timeline/#{id}")
        expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
    page.goto(f"/{first}/timeline/")
    page.locator(f'header a[hreflang="{second}"]').click()
    page.wait_for_url(f"**/{second}/timeline/")


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_a_fold_names_nobody_but_who_speaks_in_it(page: Page, real_book: Book, address: str, language: str) -> None:
    """Of the dispute that a statement is in, its link says something else than a name."""
    page.goto(f"{address}/{language}/formats/")
    folds = page.locator("details.fold:has(.holds)").evaluate_all(
        """(all) => all.map((fold) => [fold.querySelector(".holds").textContent,
          [...fold.querySelectorAll(".mark ~ a:not(.disputed), .by a")].map((link) => link.textContent)])"""
    )
    disputed = real_book.labels["statement.disputed"].text[language]
    assert page.locator("details.fold a.disputed").count()
    for line, speakers in folds:
        names = line.replace("\N{NO-BREAK SPACE}", " ").partition(": ")[2].split(", ")
        assert set(names) <= {name.replace("\N{NO-BREAK SPACE}", " ") for name in speakers}
        assert disputed not in names
    assert len(folds) > 5
