"""What the search makes of words: folding, forms, sound, everyday words; lexicon and scripts of a small site."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import Run
from explainer.languages.en import search as english_search
from explainer.languages.known import READ, known_codes
from explainer.languages.ru import search as russian_search
from explainer.model import LANGUAGES, Book, Place, Problem, Text
from explainer.publish.outputs import filled_in_words
from explainer.search.entries import Entry
from explainer.search.everyday import FILE, Everyday, page_problems, read_everyday
from explainer.search.lexicon import make_lexicon
from explainer.search.pairs import every_mark
from explainer.search.parts import Filled
from explainer.search.scripts import base36
from explainer.search.sound import sound
from explainer.search.words import fold, read_words, split
from explainer.search.write import make_search, write_search
from explainer.store import Store


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ёлка", ["елка"]),
        ("йод", ["йод"]),
        ("за\u0301мок", ["замок"]),
        ("пере\u00adнос", ["перенос"]),
        ("B7 + 2", ["b7+2"]),
        ("the U.N. and", ["the", "un", "and"]),
        ("the U.N.O. and", ["the", "uno", "and"]),
        ("Т.Д.", ["тд"]),
        ("ends. A new one", ["ends", "a", "new", "one"]),
        ("the ship’s crew", ["the", "ship", "crew"]),
        ("Tōkyō", ["tokyo"]),
        ("river-bank", ["river", "bank"]),
        ("7%", ["7", "%"]),
        ("і", ["i"]),
        ("Қайық, өзен, бiр үлкен көл", ["кайык", "озен", "бiр", "улкен", "кол"]),
        ("Ўрта, тоҷик, дiм", ["урта", "тоджик", "дiм"]),
        ("дім Україна", ["дим", "украина"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_readers_type_in_several_ways_is_one(typed: str, words: list[str]) -> None:
    assert split(fold(typed)) == words


def test_a_compound_is_found_by_its_parts_and_as_a_whole() -> None:
    assert {"river", "bank", "riverbank"} <= set(read_words("the river-bank"))
    assert {"b7+2", "b7", "2"} <= set(read_words("B7+2"))


def test_letters_of_both_scripts_in_one_word_are_read_as_latin() -> None:
    assert "b7" in set(read_words("В7"))


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("neighbour", {"neighbours", "neighbor", "neighbors", "neighbouring", "neighboring"}),
        ("centre", {"centres", "center", "centers"}),
        ("organised", {"organise", "organize", "organizing", "organises"}),
        ("take", {"took", "taken", "takes", "taking"}),
        ("said", {"say", "says", "saying"}),
        ("ferries", {"ferry"}),
        ("planned", {"plan", "plans", "planning"}),
        ("children", {"child"}),
        ("travelling", {"traveling", "travelled", "travel"}),
        ("bbc", {"bbcs"}),
        ("replied", {"reply", "replies", "replying"}),
    ],
)
def test_english_words_have_their_forms_in_both_spellings(word: str, others: set[str]) -> None:
    (forms,) = english_search.readings(word).values()
    assert others <= forms
    for other in others & {"took", "says", "ferry", "plan", "child", "travelled"}:
        assert english_search.readings(other).keys() == english_search.readings(word).keys()


def test_no_form_is_made_of_half_a_word() -> None:
    for word in ("replied", "replies", "carried", "applied"):
        (forms,) = english_search.readings(word).values()
        assert not {form for form in forms if "iing" in form or form.endswith("ii")}, forms


def test_russian_words_have_all_forms_under_every_reading() -> None:
    assert {"паром", "парома", "паромами"} <= russian_search.readings("парому")["паром"]
    assert russian_search.readings("стали").keys() >= {"сталь", "стать"}


@pytest.mark.parametrize(
    "words", [(tongue.search.empty() | tongue.search.weak()) for tongue in READ], ids=known_codes()
)
def test_what_carries_nothing_is_folded(words: frozenset[str]) -> None:
    assert len(words) > 100
    assert all(split(fold(word)) == [word] for word in words)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Чайковский", "Tchaikovsky", "Tschaikowsky", "Chaikovskii", "Chaykovskiy"),
        ("Хачатурян", "Khachaturian", "Khachaturyan"),
        ("Прокофьев", "Prokofiev", "Prokofyev", "Prokofieff"),
        ("Шостакович", "Shostakovich", "Schostakowitsch"),
        ("Николаев", "Nikolaev", "Nikolayev", "Nikolajew"),
    ],
    ids=lambda value: value[1],
)
def test_romanisations_of_a_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound(fold(name)) for name in spellings}) == 1, {name: sound(fold(name)) for name in spellings}


def test_names_that_differ_sound_different() -> None:
    names = ["Prokofiev", "Rachmaninov", "Borodin", "Balakirev", "Glinka", "Glazunov", "Mussorgsky"]
    assert len({sound(fold(name)) for name in names}) == len(names)


def entry(address: str, title: str, *blocks: str, kind: str = "section", names: tuple[str, ...] = ()) -> Entry:
    return Entry(address=address, kind=kind, page="P", group="G", title=title, blocks=blocks, names=names)


SITE = (
    entry("a/", "Boats", "A ferry crosses. The US ferry is old; they told us.", kind="page"),
    entry("a/#one", "Crossing", "Ferries cross the lake.", "Nobody was told."),
    entry("a/#two", "Lake", "Water.", names=("Big Blue Lake", "Озеро")),
    entry("b/#one", "Crossing", "The ferry was put off."),
)


def places_of(word: str, site: tuple[Entry, ...] = SITE) -> dict[int, int]:
    lexicon = make_lexicon("en", site, site, ())
    return {place: weight for one in lexicon.words if word in one.forms for place, weight in one.places.items()}


def test_every_form_stands_at_the_places_of_its_word() -> None:
    assert set(places_of("ferry")) == set(places_of("ferries")) == {0, 1, 3}


def test_a_part_is_found_by_the_name_of_its_page_and_a_sentence_not_by_that_of_its_text() -> None:
    parts = (entry("a/#one", "", "We sail."), entry("b/#two", "", "We sail.", kind="sentence"))
    site = tuple(replace(part, page="The harbour") for part in parts)
    assert set(places_of("sail", site)) == {0, 1}
    assert set(places_of("harbour", site)) == {0}


def test_an_abbreviation_in_capitals_is_no_pronoun() -> None:
    assert set(places_of("us")) == {0}
    assert not places_of("they")


def test_a_surname_that_looks_like_a_plural_is_found_in_every_case() -> None:
    # "Лишаев" is a plural of "лишай".
    site = (entry("a/", "Озеро", "Пришёл Лишаев."), entry("b/", "Море", "Словам Лишаева верят."))
    lexicon = make_lexicon("ru", site, site, ())
    for form in ("лишаев", "лишаева", "лишаеву"):
        assert {place for word in lexicon.words if form in word.forms for place in word.places} == {0, 1}, form


def test_a_heading_weighs_more_than_a_mention_and_less_where_others_are_headed_alike() -> None:
    lake, crossing = places_of("lake"), places_of("crossing")
    assert lake[2] > lake[1]
    assert lake[2] > crossing[3]


def test_a_place_is_called_by_its_heading_alone_by_its_names_and_by_their_initials() -> None:
    lexicon = make_lexicon("en", SITE, SITE, ())
    called = {(place, " ".join(lexicon.words[word].key for word in words)) for place, words in lexicon.names}
    assert {(0, "boat"), (2, "lake"), (2, "big blue lake"), (2, "bbl")} <= called
    assert not [place for place, name in called if name == "cross"]


def test_words_that_stand_for_one_another_mean_only_what_stands_somewhere() -> None:
    said = Everyday(Place(FILE, 1), None, {"en": ("put off", "delay", "ferry boat"), "ru": ()})
    lexicon = make_lexicon("en", SITE, SITE, (said,))
    rules = {
        tuple(lexicon.words[word].key for word in rule.typed): [words for _, words in rule.meant]
        for rule in lexicon.rules
    }
    assert rules["delay",] == ["put off"]
    assert ("put", "off") not in rules
    assert rules["ferri", "boat"] == ["put off"]


def test_a_word_is_told_in_a_form_that_the_texts_have() -> None:
    words = {word.key: word for word in make_lexicon("en", SITE, SITE, ()).words}
    assert words["cross"].shown == "cross"
    assert words["ferri"].shown == "ferry"
    (verb,) = (word for word in make_lexicon("ru", RUSSIAN, RUSSIAN, ()).words if word.key == "паром")
    assert verb.shown == "парома"


def test_a_word_is_a_name_though_an_address_writes_it_small() -> None:
    site = (entry("a/", "Baker", *("They met Baker there.",) * 30, "See baker and there."),)
    named = {word.key for word in make_lexicon("en", site, site, ()).words if word.name and word.places}
    assert "baker" in named
    assert "there" not in named


def test_the_first_paragraph_of_a_page_about_a_record_weighs_more() -> None:
    site = tuple(
        entry(address, "Miller", "A weaver here.", kind="page", names=names)
        for address, names in (("a/", ("Miller",)), ("b/", ()))
    )
    (word,) = (word for word in make_lexicon("en", site, site, ()).words if word.key == "weaver")
    assert word.places[0] > word.places[1]


RUSSIAN = (
    entry("a/", "Лодки", "Старого парома нет; тот, что есть, новый."),
    entry("a/#one", "Переправа", "Рыба в озере."),
    entry("a/#two", "Озеро", "Вода озера холодна."),
)
ENGLISH = (
    entry("a/", "Boats", "There is no old ferry; the one there is is new."),
    entry("a/#one", "Crossing", "Fish in the lake."),
    entry("a/#two", "Lake", "The water of the lake is cold."),
)


def test_a_word_of_another_language_is_marked_as_its_counterpart() -> None:
    rows = {"ru": RUSSIAN, "en": ENGLISH}
    lexicons = {language: make_lexicon(language, row, row, ()) for language, row in rows.items()}
    numbers = {word.key: number for number, word in enumerate(lexicons["ru"].words)}
    marked = every_mark(lexicons, rows)["en"]["ru"]
    assert marked[numbers["озеро"]] == "lake"
    assert marked[numbers["рыба"]] == "fish"
    assert marked[numbers["переправа"]] == "crossing"
    assert not any(every_mark(lexicons, rows)["ru"]["ru"])


def test_words_in_a_row_are_marked_as_they_stand() -> None:
    said = Everyday(Place(FILE, 1), None, {"en": ("delay", "put off"), "ru": ()})
    lexicons = {"en": make_lexicon("en", SITE, SITE, (said,))}
    numbers = {word.key: number for number, word in enumerate(lexicons["en"].words)}
    assert every_mark(lexicons, {"en": SITE})["en"]["en"][numbers["put off"]] == "put.off"


def test_the_scripts_hold_every_place_and_every_text_once() -> None:
    made = make_search({"en": SITE}, ())["en"]
    values = {}
    for name, script in made.items():
        found = re.fullmatch(r"(?:/\*!.*\*/\n)?searchData\((.*)\);\n", script, re.DOTALL)
        assert found
        values[name.removesuffix(".js")] = json.loads(found[1])
    assert len(values["places"]["places"].split("\n")) == len(SITE)
    texts = [line for name, text in values.items() if name.startswith("text-") for line in text.split("\n")]
    assert texts == values["texts"].split("\n") == ["\t".join(one.blocks) for one in SITE]
    assert make_search({"en": SITE}, ())["en"] == made


def made_of(
    site: Path, book: Book, filled: dict[str, Filled], everyday: tuple[Everyday, ...], store: Store
) -> dict[str, bytes]:
    write_search(site, book, filled, everyday, store)
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.glob("*/search/*.js"))}


def test_an_unchanged_site_keeps_its_search_and_what_is_kept_changes_nothing(tmp_path: Path, tiny_book: Book) -> None:
    site, filled = tmp_path / "site", filled_in_words(tiny_book)
    said = Everyday(Place(FILE, 1), None, {"en": ("ferry", "boat"), "ru": ()})
    first, *others = tiny_book.statements
    told = replace(tiny_book, statements=(replace(first, text=Text(("Лодки.", "Boats, too."))), *others))
    person = tiny_book.people[0]
    named = replace(person, forms={**person.forms, "en": ("Ferryman",)})
    book = replace(told, people=(named, *tiny_book.people[1:]))
    drawn: dict[str, Filled] = {
        language: {**words, "timeline": ("Years of boats",)} for language, words in filled.items()
    }
    edits: list[tuple[Book, dict[str, Filled], tuple[Everyday, ...]]] = [
        (tiny_book, {**filled}, ()),
        (told, {**filled}, ()),
        (replace(told, events=()), {**filled}, ()),
        (book, {**filled}, ()),
        (book, {**filled}, (said,)),
        (book, drawn, (said,)),
    ]
    outcomes = []
    for of, words, everyday in edits:
        plain = made_of(site, of, words, everyday, Store())
        for makes in (["search"], []):
            store = Store(tmp_path / "kept", b"program")
            assert made_of(site, of, words, everyday, store) == plain
            assert store.made == makes
        outcomes.append(plain)
    assert all(one != other for one, other in pairwise(outcomes))
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert made_of(site, book, drawn, (said,), Store(tmp_path / "kept", b"program")) == outcomes[-1]


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (35, "z"), (36, "10"), (46655, "zzz")])
def test_numbers_are_said_as_javascript_says_them(number: int, said: str) -> None:
    assert base36(number) == said


def read(tmp_path: Path, text: str) -> tuple[tuple[Everyday, ...], list[str]]:
    (tmp_path / "seeds").mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return read_everyday(tmp_path, problems), [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b\n", "seeds/search.yml:1: must be a list; begin each record with `- `"),
        ("- ru: [one]\n", "seeds/search.yml:1: says of no words what they stand for; give two expressions"),
        ("- ru: [one, two, one]\n", 'seeds/search.yml:1: "one" stands twice; take one out'),
        ("- ru: one\n", 'seeds/search.yml:1: "ru" of record must be a list of texts'),
        (
            "- pag: a/\n  ru: [one, two]\n",
            'seeds/search.yml:1: record has an unknown field "pag"; did you mean "page"?',
        ),
        ("- page: a/\n", "seeds/search.yml:1: says of no words what they stand for"),
        ("- ru: [one, two\n", "seeds/search.yml:"),
    ],
    ids=["no list", "alone", "twice", "no list of words", "unknown field", "page without words", "no YAML"],
)
def test_a_fault_is_told_in_one_line_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    _, problems = read(tmp_path, text)
    assert any(problem.startswith(told) for problem in problems), problems
    assert all("\n" not in problem for problem in problems)


def test_good_words_are_read_and_a_page_must_exist(tmp_path: Path) -> None:
    text = "- page: b/\n  en: [bee]\n- page: ./\n  en: [front]\n- en: [one, two]\n"
    everyday, problems = read(tmp_path, text)
    assert problems == []
    assert [one.page for one in everyday] == ["b/", "./", None]
    assert all(one.words.keys() == set(LANGUAGES) for one in everyday)
    (missing,) = page_problems(everyday, {"./", "a/"})
    assert str(missing) == 'seeds/search.yml:1: there is no page "b/"; name one of the site, like timeline/, or ./'


def test_the_file_may_be_absent(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_everyday(tmp_path, problems) == ()
    assert problems == []


def test_a_fault_in_it_stops_the_check(tiny: Checkout, run: Run) -> None:
    tiny.write(FILE, "- ru: слово\n")
    said = run(tiny, "check")
    assert said.code == 1
    assert "seeds/search.yml:1: " in said.err
