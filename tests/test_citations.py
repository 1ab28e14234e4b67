"""Works cited in the styles that readers ask for: what each of them must say, in each language of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import html

from explainer.model import LANGUAGES, Book
from explainer.publish.citations import STYLES, adapt_style, begin_lists, fill, finish_lists, placeholder
from explainer.publish.pandoc import language_of
from explainer.render.data.citations import Item, csl_items

ADDRESS = "https://site.example/"
TERMS = {"ru": {"from": "с"}, "en": {"from": "from"}}

OWN: list[Item] = [
    {
        "id": f"site-{language}",
        "type": "webpage",
        "title": title,
        "publisher": "the Ferry contributors",
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
    "container-title": "Harbour Forum",
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


def cited(items: Sequence[Item], language: str, terms: Mapping[str, str]) -> dict[str, str]:
    """The items as a list in every style."""
    with ThreadPoolExecutor() as pool:
        return finish_lists(begin_lists(items, language, terms, pool))


@pytest.fixture(scope="module")
def lists() -> dict[str, dict[str, str]]:
    return {language: cited([*OWN, WORK], language, TERMS[language]) for language in LANGUAGES}


def entries(page: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", page)


@pytest.mark.parametrize(("language", "style"), list(EXPECTED), ids=["-".join(key) for key in EXPECTED])
def test_a_work_and_the_site_read_as_the_style_wants(
    lists: dict[str, dict[str, str]], language: str, style: str
) -> None:
    assert set(entries(lists[language][style])) == set(EXPECTED[language, style])


def test_only_gost_numbers_its_entries(lists: dict[str, dict[str, str]]) -> None:
    tags = {style: html.fragment_fromstring(page).tag for style, page in lists["ru"].items()}
    assert tags == {"gost": "ol", "apa": "ul", "chicago": "ul"}


def test_every_work_of_the_texts_is_listed_once_in_every_style(real_book: Book) -> None:
    items = csl_items(real_book, ADDRESS)
    addresses = [str(item["URL"]) for item in items]
    for language in LANGUAGES:
        wanted = sorted(set(addresses) - {f"{ADDRESS}{other}/" for other in LANGUAGES if other != language})
        for page in cited(items, language, TERMS[language]).values():
            shown = [str(link.get("href")) for link in html.fragment_fromstring(page).iter("a")]
            assert sorted(shown) == wanted
            assert page.count("<li>") == len(wanted)


def test_a_title_with_markup_stays_text() -> None:
    odd = {**WORK, "title": "Ships & *boats* <b>of</b> $1_2$ [sic] @all"}
    page = cited([odd], "en", {})["apa"]
    assert "Ships &amp; *boats* &lt;b&gt;of&lt;/b&gt; $1_2$ [sic] @all" in page


def test_a_style_keeps_its_own_order_of_dates_where_the_month_comes_first() -> None:
    style = (
        b'<style xmlns="http://purl.org/net/xbiblio/csl"><info/><date variable="issued">'
        b'<date-part name="month"/><date-part name="day" prefix=" "/></date></style>'
    )
    order = {language: re.findall(rb'date-part name="(\w+)"', adapt_style(style, language, {})) for language in TERMS}
    assert order == {"ru": [b"day", b"month"], "en": [b"month", b"day"]}


def test_every_placeholder_gets_the_list_of_its_style() -> None:
    page = "\n".join(placeholder(style) for style in STYLES)
    filled = fill(page, {style: f"<ul><li>{style}</li></ul>" for style in STYLES})
    boxes = html.fragment_fromstring(filled, create_parent="main").find_class("bibliography")
    assert [(box.get("data-style"), box.text_content()) for box in boxes] == [(style, style) for style in STYLES]


def test_an_unknown_style_on_a_page_is_refused() -> None:
    with pytest.raises(KeyError, match="mla"):
        fill(placeholder("mla"), {"apa": ""})


@pytest.mark.parametrize(
    ("words", "language"), [("Harbour Forum", "en"), ("Вестник порта", "ru"), ("Журнал «Port»", "ru")]
)
def test_a_title_is_of_the_language_whose_letters_it_has(words: str, language: str) -> None:
    assert language_of(words) == language
