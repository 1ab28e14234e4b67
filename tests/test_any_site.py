"""Any number of texts, any subject: a new site is good at once, and what a site has not leaves no trace in any page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checkout import Checkout
from conftest import NEW_DAY
from explainer.addresses import every_page, foot_of, menu_of
from explainer.bench.corpus import corpus_files
from explainer.check.links import link_problems
from explainer.cli import main
from explainer.cli.new import start_files
from explainer.corpus.later import compared_texts
from explainer.corpus.words import WORD, fold
from explainer.load.labels import Having, fitting
from explainer.model import LANGUAGES, Book, Label, Place, Text
from explainer.proof import every_sentence
from explainer.publish.epub import reading_order
from explainer.publish.missing import missing_page
from explainer.render import addresses_of, render_docs
from explainer.render.book import render_book
from explainer.render.configuration import render_configurations
from test_shape import words_of_the_subject

LINK = re.compile(r'(?:\]\(|href=")([^)"\s#]+)')
GONE: dict[str, tuple[str, ...]] = {
    "events": ("timeline",),
    "essays": ("essays", "essays/opening"),
    "terms": ("glossary", "concordance"),
    "forecasts": ("forecasts",),
    "questions": ("disagreements",),
    "silences": ("silences",),
    "figures": ("numbers",),
    "paths": ("start",),
    "comparisons": (),
    "comparisons partners": ("formats", "formats/boatmen", "formats/smiths"),
    "forecasts questions silences figures": ("findings", "forecasts", "disagreements", "silences", "numbers"),
    "map_places": (),
}
"""Fields of the Book that are taken away, and the pages that go with them."""


def without(book: Book, names: Iterable[str]) -> Book:
    """The Book without some kinds of records, and without our prose and ways, which lead to them."""
    fields: dict[str, Any] = dict.fromkeys((*names, "paths", "leads", "pages"), ())
    geography = None if "map_places" in names else book.geography
    # What they alone quoted has its reason.
    (one,) = book.set_aside
    aside = tuple(replace(one, at=str(reference)) for *_, reference in every_sentence(book))
    return replace(book, **fields, geography=geography, set_aside=aside)


def dead_links(docs: Mapping[str, str]) -> list[str]:
    """Links between pages that lead to none."""
    return [
        f"{path}: {target}"
        for path, text in docs.items()
        for target in LINK.findall(text)
        if target.endswith(".md") and posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) not in docs
    ]


def empty_sections(docs: Mapping[str, str]) -> list[str]:
    """Headings under which nothing stands before the next heading of their rank or a higher one."""
    found = []
    for path, text in docs.items():
        lines = [line for line in text.split("\n") if line and not line.startswith("[^")]
        for line, following in zip(lines, [*lines[1:], "# "], strict=True):
            mark = re.match(r"(##+) ", line)
            after = re.match(r"(#+) ", following)
            if mark and after and len(after[1]) <= len(mark[1]):
                found.append(f"{path}: {line}")
    return found


def test_a_new_site_is_good_at_once_and_shows_every_kind_of_page(new: Checkout) -> None:
    assert [str(problem) for problem in new.problems()] == []
    book = new.book()
    assert {source.language for source in book.sources} == set(LANGUAGES)
    full = "timeline formats experts glossary concordance sources coverage essays findings forecasts disagreements"
    assert {*full.split(), "silences", "numbers", "start"} <= set(every_page(book))
    docs = render_docs(book)
    assert dead_links(docs) == empty_sections(docs) == []
    assert all("map-figure" in docs[f"{language}/index.md"] for language in LANGUAGES)


def test_a_new_site_has_no_word_of_another_subject(real_book: Book) -> None:
    subject = words_of_the_subject(real_book)
    assert len(subject) > 50
    files = start_files("new", (), NEW_DAY)
    found = {(path, word) for path, text in files.items() for word in map(fold, WORD.findall(text)) if word in subject}
    assert found == set()


def test_a_new_site_says_in_its_own_words_what_its_readme_lets_it_say(new: Checkout) -> None:
    """A label that no list has is told with the file that adds to the lists; that file may hold these words alone."""
    new.write("seeds/ui.yml", "timeline.title:\n  ru: Хроника\n  en: Chronicle\n")
    told = [str(problem) for problem in new.problems()]
    assert len(told) == 2
    assert all("add it under `interface` to seeds/vocabulary-own.yml" in line for line in told)
    new.write("seeds/vocabulary-own.yml", "- interface:\n    ru: [Хроника]\n    en: [Chronicle]\n")
    assert [str(problem) for problem in new.problems()] == []


def test_a_new_site_is_called_as_it_is_asked_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "Moon mail"
    assert main(["new", str(place), "--name", 'Лунная "почта"', "Moon Mail: a try"]) == 0
    book = Checkout(place).book()
    assert book.site.name == Text(('Лунная "почта"', "Moon Mail: a try"))
    assert book.site.stem == "moon-mail"
    assert "explainer check" in capsys.readouterr().out


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.long
def test_a_new_site_builds_at_once(new: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(new.root)
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["build"]) == 0
    assert main(["render", "--check"]) == main(["schemas", "--check"]) == 0
    assert {path.name for path in (new.root / "site").glob("snail-post.*")} == {
        "snail-post.zip",
        *(f"snail-post.{language}.{ending}" for language in LANGUAGES for ending in ("pdf", "epub")),
    }


@pytest.mark.parametrize("names", GONE)
def test_what_a_site_has_not_has_no_page_and_no_way_to_it(new_book: Book, names: str) -> None:
    left = without(new_book, names.split())
    assert set(every_page(left)).isdisjoint(GONE[names])
    docs = render_docs(left)
    assert dead_links(docs) == empty_sections(docs) == []
    pages = {path.removeprefix(f"{LANGUAGES[0]}/").removesuffix("index.md").rstrip("/") for path in docs}
    assert {page for part in reading_order(left) for page in part} <= pages
    assert {*menu_of(left), *foot_of(left)} <= pages
    for text in (*render_configurations(left).values(), missing_page(left, "https://new.example/")):
        named = re.findall(r'(?:: |url: |href="/[a-z]+/)([a-z]+)/(?:index\.md|\}|")', text)
        assert named
        assert set(named) <= pages
    offered = set(re.findall(r"data/([a-z]+)\.csv", docs[f"{LANGUAGES[0]}/downloads/index.md"]))
    assert "statements" in offered
    assert offered.isdisjoint({"geography" if name == "map_places" else name for name in names.split()})
    for language in LANGUAGES:
        assert render_book(left, language)


def test_a_kind_of_record_that_is_taken_away_is_missed_only_where_something_leads_there(new: Checkout) -> None:
    new.write("seeds/knowledge/forecasts.yml", "[]\n")
    new.write("seeds/knowledge/unforeseen.yml", "[]\n")
    new.edit(("seeds/knowledge/leads.yml", "to: [start, timeline, essays]", "to: [start, forecasts]"))
    new.assert_told([("seeds/knowledge/leads.yml", "to: [start", 'page "forecasts" has nothing to show, and so')])


def test_a_link_to_a_page_that_would_be_empty_is_told_and_so_is_a_site_without_a_front_page(new: Checkout) -> None:
    new.write("seeds/knowledge/events.yml", "[]\n")
    for language in LANGUAGES:
        new.edit((f"seeds/pages/home.{language}.md", "(sources/)", "(timeline/)"))
    found = [str(problem) for problem in link_problems(new.book(), addresses_of(new.book()))]
    assert len(found) == len(LANGUAGES)
    assert all('link "timeline/": the page has nothing to show' in one for one in found)
    for language in LANGUAGES:
        (new.root / f"seeds/pages/home.{language}.md").unlink()
    assert f"seeds/pages/home.{LANGUAGES[0]}.md:1: is not there" in "\n".join(map(str, new.problems()))


def test_an_era_without_words_is_told_at_its_line(new: Checkout) -> None:
    new.edit(("seeds/site.yml", "eras: [building, opening]", "eras: [building, opening, closing]"))
    new.assert_told([("seeds/site.yml", "eras:", '"closing" has no words for readers; add "era.closing" and')])


def test_an_event_of_no_era_and_a_term_of_no_kind_are_told(new: Checkout) -> None:
    new.edit(
        ("seeds/knowledge/events.yml", "  era: building\n", "  era: bulding\n"),
        ("seeds/knowledge/terms.yml", "  kind: town\n", "  kind: river\n"),
        ("seeds/site.yml", "menu: [essays, timeline,", "menu: [essays, timelines,"),
    )
    new.assert_told(
        [
            ("seeds/knowledge/events.yml", "era: bulding", 'did you mean "building"?'),
            ("seeds/knowledge/terms.yml", "kind: river", "use one of: thing, town"),
            ("seeds/site.yml", "menu:", 'names "timelines", which is no page; did you mean "timeline"?'),
        ]
    )


def empty_site(new: Checkout) -> None:
    """What its README says for beginning with nothing."""
    for path in (new.root / "seeds").rglob("*.yml"):
        if path.parent.name in ("knowledge", "seeds") and path.name not in ("site.yml", "search.yml"):
            path.write_text("[]\n", encoding="utf-8")
    (new.root / "seeds" / "knowledge" / "introductions.yml").unlink()
    for folder in ("texts", "translations", "annotations", "essays"):
        for path in (new.root / "seeds" / folder).iterdir():
            path.unlink()
    new.write("seeds/essays/order.yml", "[]\n")
    new.write("seeds/site.yml", re.sub(r"(?m)^  (?:eras|event|kinds):.*\n", "", new.read("seeds/site.yml")))
    for language, words in zip(
        LANGUAGES, ("# О сайте\n\nЭто пример.\n", "# About\n\nThis is an example.\n"), strict=True
    ):
        new.write(f"seeds/pages/home.{language}.md", words)


def test_a_site_without_a_text_is_good(new: Checkout) -> None:
    empty_site(new)
    assert [str(problem) for problem in new.problems()] == []
    book = new.book()
    assert set(every_page(book)) == {"", "about", "downloads", "search"}
    docs = render_docs(book)
    assert dead_links(docs) == empty_sections(docs) == []
    for language in LANGUAGES:
        assert render_book(book, language)


@pytest.mark.long
def test_a_site_without_a_text_builds(new: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    empty_site(new)
    monkeypatch.chdir(new.root)
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["build"]) == 0


SPEAKS_OF_SEVERAL = re.compile(r"\b(?:texts|тексты|текстов|текстам|текстах|текстами)\b", re.IGNORECASE)
THE_LATER = re.compile(r"\b[Tt]he (?:later|earlier) (?:text|one)\b")


def of_pages(book: Book, language: str) -> str:
    """The Markdown of every page in a language, but for what an editor wrote: prose of pages, addresses, ids, files."""
    docs = render_docs(replace(book, pages=()))
    return re.sub(
        r"\]\([^)]*\)|\{[^}]*\}|\bdata/[a-z/.-]+",
        "",
        "\n".join(t for path, t in docs.items() if path.startswith(language)),
    )


@pytest.mark.parametrize("texts", [1, 3, 10])
def test_no_page_speaks_of_another_number_of_texts_than_there_is(tmp_path: Path, texts: int) -> None:
    checkout = Checkout(tmp_path)
    for name, words in corpus_files(texts).items():
        checkout.write(name, words)
    book = checkout.book()
    for language in LANGUAGES:
        words = of_pages(book, language)
        # The made-up records speak of texts in their own words.
        own = {text[language] for record in (*book.silences, *book.forecasts, *book.questions) for text in told(record)}
        for one in own:
            words = words.replace(one.replace(".", "\\."), "").replace(one, "")
        assert words
        if texts == 1:
            assert SPEAKS_OF_SEVERAL.findall(words) == []
        else:
            assert THE_LATER.findall(words) == []
            assert SPEAKS_OF_SEVERAL.search(words)


def told(record: object) -> list[Text]:
    return [value for name in ("text", "comment") if isinstance(value := getattr(record, name, None), Text)]


@pytest.mark.parametrize(
    ("date", "compared"), [("1990-01-01", 2), ("1990/1991", 2), ("2999-01-01", 3), ("1990-01-01/..", 3), ("XXXX", 3)]
)
def test_a_text_before_those_that_forecasts_set_against_each_other_is_none_of_them(
    real_book: Book, date: str, compared: int
) -> None:
    another = replace(real_book.sources[0], id="another", code="Q", date=date)
    assert compared_texts(real_book) == 2
    assert compared_texts(replace(real_book, sources=(another, *real_book.sources))) == compared
    keys = [f"{key}{end}" for key in ("forecasts.a", "b") for end in ("", ".many")]
    labels = {key: Label(place=Place(key, 1), text=Text((key, key))) for key in keys}
    chosen = fitting(labels, Having(3, compared, map=True))
    assert chosen["b"].place.path == "b.many"
    assert chosen["forecasts.a"].place.path == ("forecasts.a" if compared == 2 else "forecasts.a.many")


@pytest.mark.parametrize(("texts", "found"), [(0, "many"), (1, "one"), (2, "many"), (3, "more"), (10, "more")])
def test_a_label_is_chosen_by_the_number_of_texts(texts: int, found: str) -> None:
    def label(words: str) -> Label:
        return Label(place=Place("ui.yml", 1), text=Text((words, words)))

    labels = {"a": label("many"), "a.one": label("one"), "a.many": label("more"), "a.no-map.one": label("none")}
    chosen = fitting(labels, Having(texts, texts, map=True))
    assert {key: one.text["en"] for key, one in chosen.items() if key == "a"} == {"a": found}
    assert not any(key.endswith((".one", ".many")) for key in chosen)
    assert fitting(labels, Having(1, 1, map=False))["a"].text["en"] == "none"
