"""A file becomes a text: `add` takes it in and cleans aloud, `draft` writes what a program can, never over an edit."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import typst

from checkout import Checkout
from conftest import Run
from drafting import draft, given, record, record_of, translate
from explainer.cli import main
from explainer.intake.capitals import unknown_capitals
from explainer.intake.cleaning import Told, clean
from explainer.intake.documents import document_text
from explainer.intake.entries import bring, entry
from explainer.intake.files import take
from explainer.intake.record import code_of_new, id_of
from explainer.intake.sheets import text_of_sheets
from explainer.intake.webpage import webpage
from explainer.languages.known import language_named
from explainer.reading.blocks import read_blocks

TEXT = """\
Причал готов

Анна Зимина

5 марта 2021 года

Причал на озере Дальнем построили за 40 дней. «Рейсы начнутся осенью», — сказал капитан Пётр Лосев.

Лосев добавил, что билет подорожает.
"""
TRANSLATED = {
    "I1.1": "The pier is ready",
    "I2.1": "Anna Zimina",
    "I3.1": "5 March 2021",
    "I4.1": "The pier on Lake Dalneye was built in 40 days.",
    "I4.2": "“The trips begin in autumn,” said Captain Pyotr Losev.",
    "I5.1": "Losev added that the ticket would cost more.",
}


def asked(here: Checkout, run: Run) -> list[str]:
    """What `check` tells, which has to fail."""
    said = run(here, "check")
    assert said.code == 1
    return said.problems


def test_a_text_comes_in_pinned_with_what_is_known_and_everything_else_asked(here: Checkout, run: Run) -> None:
    code, out, err = run(here, "add", given(here, TEXT))
    assert code == 0
    assert out.splitlines() == ["seeds/texts/pier.txt", "seeds/sources.yml"]
    assert err.splitlines()[0] == "nothing was changed"
    assert here.read("seeds/texts/pier.txt") == TEXT
    brought = here.read("seeds/sources.yml").split("\n- id: ")[-1].splitlines()
    for line in (
        "  code: I",
        f"  sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}",
        "  language: ru",
        "    ru: Причал готов",
        "    ru: Анна Зимина",
        "  date: '2021-03-05'",
        "          quote: 5 марта 2021 года",
    ):
        assert line in brought
    told = asked(here, run)
    fields = [found[1] for line in told if (found := re.search(r'"(\w+)" of .* is asked for: ', line))]
    assert fields == ["rights", "en", "ru", "en", "en", "ru", "en", "address", "licence", "ru", "en", "en"]
    lines = here.read("seeds/sources.yml").split("\n")
    assert all(' "ASK ' in lines[int(line.split(":")[1]) - 1] for line in told if " is asked for: " in line)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--id", "ferry-plan"], '--id: "ferry-plan" is the text in seeds/sources.yml:3 already; give another one'),
        (["--code", "P"], '--code: "P" is that of "ferry-plan" already; give another one'),
        (["--code", "п"], '--code: "п" must be one to three capital Latin letters'),
        (["--id", "Причал"], '--id: "Причал" cannot be an address; '),
    ],
    ids=["id", "code", "no code", "no id"],
)
def test_nothing_is_written_over_and_what_stands_in_the_way_is_told(
    here: Checkout, run: Run, options: list[str], told: str
) -> None:
    before = here.read("seeds/sources.yml")
    said = run(here, "add", given(here, TEXT), *options)
    assert said.code == 1
    assert any(line.startswith(told) for line in said.told)
    assert here.read("seeds/sources.yml") == before
    assert not [*(here.root / "seeds" / "texts").glob("p*.txt")]


@pytest.mark.parametrize("name", ["texts/pier.txt", "translations/pier.yml", "annotations/pier.yml"])
def test_a_file_that_is_there_is_not_written_over(here: Checkout, run: Run, name: str) -> None:
    here.write(f"seeds/{name}", "mine\n")
    said = run(here, "add", given(here, TEXT))
    assert said.code == 1
    assert f"seeds/{name}:1: is there already, and nothing is written over" in said.err
    assert here.read(f"seeds/{name}") == "mine\n"


def test_the_same_text_comes_in_once(here: Checkout, run: Run) -> None:
    assert run(here, "add", given(here, TEXT)).code == 0
    for more in ([], ["--id", "other"]):
        said = run(here, "add", given(here, TEXT), *more)
        assert said.code == 1
        (told,) = said.problems
        assert told.endswith('is the same text, word for word; it is "pier" already')


@pytest.mark.parametrize(
    ("raw", "text", "told"),
    [
        ("\ufeffДа.\n", "Да.\n", ["1 × byte order mark at the start, taken out"]),
        ("Да.\r\nНет.\r", "Да.\nНет.\n", ["2 × line ends of another kind, made plain"]),
        (
            "При\u00adчал\u200b го\u00adтов.\n",
            "Причал готов.\n",
            ["2 × soft hyphens, taken out", "1 × zero-width spaces, taken out"],
        ),
        (
            "40\u00a0дней,\u202fда.\n",
            "40 дней, да.\n",
            ["1 × narrow no-break spaces, made plain", "1 × no-break spaces, made plain"],
        ),
        ("Рейс\tЧас\n1\t8\n", "| Рейс | Час |\n| 1 | 8 |\n", ["2 × lines with tabs, written as rows of a table"]),
        ("\tДа.\n", "Да.\n", ["1 × tabs at an end of a line, taken out"]),
        ("Да\x07.\n", "Да.\n", ["1 × characters U+0007, which no text may hold, taken out"]),
        ("Паро\u0438\u0306.\n", "Парой.\n", ["1 × letters written in parts, put together"]),
        ("Да,  нет.\n\n\n\nДа.", "Да, нет.\n\nДа.\n", ["1 × lines with several spaces in a row, made one"]),
    ],
    ids=["BOM", "CRLF", "unseen", "spaces", "table", "tab", "control", "in parts", "blanks"],
)
def test_nothing_is_cleaned_silently(raw: str, text: str, told: list[str]) -> None:
    said = Told()
    assert clean(raw, said) == text
    assert said.lines == told


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\tКласс\tЦена\t\n", "| Класс | Цена |\n"),
        ("Класс\t\tЦена\n", "| Класс | | Цена |\n"),
        ("Класс\t \tЦена\tМест\n", "Класс | Цена | Мест |\n"),
    ],
    ids=["at the ends", "empty cell", "blank cell"],
)
def test_a_row_begins_and_ends_with_a_cell_that_has_words(raw: str, text: str) -> None:
    assert clean(raw, Told()) == text


@pytest.mark.parametrize("words", ["Паром идёт по озеру и везёт людей, ", "The ferry crosses the lake; ", "слово\t"])
def test_a_line_is_cleaned_whatever_its_length(words: str) -> None:
    """Three times as long took 27 times the time once: this would never have ended."""
    told = Told()
    assert clean(f"{words * 20_000}домой.\n", told).count("\n") == 1
    assert told.lines == (["1 × lines with tabs, written as rows of a table"] if "\t" in words else [])


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("pier.xls", b"x", "{}:1: is of no kind that can be taken; give one of: .txt, .md, .html, .docx, .odt, .pdf"),
        ("pier.txt", "Да.\nПричал".encode("cp1251"), "{}:1: is not utf-8; save it so, or name its own: --encoding"),
        ("pier.txt", b" \n1 2\n", "{}:1: has no words; give a file whose text can be copied"),
        ("pier.pdf", b"%PDF-", "{}:1: is no PDF that can be read"),
        ("pier.pdf", b"%PDF-1.4 words", "{}:1: is no PDF that can be read"),
        ("pier.docx", b"x", "{}:1: pandoc cannot read it as docx; open it and save it anew"),
    ],
    ids=["kind", "encoding", "empty", "broken PDF", "half a PDF", "broken document"],
)
def test_what_cannot_be_taken_is_told_in_one_line(
    here: Checkout, run: Run, caplog: pytest.LogCaptureFixture, name: str, data: bytes, told: str
) -> None:
    if name.endswith(".docx"):
        pytest.importorskip("pypandoc", reason="no pandoc: `pip install pypandoc-binary`")
    path = given(here, data, name)
    said = run(here, "add", path)
    (line,) = said.err.splitlines()
    assert (said.code, line.startswith(told.replace("{}", path))) == (1, True), line
    assert caplog.records == []


@pytest.mark.parametrize("name", ["lost.docx", "lost.pdf", "lost.txt"])
def test_a_file_that_is_not_there_asks_for_no_program(here: Checkout, run: Run, name: str) -> None:
    told = f"{name}:1: cannot be read: No such file or directory; name a file with text\n"
    assert run(here, "add", name) == (1, "", told)


def test_a_package_that_lacks_its_pandoc_is_told_in_one_line(
    here: Checkout, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*_: object, **__: object) -> None:
        raise OSError("No pandoc was found")

    monkeypatch.setitem(sys.modules, "pypandoc", SimpleNamespace(convert_file=lacking))
    path = given(here, b"x", "pier.docx")
    said = run(here, "add", path)
    assert said.code == 1
    (line,) = said.err.splitlines()
    assert line.startswith(f"{path}:1: a file of this kind needs pandoc itself; install what reads it: ")


def test_another_encoding_is_read_where_it_is_named(here: Checkout) -> None:
    assert main(["add", given(here, TEXT.encode("cp1251")), "--encoding", "windows-1251"]) == 0
    assert here.read("seeds/texts/pier.txt") == TEXT


def test_lines_that_stand_beside_a_text_are_put_behind_its_title(here: Checkout, run: Run) -> None:
    path = given(here, "Причал готов\n\nЕго построили.\n")
    said = run(here, "add", path, "--line", "Анна Зимина", "--line", "5 марта 2021 года")
    assert said.code == 0
    assert here.read("seeds/texts/pier.txt").split("\n\n")[:3] == ["Причал готов", "Анна Зимина", "5 марта 2021 года"]
    assert "put at the head of the text: “Анна Зимина”" in said.err
    assert "  date: '2021-03-05'" in here.read("seeds/sources.yml")


MARKDOWN = """\
---
title: The pier
date: 2021-03-05
---
# The pier is ready

It was *built* by [Dorn](https://lake.example) in **40** days.[^1]

## What next?

- a bell
- a ticket

> The lake remembers.

[^1]: Written ashore.
"""


def test_markdown_keeps_its_shapes_and_loses_its_marks_aloud(tmp_path: Path) -> None:
    path = tmp_path / "pier.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    taken = take(path, "utf-8")
    assert taken.text.splitlines() == [
        *("The pier is ready", "", "It was built by Dorn in 40 days.[^1]", "", "What next?", "", "- a bell"),
        *("- a ticket", "", "> The lake remembers.", "", "[^1]: Written ashore."),
    ]
    assert taken.said == {"title": "The pier", "date": "2021-03-05"}
    assert taken.told == (
        "2 × lines of fields before the text, taken out",
        "1 × links, kept as words without their address",
        "1 × passages set apart by bold type, kept without it",
        "1 × passages set apart by italics, kept without",
        "2 × headings, kept as lines of their own",
    )


@pytest.mark.parametrize("kind", ["docx", "odt", "html"])
def test_a_document_keeps_its_shapes_and_what_is_lost_is_told(tmp_path: Path, kind: str) -> None:
    pandoc = pytest.importorskip("pypandoc", reason="no pandoc: `pip install pypandoc-binary`")
    path = tmp_path / f"pier.{kind}"
    body = MARKDOWN.split("---\n", 2)[2] + "\n| Trip | Hour |\n|---|---|\n| first | 8 |\n"
    pandoc.convert_text(body, kind, format="markdown", outputfile=str(path), extra_args=["--standalone"])
    taken = take(path, "utf-8")
    for line in (
        *("The pier is ready", "What next?", "- a bell", "- a ticket", "> The lake remembers."),
        *("| Trip | Hour |", "| first | 8 |"),
    ):
        assert line in taken.text.splitlines()
    assert any(re.fullmatch(r"It was built by Dorn in 40 days\.(\[1\]|¹)", line) for line in taken.text.splitlines())
    assert "Written ashore." in taken.text
    told = "\n".join(taken.told)
    for what in ("italics", "bold type", "links", "tables", "headings"):
        assert f"{what}, kept" in told


PAGE = """\
<html><head><title>Lake news</title><meta property="og:title" content="The pier is ready">
<meta name="author" content="Anna Simms"><meta property="article:published_time" content="2021-03-05T10:00+03:00">
<meta property="og:site_name" content="Lake News"><link rel="canonical" href="https://lake.example/pier"></head>
<body><nav>Home About</nav><article><h1>The pier is ready</h1><p>It was built.</p><script>x()</script>
<aside>Read more</aside></article><footer>All rights <a rel="license" href="https://lake.example/by">kept</a></footer>
</body></html>"""


def test_of_a_page_the_text_is_taken_and_what_its_head_says() -> None:
    told = Told()
    part, said = webpage(PAGE, told)
    assert re.sub(r"<[^>]*>|\s+", " ", part).split() == ["The", "pier", "is", "ready", "It", "was", "built."]
    assert said == {
        "title": "The pier is ready",
        "author": "Anna Simms",
        "publisher": "Lake News",
        "address": "https://lake.example/pier",
        "date": "2021-03-05T10:00+03:00",
        "licence": "https://lake.example/by",
    }
    assert told.lines == [
        "7 × words of the page around its text (menus, lists, forms, scripts), left out: "
        "“Home About Read more All rights kept”"
    ]


def test_the_title_of_a_page_is_its_headline_without_the_name_of_its_site() -> None:
    for title in ("The pier is ready — Lake News", "The pier is ready"):
        page = (
            f"<html><head><title>{title}</title></head><body><h1>The pier <b>is</b> ready</h1><p>So.</p></body></html>"
        )
        assert webpage(page, Told())[1] == {"title": "The pier is ready"}
    other = "<html><head><title>Lake News</title></head><body><h1>The pier</h1><p>So.</p></body></html>"
    assert webpage(other, Told())[1] == {"title": "Lake News"}


def test_a_tree_of_pandoc_is_written_with_nothing_untold() -> None:
    words = {"t": "Str", "c": "Pier"}
    raw = {"t": "RawInline", "c": ["tex", "x"]}
    note = {"t": "Note", "c": [{"t": "Para", "c": [{"t": "Str", "c": "Ashore."}]}]}
    raised = {"t": "Superscript", "c": [{"t": "Str", "c": "12"}]}
    tree = {
        "blocks": [
            {"t": "Para", "c": [words, raised, {"t": "LineBreak"}, {"t": "SmallCaps", "c": [words]}, raw, note]},
            {"t": "OrderedList", "c": [[3, {}, {}], [[{"t": "Plain", "c": [words]}], [{"t": "Plain", "c": [words]}]]]},
            {"t": "DefinitionList", "c": [[[words], [[{"t": "Plain", "c": [words]}]]]]},
            {"t": "Para", "c": [{"t": "Quoted", "c": [{"t": "SingleQuote"}, [words]]}]},
            {"t": "HorizontalRule"},
        ]
    }
    told = Told()
    assert document_text(tree, told) == "Pier¹²\nPier[1]\n\n3. Pier\n4. Pier\n\nPier\n\nPier\n\n‘Pier’\n\n[1] Ashore.\n"
    assert told.lines == [
        "1 × pieces of another format, left out",
        "1 × passages in small capitals, kept without them",
        "1 × notes, put behind the text as [1] …",
    ]


def test_the_sheets_of_a_pdf_become_paragraphs_and_what_is_lost_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pier.pdf"
    body = (
        "The ferry left the port in the morning and came back at night, and nobody in the town knew where it was. " * 3
    )
    page = '#set page(width: 9cm, height: 5cm, header: [Lake News], numbering: "1")'
    source = f"{page}\n= The pier is ready\n\n{body}\n\nIt was *late*.\n"
    path.write_bytes(typst.compile(source.encode()))
    taken = take(path, "utf-8")
    assert taken.text == f"The pier is ready\n\n{body.strip()}\n\nIt was late.\n"
    assert "left out at the edge of a sheet: “Lake News”" in taken.told
    assert any(line.startswith("lost: italics and bold type") for line in taken.told)


def test_words_parted_at_the_end_of_a_line_are_put_together_aloud() -> None:
    told = Told()
    sheets = ["The ferry left the port in the morn-\ning and came back late in the night.\nIt was late."]
    assert text_of_sheets(sheets, told).startswith("The ferry left the port in the morning and came back")
    assert told.lines[-1].startswith("1 × words parted at the end of a line")


@pytest.mark.parametrize(
    ("code", "lines", "author"),
    [
        ("ru", ["Анна Зимина, «Озёрный маяк»", "5 марта 2021 года, Приозёрск"], "Анна Зимина"),
        ("ru", ["Анна Зимина, газета «Маяк»\n\nПриозёрск, 5 марта 2021 г."], "Анна Зимина"),
        ("ru", ["Автор: Анна Зимина", "5 марта 2021 года"], "Анна Зимина"),
        ("en", ["By Anna Simms", "Lakeside, March 5, 2021"], "Anna Simms"),
        ("en", ["Anna Simms, “The Lake Herald”", "5 March 2021"], "Anna Simms"),
    ],
)
def test_the_author_and_the_day_stand_over_a_text_in_any_usual_form(code: str, lines: list[str], author: str) -> None:
    made = record_of(code, lines)
    assert f"  author:\n    {code}: {author}\n" in made.replace(
        '    ru: "ASK who wrote it, as the text says; or take the three lines out"\n', ""
    )
    assert "  date: '2021-03-05'\n" in made


def test_a_sentence_is_no_byline() -> None:
    text = "Причал готов\n\nПричал назвали «Маяк».\n\nОни пришли, чтобы увидеть «Чайку»\n\nОн ждёт.\n"
    assert "byline" not in {block.kind for block in read_blocks(text.split("\n"), language_named("ru"))}


def test_an_id_and_a_code_are_free_ones() -> None:
    assert id_of("Причал готов!", []) == "prichal-gotov"
    assert id_of("Пётр Ёлкин", []) == "petr-elkin"
    assert id_of("José Áñez", []) == "jose-anez"
    assert id_of("pier", ["pier"]) == ""
    assert code_of_new("pier", ["P", "I"]) == "E"
    assert code_of_new("x", [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) == "XX"


def test_a_draft_has_what_a_program_knows(here: Checkout) -> None:
    draft(here, TEXT)
    people = here.read("seeds/knowledge/people-pier.yml")
    assert "    ru: Пётр Лосев\n    en: Petr Losev\n" in people
    assert "          quote: капитан Пётр Лосев\n" in people
    statements = here.read("seeds/knowledge/statements-pier.yml")
    assert "  speaker: losev\n" in statements
    assert "      quote: Рейсы начнутся осенью\n" in statements
    assert "  statements: [pier-4-1]" in here.read("seeds/knowledge/figures-pier.yml")
    translation = here.read("seeds/translations/pier.yml")
    assert "with Анна Зимина" not in translation
    assert "Зимина = Zimina" in translation
    assert "speaker: losev" in here.read("seeds/annotations/pier.yml")


def test_no_draft_passes_a_check_before_an_editor_has_been_there(here: Checkout, run: Run) -> None:
    draft(here, TEXT)
    drafts = (here.root / "seeds" / "knowledge").glob("*-pier.yml")
    marks = sum(path.read_text(encoding="utf-8").count("draft: ") for path in drafts)
    told = asked(here, run)
    mend = " is a draft; hold it against the text, mend it, and take this line out"
    assert sum(line.endswith(mend) for line in told) == marks > 5
    name, line = told[0].split(":")[:2]
    assert here.read(name).split("\n")[int(line) - 1].strip().startswith(("draft:", 'en: "ASK', 'ru: "ASK'))


def test_a_second_run_changes_nothing(here: Checkout, run: Run) -> None:
    draft(here, TEXT)
    before = here.files("seeds")
    assert run(here, "draft", "pier")[:2] == (0, "")
    assert here.files("seeds") == before


def test_what_nobody_has_touched_follows_the_translation_and_an_edit_stays(here: Checkout) -> None:
    draft(here, TEXT)
    name = "seeds/knowledge/statements-pier.yml"
    here.edit((name, "quote: Рейсы начнутся осенью\n", "quote: Рейсы начнутся\n"))
    edited = here.read(name).split("- id: pier-4-2")[1].split("- id: ")[0]
    translate(here, TRANSLATED)
    draft(here)
    assert here.read(name).split("- id: pier-4-2")[1].split("- id: ")[0] == edited
    untouched = here.read(name).split("- id: pier-5-1")[1]
    assert "  en: Losev added that the ticket would cost more.\n" in untouched
    assert "      en: the ticket would cost more.\n" in untouched
    assert "    en: Pyotr Losev\n" in here.read("seeds/knowledge/people-pier.yml")


def test_a_draft_that_is_taken_out_comes_back_only_where_nothing_uses_its_sentence(here: Checkout) -> None:
    draft(here, TEXT)
    name = "seeds/knowledge/statements-pier.yml"
    text = here.read(name)
    here.write(name, text[: text.index("- id: pier-5-1")])
    here.edit(("seeds/knowledge/set-aside.yml", "", "- at: I5.1\n  reason: transition\n  ru: Здесь.\n  en: Here.\n"))
    draft(here)
    assert "pier-5-1" not in here.read(name)
    here.edit(("seeds/knowledge/set-aside.yml", "- at: I5.1\n  reason: transition\n  ru: Здесь.\n  en: Here.\n", ""))
    draft(here)
    assert "- id: pier-5-1\n" in here.read(name)


def test_a_draft_that_nothing_drafts_any_more_goes_unless_somebody_has_touched_it(here: Checkout, run: Run) -> None:
    draft(here, f"{TEXT}\nЛоцман Иван Зимин сообщил, что озеро спокойно.\n")
    name = "seeds/knowledge/set-aside-pier.yml"
    assert "- at: I2.1\n" in here.read(name)
    here.edit(("seeds/annotations/pier.yml", "block: byline", "block: paragraph"))
    said = run(here, "draft", "pier")
    assert "- at: I2.1\n" not in here.read(name)
    assert "set-aside: 1 taken out, for nothing drafts them now, 1 as they were" in said.err
    here.edit(("seeds/annotations/pier.yml", "block: title", "block: paragraph"), (name, "  ru: ", "  ru: Здесь "))
    draft(here)
    assert "- at: I1.1\n" in here.read(name)


def test_what_comes_next_is_translating_only_while_something_awaits_it(here: Checkout, run: Run) -> None:
    assert run(here, "add", given(here, TEXT)).code == 0
    assert run(here, "draft", "pier").told[-1].startswith("next: translate seeds/translations/pier.yml")
    translate(here, TRANSLATED)
    assert run(here, "draft", "pier").told[-1] == (
        "next: hold seeds/annotations/pier.yml against the text; when you have mended it, run this again, and the "
        "drafts follow; then `explainer check` leads"
    )


def test_a_name_that_is_taken_out_stays_out(here: Checkout) -> None:
    draft(here, TEXT.replace("Лосев добавил", "В Приозёрске Лосев добавил"))
    name = "seeds/knowledge/names-pier.yml"
    drafted = here.read(name)
    head = drafted[: drafted.index("- id: ")]
    assert "Приозёрск" in drafted
    here.write(name, f"{head}[]\n")
    draft(here)
    assert here.read(name) == f"{head}[]\n"


def test_names_that_a_translation_alone_writes_large_are_one_list() -> None:
    sentences = [
        ("T1.1", "Muslim fishers met at Lake Dalneye on Monday, and the South Sea was calm in May."),
        ("T1.2", "“They came,” Losev said of the Muslims. He saw the Sea of Islands."),
    ]
    assert unknown_capitals(sentences, ["Lake Dalneye", "Losev"], "en") == {
        "South Sea": "T1.1",
        "Muslims": "T1.2",
        "Sea": "T1.2",
        "Islands": "T1.2",
    }


def test_a_common_word_that_may_be_a_term_is_put_to_the_translator_as_a_question(here: Checkout) -> None:
    more = "Паром Лосева ждут на озере Дальнем.\n\nВсе ждали паром.\n"
    draft(here, f"{TEXT}\n{more}")
    translation = here.read("seeds/translations/pier.yml")
    assert (
        'en: "ASK our translation, with озеро Дальнее = Lake Dalneye; where that is meant: паром = ferry"'
        in translation
    )
    assert 'en: "ASK our translation; where that is meant: паром = ferry"' in translation


def test_a_number_is_drafted_with_what_makes_it_about_so_much(here: Checkout) -> None:
    draft(here, TEXT.replace("за 40 дней", "почти за 40 дней, около 3 млн часов"))
    assert "    ru: около 3 млн\n" in here.read("seeds/knowledge/figures-pier.yml")


def test_a_wish_or_a_doubt_that_is_reported_stands_with_its_verb(here: Checkout) -> None:
    draft(here, TEXT.replace("добавил, что билет", "сомневается, что билет"))
    doubt = record(here, "statements", "pier-5-1")
    assert "  ru: Лосев сомневается, что билет подорожает.\n" in doubt
    assert "      quote: билет подорожает.\n" in doubt


def test_a_topic_is_asked_with_the_nearest_one_named_where_there_is_any(here: Checkout) -> None:
    draft(here, f"{TEXT}\nРасписание парома утвердят не раньше.\n")
    assert 'topics: ["ASK ids of topics.yml"]' in record(here, "statements", "pier-5-1")
    assert 'topics: ["ASK ids of topics.yml; its words are nearest to trips"]' in record(here, "statements", "pier-6-1")


def test_of_what_is_to_come_it_is_asked_whether_it_is_a_forecast(here: Checkout) -> None:
    more = (
        "Маяк стоит на мысе.\n\nМаяк ремонтируют до июня 2022 года.\n\nКапитан рассчитывает на погоду.\n\n"
        "Причал открыли 1 марта 2021 года.\n"
    )
    draft(here, f"{TEXT}\n{more}")
    asks = 'kind: "ASK {} or forecast: it may speak of what is to come"'
    assert asks.format("opinion") in record(here, "statements", "pier-4-2")
    assert "  kind: fact\n" in record(here, "statements", "pier-6-1")
    for id in ("pier-7-1", "pier-8-1"):
        assert asks.format("fact") in record(here, "statements", id), id
    assert "  kind: fact\n" in here.read("seeds/knowledge/events-pier.yml").split("event-pier-9-1")[1]


@pytest.mark.parametrize(
    ("code", "words", "ahead"),
    [
        ("ru", "Рейсы начнутся осенью", True),
        ("ru", "Город планирует мост", True),
        ("ru", "Рейсы начались", False),
        ("ru", "Суда исследуют озеро", False),
        ("ru", "Серверы должны стоять здесь", False),
        ("en", "The trips will begin in autumn", True),
        ("en", "the city plans a bridge", True),
        ("en", "The trips are to begin", True),
        ("en", "The trips have begun", False),
    ],
)
def test_words_speak_of_what_is_to_come(code: str, words: str, *, ahead: bool) -> None:
    assert language_named(code).looks_ahead(words) is ahead


def test_only_a_name_is_shortened_to_its_last_word(here: Checkout) -> None:
    more = "\nСлужба переправы сообщила, что озеро спокойно.\n"
    draft(here, TEXT + more)
    people = here.read("seeds/knowledge/people-pier.yml")
    body = record(here, "people", "sluzhba-perepravy")
    assert "    ru: служба переправы\n" in body
    assert "  short:" not in body
    assert "    ru: Лосев\n" in people


def test_whose_words_are_not_sure_is_asked_until_somebody_has_said_why(here: Checkout) -> None:
    unsure = "\nЛосев считает, что озеро спокойно. Причал узок для двух судов.\n"
    draft(here, TEXT + unsure)
    assert re.search(
        r'speaker: "ASK whose words it is; the rules read \w+, and are not sure"',
        record(here, "statements", "pier-6-2"),
    )
    assert "ASK whose" not in record(here, "statements", "pier-5-1")
    annotations = here.read("seeds/annotations/pier.yml")
    start = annotations.index("  proposed:", annotations.index("- at: I6.2\n"))
    reason = "  reason:\n    ru: Лосев капитан.\n    en: Losev is the captain.\n"
    here.write("seeds/annotations/pier.yml", annotations[:start] + reason + annotations[start:])
    draft(here)
    assert re.search(r"speaker: \w+\n", record(here, "statements", "pier-6-2"))


def test_a_date_is_needed_first(here: Checkout, run: Run) -> None:
    assert run(here, "add", given(here, "Его построили в понедельник.\n")).code == 0
    said = run(here, "draft", "pier")
    assert said.code == 1
    (line,) = said.err.splitlines()
    assert re.match(r'seeds/sources\.yml:\d+: "pier" has no date yet', line)


def test_a_sentence_that_another_text_has_is_translated_already(here: Checkout) -> None:
    known = "«Чайка» скользила, как облако."
    draft(here, f"{TEXT}\n{known}\n")
    there = here.read("seeds/translations/ferry-launch.yml")
    assert (found := re.search(rf"ru: .*{re.escape(known)}.*\n  en: (.*)\n", there))
    assert f"  en: {found[1]}" in here.read("seeds/translations/pier.yml").replace("'", "")


def test_a_record_is_touched_by_any_change_and_by_nothing_else() -> None:
    one, other = entry(["- id: a", "  en: ASK x"]), entry(["- id: a", "  en: known"])
    assert bring(f"# head\n{one}", "", {"a": other}, []).text == f"# head\n{other}"
    for edit in (one.replace("ASK x", "mine"), re.sub("  draft.*\n", "", one), f"{one}  # a word\n"):
        done = bring(f"# head\n{edit}", "", {"a": other}, ["a"])
        assert (done.text, done.new, done.anew, done.kept) == (f"# head\n{edit}", 0, 0, 1)
