"""What a draft leaves open rather than make it up: names of an editor's own ids, words that are cut off."""

from __future__ import annotations

import re

import pytest

from checkout import Checkout
from explainer.cli import main
from explainer.intake.capitals import unknown_capitals
from explainer.intake.people import in_translation
from explainer.intake.said import is_cut, stands_alone
from explainer.intake.unnamed import is_id
from explainer.languages.known import language_named

TEXT = """\
Причал готов

5 марта 2021 года

Жители обвиняют порт в шуме у причалов, мэрия называет их «трудными соседями» берега.

Ранее министр Олег Дорохов посетил озеро и назвал его «тихим местом».
"""
TRANSLATED = {
    "I3.1": "Residents accuse the port of noise at the piers; the city calls them “difficult neighbours” of the shore.",
    "I4.1": "Earlier, minister Oleg Dorokhov visited the lake and called it a “quiet place”.",
}


@pytest.fixture
def here(tiny: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    monkeypatch.chdir(tiny.root)
    path = tiny.root.parent / "pier.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["add", str(path)]) == 0
    assert main(["draft", "pier"]) == 0
    return tiny


def record(here: Checkout, kind: str, id: str) -> str:
    """One drafted record."""
    text = here.read(f"seeds/knowledge/{kind}-pier.yml")
    return re.split(r"^- ", text.split(f"- id: {id}\n")[1], flags=re.MULTILINE)[0]


def test_whom_an_editor_gave_an_id_is_asked_for_a_name_beside_a_sentence_of_his(here: Checkout) -> None:
    name = "seeds/annotations/pier.yml"
    assert "speaker: meriya" in here.read(name)
    here.write(name, here.read(name).replace("speaker: meriya", "speaker: town-hall"))
    assert main(["draft", "pier"]) == 0
    body = record(here, "people", "town-hall")
    assert "  # Жители обвиняют порт" in body
    assert '    ru: "ASK the name, as the text has it; I3.1 is theirs"\n' in body
    assert '          quote: "ASK ' in body
    assert "Причал готов" not in body
    assert main(["draft", "pier"]) == 0
    assert record(here, "people", "town-hall") == body


@pytest.mark.parametrize(
    ("who", "answer"), [("town-hall", True), ("residents", False), ("мэрия", False), ("Residents", False)]
)
def test_an_id_is_no_word_of_the_text(who: str, answer: bool) -> None:
    assert is_id(who, ["The residents came."]) is answer


def test_a_statement_is_never_cut_off_before_a_quotation(here: Checkout) -> None:
    name = "seeds/translations/pier.yml"
    text = here.read(name)
    for at, words in TRANSLATED.items():
        text = re.sub(rf"^({re.escape(at)}:\n  ru: .*\n  en: )\"ASK .*", rf"\g<1>{words}", text, flags=re.MULTILINE)
    here.write(name, text)
    assert main(["draft", "pier"]) == 0
    body = record(here, "statements", "pier-4-1")
    assert "  ru: Ранее министр Олег Дорохов посетил озеро и назвал его «тихим местом».\n" in body
    assert f"  en: {TRANSLATED['I4.1']}\n" in body


@pytest.mark.parametrize(
    ("part", "sentence", "language", "alone"),
    [
        ("Пётр посетил озеро и назвал его", "Пётр посетил озеро и назвал его «тихим».", "ru", False),
        ("and called", "He came, and called it a “quiet place”.", "en", False),
        ("Паром готов", "Паром готов, сказал он.", "ru", True),
        ("что паром готов", "Он сказал, что паром готов.", "ru", False),
        ("паром готов", "По его словам, паром готов.", "ru", True),
        ("Пётр, а с ним министр", "Пётр, а с ним министр", "ru", False),
    ],
)
def test_words_stand_alone_as_a_clause_between_stops(part: str, sentence: str, language: str, alone: bool) -> None:
    assert stands_alone(part, sentence, language) is alone


def test_a_part_is_cut_where_the_sentence_goes_on_behind_it() -> None:
    assert is_cut("and called", "He came and called it quiet.")
    assert not is_cut("The ferry is ready", "The ferry is ready, he said.")


def test_a_licence_is_asked_for_only_where_the_text_is_shown_in_full(
    here: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "seeds/sources.yml"
    bare = re.sub(r"  licence: \"ASK .*\n", "", here.read(name))
    for rights, told in (("excerpts", False), ("full", True)):
        here.write(name, re.sub(r"  rights: \"ASK .*\n", f"  rights: {rights}\n", bare))
        capsys.readouterr()
        assert main(["draft", "pier"]) == 0
        assert ("names no `licence`" in capsys.readouterr().err) is told


def test_of_which_sentence_nothing_is_drafted_is_told(here: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    record_of_it = "- at: I4.1\n  reason: transition\n  ru: Переход.\n  en: A transition.\n"
    here.write("seeds/knowledge/set-aside-pier.yml", record_of_it)
    (here.root / "seeds/knowledge/statements-pier.yml").unlink()
    capsys.readouterr()
    assert main(["draft", "pier"]) == 0
    assert "no statement drafted of I4.1: a record rests on them already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Приехал президент Филиппин Родриго Салонге.", ["Филиппины", "Родриго Салонге"]),
        ("Филиппины и Бруней спорят.", ["Филиппины", "Бруней"]),
        ("Речь шла об Олеге Дорохове и о Салонге.", ["Олег Дорохов", "Салонг"]),
    ],
)
def test_a_name_is_put_into_no_form_that_it_has_not(sentence: str, names: list[str]) -> None:
    assert [one.words for one in language_named("ru").names(sentence, True)] == names


def test_the_whole_of_a_name_of_two_parts_is_found_in_a_translation() -> None:
    assert in_translation("Нью-Йорк", "He came to New York on Monday.") == "New York"
    assert in_translation("Осло", "He came to Oslo on Monday.") == "Oslo"


def test_an_office_before_a_name_and_a_word_made_of_one_are_no_names() -> None:
    said = "The country with a Muslim-majority met President Pyotr Losev and Muslims."
    assert unknown_capitals([("A1", said)], ["Pyotr Losev"], "en") == {"Muslim": "A1"}
