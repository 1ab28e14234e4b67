"""What `draft` saves an editor, and what it never does: confirm what still asks something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checkout import Checkout
from explainer.cli import main
from explainer.edits.proposals import NOWHERE
from explainer.intake.said import main_part
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


@pytest.fixture
def here(tiny: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """The tiny checkout as the working directory, the text drafted in it."""
    monkeypatch.chdir(tiny.root)
    path = tiny.root.parent / "pier.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["add", str(path)]) == 0
    assert main(["draft", "pier"]) == 0
    return tiny


def held(here: Checkout, kind: str) -> str:
    return Path(here.root / "seeds" / "knowledge" / f"{kind}-pier.yml").read_text(encoding="utf-8")


def record(here: Checkout, kind: str, id: str) -> str:
    """One drafted record."""
    return re.split(r"^- ", held(here, kind).split(f"- {id}\n")[1], flags=re.MULTILINE)[0]


def translate(here: Checkout) -> None:
    name = "seeds/translations/pier.yml"
    text = here.read(name)
    for at, words in TRANSLATED.items():
        text = re.sub(rf"^({re.escape(at)}:\n  ru: .*\n  en: )\"ASK .*", rf"\g<1>{words}", text, flags=re.MULTILINE)
    here.write(name, text)


def answer(here: Checkout, kind: str, id: str) -> None:
    """Writes something wherever a record asks."""
    body = record(here, kind, id)
    answered = re.sub(r"\"ASK [^\"]*\"", "words", body)
    here.write(f"seeds/knowledge/{kind}-pier.yml", held(here, kind).replace(body, answered))


def test_what_only_says_who_said_it_is_drafted_as_no_statement(here: Checkout) -> None:
    assert "  reason: transition\n" in record(here, "set-aside", "at: I5.1")
    assert "- id: pier-5-1\n" not in held(here, "statements")


def test_what_one_speaks_quoted_and_reported_is_one_quotation(here: Checkout) -> None:
    quote = "Причал узок, мостки скользкие, а озеро «очень глубоко» и «опасно для лодок»"
    assert f"      quote: {quote}\n" in record(here, "statements", "id: pier-3-1")


def test_of_words_around_an_attribution_those_behind_it_are_said() -> None:
    said = "В опубликованном 3 марта интервью", "глава порта отметил", "красоту озера и причала."
    kinds = VoiceKind.INDIRECT, VoiceKind.EDITORIAL, VoiceKind.INDIRECT
    voices = [Span(place=NOWHERE, words=words, kind=kind) for words, kind in zip(said, kinds, strict=True)]
    span, parts = main_part(voices, " ".join(said), "ru")
    assert (span.words, parts) == (said[-1], range(2, 3))


def test_names_that_a_translation_writes_large_are_drafted_when_it_is_there(here: Checkout) -> None:
    assert "Southern Sea" not in held(here, "names")
    translate(here)
    assert main(["draft", "pier"]) == 0
    assert "    en: Southern Sea\n" in held(here, "names")


def test_a_name_that_the_translation_has_in_other_letters_is_asked(here: Checkout) -> None:
    assert "    en: Priozersk\n" in held(here, "names")
    translate(here)
    assert main(["draft", "pier"]) == 0
    assert '    en: "ASK write it as our translation does; by its letters Priozersk"\n' in held(here, "names")


def test_a_country_is_no_part_of_the_name_behind_it() -> None:
    names = language_named("ru").names("Приехал президент Филиппин Хосе Рейес.", True)
    assert ("Хосе Рейес", True) in [(one.words, one.person) for one in names]


def test_what_may_break_silences_is_set_aside_in_one_entry_of_a_group(here: Checkout) -> None:
    body = here.read("seeds/knowledge/silences.yml")
    words = "Чей причал?", "Whose is the pier?"
    for id in ("one", "other"):
        body += f"- id: {id}\n  kind: open\n" + "".join(
            f"  {field}:\n    ru: {words[0]}\n    en: {words[1]}\n" for field in ("title", "text")
        )
        body += "  statements: [launch-price]\n"
    here.write("seeds/knowledge/silences.yml", body)
    assert main(["draft", "pier"]) == 0
    drafted = held(here, "no-answers")
    assert "silences/one, silences/other" in drafted
    assert "  # I1.1 “Причал”; I3.1 “Причал”; I4.1 “причала”\n" in drafted
    assert drafted.count('  reason: "ASK ') == drafted.count("\n- at: [")


def confirm_reading(here: Checkout) -> None:
    assert main(["annotate", "pier", "--confirm", "I1-I2", "I4-I6", "--by", "A reader"]) == 0
    assert main(["annotate", "pier", "--confirm", "I3", "--by", "A reader"]) == 0


def test_drafts_are_confirmed_together_but_none_that_asks(here: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    translate(here)
    assert main(["draft", "pier"]) == 0
    confirm_reading(here)
    assert main(["draft", "pier"]) == 0
    answer(here, "statements", "id: pier-3-1")
    capsys.readouterr()
    assert main(["draft", "pier", "--confirm", "statements", "I5.1"]) == 1
    out, err = capsys.readouterr()
    assert "seeds/knowledge/statements-pier.yml: pier-3-1" in out.splitlines()
    assert "seeds/knowledge/set-aside-pier.yml: I5.1" in out.splitlines()
    left = [line for line in err.splitlines() if "still asks something" in line]
    assert left
    for line in left:
        path, number = line.split(":")[:2]
        assert '"ASK ' in here.read(path).split("\n")[int(number) - 1]
    assert "draft:" not in record(here, "statements", "id: pier-3-1")
    assert "draft:" in record(here, "statements", "id: pier-4-1")
    assert "draft:" in record(here, "set-aside", "at: I1.1")
    assert main(["draft", "pier", "--confirm", "set-aside"]) == 0
    assert "draft:" not in held(here, "set-aside")


def test_no_draft_is_confirmed_of_a_text_whose_reading_nobody_has_confirmed(
    here: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(here, "set-aside")
    capsys.readouterr()
    assert main(["draft", "pier", "--confirm", "all"]) == 1
    assert "I1.1: nobody has confirmed how it is read; " in capsys.readouterr().err
    assert held(here, "set-aside") == before


def test_no_draft_is_confirmed_that_has_just_become_another(here: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    confirm_reading(here)
    translate(here)
    capsys.readouterr()
    assert main(["draft", "pier", "--confirm", "all"]) == 1
    assert "none is confirmed" in capsys.readouterr().err
    assert "draft:" in held(here, "set-aside")
    assert main(["draft", "pier", "--confirm", "nothing"]) == 1
    assert '"nothing" is called no record drafted of pier; ' in capsys.readouterr().err


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


def test_a_name_that_is_still_asked_speaks_for_nobody(here: Checkout) -> None:
    path = here.root.parent / "calm.txt"
    path.write_text("A calm lake\n\n5 May 2021\n\nThe lake is calm, the Shore Gazette reported.\n", encoding="utf-8")
    assert main(["add", str(path)]) == 0
    assert main(["draft", "calm"]) == 0
    people = here.read("seeds/knowledge/people-calm.yml")
    assert '    ru: "ASK write it as our translation does"\n    en: Shore Gazette\n' in people
    statements = here.root / "seeds" / "knowledge" / "statements-pier.yml"
    statements.unlink()
    assert main(["draft", "pier"]) == 0
    assert "gazette" not in held(here, "statements")
    assert "relays" not in held(here, "statements")
