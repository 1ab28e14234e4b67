"""What newcomers stumbled over when they brought a text in: each stays mended."""

from __future__ import annotations

import re

import pytest

from checkout import Checkout
from conftest import Run
from drafting import draft, held, record_of
from explainer.check.texts import title_problems
from explainer.intake.introduced import introduced
from explainer.languages.known import language_named
from explainer.load import load_book
from explainer.reading.blocks import read_blocks

TEXT = """\
Причал готов

Озёрный Вестник

Анна Зимина

5 марта 2021 года

Причал на улице Осипа Берёзова построили за 40 дней. Министерство переправ сообщило, что рейсы начнутся осенью.

1 марта 2021 года причал открыли.

Агентство «Волна» напомнило: озеро обмелело.

Читайте также: Как строили паром

Фото: Иван Кротов

Теги: паром, озеро

© «Озёрный Вестник», 2021
"""


@pytest.mark.parametrize(
    ("code", "line", "note"),
    [
        ("ru", "Читайте также: Как строили паром", True),
        ("ru", "Теги: паром, озеро", True),
        ("ru", "© Озёрный вестник", True),
        ("ru", "Читайте также эту книгу вслух", False),
        ("en", "Read also: How the ferry was built", True),
        ("en", "Tags: ferry, lake", True),
        ("en", "Copyright 2021 Lake News", True),
        ("en", "Related parties met on the pier.", False),
    ],
)
def test_what_a_paper_puts_beside_a_text_is_a_note(code: str, line: str, *, note: bool) -> None:
    first = {"ru": "Причал построили. Он узок.", "en": "The pier was built. It is narrow."}[code]
    kinds = [block.kind for block in read_blocks([first, "", line, "", first], language_named(code))]
    assert (kinds[1] == "note") is note


def test_what_stands_beside_a_text_is_drafted_as_no_statement(here: Checkout) -> None:
    draft(here, TEXT)
    aside = set(re.findall(r"^- at: (\S+)", held(here, "set-aside"), re.MULTILINE))
    assert {"I8.1", "I10.1", "I11.1"} <= aside
    assert not re.search(r"^- id: pier-(?:8|9|10|11)-", held(here, "statements"), re.MULTILINE)
    assert "pier-5-1" in held(here, "statements")


def test_institutions_that_speak_are_drafted_under_all_their_words_and_streets_are_nobody(here: Checkout) -> None:
    draft(here, TEXT)
    people = held(here, "people")
    assert "- id: ministerstvo-pereprav\n" in people
    assert "    ru: министерство переправ\n" in people
    assert "Берёзов" not in people
    assert "Берёзов" in held(here, "names")
    assert "- id: priaral" not in people


def test_a_ministry_is_not_shortened_to_its_country(here: Checkout) -> None:
    draft(here, TEXT.replace("Министерство переправ", "Министерство переправ Берегонии"))
    assert "    ru: министерство переправ Берегонии\n" in held(here, "people")
    assert "    ru: Берегонии\n" not in held(here, "people")


@pytest.mark.parametrize(
    ("code", "words", "name", "person"),
    [
        ("ru", "Дом на улице Ивана Петрова стоит.", "Иван Петров", False),
        ("ru", "Дом на ул. Ивана Петрова стоит.", "Иван Петров", False),
        ("ru", "Дом Ивана Петрова стоит.", "Иван Петров", True),
        ("en", "The house on Anna Simms Street stands.", "Anna Simms Street", False),
        ("en", "The house of Anna Simms stands.", "Anna Simms", True),
    ],
)
def test_a_street_is_no_human_being(code: str, words: str, name: str, *, person: bool) -> None:
    assert (name, person) in [(one.words, one.person) for one in language_named(code).names(words, True)]


@pytest.mark.parametrize(
    ("code", "words", "name", "phrase"),
    [
        (
            "ru",
            "Об этом пишет газета «Озёрный вестник», и все рады.",
            "газета «Озёрный вестник",
            "газета «Озёрный вестник»",
        ),
        ("en", "So says the paper “Lake Herald”, and all are glad.", "paper “Lake Herald", "paper “Lake Herald”"),
        ("ru", "Рад капитан Пётр Лосев.", "Пётр Лосев", "капитан Пётр Лосев"),
    ],
)
def test_a_quotation_is_not_cut_before_its_closing_mark(code: str, words: str, name: str, phrase: str) -> None:
    start = words.index(name)
    assert introduced(words, start, start + len(name), language_named(code)).endswith(phrase)


def test_a_quotation_inside_which_another_one_closes_has_no_lone_mark(here: Checkout) -> None:
    draft(here, f"{TEXT}\n«Мы назвали паром «Волна», — сказал капитан Пётр Лосев.\n")
    assert "      quote: Мы назвали паром «Волна»\n" in held(here, "statements")


def test_a_site_without_eras_is_told_that_no_event_is_drafted(here: Checkout, run: Run) -> None:
    site = here.read("seeds/site.yml")
    line = site[: site.index("  eras:")].count("\n") + 1
    told = f"seeds/site.yml:{line}: names no era, and so no event is drafted; name one there"
    draft(here, TEXT)
    assert told not in run(here, "draft", "pier").told
    here.write("seeds/site.yml", re.sub(r"  eras:.*\n(?:    .*\n|  - .*\n)*", "  eras: []\n", site))
    assert told in run(here, "draft", "pier").told


@pytest.mark.parametrize(
    ("code", "lines", "author", "publisher"),
    [
        ("ru", ["Озёрный Вестник", "Анна Зимина"], "Анна Зимина", "Озёрный Вестник"),
        ("ru", ["Анна Зимина", "Озёрный Вестник"], "Анна Зимина", "Озёрный Вестник"),
        ("ru", ["Озёрный Вестник"], '"ASK', "Озёрный Вестник"),
        ("en", ["Lake Herald", "Anna Simms"], "Anna Simms", "Lake Herald"),
    ],
)
def test_the_line_of_a_paper_is_not_its_author(code: str, lines: list[str], author: str, publisher: str) -> None:
    record = record_of(code, lines)
    for key, words in (("author", author), ("publisher", publisher)):
        assert re.search(rf"^  {key}:\n(?:    \w\w: .*\n)?    {code}: {words}", record, re.MULTILINE), record


def test_a_title_that_is_not_the_texts_own_is_told(here: Checkout) -> None:
    draft(here, TEXT)
    assert [*title_problems(load_book(here.root)[0])] == []
    here.edit(("seeds/sources.yml", "ru: Причал готов", "ru: Причал сгорел"))
    (told,) = title_problems(load_book(here.root)[0])
    assert (told.place.path, told.place.line) == (
        "seeds/sources.yml",
        here.line("seeds/sources.yml", "ru: Причал сгорел"),
    )
    assert "write “Причал готов”" in told.message


def test_a_file_among_the_texts_that_no_record_names_is_told(bare: Checkout) -> None:
    bare.write("seeds/texts/lost.txt", "Забыт.\n")
    bare.assert_told([("seeds/texts/lost.txt", "Забыт.", "no record of seeds/sources.yml names it as its `file`")])


def test_what_the_words_beside_a_name_say_is_a_first_wording(here: Checkout) -> None:
    draft(here, f"{TEXT}\n«Рейсы начнутся», — сказал капитан Пётр Лосев.\n")
    assert "      ru: Капитан Пётр Лосев.\n" in held(here, "people")


MOST = 150


def test_a_draft_asks_few_fields_of_an_editor(here: Checkout) -> None:
    said = (
        "Капитан Пётр Лосев сказал, что рейсы начнутся осенью. Озеро обмелело. "
        "Паром взял 40 пассажиров в июне 2021 года."
    )
    draft(here, TEXT + "\n" + "\n\n".join([said] * 5) + "\n")
    files = [
        here.read("seeds/sources.yml"),
        *(path.read_text(encoding="utf-8") for path in sorted((here.root / "seeds" / "knowledge").glob("*-pier.yml"))),
    ]
    typed = sum(text.count('"ASK ') for text in files)
    print(f"fields asked for, of 20 sentences: {typed}")
    assert typed <= MOST
