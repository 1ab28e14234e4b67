"""How any text is read: speech and dates by cases in both languages, whole made-up texts by their gold, the verb."""

from __future__ import annotations

import cProfile
import datetime
import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkout import Checkout
from conftest import Run, Said
from explainer.cli.measure import main as measure
from explainer.languages.known import find_language, known_codes, tell_language
from explainer.languages.protocol import Language
from explainer.reading import read_text
from explainer.reading.characters import plain_lines
from explainer.reading.reading import Reading
from explainer.reading.score import add_up, parse_gold, score_reading

CASES = Path(__file__).parent / "reading"
MEASURED = CASES / "measured"
DAY = datetime.date(2024, 5, 15)
"""The day of every case: a Wednesday."""


NO_FOLDER = "has no folder; use one of: ru, en, or add a folder to languages/"


def language(code: str) -> Language:
    found = find_language(code)
    assert found is not None
    return found


def read(text: str, code: str, *people: str) -> Reading:
    return read_text(plain_lines(text)[0], language(code), DAY, people)


def shown(reading: Reading) -> Iterator[str]:
    """A line a voice, then a line a date, as the fixtures have them."""
    for block in reading.blocks:
        for sentence in reading.sentences[block.number]:
            for voice in sentence.voices:
                who = f" {voice.speaker}" if voice.speaker else ""
                asked = " (asked)" if voice.asked else ""
                words = sentence.text[voice.start : voice.end].strip()
                yield f"{block.number}.{sentence.number} {block.kind}: {voice.kind}{who}{asked}: {words}"
    for date in reading.dates:
        yield f"{date.block}.{date.sentence} date: {date.wording} = {date.edtf or '?'}"


def cases() -> Iterator[tuple[str, str, str, str]]:
    """(name of the file and the case, language, text, what is expected): title, text and reading between lone dots."""
    for path in sorted(CASES.glob("*.txt")):
        parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for title, text, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            yield f"{path.stem}: {title.strip()}", path.stem.partition("-")[2], text.rstrip("\n"), expected


@pytest.mark.parametrize(
    ("code", "text", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_a_text_is_read_as_its_case_says(code: str, text: str, expected: str) -> None:
    assert [*shown(read(text, code))] == expected.splitlines()


def measured() -> list[tuple[str, Reading]]:
    golds = parse_gold((MEASURED / "gold.txt").read_text(encoding="utf-8"))
    assert golds
    readings = []
    for gold in golds:
        text = (MEASURED / "texts" / f"{gold.id}.txt").read_text(encoding="utf-8")
        day = datetime.date.fromisoformat(gold.day)
        readings.append((gold.id, read_text(plain_lines(text)[0], tell_language(text), day, ())))
    return readings


@pytest.mark.parametrize("initial", ["r", "e"], ids=["Russian", "English"])
def test_whole_texts_are_read_as_well_as_was_promised(initial: str) -> None:
    golds = {gold.id: gold for gold in parse_gold((MEASURED / "gold.txt").read_text(encoding="utf-8"))}
    scores = [score_reading(golds[id], reading) for id, reading in measured() if id.startswith(initial)]
    counts = add_up(scores).counts
    voices = counts["right"] + counts["wrong"] + counts["asked"]
    dates = counts["date right"] + counts["date wrong"] + counts["date missed"]
    literal = counts["literal right"] + counts["literal other"]
    assert voices > 150
    assert counts["lost"] == 0
    assert counts["right"] >= 0.85 * voices
    assert counts["wrong"] <= 0.03 * voices
    assert counts["literal right"] >= 0.95 * literal
    assert counts["date right"] >= 0.95 * dates
    assert counts["date wrong"] <= 0.02 * dates
    print(
        f"voices {counts['right']} of {voices} right, {counts['wrong']} wrong; dates {counts['date right']} of {dates}"
    )


def test_the_voices_of_a_sentence_tile_it_and_its_place_is_right() -> None:
    for _, reading in measured():
        for block in reading.blocks:
            for sentence in reading.sentences[block.number]:
                assert [voice.start for voice in sentence.voices] == [0, *(v.end for v in sentence.voices[:-1])]
                assert sentence.voices[-1].end == len(sentence.text)
                assert block.text[sentence.start :].startswith(sentence.text)


def test_who_is_not_known_is_asked_and_never_made_up() -> None:
    texts = {id: (MEASURED / "texts" / f"{id}.txt").read_text(encoding="utf-8") for id, _ in measured()}
    asked = set()
    for id, reading in measured():
        if not id.startswith("e"):
            continue
        plain = " ".join(texts[id].replace("’", "'").split()).lower()
        for block in reading.blocks:
            for sentence in reading.sentences[block.number]:
                for voice in sentence.voices:
                    if voice.speaker:
                        assert voice.speaker.replace("’", "'").lower() in plain
                    elif voice.kind == "indirect":
                        asked.add(bool(voice.asked))
    assert asked == {True}


def test_people_that_are_given_lend_their_names() -> None:
    reading = read("По словам Дорохова, паром готов. «Да», — сказал Дорохов.", "ru", "Олег Дорохов")
    speakers = {voice.speaker for sentence in reading.sentences[1] for voice in sentence.voices if voice.speaker}
    assert speakers == {"Олег Дорохов"}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"], ids=["CRLF", "CR", "line separator"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    text = "Паром готов\n\n«Да», — сказал Олег Дорохов.\n"
    assert [*shown(read("\ufeff" + text.replace("\n", end), "ru"))] == [*shown(read(text, "ru"))]


def test_characters_that_nobody_sees_are_told_with_their_line() -> None:
    lines, told = plain_lines("Паром\nго\u00adтов\u200b\n")
    assert lines == ["Паром", "готов", ""]
    assert told == [(2, "1 × soft hyphen, 1 × zero-width space")]


def test_no_break_spaces_stay_and_part_words() -> None:
    reading = read("«Да», — сказал Олег\u00a0Дорохов.", "ru")
    assert reading.sentences[1][0].voices[0].speaker == "Олег Дорохов"
    assert "\u00a0" in reading.sentences[1][0].text


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    words = (
        "The ferry left the port in the morning and went out to the crew of Harlow, who had waited for it all night "
        "with bread and coffee, while the whole town stood on the quay and sang songs to the children."
    )
    text = textwrap.fill(words, 40)
    reading = read(f"{text}\n", "en")
    assert [block.kind for block in reading.blocks] == ["paragraph"]


def write(folder: Path, text: str, name: str = "text.txt", encoding: str = "utf-8") -> str:
    (folder / name).write_text(text, encoding=encoding)
    return str(folder / name)


@pytest.fixture
def verb(tmp_path: Path, run: Run) -> Run:
    """Reads a file on the day of every case, in English unless it is said."""

    def read(path: str, *options: str, day: str = str(DAY), code: str = "en") -> Said:
        return run(Checkout(tmp_path), "read", path, "--date", day, "--language", code, *options)

    return read


def test_the_verb_prints_json(tmp_path: Path, verb: Run) -> None:
    said = verb(write(tmp_path, "The ferry sailed on Monday, Oleg Dorn said.\n"), "--json")
    assert said.code == 0
    assert json.loads(said.out) == {
        "blocks": [
            {
                "number": 1,
                "kind": "paragraph",
                "sentences": [
                    {
                        "number": 1,
                        "text": "The ferry sailed on Monday, Oleg Dorn said.",
                        "voices": [
                            {"start": 0, "end": 26, "kind": "indirect", "speaker": "Oleg Dorn", "asked": False},
                            {"start": 26, "end": 43, "kind": "editorial", "speaker": None, "asked": False},
                        ],
                    }
                ],
            }
        ],
        "dates": [{"block": 1, "sentence": 1, "wording": "on Monday", "edtf": "2024-05-13"}],
    }


def test_the_verb_shows_what_is_asked(tmp_path: Path, verb: Run) -> None:
    said = verb(write(tmp_path, "“It is ready.”\n\nRecently it sailed.\n"))
    assert said.code == 0
    assert "direct (asked): “It is ready.”" in said.out


@pytest.mark.parametrize(
    ("text", "day", "code", "told"),
    [
        ("Da.", "2024-05-15", "de", f'--language: "de" {NO_FOLDER}'),
        ("Yes.", "2024-02-30", "en", '--date: "2024-02-30" is no day of the calendar; write it as 2025-12-19'),
        ("Yes.", "15.05.2024", "en", '--date: "15.05.2024" is no day of the calendar; write it as 2025-12-19'),
        (" \n", "2024-05-15", "en", "{}:1: the text is empty; give a file with words"),
        ("Yes\x02.", "2024-05-15", "en", "{}:1: control character U+0002; take it out"),
        ("Да.", "2024-05-15", "en", '{}:1: has hardly a letter of "en"; name the language that it is in'),
        (
            "Yes\x02.\nNo\x00.",
            "now",
            "e",
            f'--language: "e" {NO_FOLDER}\n'
            '--date: "now" is no day of the calendar; write it as 2025-12-19\n'
            "{}:1: control character U+0002; take it out\n"
            "{}:2: control character U+0000; take it out",
        ),
    ],
    ids=["no folder", "no day", "another form of date", "empty", "a control character", "other letters", "all at once"],
)
def test_what_cannot_be_read_is_told_in_a_line_each(
    tmp_path: Path, verb: Run, text: str, day: str, code: str, told: str
) -> None:
    path = write(tmp_path, text)
    assert verb(path, day=day, code=code) == (1, "", told.replace("{}", path) + "\n")


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("", "{}:1: names nobody; write one name a line, or leave --people out"),
        ("Anna Simms\n\nOleg Dorn, Anna Simms\n", "{}:3: “Oleg Dorn, Anna Simms” is not one name; write one a line"),
        ("Anna Simms\n- Oleg Dorn\n", "{}:2: “- Oleg Dorn” is not one name; write one a line and nothing else"),
        ("name: Oleg Dorn\n", "{}:1: “name: Oleg Dorn” is not one name; write one a line and nothing else"),
        ("2024\n", "{}:1: “2024” is not one name; write one a line and nothing else"),
        ("Oleg\x01Dorn\n", "{}:1: control character U+0001; take it out"),
    ],
    ids=["nobody", "two in a line", "a list", "a field", "a number", "a control character"],
)
def test_people_who_cannot_be_read_are_told_with_their_line(tmp_path: Path, verb: Run, people: str, told: str) -> None:
    names = write(tmp_path, people, "people.txt")
    said = verb(write(tmp_path, "Yes."), "--people", names)
    assert said.code == 1
    (line,) = said.err.splitlines()
    assert line.startswith(told.replace("{}", names))


def test_names_are_read_whatever_blanks_they_have_and_letters_in_parts_are_put_together(
    tmp_path: Path, verb: Run
) -> None:
    text = write(tmp_path, unicodedata.normalize("NFD", "По словам Алексея Боева, новый паром готов."))
    names = write(tmp_path, "Алексей\u00ad\t Боев\n", "people.txt")
    code, out, err = verb(text, "--people", names, "--json", code="ru")
    assert code == 0
    assert "Алексей Боев" in {voice["speaker"] for voice in json.loads(out)["blocks"][0]["sentences"][0]["voices"]}
    assert err.splitlines() == [
        f"{text}:1: its letters are written in parts; read as if it were saved as NFC",
        f"{names}:1: left out, for nobody sees them: 1 × soft hyphen",
    ]


@pytest.mark.parametrize("name", ["none.txt", "."], ids=["missing", "a folder"])
@pytest.mark.parametrize("people", [False, True], ids=["the text", "the people"])
def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path: Path, verb: Run, name: str, *, people: bool) -> None:
    text, bad = write(tmp_path, "Yes."), str(tmp_path / name)
    said = verb(text, "--people", bad) if people else verb(bad)
    assert said.code == 1
    (line,) = said.err.splitlines()
    assert line.startswith(f"{bad}:1: cannot be read: ")
    assert line.endswith("; name a file with text")


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path, verb: Run) -> None:
    people = write(tmp_path, "Oleg Dorn\n", "people.txt", "utf-8-sig")
    text = write(tmp_path, "The ferry sailed, Dorn said.\n", encoding="utf-8-sig")
    code, out, err = verb(text, "--people", people, "--json")
    assert code == 0
    voices = json.loads(out)["blocks"][0]["sentences"][0]["voices"]
    assert {voice["speaker"] for voice in voices} == {"Oleg Dorn", None}
    assert err == ""


@pytest.mark.parametrize(
    ("code", "text", "vague"),
    [
        ("ru", "Через 9000 лет паром вернётся. Через 4000000 дней. Вчера его не было.", "Через 4000000 дней"),
        ("en", "The ferry left 4000000 days ago. Yesterday it was gone.", "4000000 days ago"),
    ],
)
@pytest.mark.parametrize("day", [datetime.date.min, datetime.date(2024, 5, 15), datetime.date.max])
def test_a_date_that_no_calendar_reaches_is_too_vague(code: str, text: str, vague: str, day: datetime.date) -> None:
    reading = read_text([text], language(code), day, [])
    assert {date.wording: date.edtf for date in reading.dates}[vague] is None


def test_a_very_long_sentence_takes_no_longer_than_its_words_do() -> None:
    calls = [0, 0]
    for at, times in enumerate((200, 800)):
        profile = cProfile.Profile()
        profile.runcall(read_text, ["Паром вышел на озеро и " * times + "."], language("ru"), DAY, [])
        calls[at] = sum(entry.callcount for entry in profile.getstats())
    assert calls[1] < 6 * calls[0]


def test_another_encoding_is_told_with_its_line(tmp_path: Path, verb: Run) -> None:
    path = write(tmp_path, "Yes.\nПаром.\n", encoding="cp1251")
    assert verb(path, code="ru") == (1, "", f"{path}:2: not UTF-8; save the text in this encoding\n")


def test_the_measure_prints_a_table_and_each_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("The ferry sailed on Monday, Oleg Dorn said.\n", encoding="utf-8")
    row = "The ferry | indirect:Lapp | on Monday=2024-05-13\n"
    (tmp_path / "gold.txt").write_text(f"# a date=2024-05-15\n{row}", encoding="utf-8")
    assert measure([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "a: wrong: “The ferry sailed on Monday, Oleg Dorn said.”: indirect Oleg Dorn, gold indirect:Lapp" in out
    assert re.search(r"^all +0 of 1 \(0 %\) +1 of 1 \(100 %\)", out, re.MULTILINE)


def test_a_line_that_is_no_gold_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.txt").write_text("# a date=2024-05-15\nnothing\n", encoding="utf-8")
    assert measure([str(tmp_path)]) == 1
    assert f"{tmp_path / 'gold.txt'}:2: neither" in capsys.readouterr().err


def test_every_language_has_a_folder_that_answers() -> None:
    assert known_codes() == ("ru", "en")
    for code in known_codes():
        assert language(code).sentences("") == []
        assert language(code).generic_role in language(code).kin().values()
