"""Names are found in every inflected form, the longest first; words that only look alike are left alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from explainer.corpus import mentions
from explainer.corpus.mentions import find_mentions, make_index, whole_name
from explainer.document.nodes import Page
from explainer.model import Book, Text
from explainer.proof import Proof
from explainer.render.site.page import SitePage
from explainer.view.concordance import concordance
from explainer.view.context import Context, term_index

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"
RU = make_index(
    [
        ("declaration", ["Токийская декларация"]),
        ("route", ["Транскаспийский международный транспортный маршрут", "ТМТМ"]),
        ("middle", ["Средний коридор", "Срединный коридор"]),
        ("minerals", ["критические минералы"]),
        ("dialogue", ["Диалог Центральная Азия + Япония", "Центральная Азия + Япония", "ЦА + Япония", "CA+JAD"]),
        ("family", ["ЦА+"]),
        ("region", ["Центральная Азия", "ЦА"]),
        ("japan", ["Япония"]),
        ("japanese", ["японский"]),
        ("china", ["Китай", "КНР"]),
        ("c5", ["C5+1"]),
        ("c5-china", ["C5+Китай"]),
        ("us", ["США"]),
        ("eu", ["ЕС"]),
        ("ai", ["ИИ", "искусственный интеллект"]),
        ("ministry", ["МИД"]),
        ("hovhannisyan", ["Андраник Ованнисян", "Ованнисян"]),
        ("shamsuddinov", ["Мухаммад Шамсуддинов", "Шамсуддинов"]),
        ("dukenbaev", ["Асхат Дукенбаев", "А. Дукенбаев"]),
        ("tokayev", ["Касым-Жомарт Токаев"]),
    ],
    "ru",
)
EN = make_index(
    [
        ("japan", ["Japan"]),
        ("us", ["US"]),
        ("ai", ["AI", "artificial intelligence"]),
        ("eu", ["EU"]),
        ("dialogue", ["Central Asia + Japan Dialogue", "Central Asia + Japan", "CA+JAD"]),
        ("region", ["Central Asia"]),
        ("minerals", ["critical minerals"]),
        ("rare-earths", ["rare-earth metals"]),
        ("summit", ["Tokyo summit"]),
    ],
    "en",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Токийская декларация", "declaration", id="declaration-nominative"),
        pytest.param("принятие Токийской декларации", "declaration", id="declaration-genitive"),
        pytest.param("подписали Токийскую декларацию", "declaration", id="declaration-accusative"),
        pytest.param("вслед за Токийской декларацией", "declaration", id="declaration-instrumental"),
        pytest.param("о Токийских декларациях", "declaration", id="declaration-plural"),
        pytest.param("в Транскаспийском международном транспортном маршруте", "route", id="route-prepositional"),
        pytest.param("Транскаспийского международного транспортного маршрута", "route", id="route-genitive"),
        pytest.param("Транскаспийским международным транспортным маршрутом", "route", id="route-instrumental"),
        pytest.param("сфера критических минералов", "minerals", id="minerals-genitive"),
        pytest.param("критическими минералами", "minerals", id="minerals-instrumental"),
        pytest.param("Критические минералы", "minerals", id="lower-case-form-meets-a-capital"),
        pytest.param("Среднего коридора", "middle", id="middle"),
        pytest.param("Срединным коридором", "middle", id="middle-by-its-other-name"),
        pytest.param("«Диалог Центральная Азия + Япония»", "dialogue", id="plus-as-a-word"),
        pytest.param("Диалога «Центральная Азия + Япония»", "dialogue", id="quotation-marks-between"),
        pytest.param("формат «Центральная Азия — Япония +»", "region japan", id="plus-elsewhere"),
        pytest.param("«ЦА + Япония»", "dialogue", id="abbreviation-with-plus"),
        pytest.param("формат «ЦА+»", "family", id="trailing-plus"),
        pytest.param("страны ЦА, Япония", "region japan", id="comma-parts"),
        pytest.param("саммиты С5+1", "c5", id="cyrillic-c"),
        pytest.param("через C5+Китай", "c5-china", id="longest-not-its-part"),
        pytest.param("Мухаммаду Шамсуддинову", "shamsuddinov", id="full-name-once"),
        pytest.param("говорит Шамсуддинов", "shamsuddinov", id="surname"),
        pytest.param("с Ованнисяном", "hovhannisyan", id="surname-instrumental"),
        pytest.param("делится А. Дукенбаев", "dukenbaev", id="initial"),
        pytest.param("Касым-Жомарта Токаева", "tokayev", id="hyphenated-first-name"),
        pytest.param("Касым Жомарту Токаеву", "tokayev", id="hyphen-left-out"),
        pytest.param("ИИ-дипломатия", "ai", id="first-part-of-a-compound"),
        pytest.param("искусственного интеллекта", "ai", id="ai-in-full"),
        pytest.param("согласовано с МИДом", "ministry", id="abbreviation-with-an-ending"),
        pytest.param("ЯПОНИЯ", "japan", id="all-capitals"),
        pytest.param("Японский подход, японских патентов", "japanese japanese", id="adjective-in-any-case"),
    ],
)
def test_russian_forms_are_found(text: str, expected: str) -> None:
    assert [mention.id for mention in find_mentions(text, "ru", RU)] == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("принято ес и ии", id="abbreviation-in-small-letters"),
        pytest.param("Ес сказал", id="abbreviation-with-one-capital"),
        pytest.param("центральная азия", id="proper-name-in-small-letters"),
        pytest.param("Токийская конференция и декларация", id="words-apart"),
        pytest.param("Центральная. Азия", id="full-stop-between"),
        pytest.param("критические, минералы", id="comma-between"),
        pytest.param("Южный коридор", id="another-corridor"),
        pytest.param("Шамсутдинов", id="another-surname"),
        pytest.param("", id="nothing"),
    ],
)
def test_russian_false_friends_are_not(text: str) -> None:
    assert find_mentions(text, "ru", RU) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Japan’s approach", "Japan", id="possessive-left-outside"),
        pytest.param("tell us of the US", "US", id="pronoun-us"),
        pytest.param("Us too", "", id="pronoun-with-a-capital"),
        pytest.param("the EU’s AI policy", "EU|AI", id="possessive-of-an-abbreviation"),
        pytest.param("Japanese ideas", "", id="adjective-needs-its-own-form"),
        pytest.param("the “Central Asia + Japan Dialogue (CA+JAD)”", "Central Asia + Japan Dialogue|CA+JAD", id="plus"),
        pytest.param("the ‘Central Asia + Japan’ summit", "Central Asia + Japan", id="inner-quotation-marks"),
        pytest.param("Central Asia—Japan", "Central Asia|Japan", id="em-dash"),
        pytest.param("a critical mineral", "critical mineral", id="singular"),
        pytest.param("rare earth metals", "rare earth metals", id="hyphen-left-out"),
        pytest.param("Tokyo’s summit", "Tokyo’s summit", id="possessive-inside"),
    ],
)
def test_english_mentions(text: str, expected: str) -> None:
    found = [text[mention.start : mention.end] for mention in find_mentions(text, "en", EN)]
    assert found == [words for words in expected.split("|") if words]


def test_names_that_share_a_form_are_all_told_in_their_order() -> None:
    index = make_index([("state", ["Грузия"]), ("cargo", ["Грузия", "Грузии"]), ("longer", ["Грузия сегодня"])], "ru")
    assert [(found.id, found.start) for found in find_mentions("О Грузии", "ru", index)] == [("state", 2), ("cargo", 2)]
    assert [found.id for found in find_mentions("Грузия сегодня", "ru", index)] == ["longer"]


QUOTED_NAMES = make_index([("belt", ["Один пояс"]), ("dialogue", ["Диалог Центральная Азия + Япония"])], "ru")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("в рамках «Один пояс, один путь» и дальше", "Один пояс, один путь"),
        ("в рамках „Один пояс, один путь“ и дальше", "Один пояс, один путь"),
        ("в рамках «Один пояс» и дальше", "Один пояс"),
        ("говорит: «Один пояс, который опоясал бы всё, чего касается»", "Один пояс"),
        ("а «речь об Одном поясе, одном пути» была", "Одном поясе"),
        ("Один пояс, сказал он, «один путь»", "Один пояс"),
        ("Диалог «Центральная Азия + Япония» запустили", "Диалог «Центральная Азия + Япония»"),
        ("Диалог «Центральная Азия + Япония, новый» запустили", "Диалог «Центральная Азия + Япония"),
        ("Один пояс « и «Один", "Один пояс"),
    ],
)
def test_a_link_covers_a_quoted_name_and_its_marks_whole(text: str, whole: str) -> None:
    (mention,) = find_mentions(text, "ru", QUOTED_NAMES)
    start, end = whole_name(text, mention, [("«", "»"), ("„", "“")])
    assert text[start:end] == whole


def test_a_form_without_words_finds_nothing() -> None:
    assert find_mentions("слово", "ru", make_index([("empty", ["", "—"])], "ru")) == ()


@pytest.mark.parametrize(
    ("name", "id_", "count"),
    [
        ("tokyo-summit", "c5", 5),
        ("tokyo-summit", "minerals", 3),
        ("tokyo-summit", "dialogue", 5),
        ("tokyo-summit", "us", 10),
        ("ai-diplomacy", "dialogue", 4),
        ("ai-diplomacy", "region", 12),
    ],
)
def test_mentions_counted_by_hand_in_the_sources(name: str, id_: str, count: int) -> None:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    assert [mention.id for mention in find_mentions(text, "ru", RU)].count(id_) == count


def lines_run(text: str) -> int:
    """How many lines of the module are run to find the mentions in a text: the same on every machine."""
    file, count = mentions.__file__, 0

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename == file else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find_mentions(text, "ru", RU)
    finally:
        sys.settrace(before)
    return count


def test_the_work_grows_with_the_text_and_no_faster() -> None:
    text = (TEXTS / "tokyo-summit.txt").read_text(encoding="utf-8")
    # The words of the text are known from the first reading on.
    find_mentions(text, "ru", RU)
    once = lines_run(text)
    assert once > len(text.split())
    assert lines_run(text * 20) < 20.5 * once


def test_a_common_word_short_of_a_terms_name_means_it_only_where_its_definition_quotes(tiny_book: Book) -> None:
    def named(ru: str, en: str) -> Book:
        name = Text((ru, en))
        forms = {"ru": ("паром",), "en": ("ferry",)}
        (ferry,) = (one for one in tiny_book.terms if one.id == "ferry")
        (definition,) = ferry.definitions
        evidence = tuple(replace(one, source="ferry-launch") for one in definition.evidence)
        ferry = replace(
            ferry, name=name, short=name, forms=forms, definitions=(replace(definition, evidence=evidence),)
        )
        return replace(tiny_book, terms=(ferry,))

    def met(book: Book) -> set[str]:
        return {item.source.id for item in concordance(book)["ferry"]}

    def linked(book: Book) -> list[bool]:
        context = Context(book, Proof(book), "en", term_index(book, "en"))
        about = Page(slug="about", language="en", title="About", description="About.", nodes=())
        page = [SitePage(context, about) for _ in range(3)]
        texts = (("ferry-plan",), ("ferry-plan", "ferry-launch"), ())
        return ["glossary" in one.words("The ferry set out.", of=of) for one, of in zip(page, texts, strict=True)]

    assert met(named("паром", "ferry")) == {"ferry-plan"}
    assert linked(named("паром", "ferry")) == [True, True, True]
    short = named("паром через озеро", "ferry over the lake")
    assert met(short) == set()
    assert linked(short) == [False, True, True]
