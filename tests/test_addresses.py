"""Links for years: what was published stays on the list, is missed when it is gone, and leads on when it has moved.

The redirects are made up, on the tiny checkout: nothing of the real site has moved yet. What becomes of them on a
built site is in test_moved.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from checkout import Checkout
from conftest import ROOT, STEM, Run
from explainer.addresses import address_of, files_of, is_address, is_file, take_apart
from explainer.check.published import address_problems, keep, not_listed, told_of_new
from explainer.model import LANGUAGES, Book
from explainer.render import addresses_of
from explainer.view.uses import cited_places

LIST, REDIRECTS = "seeds/published.txt", "seeds/redirects.yml"


def told(checkout: Checkout) -> list[str]:
    """What is wrong with the addresses of a checkout that is else without fault."""
    book = checkout.book()
    return [str(problem) for problem in sorted(address_problems(book, addresses_of(book)))]


@pytest.mark.parametrize(
    "text",
    [
        *("./", "./#launch-lake", "timeline/", "timeline/#gap-1997-2004", "sources/tokyo-summit/#p19s2"),
        *("essays/trip/#launch-lake--2", "data/events.csv", "feed.xml", "silk-road-diplomacy.ru.pdf"),
    ],
)
def test_an_address_is_a_page_a_place_on_one_or_a_file(text: str) -> None:
    assert is_address(text)
    assert is_file(text) == ("." in text.removeprefix("./"))
    if not is_file(text):
        assert address_of(*take_apart(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "timeline", "/timeline/", "timeline//", "../", "../x/", "a/../b/", "./x/", "Timeline/", "тема/"),
        *("timeline/#", "timeline/# a", "timeline/#a#b", "timeline/?a=b", "https://a.example/", "timeline/#a/b"),
        *("con/", "a/nul/", "data/aux.csv", f"{'a' * 81}/", ".htaccess", "_headers", "data/.csv", "a b/", "a\\b/"),
    ],
)
def test_what_could_not_be_an_address_or_could_leave_the_site_is_none(text: str) -> None:
    assert not is_address(text)


# Ids on built pages that are no places to be sent to, each with the reason.
NO_PLACES = {
    r"fn-.+|fnref\d*-.+": "a footnote of the page and the way back from it",
    r"meaning-.+": "a hidden word that describes a link on the page",
    r"filter|only-.+": "a way to look at a list: where the choice is gone the link shows the list whole",
    r"main|top|notes": "the frame of every page, which its own address leads to",
    r".+-title": "names a drawing to a screen reader",
}
# Files of the site that nobody is promised, each with the reason.
NO_FILES = {
    r".+\.(?:br|gz)": "the packed twin of a file",
    r"(?:ru|en)/(?:.+/)?index\.(?:html|md)": "a page, and the Markdown that stands and moves with it",
    r"(?:ru|en)/(?:assets|search)/.+": "what the pages load",
    r"(?:(?:ru|en)/)?sitemap\.xml|robots\.txt|404\.html": "for search engines, and the answer to a missing address",
    r"_headers|_config\.yml|\.nojekyll": "for whoever sets up a host",
}


def ids_on(path: Path) -> set[str]:
    """Every element id of a built page."""
    tree = html.document_fromstring(path.read_bytes())
    return {element.get("id", "") for element in tree.iter("*")} - {""}


def other_than(patterns: Mapping[str, str], names: set[str]) -> set[str]:
    return {name for name in names if not any(re.fullmatch(pattern, name) for pattern in patterns)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_addresses_are_the_ids_and_files_that_the_built_site_has(
    real_site: Path, real_book: Book, language: str
) -> None:
    built, ids = set(), 0
    for path in sorted((real_site / language).rglob("index.html")):
        page = path.parent.relative_to(real_site / language).as_posix().removeprefix(".")
        found = ids_on(path)
        ids += len(found)
        built |= {address_of(page), *(address_of(page, id) for id in other_than(NO_PLACES, found))}
    files = {path.relative_to(real_site).as_posix() for path in real_site.rglob("*") if path.is_file()}
    built |= other_than(NO_FILES, files)
    today = addresses_of(real_book)
    # What has moved stands there under its old name, too.
    moved = {redirect.old for redirect in real_book.redirects}
    assert built == today | moved
    assert not today & moved
    pages = sum(not is_file(address) and not take_apart(address)[1] for address in today)
    places = len(today) - pages - len(files_of(STEM))
    print(f"{language}: {ids} ids on {pages} built pages, {places} of them addresses; files: {len(files_of(STEM))}")


def test_a_choice_in_a_list_is_named_by_what_is_an_address_itself_or_by_a_kind(
    real_site: Path, real_book: Book
) -> None:
    speakers = {person.id for person in real_book.people} | {source.id for source in real_book.sources}
    records = speakers | {topic.id for topic in real_book.topics}
    kinds = {statement.kind for statement in real_book.statements} | {event.status for event in real_book.events}
    ids = set().union(*map(ids_on, real_site.rglob("index.html")))
    chosen = {id.removeprefix("only-") for id in ids if id.startswith("only-")}
    assert len(chosen) > 10
    assert chosen <= records | kinds


def test_every_address_of_today_is_on_the_list_and_every_one_of_the_list_leads_somewhere(
    real_book: Book,
) -> None:
    today = addresses_of(real_book)
    assert list(address_problems(real_book, today)) == []
    assert not_listed(real_book, today) == ()
    assert len(real_book.published) >= 1600
    assert keep(real_book, today) == (ROOT / LIST).read_text(encoding="utf-8")
    print(f"addresses published: {len(real_book.published)}, redirects: {len(real_book.redirects)}")


KINDS = ("era", "kind", "outcome", "role", "status")
"""Fields with words of the program, which an id may be like."""


def renamed(value: Any, old: str, new: str) -> Any:
    """A value of the Book with an id changed wherever it stands alone or in the name of a page."""
    if isinstance(value, str):
        return "/".join(new if name == old else name for name in value.split("/"))
    if isinstance(value, tuple):
        return tuple(renamed(item, old, new) for item in value)
    if isinstance(value, Mapping):
        return {renamed(key, old, new): renamed(item, old, new) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in KINDS]
        return replace(value, **{name: renamed(getattr(value, name), old, new) for name in names})
    return value


def ids_of(value: Any) -> Iterator[str]:
    """Every id of a record in a value of the Book."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from ids_of(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from ids_of(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            item = getattr(value, field.name)
            if field.name == "id" and item:
                yield item
            else:
                yield from ids_of(item)


def test_whichever_id_of_a_record_changes_the_lost_address_is_told_at_its_line(tiny_book: Book) -> None:
    lines = {item.address: item.place for item in tiny_book.published}
    # An answer stands under its question, a name has no page, and that of the front page is no part of its address.
    positions = {position.id for question in tiny_book.questions for position in question.positions}
    ids = sorted(set(ids_of(tiny_book)) - positions - {item.id for item in tiny_book.names} - {"home"})
    lost = 0
    for id in ids:
        label = f"{id}.description"
        labels = {f"{id}-x.description": tiny_book.labels[label]} if label in tiny_book.labels else {}
        # The list itself stays as it was.
        changed = replace(
            renamed(tiny_book, id, f"{id}-x"), published=tiny_book.published, labels={**tiny_book.labels, **labels}
        )
        today = addresses_of(changed)
        problems = tuple(address_problems(changed, today))
        assert problems, f"nothing is told of {id}"
        for problem in problems:
            address = problem.message.split('"')[1]
            assert lines[address] == problem.place
            assert address not in today
        lost += len(problems)
    assert len(ids) > 50
    print(f"ids changed: {len(ids)}, each told; addresses lost and told: {lost}")


def test_a_lost_address_is_told_with_its_line_and_what_would_mend_it(tiny: Checkout) -> None:
    tiny.edit((LIST, "timeline/#keel\n", "timeline/#keel\ntimeline/#keel-laid\n"))
    assert told(tiny) == [
        f'{LIST}:{tiny.line(LIST, "timeline/#keel-laid")}: "timeline/#keel-laid" is published and no longer exists; '
        "bring it back, or say in seeds/redirects.yml where it went: `- from: timeline/#keel-laid` and `to: …`"
    ]


def test_what_is_new_is_proposed_for_what_is_lost(tiny: Checkout) -> None:
    tiny.edit(("seeds/knowledge/events.yml", "- id: shallows\n", "- id: shallow\n"))
    assert "`- from: timeline/#shallows` and `to: timeline/#shallow`" in "".join(told(tiny))


def test_the_list_is_in_order_and_has_nothing_twice(tiny: Checkout) -> None:
    first, second, *rest = tiny.read(LIST).splitlines(keepends=True)
    tiny.write(LIST, "".join([second, first, first, *rest]))
    assert told(tiny) == [
        f'{LIST}:2: "{first.strip()}" is out of order; `explainer keep` writes the list in order',
        f'{LIST}:3: "{first.strip()}" stands twice; `explainer keep` writes the list in order',
    ]


@pytest.mark.parametrize("line", ["Timeline/", "timeline", "../", "", " timeline/", "timeline/ "])
def test_a_line_that_is_no_address_is_told(tiny: Checkout, line: str) -> None:
    tiny.edit((LIST, "", f"{line}\n"))
    number = len(tiny.read(LIST).splitlines())
    _, problems = tiny.load()
    assert [str(problem) for problem in problems] == [
        f'{LIST}:{number}: "{line}" is no address; write one a line, like timeline/, timeline/#an-id, data/events.csv'
    ]


OLD = ("data/days.csv", "journey/", "timeline/#begun", "voices/", "voices/#authors", "voices/#captain")


def add_old(checkout: Checkout, *addresses: str) -> None:
    """Puts made-up addresses on the list."""
    checkout.write(LIST, "".join(f"{line}\n" for line in sorted({*checkout.read(LIST).splitlines(), *addresses})))


def moves(*pairs: tuple[str, str]) -> str:
    return "".join(f"- from: {old}\n  to: {new}\n" for old, new in pairs)


GOOD = (
    ("data/days.csv", "data/events.csv"),
    ("journey/", "essays/trip/"),
    ("timeline/#begun", "timeline/#keel"),
    ("voices/", "experts/"),
    ("voices/#captain", "experts/orlov/"),
)


def test_a_redirect_mends_what_is_lost_and_a_page_takes_the_places_along_that_the_new_one_has(tiny: Checkout) -> None:
    add_old(tiny, *OLD)
    assert len(told(tiny)) == len(OLD)
    tiny.write(REDIRECTS, moves(*GOOD))
    assert told(tiny) == []


@pytest.mark.parametrize(
    ("pair", "gist"),
    [
        pytest.param(
            ("journey/", "essays/tripp/"), '"essays/tripp/" does not exist; did you mean "essays/trip/"?', id="nowhere"
        ),
        pytest.param(
            ("timeline/#keel", "timeline/"), '"timeline/#keel" still exists; take the redirect out', id="alive"
        ),
        pytest.param(
            ("journey/", "journey/"), '"journey/" leads back to itself; name a place that exists', id="itself"
        ),
        pytest.param(("trips/", "essays/trip/"), '"trips/" is not on seeds/published.txt; correct it', id="unknown"),
        pytest.param(("gone/#a", "timeline/"), 'its page "gone/" is gone; add `- from: gone/`, too', id="no-page"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_told(tiny: Checkout, pair: tuple[str, str], gist: str) -> None:
    add_old(tiny, "journey/", *(["gone/#a"] if pair[0] == "gone/#a" else []))
    others = [] if pair[0] == "journey/" else [("journey/", "essays/trip/")]
    tiny.write(REDIRECTS, moves(*others, pair))
    # Where it leads to stands in the line below.
    at = f"{REDIRECTS}:{2 * len(others) + (2 if 'does not exist' in gist else 1)}: "
    found = [line for line in told(tiny) if line.startswith(at)]
    assert len(found) == 1
    assert found[0].startswith(at + gist)


def test_a_chain_is_told_with_its_end_and_a_circle_with_every_part(tiny: Checkout) -> None:
    add_old(tiny, "journey/", "trips/", "ring/", "round/")
    pairs = [("journey/", "trips/"), ("trips/", "essays/trip/"), ("ring/", "round/"), ("round/", "ring/")]
    tiny.write(REDIRECTS, moves(*pairs))
    assert told(tiny) == [
        f'{REDIRECTS}:2: "trips/" has moved, too; write `to: essays/trip/`',
        f'{REDIRECTS}:5: "ring/" leads back to itself; name a place that exists',
        f'{REDIRECTS}:7: "round/" leads back to itself; name a place that exists',
    ]


def test_a_place_of_a_page_that_moved_is_followed_with_it(tiny: Checkout) -> None:
    add_old(tiny, "voices/", "timeline/#mate")
    tiny.write(REDIRECTS, moves(("voices/", "experts/"), ("timeline/#mate", "voices/#orlov")))
    assert told(tiny) == [f'{REDIRECTS}:4: "voices/#orlov" has moved, too; write `to: experts/#orlov`']


def test_an_address_is_moved_once(tiny: Checkout) -> None:
    add_old(tiny, "journey/")
    tiny.write(REDIRECTS, moves(("journey/", "essays/trip/"), ("journey/", "timeline/")))
    assert told(tiny) == [f'{REDIRECTS}:3: "journey/" is moved at {REDIRECTS}:1 already; keep one']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- from: ../x/\n  to: timeline/\n", '1: "../x/" is no address', id="out-of-the-site"),
        pytest.param("- from: x/\n  to: https://a.example/\n", '2: "https://a.example/" is no address', id="away"),
        pytest.param("- from: x/\n", '1: redirect has no "to"; add it', id="nowhere"),
        pytest.param("- from: x/\n  to: data/events.csv\n", "2: a file becomes another file", id="page-to-file"),
        pytest.param("- from: x/\n  to: timeline/\n  en: Why\n", '1: redirect has no "ru"; add it', id="one-language"),
        pytest.param("- from: x/\n  to: timeline/\n  why: x\n", '3: redirect has an unknown field "why"', id="unknown"),
        pytest.param("- from: x/\n  from: y/\n  to: timeline/\n", '2: "from" stands twice in one item', id="twice"),
    ],
)
def test_a_redirect_is_read_strictly(tiny: Checkout, text: str, expected: str) -> None:
    tiny.write(REDIRECTS, text)
    _, problems = tiny.load()
    assert [str(problem) for problem in problems if str(problem).startswith(f"{REDIRECTS}:{expected}")]


@pytest.mark.parametrize("verb", [["check"], ["render"], ["build"]], ids=" ".join)
def test_with_a_lost_address_nothing_is_written(tiny: Checkout, run: Run, verb: list[str]) -> None:
    add_old(tiny, "journey/")
    before = tiny.files(".")
    said = run(tiny, *verb)
    assert said.code == 1
    assert '"journey/" is published and no longer exists' in said.err
    assert "problems: 1; nothing was written" in said.err
    assert tiny.files(".") == before


def test_many_new_addresses_are_one_line(tiny: Checkout) -> None:
    book = tiny.book()
    today = {item.address for item in book.published} | {f"places/{number}/" for number in range(9)}
    new = not_listed(book, today)
    assert [problem.message for problem in told_of_new(book, new)] == [
        '"places/0/" and 8 more: each is new; run `explainer keep`'
    ]
    assert [problem.message for problem in told_of_new(book, new[:2])] == [
        '"places/0/" is new; run `explainer keep`',
        '"places/1/" is new; run `explainer keep`',
    ]


def test_a_new_address_is_told_stops_a_landing_and_is_added_by_the_command_which_takes_none_away(
    tiny: Checkout, run: Run
) -> None:
    full = tiny.read(LIST)
    tiny.write(LIST, full.replace("about/\n", "").replace("timeline/#keel\n", ""))
    add_old(tiny, "journey/")
    tiny.write(REDIRECTS, moves(("journey/", "essays/trip/")))
    assert run(tiny, "check").code == 0
    said = run(tiny, "check", "--landing")
    assert said.code == 1
    assert f'{LIST}:4: "about/" is new; run `explainer keep`' in said.err
    assert '"timeline/#keel" is new' in said.err
    assert f"addresses: {len(full.splitlines()) - 1} published, 1 redirect, 2 new" in said.out
    said = run(tiny, "keep")
    assert said.code == 0
    assert "added: 2" in said.out
    assert tiny.read(LIST).splitlines() == sorted({*full.splitlines(), "journey/"})
    assert run(tiny, "check", "--landing").code == 0


def test_the_command_writes_a_list_where_there_is_none_and_puts_one_in_order(tiny: Checkout, run: Run) -> None:
    full = tiny.read(LIST)
    for text in (None, "".join(reversed(full.splitlines(keepends=True))) + "about/\n"):
        (tiny.root / LIST).unlink()
        if text:
            tiny.write(LIST, text)
        assert run(tiny, "keep").code == 0
        assert tiny.read(LIST) == full


def test_a_passage_keeps_its_address_when_another_is_put_before_it(tiny: Checkout) -> None:
    before = addresses_of(tiny.book())
    for language, words in (("ru", "Паром вышел в июне 2021 года"), ("en", "The ferry set out in June 2021")):
        name = f"seeds/essays/trip.{language}.md"
        tiny.write(name, tiny.read(name).replace("\n\n", f"\n\n{words} [@launch-lake].\n\n", 1))
    book = tiny.book()
    assert addresses_of(book) - before == {"essays/trip/#launch-lake--2"}
    assert told(tiny) == []
    assert [list(places.values()) for places in cited_places(book.essays[0])][:2] == [
        ["launch-lake"],
        ["launch-lake--2", "launch-passengers", "zimina-forty"],
    ]
