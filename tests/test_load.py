"""Reading seeds/: strict YAML, records field by field, pinned texts, prose. Every fault has its file and line."""

from __future__ import annotations

import hashlib
import re

import pytest

from checkout import Checkout
from conftest import more
from explainer.check import check_book
from explainer.check.links import link_problems
from explainer.load.prose import parse_prose
from explainer.model import FIGURES, Block, Inline, Place, Problem
from explainer.render import addresses_of

TOPICS = "seeds/knowledge/topics.yml"
STATEMENTS = "seeds/knowledge/statements.yml"
TEXT = "seeds/texts/ferry-plan.txt"
TOPIC = "- id: building\n  ru: Постройка\n  en: Building\n"


def told(checkout: Checkout) -> list[str]:
    return [str(problem) for problem in checkout.load()[1]]


def sha256(checkout: Checkout) -> str:
    return hashlib.sha256((checkout.root / TEXT).read_bytes()).hexdigest()


def repin(checkout: Checkout, data: bytes) -> None:
    """Puts another text in place of the first one, with its own sha256."""
    old = sha256(checkout)
    (checkout.root / TEXT).write_bytes(data)
    checkout.edit(("seeds/sources.yml", old, sha256(checkout)))


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param(
            "- id: building\n  ru: Постройка\n  ru: Стройка\n  en: Building\n",
            ['3: key "ru" stands twice (first in line 2); keep one'],
            id="equal-keys",
        ),
        pytest.param(
            "- id: building\n  ru: Постройка\n  en: *word\n",
            ['3: "en" of topic "building" is empty', "3: alias *word is not allowed; write the value out"],
            id="alias",
        ),
        pytest.param(
            "- id: building\n  ru: &word Постройка\n  en: Building\n",
            ["2: anchor &word is not allowed; take it out"],
            id="anchor",
        ),
        pytest.param(
            "- id: building\n  ru: !!str Постройка\n  en: Building\n",
            ["2: tag tag:yaml.org,2002:str is not allowed; every value is text"],
            id="tag",
        ),
        pytest.param(
            "- id: building\n  ru: Постройка\n  en: !!python/object/apply:os.getcwd []\n",
            ['3: "en" of topic "building" must be text', "3: tag tag:yaml.org,2002:python/object/apply:os.getcwd"],
            id="tag-that-would-run-code",
        ),
        pytest.param(
            "- id: building\n  ru: Пост\tройка\n", ["2: character U+0009 is a tab, which is not allowed"], id="tab"
        ),
        pytest.param("- id: building\n  ru: Пост\x02ройка\n", ["2: character U+0002 is not allowed"], id="control"),
        pytest.param("- id: building\n  ru: Пост\x85ройка\n", ["2: character U+0085 is not allowed"], id="c1-control"),
        pytest.param("# a\n- id: b\u202ee\n", ["2: character U+202E is not allowed"], id="bidi-override"),
        pytest.param("# a\n- id: b\u2067e\n", ["2: character U+2067 is not allowed"], id="bidi-isolate"),
        pytest.param("# a\n- id: b\u200fe\n", ["2: character U+200F is not allowed"], id="bidi-mark"),
        pytest.param("# a\n- id: b\ufeffe\n", ["2: character U+FEFF is not allowed"], id="bom-inside"),
        pytest.param("# a\n- id: b\u2028e\n", ["2: character U+2028 is not allowed"], id="line-separator"),
        pytest.param("- id: building\n- [oops\n", ["3: is not YAML: "], id="not-yaml"),
        pytest.param("- id: building\n\tru: x\n", ["2: character U+0009"], id="tab-as-indent"),
        pytest.param(
            f"{TOPIC}---\n{TOPIC}", ["4: a second document begins here; keep one a file"], id="second-document"
        ),
        pytest.param("id: building\n", ["1: must be a list; begin each topic with `- `"], id="mapping-for-a-list"),
        pytest.param("building\n", ["1: must be a list; begin each topic with `- `"], id="text-for-a-list"),
        pytest.param(
            "- [a, b]: c\n",
            [
                "1: a key must be text",
                '1: topic has no "en"; add it',
                '1: topic has no "id"; add it',
                '1: topic has no "ru"; add it',
            ],
            id="key-that-is-no-text",
        ),
    ],
)
def test_yaml_that_could_mislead_is_refused_with_its_line(bare: Checkout, yaml: str, expected: list[str]) -> None:
    bare.write(TOPICS, yaml)
    found = told(bare)
    assert len(found) == len(expected), found
    for line, gist in zip(found, expected, strict=True):
        assert line.startswith(f"{TOPICS}:")
        assert gist in line.removeprefix(f"{TOPICS}:")


def test_a_file_that_is_not_utf8_is_told_with_its_line(bare: Checkout) -> None:
    (bare.root / TOPICS).write_bytes("- id: building\n  ru: Постройка\n".encode("cp1251"))
    assert told(bare) == [
        f"{TOPICS}:2: is not UTF-8 but looks like an encoding of one byte a letter, such as Windows-1251; "
        "save the file as UTF-8"
    ]


def test_no_more_than_twenty_refused_characters_are_told_of_one_file(bare: Checkout) -> None:
    bare.write(TOPICS, "# a\tb\n" * 30)
    assert told(bare) == [
        f"{TOPICS}:{line}: character U+0009 is a tab, which is not allowed; write spaces" for line in range(1, 21)
    ]


@pytest.mark.parametrize(
    "value", ["no", "yes", "true", "null", "~", "12:30", "010", "0x1F", "1e3", "1_000", "2004-08-28", "1997-10", ".inf"]
)
def test_a_value_stays_the_text_that_was_written(bare: Checkout, value: str) -> None:
    bare.write(TOPICS, f"- id: building\n  ru: {value}\n  en: Building\n")
    assert bare.book().topics[0].name["ru"] == value


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(bare: Checkout) -> None:
    before = bare.book()
    for name in (TOPICS, STATEMENTS, "seeds/essays/trip.ru.md"):
        data = (bare.root / name).read_bytes()
        (bare.root / name).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert bare.book() == before


@pytest.mark.parametrize(
    ("yaml", "line", "message"),
    [
        pytest.param(
            f"{TOPIC}  rus: Стройка\n",
            4,
            'topic "building" has an unknown field "rus"; did you mean "ru"?',
            id="unknown-field-with-a-near-one",
        ),
        *(
            pytest.param(
                f"{TOPIC}  {field}: red\n",
                4,
                f'topic "building" has an unknown field "{field}"; take it out',
                id=f"unknown-field-{field}",
            )
            for field in ("zzz", "de")
        ),
        pytest.param(
            "- id: building\n  ru: Постройка\n", 1, 'topic "building" has no "en"; add it', id="missing-field"
        ),
        pytest.param(
            "- id: building\n  ru: Постройка\n  en:\n",
            3,
            '"en" of topic "building" is empty; fill it in or take the record out',
            id="empty-field",
        ),
        pytest.param(
            "- id: building\n  ru: Постройка\n  en: [Building]\n",
            3,
            '"en" of topic "building" must be text; write one value behind the colon',
            id="list-for-text",
        ),
        *(
            pytest.param(
                f"- ru: Постройка\n  en: Building\n  id: {id}\n",
                3,
                f'id "{id}" cannot be an address; use up to 80 lower-case ASCII letters, digits and hyphens, '
                "and no name that systems or pages keep",
                id=f"id-{what}",
            )
            for what, id in {
                "in-capitals": "Building",
                "in-cyrillic": "постройка",
                "with-a-blank": "the building",
                "with-a-hyphen-at-its-end": "building-",
                "that-climbs": "../building",
                "reserved": "con",
                "of-an-index": "index",
                "too-long": "b" * 81,
            }.items()
        ),
    ],
)
def test_a_record_that_is_wrong_is_told_with_its_line(bare: Checkout, yaml: str, line: int, message: str) -> None:
    bare.write(TOPICS, yaml)
    assert told(bare) == [f"{TOPICS}:{line}: {message}"]


def test_a_place_knows_the_lines_of_its_fields_and_of_what_stands_in_them(bare: Checkout) -> None:
    bare.write(
        "seeds/knowledge/terms.yml",
        """- id: ferry
  name:
    ru: паром
    en: >-
      ferry
      boat
  forms:
    ru: [судно,
      корабль]
  kind: concept
  see:
    - lake
    - herald
""",
    )
    place = bare.load()[0].terms[0].place
    lines = {
        (): 1,
        ("id",): 1,
        ("name",): 2,
        ("name", "ru"): 3,
        ("name", "en"): 4,
        ("forms", "ru", 0): 8,
        ("forms", "ru", 1): 9,
        ("see", 1): 13,
        # What is not there is told where it would be.
        ("forms", "en"): 7,
        ("see", 2): 11,
        ("reading", "en"): 1,
    }
    assert {names: place.of(*names).line for names in lines} == lines
    assert place.by_language("name") == {"ru": place.of("name", "ru"), "en": place.of("name", "en")}
    assert place == Place(place.path, 1)
    assert hash(place) == hash(Place(place.path, 1))


K = "seeds/knowledge"
S = "seeds/sources.yml"


@pytest.mark.parametrize(
    ("edit", "words", "message"),
    [
        pytest.param(
            (STATEMENTS, "- id: plan-keel\n  kind: fact", "- id: plan-keel\n  kind: facts"),
            "kind: facts",
            '"kind" of statement "plan-keel" is "facts"; use one of: fact, opinion, forecast, official, relayed',
            id="kind-that-is-none",
        ),
        pytest.param(
            (STATEMENTS, "topics: [building, trips]", "topics: building"),
            "topics: building",
            '"topics" of statement "zimina-pier" must be a list of texts',
            id="text-for-a-list",
        ),
        pytest.param(
            (STATEMENTS, "topics: [building, trips]", "topics: [[building], trips]"),
            "topics: [[building]",
            '"topics" of statement "zimina-pier" must be a list of texts',
            id="list-in-a-list",
        ),
        pytest.param(
            (
                f"{K}/events.yml",
                "      derived:\n        - value",
                "      derived: none\n      derives:\n        - value",
            ),
            "derived: none",
            '"derived" of statement "event-ticket" must be a list of records',
            id="text-for-records",
        ),
        pytest.param(
            (f"{K}/terms.yml", "  forms:\n    ru: [Дальнее]", "  forms:\n    de: [Ferner]\n    ru: [Дальнее]"),
            "de: [Ferner]",
            'forms has an unknown field "de"',
            id="forms-in-an-unknown-language",
        ),
        pytest.param(
            (f"{K}/terms.yml", "  reading:\n    ru: Оба", "  reading: nobody\n  readings:\n    ru: Оба"),
            "reading: nobody",
            "reading of term",
            id="text-for-two-languages",
        ),
        pytest.param(
            (f"{K}/events.yml", "  title:\n    ru: Билет\n    en: The ticket\n", ""),
            "id: ticket",
            'event "ticket" has no "title"; add it with ru and en',
            id="no-title",
        ),
        pytest.param(
            (f"{K}/unforeseen.yml", "  reported: [launch-bell]\n", ""),
            "outcome: unforeseen",
            'forecast "bell": "reported" names statements unless the outcome is silent; mend one of the two',
            id="unforeseen-and-unreported",
        ),
        pytest.param(
            (f"{K}/forecasts.yml", "  expected: [zimina-timetable]\n", ""),
            "id: timetable",
            'forecast "timetable" has no "expected"; name the statements that expected it',
            id="forecast-nobody-made",
        ),
        pytest.param(
            (f"{K}/forecasts.yml", "  outcome: silent\n", "  outcome: silent\n  reported: [launch-bell]\n"),
            "reported: [launch-bell]",
            'forecast "timetable": "reported" names statements unless the outcome is silent; mend one of the two',
            id="silent-yet-reported",
        ),
        pytest.param(
            (f"{K}/forecasts.yml", "  outcome: different\n", ""),
            "id: forty",
            'forecast "forty" has no "outcome"',
            id="forecast-without-an-outcome",
        ),
        pytest.param(
            (f"{K}/disagreements.yml", "      statements: [zimina-autumn]\n", ""),
            "id: autumn",
            'position "autumn" has no "statements"; name those that take it',
            id="position-nobody-takes",
        ),
        pytest.param(
            (
                f"{K}/disagreements.yml",
                "    - id: autumn\n      answer:\n        ru: Осенью\n        en: In autumn\n"
                "      statements: [zimina-autumn]\n",
                "",
            ),
            "↑ - id: june",
            'question "when" has fewer than 2 "positions"; a question needs at least two answers',
            id="question-with-one-answer",
        ),
        pytest.param(
            (f"{K}/silences.yml", "  statements: [launch-price]\n", ""),
            "id: price",
            'silence "price" has no "statements"; name what the texts do say about it',
            id="silence-that-names-nothing",
        ),
        pytest.param(
            (f"{K}/figures.yml", "  statements: [launch-passengers]\n", ""),
            "id: taken-passengers",
            'figure "taken-passengers" has no "statements"; name who gives the number',
            id="figure-nobody-gives",
        ),
        pytest.param(
            (S, "code: P", "code: pp"), "code: pp", 'code "pp" must be one to three capital Latin letters', id="code"
        ),
        pytest.param(
            (S, "code: P", "code: Р"),
            "code: Р",
            'code "Р" must be one to three capital Latin letters',
            id="code-in-cyrillic",
        ),
    ],
)
def test_a_field_that_is_wrong_is_told_with_its_line(
    bare: Checkout, edit: tuple[str, str, str], words: str, message: str
) -> None:
    bare.edit(edit)
    name = edit[0]
    # What fields say of each other is told by the checks, and all in one run.
    found = [str(problem) for problem in bare.problems()]
    assert any(line.startswith(f"{name}:{bare.line(name, words)}: {message}") for line in found), found


def test_a_statement_without_evidence_is_told(bare: Checkout) -> None:
    quote = "  evidence:\n    - source: ferry-launch\n      quote: Сколько стоит билет на причале, не сказано.\n"
    bare.edit((STATEMENTS, quote, ""))
    place = f"{STATEMENTS}:{bare.line(STATEMENTS, 'id: launch-price')}"
    assert told(bare) == [f'{place}: statement "launch-price" has no "evidence"; quote the text that says so']


def test_a_cell_without_statements_is_told(bare: Checkout) -> None:
    name = f"{K}/comparisons.yml"
    bare.edit((name, "", "    - partner: union-of-islands\n      dimension: place\n"))
    line = len(bare.read(name).splitlines()) - 1
    assert told(bare) == [f'{name}:{line}: cell has no "statements"; take the cell out: silence shows by itself']


def test_a_source_in_a_language_that_the_site_does_not_know_is_told_and_still_read(bare: Checkout) -> None:
    bare.write(S, bare.read(S).replace("language: ru", "language: de", 1))
    book, problems = bare.load()
    assert [str(problem) for problem in problems] == [
        f'{S}:{bare.line(S, "language: de")}: "language" of source "ferry-plan" is "de"; use one of: ru, en'
    ]
    assert len(book.sources[0].text.paragraphs) == 2


@pytest.mark.parametrize("value", ["last summer", "2021-13", "199X"], ids=["words", "no-such-month", "no-words-for-it"])
def test_a_text_whose_own_date_is_none_is_still_read(bare: Checkout, value: str) -> None:
    bare.edit((S, "counted_from: 2021-06", f"counted_from: {value}"))
    book, problems = bare.load()
    assert problems == ()
    dates = {date.wording: date.edtf for date in book.sources[1].dates}
    assert dates == {"В июне 2021 года": "2021-06", "Тогда же": "2021-06", "в прошлом году": "2020"}


@pytest.mark.parametrize("name", ["seeds/sources.yml", "seeds/readings.yml", TEXT, "seeds/essays/order.yml"])
def test_a_file_that_is_missing_is_told(bare: Checkout, name: str) -> None:
    (bare.root / name).unlink()
    assert f"{name}:1: cannot be read: No such file or directory; put the file there" in told(bare)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("  code: P\n", "", 'source "ferry-plan" has no "code"; add it', id="no-code"),
        pytest.param("code: P", "code: p", 'code "p" must be one to three capital Latin letters', id="small-code"),
        pytest.param("  file: texts/ferry-plan.txt\n", "", 'source "ferry-plan" has no "file"; add it', id="no-file"),
        pytest.param(
            "file: texts/ferry-plan.txt",
            "file: ../plan.txt",
            'file "../plan.txt" leads out of seeds/; name a file below it',
            id="file-elsewhere",
        ),
        pytest.param(
            "bff8a0\n  language: ru",
            "bff8a0\n  language: [ru]",
            '"language" of source "ferry-plan" must be text',
            id="list",
        ),
        pytest.param(
            "bff8a0\n  language: ru", "bff8a0", 'source "ferry-plan" has no "language"; add it', id="no-language"
        ),
    ],
)
def test_what_all_of_a_text_rests_on_is_told_alone(bare: Checkout, old: str, new: str, message: str) -> None:
    bare.edit((S, old, new))
    (problem,) = bare.load()[1]
    assert re.match(rf"{S}:\d+: {re.escape(message)}", str(problem))
    assert problem.breaks


def test_of_what_is_no_mapping_nothing_more_is_told(bare: Checkout) -> None:
    bare.write(S, bare.read(S) + "- a text\n")
    (line,) = told(bare)
    assert line.endswith(": source must be a mapping of fields; write `field: value` lines")


def test_what_is_made_for_a_text_and_missing_is_told_with_how_it_is_made(bare: Checkout) -> None:
    made = {
        "seeds/annotations/ferry-plan.yml": "run `explainer annotate ferry-plan`",
        "seeds/translations/ferry-plan.yml": "put every sentence there by its reference, in both languages",
    }
    for name in made:
        (bare.root / name).unlink()
    found = told(bare)
    assert [
        line for line, (name, mend) in zip(found, made.items(), strict=False) if f"{name}:1: is missing; {mend}" in line
    ] == found


def test_a_label_that_two_files_have_is_told(tiny: Checkout) -> None:
    tiny.write("seeds/ui-more.yml", "home.title:\n  ru: Ещё раз\n  en: Once more\n")
    line = tiny.line("seeds/ui.yml", "home.title:")
    assert told(tiny) == [f'seeds/ui.yml:{line}: label "home.title" stands already at seeds/ui-more.yml:1']


def test_the_newest_entry_of_the_change_log_dates_the_edition(bare: Checkout) -> None:
    bare.edit(("CHANGELOG.md", "## 0.1.0", "## 0.2.0 — 2021-08-15\n\n- More.\n\n## 0.1.0"))
    assert bare.book().edition == "2021-08-15"


@pytest.mark.parametrize("heading", ["## Unreleased", "# 0.1.0 — 2021-07-01", ""])
def test_a_change_log_without_an_edition_is_told(bare: Checkout, heading: str) -> None:
    bare.edit(("CHANGELOG.md", "## 0.1.0 — 2021-07-01", heading))
    assert told(bare) == ["CHANGELOG.md:1: names no edition; write `## 1.0.0 — YYYY-MM-DD` above the newest entry"]


def test_a_text_that_differs_from_its_pin_is_told_by_name_and_still_read(bare: Checkout) -> None:
    pinned = sha256(bare)
    bare.edit((TEXT, "около 40", "около 41"))
    book, problems = bare.load()
    assert [str(problem) for problem in problems] == [
        f"{S}:{bare.line(S, pinned)}: {TEXT} has sha256 {sha256(bare)}, not the pinned one; "
        "restore the text, or pin the new one after reading it"
    ]
    assert "около 41" in book.sources[0].text.paragraphs[0].text


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf%s", b"%s"], ids=["byte-order-mark", "windows-line-ends"])
def test_a_text_with_another_encoding_of_its_lines_reads_alike(bare: Checkout, data: bytes) -> None:
    before = bare.book().sources[0]
    repin(bare, (data % (bare.root / TEXT).read_bytes()).replace(b"\n", b"\r\n"))
    after = bare.book().sources[0]
    assert after.text == before.text
    assert after.voices == before.voices


@pytest.mark.parametrize(
    ("note", "gist"),
    [
        pytest.param(
            "[i] Озёрный вестник, Берег",
            "endnote [i] is not read as a work: expected “Title”, Publisher, address",
            id="no-work",
        ),
        pytest.param("[i] Там же.", "endnote [i] says “Там же.” with no endnote before it", id="ibid-of-nothing"),
        pytest.param(
            "[i] “Озёрный вестник”, Берег, https://lake.example/2021, (Дата обращения: 35.13.2021).",
            "endnote [i]",
            id="day-that-the-calendar-lacks",
        ),
    ],
)
def test_an_endnote_that_is_not_understood_is_told(bare: Checkout, note: str, gist: str) -> None:
    body = bare.read(TEXT).partition("[i] “")[0]
    repin(bare, f"{body}{note}\n".encode())
    (found,) = told(bare)
    assert found.startswith(f"{TEXT}:{bare.line(TEXT, note)}: ")
    assert gist in found


def test_ibid_is_the_work_of_the_endnote_before_it(bare: Checkout) -> None:
    bare.edit((TEXT, "", "[ii] Там же.\n[iii] Там же.\n"))
    notes = bare.load()[0].sources[0].text.endnotes
    assert [note.same_as for note in notes] == [None, "i", "i"]
    assert {note.work.title for note in notes} == {"Озёрный вестник"}
    assert notes[0].work.accessed == "2021-03-05"


def parse(text: str) -> tuple[str, tuple[Block, ...], list[Problem]]:
    problems: list[Problem] = []
    parsed = parse_prose(text, "essay.md", problems)
    return parsed.title, parsed.blocks, problems


def inline(run: str) -> Inline:
    kind, _, rest = run.strip("{}").partition(" ")
    if not run.startswith("{"):
        return Inline(kind="text", text=run)
    words, _, target = rest.partition(" ") if kind == "link" else ("", "", rest) if kind == "cite" else (rest, "", "")
    return Inline(kind=kind, text=words, target=target)


def block(kind: str, *items: str, id: str = "", level: int = 0, ordered: bool = False) -> Block:
    """In the third line. What is set apart stands in braces: {strong words}, {link words target}, {cite id}."""
    runs = tuple(tuple(inline(run) for run in re.split(r"({[^}]*})", item) if run) for item in items)
    return Block(kind=kind, line=3, items=runs, id=id, level=level, ordered=ordered)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("One\nline.", block("paragraph", "One line."), id="paragraph"),
        pytest.param("## A part {#a-part}", block("heading", "A part", id="a-part", level=2), id="heading"),
        pytest.param("### Below {#below}", block("heading", "Below", id="below", level=3), id="below"),
        pytest.param("- one\n- two\n  more", block("list", "one", "two more"), id="list"),
        pytest.param("1. one\n2. two", block("list", "one", "two", ordered=True), id="ordered-list"),
        pytest.param("> said\n>\n> more", block("quote", "said", "more"), id="quotation"),
        pytest.param(
            "a **b** *c* [d](timeline/#e).",
            block("paragraph", "a {strong b} {em c} {link d timeline/#e}."),
            id="emphasis-and-link",
        ),
        pytest.param(
            "Said [@one; @two-2]. So [@three].",
            block("paragraph", "Said{cite one}{cite two-2}. So{cite three}."),
            id="citations",
        ),
        pytest.param(
            r"[not@a-citation] \@nor-this \[\@nor; \@these\]",
            block("paragraph", "[not@a-citation] @nor-this [@nor; @these]"),
            id="no-citation",
        ),
        pytest.param(
            "**a**\n[@one;\n@two], *b* [@three].",
            block("paragraph", "{strong a}{cite one}{cite two}, {em b}{cite three}."),
            id="citations-over-lines-and-behind-emphasis",
        ),
        pytest.param(
            r"## \*So\* it is &: a_b {#so}",
            block("heading", "*So* it is &: a_b", id="so", level=2),
            id="signs-in-a-heading",
        ),
    ],
)
def test_an_allowed_block_is_read(markdown: str, expected: Block) -> None:
    assert parse(f"# Title\n\n{markdown}\n") == ("Title", (expected,), [])


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_read_by_its_name(name: str) -> None:
    assert parse(f"# T\n\n{{figure: {name}}}\n") == ("T", (Block(kind="figure", line=3, items=(), id=name),), [])


@pytest.mark.parametrize("target", ["timeline/", "essays/trip/#b1", "#here", ""])
def test_a_link_leads_to_a_page_of_the_site(target: str) -> None:
    assert parse(f"# T\n\n[a]({target})\n")[2] == []


@pytest.mark.parametrize(
    ("markdown", "line", "gist"),
    [
        pytest.param("    code", 3, "code_block is not allowed here", id="indented-code"),
        pytest.param("one\n\n```\ncode\n```", 5, "fence is not allowed here", id="fence"),
        pytest.param("one\n\n---", 5, "hr is not allowed here", id="rule"),
        pytest.param("<div>x</div>", 3, "html_block is not allowed here", id="html-block"),
        pytest.param(
            "one <b>two</b>", 3, " & ".join(["html_inline is not allowed in running text"] * 2), id="html-inline"
        ),
        pytest.param("one `two`", 3, "code_inline is not allowed in running text", id="code-inline"),
        pytest.param("![one](two.png)", 3, "image is not allowed in running text", id="image"),
        pytest.param("one  \ntwo", 3, "hardbreak is not allowed in running text", id="hard-break"),
        pytest.param("# Again", 3, "has no id & a heading here is of level 2 or 3; write ## or ###", id="second-title"),
        pytest.param("#### Deep {#deep}", 3, "a heading here is of level 2 or 3", id="deep-heading"),
        pytest.param("## A part", 3, 'heading "A part" has no id; end it with {#ascii-id}', id="no-id"),
        pytest.param("## A part {#Part}", 3, "has no id", id="id-in-capitals"),
        pytest.param("**a *b***", 3, "cannot stand inside each other & need words", id="emphasis-in-emphasis"),
        pytest.param("[**a**](timeline/)", 3, "cannot stand inside each other & need words", id="emphasis-in-a-link"),
        pytest.param("- one\n- `two`", 4, "code_inline is not allowed in running text", id="code-in-a-list"),
        pytest.param("- one\n  - two", 4, "a list here has plain items; take it apart", id="nested-list"),
        pytest.param("- one\n\n  > two", 5, "a list here has plain items; take it apart", id="quotation-in-a-list"),
        pytest.param("[a](http://a.example)", 3, 'link "http://a.example" leads to no page', id="plain-http"),
        pytest.param("[a](https://a.example/b)", 3, 'link "https://a.example/b" leads to no page', id="other-site"),
        pytest.param("<https://a.example/>", 3, 'link "https://a.example/" leads to no page', id="bare-address"),
        pytest.param("[a](javascript:b)", 3, 'link "javascript:b" leads to no page', id="script"),
        pytest.param("[a](//a.example/)", 3, 'link "//a.example/" leads to no page', id="other-host"),
        pytest.param("[a](mailto:a@b.example)", 3, 'link "mailto:a@b.example" leads to no page', id="mail"),
        pytest.param("[a](time line/)", 3, "“](” is of a link that is none", id="blank-in-an-address"),
        pytest.param("[a][b]", 3, "“](” is of a link that is none", id="link-to-a-reference-that-is-none"),
        pytest.param("a [@one, @two]", 3, "“[@one, @two]” is no citation; write [@", id="citation-with-a-comma"),
        pytest.param("a [@one;@two]", 3, "“[@one;@two]” is no citation", id="citation-without-a-blank"),
        pytest.param("a [ @one ]", 3, "“[ @one ]” is no citation", id="citation-with-blanks"),
        pytest.param("a [@One]", 3, "“[@One]” is no citation", id="citation-in-capitals"),
        pytest.param("a [@one", 3, "“[@one” is no citation", id="citation-not-closed"),
        pytest.param("a @one] b", 3, "“@one]” is no citation", id="citation-not-opened"),
        pytest.param("a @one b", 3, "“@one” is no citation", id="id-alone"),
        pytest.param("a [see @one]", 3, "“@one]” is no citation", id="words-in-a-citation"),
        pytest.param("a [@]", 3, "“[@]” is no citation", id="citation-of-nothing"),
        pytest.param("**a [@one]**", 3, "“[@one]” stands inside emphasis & need words", id="citation-in-strong-words"),
        pytest.param("a *b [@one] c* d", 3, "“[@one]” stands inside emphasis or a link", id="citation-in-emphasis"),
        pytest.param("[a [@one]](timeline/)", 3, "no citation or blank inside", id="citation-in-a-link"),
        pytest.param("- a\n- b [@one, @two]", 4, "is no citation", id="citation-in-a-list"),
        pytest.param("> a\n>\n> b [@one, @two]", 5, "is no citation", id="citation-in-a-quotation"),
        pytest.param("a\nb [@one, @two]\nc", 4, "is no citation", id="citation-in-the-second-line"),
        pytest.param("a\n[b](https://a.example/)", 4, "leads to no page", id="link-in-the-second-line"),
        pytest.param("## A [@one] {#a}", 3, "a heading holds plain words alone, and here “[@one]”", id="cite-heading"),
        pytest.param("## A *b* {#a}", 3, "a heading holds plain words alone, and here emphasis", id="em-heading"),
        pytest.param("## A [b](timeline/) {#a}", 3, "plain words alone, and here a link", id="link-in-a-heading"),
        pytest.param("## A `b` {#a}", 3, "plain words alone, and here code_inline", id="code-in-a-heading"),
        pytest.param("{figure: nothing}", 3, 'figure "nothing" is unknown; use one of: ', id="unknown-figure"),
        pytest.param("[a](../up/)", 3, 'link "../up/" leads to no page of the site', id="climbing-link"),
    ],
)
def test_anything_else_is_refused_with_its_line(markdown: str, line: int, gist: str) -> None:
    for problem, told in zip(parse(f"# Title\n\n{markdown}\n")[2], gist.split(" & "), strict=True):
        assert str(problem.place) == f"essay.md:{line}"
        assert told in problem.message


@pytest.mark.parametrize(
    ("title", "gist"),
    [
        ("A **b**", "emphasis"),
        ("A *b* and *c*", "emphasis"),
        ("A [@one]", "“[@one]”"),
        ("A [@one, @two]", "“[@one, @two]”"),
        ("A <b>b</b>", "html"),
    ],
)
def test_a_title_of_more_than_words_is_refused(title: str, gist: str) -> None:
    problems = parse(f"# {title}\n\nWords.\n")[2]
    assert {str(problem.place) for problem in problems} == {"essay.md:1"}
    assert f"a title holds plain words alone, and here {gist}" in problems[0].message


def test_the_part_of_a_title_in_emphasis_is_its_short_name() -> None:
    problems: list[Problem] = []
    parsed = parse_prose("# What is *the ferry “Ida”*, and who sails?\n\nWords.\n", "essay.md", problems)
    assert (parsed.title, parsed.short) == ("What is the ferry “Ida”, and who sails?", "the ferry “Ida”")
    assert problems == []


@pytest.mark.parametrize(
    "target", ["https://a.example/", "nowhere/", *more("javascript:a", "http://a.example", "../a/")]
)
def test_a_bad_link_is_told_once_where_it_is_written(tiny: Checkout, target: str) -> None:
    def all_problems() -> set[Problem]:
        book, problems = tiny.load()
        # Where links lead is looked at when all else is good.
        found = {*problems, *check_book(book)}
        return found or {*link_problems(book, addresses_of(book))}

    before = all_problems()
    tiny.edit(("seeds/essays/trip.en.md", "(numbers/#expected-passengers)", f"({target})"))
    (told,) = all_problems() - before
    assert (told.place.path, told.place.line) == ("seeds/essays/trip.en.md", 3)
    assert told.message.startswith(f'link "{target}" leads to no page')


@pytest.mark.parametrize("text", ["No title.\n", "## Second level {#a}\n", "Title\nof two lines\n===\n", ""])
def test_prose_without_a_title_is_refused(text: str) -> None:
    problems = parse(text)[2]
    assert "must begin with its title" in problems[0].message
    assert problems[0].place.line == 1


def test_an_essay_that_lacks_a_language_is_told(bare: Checkout) -> None:
    (bare.root / "seeds/essays/trip.en.md").unlink()
    assert told(bare) == ["seeds/essays/trip.en.md:1: cannot be read: No such file or directory; put the file there"]


@pytest.mark.parametrize("name", ["Trip.ru.md", "trip.md", "trip.de.md", "the trip.en.md"])
def test_prose_with_another_name_is_told(bare: Checkout, name: str) -> None:
    bare.write(f"seeds/essays/{name}", "# T\n")
    assert told(bare) == [f"seeds/essays/{name}:1: must be named SLUG.LANGUAGE.md, with ru or en"]
