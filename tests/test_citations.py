"""Works cited in the styles that readers ask for: what each of them must say, in each language of the page."""

from __future__ import annotations

import re

import pytest
from lxml import html

from explainer.model import LANGUAGES, Book
from explainer.render.data.citations import Item, csl_items
from explainer.render.data.works import STYLES, fill_lists, language_of, list_works, placeholder

ADDRESS = "https://site.test/"

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


@pytest.fixture(scope="module")
def lists() -> dict[str, dict[str, str]]:
    return {language: list_works([*OWN, WORK], language) for language in LANGUAGES}


def entries(page: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", page)


@pytest.mark.parametrize(("language", "style"), list(EXPECTED), ids=["-".join(key) for key in EXPECTED])
def test_a_work_and_the_site_read_as_the_style_wants(
    lists: dict[str, dict[str, str]], language: str, style: str
) -> None:
    assert set(entries(lists[language][style])) == set(EXPECTED[language, style])


def test_a_site_without_a_host_gives_no_link_to_itself(lists: dict[str, dict[str, str]]) -> None:
    own: list[Item] = [{**item, "URL": "https://site.example/"} for item in OWN]
    for language in LANGUAGES:
        for style, page in list_works([*own, WORK], language).items():
            assert page == lists[language][style].replace(
                f'<a href="{ADDRESS}{language}/">{ADDRESS}{language}/</a>', "https://site.example/"
            )


def test_only_gost_numbers_its_entries(lists: dict[str, dict[str, str]]) -> None:
    tags = {style: html.fragment_fromstring(page).tag for style, page in lists["ru"].items()}
    assert tags == {"gost": "ol", "apa": "ul", "chicago": "ul"}


def test_every_work_of_the_texts_is_listed_once_in_every_style(real_book: Book) -> None:
    items = csl_items(real_book, ADDRESS)
    addresses = [str(item["URL"]) for item in items]
    for language in LANGUAGES:
        wanted = sorted(set(addresses) - {f"{ADDRESS}{other}/" for other in LANGUAGES if other != language})
        assert len(wanted) > 2
        pages = list_works(items, language)
        assert pages
        for page in pages.values():
            shown = [str(link.get("href")) for link in html.fragment_fromstring(page).iter("a")]
            assert sorted(shown) == wanted
            assert page.count("<li>") == len(wanted)


def styled(language: str, style: str, **fields: str) -> str:
    """The entry of one work as text, without its address."""
    (entry,) = entries(list_works([{**WORK, **fields}], language)[style])
    return " ".join(html.fragment_fromstring(entry, create_parent="li").text_content().split(" https:")[0].split())


def test_a_title_with_markup_stays_text() -> None:
    odd = {**WORK, "title": "Ships & *boats* <b>of</b> $1_2$ [sic] @all {day}"}
    page = list_works([odd], "en")["apa"]
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
    said = {style: styled("en", style, **{"container-title": "the lake press"}) for style in STYLES}
    assert "// the lake press. URL" in said["gost"]
    assert ". The Lake Press. Retrieved" in said["apa"]
    assert said["chicago"].startswith("The Lake Press. “")


def test_entries_stand_by_their_letters_and_in_gost_as_they_come() -> None:
    titles = ("Ёлка", "Жук", "«Ель»", "The lake", "a ferry")
    works: list[Item] = [{**WORK, "title": title, "container-title": title} for title in titles]
    made = list_works(works, "ru")
    order = {
        style: [
            next(title for title in titles if title.strip("«»").lower() in entry.lower()) for entry in entries(page)
        ]
        for style, page in made.items()
    }
    assert order["gost"] == list(titles)
    assert order["apa"] == order["chicago"] == ["a ferry", "The lake", "Ёлка", "«Ель»", "Жук"]


def test_every_placeholder_gets_the_list_of_its_style() -> None:
    page = "\n".join(placeholder(style) for style in STYLES)
    filled = fill_lists(page, {style: f"<ul><li>{style}</li></ul>" for style in STYLES})
    boxes = html.fragment_fromstring(filled, create_parent="main").find_class("bibliography")
    assert [(box.get("data-style"), box.text_content()) for box in boxes] == [(style, style) for style in STYLES]


def test_an_unknown_style_on_a_page_is_refused() -> None:
    with pytest.raises(KeyError, match="mla"):
        fill_lists(placeholder("mla"), {"apa": ""})


@pytest.mark.parametrize(
    ("words", "language"), [("Harbour Forum", "en"), ("Вестник порта", "ru"), ("Журнал «Port»", "ru")]
)
def test_a_title_is_of_the_language_whose_letters_it_has(words: str, language: str) -> None:
    assert language_of(words) == language
