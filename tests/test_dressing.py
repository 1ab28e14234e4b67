"""What can be chosen on a page and what its folds hold: read from its tree, put where the tree's ids stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from conftest import ToHtml, context_of
from explainer.document.inline import Tagged, Words
from explainer.document.nodes import Items, Lead, Node, Paragraph, Section
from explainer.document.nodes import Page as Tree
from explainer.document.records import Answer, Answers, Elsewhere, Event, Events, Gap, Statements, Told
from explainer.document.texts import Occurrence, Occurrences
from explainer.model import LANGUAGES, Book, Reference, Statement, Text
from explainer.publish.choices import FEW, MOST, Choices, add_choices, choices_of
from explainer.publish.dress import dress_pages, dressers
from explainer.publish.folds import LETTERS, PageFolds, fold_page, folds_of
from explainer.publish.holds import told_of
from explainer.render import render_docs
from explainer.store import Store
from explainer.view.context import Context
from explainer.write import write_text

LONG = "word " * LETTERS
LABELS = {f"filter.{name}": "words" for name in ("title", "all", "none", "held", "speaker", "status")}


def tree(slug: str, *nodes: Node) -> Tree:
    return Tree(slug=slug, language=LANGUAGES[1], title="", description="", nodes=nodes)


def spoken(book: Book, *names: str) -> tuple[Context, tuple[Statement, ...]]:
    """A statement of each of so many people, by their short names, with an id of its own; two topics."""
    (statement, *_), (known, *_), (topic, *_) = book.statements, book.people, book.topics
    people = tuple(replace(known, id=f"s{at}", short=Text((name, name))) for at, name in enumerate(names))
    said = tuple(replace(statement, id=f"said{at}", speaker=one.id) for at, one in enumerate(people))
    topics = tuple(replace(topic, id=id) for id in ("one", "two"))
    return context_of(replace(book, people=people, topics=topics), LANGUAGES[1]), said


# --- choices -----------------------------------------------------------------------------------------------------


def event(id: str, *statements: Statement, status: str = "held") -> Event:
    return Event(
        id=id,
        date="1",
        title=Text(("x", "x")),
        status=status,
        status_words="",
        marks=(),
        order_unknown="",
        statements=statements,
        wording="",
        language=LANGUAGES[1],
        counted=(),
    )


def timeline(said: tuple[Statement, ...]) -> Tree:
    """An event each, and years without one."""
    rows: list[Gap | Event] = [event(f"e{at}", one) for at, one in enumerate(said)]
    rows.append(Gap(2000, 1990, "nothing"))
    return tree("timeline", Section(2, "x", Words("x"), (Events(tuple(rows)),)))


def timeline_built(events: int) -> str:
    rows = "".join(f'<li class="event held" id="e{number}">x</li>' for number in range(events))
    gap = '<li class="gap" id="gap-2000-1990">nothing</li>'
    return f'<article><h2 id="x">x</h2><ul>{rows}{gap}</ul><div class="footnote"></div></article>'


@pytest.mark.parametrize("speakers", [MOST - 1, MOST])
def test_a_page_that_needs_more_choices_than_the_style_sheet_knows_has_none(tiny_book: Book, speakers: int) -> None:
    """With every speaker comes a choice, and one more for what became of the events."""
    context, said = spoken(tiny_book, *(f"<S> {at}" for at in range(speakers)))
    built = timeline_built(speakers)
    chosen = add_choices(built, choices_of(context, timeline(said)), LABELS)
    assert (chosen == built) == (speakers == MOST)
    shown = 0 if speakers == MOST else speakers
    assert chosen.count('<a href="#only-s') == chosen.count('">&lt;S&gt; ') == shown
    assert chosen.count('<li class="event held pick f') == shown


@pytest.mark.parametrize("events", [FEW - 1, FEW])
def test_a_short_list_needs_no_choice(tiny_book: Book, events: int) -> None:
    context, said = spoken(tiny_book, *"ABCDEFGH"[:events])
    assert (choices_of(context, timeline(said)) is None) == (events < FEW)


def test_events_are_found_under_whoever_speaks_of_them_and_what_became_of_them(tiny_book: Book) -> None:
    context, (first, second) = spoken(tiny_book, "Ann", "Bob")
    rows = (
        event("a", first, second, replace(first, id="again")),
        event("b", second, status="planned"),
        *(event(f"c{at}", first) for at in range(FEW)),
    )
    choices = choices_of(context, tree("timeline", Section(2, "x", Words("x"), (Events(rows),))))
    assert isinstance(choices, Choices)
    found = {one.id: one.count for one in choices.offered}
    assert found == {"s0": 1 + FEW, "s1": 2, "held": 1 + FEW, "planned": 1}
    assert [one.words for one in choices.offered[:2]] == ["Ann", "Bob"]
    assert dict(choices.rows)["b"] == (2, 4)


def test_what_others_say_of_a_speaker_counts_nowhere(tiny_book: Book) -> None:
    context, said = spoken(tiny_book, *"ABCDEFGH")
    page = tree(
        "experts/x",
        Statements(said[:1]),
        Section(2, "one", Words("One"), (Statements(said[1:4], speaker=False),)),
        Section(2, "two", Words("Two"), (Statements(said[4:6], speaker=False),)),
        Section(2, "relayed", Words("Else"), (Statements(said[6:]),)),
    )
    choices = choices_of(context, page)
    assert isinstance(choices, Choices)
    assert {one.id: one.count for one in choices.offered if one.group == "topic"} == {"one": 3, "two": 2}
    assert [bool(numbers) for one in choices.lists for _, numbers in one.items] == [False, *[True] * 5, False, False]


def test_what_can_be_chosen_and_is_not_on_the_page_stops_the_build(tiny_book: Book) -> None:
    context, said = spoken(tiny_book, *"ABCDEFGH")
    choices = choices_of(context, timeline(said))
    assert choices
    with pytest.raises(KeyError, match="e7"):
        add_choices(timeline_built(7), choices, LABELS)


def test_a_page_without_a_list_stays_as_it_is(tiny_book: Book) -> None:
    assert choices_of(context_of(tiny_book), tree("about")) is None
    assert add_choices("<article><p>x</p></article>", None, {}) == "<article><p>x</p></article>"


# --- folds -------------------------------------------------------------------------------------------------------


def elsewhere(*said: Statement) -> tuple[Elsewhere, ...]:
    return tuple(Elsewhere(one, f"experts/{one.speaker}") for one in said)


def test_a_fold_of_answers_counts_answers(tiny_book: Book) -> None:
    context, (ann, bob) = spoken(tiny_book, "Ann", "Bob")
    question = tiny_book.questions[0]
    position = question.positions[0]
    given = Answers((Answer(question, position, elsewhere(ann, ann)), Answer(question, position, elsewhere(bob))))
    page = tree("disagreements", Section(2, "a", Words("B"), (given,)))
    line = '<li><span class="answer">Yes, it is</span> — <a href="a">Ann</a><br><span class="below">{}</span></li>\n'
    one = '<span class="statement">It is so.</span> <span class="mark fact">stated as fact</span>'
    short = f'<li>{one} — <a href="b">Bob</a></li>\n'
    inside = f"<ul>\n{line.format(one + '<br>' + one)}{short}</ul>\n<p>{LONG}</p>"
    built = f'<article><h1 id="top">A</h1><h2 id="a">B</h2>{inside}</article>'
    folded = fold_page(built, folds_of(context, page))
    assert '<span class="holds">2 different answers: Ann, Bob</span>' in folded


def test_a_fold_names_whoever_is_named_in_it_and_nobody_else(tiny_book: Book) -> None:
    context, (ann, bob) = spoken(tiny_book, "Ann", "Bob")

    def told(*nodes: Node, page: str = "") -> str:
        return told_of(context, page, nodes)

    assert told(Statements((ann,))) == "Ann"
    assert told(Statements((ann, bob))) == "2 statements: Ann, Bob"
    assert told(Statements((ann, bob), speaker=False)) == "2 statements"
    assert told(Statements((ann,), speaker=False), Told(elsewhere(bob, bob))) == "3 statements: Bob"
    place = Occurrence(
        reference=Reference("A", 1, 1), source="a", shown=True, speaker="s0", language="en", words="x", around=()
    )
    assert told(Occurrences((place, place))) == context.count("count.places", 2)
    lines = Items(((Words("x"),), (Words("y"),)))
    assert told(lines, page="coverage") == context.count("count.sentences", 2)
    # They are no places of the texts.
    assert told(lines) == ""


def test_a_remark_on_a_text_is_nobodys(tiny_book: Book) -> None:
    context, (ann, bob) = spoken(tiny_book, "Ann", "Bob")
    context.frame.remarks = frozenset({ann.id})
    assert told_of(context, "", (Statements((ann, bob)),)) == "2 statements: Bob"


BUILT = (
    '<article class="page"><h1 id="top">T</h1><h2 id="a">A</h2>\n<p><span class="kind">K</span></p>\n<p>one</p>\n'
    '{inside}<h3 id="a-b">AB</h3>\n<p>two</p>\n{last}<h2 id="c"><a href="x">C</a></h2>\n<p>'
    + LONG
    + "</p></article><footer>"
)
LEGEND = '<p class="legend">L</p>\n'


def parts_of(context: Context) -> PageFolds:
    kind = Paragraph((Tagged("K & K", "kind"),))
    inner = Section(3, "a-b", Words("AB"), (Lead(Words("two")),))
    first = Section(2, "a", Words("A"), (kind, Lead(Words("one")), inner))
    folds = folds_of(context, tree("findings", first, Section(2, "c", Words("C"), (), leads=("x", ""))))
    assert isinstance(folds, PageFolds)
    return folds


def test_a_part_folds_whole_and_what_explains_the_next_one_stays_outside(tiny_book: Book) -> None:
    folds = parts_of(context_of(tiny_book))
    head = (
        '<details class="fold"><summary><h2 id="a">A</h2> <span class="holds">K &amp; K</span></summary>\n<p>one</p>\n'
    )
    rest = '<h3 id="a-b">AB</h3>\n<p>two</p>\n'
    inside = fold_page(BUILT.format(inside=LEGEND, last=""), folds)
    assert f"{head}{LEGEND}{rest}</details>\n<details" in inside
    last = fold_page(BUILT.format(inside="", last=LEGEND), folds)
    assert f"{head}{rest}</details>\n{LEGEND}<details" in last


def test_a_fold_ends_with_the_words_of_a_page_that_has_no_notes(tiny_book: Book) -> None:
    folded = fold_page(BUILT.format(inside="", last=""), parts_of(context_of(tiny_book)))
    assert folded.endswith(
        f'<summary><h2 id="c">C</h2></summary><p><a href="x">C</a></p>\n\n<p>{LONG}</p></details>\n</article><footer>'
    )


# --- both --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tiny_book: Book, to_html: ToHtml) -> Mapping[str, str]:
    """Every page of the made-up site in one language as MkDocs makes it of Markdown, by its address."""
    language = LANGUAGES[0]
    pages = {}
    for path, text in render_docs(tiny_book).items():
        if path.startswith(f"{language}/"):
            words = "".join(html.tostring(one, encoding="unicode") for one in to_html(text))
            name = path.removeprefix(f"{language}/").removesuffix("index.md").rstrip("/")
            pages[name] = f'<article class="page">{words}</article>'
    return pages


def test_every_page_of_a_site_has_a_tree_to_be_dressed_by(tiny_book: Book, built: Mapping[str, str]) -> None:
    made = dressers(tiny_book, Store())[LANGUAGES[0]]
    assert set(made.pages) == set(built)
    dressed = {page: made(text, page) for page, text in built.items()}
    assert [page for page, text in dressed.items() if 'id="filter"' in text]
    assert [page for page, text in dressed.items() if 'class="view"' in text and 'class="behind"' in text]


def test_a_page_is_dressed_anew_when_only_its_tree_has_changed(
    tiny_book: Book, built: Mapping[str, str], tmp_path: Path
) -> None:
    """What a topic is called stands among the choices, wherever else it stands."""
    language = LANGUAGES[0]
    made, store = dressers(tiny_book, Store())[language], Store(tmp_path / "store")
    page = next(page for page, one in made.pages.items() if isinstance(one.choices, Choices) and "/" in page)
    path = tmp_path / "site" / language / page / "index.html"
    topics = tuple(replace(one, name=Text(tuple(f"new {words}" for words in one.name))) for one in tiny_book.topics)
    for book, new in ((tiny_book, False), (tiny_book, False), (replace(tiny_book, topics=topics), True)):
        write_text(path, built[page])
        dress_pages(tmp_path / "site", book, store)
        assert ('">new ' in path.read_text(encoding="utf-8")) == new
