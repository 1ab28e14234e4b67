"""What was corrected: written in the change log, held to the rules of our own words, listed on About."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import html

from attacks import ATTACKS
from checkout import Checkout
from conftest import Run, ToHtml
from explainer.model import LANGUAGES, Book
from explainer.render import render_docs
from explainer.render.book import render_book

LOG = "CHANGELOG.md"
GOOD = """
## Corrections

- 2021-06-02 timeline/#keel
  ru: Слово было не на своём месте.
  en: A word was not in its place.

- 2021-06-30 ./
  ru: Заголовок говорил больше, чем текст.
  en: A heading said more than the text.
"""


def corrected(checkout: Checkout, section: str = GOOD) -> Checkout:
    checkout.write(LOG, checkout.read(LOG) + section)
    return checkout


def about(docs: Mapping[str, str], language: str, to_html: ToHtml) -> html.HtmlElement:
    return to_html(docs[f"{language}/about/index.md"])


def test_what_was_corrected_stands_at_the_end_of_about_the_latest_first(tiny: Checkout, to_html: ToHtml) -> None:
    before = render_docs(tiny.book())
    assert tiny.book().corrections == ()
    book = corrected(tiny).book()
    assert tiny.problems() == ()
    assert book.edition == "2021-07-01"
    assert [one.day for one in book.corrections] == ["2021-06-02", "2021-06-30"]
    docs = render_docs(book)
    # Nothing else shows them; where there are none, nothing does.
    assert {name for name in docs if docs[name] != before[name]} == {f"{name}/about/index.md" for name in LANGUAGES}
    assert not about(before, "en", to_html).xpath("//*[@id='corrected']")
    (heading,) = about(docs, "en", to_html).xpath("//h2[@id='corrected']")
    items = heading.getnext().findall("li")
    assert [" ".join(item.text_content().split()) for item in items] == [
        "June 30, 2021: A heading said more than the text.",
        "June 2, 2021: A word was not in its place.",
    ]
    assert [item.find(".//a").get("href") for item in items] == ["../index.md", "../timeline/index.md#keel"]
    assert "Слово было не на своём месте." in docs["ru/about/index.md"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_book_lists_them_too(tiny: Checkout, language: str) -> None:
    for words in corrected(tiny).book().corrections:
        assert words.words[language] in render_book(tiny.book(), language).replace("\u00a0", " ")


MALFORMED = {
    "no-entry": ("- 2021-06-02 timeline/#keel\n", "- On 2 June a word\n", "On 2 June a word", "is no correction"),
    "no-day": ("2021-06-02", "2021-06-31", "2021-06-31", "2021-06-31 is no day of the calendar"),
    "day-in-short": ("2021-06-02", "20210602", "20210602", "20210602 is no day of the calendar"),
    "after-the-edition": ("2021-06-02", "2021-07-02", "2021-07-02", "is after the newest edition, 2021-07-01"),
    "no-address": ("timeline/#keel", "timeline", " timeline", '"timeline" is no address of a page'),
    "a-file": ("timeline/#keel", "data/events.csv", "data/", '"data/events.csv" is no address of a page'),
    "no-such-language": ("  en: A word", "  de: A word", "de: A word", "belongs to no language"),
    "two-lines": ("in its place.\n", "in its\n  place.\n", "  place.", "belongs to no language"),
    "one-language": ("  en: A word was not in its place.\n", "", "timeline/#keel", 'no words in "en"'),
    "empty": ("  en: A word was not in its place.\n", "  en:\n", "  en:\n".strip("\n"), "belongs to no language"),
    "twice": ("  en: A heading", "  ru: Слово.\n  en: A heading", "ru: Слово.", 'words in "ru" already'),
    "a-word-of-the-subject": ("A word was", "The anchor was", "The anchor was", "has “anchor”"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_correction_is_told_at_its_line(tiny: Checkout, case: str) -> None:
    old, new, words, gist = MALFORMED[case]
    assert GOOD.count(old) == 1
    corrected(tiny, GOOD.replace(old, new))
    line = next(number for number, text in enumerate(tiny.read(LOG).split("\n"), 1) if words in text)
    told = tiny.problems()
    assert [(problem.place.path, problem.place.line) for problem in told] == [(LOG, line)], told
    assert gist in told[0].message


def test_every_fault_is_told_in_one_run(tiny: Checkout) -> None:
    corrected(tiny, GOOD.replace("2021-06-02", "2021-06-31").replace("  en: A heading said more than the text.\n", ""))
    assert [problem.place.line for problem in tiny.problems()] == [9, 13]


def test_an_address_that_is_not_there_is_told_with_the_one_that_is_like_it(tiny: Checkout, run: Run) -> None:
    corrected(tiny, GOOD.replace("timeline/#keel", "timeline/#kele"))
    said = run(tiny, "check")
    assert said.code == 1
    line = tiny.line(LOG, "timeline/#kele")
    told = [line for line in said.told if line.startswith(LOG)]
    assert told == [f'{LOG}:{line}: "timeline/#kele" does not exist; write "timeline/#keel", if that is what was meant']


def test_where_tells_what_was_corrected_at_an_address(tiny: Checkout, run: Run) -> None:
    corrected(tiny)
    said = run(tiny, "where", "timeline/#keel")
    assert said.code == 0
    assert f"{LOG}:{tiny.line(LOG, 'timeline/#keel')}: corrected: timeline/#keel" in said.out.splitlines()


def test_whatever_a_correction_says_stays_text(tiny: Checkout, to_html: ToHtml) -> None:
    cases = [" ".join(case.split()) for group in ATTACKS.values() for case in group if case.strip()]
    assert len(cases) > 20
    entries = (f"- 2021-06-02 timeline/\n  ru: {case}\n  en: {case}\n" for case in cases)
    corrected(tiny, "\n## Corrections\n\n" + "".join(entries))
    book, problems = tiny.load()
    assert problems == ()
    page = about(render_docs(book), "en", to_html)
    items = page.xpath("//h2[@id='corrected']/following-sibling::ul[1]/li")
    assert [" ".join(item.find(".//a").text_content().split()) for item in items] == cases
    assert {node.tag for item in items for node in item.iter()} == {"li", "a"}


def test_about_says_where_to_report_a_mistake_or_that_there_is_no_address(
    real_book: Book, real_docs: Mapping[str, str], to_html: ToHtml
) -> None:
    reached = replace(real_book, site=replace(real_book.site, contact="mailto:editor@lake.example"))
    for docs, key in ((real_docs, "about.report.none"), (render_docs(reached), "about.report")):
        for language in LANGUAGES:
            (heading,) = about(docs, language, to_html).xpath("//h2[@id='corrections']")
            link = real_book.labels["frame.report"].text[language]
            assert heading.getnext().text_content() == real_book.labels[key].text[language].replace("{report}", link)
