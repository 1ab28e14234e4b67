"""Faults that once passed in silence and that only the real seeds, or only a reader, can show.

Those that the made-up checkout can show are rows of tests/check/silent.txt.
"""

from __future__ import annotations

from dataclasses import replace

from checkout import Checkout
from explainer.check.basis import Bases
from explainer.check.exchanged import exchanged_findings
from explainer.check.good import Good
from explainer.check.places import place_problems
from explainer.check.readings import awaiting, readables
from explainer.check.spelling import Spelling
from explainer.check.wording import Wording
from explainer.model import LANGUAGES, Book, MapKind, Reading, Text
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


def test_two_names_of_a_title_in_each_other_s_place_are_told(real_book: Book) -> None:
    finder = Finder(real_book.sources)
    wording, bases = Wording(real_book, finder), Bases(real_book, finder)
    language = LANGUAGES[-1]
    swapped, lines = [], set()
    for event in real_book.events:
        title = event.title[language]
        names = wording.proper_mentions(title, language)
        if len(names) == 2 and title.startswith(title[names[0].start : names[0].end]):
            one, other = ((name.start, name.end) for name in names)
            turned = f"{title[slice(*other)]}{title[one[1] : other[0]]}{title[slice(*one)]}{title[other[1] :]}"
            texts = tuple(turned if name == language else words for name, words in event.title.items())
            event = replace(event, title=Text(texts))
            lines.add(event.place.of("title", language))
        swapped.append(event)
    changed = replace(real_book, events=tuple(swapped))
    before = {finding.place for finding in exchanged_findings(real_book, bases, wording)}
    assert lines & ({finding.place for finding in exchanged_findings(changed, bases, wording)} - before)


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
