"""What `draft` saves an editor, what it leaves open, and what it never does: confirm what still asks something."""

from __future__ import annotations

import re

import pytest

from checkout import Checkout
from conftest import Run
from drafting import draft, held, record, translate
from explainer.cli import main
from explainer.edits.proposals import NOWHERE
from explainer.intake.capitals import unknown_capitals
from explainer.intake.people import in_translation
from explainer.intake.said import is_cut, main_part, stands_alone
from explainer.intake.unnamed import is_id
from explainer.languages.known import language_named
from explainer.model import Span, VoiceKind

TEXT = """\
Причал готов

5 марта 2021 года

Причал узок, мостки скользкие, а озеро «очень глубоко» и «опасно для лодок», сказал капитан Пётр Лосев.

Лосев красоту озера и причала отметил 3 марта.

Об этом он сообщил журналистам.

В Приозёрске лодки починили.
"""
TRANSLATED = {
    "I1.1": "The pier is ready",
    "I2.1": "5 March 2021",
    "I3.1": "The pier is narrow, and the lake is “very deep”, Captain Pyotr Losev said.",
    "I4.1": "In a report published on 3 March the captain noted the beauty of the lake.",
    "I5.1": "He told reporters about this.",
    "I6.1": "In Lakeside the boats of the Southern Sea were mended.",
}


NOISE = """\
Причал готов

5 марта 2021 года

Жители обвиняют порт в шуме у причалов, мэрия называет их «трудными соседями» берега.

Ранее министр Олег Дорохов посетил озеро и назвал его «тихим местом».
"""
NOISE_TRANSLATED = {
    "I3.1": "Residents accuse the port of noise at the piers; the city calls them “difficult neighbours” of the shore.",
    "I4.1": "Earlier, minister Oleg Dorokhov visited the lake and called it a “quiet place”.",
}


@pytest.fixture
def drafted(here: Checkout) -> Checkout:
    """The tiny checkout as the working directory, the text drafted in it."""
    draft(here, TEXT)
    return here


@pytest.fixture
def noisy(here: Checkout) -> Checkout:
    """Another text drafted in it."""
    draft(here, NOISE)
    return here


def answer(drafted: Checkout, kind: str, id: str) -> None:
    """Writes something wherever a record asks."""
    body = record(drafted, kind, id)
    answered = re.sub(r"\"ASK [^\"]*\"", "words", body)
    drafted.write(f"seeds/knowledge/{kind}-pier.yml", held(drafted, kind).replace(body, answered))


def test_what_only_says_who_said_it_is_drafted_as_no_statement(drafted: Checkout) -> None:
    assert "  reason: transition\n" in record(drafted, "set-aside", "at: I5.1")
    assert "- id: pier-5-1\n" not in held(drafted, "statements")


def test_what_one_speaks_quoted_and_reported_is_one_quotation(drafted: Checkout) -> None:
    quote = "Причал узок, мостки скользкие, а озеро «очень глубоко» и «опасно для лодок»"
    assert f"      quote: {quote}\n" in record(drafted, "statements", "pier-3-1")


def test_of_words_around_an_attribution_those_behind_it_are_said() -> None:
    said = "В опубликованном 3 марта интервью", "глава порта отметил", "красоту озера и причала."
    kinds = VoiceKind.INDIRECT, VoiceKind.EDITORIAL, VoiceKind.INDIRECT
    voices = [Span(place=NOWHERE, words=words, kind=kind) for words, kind in zip(said, kinds, strict=True)]
    span, parts = main_part(voices, " ".join(said), "ru")
    assert (span.words, parts) == (said[-1], range(2, 3))


def test_names_that_a_translation_writes_large_are_drafted_when_it_is_there(drafted: Checkout) -> None:
    assert "Southern Sea" not in held(drafted, "names")
    translate(drafted, TRANSLATED)
    draft(drafted)
    assert "    en: Southern Sea\n" in held(drafted, "names")


def test_a_name_that_the_translation_has_in_other_letters_is_asked(drafted: Checkout) -> None:
    assert "    en: Priozersk\n" in held(drafted, "names")
    translate(drafted, TRANSLATED)
    draft(drafted)
    assert '    en: "ASK write it as our translation does; by its letters Priozersk"\n' in held(drafted, "names")


def test_a_country_is_no_part_of_the_name_behind_it() -> None:
    names = language_named("ru").names("Приехал президент Филиппин Хосе Рейес.", True)
    assert ("Хосе Рейес", True) in [(one.words, one.person) for one in names]


def test_what_may_break_silences_is_set_aside_in_one_entry_of_a_group(drafted: Checkout) -> None:
    body = drafted.read("seeds/knowledge/silences.yml")
    words = "Чей причал?", "Whose is the pier?"
    for id in ("one", "other"):
        body += f"- id: {id}\n  kind: open\n" + "".join(
            f"  {field}:\n    ru: {words[0]}\n    en: {words[1]}\n" for field in ("title", "text")
        )
        body += "  statements: [launch-price]\n"
    drafted.write("seeds/knowledge/silences.yml", body)
    draft(drafted)
    aside = held(drafted, "no-answers")
    assert "silences/one, silences/other" in aside
    assert "  # I1.1 “Причал”; I3.1 “Причал”; I4.1 “причала”\n" in aside
    assert aside.count('  reason: "ASK ') == aside.count("\n- at: [")


def confirm_reading(drafted: Checkout) -> None:
    assert main(["annotate", "pier", "--confirm", "I1-I2", "I4-I6", "--by", "A reader"]) == 0
    assert main(["annotate", "pier", "--confirm", "I3", "--by", "A reader"]) == 0


def test_drafts_are_confirmed_together_but_none_that_asks(drafted: Checkout, run: Run) -> None:
    translate(drafted, TRANSLATED)
    draft(drafted)
    confirm_reading(drafted)
    draft(drafted)
    answer(drafted, "statements", "pier-3-1")
    code, out, err = run(drafted, "draft", "pier", "--confirm", "statements", "I5.1")
    assert code == 1
    assert "seeds/knowledge/statements-pier.yml: pier-3-1" in out.splitlines()
    assert "seeds/knowledge/set-aside-pier.yml: I5.1" in out.splitlines()
    left = [line for line in err.splitlines() if "still asks something" in line]
    assert left
    for line in left:
        path, number = line.split(":")[:2]
        assert '"ASK ' in drafted.read(path).split("\n")[int(number) - 1]
    assert "draft:" not in record(drafted, "statements", "pier-3-1")
    assert "draft:" in record(drafted, "statements", "pier-4-1")
    assert "draft:" in record(drafted, "set-aside", "at: I1.1")
    assert main(["draft", "pier", "--confirm", "set-aside"]) == 0
    assert "draft:" not in held(drafted, "set-aside")


def test_no_draft_is_confirmed_of_a_text_whose_reading_nobody_has_confirmed(drafted: Checkout, run: Run) -> None:
    before = held(drafted, "set-aside")
    said = run(drafted, "draft", "pier", "--confirm", "all")
    assert said.code == 1
    assert "I1.1: nobody has confirmed how it is read; " in said.err
    assert held(drafted, "set-aside") == before


def test_no_draft_is_confirmed_that_has_just_become_another(drafted: Checkout, run: Run) -> None:
    confirm_reading(drafted)
    translate(drafted, TRANSLATED)
    said = run(drafted, "draft", "pier", "--confirm", "all")
    assert said.code == 1
    assert "none is confirmed" in said.err
    assert "draft:" in held(drafted, "set-aside")
    said = run(drafted, "draft", "pier", "--confirm", "nothing")
    assert said.code == 1
    assert '"nothing" is called no record drafted of pier; ' in said.err


def test_a_reason_may_name_the_parts_of_a_sentence_and_nothing_that_the_text_does_not_say(tiny: Checkout) -> None:
    name, ru, en = (
        "seeds/annotations/ferry-plan.yml",
        "    ru: Предложение продолжает прогноз Зиминой.",
        "    en: The sentence carries Zimina’s forecast on.",
    )
    tiny.edit(
        (name, ru, "    ru: Подлежащее и сказуемое — в придаточном предложении, местоимение — Зимина."),
        (name, en, "    en: The predicate is in another clause; the pronoun is Zimina."),
    )
    told = [problem for problem in tiny.problems() if "(ungrounded)" in problem.message]
    assert told == []
    tiny.edit((name, "местоимение — Зимина", "местоимение — Зимина и война"))
    assert ["“война”" in problem.message for problem in tiny.problems() if "(ungrounded)" in problem.message] == [True]


def test_a_name_that_is_still_asked_speaks_for_nobody(drafted: Checkout) -> None:
    draft(drafted, "A calm lake\n\n5 May 2021\n\nThe lake is calm, the Shore Gazette reported.\n", id="calm")
    people = drafted.read("seeds/knowledge/people-calm.yml")
    assert '    ru: "ASK write it as our translation does"\n    en: Shore Gazette\n' in people
    statements = drafted.root / "seeds" / "knowledge" / "statements-pier.yml"
    statements.unlink()
    draft(drafted)
    assert "gazette" not in held(drafted, "statements")
    assert "relays" not in held(drafted, "statements")


def test_whom_an_editor_gave_an_id_is_asked_for_a_name_beside_a_sentence_of_his(noisy: Checkout) -> None:
    name = "seeds/annotations/pier.yml"
    assert "speaker: meriya" in noisy.read(name)
    noisy.write(name, noisy.read(name).replace("speaker: meriya", "speaker: town-hall"))
    draft(noisy)
    body = record(noisy, "people", "town-hall")
    assert "  # Жители обвиняют порт" in body
    assert '    ru: "ASK the name, as the text has it; I3.1 is theirs"\n' in body
    assert '          quote: "ASK ' in body
    assert "Причал готов" not in body
    draft(noisy)
    assert record(noisy, "people", "town-hall") == body


@pytest.mark.parametrize(
    ("who", "answer"), [("town-hall", True), ("residents", False), ("мэрия", False), ("Residents", False)]
)
def test_an_id_is_no_word_of_the_text(who: str, answer: bool) -> None:
    assert is_id(who, ["The residents came."]) is answer


def test_a_statement_is_never_cut_off_before_a_quotation(noisy: Checkout) -> None:
    translate(noisy, NOISE_TRANSLATED)
    draft(noisy)
    body = record(noisy, "statements", "pier-4-1")
    assert "  ru: Ранее министр Олег Дорохов посетил озеро и назвал его «тихим местом».\n" in body
    assert f"  en: {NOISE_TRANSLATED['I4.1']}\n" in body


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


def test_a_licence_is_asked_for_at_every_draft_of_a_text_that_is_not_in_excerpts_alone(
    noisy: Checkout, run: Run
) -> None:
    name = "seeds/sources.yml"
    bare = re.sub(r"  licence: \"ASK .*\n", "", noisy.read(name))
    for rights, asked in (("excerpts", False), ("full", True), ("", True)):
        noisy.write(name, re.sub(r"  rights: \"ASK .*\n", f"  rights: {rights}\n", bare) if rights else bare)
        said = run(noisy, "draft", "pier")
        assert said.code == 0
        told = [line for line in said.told if "licence" in line]
        assert len(told) == asked
        assert all(re.match(r'seeds/sources\.yml:\d+: "pier" names no `licence`; ', line) for line in told)


def test_of_which_sentence_nothing_is_drafted_is_told(noisy: Checkout, run: Run) -> None:
    record_of_it = "- at: I4.1\n  reason: transition\n  ru: Переход.\n  en: A transition.\n"
    noisy.write("seeds/knowledge/set-aside-pier.yml", record_of_it)
    (noisy.root / "seeds/knowledge/statements-pier.yml").unlink()
    said = run(noisy, "draft", "pier")
    assert said.code == 0
    assert "no statement drafted of I4.1: a record rests on them already" in said.err


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
