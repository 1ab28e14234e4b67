"""Pages: text comes out to the letter, every statement has its proof, both languages show the same, rights hold."""

from __future__ import annotations

import html as entities
import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from conftest import ToHtml, pages_of
from explainer.addresses import every_page
from explainer.model import LANGUAGES, Book, Rights, Text
from explainer.pages.cuts import Cutter
from explainer.proof import Proof, every_sentence, every_statement
from explainer.render import render_docs
from explainer.render.markdown import attribute, escape, in_html, path_of, url
from explainer.view.context import find_twins
from explainer.view.uses import find_uses
from explainer.write import stale_files, write_files
from records import with_rights

GOLDEN = Path(__file__).parent / "golden"


HOSTILE = {
    "emphasis": "*a* _b_ **c** __d__ ***e***",
    "code": "`a` ``b``",
    "backslash": r"\* \\ \`",
    "link": "[a](https://a.example) [a][b] [a]",
    "image": "![a](b.png)",
    "footnote": "[^a] [^a]: b",
    "definition": "[a]: https://a.example",
    "autolink": "<https://a.example> <a@b.example>",
    "bare-address": "https://a.example/?b=c&d=e a@b.example",
    "element": "<b>a</b> <script>alert(1)</script>",
    "element-with-markdown": '<div markdown="block">*a*</div>',
    "comment": "<!-- a -->",
    "processing-instruction": "<?php a ?>",
    "entity": "&amp; &lt; &copy; &#169; &nbsp",
    "attribute-list": "a {: .b onclick=c } {#d} { #e }",
    "heading": "# a",
    "heading-closed": "## a ##",
    "heading-underlined": "===",
    "rule": "---",
    "stars": "***",
    "bullet": "- a",
    "bullet-plus": "+ a",
    "bullet-star": "* a",
    "number": "1. a",
    "number-with-bracket": "1) a",
    "year": "2025. a",
    "quotation": "> a",
    "fence": "```python",
    "fence-of-tildes": "~~~",
    "table": "a | b",
    "table-row": "| a | b |",
    "table-rule": "| --- | --- |",
    "definition-list": ": a",
    "abbreviation": "*[HTML]: a",
    "contents": "[TOC]",
    "admonition": "!!! note",
    "details": "??? note",
    "snippet": "--8<-- 'a'",
    "include": "{! a !}",
    "template": "{{ a }} {% b %} {# c #}",
    "critic": "{++a++} {--b--}",
    "marks": "==a== ~~b~~ ^c^ ~d~ ++e++ ||f||",
    "mathematics": "$a$ $$b$$",
    "quotes": "\"a\" 'b' «c» “d”",
    "dashes": "a -- b --- c … d ...",
    "plus": "«C5+1» и ЦА + Япония",
    "placeholder": "klzzwxh:0000 wzxhzdk:0",
    "front-matter": "title: a",
    "combining": "за́мок ё й ﬁ 日本 🇯🇵",
    "nothing-special": "Обычное предложение, 70% и № 5.",
}
FRAMES = {
    "paragraph": "{}",
    "after-words": "Words {} and more.",
    "item": "- {}",
    "ordered-item": "1. {}",
    "heading": "## {} {{ #a }}",
    "span": '<span class="b">{}</span>',
    "strong": "**{}**",
    "link": "[{}](index.md)",
    "block-of-html": '<div markdown="block">\n\n{}\n\n</div>',
    "table-cell": "| a | b |\n| --- | --- |\n| c | {} |",
    "quotation": "> {}",
    "note": "A[^n]\n\n[^n]: {}",
}
HOLDERS = {
    "strong": ".//strong",
    "link": ".//a",
    "span": ".//span",
    "table-cell": ".//tbody/tr/td[2]",
    "note": ".//li//p",
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_escaped_text_comes_out_to_the_letter_and_makes_no_element(to_html: ToHtml, text: str, frame: str) -> None:
    plain, tree = (to_html(FRAMES[frame].format(words)) for words in ("PLAIN", escape(text)))
    assert words_of(tree, frame) == words_of(plain, frame).replace("PLAIN", text)
    assert [element.tag for element in tree.iter("*")] == [element.tag for element in plain.iter("*")]
    assert [sorted(element.attrib) for element in tree.iter("*")] == [sorted(e.attrib) for e in plain.iter("*")]


def words_of(tree: html.HtmlElement, frame: str) -> str:
    holder = tree.find(HOLDERS[frame]) if frame in HOLDERS else tree
    assert holder is not None
    return "".join(holder.itertext()).strip()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_inside_raw_html_comes_out_to_the_letter(to_html: ToHtml, text: str) -> None:
    (paragraph,) = to_html(f'<div markdown="block">\n<p class="original">{in_html(text)}</p>\n</div>').iter("p")
    assert paragraph.text_content() == text
    assert len(paragraph) == 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_an_attribute_comes_out_to_the_letter(to_html: ToHtml, text: str) -> None:
    (link,) = to_html(f'[a](b.md "{attribute(text)}")').iter("a")
    assert link.get("title") == text


def test_text_over_two_lines_comes_out_on_one(to_html: ToHtml) -> None:
    assert "".join(to_html(escape("a\n- b\n\n# c")).itertext()) == "a - b  # c"


@pytest.mark.parametrize(
    ("origin", "page", "anchor", "expected"),
    [
        ("", "timeline", "", "timeline/index.md"),
        ("timeline", "", "", "../index.md"),
        ("timeline", "glossary", "lake", "../glossary/index.md#lake"),
        ("essays/trip", "sources/ferry-plan", "p1s2", "../../sources/ferry-plan/index.md#p1s2"),
        ("experts/a", "experts", "", "../index.md"),
        ("experts", "experts/a", "", "a/index.md"),
        ("timeline", "timeline", "b", "#b"),
        ("timeline", "timeline", "", "index.md"),
    ],
)
def test_a_link_is_relative_to_its_page(origin: str, page: str, anchor: str, expected: str) -> None:
    assert url(origin, page, anchor) == expected


def test_the_tiny_book_is_rendered_as_the_golden_files(
    tiny_docs: Mapping[str, str], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--golden"):
        write_files(GOLDEN, tiny_docs)
    stale = stale_files(GOLDEN, tiny_docs)
    assert not stale, "these pages differ from tests/golden/; write them anew with `pytest --golden` and read the diff"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_tiny_book_shows_what_it_is_for(language: str) -> None:
    """What the golden files must hold whoever refreshes them."""
    shown = {
        "index.md": ["[^launch-lake]: "],
        "timeline/index.md": ['id="keel"', 'id="gap-', "#p1s1){ .reference }", 'class="event ongoing"'],
        "formats/index.md": ['<div class="matrix glance"', "&#124;", 'id="cell-union-gift"'],
        "formats/union-of-islands/index.md": ['<span class="silence">', 'id="partner-union"'],
        "experts/zimina/index.md": ['id="zimina-autumn"', "{ #positions }", "{ #trips }"],
        "experts/orlov/index.md": ["{ #relayed }", "[^zimina-autumn]"],
        "experts/reto/index.md": ['id="about-reto"'],
        "experts/ferry-plan/index.md": ['id="plan-keel"'],
        "glossary/index.md": ['<span class="silence">', "(#ferry)", 'lang="ru"'],
        "concordance/index.md": ["<mark>Чайка</mark>", "<mark>озеро Дальнее</mark>"],
        "sources/index.md": ["[^dating-ferry-plan]"],
        "sources/ferry-plan/index.md": ['id="note-i"', '<span class="voice inherited">', "{: .reason }", "relayed"],
        "sources/ferry-launch/index.md": ['<span class="sic">пасажиров</span>', "{: .uses }"],
        "coverage/index.md": ['<span class="silence">', "#p1s3"],
        "essays/index.md": ["](trip/index.md)"],
        "essays/trip/index.md": ['id="launch-lake"', "[^zimina-pier][^partner-league]", "> <span"],
        "forecasts/index.md": ["{ #borne-out }", "{ #different }", "{ #silent }", "{ #unforeseen }"],
        "disagreements/index.md": ['id="matrix"', '<span class="silence">', "{ #when }"],
        "silences/index.md": ["{ #price }", "{ #passengers }"],
        "numbers/index.md": ["{ #expected-passengers }"],
        "start/index.md": ["{ #one-minute }"],
        "about/index.md": ["../timeline/index.md#keel"],
    }
    for name, pieces in shown.items():
        page = (GOLDEN / language / name).read_text(encoding="utf-8")
        for piece in pieces:
            assert piece in page, f"{language}/{name} lacks {piece}"


def test_words_passed_on_by_two_records_alike_are_shown_once(tiny_book: Book) -> None:
    relayed = next(item for item in every_statement(tiny_book) if item.relays)
    again = replace(relayed, id="again")
    other = replace(relayed, id="other", text=Text(("Иначе.", "Otherwise.")))
    person = relayed.relays or ""
    shown = Cutter(replace(tiny_book, statements=(*tiny_book.statements, again, other)), {}).share(person).relayed
    assert "other" in {item.id for item in shown}
    assert sum(item.text == relayed.text for item in shown) == 1


@pytest.fixture(params=["tiny", "real"])
def which(request: pytest.FixtureRequest) -> str:
    """Which of the two Books a test is about."""
    return str(request.param)


@pytest.fixture
def book(which: str, request: pytest.FixtureRequest) -> Book:
    found: Book = request.getfixturevalue(f"{which}_book")
    return found


@pytest.fixture
def docs(which: str, request: pytest.FixtureRequest) -> Mapping[str, str]:
    found: Mapping[str, str] = request.getfixturevalue(f"{which}_docs")
    return found


def follow(path: str, link: html.HtmlElement) -> tuple[str, str]:
    """Path below docs/ and anchor that a link on a page leads to."""
    page, _, anchor = link.get("href", "").partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path, anchor


def test_every_statement_and_citation_leads_to_a_note_or_to_the_sentences(
    docs: Mapping[str, str], to_html: ToHtml
) -> None:
    proved = 0
    for path, text in docs.items():
        page = to_html(text)
        notes = {note.get("id"): note for note in page.iterfind('.//div[@class="footnote"]//li')}
        for statement in page.iterfind('.//span[@class="statement"]'):
            marked = statement.find('.//a[@class="footnote-ref"]') is not None
            # Statements that rest on the same sentences have their references once, behind the last.
            shared = statement.getparent() if statement.getparent().get("class") == "below" else statement
            placed = shared.find('.//span[@class="places"]/a[@class="reference"]') is not None
            assert marked != placed, f"{path}: {statement.text_content()}"
        used = {link.get("href") for link in page.iterfind('.//a[@class="footnote-ref"]')}
        assert {f"#{id}" for id in notes} == used, path
        for id, note in notes.items():
            proved += 1
            where = f"{path}#{id}"
            quotes = note.findall(".//q")
            originals = [quote for quote in quotes if "translation" not in quote.get("class", "")]
            translations = [quote for quote in quotes if "translation" in quote.get("class", "")]
            assert originals, where
            assert len(originals) == len(translations) <= len(note.findall('.//a[@class="reference"]')), where
            assert all(quote.text_content().strip() and quote.get("lang") in LANGUAGES for quote in quotes), where
            assert {quote.get("lang") for quote in originals}.isdisjoint(q.get("lang") for q in translations), where
            # The one who speaks is told before the first quotation, unless the page is theirs.
            assert "/experts/" in path or note.find('.//span[@class="who"]') is not None, where
            for who in note.iterfind('.//span[@class="who"]'):
                assert re.fullmatch(r".+:", who.text_content()), where
                assert all(re.match(r"[a-z]+/experts/.", follow(path, link)[0]) for link in who.iter("a")), where
        for link in page.iterfind('.//a[@class="reference"]'):
            target, anchor = follow(path, link)
            assert re.match(r"[a-z]+/sources/.", target), path
            assert re.fullmatch(r"p\d+s\d+|note-[ivxlc]+", anchor), path
            assert re.fullmatch(r"[A-Z]{1,3}(\d+\.\d+|\.[ivxlc]+)(–[A-Z]{1,3}\d+\.\d+)?", link.text_content()), path
    assert proved > 40


def test_wherever_a_statement_stands_all_that_it_rests_on_is_one_step_away(
    book: Book, docs: Mapping[str, str], to_html: ToHtml
) -> None:
    proof, stands, full = Proof(book), Counter[str](), Counter[str]()
    for path, text in docs.items():
        page = to_html(text)
        notes = {f"#{note.get('id')}": note for note in page.iterfind('.//div[@class="footnote"]//li')}
        for statement in page.iterfind('.//span[@class="statement"][@id]'):
            record = proof.statements[statement.get("id")]
            mark = statement.find('.//a[@class="footnote-ref"]')
            shown = statement if mark is None else notes[mark.get("href")]
            located = [proof.located(evidence) for evidence in record.every_evidence]
            wanted = {str(place.references[0]) for place in located}
            assert wanted <= {
                link.text_content().partition("–")[0] for link in shown.iterfind(".//a[@class='reference']")
            }
            stands[record.id] += path.startswith(LANGUAGES[0])
            full[record.id] += path.startswith(LANGUAGES[0]) and mark is not None
    twins = find_twins(book)
    assert {item.id for item in every_statement(book)} == set(stands)
    # Its words with the quotations stand on one page or two, or there is one with the same quotations that does.
    assert all(1 <= full[twins.get(id, id)] <= 2 for id in stands)


def test_a_quotation_in_a_note_is_the_text_at_its_reference(
    book: Book, docs: Mapping[str, str], to_html: ToHtml
) -> None:
    sentences = {str(reference): sentence.text for *_, sentence, reference in every_sentence(book)}
    notes = {f"{source.code}.{note.label}": note.text for source in book.sources for note in source.text.endnotes}
    checked = 0
    for path, text in docs.items():
        for note in to_html(text).iterfind('.//div[@class="footnote"]//li'):
            for quote in note.iterfind(".//q"):
                if "translation" in quote.get("class", ""):
                    continue
                link = next(one for one in quote.itersiblings("a") if one.get("class") == "reference")
                first, _, last = link.text_content().partition("–")
                source = notes.get(first) or sentences[first] + (f" {sentences[last]}" if last else "")
                assert quote.text_content() in source, f"{path}: {link.text_content()}"
                anchor = link.get("href").partition("#")[2]
                assert anchor == (f"note-{first[2:]}" if first in notes else f"p{first[1:].replace('.', 's')}")
                checked += 1
    assert checked > 40


def test_every_statement_of_the_book_stands_on_a_page_of_every_language(book: Book, docs: Mapping[str, str]) -> None:
    for language in LANGUAGES:
        pages = "\n".join(text for path, text in docs.items() if path.startswith(f"{language}/"))
        missing = [item.id for item in every_statement(book) if f'id="{item.id}"' not in pages]
        assert missing == []


ID = re.compile(r"""(?:\bid="|\{ #)([^" ]+)""")
NOTE = re.compile(r"^\[\^([^\]]+)\]:", re.MULTILINE)
MARK = re.compile(r"\[\^([^\]]+)\](?!:)")
# A link to a glossary entry follows the words of a language, so it may stand elsewhere; where it leads is the same.
LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)(?!\{ \.term \})")


@pytest.mark.parametrize("pattern", [ID, NOTE, MARK, LINK], ids=["ids", "notes", "marks", "links"])
def test_every_page_has_the_same_in_every_language(docs: Mapping[str, str], pattern: re.Pattern[str]) -> None:
    first, *others = (pages_of(docs, language) for language in LANGUAGES)
    assert sum(len(pattern.findall(text)) for text in first.values()) > 20
    for other in others:
        assert set(first) == set(other)
        for path, text in first.items():
            assert Counter(pattern.findall(text)) == Counter(pattern.findall(other[path])), path


def test_every_page_names_its_languages_title_and_description(docs: Mapping[str, str]) -> None:
    for path, text in docs.items():
        assert re.match(r'---\ntitle: ".+"\ndescription: ".+"\n(?:[a-z]+: .+\n)*---\n', text), path


def test_the_addresses_are_exactly_the_pages_that_are_rendered(book: Book, docs: Mapping[str, str]) -> None:
    expected = {f"{language}/{path_of(page)}" for language in LANGUAGES for page in every_page(book)}
    assert set(docs) == expected


def bare(text: str) -> str:
    """The characters of a page, whatever they are written as, in lower case and on one line."""
    return " ".join(entities.unescape(re.sub(r"<[^>]*>", "", text)).lower().split())


def unquoted(book: Book) -> list[str]:
    """Original and translation of the sentences that no statement quotes, without the mark that ends them."""
    used = find_uses(book, Proof(book))
    found = []
    for source, *_, sentence, reference in every_sentence(book):
        if str(reference) not in used:
            words = source.translations[str(reference)].words.values()
            found += [text.lower().rstrip(".!?…").strip("- ") for text in (sentence.text, *words)]
    return found


def test_of_a_text_in_excerpts_no_output_has_a_sentence_that_is_not_quoted(book: Book) -> None:
    hidden = unquoted(book)
    assert hidden
    full = [bare(text) for text in render_docs(with_rights(book, Rights.FULL)).values()]
    for words in hidden:
        assert any(words in page for page in full), f"{words!r} is nowhere even in full"
    excerpts = render_docs(with_rights(book, Rights.EXCERPTS))
    for path, text in excerpts.items():
        for words in hidden:
            assert words not in bare(text), path


@pytest.mark.parametrize("rights", list(Rights))
def test_whatever_is_shown_of_a_text_no_page_leads_to_a_sentence_that_is_not_there(book: Book, rights: Rights) -> None:
    docs = render_docs(with_rights(book, rights))
    there = {page: set(re.findall(r'id="(p\d+s\d+)"', text)) for page, text in docs.items() if "/sources/" in page}
    led = 0
    for page, text in docs.items():
        for source, anchor in re.findall(r"sources/([\w-]+)/index\.md#(p\d+s\d+)", text):
            led += 1
            assert anchor in there[f"{page[:3]}sources/{source}/index.md"], page
    assert led > 50


def test_of_a_text_in_excerpts_every_quoted_sentence_is_shown_in_its_place(tiny_book: Book) -> None:
    page = render_docs(with_rights(tiny_book, Rights.EXCERPTS))["ru/sources/ferry-launch/index.md"]
    assert [anchor for anchor in ("p1s1", "p1s2", "p1s3", "p2s1", "p2s2") if f'id="{anchor}"' in page] == [
        "p1s1",
        "p1s2",
        "p2s1",
        "p2s2",
    ]
