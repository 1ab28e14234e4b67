"""What helps reading, in a browser: meanings of words, the reading view, choices, notes, citations, the switch.

Everything but meanings in place and copying is tried without JavaScript too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import FIRST_ALONE, LAST_ALONE, more
from explainer.model import LANGUAGES, Book
from explainer.proof import Proof
from explainer.publish.choices import MOST
from explainer.publish.meanings import explain_words, term_meanings
from explainer.view.context import Context, term_index

ESSAY, TEXT, VOICE = "essays/dialogue/", "sources/tokyo-summit/", "experts/shamsuddinov/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_a_word_explains_itself_under_the_mouse_and_leaves_with_it(page: Page, address: str, language: str) -> None:
    page.clock.install()
    page.goto(f"{address}/{language}/{ESSAY}")
    word, told = page.locator("a.term").first, page.locator(".meaning")
    word.hover()
    expect(told).to_be_visible()
    described = page.locator(f"#{word.get_attribute('aria-describedby')}").text_content() or ""
    expect(told).to_contain_text(described)
    told.hover()
    # It stays, however long.
    page.clock.run_for(10_000)
    expect(told).to_be_visible()
    page.mouse.move(2, 2)
    expect(told).to_have_count(0)


def test_a_word_explains_itself_to_the_keyboard_and_escape_closes_it(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{ESSAY}")
    page.locator("nav.kicker a").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".meaning")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".meaning")).to_have_count(0)
    expect(page.locator("a.term").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/glossary/#"))


def test_the_first_touch_of_a_word_explains_it_and_the_second_follows_the_link(browser: Browser, address: str) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.goto(f"{address}/ru/{ESSAY}")
    page.locator("a.term").first.tap()
    expect(page.locator(".meaning a")).to_be_visible()
    assert page.url.endswith(ESSAY)
    page.locator("a.term").first.tap()
    page.wait_for_url(re.compile("/glossary/#"))
    phone.close()


def test_a_meaning_is_the_gloss_or_names_who_says_it(real_book: Book) -> None:
    named = 0
    for language in LANGUAGES:
        context = Context(real_book, Proof(real_book), language, term_index(real_book, language))
        meanings = term_meanings(context)
        names = {person.id: person.short[language] for person in real_book.people}
        names |= {source.id: source.short[language] for source in real_book.sources if source.short}
        for term in real_book.terms:
            first = next(iter(term.definitions), None)
            if term.gloss:
                assert meanings[term.id] == f"{context.label('glossary.gloss')} {term.gloss[language]}"
            elif first:
                named += 1
                assert first.text[language] in meanings[term.id]
                assert names[first.speaker] in meanings[term.id]
    assert named > len(LANGUAGES)


def test_only_the_words_linked_on_a_page_are_explained_on_it() -> None:
    html = '<article><a class="term" href="../glossary/#a">A</a> <a href="../glossary/#def-a">1</a></article><p>'
    made = explain_words(html, "timeline", {"a": "1 < 2", "b": "no"}, {"meaning.more": "More"})
    assert '<a class="term" href="../glossary/#a" aria-describedby="meaning-a">' in made
    assert '<p id="meaning-a">1 &lt; 2</p>' in made
    assert made.count("meaning-") == 2


@pytest.mark.parametrize(
    ("language", "own", "other"), [("en", "translation", "original"), *more(("ru", "original", "translation"))]
)
def test_the_reading_view_shows_the_readers_language_and_the_other_one_a_tap_away(
    plain: Page, address: str, language: str, own: str, other: str
) -> None:
    plain.goto(f"{address}/{language}/{TEXT}")
    shown, behind = plain.locator(f"#p1s2 .{own}"), plain.locator(f"#p1s2 .{other}")
    expect(shown).to_be_visible()
    expect(behind).to_be_hidden()
    plain.locator("#p1s2 summary").click()
    expect(behind).to_be_visible()
    plain.locator("#p1s2 summary").click()
    plain.locator("input[value=parallel]").check()
    expect(behind).to_be_visible()
    expect(shown).to_be_visible()


def test_the_reading_view_is_remembered_from_text_to_text(page: Page, address: str) -> None:
    page.goto(f"{address}/ru/{TEXT}")
    page.locator("input[value=parallel]").check()
    page.goto(f"{address}/ru/sources/ai-diplomacy/")
    expect(page.locator("input[value=parallel]")).to_be_checked()
    expect(page.locator("#p1s1 .translation")).to_be_visible()


@pytest.mark.parametrize("language", LAST_ALONE)
def test_the_timeline_shows_one_speaker_by_a_plain_link(plain: Page, address: str, language: str) -> None:
    plain.goto(f"{address}/{language}/timeline/")
    every = plain.locator(".event").count()
    choice = plain.locator("#only-papava")
    choice.locator("a").click()
    shown = plain.locator(".event:visible")
    assert 0 < shown.count() < every
    assert str(shown.count()) in (choice.text_content() or "")
    for at in range(shown.count()):
        assert shown.nth(at).locator('a[href^="../experts/papava/"]').count()
    plain.locator(".every a").click()
    expect(plain.locator(".event:visible")).to_have_count(every)


def test_the_timeline_shows_what_did_not_take_place(plain: Page, address: str) -> None:
    plain.goto(f"{address}/en/timeline/#only-not-held")
    assert plain.locator(".event:visible").count() == plain.locator(".event.not-held").count() > 0


@pytest.mark.parametrize("language", FIRST_ALONE)
def test_a_speakers_statements_are_chosen_by_kind_and_by_theme(plain: Page, address: str, language: str) -> None:
    plain.goto(f"{address}/{language}/{VOICE}")
    every = plain.locator("li:has(> .statement)").count()
    plain.locator("#only-opinion a").click()
    shown = plain.locator("li:has(> .statement):visible")
    assert 0 < shown.count() < every
    assert shown.count() == plain.locator("li:has(> .statement + .opinion)").count()
    theme = plain.locator(".filter ul").first.locator("li").first
    id = (theme.get_attribute("id") or "").removeprefix("only-")
    theme.locator("a").click()
    expect(plain.locator("article h2:visible").first).to_have_id(id)
    assert str(shown.count()) in (theme.text_content() or "")


def test_a_choice_is_told_to_those_who_hear_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/en/timeline/")
    page.locator("#only-aso a").click()
    expect(page.locator(".filter [aria-current]")).to_have_attribute("href", "#only-aso")


def test_a_choice_that_is_come_to_by_its_address_counts_and_lists_as_one_that_is_clicked(
    page: Page, address: str
) -> None:
    def told() -> tuple[list[str], list[str]]:
        return page.locator(".filter li").all_text_contents(), page.locator(".contents li:visible").all_text_contents()

    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}/en/timeline/")
    every = told()
    page.locator("#only-aso a").click()
    expect(page.locator("#only-held")).to_have_text(re.compile(r"\b1$"))
    clicked = told()
    assert clicked != every
    # A heading whose whole list is hidden leads nowhere.
    assert 0 < len(clicked[1]) < len(every[1])
    assert set(clicked[1]) < set(every[1])
    page.goto("about:blank")
    page.goto(f"{address}/en/timeline/#only-aso")
    expect(page.locator("#only-held")).to_have_text(re.compile(r"\b1$"))
    assert told() == clicked
    page.locator(".every a").click()
    expect(page.locator("#only-held")).not_to_have_text(re.compile(r"\b1$"))
    assert told() == every


def test_a_choice_of_each_group_is_combined_kept_in_the_address_and_given_up(page: Page, address: str) -> None:
    page.goto(f"{address}/en/timeline/")
    events = page.locator(".event:visible")
    every = events.count()
    page.locator("#only-held a").click()
    # What combines choices is fetched with the first.
    expect(page.locator(".filter [aria-current]")).to_have_count(1)
    held = events.count()
    page.locator("#only-shamsuddinov a").click()
    expect(page.locator(".filter [aria-current]")).to_have_count(2)
    both = events.count()
    assert 0 < both < held < every
    for at in range(both):
        assert events.nth(at).locator('a[href^="../experts/shamsuddinov/"]').count()
    # It survives the other language, and a page that is loaded anew.
    page.locator("a[data-same-place]:visible").first.click()
    page.wait_for_url("**/ru/timeline/#only-*&only-*")
    expect(events).to_have_count(both)
    # What meets both is nothing: that is said.
    page.locator("#only-papava a").click()
    page.locator("#only-not-held a").click()
    expect(events).to_have_count(0)
    expect(page.locator(".filter .none")).to_be_visible()
    page.locator("#only-papava a").click()
    expect(page.locator(".filter .none")).to_be_hidden()
    page.locator(".every a").click()
    expect(events).to_have_count(every)


def test_the_style_sheet_has_a_number_for_every_choice(root: Path) -> None:
    style = (root / "docs" / "overrides" / "assets" / "lists.css").read_text(encoding="utf-8")
    numbers = {int(number) for number in re.findall(r"\.page:has\(\.f(\d+):target\) \.pick:not\(\.f\1\)", style)}
    assert numbers == set(range(1, MOST + 1))


@pytest.mark.parametrize("width", [1440, *more(390)])
def test_a_note_opens_and_closes_by_the_keyboard(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/en/{ESSAY}")
    mark = page.locator("a.footnote-ref").first
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator(".note")
    expect(note).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.note').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()
    page.close()


def test_a_touch_opens_a_note_and_another_closes_it(browser: Browser, address: str) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.goto(f"{address}/ru/{ESSAY}")
    mark = page.locator("a.footnote-ref").first
    mark.tap()
    expect(page.locator(".note q").first).to_be_visible()
    mark.tap()
    expect(page.locator(".note")).to_have_count(0)
    phone.close()


HOST = "https://site.test/below/"


@pytest.mark.parametrize(
    ("language", "quotes", "hosted"),
    [("ru", "«»", HOST), ("ru", "«»", ""), *more(("en", "“”", HOST), ("en", "“”", ""))],
)
def test_one_click_copies_a_citation(browser: Browser, address: str, language: str, quotes: str, hosted: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/{language}/{VOICE}?utm_source=x")
    if hosted:
        page.evaluate(f"document.querySelector('link[rel=canonical]').href = '{hosted}{language}/{VOICE}'")
    statement = page.locator(".statement").first
    statement.locator("a.footnote-ref").click()
    quote = page.locator(".note q.own").first.text_content() or ""
    reference = page.locator(".note a.reference").first.text_content() or ""
    copy = page.locator(".note button").first
    label = copy.text_content() or ""
    copy.click()
    # What it cites is fetched first.
    expect(copy).not_to_have_text(label)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{quotes[0]}{quote}{quotes[1]}" in copied
    assert reference in copied
    # The address of the site, wherever it is read, and none where nobody knows it; text and publisher beside the words.
    place = f"{language}/{VOICE}#{statement.get_attribute('id')}"
    assert re.findall(r"\S+://\S+", copied) == ([f"{hosted}{place}"] if hosted else [])
    assert copied.endswith(f", {hosted}{place}" if hosted else page.title())
    assert page.locator(".note q:not(.own)").first.text_content() in copied
    assert "Ulysmedia.kz" in copied
    context.close()


def test_a_sentence_is_marked_on_arrival_and_offers_the_way_back(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{ESSAY}")
    page.locator("a.footnote-ref").first.click()
    reference = page.locator(".note a.reference").first
    place = (reference.get_attribute("href") or "").partition("#")[2]
    reference.click()
    page.locator(".card .row a").click()
    sentence = page.locator(f"#{place}")
    expect(sentence).to_be_in_viewport()
    plain = page.evaluate("getComputedStyle(document.querySelector('.sentence:not(:target)')).backgroundColor")
    assert sentence.evaluate("one => getComputedStyle(one).backgroundColor") != plain
    page.locator(".return").click()
    page.wait_for_url(f"{address}/en/{ESSAY}")


@pytest.mark.parametrize("width", [390, *more(1440)])
@pytest.mark.parametrize("language", LAST_ALONE)
def test_a_reference_opens_its_sentence_as_a_card(
    browser: Browser, address: str, real_book: Book, language: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(f"{address}/{language}/concordance/")
    page.locator("details.fold summary").first.click()
    reference = page.locator("details.fold a.reference").first
    code = reference.text_content() or ""
    reference.focus()
    at = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    card = page.locator("dialog.card")
    # Beside its reference: the page stays where it is.
    expect(card).to_be_in_viewport(ratio=0.9)
    assert page.evaluate("scrollY") == at
    source = next(source for source in real_book.sources if code.startswith(source.code))
    number, place = (int(part) for part in code.removeprefix(source.code).split("."))
    paragraph = source.text.paragraphs[number - 1]
    own = " ".join(card.locator("mark").all_text_contents())
    there = card.locator(".original").text_content() or ""
    assert {own, there} == {
        paragraph.sentences[place - 1].text,
        source.translations[code].words[next(other for other in LANGUAGES if other != source.language)],
    }
    assert card.locator("p").nth(1).locator("mark, span").count() == len(paragraph.sentences)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(reference).to_be_focused()
    assert page.evaluate("scrollY") == at
    reference.click()
    card.locator(".row a").click()
    page.wait_for_url(f"**/{language}/sources/{source.id}/#p{number}s{place}")
    page.close()


def test_an_open_note_in_the_margin_gives_its_neighbours_back(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}/en/{ESSAY}")
    shown = "[...document.querySelectorAll('.side')].map((one) => [one.offsetHeight, one.className])"
    before = page.evaluate(shown)
    marks = page.locator("a.footnote-ref")
    assert marks.count() > 6
    # Enough to meet notes near each other and far apart.
    for at in range(0, marks.count(), max(3, marks.count() // 6)):
        marks.nth(at).click()
        box, mark = page.locator(".note").bounding_box(), marks.nth(at).bounding_box()
        column = page.locator("article > p:not([class])").first.bounding_box()
        assert box
        assert mark
        assert column
        assert box["x"] >= column["x"] + column["width"]
        assert abs(box["y"] - mark["y"]) <= 120
        marks.nth(at).click()
        assert page.evaluate(shown) == before


@pytest.mark.parametrize("width", [390, *more(1100)])
def test_the_head_comes_back_on_the_way_up_and_the_switch_keeps_the_place(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(f"{address}/en/{ESSAY}")
    head, switch = page.locator(".head"), page.locator("a[data-same-place]")
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 2000")
    expect(head).not_to_be_in_viewport()
    page.mouse.wheel(0, -200)
    expect(switch).to_be_in_viewport()
    switch.click()
    page.wait_for_url(f"{address}/ru/{ESSAY}#*")
    assert page.evaluate("scrollY") > 1000
    page.close()


def test_copied_words_keep_years_and_numbers_of_notes_apart(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{ESSAY}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('article'))")
    copied = page.evaluate("getSelection().toString()")
    assert not re.search(r"(?:19|20)\d{3}", copied)
    assert re.search(r"(?:19|20)\d{2}\W?\s\d", copied)


def test_every_way_back_from_a_note_has_a_name_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{ESSAY}")
    names = page.locator(".footnote-backref").evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    assert len(names) == len(set(names)) > 10
