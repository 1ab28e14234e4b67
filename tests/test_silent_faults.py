"""Faults that once passed in silence and that only the real seeds, or only a reader, can show.

Those that the made-up checkout can show are rows of tests/check/silent.txt.
"""

from __future__ import annotations

from dataclasses import replace

from checkout import Checkout
from explainer.check.basis import Bases
from explainer.check.exchanged import exchanged_findings
from explainer.check.flips.signs import worded
from explainer.check.flips.wording import quoted, undone_findings
from explainer.check.good import Good
from explainer.check.naming import called_problems
from explainer.check.order import order_findings
from explainer.check.places import place_problems
from explainer.check.readings import awaiting
from explainer.check.spelling import Spelling
from explainer.check.wording import Wording
from explainer.model import LANGUAGES, Book, MapKind, Partner, Place, Problem, Statement, Text
from explainer.proof import Finder, every_statement
from flips_generator import with_statements
from records import all_read


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


def test_a_name_that_only_the_rest_of_the_sentence_has_is_told(real_book: Book) -> None:
    finder = Finder(real_book.sources)
    wording, made = Wording(real_book, finder), dict[str, Statement]()
    for statement in every_statement(real_book):
        texts = {
            language: _with_another_name(statement, language, wording)
            for language in LANGUAGES
            if len(statement.evidence) == 1
        }
        if texts and all(texts.values()) and len({pair for _, pair in filter(None, texts.values())}) == 1:
            text = Text(tuple(words for words, _ in filter(None, texts.values())))
            made[statement.id] = replace(statement, text=text)
    assert len(made) >= 5
    changed = with_statements(real_book, made)
    told = {finding.place for finding in order_findings(changed, Bases(changed, finder), Wording(changed, finder))}
    missed = [new.id for new in made.values() if not {new.place.of(language) for language in LANGUAGES} <= told]
    assert len(missed) * 10 <= len(made), missed


def _with_another_name(statement: Statement, language: str, wording: Wording) -> tuple[str, tuple[str, str]] | None:
    """The wording with its one country put for another that stands in the sentence and is not quoted."""
    (evidence,) = statement.evidence
    located = wording.finder.place(evidence)
    proof = quoted(statement.evidence, wording.finder, language)
    if located is None or located.paragraph is None or proof is None:
        return None
    entries = (located.source.translations.get(str(at)) for at in located.references)
    whole = (
        " ".join(sentence.text for sentence in located.sentences)
        if language == located.source.language
        else " ".join(entry.words[language] for entry in entries if entry)
    )
    countries = {id for id, named in wording.proper.items() if isinstance(named, Partner) or not named.held_by}
    ours = {found.id: found for found in wording.proper_mentions(statement.text[language], language)}
    theirs = {found.id for found in wording.named_mentions(proof.text, language)}
    others = {found.id: found for found in wording.proper_mentions(whole, language) if found.id in countries}
    spare = sorted(others.keys() - theirs - ours.keys())
    if len(ours) != 1 or not theirs or not theirs <= ours.keys() or not spare:
        return None
    (old,) = ours.values()
    new, text = spare[0], statement.text[language]
    if not isinstance(wording.named[old.id], type(wording.named[new])):
        return None
    name = wording.named[new].name[language]
    return f"{text[: old.start]}{name}{text[old.end :]}", (old.id, new)


def test_a_passage_that_calls_held_what_a_statement_calls_off_is_told() -> None:
    place = Place("seeds/pages/home.en.md", 7)
    claim, kept = worded("The trip was called off.", "en"), worded("The trip, planned for June, was called off.", "en")
    turned = worded("The trip, planned for June, took place.", "en")
    found = list(undone_findings(turned, [claim], place, (place,)))
    assert [(finding.code, finding.place) for finding in found] == [("opposite", place)]
    assert not list(undone_findings(kept, [claim], place, (place,)))


def test_a_short_name_that_is_another_part_of_the_name_is_told(tiny: Checkout) -> None:
    tiny.edit(
        ("seeds/knowledge/people.yml", "  short:\n    ru: Рето\n    en: Reto", "  short:\n    ru: Рето\n    en: Ota")
    )
    book = tiny.load()[0]
    (person,) = (person for person in book.people if person.id == "reto")
    message = 'the short name of "reto" is another part of the name in each language; give the same part'
    assert list(called_problems(book)) == [
        Problem(place, message) for place in person.place.by_language("short").values()
    ]


def test_without_a_short_name_the_whole_one_may_have_more_words_in_a_language(tiny: Checkout) -> None:
    people = tiny.read("seeds/knowledge/people.yml")
    whole = "    ru: Ота Рето\n    en: Ota Reto\n  short:\n    ru: Рето\n    en: Reto\n"
    assert whole in people
    tiny.write("seeds/knowledge/people.yml", people.replace(whole, "    ru: Ота Рето\n    en: Reto\n"))
    assert list(called_problems(tiny.load()[0])) == []


def test_a_name_that_stands_for_two_partners_is_told_at_both(tiny: Checkout) -> None:
    tiny.edit(
        ("seeds/knowledge/partners.yml", "    en: Union of Islands\n", "    en: Union of Islands\n  held_by: [pier]\n")
    )
    book = tiny.load()[0]
    assert [(problem.place, problem.message) for problem in called_problems(book)] == [
        (one.place.of("held_by"), f'"pier" stands for "{one.id}" here, and for "{two.id}", too; mend one of the two')
        for one, two in (book.partners[:2], book.partners[1::-1])
    ]


def test_other_words_in_a_translation_that_nothing_quotes_await_a_reader(tiny: Checkout) -> None:
    done = all_read(tiny.book())
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
