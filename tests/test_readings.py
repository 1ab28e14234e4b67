"""Second readings: what wants one, what it covers, what loses it, and how the command shows and signs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkout import Checkout, Edit
from conftest import Run
from explainer.check.readings import Readable, awaited, awaiting, file_of, readables, sign
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Book, Reading
from records import all_read

K = "seeds/knowledge"
STATEMENTS = f"{K}/statements.yml"
READINGS = "seeds/readings.yml"


def ids(checkout: Checkout) -> list[str]:
    """What awaits a reader, but for labels, which are the real ones."""
    return [item.id for item in awaited(checkout.load()[0]) if not item.id.startswith(("label:", "introduction:"))]


def messages(checkout: Checkout) -> list[str]:
    return [problem.message for problem in awaiting(checkout.load()[0]) if "/ui" not in problem.place.path]


def item_of(checkout: Checkout, id: str) -> Readable:
    return next(item for item in readables(checkout.load()[0]) if item.id == id)


@pytest.fixture
def read(tiny: Checkout) -> Checkout:
    """The tiny checkout when somebody has read all of it a second time."""
    tiny.write(READINGS, file_of(all_read(tiny.load()[0])))
    return tiny


def test_what_nobody_has_read_again_is_awaited_in_every_language(tiny: Checkout) -> None:
    found = messages(tiny)
    assert '"launch-price" awaits a second reading in ru and en' in found
    assert len(awaited(tiny.load()[0])) == len(readables(tiny.load()[0]))


def test_every_kind_of_words_that_claim_wants_a_reading(tiny: Checkout) -> None:
    assert {
        *("launch-price", "about-reto", "topic:trips", "term:seagull", "event:keel", "comparison:gifts"),
        *("dimension:gifts/gift", "forecast:timetable", "question:when", "position:when/june", "silence:price"),
        *("figure:expected-passengers", "path:one-minute", "step:one-minute/1", "annotation:P1.3", "sentence:L1.3"),
        *("translation:P1.1", "source:ferry-plan", "essay:trip", "essay:trip#next", "essay:about#rules"),
    } <= set(ids(tiny))


def test_no_two_things_that_want_a_reading_are_called_alike(tiny: Checkout, real_book: Book) -> None:
    for book in (tiny.load()[0], real_book):
        every = [item.id for item in readables(book)]
        assert len(every) == len(set(every)) > 40


def test_what_has_been_read_again_is_awaited_no_more(read: Checkout) -> None:
    assert awaited(read.load()[0]) == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param((STATEMENTS, "Цена билета не названа.", "Цена не названа."), "launch-price", id="words"),
        pytest.param(
            (STATEMENTS, "The price of the ticket is not given.", "The price is not given."),
            "launch-price",
            id="english",
        ),
        pytest.param(
            (STATEMENTS, "quote: взяла 38 пасажиров", "quote: она взяла 38 пасажиров"),
            "launch-passengers",
            id="quotation",
        ),
        pytest.param(
            (STATEMENTS, "en: took 38 passengers", "en: it took 38 passengers"), "launch-passengers", id="ours"
        ),
        pytest.param((STATEMENTS, "  kind: opinion\n", "  kind: official\n"), "launch-bell", id="kind"),
        pytest.param(
            (f"{K}/events.yml", "Год отсчитан от времени текста", "Год отсчитан от текста"), "event-ticket", id="rule"
        ),
        pytest.param((f"{K}/events.yml", "en: The ticket\n", "en: A ticket\n"), "event:ticket", id="title"),
        pytest.param((f"{K}/events.yml", "status: ongoing", "status: planned"), "event:shallows", id="status"),
        pytest.param(
            (f"{K}/forecasts.yml", "outcome: different", "outcome: borne-out"), "forecast:forty", id="outcome"
        ),
        pytest.param((f"{K}/topics.yml", "  en: Trips\n", "  en: Journeys\n"), "topic:trips", id="topic"),
        pytest.param(
            (f"{K}/silences.yml", "kind: voices", "kind: undated"), "silence:passengers", id="kind-of-silence"
        ),
        pytest.param(("seeds/essays/trip.ru.md", "## Что дальше?", "## Что потом?"), "essay:trip#next", id="heading"),
        pytest.param(("seeds/essays/trip.ru.md", "# Каким был", "# Был"), "essay:trip", id="title-of-an-essay"),
    ],
)
def test_a_reading_is_lost_when_what_was_read_changes(read: Checkout, edit: Edit, expected: str) -> None:
    read.edit(edit)
    assert expected in ids(read)


def test_a_translation_that_nothing_quotes_is_read_too(read: Checkout) -> None:
    name = "seeds/translations/ferry-plan.yml"
    before = set(ids(read))
    line = next(line for line in read.read(name).split("\n") if line.startswith("  en: "))
    read.edit((name, f"{line}\n", f"{line} Indeed.\n"))
    assert [id for id in ids(read) if id not in before and id.startswith("translation:")] == ["translation:P1.1"]


def test_a_change_of_a_statement_reaches_all_that_cites_it(read: Checkout) -> None:
    read.edit((STATEMENTS, "Цена билета не названа.", "Цена не названа."))
    found = ids(read)
    assert {"launch-price", "silence:price"} <= set(found)
    # The quotation of the essay that cites it, and nothing else there.
    (passage,) = [id for id in found if id.startswith("essay:trip#")]
    assert "Цена билета" in item_of(read, passage).shown[0]
    assert {message.partition(" in ")[2] for message in messages(read)} == {"ru"}


def test_what_speaks_of_all_texts_is_read_again_when_there_is_another(real_book: Book) -> None:
    before = {item.id: item for item in readables(real_book)}
    another = replace(real_book.sources[0], id="another", code="Q", translations={}, dating=())
    more = readables(replace(real_book, sources=(*real_book.sources, another)))
    changed = [item.id for item in more if item.id in before and item.digest != before[item.id].digest]
    # And nothing else that stands in both.
    spoken = [language_named(language).all_texts for language in LANGUAGES]
    assert len(changed) > 40
    assert all(any(one.search(" ".join(before[id].shown)) for one in spoken) for id in changed)
    assert {"essay", "silence", "introduction"} <= {id.partition(":")[0] for id in changed}
    assert not [id for id in changed if id.startswith("label:")]


def test_a_passage_that_moves_or_stands_behind_a_new_one_loses_nothing(read: Checkout) -> None:
    for language in LANGUAGES:
        name = f"seeds/essays/trip.{language}.md"
        head, first, *rest = read.read(name).split("\n\n")
        read.write(name, "\n\n".join([head, rest[2].strip(), first, *rest[:2], *rest[3:]]) + "\n")
    assert ids(read) == []
    for language, words in (("ru", "Цена билета не названа"), ("en", "The price of the ticket is not given")):
        name = f"seeds/essays/trip.{language}.md"
        title, _, others = read.read(name).partition("\n\n")
        read.write(name, f"{title}\n\n{words} [@launch-price]\n\n{others}")
    assert len(ids(read)) == 1
    assert "Цена билета не названа" in item_of(read, ids(read)[0]).shown[0]


def test_a_passage_that_cites_something_else_is_to_be_read_again(read: Checkout) -> None:
    for language in LANGUAGES:
        read.edit((f"seeds/essays/trip.{language}.md", "; @partner-league]", "; @partner-union]"))
    assert len(ids(read)) == 1


def test_a_record_that_is_gone_leaves_its_reading_and_no_problem(read: Checkout) -> None:
    before = {str(problem) for problem in read.problems()}
    text = read.read(f"{K}/silences.yml")
    read.write(f"{K}/silences.yml", text[: text.index("- id: passengers")])
    answers = read.read(f"{K}/no-answers.yml")
    read.write(f"{K}/no-answers.yml", answers[: answers.index("- silences: [silences/passengers]")])
    assert {str(problem) for problem in read.problems()} <= before
    assert "silence:passengers" in read.read(READINGS)
    assert ids(read) == []


def test_one_more_signature_takes_none_away(read: Checkout) -> None:
    book = read.load()[0]
    first, *_ = readables(book)
    gone = replace(book, readings=(*book.readings, Reading(place=first.place, id="gone", by="x", digests={"ru": "0"})))
    before = {(reading.id, reading.by) for reading in gone.readings if reading.id != first.id}
    read.write(READINGS, sign(gone, first, "another"))
    after = {(reading.id, reading.by) for reading in read.load()[0].readings}
    assert after == {*before, (first.id, "another")}


def test_the_command_shows_words_evidence_and_digest_and_signs_with_them(tiny: Checkout, run: Run) -> None:
    code, shown, _ = run(tiny, "reading", "launch-price")
    assert code == 0
    digest = shown.split("digest: ")[1].strip()
    for words in ("Цена билета не названа.", "Сколько стоит билет на причале, не сказано.", "kind: fact"):
        assert words in shown
    assert run(tiny, "reading", "launch-price", "--digest", digest, "--by", 'Ира О’Нил: "я"').code == 0
    assert "launch-price" not in ids(tiny)
    assert [reading.by for reading in tiny.load()[0].readings] == ['Ира О’Нил: "я"']


def test_the_command_lists_what_awaits(tiny: Checkout, run: Run) -> None:
    code, out, err = run(tiny, "reading")
    assert code == 0
    every = len(readables(tiny.load()[0]))
    assert len(out.splitlines()) == every
    assert f"{every} of {every} await a second reading" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["launch-prize"], 'did you mean "launch-price"?', id="unknown"),
        pytest.param(["launch-price", "--by", "somebody"], "say what you have read", id="no-digest"),
        pytest.param(["launch-price", "--digest", "DIGEST"], "a reading is somebody's", id="nobody"),
        pytest.param(
            ["launch-price", "--digest", "DIGEST", "--by", ""],
            "a reading is somebody's",
            id="empty-name",
            marks=pytest.mark.long,
        ),
        pytest.param(
            ["launch-price", "--digest", "DIGEST", "--by", "  "],
            "a reading is somebody's",
            id="blank-name",
            marks=pytest.mark.long,
        ),
        pytest.param(["launch-price", "--digest", "DIGEST", "--by", "x\ny"], "a reading is somebody's", id="two-lines"),
        pytest.param(
            ["launch-price", "--digest", "000000000000", "--by", "x"], "is not what you have read", id="wrong"
        ),
        pytest.param(["--digest", "DIGEST", "--by", "x"], "say what you have read", id="of-nothing"),
        pytest.param(
            ["launch-price", "launch-bell", "--digest", "DIGEST", "--by", "x"], "one reading at a time", id="many"
        ),
    ],
)
def test_what_is_no_signature_is_refused_in_one_line_and_changes_nothing(
    tiny: Checkout, run: Run, arguments: list[str], message: str
) -> None:
    digest = item_of(tiny, "launch-price").digest
    before = tiny.read(READINGS)
    said = run(tiny, "reading", *(digest if word == "DIGEST" else word for word in arguments))
    assert said.code == 1
    (told,) = said.told
    assert message in told
    # A digest that is told can be signed with by somebody who has read nothing.
    assert digest not in told
    assert tiny.read(READINGS) == before
