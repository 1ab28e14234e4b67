"""The real seeds: no problem, texts untouched to the byte, all of it covered, docs/ fresh, labels used and complete."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer.addresses import DATA, LISTS
from explainer.check import check_book
from explainer.load import load_book
from explainer.model import LANGUAGES, Answer, BlockKind, Book, Expectation, Outcome, StatementKind, Status
from explainer.publish.choices import VIEWS
from explainer.publish.epub import WORDS
from explainer.render.configuration import WORDS as FRAME
from explainer.render.data.tables import TABLES
from explainer.render.data.works import STYLES
from explainer.write import stale_files
from records import rebuilt

SHA256 = {
    "ai-diplomacy": "669f5b2b4d58ab8afeaa81e74cb386095bbf2b74e121d45c498901cde8b7aa08",
    "tokyo-summit": "ad98818aabef41134428b0a6f773c6a6ae06c1199ad22187ca376a82c266bbce",
}
"""Of the texts as they came. Here too, so that a text and its pin cannot change together unseen."""


def test_nothing_is_wrong_with_the_seeds(root: Path) -> None:
    book, problems = load_book(root)
    assert "\n".join(str(problem) for problem in sorted({*problems, *check_book(book)})) == ""


@pytest.mark.parametrize("id", SHA256)
def test_a_text_is_what_was_pinned_to_the_byte(root: Path, real_book: Book, id: str) -> None:
    source = next(source for source in real_book.sources if source.id == id)
    data = (root / "seeds" / source.path).read_bytes()
    assert hashlib.sha256(data).hexdigest() == source.sha256 == SHA256[id]


@pytest.mark.parametrize("id", SHA256)
def test_a_text_is_rebuilt_from_its_pieces_to_the_byte(root: Path, real_book: Book, id: str) -> None:
    source = next(source for source in real_book.sources if source.id == id)
    assert rebuilt(source.text).encode() == (root / "seeds" / source.path).read_bytes()
    for paragraph in source.text.paragraphs:
        for sentence in paragraph.sentences:
            assert paragraph.text[sentence.start : sentence.end] == sentence.text
            # Every character of a sentence leads back to its own in the file; a line break stands for a blank.
            for at in range(sentence.start, sentence.end):
                assert source.text.raw[paragraph.raw_offset(at)].replace("\n", " ") == paragraph.text[at]


@pytest.mark.parametrize(
    ("id", "paragraphs", "sentences", "endnotes"), [("ai-diplomacy", 8, 28, 5), ("tokyo-summit", 47, 93, 0)]
)
def test_a_text_has_its_paragraphs_sentences_and_endnotes(
    real_book: Book, id: str, paragraphs: int, sentences: int, endnotes: int
) -> None:
    text = next(source for source in real_book.sources if source.id == id).text
    assert len(text.paragraphs) == paragraphs
    assert sum(len(paragraph.sentences) for paragraph in text.paragraphs) == sentences
    assert len(text.endnotes) == endnotes


def test_the_endnotes_are_tied_to_their_sentences_and_works(real_book: Book) -> None:
    text = next(source for source in real_book.sources if source.id == "ai-diplomacy").text
    marked = {label: (p.number, s.number) for p in text.paragraphs for s in p.sentences for label in s.notes}
    assert marked == {"i": (3, 3), "ii": (4, 3), "iii": (5, 3), "iv": (6, 3), "v": (7, 3)}
    assert {note.label: note.same_as for note in text.endnotes} == {
        "i": None,
        "ii": "i",
        "iii": None,
        "iv": "iii",
        "v": None,
    }
    assert {note.work.publisher for note in text.endnotes} == {
        "East Asia Forum",
        "Ministry of Foreign Affairs of Japan",
        "The Diplomat",
    }
    assert {note.work.accessed for note in text.endnotes} == {"2026-01-26"}


def test_the_glossary_has_its_terms(real_book: Book) -> None:
    assert len(real_book.terms) >= 50
    assert sum(bool(term.definitions) for term in real_book.terms) >= 35


def test_the_formats_are_compared_in_enough_dimensions(real_book: Book) -> None:
    comparison = real_book.comparisons[0]
    assert {"japan", "china", "russia", "usa", "eu", "south-korea", "turkey"} <= set(comparison.partners)
    assert len(comparison.dimensions) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_docs_in_the_repository_are_not_stale(root: Path, real_docs: Mapping[str, str], language: str) -> None:
    files = {name.removeprefix(f"{language}/"): text for name, text in real_docs.items() if name.startswith(language)}
    assert stale_files(root / "docs" / language, files) == (), "run `make docs`"


SPOKEN = ("direct", "indirect", "inherited", "editorial")
PAGES = tuple(page or "home" for page in ("", "about", *LISTS))
DRAWN = ("timeline", "voices", "outcomes", "map")
FAMILIES: dict[str, tuple[str, ...]] = {
    "block.*": tuple(kind.replace(" ", "-") for kind in BlockKind if kind != BlockKind.PARAGRAPH),
    # The check of labels goes through all of a closed list.
    "*.*": (),
    "*.*.means": (),
    # A figure writes a number, and calls that a label.
    "*%": (),
    "*.description": PAGES,
    "*.title": PAGES,
    "aside.*": ("metaphor", "transition", "introduction"),
    "column.*": tuple(
        dict.fromkeys(
            re.sub(rf"_({'|'.join(LANGUAGES)})$", "", column.name).replace("_", "-")
            for table in TABLES
            for column in table.columns
        )
    ),
    # What a column means in one table, where another has one of the name.
    "column.*.*": (),
    "data.*": tuple(name.replace(".csv", "") for name in DATA),
    "book.how.*": ("notes", "marks"),
    "book.how.*.text": ("notes", "marks"),
    "downloads.*": ("pdf", "epub", "handout"),
    # The check of the site asks for these, by its own lists.
    "era.*": (),
    "era.*.lead": (),
    "expectation.*": tuple(Expectation),
    "figure.*.caption": DRAWN,
    "figure.answers.*": (*Answer, "own"),
    "figure.*.title": DRAWN,
    "handout.task.*": ("contradiction", "question", "silence"),
    "filter.*": ("kind", "speaker", "status", "topic"),
    "kind.*": tuple(StatementKind),
    "kind.*.means": tuple(StatementKind),
    "language.*": LANGUAGES,
    "outcome.*": tuple(Outcome),
    "outcome.*.lead": tuple(Outcome),
    "question.*": ("contradiction", "difference", "nuance"),
    "rights.*": ("full", "excerpts"),
    "role.*": ("speaker", "relayed", "mentioned"),
    "role.*.lead": ("speaker", "relayed", "mentioned"),
    "silence.*": ("unsourced", "open", "voices", "undated"),
    # What was held is what a reader expects, and not said.
    "style.*": tuple(STYLES),
    "status.*": tuple(status for status in Status if status != Status.HELD),
    "term.*": (),
    "view.*": VIEWS,
    "workbook.*": ("sheet", "rows", "what", "column", "values"),
    "voice.*": SPOKEN,
    "voice.*.means": SPOKEN,
}
"""Labels whose name is put together where they are shown: the pattern in the code, and what can stand for its star."""
KEY = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
FILE = re.compile(
    r".*\.(?:yml|md|csv|json|html|css|js|svg|txt|typ|zip|xml|bib|ris|tbx|tmx|tei|jsonld|xlsx|pdf|epub|opf|new|old)"
)


@pytest.fixture(scope="session")
def code(root: Path) -> tuple[ast.AST, ...]:
    paths = sorted((root / "scripts" / "explainer").rglob("*.py"))
    return tuple(node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def shown_families(code: tuple[ast.AST, ...]) -> set[str]:
    """Patterns of the labels that the code puts together: `label(f"era.{era}.lead")` is "era.*.lead"."""
    asked = [
        key
        for node in code
        if isinstance(node, ast.Call) and name_of(node.func) in ("label", "count")
        # `context.label(key)`, and `label(context, key)` as pages have it.
        for key in node.args[:2]
    ]
    asked += [node.slice for node in code if isinstance(node, ast.Subscript) and name_of(node.value) == "labels"]
    return {
        "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in key.values)
        for key in asked
        if isinstance(key, ast.JoinedStr)
    }


def name_of(node: ast.AST) -> str:
    """`label` of `label`, `context.label` and the like."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def named_in(code: tuple[ast.AST, ...]) -> set[str]:
    """Every text in the code that could be the name of a label."""
    texts = {node.value for node in code if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    # "book.with" and the like are functions of Typst.
    return {
        text for text in texts - {"book.with", "handout.with"} if KEY.fullmatch(text) and not FILE.fullmatch(text)
    } | (texts & {"silence"})


def families() -> set[str]:
    return {pattern.replace("*", name) for pattern, names in FAMILIES.items() for name in names}


def test_every_family_of_labels_in_the_code_is_known_here(code: tuple[ast.AST, ...]) -> None:
    assert shown_families(code) == set(FAMILIES)


def test_every_label_is_used(real_book: Book, code: tuple[ast.AST, ...]) -> None:
    site = real_book.site
    own = {f"era.{era}{more}" for era in site.eras for more in ("", ".lead")} | {f"term.{kind}" for kind in site.kinds}
    own |= {f"column.{table.name}.{column.name}" for table in TABLES for column in table.columns}
    unused = set(real_book.labels) - named_in(code) - families() - own
    # The words of the EPUB and of the frame are asked for by their beginning, as sets.
    assert sorted(key for key in unused if not key.startswith((WORDS, FRAME))) == []


def test_no_label_is_missing(real_book: Book, code: tuple[ast.AST, ...]) -> None:
    roots = {key.partition(".")[0] for key in real_book.labels}
    wanted = {key for key in named_in(code) if key.partition(".")[0] in roots} | families()
    assert sorted(wanted - set(real_book.labels)) == []
