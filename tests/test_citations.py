"""Works cited in the styles that readers ask for: what each of them must say, in each language of the page."""

from __future__ import annotations

import json
import re
import warnings
from typing import Any

import bibtexparser
import pytest
import rispy
from lxml import etree, html

from explainer.addresses import is_hosted
from explainer.corpus.alphabets import language_of
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Book
from explainer.render.book import render_book
from explainer.render.data.citations import Item, render_citations, site_items, work_items
from explainer.render.data.feed import render_feed
from explainer.render.data.works import STYLES, fill_lists, list_works

ADDRESS = "https://site.test/"

OWN: list[Item] = [
    {
        "id": f"site-{language}",
        "type": "webpage",
        "title": title,
        "author": [{"literal": "the Ferry contributors"}],
        "URL": f"{ADDRESS}{language}/",
        "issued": {"date-parts": [[2026, 11, 22]]},
        "language": language,
    }
    for language, title in (("ru", "Паром: разбор"), ("en", "The Ferry, Explained"))
]
WORK: Item = {
    "id": "work-1",
    "type": "webpage",
    "title": "The launch of the «north plus south» ferry",
    "publisher": "Harbour Forum",
    "URL": "https://harbour.example/launch",
    "accessed": {"date-parts": [[2026, 1, 6]]},
}
LINK = '<a href="https://harbour.example/launch">https://harbour.example/launch</a>'

EXPECTED = {
    ("ru", "gost"): (
        '<span lang="en">The launch of the «north plus south» ferry</span> [Электронный ресурс] // '
        f'<span lang="en">Harbour Forum</span>. URL: {LINK} (дата обращения: 06.01.2026).',
        'Паром: разбор [Электронный ресурс]. <span lang="en">The Ferry contributors</span>, 2026. '
        f'URL: <a href="{ADDRESS}ru/">{ADDRESS}ru/</a>.',
    ),
    ("ru", "apa"): (
        '<em><span lang="en">The launch of the «north plus south» ferry</span></em>. (б. д.). '
        f'<span lang="en">Harbour Forum</span>. Извлечено 6 января 2026 г. с {LINK}',
        '<span lang="en">The Ferry contributors</span>. (2026, 22 ноября). <em>Паром: разбор</em>. '
        f'<a href="{ADDRESS}ru/">{ADDRESS}ru/</a>',
    ),
    ("ru", "chicago"): (
        '<span lang="en">Harbour Forum</span>. '
        '«<span lang="en">The Launch of the „north plus south“ Ferry</span>». '
        f"Просмотрено 6 января 2026 г. {LINK}.",
        '<span lang="en">The Ferry contributors</span>. «Паром: разбор». 22 ноября 2026 г. '
        f'<a href="{ADDRESS}ru/">{ADDRESS}ru/</a>.',
    ),
    ("en", "gost"): (
        "The launch of the “north plus south” ferry [Electronic resource] // Harbour Forum. "
        f"URL: {LINK} (accessed: 06.01.2026).",
        "The Ferry, Explained [Electronic resource]. The Ferry contributors, 2026. "
        f'URL: <a href="{ADDRESS}en/">{ADDRESS}en/</a>.',
    ),
    ("en", "apa"): (
        "<em>The launch of the “north plus south” ferry</em>. (n.d.). Harbour Forum. "
        f"Retrieved January 6, 2026, from {LINK}",
        "The Ferry contributors. (2026, November 22). <em>The Ferry, Explained</em>. "
        f'<a href="{ADDRESS}en/">{ADDRESS}en/</a>',
    ),
    ("en", "chicago"): (
        f"Harbour Forum. “The Launch of the ‘north plus south’ Ferry.” Accessed January 6, 2026. {LINK}.",
        f'The Ferry contributors. “The Ferry, Explained.” November 22, 2026. <a href="{ADDRESS}en/">{ADDRESS}en/</a>.',
    ),
}


@pytest.fixture(scope="module")
def lists() -> dict[str, dict[str, str]]:
    return {language: list_works([WORK], OWN, language) for language in LANGUAGES}


def entries(page: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", page)


@pytest.mark.parametrize(("language", "style"), list(EXPECTED), ids=["-".join(key) for key in EXPECTED])
def test_a_work_and_the_site_read_as_the_style_wants(
    lists: dict[str, dict[str, str]], language: str, style: str
) -> None:
    work, site = EXPECTED[language, style]
    assert entries(lists[language][style]) == [work]
    assert entries(lists[language][f"{style}-site"]) == [site]


WITHOUT_ADDRESS: list[Item] = [{key: value for key, value in item.items() if key != "URL"} for item in OWN]


@pytest.mark.parametrize(("language", "style"), list(EXPECTED), ids=["-".join(key) for key in EXPECTED])
def test_a_site_without_a_host_is_cited_without_an_address(language: str, style: str) -> None:
    site = re.sub(r" (?:URL: )?<a href.*", "", EXPECTED[language, style][1])
    assert site.endswith(".")
    assert entries(list_works([WORK], WITHOUT_ADDRESS, language)[f"{style}-site"]) == [site]


def test_a_site_without_a_host_says_so_once_below_its_citations() -> None:
    told = [
        page for page in list_works([WORK], WITHOUT_ADDRESS, "en", "No address <yet>.").values() if "No address" in page
    ]
    assert [page.rpartition("</ul>")[2] for page in told] == ["<p>No address &lt;yet&gt;.</p>"]
    assert "No address" not in "".join(list_works([WORK], OWN, "en", "No address <yet>.").values())


def test_only_gost_numbers_its_entries(lists: dict[str, dict[str, str]]) -> None:
    tags = {style: html.fragment_fromstring(page).tag for style, page in lists["ru"].items()}
    assert {style for style, tag in tags.items() if tag == "ol"} == {"gost"}
    assert {*tags.values()} == {"ol", "ul"}


def test_every_work_of_the_texts_is_listed_once_in_every_style(real_book: Book) -> None:
    items, own = work_items(real_book), site_items(real_book, ADDRESS)
    wanted = sorted(str(item["URL"]) for item in items)
    assert len(wanted) > 2
    for language in LANGUAGES:
        for style, page in list_works(items, own, language).items():
            shown = [str(link.get("href")) for link in html.fragment_fromstring(page).iter("a")]
            assert sorted(shown) == ([f"{ADDRESS}{language}/"] if style.endswith("-site") else wanted)
            assert page.count("<li>") == len(shown)


def test_all_three_formats_say_the_same_field_by_field(real_book: Book) -> None:
    files = render_citations(real_book, ADDRESS)
    cited = len(real_book.sources) + len(work_items(real_book))
    for name, number in (("citations", cited), ("this-site", len(LANGUAGES))):
        csl = [of_csl(item) for item in json.loads(files[f"{name}.json"])]
        assert len(csl) == number
        assert all(one["language"] for one in csl)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # It knows no pages of the web by itself.
            parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
            assert [of_bibtex(entry) for entry in bibtexparser.loads(files[f"{name}.bib"], parser).entries] == csl
        assert [of_ris(entry) for entry in rispy.loads(files[f"{name}.ris"])] == csl


def test_a_title_has_the_marks_of_its_own_language_for_a_program_and_of_the_readers_in_the_book(
    real_book: Book,
) -> None:
    files = render_citations(real_book, ADDRESS)
    for name in ("citations.json", "citations.bib", "citations.ris"):
        assert "“Central Asia plus Japan”" in files[name]
        assert "«Central Asia" not in files[name]
    work = "The Summit of the {}Central Asia plus Japan{} Dialogue"
    for language in LANGUAGES:
        (first, last), _ = language_named(language).house.quotes
        made = render_book(real_book, language)
        # In the list of works, and below each of two endnotes.
        assert made.count(work.format(first, last)) >= 3


def test_what_the_files_for_reference_managers_are_is_called_by_its_name(real_book: Book) -> None:
    files = render_citations(real_book, ADDRESS)
    for name in ("citations.bib", "this-site.bib"):
        # Its kinds and fields: BibTeX knows `misc`, `year` and `month` instead.
        assert "@online{" in files[name]
        assert "  date = {" in files[name]
        assert all("BibLaTeX" in words for words in real_book.labels[f"data.{name}"].text)


Fields = dict[str, str]
KINDS = {"webpage": "page", "online": "page", "ELEC": "page"}
"""What each format, and Zotero with it, calls a page of the web."""


def of_csl(item: dict[str, Any]) -> Fields:
    def day(name: str) -> str:
        return "-".join(f"{part:02}" for part in item[name]["date-parts"][0]) if name in item else ""

    return {
        "kind": KINDS[item["type"]],
        "author": "; ".join(author["literal"] for author in item.get("author", ())),
        "title": item["title"],
        "publisher": item.get("publisher", ""),
        "issued": day("issued"),
        "address": item.get("URL", ""),
        "accessed": day("accessed"),
        "language": item.get("language", ""),
    }


def of_bibtex(entry: dict[str, str]) -> Fields:
    assert entry.get("author", "{}")[0] + entry.get("author", "{}")[-1] == "{}", "a name that is taken apart"
    assert "year" not in entry, "a second date"
    return {
        "kind": KINDS[entry["ENTRYTYPE"]],
        "author": entry.get("author", "").strip("{}"),
        "title": entry["title"].strip("{}"),
        "publisher": entry.get("organization", ""),
        "issued": entry.get("date", ""),
        "address": entry.get("url", ""),
        "accessed": entry.get("urldate", ""),
        "language": entry.get("language", ""),
    }


def of_ris(entry: dict[str, Any]) -> Fields:
    assert entry.get("year", "") == entry.get("date", "")[:4]
    return {
        "kind": KINDS[entry["type_of_reference"]],
        "author": "; ".join(entry.get("authors", ())),
        "title": entry["title"],
        "publisher": entry.get("publisher", ""),
        "issued": entry.get("date", "").replace("/", "-"),
        "address": "; ".join(entry.get("urls", ())),
        "accessed": entry.get("access_date", "").replace("/", "-"),
        "language": entry.get("language", ""),
    }


def test_the_makers_are_the_author_in_each_language_and_no_works_cited_name_the_site(real_book: Book) -> None:
    holder = real_book.site.holder
    sites = [of_csl(item) for item in site_items(real_book, ADDRESS)]
    assert {item["language"]: item["author"] for item in sites} == dict(holder.items())
    assert {item["issued"] for item in sites} == {real_book.edition}
    assert not {item["title"] for item in sites} & {str(item["title"]) for item in work_items(real_book)}
    feed = etree.fromstring(render_feed(real_book, ADDRESS).encode())
    assert [name.text for name in feed.iter("{*}name")] == [holder["en"]]


def test_the_texts_are_cited_with_what_they_state_and_no_more(real_book: Book) -> None:
    items = {item["id"]: item for item in json.loads(render_citations(real_book, ADDRESS)["citations.json"])}
    unstated = real_book.labels["meta.publisher-not-stated"].text
    for source in real_book.sources:
        item, own = items[f"text-{source.id}"], source.language
        assert item["title"] == (source.title[own] if source.has_title else f"[{source.title[own]}]")
        assert item.get("publisher", unstated[own]) == source.publisher[own]
        assert item["language"] == own
        assert item.get("author") == (source.author and [{"literal": source.author[own]}])
        day = [int(part) for part in source.date.split("-")] if re.fullmatch(r"[\d-]+", source.date) else None
        assert item.get("issued") == (day and {"date-parts": [day]})


def test_no_citation_shows_an_address_that_nobody_can_open(real_book: Book) -> None:
    nobody = f"https://{real_book.site.stem}.example/"
    assert not is_hosted(nobody)
    for name, text in render_citations(real_book, nobody).items():
        assert ".example" not in text, name
    for language in LANGUAGES:
        for page in list_works(work_items(real_book), site_items(real_book, nobody), language).values():
            assert ".example" not in page


def styled(language: str, style: str, **fields: str) -> str:
    """The entry of one work as text, without its address."""
    (entry,) = entries(list_works([{**WORK, **fields}], OWN, language)[style])
    return " ".join(html.fragment_fromstring(entry, create_parent="li").text_content().split(" https:")[0].split())


def test_a_title_with_markup_stays_text() -> None:
    odd = {**WORK, "title": "Ships & *boats* <b>of</b> $1_2$ [sic] @all {day}"}
    page = list_works([odd], OWN, "en")["apa"]
    assert "Ships &amp; *boats* &lt;b&gt;of&lt;/b&gt; $1_2$ [sic] @all {day}" in page


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Who pays for the boats?", "Harbour Forum. “Who Pays for the Boats?” Accessed"),
        ("A ferry that ended.", "Harbour Forum. “A Ferry That Ended.” Accessed"),
        ("ships: the way to and from a well-known lake", "“Ships: The Way to and from a Well-Known Lake.” Accessed"),
        ("iPhone ships, and where the eBay of lakes goes to", "“iPhone Ships, and Where the eBay of Lakes Goes To.”"),
        ("It’s the ferry’s turn", "“It’s the Ferry’s Turn.”"),
        ("The end of the “old ferry”", "“The End of the ‘old ferry’.”"),
        ("Паром на берегу", "Harbour Forum. “Паром на берегу.” Accessed"),
    ],
)
def test_chicago_sets_english_titles_large_and_ends_no_sentence_twice(title: str, expected: str) -> None:
    assert expected in styled("en", "chicago", title=title)


def test_a_publisher_begins_large_where_it_opens_a_sentence() -> None:
    said = {style: styled("en", style, publisher="the lake press") for style in STYLES}
    assert "// the lake press. URL" in said["gost"]
    assert ". The Lake Press. Retrieved" in said["apa"]
    assert said["chicago"].startswith("The Lake Press. “")


def test_entries_stand_by_their_letters_and_in_gost_as_they_come() -> None:
    titles = ("Ёлка", "Жук", "«Ель»", "The lake", "a ferry")
    works: list[Item] = [{**WORK, "title": title, "publisher": title} for title in titles]
    made = list_works(works, OWN, "ru")
    order = {
        style: [
            next(title for title in titles if title.strip("«»").lower() in entry.lower()) for entry in entries(page)
        ]
        for style, page in made.items()
        if style in STYLES
    }
    assert order["gost"] == list(titles)
    assert order["apa"] == order["chicago"] == ["a ferry", "The lake", "Ёлка", "«Ель»", "Жук"]


PLACEHOLDER = '<div class="bibliography" data-style="{}"></div>'


def test_every_placeholder_gets_the_list_of_its_style() -> None:
    page = "\n".join(PLACEHOLDER.format(style) for style in STYLES)
    filled = fill_lists(page, {style: f"<ul><li>{style}</li></ul>" for style in STYLES})
    boxes = html.fragment_fromstring(filled, create_parent="main").find_class("bibliography")
    assert [(box.get("data-style"), box.text_content()) for box in boxes] == [(style, style) for style in STYLES]


def test_an_unknown_style_on_a_page_is_refused() -> None:
    with pytest.raises(KeyError, match="mla"):
        fill_lists(PLACEHOLDER.format("mla"), {"apa": ""})


@pytest.mark.parametrize(
    ("words", "language"), [("Harbour Forum", "en"), ("Вестник порта", "ru"), ("Журнал «Port»", "ru")]
)
def test_a_title_is_of_the_language_whose_letters_it_has(words: str, language: str) -> None:
    assert language_of(words) == language
