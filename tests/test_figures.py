"""Figures: what they draw is what the Book says, every mark leads somewhere, no label is cut off or meets another."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
import typst
from lxml import html
from playwright.sync_api import Browser

from checkout import Checkout, Edit, Told
from conftest import ToHtml, context_of, more
from explainer.addresses import DATA
from explainer.model import FIGURES, LANGUAGES, Book, Expectation, Outcome, Text
from explainer.proof import Proof
from explainer.render import render_docs
from explainer.render.book.figures import ACROSS, COLUMN, TALL
from explainer.render.figures import BY_NAME, every_finding
from explainer.render.figures import map as map_of
from explainer.render.figures.axes import Scale, lens
from explainer.render.figures.finding import Finding
from explainer.render.figures.labels import Box, cross
from explainer.render.figures.svg import CHARACTER, Drawing, embedded, linked, nowhere, wrap
from explainer.render.figures.timeline import NARROW, PAPER, POCKET, SHEET, WIDE, Shape, draw_timeline_on, span
from explainer.render.typst import string
from explainer.view.eras import gaps, in_order
from explainer.view.outcomes import tally

WHERE = {
    "timeline": ("timeline-figure", "timeline"),
    "home": ("timeline-figure", ""),
    "voices": ("voices-figure", "experts"),
    "outcomes": ("outcomes-figure", "forecasts"),
    "map": ("map-figure", "essays/middle-corridor"),
    "sentences": ("sentences-figure", "sources"),
    "named": ("named-figure", "numbers"),
    "answers": ("answers-figure", "disagreements"),
}
"""Each figure: its id and the page it stands on."""
every_figure = pytest.mark.parametrize("name", WHERE)
AS_A_TABLE = ("answers",)
"""Figures that a page has as a table; their drawings are for the file."""
every_language = pytest.mark.parametrize("language", LANGUAGES)

Trees = Mapping[tuple[str, str], html.HtmlElement]


@pytest.fixture(scope="module")
def figures(real_docs: Mapping[str, str], to_html: ToHtml) -> Trees:
    """By name and language: the figure as it stands in its page."""
    found = {}
    for language in LANGUAGES:
        for name, (id, slug) in WHERE.items():
            tree = to_html(real_docs[f"{language}/{posixpath.join(slug, 'index.md')}"])
            (found[name, language],) = tree.xpath(f".//figure[@id='{id}']")
    return found


@pytest.fixture(scope="module")
def findings(real_book: Book) -> Mapping[str, Sequence[Finding]]:
    """Every figure of the real Book, by language."""
    return {language: tuple(every_finding(context_of(real_book, language))) for language in LANGUAGES}


def links(figure: html.HtmlElement) -> list[html.HtmlElement]:
    """All but those to files and past the marks."""
    return [
        link for link in figure.iter("a") if link.getparent().get("class") != "take" and link.get("class") != "skip"
    ]


WAYS = ("quoted", "retold")


def marks(figure: html.HtmlElement, css: str) -> list[html.HtmlElement]:
    return list(figure.find_class(css))


@every_language
@every_figure
def test_a_figure_has_title_and_caption(figures: Trees, name: str, language: str) -> None:
    figure = figures[name, language]
    # The others are marks beside their meanings.
    drawings = figure.xpath(".//svg[@role]")
    assert bool(drawings) == (name not in AS_A_TABLE) == (figure.find(".//table") is None)
    for svg in drawings:
        (named,) = svg.xpath(f"./title[@id='{svg.get('aria-labelledby')}']")
        assert named.text
        assert svg.get("role") == "group"
    assert figure.findtext("figcaption")


@every_language
@every_figure
def test_a_figure_says_what_it_shows_and_has_a_picture_and_its_data_to_take_away(
    figures: Trees, findings: Mapping[str, Sequence[Finding]], name: str, language: str
) -> None:
    figure, (id, slug) = figures[name, language], WHERE[name]
    (finding,) = [one for one in findings[language] if f"{one.name}-figure" == id]
    (title,) = marks(figure, "found")
    assert title.text == finding.title
    # From the folder in which the page is published.
    here = posixpath.join(language, slug)
    files = [
        posixpath.normpath(posixpath.join(here, link.get("href"))) for link in figure.xpath(".//*[@class='take']/a")
    ]
    assert files == [f"pictures/{finding.name}.{language}.svg", f"data/{finding.table}.csv"]
    assert f"{finding.table}.csv" in DATA
    assert all(drawing.parts for drawing in finding.drawings)
    (past,) = marks(figure, "skip")
    assert figure.xpath(f"./figcaption[@id='{str(past.get('href'))[1:]}']")


@every_language
def test_the_titles_of_the_figures_count_what_the_book_has(
    real_book: Book, findings: Mapping[str, Sequence[Finding]], language: str
) -> None:
    titles = {one.name: one.title for one in findings[language]}
    numbers = {name: [int(number) for number in re.findall(r"\b\d+\b", title)] for name, title in titles.items()}
    dated = [event for event in real_book.events if event.date]
    final = max(year for event in dated for year in re.findall(r"\d{4}", event.date))
    late = sum(event.date.startswith(final) for event in dated)
    silent = [year for last, first in gaps(real_book) for year in (last + 1, first - 1)]
    assert sorted(numbers["timeline"]) == sorted([len(dated), *silent, int(final), late])
    said = Counter(one.speaker for one in real_book.statements)
    topics = {topic for one in real_book.statements for topic in one.topics}
    assert numbers["voices"] == [max(said.values()), len(real_book.statements), len(said), len(topics)]
    outcomes = Counter(one.outcome for one in real_book.forecasts if one.kind == Expectation.FORECAST)
    assert numbers["outcomes"] == [outcomes.total(), *(outcomes[one] for one in Outcome if outcomes[one])]
    proof = Proof(real_book)
    together = Counter(proof.located(place.evidence[0]).references[0] for place in real_book.map_places)
    (at, most), *_ = together.most_common()
    assert numbers["map"][:2] == [len(real_book.map_places), most]
    assert str(at) in titles["map"]


@every_language
@every_figure
def test_a_figure_is_light_and_coloured_by_the_style_sheet_alone(figures: Trees, name: str, language: str) -> None:
    text = html.tostring(figures[name, language])
    assert len(gzip.compress(text, mtime=0)) <= 20_000
    for word in (b" style=", b" fill=", b" stroke=", b"<script", b"<style", b"<image"):
        assert word not in text


@every_language
@every_figure
def test_every_mark_has_a_name(figures: Trees, name: str, language: str) -> None:
    every = links(figures[name, language])
    assert every
    for link in every:
        assert ("".join(link.itertext()) or link.get("aria-label", "")).strip()


@every_figure
def test_the_languages_draw_the_same(figures: Trees, name: str) -> None:
    targets = [sorted(str(link.get("href")) for link in links(figures[name, language])) for language in LANGUAGES]
    assert targets[0]
    assert all(found == targets[0] for found in targets)


@every_language
@pytest.mark.parametrize("name", ["timeline", "home"])
def test_the_timeline_draws_every_dated_event_in_each_of_its_drawings(
    figures: Trees, real_book: Book, name: str, language: str
) -> None:
    dated = [event.id for event in real_book.events if event.date]
    # What the last era begins with ends the axis of years, too.
    dated.append(next(event.id for event in in_order(real_book) if event.era == real_book.site.event))
    wide, narrow = figures[name, language].iter("svg")
    for svg in (wide, narrow):
        drawn = [str(link.get("href")).partition("#")[2] for link in svg.iter("a")]
        assert sorted(drawn) == sorted(dated)
        not_held = [event for event in real_book.events if event.date and event.status == "not-held"]
        assert len(svg.find_class("fig-ring")) == len(not_held) > 0
        bands = [text for text in svg.find_class("fig-silent") if text.tag == "text"]
        silent = gaps(real_book)
        assert [re.findall(r"\d{4}", str(text.text)) for text in bands] == [
            [str(last + 1), str(first - 1)] for last, first in silent
        ]


@every_language
def test_without_colours_the_timeline_tells_what_is_of_the_event(
    figures: Trees, real_book: Book, language: str
) -> None:
    own = {one.id for one in real_book.events if one.era == real_book.site.event and one.status == "held"}
    for svg in figures["timeline", language].iter("svg"):
        signed = {
            str(link.get("href")).partition("#")[2]
            for link in svg.iter("a")
            if link.xpath(".//path[@class='fig-event']")
        }
        assert signed == own


def test_the_lines_between_the_axes_of_the_timeline_join_the_same_days() -> None:
    years, months = Scale(1996, 2026, 0, 300), Scale(2025.5, 2026, 10, 290)
    ends = re.findall(r"M([\d.]+) 25L([\d.]+) 36", lens(years, months, 0))
    assert [(float(above), float(below)) for above, below in ends] == [(295, 10), (300, 290)]


def test_about_a_month_is_drawn_to_its_middle(real_book: Book) -> None:
    event = real_book.events[0]
    exact, about, day = (
        span(replace(event, date=date)) for date in ("2025-06/2025-12", "2025-06~/2025-12~", "2025-12-19")
    )
    assert exact[0] < about[0] < exact[0] + 1 / 24
    assert about[1] < day[0] < exact[1]


def test_the_sign_of_a_month_names_no_day_in_it(real_book: Book) -> None:
    """What is of the summit and is dated to a month is drawn out over all of it; nothing stands inside."""
    context = context_of(real_book)
    drawing = html.fromstring(embedded(draw_timeline_on(context, nowhere, WIDE)))
    signs = [one.get("d", "") for one in drawing.iter("path") if one.get("class") == "fig-event"]
    lengths = [float(ends[1]) - float(ends[0]) for ends in (re.findall(r"(?:M|H)([\d.]+)", sign) for sign in signs)]
    day, month = min(lengths), max(lengths)
    assert month > 30 > day
    assert not [one for one in drawing.iter("rect") if one.get("class") == "fig-event"]


@every_language
@pytest.mark.parametrize(
    "shape", [WIDE, NARROW, POCKET, PAPER, SHEET], ids=lambda shape: f"{shape.css} {shape.character:.1f}"
)
def test_no_label_of_the_timeline_leaves_its_drawing_however_long_it_is(
    real_book: Book, shape: Shape, language: str
) -> None:
    stretch = next(event for event in real_book.events if "/" in event.date and event.era != real_book.site.background)
    longer = Text(tuple(f"{words}, {words}" for words in stretch.title))
    events = tuple(replace(event, title=longer) if event is stretch else event for event in real_book.events)
    for book in (real_book, replace(real_book, events=events)):
        drawing = draw_timeline_on(context_of(book, language), nowhere, shape)
        labels = list(html.fromstring(embedded(drawing)).iter("text"))
        assert len(labels) > len([event for event in book.events if event.date])
        words = [str(text.text) for text in labels]
        on_paper = shape.character < CHARACTER
        widths = set_in_type(words) if on_paper else [shape.character * len(one) for one in words]
        for text, wide in zip(labels, widths, strict=True):
            left = float(text.get("x", "")) - {"end": wide, "middle": wide / 2}.get(text.get("text-anchor", ""), 0)
            assert left >= 0, text.text
            # Places are given to a tenth of a unit.
            assert left + wide <= shape.width + 0.1, text.text


def set_in_type(labels: Sequence[str]) -> Sequence[float]:
    """How wide they are in the book, in units of its drawings."""
    lines = (f"#context [#metadata(measure({string(words)}).width.pt())<wide>]" for words in labels)
    source = "\n".join(['#set text(font: "Libertinus Serif", size: 13pt)', *lines])
    found: list[float] = json.loads(typst.query(source.encode(), "<wide>", field="value", ignore_system_fonts=True))
    return found


@every_language
def test_the_timeline_has_room_on_a_page_of_the_book_without_being_made_smaller(real_book: Book, language: str) -> None:
    context = context_of(real_book, language)
    drawing = draw_timeline_on(context, nowhere, PAPER)
    assert drawing.width == COLUMN
    assert drawing.height * ACROSS / COLUMN <= TALL


@pytest.mark.parametrize("dated", [True, False])
def test_without_an_event_for_its_axis_the_timeline_has_no_figure(tiny_book: Book, dated: bool) -> None:
    events = tuple(
        replace(event, era=tiny_book.site.background, date=event.date if dated else "") for event in tiny_book.events
    )
    docs = render_docs(replace(tiny_book, events=events))
    assert [path for path, text in docs.items() if "timeline-figure" in text] == []


def test_the_timeline_of_the_front_page_leads_to_the_timeline(figures: Trees) -> None:
    home = {str(link.get("href")) for link in links(figures["home", LANGUAGES[0]])}
    own = {str(link.get("href")) for link in links(figures["timeline", LANGUAGES[0]])}
    assert home == {f"timeline/{link}" for link in own}


@every_language
def test_the_voices_count_every_statement_under_each_of_its_topics(
    figures: Trees, real_book: Book, language: str
) -> None:
    counts = [
        (str(link.get("href")), int(link.findtext("text") or 0))
        for link in links(figures["voices", language])
        if list(link.iter("circle"))
    ]
    cells = Counter((one.speaker, topic) for one in real_book.statements for topic in one.topics)
    first = {(one.speaker, one.topics[0]) for one in real_book.statements}
    # The speaker's page has a section for the first topic of a statement alone; other marks lead to its top.
    expected = [(f"{who}/#{topic}" if (who, topic) in first else f"{who}/", n) for (who, topic), n in cells.items()]
    # Drawn for a wide page and for a narrow one.
    assert sorted(counts) == sorted(2 * expected)


@every_language
def test_no_name_in_the_chart_of_voices_crosses_the_line_of_another(figures: Trees, language: str) -> None:
    wide, narrow = (figures["voices", language].find_class(css)[0] for css in ("fig-wide", "fig-narrow"))
    lines = [
        (_across(one.get("x1")), float(one.get("y1")), float(one.get("y2"))) for one in wide.find_class("fig-axis")
    ]
    names = [(_spans(one), float(one.get("y"))) for one in wide.find_class("fig-name")]
    assert len(lines) == len(names) > 2
    assert [span for span, y in names for at, top, end in lines if span[0] < at < span[1] and top < y < end] == []
    for (first, last), y in names:
        assert not [one for one in names if one[1] == y and first < one[0][0] < last]
        assert first > -1
    # Upright each stands in a column of its own.
    columns = [next(one.iterancestors("svg")).get("x") for one in narrow.find_class("fig-name")]
    assert len(set(columns)) == len(columns) == len(names)
    assert not narrow.find_class("fig-axis")


def _across(place: str) -> float:
    """A place across a page of 592 units."""
    return float(place.removesuffix("%")) * (5.92 if place.endswith("%") else 1)


def _spans(name: html.HtmlElement) -> tuple[float, float]:
    """From where to where a name of the chart reaches, letters of 7 units."""
    x, wide = _across(name.get("x")), 7.0 * len(name.text or "")
    first = {"start": x, "middle": x - wide / 2, "end": x - wide}[name.get("text-anchor")]
    return first, first + wide


@every_language
def test_the_area_of_a_dot_grows_with_the_number_beside_it(figures: Trees, language: str) -> None:
    areas = [
        max(circles) ** 2 / number
        for link in links(figures["voices", language])
        if (circles := [float(circle.get("r")) for circle in link.iter("circle")])
        and (number := int(link.findtext("text") or 0)) > 2
    ]
    assert len(areas) > 2
    assert areas == [pytest.approx(areas[0], rel=0.06)] * len(areas)
    circles = [float(circle.get("r")) for circle in figures["voices", language].iter("circle")]
    # No larger than its row, which the line of the next one would cut.
    assert max(circles) <= 14


def test_a_ring_stands_where_words_are_reported(figures: Trees, real_book: Book) -> None:
    language = LANGUAGES[0]
    quoted, retold = (real_book.labels[f"experts.{way}"].text[language].removeprefix("{n}") for way in WAYS)
    people = [link for link in links(figures["voices", language]) if marks(link, "fig-touch")]
    assert sum(retold in str(link.get("aria-label")) for link in people) > 5
    for link in people:
        said = str(link.get("aria-label"))
        assert bool(link.find_class("fig-reported")) == (retold in said)
        # What a text says itself is neither.
        assert bool(link.find_class("fig-dot")) == (quoted in said or retold not in said)
        shown = int(link.findtext("text") or 0)
        counts = [int(number) for number in re.findall(r"\d+", said.rpartition(": ")[2])]
        # Where it is made up of both, first the sum, which stands beside the dot.
        assert counts == [shown] or (counts[0] == sum(counts[1:]) == shown and len(counts) == 3)


@every_language
def test_the_outcomes_count_every_forecast_in_its_row(figures: Trees, real_book: Book, language: str) -> None:
    figure = figures["outcomes", language]
    shown = [item for item in real_book.forecasts if item.kind in (Expectation.FORECAST, None)]
    for forecast in shown:
        (link,) = [link for link in links(figure) if link.get("href") == f"#{forecast.id}"]
        assert marks(link, f"fig-{forecast.outcome}")
        assert str(link.get("aria-label")).startswith(forecast.title[language])
    for outcome in {forecast.outcome for forecast in shown}:
        (row,) = [link for link in links(figure) if link.get("href") == f"#{outcome}"]
        number = sum(forecast.outcome == outcome for forecast in shown)
        assert str(row.findtext("text")).endswith(f": {number}")


def test_the_tally_counts_every_expectation_once_by_kind_and_outcome(real_book: Book) -> None:
    counted = {(kind, outcome): number for kind, row in tally(real_book) for outcome, number in row.items() if number}
    assert counted == Counter((item.kind, item.outcome) for item in real_book.forecasts if item.kind)


@every_language
def test_the_map_labels_what_the_texts_name_and_draws_no_course(figures: Trees, real_book: Book, language: str) -> None:
    figure = figures["map", language]
    named = {item.id: item.short[language] for item in (*real_book.names, *real_book.terms, *real_book.partners)}
    drawings = list(figure.iter("svg"))
    assert len(drawings) == 2
    for svg in drawings:
        labels = [str(text.text) for text in svg.iter("text") if text.getparent().tag == "a"]
        assert sorted(labels) == sorted(named[place.id] for place in real_book.map_places)
        drawn = {str(path.get("class")) for path in svg.iter("path", "line", "polyline")}
        assert drawn == {"fig-land", "fig-state", "fig-pointer"}
    caption = str(figure.findtext("figcaption")).strip()
    assert real_book.geography
    assert caption == f"{real_book.labels['figure.map.caption'].text[language]} {real_book.geography.credit[language]}"


def test_the_caption_of_the_map_says_that_it_is_no_statement_on_boundaries(real_book: Book) -> None:
    caption = real_book.labels["figure.map.caption"].text
    assert "makes no claim about boundaries" in caption["en"]
    assert "ничего не утверждает о границах" in caption["ru"]


def test_the_map_keeps_to_its_frame(real_book: Book) -> None:
    assert real_book.geography
    main, inset = real_book.geography.panels
    assert main.frame == (40, 33, 95, 56)
    for panel in (main, inset):
        west, south, east, north = panel.frame
        assert all(west <= x <= east and south <= y <= north for ring in panel.rings for x, y in ring)
    states = {place.id for place in real_book.map_places if place.kind == "state"}
    assert {outline.id for outline in real_book.geography.outlines} == states


def test_prose_can_name_the_figures_that_can_be_drawn() -> None:
    assert set(FIGURES) <= set(BY_NAME)


def test_every_figure_of_a_page_can_be_taken_along(real_book: Book) -> None:
    """But the findings in short, which are no drawing."""
    assert {one.name for one in every_finding(context_of(real_book))} == set(BY_NAME) - {"findings"}


def put_in(tiny: Checkout, language: str, line: str) -> None:
    """The line as a paragraph of its own above the second heading."""
    name = f"seeds/essays/trip.{language}.md"
    head, mark, tail = tiny.read(name).partition("\n## ")
    tiny.write(name, f"{head}\n{line}\n{mark}{tail}")


def test_a_figure_in_every_language_costs_no_reading_and_needs_no_citation(tiny: Checkout) -> None:
    for language in LANGUAGES:
        put_in(tiny, language, "{figure: timeline}")
    assert tiny.problems() == ()
    (essay,) = tiny.book().essays
    for language in LANGUAGES:
        assert [block.id for block in essay.blocks[language] if block.kind == "figure"] == ["timeline"]
        assert len(essay.passages(language)) == len(essay.blocks[language]) - 1


@pytest.mark.parametrize("line", ["{figure: time}", "{figure timeline x}", "{figure:}"])
def test_an_unknown_figure_is_told_with_those_that_there_are(tiny: Checkout, line: str) -> None:
    for language in LANGUAGES:
        put_in(tiny, language, line)
    tiny.assert_told(
        (f"seeds/essays/trip.{language}.md", line, f"is unknown; use one of: {', '.join(FIGURES)}")
        for language in LANGUAGES
    )


def test_a_figure_in_one_language_alone_is_told(tiny: Checkout) -> None:
    put_in(tiny, LANGUAGES[1], "{figure: timeline}")
    name = f"seeds/essays/trip.{LANGUAGES[1]}.md"
    tiny.assert_told([(name, "{figure: timeline}", "this figure answers to no block in")])


def test_a_map_without_lines_is_told(tiny: Checkout) -> None:
    for language in LANGUAGES:
        put_in(tiny, language, "{figure: map}")
    tiny.assert_told(
        (f"seeds/essays/trip.{language}.md", "{figure: map}", "the map has no lines") for language in LANGUAGES
    )


GEOGRAPHY = "seeds/geography.yml"
PLACES = "seeds/knowledge/places.yml"
LINES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {"id": "main", "bbox": [0, 0, 10, 10], "geometry": {"coordinates": [[[[1, 1], [9, 1], [9, 9], [1, 1]]]]}}
        ],
    }
)
RECORD = """- file: geography/lake.geojson
  sha256: {pin}
  credit:
    ru: Очертания свои
    en: The outlines are made up
"""
LAKE = """- id: lake
  kind: sea
  east: 5
  north: 4.5
  evidence:
    - source: ferry-plan
      quote: озеро Дальнее обмелело
      en: Lake Dalneye has grown shallow
"""


@pytest.fixture
def mapped(tiny: Checkout) -> Checkout:
    """The made-up checkout with a map of its lake."""
    draw(tiny, LINES)
    tiny.write(PLACES, LAKE)
    return tiny


def draw(checkout: Checkout, lines: str) -> None:
    """Puts such lines into the map, with their pin."""
    checkout.write("seeds/geography/lake.geojson", lines)
    checkout.write(GEOGRAPHY, RECORD.format(pin=sha256(lines.encode()).hexdigest()))


def test_a_good_map_has_no_problem(mapped: Checkout) -> None:
    assert mapped.problems() == ()
    (place,) = mapped.book().map_places
    assert (place.id, place.east, place.north, place.side) == ("lake", 5.0, 4.5, None)


BREAKS: dict[str, tuple[Edit, Told]] = {
    "unknown-field": ((PLACES, "  kind: sea\n", "  kind: sea\n  colour: blue\n"), (PLACES, "colour", "unknown field")),
    "unknown-kind": ((PLACES, "kind: sea", "kind: puddle"), (PLACES, "puddle", "use one of: town")),
    "unknown-name": ((PLACES, "- id: lake", "- id: pond"), (PLACES, "id: pond", "is no name, term or partner")),
    "no-number": ((PLACES, "east: 5", "east: far"), (PLACES, "east: far", "write degrees")),
    "outside": ((PLACES, "east: 5", "east: 50"), (PLACES, "east:", "lies outside the map")),
    "not-quoted": ((PLACES, "озеро Дальнее", "озеро Ближнее"), (PLACES, "quote:", "is not in")),
    "not-named": ((PLACES, "id: lake", "id: pier"), (PLACES, "quote:", 'do not name "pier"')),
    "pin": ((GEOGRAPHY, "sha256: ", "sha256: 0"), (GEOGRAPHY, "sha256", "not the pinned one")),
    "no-credit-in-one-language": (
        (GEOGRAPHY, "    en: The outlines are made up\n", ""),
        (GEOGRAPHY, "credit:", 'has no "en"'),
    ),
    "out-of-seeds": ((GEOGRAPHY, "geography/lake", "../lake"), (GEOGRAPHY, "file:", "leads out of seeds/")),
}


@pytest.mark.parametrize("case", BREAKS)
def test_a_fault_of_the_map_is_told_at_its_place(mapped: Checkout, case: str) -> None:
    edit, (name, words, gist) = BREAKS[case]
    mapped.edit(edit)
    line = mapped.line(name, words)
    found = [str(problem) for problem in mapped.problems()]
    assert any(told.startswith(f"{name}:{line}: ") and gist in told for told in found), found


@pytest.mark.parametrize(
    ("east", "told"),
    [
        pytest.param("5", 0, id="inside"),
        pytest.param("3.7", 2, id="in-its-hole"),
        pytest.param("2", 2, id="to-its-west"),
    ],
)
def test_the_name_of_a_state_stands_within_its_outline(mapped: Checkout, east: str, told: int) -> None:
    # One part, and a hole in it.
    rings = [[[2.5, 2], [6, 2], [6, 6], [2.5, 6], [2.5, 2]], [[3.5, 4], [4, 4], [4, 5], [3.5, 5], [3.5, 4]]]
    outline = {"id": "lake", "geometry": {"coordinates": [rings]}}
    draw(mapped, LINES.replace('"features": [', f'"features": [{json.dumps(outline)}, '))
    mapped.edit((PLACES, "kind: sea", "kind: state"), (PLACES, "east: 5", f"east: {east}"))
    found = mapped.problems()
    lines = [mapped.line(PLACES, "east:"), mapped.line(PLACES, "north:")]
    assert [problem.place.line for problem in found] == lines[:told]
    assert all('the name of "lake" would stand outside its outline' in problem.message for problem in found)


def test_a_place_that_stands_twice_is_told(mapped: Checkout) -> None:
    mapped.write(PLACES, mapped.read(PLACES) * 2)
    (problem,) = mapped.problems()
    assert 'place "lake" is already in seeds/knowledge/places.yml:1' in problem.message


@pytest.mark.parametrize("lines", ["{", "{}", '{"features": [{"bbox": [1]}]}', '{"features": []}'])
def test_a_file_that_holds_no_lines_is_told(mapped: Checkout, lines: str) -> None:
    draw(mapped, lines)
    told = [problem for problem in mapped.problems() if problem.place.path == GEOGRAPHY]
    assert ["is no GeoJSON" in problem.message for problem in told] == [True]


def test_lines_of_a_label_are_few_and_about_as_long_as_each_other() -> None:
    room = 20 * CHARACTER
    assert wrap("one two", room) == ["one two"]
    assert wrap("aaaa bbbb cccc dddd eeee", room) == ["aaaa bbbb cccc", "dddd eeee"]
    assert wrap("a" * 30 + " b", room) == ["a" * 30, "b"]


def test_words_of_a_figure_cannot_become_markup() -> None:
    parts = (linked("#a", "", "<script>"),)
    made = embedded(Drawing(id="a", title="<b>[TOC]", description='"&"', width=0, height=10, parts=parts))
    assert "<b>" not in made
    assert "[" not in made
    assert "<script>" not in made


def test_a_part_that_leads_nowhere_is_no_link() -> None:
    assert linked(nowhere("timeline", "a"), "<path/>", "A mark") == "<path/>"


LABELS = """() => [...document.querySelectorAll("figure svg text")].map((text) => {
  const box = text.getBoundingClientRect();
  return {words: text.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom};
}).filter((box) => box.right > box.left)"""


def meets(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two labels overlap by more than their line spacing."""
    return bool(
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 4
    )


@every_language
@pytest.mark.parametrize("name", [name for name in WHERE if name not in AS_A_TABLE])
@pytest.mark.parametrize("width", [390, *more(320, 1440)])
def test_no_label_is_cut_off_or_meets_another(
    browser: Browser, figures: Trees, root: Path, name: str, language: str, width: int
) -> None:
    assets = root / "docs" / "overrides" / "assets"
    css = "".join((assets / sheet).read_text(encoding="utf-8") for sheet in ("style.css", "lists.css"))
    figure = html.tostring(figures[name, language], encoding="unicode")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(
        f'<!doctype html><html lang="{language}"><head><style>{css}</style></head>'
        f'<body><main><article class="page prose">{figure}</article></main></body></html>'
    )
    labels = page.evaluate(LABELS)
    too_wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    page.close()
    assert labels
    assert too_wide <= 0
    assert [label["words"] for label in labels if label["left"] < 0 or label["right"] > width] == []
    pairs = [
        (one["words"], other["words"])
        for at, one in enumerate(labels)
        for other in labels[at + 1 :]
        if meets(one, other)
    ]
    assert pairs == []


@every_language
@pytest.mark.parametrize("letters", [map_of.WIDE, map_of.NARROW], ids=lambda letters: letters.css)
def test_no_name_of_the_map_crosses_a_line_or_another_name(
    real_book: Book, language: str, letters: map_of.Letters
) -> None:
    context = context_of(real_book, language)
    geography = real_book.geography
    assert geography
    main, *insets = geography.panels
    base = map_of.Projection(main, map_of.WIDTH)
    frames = [map_of._inset_of(base, panel, number) for number, panel in enumerate(insets)]
    lines = [[base.at(*point) for point in ring] for ring in main.rings]
    lines += [[base.at(*point) for point in ring] for outline in geography.outlines for ring in outline.rings]
    lines += [[one.at(*point) for point in ring] for one in frames for ring in one.panel.rings]
    svg = html.fragment_fromstring(f"<svg>{''.join(map_of.draw_map(context, nowhere, letters).parts)}</svg>")
    boxes = []
    for text in svg.iter("text"):
        # What the names of a panel take up, a little less than they are given.
        wide = len(str(text.text)) * letters.character * 0.95
        if text.get("text-anchor") == "middle":
            x, y = float(text.get("x")), float(text.get("y"))
            boxes.append(Box(x - wide / 2, y - letters.size * 0.75, wide, letters.size * 0.8))
    assert len(boxes) == len(real_book.map_places)
    sides = [side for line in lines for side in pairwise([*line, line[0]])]
    for at, box in enumerate(boxes):
        assert not [side for side in sides if any(cross(side, edge) for edge in box.sides)], at
        assert box.x >= 0
        assert box.x + box.width <= map_of.WIDTH
        for other in boxes[at + 1 :]:
            apart = abs(box.middle[0] - other.middle[0]) >= (box.width + other.width) / 2
            assert apart or abs(box.middle[1] - other.middle[1]) >= box.height
    # A name beside its place has a line to it, and no two of them cross.
    led = [
        ((float(one.get("x1")), float(one.get("y1"))), (float(one.get("x2")), float(one.get("y2"))))
        for one in svg.find_class("fig-pointer")
        if one.tag == "line"
    ]
    assert not [pair for pair in combinations(led, 2) if cross(*pair)]
    assert len(led) >= 2
