"""A site of another subject: no page states what its texts disprove, no verb stops without a word of what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import Run
from drafting import draft
from explainer.cli import main
from explainer.load.labels import Having, _parse, fitting
from explainer.model import LANGUAGES, Book, DateMention, Label, Role, Text
from explainer.render import render_docs
from explainer.render.book import render_book
from explainer.render.book.handout import render_handout

LAMP = """\
The new lamp

The lamp burns. Mr Peter Stone of Harbour Street lit it on 4 June 2022. It runs from Peace Square to the station.
"""


@pytest.fixture
def new(new: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """A new site, as the working directory."""
    monkeypatch.chdir(new.root)
    return new


def own_labels() -> dict[str, Label]:
    """The labels that come with the program, variants and all."""
    root = Path(__file__).parent.parent / "seeds"
    found = dict[str, Label]()
    for path in sorted(root.glob("ui*.yml")):
        found |= _parse(path.read_text(encoding="utf-8"), path.name, Label, [])
    return found


DAY = ("--line", "5 June 2022")


def test_a_person_without_a_name_in_the_language_of_another_text_stops_no_draft_of_it(new: Checkout) -> None:
    """Who is drafted from an English text has no Russian name yet; a Russian text is read all the same."""
    draft(new, LAMP, *DAY, id="lamp")
    assert main(["draft", "snail-plan"]) == 0
    assert main(["annotate", "snail-plan"]) == 0


def test_a_name_that_is_still_asked_is_nobodys(new: Checkout) -> None:
    draft(
        new,
        "A lamp\n\n“It is new,” said Tom Wells, a joiner.\n\n“It is old,” said Ann Hill, a joiner.\n",
        *DAY,
        id="lamp",
    )
    assert "ASK" in new.read("seeds/knowledge/people-lamp.yml")
    bench = "Скамья\n\n— Почему она здесь?\n\n— Потому что светло.\n"
    draft(new, bench, "--line", "5 июня 2022 года", id="bench")
    proposed = [line for line in new.read("seeds/annotations/bench.yml").splitlines() if "proposed:" in line]
    assert len(proposed) == 4
    assert not [line for line in proposed if "wells" in line or "hill" in line]
    assert all(line.endswith("?") for line in proposed if " direct " in line)


def test_a_drafted_record_may_have_another_id_before_it_is_answered(new: Checkout) -> None:
    draft(new, "A lamp\n\n“It is new,” said Tom Wells, a joiner.\n", *DAY, id="lamp")
    assert "- id: wells\n" in new.read("seeds/knowledge/people-lamp.yml")
    assert main(["rename", "wells", "tom-wells"]) == 0
    assert "- id: tom-wells\n" in new.read("seeds/knowledge/people-lamp.yml")
    assert "tom-wells" in new.read("seeds/annotations/lamp.yml")
    assert "speaker: tom-wells" in new.read("seeds/knowledge/statements-lamp.yml")


def test_what_several_say_in_one_sentence_is_asked_of_each(new: Checkout) -> None:
    draft(new, "A lamp\n\nCritics accuse the town of noise, the mayor calls it “music”.\n", *DAY, id="lamp")
    told = new.read("seeds/knowledge/statements-lamp.yml")
    assert 'en: "ASK what they say, and nobody else, in our words"' in told


def spread(book: Book, *years: str) -> Book:
    """The Book with its two events far apart, and with more dates in its first text than in the timeline."""
    first, last = book.events[0], book.events[-1]
    source = book.sources[0]
    dates = [
        DateMention(paragraph=1, sentence=1, wording=year, start=0, end=0, edtf=year, counted_from="") for year in years
    ]
    events = (replace(first, date="1931", order="1931"), replace(last, date="2022", order="2022"))
    texts = (replace(source, dates=tuple(dates)), *(replace(one, dates=()) for one in book.sources[1:]))
    return replace(book, events=events, sources=texts)


GAP = re.compile(r'class="gap" id="gap-(\d+)-(\d+)"')


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((), [("1931", "2022")]),
        (("1974",), [("1931", "1974"), ("1974", "2022")]),
        (("1938", "1974/1990", "2020~"), [("1938", "1974"), ("1990", "2020")]),
        (("1901/2000",), [("2000", "2022")]),
    ],
    ids=["none", "one between", "several and a stretch", "a century"],
)
def test_no_year_is_said_to_have_no_date_that_a_text_dates(
    new_book: Book, years: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    found = spread(new_book, *years)
    docs = render_docs(found)
    for language in LANGUAGES:
        page = docs[f"{language}/timeline/index.md"]
        assert GAP.findall(page) == told
        bands = {f"{int(last) + 1}–{int(first) - 1}" for last, first in told}
        drawn = {words for path, text in docs.items() for words in re.findall(r'fig-silent"[^>]*>(\d+–\d+):', text)}
        assert drawn == bands
        printed = render_book(found, language)
        assert all(f"{last}" in printed and f"{first}" in printed for last, first in told)
        assert printed.count("#gap(") + printed.count("gap(") >= len(told)


def written(book: Book) -> Book:
    """The Book with an author recorded for its last text, who is one of those only named."""
    who = next(one for one in book.people if one.role == Role.MENTIONED) if mentioned(book) else book.people[-1]
    who = replace(who, role=Role.MENTIONED)
    people = tuple(who if one.id == who.id else one for one in book.people)
    return replace(book, people=people, sources=(*book.sources[:-1], replace(book.sources[-1], author=who.name)))


def mentioned(book: Book) -> bool:
    return any(one.role == Role.MENTIONED for one in book.people)


def test_a_text_whose_author_is_recorded_is_not_said_to_keep_silent_on_the_name(new_book: Book) -> None:
    docs, id = render_docs(written(new_book)), new_book.sources[-1].id
    words = {language: new_book.labels["experts.author.lead"].text[language] for language in LANGUAGES}
    for language in LANGUAGES:
        assert words[language] in render_docs(new_book)[f"{language}/experts/{id}/index.md"]
        assert words[language] not in docs[f"{language}/experts/{id}/index.md"]


def test_who_has_written_a_text_is_not_said_not_to_speak(new_book: Book) -> None:
    silent = Text(("в текстах не говорит", "does not speak in the texts"))
    changed = written(new_book)
    author = changed.sources[-1].author
    assert author
    who = next(one for one in changed.people if one.name == author)
    changed = replace(changed, statements=tuple(one for one in changed.statements if one.speaker != who.id))
    docs = render_docs(changed)
    for language in LANGUAGES:
        page = docs[f"{language}/experts/{who.id}/index.md"]
        assert silent[language] not in page
        assert f"]({changed.sources[-1].id}" in page or f"/{changed.sources[-1].id}" in page
        assert changed.labels["role.mentioned.lead"].text[language] not in docs[f"{language}/experts/index.md"]


def test_a_site_without_a_map_says_that_some_words_are_its_own() -> None:
    ours = Text(("«Нашими словами»", "“In our words”"))
    found = {key: one for key, one in own_labels().items() if key.startswith("sources.lead.no-map")}
    assert len(found) == 2
    assert all(ours[language] in label.text[language] for label in found.values() for language in LANGUAGES)


def test_the_numbers_page_leaves_out_no_stretch_that_is_asked_for(new: Checkout) -> None:
    """“Three years” that nothing dates is a number to be told; only dated stretches are left out."""
    left_out = Text(("датированные отрезки", "dated stretches"))
    found = {key: one for key, one in own_labels().items() if key.removesuffix(".one") == "numbers.lead"}
    assert len(found) == 2
    assert all(left_out[language] in label.text[language] for label in found.values() for language in LANGUAGES)
    draft(new, "A bench\n\nIt took three years to build the bench.\n", *DAY, id="lamp")
    assert "three" in new.read("seeds/knowledge/figures-lamp.yml")


def test_the_handout_of_one_text_speaks_of_one(new_book: Book) -> None:
    labels = own_labels()
    several = re.compile(r"\b(?:texts|publishers|тексты|текстов|издателям)\b", re.IGNORECASE)
    shown = fitting(labels, Having(1, 1, map=True))
    for key, label in shown.items():
        if key.startswith("handout."):
            assert not any(several.search(words) for words in label.text), key


def test_the_author_of_a_text_is_named_wherever_its_publisher_is(new_book: Book) -> None:
    changed = written(new_book)
    author = changed.sources[-1].author
    assert author
    for language in LANGUAGES:
        named = f"{new_book.labels['sources.author'].text[language]} {author[language]}"
        assert named in render_handout(changed, language, "")
        assert render_book(changed, language).count(named) == 2
        assert named not in render_book(new_book, language)


def test_a_draft_of_a_finished_text_changes_nothing(new: Checkout) -> None:
    before = new.files("seeds/knowledge")
    for id in ("snail-plan", "snail-report"):
        assert main(["draft", id]) == 0
    assert new.files("seeds/knowledge") == before
    assert new.problems() == ()


def test_a_number_is_drafted_again_only_where_no_figure_tells_it(new: Checkout) -> None:
    draft(new, "A bench\n\nThe bench has 12 boards and 40 screws.\n", *DAY, id="lamp")
    drafted = new.read("seeds/knowledge/figures-lamp.yml")
    assert drafted.count("- id: ") == 2
    first, *_ = re.findall(r"(?ms)^- id: .*?(?=^- id|\Z)", drafted)
    new.write("seeds/knowledge/figures-lamp.yml", drafted.replace(first, ""))
    assert main(["draft", "lamp"]) == 0
    assert new.read("seeds/knowledge/figures-lamp.yml").count("- id: ") == 2


def test_what_still_names_a_record_that_is_gone_is_listed(new: Checkout, run: Run) -> None:
    before = [one for one in run(new, "where", "holm").out.splitlines() if "/people.yml" not in one]
    assert len(before) > 5
    people = new.read("seeds/knowledge/people.yml")
    start = people.index("- id: holm")
    following = people.find("\n- id: ", start + 1) + 1
    new.write("seeds/knowledge/people.yml", people[:start] + (people[following:] if following else ""))
    code, out, err = run(new, "where", "holm")
    assert code == 0
    assert [one for one in out.splitlines() if "/people.yml" not in one] == before
    assert err == '"holm" is named, and nothing of this name is there any more\n'


def test_what_names_a_record_is_listed_although_a_file_cannot_be_read(new: Checkout, run: Run) -> None:
    new.write("seeds/search.yml", "- {\n")
    code, out, err = run(new, "where", "holm")
    assert code == 0
    assert "speaker of statement holm-delivers" in out
    assert "seeds/search.yml:" in err
    assert "may be missing from the list" in err


def test_a_wrong_name_holds_nothing_back_that_does_not_come_of_it(new: Checkout) -> None:
    """Many other mistakes beside a name that no text has: each is told."""
    statements = new.read("seeds/knowledge/statements.yml")
    new.edit(("seeds/knowledge/people.yml", "en: Clara Holm}", "en: Clara Helmut}"))
    new.write(
        "seeds/knowledge/statements.yml",
        re.sub(r"(?m)^(  speaker: ).*", r"\1nobody-at-all", statements).replace("quote: ", "quote: Zzz ", 2),
    )
    told = [str(problem) for problem in new.problems()]
    speakers = statements.count("\n  speaker: ")
    assert speakers == 8
    assert sum('speaker "nobody-at-all" is unknown' in one for one in told) == speakers
    assert sum("quotation “Zzz " in one for one in told) == 2
    assert any("Clara Helmut" in one or "Helmut" in one for one in told)


@pytest.mark.parametrize(
    ("ru", "en"), [("Белов", "Belov"), ("Малер", "Mapes"), ("Прейс", "Ordes")], ids=["Below", "Pages", "Order"]
)
def test_the_labels_of_the_program_misspell_no_name(new: Checkout, ru: str, en: str) -> None:
    """A name that is one letter from a common word of theirs: neither the one nor the other is misspelt."""
    for path in sorted(new.root.glob("seeds/**/*.*")):
        name, words = path.relative_to(new.root).as_posix(), path.read_text(encoding="utf-8")
        if not name.startswith("seeds/schemas") and ("Bray" in words or "Брей" in words):
            new.write(name, words.replace("Bray", en).replace("Брей", ru))
    assert [str(problem) for problem in new.problems() if "misspelt" in str(problem)] == []


LETTER = "\u043e"
"""Cyrillic, and like the Latin o to the eye."""


@pytest.mark.parametrize(
    ("file", "old", "new_words"),
    [
        ("knowledge/statements.yml", "id: holm-delivers", f"id: h{LETTER}lm-delivers"),
        ("knowledge/statements.yml", "speaker: holm", f"speaker: h{LETTER}lm"),
        ("knowledge/statements.yml", "  topics: ", f"  t{LETTER}pics: "),
        ("knowledge/statements.yml", "kind: opinion", f"kind: {LETTER}pinion"),
        ("knowledge/events.yml", "era: opening", f"era: {LETTER}pening"),
        ("site.yml", "timeline,", "timelin\u0435,"),
        ("knowledge/set-aside.yml", "at: P", "at: \u0420"),
    ],
)
def test_letters_that_only_look_like_latin_ones_are_named(new: Checkout, file: str, old: str, new_words: str) -> None:
    name = f"seeds/{file}"
    text = new.read(name)
    assert old in text
    new.write(name, text.replace(old, new_words, 1))
    odd = next(letter for letter in new_words if not letter.isascii())
    told = [str(one) for one in new.problems()]
    assert any(f"“{odd}” in it (U+{ord(odd):04X}) is none of the letters a to z" in one for one in told), told


def test_a_word_of_a_list_that_there_is_not_can_be_taken_out(new: Checkout) -> None:
    new.write("seeds/site.yml", re.sub(r"(?m)^  eras: .*\n", "", new.read("seeds/site.yml")))
    (told,) = [str(one) for one in new.problems() if one.place.path == "seeds/site.yml"]
    assert '"opening", "event" of site, is not in "eras" of seeds/site.yml; add it there, or take the line out' in told


def test_the_nearest_words_of_a_text_are_whole(new: Checkout) -> None:
    statements = new.read("seeds/knowledge/statements.yml")
    assert "1,200 letters" in statements
    new.write(
        "seeds/knowledge/statements.yml", statements.replace("It delivered 1,200 letters", "It delivered 1,200 lettuce")
    )
    told = [str(one) for one in new.problems() if "the nearest is R1.2" in str(one)]
    assert told
    assert all("1,200 letters" in one for one in told)


def test_no_message_sends_an_editor_to_a_file_that_a_new_site_has_not(new: Checkout) -> None:
    named = re.compile(r"^(?!\s*(?:\"\"\"|#)).*\bCONTRIBUTING\b", re.MULTILINE)
    package = Path(__file__).parent.parent / "scripts" / "explainer"
    assert [path for path in package.rglob("*.py") if named.search(path.read_text(encoding="utf-8"))] == []
    assert not (new.root / "CONTRIBUTING.md").exists()
