"""The search of the real site, measured: every form of words, every kind of misspelling, questions, weight, the reader.

Queries are made by rules and a seed (search_queries.py); the figures are printed (`pytest -s`).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from conftest import FIRST_ALONE, LAST_ALONE, more
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Book
from explainer.publish.outputs import filled_in_words
from explainer.search.entries import Entry, find_entries, names_of
from explainer.search.everyday import read_everyday
from explainer.search.lexicon import Lexicon, make_lexicon
from explainer.search.tongues import read_word, writes
from explainer.search.words import fold, split
from explainer.view.naming import count_names
from search_queries import SEED, SPOILERS, chosen_words, forms_of, page_of, places_of, read_handed, spoilt_names

TABLES = Path(__file__).parent / "search"
KILO = 1000
WORD, ANY, SCRIPTS = 60 * KILO, 120 * KILO, 8 * KILO
QUERIES = 150
WRONG = 0.03
"""The part of the searches, at most, that miss the right page."""
ROWS = 0.01
"""The part of the letters of all forms, at most, that one misspelling is measured against."""
BEST, RESULTS = 3, 8
"""Places that stand first, whatever list they belong to, and those of one list that are shown before it folds."""
LONGEST_PAGE = 15_000
"""Pixels of a page on a phone, as first opened."""
MEASURED = """async (query) => {
  engine.measured = 0;
  await engine.search(query);
  return engine.measured;
}"""
ASKED_FOR = """async () => {
  // What comes into sight is asked for with the next frame.
  for (const _ of "123") await new Promise(requestAnimationFrame);
  const scripts = [...document.scripts].filter((script) => script.src);
  const come = (script) => performance.getEntriesByName(script.src).length;
  while (!scripts.every(come)) await new Promise(requestAnimationFrame);
  return scripts.map((script) => new URL(script.src).pathname);
}"""
WATCH = """() => {
  window.moved = [];
  const note = (list) => { for (const one of list.getEntries()) moved.push(one.value); };
  new PerformanceObserver(note).observe({ type: "layout-shift" });
}"""
ENGINE = """async ([queries]) => {
  if (!window.engine) {
    await new Promise((done) => {
      const script = document.createElement("script");
      script.src = "../assets/find.js";
      script.onload = done;
      document.head.append(script);
    });
    const box = document.querySelector("search");
    window.engine = searchFinder({ box, page: box, root: "../", index: "", labels: {}, failed: console.error });
    await engine.start();
  }
  const all = [];
  for (const query of queries) {
    const { list, asked } = await engine.search(query);
    all.push([list.map((place) => engine.places[place].address),
      Boolean(asked.shown.length || asked.other.length || asked.also.length || asked.partly)]);
  }
  return all;
}"""


Engines = Mapping[str, Page]
Entries = Mapping[str, Sequence[Entry]]


@pytest.fixture(scope="module")
def engines(browser: Browser, address: str) -> Iterator[Engines]:
    """A page of each language from which queries are asked."""
    pages = {}
    for language in LANGUAGES:
        pages[language] = browser.new_page()
        pages[language].goto(f"{address}/{language}/search/")
    yield pages
    for page in pages.values():
        page.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def entries(real_book: Book) -> Entries:
    """What can be found."""
    return find_entries(real_book, filled_in_words(real_book))


def lexicon_of(entries: Sequence[Entry], language: str) -> Lexicon:
    return make_lexicon(language, entries, entries, ())


def ask(page: Page, queries: Sequence[str]) -> list[tuple[list[str], bool]]:
    """For each query the addresses found, the best first, and whether it was said that something else was searched."""
    found: list[Any] = page.evaluate(ENGINE, [list(queries)])
    return [(addresses, said) for addresses, said in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_is_a_part_of_the_site_by_its_short_name(
    entries: Entries, real_book: Book, language: str
) -> None:
    groups = {entry.group for entry in entries[language] if entry.address.partition("#")[0] == ""}
    assert groups == {real_book.labels["home.title"].text[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_word_finds_all_places_of_the_word(engines: Engines, entries: Entries, language: str) -> None:
    missed, asked = [], 0
    words = chosen_words(lexicon_of(entries[language], language), entries[language])
    assert len(words) == 40
    for word in words:
        forms = forms_of(word.key, language)
        places = places_of(forms, entries[language])
        assert places, word.key
        asked += len(forms)
        for form, (found, _) in zip(forms, ask(engines[language], forms), strict=True):
            if lost := places - set(found):
                missed.append(f"{form} ({word.key}): {len(lost)} of {len(places)}, {sorted(lost)[0]}")
    print(f"{language}: {len(words)} words in {asked} forms, {len(missed)} of them miss a place")
    assert not missed, "\n".join(missed[:40])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_page_is_among_the_first_three(engines: Engines, real_book: Book, language: str) -> None:
    queries = list(spoilt_names(real_book, language))
    for table in ("handed", "questions"):
        queries += read_handed(TABLES / f"{table}.tsv", language)
    answers = ask(engines[language], [query.typed for query in queries])
    wrong = [
        (query, found[:3])
        for query, (found, _) in zip(queries, answers, strict=True)
        if not any(address.startswith(query.right) for address in found[:3])
    ]
    kinds, bad = Counter(query.kind for query in queries), Counter(query.kind for query, _ in wrong)
    for kind, count in kinds.items():
        print(f"{language}: {kind}: {count - bad[kind]} of {count}")
    print(f"{language}: {len(queries) - len(wrong)} of {len(queries)} searches right")
    assert len(queries) >= 150
    assert len(wrong) <= WRONG * len(queries), "\n".join(f"{query}: {found}" for query, found in wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_ten_hold_a_form_of_the_words_or_it_is_said_what_was_searched_instead(
    engines: Engines, entries: Entries, root: Path, language: str
) -> None:
    everyday = {one.page: one.words[language] for one in read_everyday(root, []) if one.page is not None}
    chance = random.Random(f"{SEED}{language}")
    empty = language_named(language).search.empty()
    queries: list[str] = []
    while len(queries) < QUERIES:
        block = chance.choice([block for entry in entries[language] for block in entry.blocks])
        words = [word for word in split(fold(block)) if word not in empty and len(word) > 3]
        if words:
            queries.append(" ".join(chance.sample(words, min(len(words), chance.randint(1, 3)))))
    by_address = {entry.address: entry for entry in entries[language]}
    good = total = 0
    for query, (found, said) in zip(queries, ask(engines[language], queries), strict=True):
        assert found, query
        wanted = [set(read_word(word, language)) for word in split(query)]
        for address in found[:10]:
            entry = by_address[address]
            names = (*entry.names, *everyday.get(address or "./", ()), *(name for name, _ in entry.speakers))
            text = " ".join((entry.title, entry.page, *entry.blocks, *names))
            held = {*re.findall(r"[^\W_]+", fold(text)), *split(fold(text))}
            keys = {key for word in held for key in read_word(word, language)}
            total += 1
            good += said or all(forms & keys for forms in wanted)
    print(f"{language}: {good} of {total} of the first ten of {QUERIES} queries hold the words, or it is said")
    assert good >= 0.95 * total


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exact_expression_is_found_only_as_it_stands(engines: Engines, entries: Entries, language: str) -> None:
    text = {entry.address: fold(" ".join((entry.title, *entry.blocks))) for entry in entries[language]}
    chance, asked = random.Random(SEED), 0
    for entry in chance.sample([entry for entry in entries[language] if entry.kind == "sentence"], 12):
        words = split(fold(entry.blocks[0]))[:4]
        if len(words) == 4:
            ((found, _),) = ask(engines[language], [f"«{' '.join(words)}»"])
            asked += 1
            assert entry.address in found, words
            for address in found:
                assert f" {' '.join(words)} " in f" {' '.join(split(text[address]))} ", address
    assert asked > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_leads_to_its_sentence(engines: Engines, entries: Entries, language: str) -> None:
    cited = [entry for entry in entries[language] if entry.reference]
    assert len(cited) > 100
    for entry, (found, _) in zip(cited, ask(engines[language], [entry.reference for entry in cited]), strict=True):
        assert found == [entry.address], entry.reference
    spaced = [entry.reference[0].lower() + " " + entry.reference[1:] for entry in cited]
    for entry, (found, _) in zip(cited, ask(engines[language], spaced), strict=True):
        assert found == [entry.address], entry.reference


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_finds_what_bears_it(engines: Engines, real_book: Book, language: str) -> None:
    names = {
        (record.id, name): page_of(record, real_book)
        for record in (*real_book.people, *real_book.partners, *real_book.terms)
        for name in names_of(record)
    }
    answers = ask(engines[language], [name for _, name in names])
    missed = [
        name
        for (name, right), (found, _) in zip(names.items(), answers, strict=True)
        if not set(right) & {address.removesuffix("/") for address in found}
    ]
    print(f"{language}: {len(names)} names find what bears them")
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_found_once(engines: Engines, real_book: Book, language: str) -> None:
    for found, _ in ask(engines[language], [term.name[language] for term in real_book.terms]):
        assert found
        assert len(found) == len(set(found))


def packed(site: Path, name: str) -> int:
    return len(brotli.compress((site / name).read_bytes()))


def fetched_by(page: Page, search: Callable[[], object]) -> list[str]:
    """Paths of whatever the page asks for while it is searched, in sight of what it shows."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(urlsplit(request.url).path.lstrip("/"))

    page.on("request", note)
    search()
    page.wait_for_selector(".results > *")
    page.evaluate(ASKED_FOR)
    page.remove_listener("request", note)
    return asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_before_the_reader_turns_to_it(page: Page, language: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"/{language}/", wait_until="networkidle")
    assert fetched
    assert not [name for name in fetched if "/search/" in name or name.endswith("find.js")]


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_little_is_fetched_for_a_word_of_either_language_and_not_much_for_any(
    page: Page, real_site: Path, entries: Entries, language: str
) -> None:
    queries: list[tuple[str, int]] = []
    for one in LANGUAGES:
        chosen = chosen_words(lexicon_of(entries[one], one), entries[one])
        words = [word.key for word in chosen if writes(word.key, one)]
        queries += [(word, WORD) for word in words[::4]]
        queries += [(word[::-1] + "zq", ANY) for word in words[::13]]
        queries += [(f"{words[-1][::-1]}zq {words[0][::-1]}zq", ANY)]
    weights = {}
    page.set_viewport_size({"width": 390, "height": 844})
    for query, most in queries:
        page.goto(f"/{language}/")
        fetched = fetched_by(page, partial(type_in, page, query))
        assert len(fetched) == len(set(fetched)) > 4
        weights[query] = sum(packed(real_site, name) for name in fetched)
        assert weights[query] <= most, (query, fetched)
    for limit in (WORD, ANY):
        heaviest = max(weights[query] for query, most in queries if most == limit)
        print(f"{language}: fetched of {limit / KILO:.0f} KB at most {heaviest / KILO:.1f}, packed")


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_all_results_of_a_word_and_words_in_quotation_marks_are_light_too(
    page: Page, real_site: Path, real_book: Book, language: str
) -> None:
    word, exact = real_book.partners[0].short[language], f"«{real_book.terms[0].name[language]}»"
    weights = {}
    page.set_viewport_size({"width": 390, "height": 844})
    for query, most in ((word, WORD), (exact, ANY)):
        asked = fetched_by(page, partial(page.goto, f"/{language}/search/?q={query}"))
        fetched = [name for name in asked if re.search(r"/search/[^/]+\.js$|/(find|search)\.js$", name)]
        weights[query] = sum(packed(real_site, name) for name in fetched)
        assert weights[query] <= most, (query, fetched)
    print(f"{language}: all results fetch {weights[word] / KILO:.1f} KB, quoted {weights[exact] / KILO:.1f}, packed")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_misspelling_is_measured_against_few_words(
    engines: Engines, entries: Entries, real_book: Book, language: str
) -> None:
    lexicons = [lexicon_of(entries[one], one) for one in LANGUAGES]
    every = sum(len(form) for lexicon in lexicons for word in lexicon.words for form in word.forms)
    queries = [query.typed for query in spoilt_names(real_book, language) if query.kind in SPOILERS]
    ask(engines[language], queries[:1])
    rows = [engines[language].evaluate(MEASURED, query) for query in queries]
    print(f"{language}: {len(queries)} misspellings, each measured against {max(rows)} of {every} letters at most")
    assert any(rows)
    assert max(rows) <= ROWS * every


def test_the_scripts_are_small(real_site: Path) -> None:
    weight = sum(packed(real_site, f"{LANGUAGES[0]}/assets/{name}.js") for name in ("search", "find"))
    print(f"the scripts of the search: {weight / KILO:.1f} KB, packed")
    assert weight <= SCRIPTS


def type_in(page: Page, words: str) -> None:
    """As a phone's keys do: the words are put in, no key is heard of."""
    page.get_by_role("searchbox").focus()
    page.keyboard.insert_text(words)
    page.wait_for_selector(".results > *")


@pytest.mark.parametrize("width", [390, *more(320, 1280)])
@pytest.mark.parametrize("language", LAST_ALONE)
def test_the_typed_words_are_in_sight(page: Page, real_book: Book, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"/{language}/")
    first, second = real_book.terms[0].name[language], real_book.people[0].name[language]
    type_in(page, first)
    page.keyboard.insert_text(f" {second}")
    field = page.get_by_role("searchbox")
    expect(field).to_have_value(f"{first} {second}")
    box = field.bounding_box()
    assert box
    assert box["width"] >= 180
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for query in (first, f"{first} " * 60, "x" * 1000):
        page.goto(f"/{language}/search/?q={query}")
        page.wait_for_selector(".results > *")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, query


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_results_are_narrowed_to_as_many_as_is_said(page: Page, real_book: Book, language: str) -> None:
    page.goto(f"/{language}/search/?q={real_book.terms[-1].name[language]}")
    page.wait_for_selector(".results .filter")
    items, status = page.locator(".results ol li"), page.get_by_role("status")
    lists = [page.locator(".results .filter ul").nth(number).locator("a") for number in range(2)]
    everywhere, *parts = [int(text) for text in lists[0].locator("span").all_inner_texts()]
    assert everywhere == sum(parts) == items.count()
    # The first stand above the lists that they belong to.
    for heading in page.locator(".results section:has(h2)").all():
        leads = heading.locator("h2 a").get_attribute("href")
        (choice,) = [link for link in lists[0].all() if link.get_attribute("href") == leads]
        said = int(choice.locator("span").inner_text())
        assert int(heading.locator("h2 span").inner_text()) == said
        assert heading.locator("li").count() in range(said - BEST, said + 1)
    for links in lists:
        chosen = links.last
        count = int(chosen.locator("span").inner_text())
        chosen.press("Enter")
        page.wait_for_url("**only=*")
        expect(items).to_have_count(count)
        expect(status).to_contain_text(str(count))
        expect(page.locator(".results [aria-current]")).to_have_count(1)
        page.go_back()
        expect(items).to_have_count(everywhere)


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_many_results_are_folded_and_shown_when_a_reader_opens_them(page: Page, real_book: Book, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    most = max(count_names(real_book), key=lambda one: len(one.sentences))
    page.goto(f"/{language}/search/?q={most.name[language]}")
    page.wait_for_selector(".results .filter")
    assert page.locator(".results li").count() > 2 * RESULTS
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST_PAGE
    section = page.locator(".results section:has(details)").first
    expect(section.locator("ol").first.locator("li")).to_have_count(RESULTS)
    rest = section.locator("details li")
    expect(rest.first).to_be_hidden()
    summary = section.locator("summary")
    expect(summary).to_contain_text(str(rest.count()))
    # By the keys: from the last that is shown to the first that is not folded.
    section.locator("ol").first.locator("a").last.focus()
    page.keyboard.press("ArrowDown")
    expect(section.locator("a:focus")).to_have_count(0)
    summary.click()
    expect(rest.first.locator("p").last).not_to_be_empty()


def test_enter_leads_to_the_page_of_all_results_and_back_restores_it(page: Page, real_book: Book) -> None:
    word = real_book.terms[-1].name[LANGUAGES[-1]]
    page.goto(f"/{LANGUAGES[-1]}/timeline/")
    type_in(page, word)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    links = page.locator(".results ol a")
    expect(links.first).to_be_visible()
    shown = [link.get_attribute("href") for link in links.all()]
    assert len(shown) == len(set(shown))
    expect(page.get_by_role("status")).to_contain_text(str(len(shown)))
    links.nth(1).click()
    page.wait_for_url(lambda url: "/search/" not in url)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value(word)
    expect(links.first).to_be_visible()
    assert [link.get_attribute("href") for link in links.all()] == shown


def test_keys_lead_through_the_results_and_out_again(page: Page, real_book: Book) -> None:
    page.goto(f"/{LANGUAGES[0]}/essays/")
    for keys in ("Control+/", "Alt+/", "Meta+/"):
        page.keyboard.press(keys)
        expect(page.get_by_role("searchbox")).not_to_be_focused()
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    type_in(page, real_book.terms[0].name[LANGUAGES[0]])
    page.keyboard.press("ArrowDown")
    expect(page.locator(".results a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator("search .search-found")).to_be_hidden()


def test_the_live_region_is_there_before_it_is_filled(page: Page, real_book: Book) -> None:
    page.goto(f"/{LANGUAGES[0]}/")
    page.get_by_role("searchbox").focus()
    status = page.get_by_role("status")
    expect(status).to_be_visible()
    expect(status).to_have_text("")
    page.keyboard.insert_text(real_book.terms[0].name[LANGUAGES[0]])
    expect(status).not_to_have_text("")


def found_by(page: Page, language: str, query: str) -> None:
    page.goto(f"/{language}/search/?q={quote(query)}")
    page.wait_for_selector(".results > *")


@pytest.mark.parametrize("language", LAST_ALONE)
def test_the_reader_goes_on_from_the_answer_and_takes_the_query_along(
    page: Page, real_book: Book, language: str
) -> None:
    word, other = real_book.terms[-1].name[language], next(one for one in LANGUAGES if one != language)
    found_by(page, language, word)
    expect(page.get_by_role("status")).to_be_focused()
    assert page.title().startswith(f"{word} – ")
    page.keyboard.press("/")
    page.keyboard.type(f" {word}")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    page.locator("a[data-same-place]").first.click()
    page.wait_for_url(f"**/{other}/search/?q=*")
    expect(page.get_by_role("searchbox")).to_have_value(f"{word} {word}")
    expect(page.locator(".results ol li").first).to_be_visible()


@pytest.mark.parametrize("width", [390, *more(1280)])
@pytest.mark.parametrize("language", LAST_ALONE)
def test_nothing_moves_while_the_excerpts_come_and_no_blank_is_printed(
    page: Page, real_book: Book, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found_by(page, language, real_book.partners[0].name[language])
    page.wait_for_timeout(500)
    page.evaluate(WATCH)
    assert page.locator(".results ol li").count() > 60
    for top in range(0, 9000, 1500):
        page.evaluate("(top) => scrollTo(0, top)", top)
        page.wait_for_timeout(100)
    assert page.evaluate("moved") == []
    empty = page.locator(".results li p:empty")
    assert empty.count() > 0
    page.emulate_media(media="print")
    assert page.evaluate("[...document.querySelectorAll('.results li p:empty')].every((one) => !one.offsetHeight)")


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_found_by_another_name_or_language_is_marked(page: Page, real_book: Book, language: str) -> None:
    other = next(one for one in LANGUAGES if one != language)
    names = [record.name[other] for record in (*real_book.partners, *real_book.people)]
    marked = 0
    for name in names:
        found_by(page, language, name)
        marked += page.locator(".results ol").first.locator("mark").count() > 0
    print(f"{language}: of {len(names)} names of the other language {marked} are marked where they are found")
    assert len(names) > 10
    assert marked >= 0.95 * len(names)


def test_an_excerpt_marks_the_words_and_holds_no_label(page: Page, real_book: Book) -> None:
    language = LANGUAGES[0]
    page.goto(f"/{language}/search/?q={real_book.partners[0].name[language]}")
    page.wait_for_selector(".results mark")
    kinds = {label.text[language] for key, label in real_book.labels.items() if key.startswith("kind.")}
    texts = page.locator(".results li > p:not(.where)").all_inner_texts()
    assert kinds
    assert any(texts)
    for text in texts:
        assert not any(text.endswith(f" {kind}") for kind in kinds), text


def test_an_empty_result_offers_words_like_it_and_the_sections(page: Page, real_book: Book) -> None:
    page.goto(f"/{LANGUAGES[0]}/search/?q=щщщъъъ")
    expect(page.locator(".results ul a")).not_to_have_count(0)
    expect(page.locator(".results ol a")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, *more(1344, 1920)])
@pytest.mark.parametrize("language", FIRST_ALONE)
def test_a_click_into_the_field_opens_it_wherever_it_moves(
    page: Page, real_book: Book, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{language}/glossary/")
    box = page.get_by_role("searchbox").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(50)
    page.mouse.up()
    page.keyboard.type(real_book.terms[0].name[language])
    expect(page.locator(".results ol a").first).to_be_visible()
    page.mouse.click(5, 890)
    expect(page.locator("search .search-found")).to_be_hidden()


@pytest.mark.parametrize("language", LAST_ALONE)
def test_the_page_of_all_results_shows_as_many_as_the_box_has_said(page: Page, real_book: Book, language: str) -> None:
    begun = next(term.name[language] for term in real_book.terms if len(term.name[language]) > 7)[:5]
    for typed in (begun, real_book.partners[0].name[language]):
        page.goto(f"/{language}/glossary/")
        type_in(page, typed)
        everything = page.locator("search .all")
        expect(everything).to_be_visible()
        said = int("".join(filter(str.isdigit, everything.inner_text())))
        expect(page.get_by_role("status")).to_contain_text(str(said))
        everything.click()
        page.wait_for_url("**/search/?q=*")
        expect(page.locator(".results ol li")).to_have_count(said)
        page.reload()
        expect(page.locator(".results ol li")).to_have_count(said)


@pytest.mark.parametrize("every", [False, *more(True)], ids=["one-of-a-kind", "all"])
@pytest.mark.parametrize("language", FIRST_ALONE)
def test_whatever_is_typed_is_answered_and_said_in_words_that_the_texts_have(
    page: Page, real_book: Book, language: str, every: bool
) -> None:
    page.goto(f"/{language}/search/")
    box, empty = page.locator("search"), page.locator("form[data-failed]").get_attribute("data-failed")
    spoilt = list(spoilt_names(real_book, language))
    typed = [query.typed for query in spoilt] if every else list({query.kind: query.typed for query in spoilt}.values())
    for query in typed:
        page.get_by_role("searchbox").fill(query)
        page.get_by_role("searchbox").press("Enter")
        page.wait_for_function("([box, query]) => box.dataset.shown === query", arg=[box.element_handle(), query])
        assert page.get_by_role("status").text_content() != empty
        note = " ".join(page.locator(".note-of-search").all_text_contents())
        assert "undefined" not in note
        assert not re.search(r": [.,]|, [.,]", note), (query, note)
    assert len(typed) > (40 if every else 6)
