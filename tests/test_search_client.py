"""What the browser does with the data of a search: over a made-up site, so that each thing is seen by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser import serve
from conftest import ROOT
from explainer.model import Place
from explainer.search.entries import Entry
from explainer.search.everyday import FILE, Everyday
from explainer.search.write import make_search

PAGE = """<!doctype html><meta charset="utf-8"><title>x</title><nav class="words"><ul><li><a href="x">X</a></ul></nav>
<search><div class="search-found"><p role="status"></p><div class="results"></div><a class="all"></a></div></search>
<script src="find.js"></script>"""
LABELS = {
    **{name: name for name in ("loading", "failed", "none", "partly", "near", "help", "where", "who", "everywhere")},
    "results": "{n}",
    "all": "all {n}",
    "more": "{n} more",
    "instead": "{typed}>{shown}",
    "also": "also {typed}",
    "apart": "apart {typed}",
    "other": "other {typed}",
}
SHOW = """async ([query, only, page]) => {
  const box = document.querySelector("search");
  box.querySelector(".results").replaceChildren();
  const failed = () => { box.querySelector("[role=status]").textContent = "failed"; };
  const told = { box, page: page && box, root: "/", index: "", labels: LABELS, failed };
  const finder = window.finder ||= searchFinder(told);
  await finder.start();
  finder.measured = 0;
  await finder.show(query, false, only);
  const said = (one) => [...box.querySelectorAll(one)].map((element) => element.textContent);
  return {
    found: said(".results ol li > a"), notes: said(".note-of-search").join(), status: said("[role=status]").join(),
    heads: said(".results h2"), facets: said(".filter li"), marks: said("mark"), where: said(".where"),
    chosen: said("[aria-current]"), words: said(".results p a"), measured: finder.measured,
    links: [...box.querySelectorAll(".filter a")].map((link) => link.getAttribute("href")),
  };
}""".replace("LABELS", repr(LABELS))
FILLING = "Something else entirely stands between them here. " * 3


def entry(address: str, title: str, *blocks: str, group: str = "Pages", speakers: Sequence[str] = ()) -> Entry:
    return Entry(
        address=address,
        kind="sentence" if speakers else "section",
        page="A page",
        group=group,
        title=title,
        blocks=blocks,
        reference=f"B{address[-1]}.1" if speakers else "",
        speakers=tuple((name, "quoted") for name in speakers),
    )


SITE = (
    entry("a/#far", "First", f"A harbour. {FILLING} A lantern."),
    entry("a/#near", "Second", f"{FILLING} The harbour lantern. {FILLING}"),
    entry("a/#apart", "Third", "The harbour.", "The lantern."),
    entry("b/#1", "", "A lantern was lit.", group="Texts", speakers=("Miller",)),
    entry("b/#2", "", "No lantern.", group="Texts", speakers=("Miller", "Baker & Sons")),
    entry("b/#3", "", "The lantern of C5+Lake.", group="Texts", speakers=("Baker & Sons",)),
    entry("c/#1", "Waves", "Lighthouses and waves <b>here</b>.", group="Lists"),
)
OTHER = entry("a/#far", "Первая", "Гавань и фонарь.")
EVERYDAY = (Everyday(Place(FILE, 1), None, {"en": ("lamp", "harbour lantern"), "ru": ()}),)
Show = Callable[..., Any]


@pytest.fixture(scope="module")
def pages(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sequence[Page]]:
    """Two: of the box, and of all results."""
    place = tmp_path_factory.mktemp("site")
    (place / "index.html").write_text(PAGE, encoding="utf-8")
    (place / "find.js").write_bytes((ROOT / "docs" / "overrides" / "assets" / "find.js").read_bytes())
    made = make_search({"en": SITE, "ru": (OTHER,)}, EVERYDAY)
    for language, folder in (("en", place / "search"), ("ru", place / "ru" / "search")):
        folder.mkdir(parents=True)
        for name, script in made[language].items():
            (folder / name).write_text(script, encoding="utf-8")
    with serve(place) as address:
        faults: list[str] = []
        pages = [browser.new_page() for _ in range(2)]
        for page in pages:
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.goto(address)
        yield pages
        for page in pages:
            page.close()
        assert faults == []


@pytest.fixture(scope="module")
def show(pages: Sequence[Page]) -> Show:
    def show(query: str, only: str | None = None, *, box: bool = False) -> Mapping[str, Any]:
        shown: Mapping[str, Any] = pages[not box].evaluate(SHOW, [query, only, not box])
        return shown

    return show


def test_words_side_by_side_come_before_words_apart(show: Show) -> None:
    assert show("harbour lantern")["found"] == ["Second", "First", "Third"]


def test_an_excerpt_begins_where_the_words_are_nearest(show: Show) -> None:
    assert show("lantern harbour")["marks"][:2] == ["harbour", "lantern"]


def test_every_count_is_the_length_of_what_it_leads_to(show: Show) -> None:
    shown = show("lantern")
    assert shown["status"] == "6" == str(len(shown["found"]))
    assert shown["facets"] == ["everywhere 6", "Pages 3", "Texts 3", "Miller 2", "Baker & Sons 2"]
    assert shown["chosen"] == ["everywhere 6"]
    for facet in shown["facets"][1:]:
        name, _, count = facet.rpartition(" ")
        of = show("lantern", name)
        assert of["status"] == count == str(len(of["found"]))
        assert of["facets"] == shown["facets"]
        assert of["chosen"] == [facet]
    assert "/search/?q=lantern&only=Baker%20%26%20Sons" in shown["links"]
    assert shown["heads"] == show("lantern", box=True)["heads"]
    assert 0 < len(shown["heads"]) == len({*shown["heads"]} & {*shown["facets"]})


def test_the_box_says_how_many_each_list_has_in_all(show: Show) -> None:
    assert show("lantern", box=True)["heads"] == ["Texts 3", "Pages 3"]


def test_a_sentence_tells_everybody_who_speaks_it(show: Show) -> None:
    assert show("B2.1")["where"] == ["Miller, quoted · Baker & Sons, quoted"]


@pytest.mark.parametrize("code", ["b2.1", "B 2.1", "b 2 . 1", "(B2.1)", "B2.1.", "b2,1", "B-2.1", "see B2.1", "В2.1"])
def test_a_code_is_read_however_it_is_written(show: Show, code: str) -> None:
    assert show(code)["found"] == ["A page, B2.1"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("С5+Lake", ["A page, B3.1"]),
        ("lighthous", ["Waves"]),
        ("<b>waves</b>", ["Waves"]),
        ("“harbour lantern”", ["Second"]),
        ("lightening", []),
        ("😀", []),
        ("__proto__", []),
    ],
)
def test_odd_words_find_what_they_mean_or_nothing(show: Show, typed: str, found: list[str]) -> None:
    assert show(typed)["found"] == found


def test_words_that_only_begin_alike_are_told_as_the_texts_have_them(show: Show) -> None:
    shown = show("lighthousekeeper")
    assert shown["found"] == ["Waves"]
    assert shown["notes"] == "lighthousekeeper>Lighthouses"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lenttern", "lantern"),
        ("antern", "lantern"),
        ("superlantern", "lantern"),
        ("lonturn", ""),
        ("wxne", ""),
        ("pighthoupe", ""),
    ],
    ids=[
        "vowel and double letter",
        "first letter",
        "ends with it",
        "two vowels",
        "short word",
        "first letter and another",
    ],
)
def test_a_vowel_weighs_less_than_a_letter_and_a_double_letter_least(show: Show, typed: str, meant: str) -> None:
    assert show(typed)["notes"] == (meant and f"{typed}>{meant}")


def test_a_code_that_no_sentence_has_finds_nothing(show: Show) -> None:
    shown = show("B9.1")
    assert shown["found"] == []
    assert shown["status"] == "none"


def test_what_stands_for_a_word_is_marked_as_it_stands_in_a_row(show: Show) -> None:
    shown = show("lamp")
    assert (shown["found"], shown["notes"], shown["marks"]) == (["Second"], "also harbour lantern", ["harbour lantern"])


def test_a_short_word_that_ends_otherwise_is_another_word(show: Show) -> None:
    assert show("wavez")["found"] == []
    assert show("wvae")["notes"] == "wvae>waves"


def test_only_words_near_by_spelling_are_offered(show: Show) -> None:
    assert show("laighthuoseds")["words"] == ["Lighthouses"]
    assert show("robots how")["words"] == []


@pytest.mark.parametrize("typed", ["дфтеукт", "дфтегкт"], ids=["as it is", "with a wrong letter"])
def test_keys_of_the_other_layout_are_read_even_where_a_letter_is_wrong(show: Show, typed: str) -> None:
    shown = show(typed)
    assert len(shown["found"]) == 6
    assert shown["notes"].endswith(">lantern")


@pytest.mark.parametrize(
    ("typed", "found", "notes"),
    [
        ("“harbour lantern”", ["Second"], ""),
        ("«гавань и фонарь»", ["First"], "other гавань, фонарь"),
        ("“lantern harbour”", ["Second", "First", "Third"], "apart lantern harbour"),
        ("“no”", ["A page, B2.1"], ""),
        ("“lantern", ["First", "Second"], ""),
    ],
    ids=["here", "in the other language", "not in a row", "a word that says nothing", "not closed"],
)
def test_words_in_quotation_marks_are_looked_for_as_they_stand_in_either_language(
    show: Show, typed: str, found: list[str], notes: str
) -> None:
    shown = show(typed)
    assert shown["found"][: len(found)] == found
    assert shown["notes"] == notes


def test_it_is_said_that_the_other_language_was_searched_too(show: Show) -> None:
    shown = show("фонаря")
    assert shown["found"] == ["First"]
    assert shown["notes"] == "other фонаря"


def test_what_is_typed_is_shown_as_it_is_typed(show: Show) -> None:
    assert show("lantrn$& wavse{shown}")["notes"] == "lantrn$&>lantern wavse{shown}>waves partly"


def test_an_endless_query_is_cut_and_costs_little(show: Show) -> None:
    shown = show("lantrn " * 500 + "harbour")
    assert shown["found"]
    assert "partly" in shown["notes"]
    assert shown["measured"] < 500 * len("lantrn")
    assert show("l" * 1000)["found"] == []
    assert show("l" * 1000)["measured"] < 100
