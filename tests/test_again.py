"""Where a statement stands without its note: its words can be reached, nothing stands twice, what is ours says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import html

from conftest import ToHtml
from explainer.model import LANGUAGES, Book, Question
from explainer.proof import Proof
from explainer.render import render_docs
from explainer.view.context import Context, term_index

Docs = Mapping[str, str]
every_language = pytest.mark.parametrize("language", LANGUAGES)


def answers(docs: Docs, to_html: ToHtml, language: str) -> dict[str, list[html.HtmlElement]]:
    """By question: the lines of its answers."""
    page = to_html(docs[f"{language}/disagreements/index.md"])
    found: dict[str, list[html.HtmlElement]] = {}
    for line in page.xpath(".//li[span[@class='statement' or @class='answer']]"):
        heading = line.xpath("preceding::h2[1]/@id")[0]
        found.setdefault(heading, []).append(line)
    return found


def references(element: html.HtmlElement) -> list[str]:
    return [link.text_content() for link in element.iterfind(".//a[@class='reference']")]


@every_language
def test_an_answer_leads_to_its_statement_or_has_the_words_of_each(
    real_book: Book, real_docs: Docs, to_html: ToHtml, language: str
) -> None:
    proof, shown = Proof(real_book), answers(real_docs, to_html, language)
    whole = Context(real_book, proof, language, term_index(real_book, language)).label("statement.whole")
    several = 0
    for question in real_book.questions:
        assert len(shown[question.id]) == len(question.positions)
        for position, line in zip(question.positions, shown[question.id], strict=True):
            said = [proof.statements[id] for id in position.statements]
            words = " ".join(line.text_content().split())
            if len(said) == 1:
                (link,) = (link for link in line.iter("a") if link.text == whole)
                assert link.get("href").endswith(f"experts/{said[0].speaker}/index.md#{said[0].id}")
            else:
                several += 1
                assert [one.id for one in said if one.text[language] not in words] == []
            located = [proof.located(evidence) for one in said for evidence in one.every_evidence]
            assert {str(place.references[0]) for place in located} == {
                reference.partition("–")[0] for reference in references(line)
            }
    assert several > 10


@every_language
def test_no_reference_stands_twice_in_an_answer(real_docs: Docs, to_html: ToHtml, language: str) -> None:
    lines = [line for found in answers(real_docs, to_html, language).values() for line in found]
    assert len(lines) > 40
    for line in lines:
        assert [one for one, times in Counter(references(line)).items() if times > 1] == [], line.text_content()


def test_statements_of_several_speakers_name_each_and_rest_on_places_of_their_own(
    tiny_book: Book, to_html: ToHtml
) -> None:
    (first, *_), (second, *_) = (question.positions for question in tiny_book.questions[:2])
    both = replace(first, statements=(*first.statements, *second.statements))
    asked: Question = replace(tiny_book.questions[0], positions=(both,))
    docs = render_docs(replace(tiny_book, questions=(asked,)))
    (line,) = answers(docs, to_html, LANGUAGES[0])[asked.id]
    below = line.findall("span[@class='below']")
    assert len(below) == len(both.statements) == 2
    assert all(len(references(one)) == 1 and one.find(".//a[@href]") is not None for one in below)


@every_language
def test_what_is_derived_says_so_wherever_its_note_is_not(
    real_book: Book, real_docs: Docs, to_html: ToHtml, language: str
) -> None:
    proof, marked, led = Proof(real_book), 0, 0
    for path, text in real_docs.items():
        if not path.startswith(f"{language}/"):
            continue
        for statement in to_html(text).iterfind('.//span[@class="statement"][@id]'):
            noted = statement.find('.//a[@class="footnote-ref"]') is not None
            mark = statement.find('./span[@class="inferred"]')
            derived = bool(proof.statements[statement.get("id")].derived)
            assert (mark is not None) == (derived and not noted), f"{path}: {statement.text_content()}"
            marked += mark is not None
            led += mark is not None and mark.find("a") is not None
    assert marked == led > 5


@every_language
def test_our_own_words_that_rest_on_what_is_derived_say_so(
    real_book: Book, real_docs: Docs, to_html: ToHtml, language: str
) -> None:
    proof, marked = Proof(real_book), 0
    pages = (
        ("silences", "h3", [(one.id, one.rests_on) for one in real_book.silences]),
        ("disagreements", "h2", [(one.id, one.rests_on) for one in real_book.questions]),
        ("forecasts", "h3", [(one.id, one.rests_on) for one in real_book.forecasts]),
    )
    for slug, tag, records in pages:
        page = to_html(real_docs[f"{language}/{slug}/index.md"])
        for id, rests_on in records:
            (ours,) = page.xpath(f".//{tag}[@id='{id}']/following::p[span[@class='ours']][1]")
            derived = any(proof.statements[one].derived for one in rests_on)
            assert (ours.find("span[@class='inferred']/a") is not None) == derived, id
            marked += derived
    assert marked > 0


def test_a_legend_ends_as_a_sentence_does(real_docs: Docs) -> None:
    legends = [
        line for text in real_docs.values() for line in re.findall(r"^(.*)\n\{: \.legend \}", text, re.MULTILINE)
    ]
    assert len(legends) > 20
    assert [line for line in legends if not re.search(r"\w\.$", line)] == []


def test_no_page_says_that_there_is_another_version_beside_it(real_docs: Docs, to_html: ToHtml) -> None:
    found = 0
    for path, text in real_docs.items():
        links = to_html(text).findall(".//a[@class='disputed']")
        assert not links or "/disagreements/" not in path
        found += len(links)
    assert found > 2


@every_language
def test_a_partner_without_a_column_is_told_below_the_table(real_book: Book, real_docs: Docs, language: str) -> None:
    text, told = real_docs[f"{language}/formats/index.md"], 0
    for comparison in real_book.comparisons:
        for partner in comparison.partners:
            answered = {cell.dimension for cell in comparison.cells if cell.partner == partner}
            if 0 < len(answered) < 3:
                name = next(one.name[language] for one in real_book.partners if one.id == partner)
                line = next(line for line in text.split("\n") if line.startswith(f"**[{name}]"))
                assert all(f"#{comparison.id}-{dimension}" in line for dimension in answered)
                told += 1
    assert told > 0
