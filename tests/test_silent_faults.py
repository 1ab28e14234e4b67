"""Faults that once passed in silence and that only the real seeds, or only a reader, can show.

Those that the made-up checkout can show are rows of tests/check/silent.txt.
"""

from __future__ import annotations

from dataclasses import replace

from checkout import Checkout
from explainer.check.good import Good
from explainer.check.places import place_problems
from explainer.check.readings import awaiting, readables
from explainer.check.spelling import Spelling
from explainer.check.wording import Wording
from explainer.model import Book, MapKind, Reading
from explainer.proof import Finder


def test_a_town_outside_of_the_states_around_it_is_told_at_its_degrees(real_book: Book) -> None:
    finder = Finder(real_book.sources)
    wording = Wording(real_book, finder, Spelling())
    assert real_book.geography is not None
    west, south, east, north = real_book.geography.panels[0].frame
    town = next(
        place
        for place in real_book.map_places
        if place.kind == MapKind.TOWN and west < place.east < east and south < place.north < north
    )
    moved = replace(town, east=west + 0.5)
    places = tuple(moved if place is town else place for place in real_book.map_places)
    (problem,) = place_problems(replace(real_book, map_places=places), wording, Good())
    assert problem.place == town.place.of("east")
    assert problem.message == (
        f'place "{town.id}" would stand outside of every state that is drawn around it; mend its degrees'
    )
    assert list(place_problems(real_book, wording, Good())) == []


def signed(book: Book) -> tuple[Reading, ...]:
    return tuple(
        Reading(place=item.place, id=item.id, by="somebody", digests=dict(item.digests)) for item in readables(book)
    )


def test_other_words_in_a_translation_that_nothing_quotes_await_a_reader(tiny: Checkout) -> None:
    done = signed(tiny.book())
    tiny.edit(("seeds/translations/ferry-launch.yml", "glided like a cloud", "glided like a bullet"))
    assert [
        str(problem)
        for problem in awaiting(replace(tiny.book(), readings=done))
        if "translations" in problem.place.path
    ] == [
        f"seeds/translations/ferry-launch.yml:{tiny.line('seeds/translations/ferry-launch.yml', 'L1.3:')}: "
        '"translation:L1.3" awaits a second reading in en'
    ]


def test_a_reading_written_by_hand_without_the_digest_of_what_was_read_is_none(tiny: Checkout) -> None:
    before = awaiting(tiny.book())
    zeros = '  ru: "000000000000"\n  en: "000000000000"\n'
    tiny.write("seeds/readings.yml", f"- id: launch-bell\n  by: Somebody\n{zeros}")
    assert awaiting(tiny.book()) == before
    assert any('"launch-bell" awaits' in problem.message for problem in before)
