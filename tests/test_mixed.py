"""A site of a Russian text and an English one: original and translation stand the right way round everywhere."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree, html
from pypdf import PdfReader

from checkout import Checkout, Told
from conftest import MIXED, ROOT, build, copy_tiny
from explainer.model import LANGUAGES, Book, Reference
from explainer.proof import every_sentence
from explainer.publish.outputs import filled_in_words
from explainer.render import render_docs
from explainer.search.entries import find_entries
from explainer.search.lexicon import make_lexicon

PACKAGE = ROOT / "scripts" / "explainer"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def mixed(tmp_path: Path) -> Checkout:
    """The made-up checkout, to be broken."""
    return copy_tiny(tmp_path / "mixed", MIXED)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return copy_tiny(tmp_path_factory.mktemp("book") / "mixed", MIXED).book()


@pytest.fixture(scope="module")
def site(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that `make site` makes of it."""
    return build(tmp_path_factory.mktemp("mixed"), book, render_docs(book))


def sides(book: Book) -> dict[str, tuple[tuple[str, str], tuple[str, str]]]:
    """By reference: (language, words) of the original, and of our translation."""
    found = {}
    for source, _, sentence, reference in every_sentence(book):
        ((other, words),) = source.translations[str(reference)].words.items()
        found[str(reference)] = (source.language, sentence.text), (other, words)
    return found


def page(site: Path, language: str, path: str) -> html.HtmlElement:
    """A built page; where its lines may break is left aside."""
    text = (site / language / path / "index.html").read_text(encoding="utf-8")
    return html.fromstring(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", ""))


def test_the_texts_are_in_two_languages_and_all_of_it_is_proved(mixed: Checkout) -> None:
    assert [str(problem) for problem in mixed.problems()] == []
    assert {source.language for source in mixed.book().sources} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_stands_beside_its_translation_each_in_its_language(book: Book, site: Path, language: str) -> None:
    shown = {}
    for source in book.sources:
        for block in page(site, language, f"sources/{source.id}").find_class("sentence"):
            if "endnote" in block.classes:
                continue
            place = re.fullmatch(r"p(\d+)s(\d+)", block.get("id", ""))
            assert place
            both = [block.find_class(css)[0] for css in ("original", "translation")]
            at = str(Reference(source.code, int(place[1]), int(place[2])))
            shown[at] = tuple((one.get("lang"), one.text_content()) for one in both)
    assert shown == sides(book)


@pytest.mark.parametrize(
    ("language", "source", "said"),
    [
        ("ru", "bridge-plan", "перевод на английский наш"),
        ("ru", "bridge-report", "перевод на русский наш"),
        ("en", "bridge-plan", "the English translation is ours"),
        ("en", "bridge-report", "the Russian translation is ours"),
    ],
)
def test_the_page_of_a_text_says_which_translation_is_ours(site: Path, language: str, source: str, said: str) -> None:
    assert said in page(site, language, f"sources/{source}").text_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_quotes_the_original_and_our_translation_the_readers_language_first(
    book: Book, site: Path, language: str
) -> None:
    originals = {source.id: source.language for source in book.sources}
    notes = page(site, language, "essays/opening").xpath('//li[starts-with(@id, "fn-")]')
    quoted = {
        note.get("id"): [(quotation.get("lang"), quotation.text_content()) for quotation in note.iter("q")]
        for note in notes
    }
    statements = {f"fn-{statement.id}": statement for statement in book.statements}
    assert quoted
    for id, both in quoted.items():
        (evidence,) = statements[id].evidence
        other = next(name for name in LANGUAGES if name != originals[evidence.source])
        # What the reader can read comes first.
        assert [shown for shown, _ in both] == [language, *(name for name in LANGUAGES if name != language)]
        assert dict(both)[originals[evidence.source]] == evidence.quote
        # Of whole sentences the translation is that of the sentences.
        assert dict(both)[other] in (evidence.words.get(other), *(words for _, (_, words) in sides(book).values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_text_are_in_its_language_wherever_they_stand(site: Path, language: str) -> None:
    wording = [
        (quotation.get("lang"), quotation.text_content())
        for line in page(site, language, "timeline").find_class("wording")
        for quotation in line.iter("q")
    ]
    assert wording == [("ru", "в 2020 году"), ("en", "on 3 May 2022")]
    marked = {
        (line.get("lang"), mark.text_content())
        for line in page(site, language, "concordance").xpath("//span[@lang]")
        for mark in line.iter("mark")
    }
    assert marked == {("ru", "Мост"), ("ru", "реку Вэзу"), ("en", "bridge"), ("en", "River Veza")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_voices_of_either_text_are_its_speakers(site: Path, language: str) -> None:
    holm = page(site, language, "experts/holm")
    quoted = {quotation.get("lang") for quotation in holm.iter("q") if "translation" not in quotation.classes}
    assert quoted == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_has_every_sentence_and_its_translation_where_a_reader_needs_one_and_says_which_is_which(
    book: Book, site: Path, language: str
) -> None:
    reader = PdfReader(site / f"{book.site.stem}.{language}.pdf")
    text = re.sub(r"[\s\u00ad\u2010-]", "", "".join(sheet.extract_text() for sheet in reader.pages))
    for original, translation in sides(book).values():
        # Who reads the language of a text needs no translation of it.
        for _, words in (original,) if original[0] == language else (original, translation):
            assert re.sub(r"[\s\u00ad\u2010-]", "", words) in text
    spoken = {str(node["/Lang"]) for node in _nodes(reader.root_object["/StructTreeRoot"]) if "/Lang" in node}
    assert spoken >= {name for name in LANGUAGES if name != language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_e_book_has_every_sentence_in_its_language(book: Book, site: Path, language: str) -> None:
    found = []
    with zipfile.ZipFile(site / f"{book.site.stem}.{language}.epub") as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".xhtml"):
                for line in etree.fromstring(archive.read(name)).iter(f"{XHTML}p"):
                    for css in ("original", "translation"):
                        if css in line.get("class", "").split():
                            assert line.get("lang") == line.get(XML_LANG)
                            found.append((css, line.get("lang"), "".join(map(str, line.itertext()))))
    assert found
    for original, translation in sides(book).values():
        assert ("original", *original) in found
        assert ("translation", *translation) in found


@pytest.mark.parametrize(
    ("language", "typed"),
    [("ru", "телегами"), ("ru", "carts"), ("en", "cart"), ("en", "телег"), ("ru", "пауки"), ("en", "cobwebs")],
)
def test_the_search_finds_a_sentence_by_its_original_and_by_its_translation(
    book: Book, language: str, typed: str
) -> None:
    sought = "sources/bridge-plan/#p2s2" if typed in ("пауки", "cobwebs") else "sources/bridge-report/#p1s2"
    entries = find_entries(book, filled_in_words(book))
    known = sorted({entry.address for name in LANGUAGES for entry in entries[name]})
    met = {
        entries[name][place].address
        for name in LANGUAGES
        for word in make_lexicon(name, entries[name], entries[language], ()).words
        if typed in word.forms
        for place in word.places
    }
    assert sought in known
    assert (sought in met) == (typed != "пауки"), sorted(met)


def rows(site: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site / "data" / f"{name}.csv").read_text(encoding="utf-8"))))


def test_the_tables_give_each_text_in_its_language(book: Book, site: Path) -> None:
    both = {
        row["reference"]: (row["language"], {name: row[f"text_{name}"] for name in LANGUAGES})
        for row in rows(site, "sentences")
    }
    assert both == {at: (one[0], dict((one, other))) for at, (one, other) in sides(book).items()}
    languages = {source.id: source.language for source in book.sources}
    evidence = rows(site, "evidence")
    assert {row["language"] for row in evidence} == set(LANGUAGES)
    for row in evidence:
        assert row["language"] == languages[row["source"]]
        assert all(row[f"quote_{name}"] for name in LANGUAGES)


def test_translation_memory_and_citations_know_the_language_of_each(book: Book, site: Path) -> None:
    memory = etree.parse(site / "data" / "sentences.tmx").getroot()
    assert memory.xpath("header/@srclang") == ["*all*"]
    units = {
        unit.get("tuid"): (unit.get("srclang"), {one.get(XML_LANG): one.findtext("seg") for one in unit})
        for unit in memory.iter("tu")
    }
    assert units == {at: (one[0], dict((one, other))) for at, (one, other) in sides(book).items()}
    cited = json.loads((site / "data" / "citations.json").read_text(encoding="utf-8"))
    assert "The River Gazette" in {item["title"] for item in cited}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_pages_say_to_machines_names_the_language_of_the_text(book: Book, site: Path, language: str) -> None:
    for source in book.sources:
        (script,) = page(site, language, f"sources/{source.id}").xpath('//script[@type="application/ld+json"]')
        assert f'"inLanguage": "{source.language}"' in json.dumps(json.loads(script.text), ensure_ascii=False)


SOURCES, STATEMENTS = "seeds/sources.yml", "seeds/knowledge/statements.yml"
ENGLISH = "seeds/translations/bridge-report.yml"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        pytest.param(
            (STATEMENTS, "quote: the smiths of Port Alder gave it a lantern", "quote: the smiths gave it a lantern"),
            [(STATEMENTS, "quote: the smiths gave it a lantern", "is not in texts/bridge-report.txt")],
            id="a-quotation-that-the-text-has-not",
        ),
        pytest.param(
            (STATEMENTS, "      ru: Он ни разу не качнулся\n", "      en: It did not sway once\n"),
            [
                (STATEMENTS, "quote: It did not sway once", 'is part of a sentence and has no "ru"'),
                (STATEMENTS, "      en: It did not sway once", '"en" is the language of the text itself'),
            ],
            id="a-translation-into-the-language-of-the-text",
        ),
        pytest.param(
            (STATEMENTS, "ru: Лодки проскользят под ним в июне\n", "ru: Лодки поплывут под ним в июне\n"),
            [(STATEMENTS, "ru: Лодки поплывут", "is not in our translation of R2.2")],
            id="a-translation-that-is-not-ours",
        ),
        pytest.param(
            (
                STATEMENTS,
                "  speaker: holm\n  topics: [crossing]\n  ru: Мост ни",
                "  speaker: bridge-report\n  topics: [crossing]\n  ru: Мост ни",
            ),
            [
                ("seeds/annotations/bridge-report.yml", "↑ - words: said the engineer", "R2.1 is given to holm"),
                (STATEMENTS, "↑↑ ru: Мост ни разу", "R2.1 is in the voice of holm"),
            ],
            id="a-quotation-in-the-wrong-mouth",
        ),
        pytest.param(
            (ENGLISH, "  en: It carried 1,200 carts", "  en: It bore 1,200 carts"),
            [(ENGLISH, "  en: It bore 1,200 carts", 'the "en" of R1.2 is not what the text says')],
            id="an-original-that-is-not-the-text",
        ),
        pytest.param(
            (ENGLISH, "ru: Плата за проход не названа.", "ru: Плата за проход названа."),
            [
                (ENGLISH, "en: The toll is not stated.", "“not stated” of “en” answers to nothing in “ru”"),
                (ENGLISH, "ru: Плата за проход названа.", "“not stated” of “en” answers to nothing in “ru”"),
            ],
            id="a-negation-that-the-translation-lacks",
        ),
        pytest.param(
            (ENGLISH, "ru: В первый день он выдержал 1200", "ru: В первый день он выдержал 1300"),
            [
                (ENGLISH, "en: It carried 1,200 carts", "“1200”"),
                (ENGLISH, "ru: В первый день он выдержал 1300", "“1300”"),
                (STATEMENTS, "ru: В первый день он выдержал 1200 телег", "is not in our translation of R1.2"),
            ],
            id="a-number-that-the-translation-changes",
        ),
        pytest.param(
            ("seeds/essays/opening.ru.md", "“It did not sway once”", "“Он ни разу”"),
            [
                ("seeds/essays/opening.ru.md", "в тексте: “Он", "foreign quotation mark"),
                ("seeds/essays/opening.ru.md", "в тексте: “Он", "that closes nothing"),
            ],
            id="english-marks-around-russian-words",
        ),
        pytest.param(
            (SOURCES, "language: en", "language: ja"),
            [(SOURCES, "language: ja", "use one of: ru, en")],
            id="a-language-that-the-site-lacks",
        ),
        pytest.param(
            (SOURCES, "language: en", "language: ru"),
            [(SOURCES, "↑↑↑ ru: Мост открылся", "the text has hardly a letter of it")],
            id="a-language-that-the-text-is-not-in",
        ),
    ],
)
def test_a_fault_in_an_english_text_is_told_as_in_a_russian_one(
    mixed: Checkout, edit: tuple[str, str, str], told: list[Told]
) -> None:
    mixed.edit(edit)
    mixed.assert_told(told)


@pytest.mark.parametrize("verb", ["check", "annotate bridge-plan"])
def test_a_language_of_the_site_without_a_folder_is_refused_in_one_line(tmp_path: Path, verb: str) -> None:
    site, package = copy_tiny(tmp_path / "mixed", MIXED).root, tmp_path / "scripts" / "explainer"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    words = package / "model" / "words.py"
    text = words.read_text(encoding="utf-8")
    assert '("ru", "en")' in text
    words.write_text(text.replace('("ru", "en")', '("ru", "en", "xx")'), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "explainer", *verb.split()],
        cwd=site,
        env=os.environ | {"PYTHONPATH": str(package.parent)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1
    first, last = done.stderr.splitlines()
    assert first == (
        'scripts/explainer/model/words.py:1: language "xx" has no folder yet; add scripts/explainer/languages/xx/ with '
        "all that `Language` of languages/protocol.py asks for, and name it in languages/known.py, or take it off the "
        "list"
    )
    assert last.startswith("problems: 1;")


def _nodes(node: object) -> list[Mapping[str, object]]:
    """Every element of a PDF's tree of tags."""
    found: list[Mapping[str, object]] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict) and "/K" in one:
            found.append(one)
            waiting.append(one["/K"])
    return found
