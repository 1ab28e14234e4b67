"""Findings as drawings: every mark is what the Book says, whatever texts there are; titles count; files stand alone."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lxml import html

from conftest import ToHtml, context_of
from explainer.addresses import picture_of
from explainer.corpus.words import count_words
from explainer.model import LANGUAGES, Book
from explainer.model.findings import Answer, Outcome
from explainer.model.geography import MapKind
from explainer.proof import Proof, every_sentence, speaker_of
from explainer.publish.pictures import mark_rules, painted, write_pictures
from explainer.render.data import render_data
from explainer.render.figures import every_finding
from explainer.render.figures.answers import answers_finding, render_answers_figure
from explainer.render.figures.finding import Finding
from explainer.render.figures.named import named_finding
from explainer.render.figures.named_drawn import NARROWEST, RIGHT, SMALL
from explainer.render.figures.numerals import numerals
from explainer.render.figures.sentences import sentences_finding
from explainer.render.figures.svg import nowhere
from explainer.view.answers import answers_to
from explainer.view.context import Context
from explainer.view.eras import texts_in_order
from explainer.view.naming import count_names
from explainer.view.outcomes import drawn as outcomes_drawn
from explainer.view.strips import LONGEST, WAYS, strips

every_language = pytest.mark.parametrize("language", LANGUAGES)
SHEETS = ("style.css", "lists.css")


def there(target: str, anchor: str) -> str:
    return f"/{target}#{anchor}"


def drawn(finding: Finding) -> list[html.HtmlElement]:
    """The drawings of a finding, the wide one first."""
    return [html.fragment_fromstring(f"<svg>{''.join(drawing.parts)}</svg>") for drawing in finding.drawings]


@pytest.fixture(scope="module")
def books(real_book: Book, tiny_book: Book) -> Mapping[str, Book]:
    """Sites of one text, of two and of three, and of one that has nobody's words but its own."""
    alone = next(
        source
        for source in real_book.sources
        if all(voice.speaker is None for spans in source.voices for voice in spans)
    )
    people = (*real_book.people, *tiny_book.people)
    return {
        "tiny": tiny_book,
        "real": real_book,
        "one": replace(real_book, sources=tuple(one for one in real_book.sources if one is not alone)),
        "alone": replace(real_book, sources=(alone,)),
        "three": replace(real_book, sources=(*real_book.sources, tiny_book.sources[1]), people=people),
        "four": replace(real_book, sources=(*real_book.sources, *tiny_book.sources), people=people),
    }


every_book = pytest.mark.parametrize("name", ["tiny", "real", "one", "alone", "three", "four"])


@every_book
def test_every_sentence_is_a_mark_of_its_voices_in_each_drawing(books: Mapping[str, Book], name: str) -> None:
    book = books[name]
    spoken: dict[str, Counter[str]] = {}
    for source, paragraph, sentence, reference in every_sentence(book):
        ways = spoken.setdefault(f"/sources/{source.id}#{reference.anchor}", Counter())
        for voice in source.voices[paragraph.number - 1]:
            inside = paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
            if any(map(str.isalnum, inside)):
                ways[f"fig-{voice.kind}"] += 1
    for svg in drawn(sentences_finding(context_of(book), there, ())):
        marks = [link for link in svg.iter("a") if link.get("aria-label")]
        found = {
            str(link.get("href")): Counter(str(mark.get("class")).split()[0] for mark in link.iter("rect"))
            for link in marks
        }
        assert len(marks) == len(found)
        assert found == spoken


@every_book
def test_a_mark_is_as_wide_as_its_words_and_begins_where_the_one_before_ends(
    books: Mapping[str, Book], name: str
) -> None:
    wide, narrow = drawn(sentences_finding(context_of(books[name]), there, ()))
    total = sum(strip.words for strip in strips(books[name]))
    longest = max(strip.words for strip in strips(books[name]))
    shares = [float(mark.get("width").rstrip("%")) for mark in wide.iter("rect")]
    assert sum(shares) == pytest.approx(100 * total / longest, abs=0.01 * len(shares))
    assert sum(float(mark.get("height")) for mark in narrow.iter("rect")) == pytest.approx(total / 2, rel=0.02)
    ends = Counter(
        round(float(mark.get("x").rstrip("%")) + share, 1)
        for mark, share in zip(wide.iter("rect"), shares, strict=True)
    )
    begins = [round(float(mark.get("x").rstrip("%")), 1) for mark in wide.iter("rect")]
    assert all(begin == 0 or any(abs(begin - end) < 0.11 for end in ends) for begin in begins)
    assert sum(begin == 0 for begin in begins) == len(strips(books[name]))


@every_book
@every_language
def test_the_title_of_the_texts_counts_who_speaks_in_each(books: Mapping[str, Book], name: str, language: str) -> None:
    book = books[name]
    context = context_of(book, language)
    people = {
        source.id: {voice.speaker for spans in source.voices for voice in spans if voice.kind in WAYS}
        for source in book.sources
    }
    title = sentences_finding(context, nowhere, ()).title
    numbers = [int(number) for number in re.findall(r"\d+", title)]
    if len(people) > 3:
        speaking = [one for one in people.values() if one]
        assert numbers == [len(speaking), len(people), len(set[str | None]().union(*speaking))]
    else:
        assert sorted(numbers) == sorted(len(who) for who in people.values() if who)
        assert all(context.speaker_short(id).lower() in title.lower() for id in people)
    assert "{" not in title


@every_language
def test_the_key_of_the_texts_counts_every_sentence_once(real_book: Book, language: str) -> None:
    finding = sentences_finding(context_of(real_book, language), nowhere, ())
    counts = [int(words.rpartition(" ")[2]) for _, words in finding.key]
    assert sum(counts) == len(list(every_sentence(real_book)))
    assert len(counts) == len(WAYS) + 1
    # In words: every speaker once, their sentences summed up to the same.
    lines = html.fragment_fromstring(finding.facts).findall("li")
    speakers = {speaker_of(voice, source) for source in real_book.sources for spans in source.voices for voice in spans}
    assert len(lines) == len(speakers)
    assert sum(int(re.findall(r": (\d+)", line.text_content())[0]) for line in lines) == sum(counts)
    told = Counter(at for line in lines for at in line.text_content().rpartition(": ")[2].split(", "))
    assert told == Counter(str(reference) for *_, reference in every_sentence(real_book))


def test_a_sentence_that_no_page_shows_leads_nowhere(tiny_book: Book) -> None:
    hidden = ("L1.3", "L2.2")
    for svg in drawn(sentences_finding(context_of(tiny_book), there, hidden)):
        linked = {
            str(link.get("href")).partition("#")[2]
            for link in svg.iter("a")
            if "sources/ferry-launch" in link.get("href")
        }
        assert linked == {"p1s1", "p1s2", "p2s1"}
        assert len(list(svg.iter("rect"))) == sum(
            len(told.parts) for strip in strips(tiny_book) for told in strip.sentences
        )


def test_a_long_text_has_several_strips_of_about_one_length(real_book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = strips(real_book)
    monkeypatch.setattr("explainer.view.strips.LONGEST", 700)
    parts = strips(real_book)
    for source in real_book.sources:
        mine = [strip for strip in parts if strip.source is source]
        assert [one.reference for strip in mine for one in strip.sentences] == [
            one.reference for strip in whole if strip.source is source for one in strip.sentences
        ]
        assert [strip.begins for strip in mine] == [True] + [False] * (len(mine) - 1)
        lengths = [strip.words for strip in mine]
        assert max(lengths) - min(lengths) < 60
    assert len(parts) > len(whole)
    assert max(strip.words for strip in whole) < LONGEST


def test_words_are_counted_between_spaces() -> None:
    assert count_words("«C5+1» – 38 дней, и всё.") == 5
    assert count_words(" – … ") == 0


def test_who_is_named_by_name_and_who_only_in_other_words(tiny_book: Book) -> None:
    """The League of Ports is named; a pier, which stands for it, is written small; the Union of Islands gave a bell."""
    counted = {one.id: dict(one.sentences) for one in count_names(tiny_book)}
    assert counted == {"league-of-ports": {"P2.1": True, "L2.2": False}, "union-of-islands": {"L1.2": True}}


@pytest.mark.parametrize("words", ["Великий Союз островов", "Великий+Союз островов"])
def test_a_name_inside_a_longer_one_is_no_naming_by_name(tiny_book: Book, words: str) -> None:
    (name, *others) = tiny_book.names
    longer = replace(
        name,
        id="all-islands",
        name=replace(name.name, values=(words,) * len(LANGUAGES)),
        short=replace(name.name, values=(words,) * len(LANGUAGES)),
        forms={},
        held_by=(),
    )
    source = tiny_book.sources[0]
    text = source.text
    first, *rest = text.paragraphs
    (one, *more) = first.sentences
    said = replace(one, text=one.text[:-1] + f", а {words} – нет.")
    changed = replace(source, text=replace(text, paragraphs=(replace(first, sentences=(said, *more)), *rest)))
    book = replace(tiny_book, names=(longer, name, *others), sources=(changed, *tiny_book.sources[1:]))
    (union,) = [one for one in count_names(book) if one.id == "union-of-islands"]
    by_name = dict(union.sentences)
    at = f"{source.code}1.1"
    assert by_name.pop(at) is False
    assert by_name == ({"L1.2": True} if at != "L1.2" else {})


@every_language
def test_every_naming_is_a_stripe_with_its_number_beside_it(real_book: Book, language: str) -> None:
    finding = next(one for one in every_finding(context_of(real_book, language)) if one.name == "named")
    rows = count_names(real_book)
    assert len(rows) > 5
    for svg in drawn(finding):
        solid, hollow = (len(svg.find_class(css)) for css in ("fig-by-name", "fig-otherwise"))
        assert solid == sum(sum(row.sentences.values()) for row in rows)
        assert solid + hollow == sum(len(row.sentences) for row in rows)
    every = [len(row.sentences) for row in rows]
    # A narrow page counts in each text, above its columns.
    by_text = [
        sum(at.startswith(source.code) for at in row.sentences) for source in texts_in_order(real_book) for row in rows
    ]
    assert [[int(str(text.text)) for text in svg.find_class("fig-strong")] for svg in drawn(finding)] == [
        every,
        by_text,
    ]
    most = max(rows, key=lambda row: len(row.sentences))
    assert most.name[language] in finding.title
    assert str(len(most.sentences)) in finding.title
    lines = html.fragment_fromstring(finding.facts).findall("li")
    assert [line.text_content().partition(":")[0] for line in lines] == [row.name[language] for row in rows]
    # In words, every sentence.
    assert all(
        line.text_content().endswith(": " + ", ".join(row.sentences)) for line, row in zip(lines, rows, strict=True)
    )


@every_language
def test_a_band_of_a_narrow_page_is_no_hair(real_book: Book, language: str) -> None:
    finding = named_finding(context_of(real_book, language), there, ())
    assert finding
    _, narrow = drawn(finding)
    for css in ("fig-by-name", "fig-otherwise"):
        bands = narrow.find_class(css)
        assert len(bands) > 10
        assert {float(band.get("height")) for band in bands} == {8}
        # As wide as they are at 320 pixels of a window.
        assert all(float(band.get("width").rstrip("%")) * 2.88 >= 8 for band in bands)


@every_language
def test_the_name_of_a_text_does_not_stand_above_the_totals(real_book: Book, language: str) -> None:
    finding = named_finding(context_of(real_book, language), there, ())
    assert finding
    heads = [text for text in drawn(finding)[0].find_class("fig-tick") if text.get("y") == "14"]
    assert len(heads) == len(real_book.sources)
    assert all(float(head.get("x").rstrip("%")) <= RIGHT for head in heads)
    # What runs to the right of its place has room there.
    for head in heads:
        if head.get("text-anchor") != "end":
            assert float(head.get("x").rstrip("%")) + SMALL * len(str(head.text)) / NARROWEST * 100 <= RIGHT


@every_language
def test_the_rows_are_the_partners_and_the_states_of_the_map(real_book: Book, language: str) -> None:
    places = {place.id: place.kind for place in real_book.map_places}
    partners = {partner.id for partner in real_book.partners}
    rows = count_names(real_book)
    assert {row.id for row in rows} == partners | {id for id, kind in places.items() if kind in ("state", "neighbour")}
    assert [row.state for row in rows] == sorted((row.state for row in rows), reverse=True)
    assert {row.id for row in rows if row.state} == {id for id, kind in places.items() if kind == "state"} - partners
    bare = replace(real_book, map_places=(), partners=())
    assert "named" not in {one.name for one in every_finding(context_of(bare, language))}


def test_the_frame_stands_around_the_one_sentence_that_names_all_states(real_book: Book) -> None:
    states = [row for row in count_names(real_book) if row.state]
    shared = set.intersection(*({at for at, by_name in row.sentences.items() if by_name} for row in states))
    (at,) = shared
    finding = next(one for one in every_finding(context_of(real_book)) if one.name == "named")
    assert finding.key[2][1].startswith(f"{at}:")
    wide, narrow = drawn(finding)
    assert len(wide.find_class("fig-shared")) == len(narrow.find_class("fig-shared")) == 1


@dataclass
class Standing:
    """A page that a figure stands on."""

    context: Context
    slug: str


def grid(book: Book, language: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """By the question and the name above the column: the place and the class of each mark."""
    figure = html.fragment_fromstring(render_answers_figure(Standing(context_of(book, language), "disagreements")))
    assert figure.get("id") == "answers-figure"
    (table,) = figure.iter("table")
    heads = [head.text_content() for head in table.iterfind("thead/tr/th")][1:]
    found = {}
    for row in table.iterfind("tbody/tr"):
        asked, *cells = row.iterfind("td")
        for head, cell in zip(heads, cells, strict=True):
            marks = [
                (
                    str(link.get("href")).removeprefix("#"),
                    " ".join(sorted(str(mark.get("class")) for mark in link.find("svg"))),
                )
                for link in cell.iter("a")
            ]
            assert bool(marks) == (not cell.find_class("silence"))
            found[str(asked.text).strip(), head] = marks
    return found


CLASSES = {"yes": "fig-yes", "no": "fig-no", "otherwise": "fig-neither fig-yes", "own": "fig-own"}


@every_language
@pytest.mark.parametrize("name", ["tiny", "decided", "real"])
def test_every_answer_is_a_mark_in_the_row_of_its_question(books: Mapping[str, Book], name: str, language: str) -> None:
    book = books["real" if name == "real" else "tiny"]
    if name == "decided":
        first, *rest = book.questions
        yes, no = first.positions
        book = replace(
            book,
            questions=(replace(first, positions=(replace(yes, says=Answer.YES), replace(no, says=Answer.NO))), *rest),
        )
    context = context_of(book, language)
    expected: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for question in book.questions:
        decided = any(position.says != "otherwise" for position in question.positions)
        for position in question.positions:
            for speaker in dict.fromkeys(context.proof.statements[id].speaker for id in position.statements):
                mark = (f"{question.id}-{position.id}", CLASSES[position.says if decided else "own"])
                expected.setdefault((question.question[language], context.speaker_short(speaker)), []).append(mark)
    shown = grid(book, language)
    assert {cell: marks for cell, marks in shown.items() if marks} == expected
    finding = answers_finding(context)
    counts = [int(number) for number in re.findall(r"\d+", finding.title)]
    against = sum(question.kind == "contradiction" for question in book.questions)
    voices = len({who for _, who in shown})
    assert counts == [
        voices,
        len(book.questions),
        # An answer that two voices give is one.
        len({mark for marks in expected.values() for mark, _ in marks}),
        len(shown) - len(expected),
        *([against] if against else []),
    ]
    # The file has the same marks.
    marks = Counter(str(mark.get("class")) for mark in drawn(finding)[0].iter("circle", "path"))
    every = Counter(css for cells in expected.values() for _, classes in cells for css in classes.split())
    assert marks == every
    assert len(drawn(finding)[0].find_class("fig-silence")) == len(shown) - len(expected)
    assert not finding.facts


@every_language
def test_who_does_not_answer_is_told_below_each_question(
    real_book: Book, real_docs: Mapping[str, str], to_html: ToHtml, language: str
) -> None:
    tree = to_html(real_docs[f"{language}/disagreements/index.md"])
    silences = 0
    for question in real_book.questions:
        shown = [
            one.text_content().partition(": ")[2]
            for one in tree.xpath(f".//p[span[@class='silence']][preceding::h2[1][@id='{question.id}']]")
        ]
        silent = [
            who
            for (asked, who), marks in grid(real_book, language).items()
            if asked == question.question[language] and not marks
        ]
        assert shown == [", ".join(silent)] * bool(silent)
        silences += len(silent)
    assert silences > 20


def test_the_questions_with_a_yes_or_a_no_come_first_and_those_with_most_voices(real_book: Book) -> None:
    rows = answers_to(real_book.questions, Proof(real_book))
    assert {row.question for row in rows} == set(real_book.questions)
    order = [(not row.decided, -len(row.given)) for row in rows]
    assert order == sorted(order)
    assert {row.decided for row in rows} == {True, False}


def test_a_site_without_questions_draws_no_answers(real_book: Book) -> None:
    assert "answers" in {one.name for one in every_finding(context_of(real_book))}
    assert "answers" not in {one.name for one in every_finding(context_of(replace(real_book, questions=())))}


def test_the_data_hold_what_is_drawn(real_book: Book) -> None:
    data = render_data(real_book, "https://example.org/")
    lines = data["mentions.csv"].strip().splitlines()
    assert len(lines) - 1 == sum(len(row.sentences) for row in count_names(real_book))
    head, *spans = data["voices.csv"].strip().splitlines()
    assert "count" in head
    assert len(spans) == sum(len(item.voices) for source in real_book.sources for item in source.annotations)


def test_a_picture_stands_by_itself(real_book: Book, root: Path, tmp_path: Path) -> None:
    assets = root / "docs" / "overrides" / "assets"
    for language in LANGUAGES:
        (tmp_path / language / "assets").mkdir(parents=True)
        for sheet in SHEETS:
            (tmp_path / language / "assets" / sheet).write_bytes((assets / sheet).read_bytes())
    write_pictures(tmp_path, real_book)
    for language in LANGUAGES:
        for finding in every_finding(context_of(real_book, language)):
            text = (tmp_path / picture_of(finding.name, language)).read_text(encoding="utf-8")
            svg = ET.fromstring(text)
            words = " ".join(svg.itertext())
            assert finding.title in words
            # In lines of the drawing, too.
            assert words.replace("\n", " ").count(finding.title.split()[-1]) > 1
            for told in ("class=", " style=", "<style", "var(", "light-dark", "href", "NaN"):
                assert told not in text
            assert {"fill", "stroke"} <= {name for mark in svg.iter() for name in mark.attrib}


def test_a_mark_has_the_colours_that_it_has_on_light_paper_in_any_window() -> None:
    css = """:root { --ink: light-dark(#111, #eee); } /* .fig-a { fill: red } */
    .fig-a, .other, .fig-b { fill: var(--ink); font-size: 12px; display: none }
    @media (min-width: 1em) { .fig-a { fill: blue } .fig-c { fill: blue } }
    .fig-b { stroke: currentColor } .page .fig-c { fill: green }"""
    rules = mark_rules(css)
    assert rules == {
        "fig-a": {"fill": "#111", "font-size": "12"},
        "fig-b": {"fill": "#111", "font-size": "12", "stroke": "currentColor"},
    }
    assert painted('<rect class="fig-a fig-b x"/>', rules) == '<rect fill="#111" font-size="12" stroke="currentColor"/>'
    assert painted('<rect class="fig-z"/>', rules) == "<rect/>"
    named = mark_rules(".fig-a { fill: red; stroke: red } rect.fig-a { fill: none }")
    assert painted('<rect x="1" class="fig-a"/>', named) == '<rect x="1" fill="none" stroke="red"/>'
    assert painted('<text class="fig-a"/>', named) == '<text fill="red" stroke="red"/>'


def test_what_the_later_text_is_silent_on_is_empty_in_the_picture_as_on_the_page(real_book: Book, root: Path) -> None:
    css = "\n".join((root / "docs/overrides/assets" / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    finding = next(one for one in every_finding(context_of(real_book)) if one.name == "outcomes")
    (svg,) = drawn(finding)
    silent = [mark for mark in svg.find_class("fig-silent") if mark.tag == "rect"]
    assert len(silent) == sum(item.outcome == Outcome.SILENT for item in outcomes_drawn(real_book)) > 0
    shown = ET.fromstring(painted('<rect class="fig-silent"/>', mark_rules(css)))
    assert shown.get("stroke-dasharray")
    assert shown.get("fill") == mark_rules(css + ".fig-x { fill: var(--paper) }")["fig-x"]["fill"]


def test_the_picture_of_the_map_names_whose_its_outlines_are(real_book: Book) -> None:
    assert real_book.geography
    for language in LANGUAGES:
        finding = next(one for one in every_finding(context_of(real_book, language)) if one.name == "map")
        assert finding.source == real_book.geography.credit[language]


@every_language
def test_each_number_is_counted_from_the_data(real_book: Book, language: str) -> None:
    data = render_data(real_book, "https://silk-road-diplomacy.example/")
    rows = {
        name: list(csv.DictReader(io.StringIO(data[f"{name}.csv"]))) for name in ("events", "mentions", "positions")
    }
    years, shift, named, unanswered = numerals(context_of(real_book, language))
    first, last = map(int, re.findall(r"\d{4}", years.says))
    dated = [int(year) for row in rows["events"] for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", row["date"])]
    assert not [year for year in dated if first <= year <= last]
    assert {first - 1, last + 1} <= set(dated)
    assert re.findall(r"\d+", years.number) == [str(last - first + 1)]

    texts = {source.id: source for source in texts_in_order(real_book)}
    by_name = re.compile(r"\bИИ\b|искусственн\w+ интеллект", re.IGNORECASE)
    sentences = {
        id: [one.text for part in text.text.paragraphs for one in part.sentences] for id, text in texts.items()
    }
    shares = [(sum(1 for one in every if by_name.search(one)), len(every)) for every in sentences.values()]
    assert re.findall(r"\d+", shift.number) == [str(round(100 * number / every)) for number, every in shares]
    assert re.findall(r"\d+", shift.says) == [str(number) for share in shares for number in share]
    assert (shift.page, shift.anchor) == ("glossary", "artificial-intelligence")

    states = {place.id for place in real_book.map_places if place.kind == MapKind.STATE}
    counts = Counter(row["name"] for row in rows["mentions"] if row["name"] in states)
    assert re.findall(r"\d+", named.number) == [str(max(counts.values())), str(min(counts.values()))]

    cells = {(row["question"], speaker) for row in rows["positions"] for speaker in row["speakers"].split("; ")}
    voices, questions = ({cell[at] for cell in cells} for at in (1, 0))
    every = len(voices) * len(questions)
    assert re.findall(r"\d+", unanswered.number) == [str(every - len(cells)), str(every)]
    assert re.findall(r"\d+", unanswered.says)[:2] == [str(len(voices)), str(len(questions))]


@every_book
@every_language
def test_what_a_book_has_nothing_of_has_no_number(books: Mapping[str, Book], name: str, language: str) -> None:
    book = books[name]
    found = {one.page for one in numerals(context_of(book, language))}
    assert ("glossary" in found) == (len(book.sources) > 1)
    bare = replace(book, events=(), questions=(), map_places=(), sources=book.sources[:1])
    assert [*numerals(context_of(bare, language))] == []


@every_language
def test_every_number_leads_to_where_all_of_it_stands(real_docs: Mapping[str, str], language: str) -> None:
    for slug in ("", "findings/"):
        text = real_docs[f"{language}/{slug}index.md"]
        (shown,) = re.findall(r'<ul class="numerals">.*?</ul>', text, re.DOTALL)
        links = re.findall(r'<a href="([^"]+)"><b>\d', shown)
        assert len(links) == 4
        for link in links:
            page, _, anchor = link.removeprefix("../").partition("#")
            there = real_docs[f"{language}/{page}index.md"]
            assert not anchor or f'id="{anchor}"' in there or f"{{ #{anchor} }}" in there


@every_language
def test_the_first_page_is_read_in_a_minute_and_leads_on(real_book: Book, language: str) -> None:
    home = next(page for page in real_book.pages if page.id == "home")
    blocks = home.blocks[language]
    answer = blocks[: next(at for at, block in enumerate(blocks) if block.kind == "figure")]
    words = [run.text for block in answer for runs in block.items for run in runs if run.kind != "cite"]
    assert count_words(" ".join(words)) < 150
    links = {run.target.strip("/") for block in blocks for runs in block.items for run in runs if run.kind == "link"}
    assert {"start", "essays", "downloads", "about"} <= links
