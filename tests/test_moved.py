"""A site on which things have moved: every old address leads to what it led to, on a host and from the disk.

The redirects are made up, on the tiny checkout.
"""

from __future__ import annotations

import http.client
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from markdown import Markdown
from playwright.sync_api import Browser

from attacks import ATTACKS
from checkout import Checkout
from conftest import ROOT, copy_tiny, more
from explainer.addresses import is_file, take_apart
from explainer.cli import main
from explainer.document.outline import Head
from explainer.model import LANGUAGES, Book, Label, Redirect, Text
from explainer.model import Place as FilePlace
from explainer.publish.hosting import CADDY_FILE, NGINX_FILE, REDIRECTS_FILE
from explainer.publish.links import find_faults
from explainer.publish.moved import Gone, Words, add_moved, copy_moved_files, moved_markdown, moved_page
from explainer.publish.policy import site_policy
from explainer.publish.site import BuildError
from explainer.render import name_docs
from explainer.write import write_files
from hosts import free_port, run_server
from test_publish import add_theme

FERRIES = "https://ferries.example.org/"
LIST, REDIRECTS = "seeds/published.txt", "seeds/redirects.yml"

MOVED = (
    ("data/days.csv", "data/events.csv", ""),
    ("boat.zip", "ferries.zip", ""),
    ("journey/", "essays/trip/", ""),
    ("timeline/#begun", "timeline/#keel", ""),
    ("timeline/#from-the-first", "timeline/", ""),
    ("timeline/#bell", "forecasts/#bell", "The name is another."),
    ("voices/", "experts/", ""),
    ("words/", "glossary/", "One name & one page."),
    ("words/#gull", "concordance/#seagull", ""),
    ("words/deep/", "glossary/#lake", ""),
)
OLD_PLACES = ("voices/#authors", "voices/#orlov", "words/#ferry")
"""Places that their page took along."""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The tiny checkout with everything that can move, built. Not to be changed."""
    checkout = add_theme(copy_tiny(tmp_path_factory.mktemp("moved") / "tiny"), ROOT)
    listed = {*checkout.read(LIST).splitlines(), *(old for old, *_ in MOVED), *OLD_PLACES}
    checkout.write(LIST, "".join(f"{address}\n" for address in sorted(listed)))
    lines = [
        f"- from: {old}\n  to: {new}\n" + (f"  ru: Имя & знак.\n  en: {why}\n" if why else "")
        for old, new, why in MOVED
    ]
    checkout.write(REDIRECTS, "".join(lines))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(checkout.root)
        patch.setenv("SITE_URL", FERRIES)
        assert main(["build"]) == 0
    return checkout


@pytest.fixture(scope="module")
def site(moved: Checkout) -> Path:
    return moved.root / "site"


def tree(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


PLACES = [(old, new) for old, new, _ in MOVED if not is_file(old)] + [
    ("voices/#authors", "experts/#authors"),
    ("voices/#orlov", "experts/#orlov"),
    ("words/#ferry", "glossary/#ferry"),
]


def test_a_site_on_which_things_have_moved_has_no_fault(site: Path) -> None:
    assert find_faults(site, FERRIES) == ()


def test_every_published_address_is_on_the_built_site_in_every_language(moved: Checkout, site: Path) -> None:
    ids = {path: {element.get("id") for element in tree(path).iter("*")} for path in site.rglob("index.html")}
    listed = [item.address for item in moved.book().published]
    for address in listed:
        for language in LANGUAGES:
            if is_file(address):
                assert (site / address).is_file(), address
                continue
            page, id = take_apart(address)
            path = site / language / page / "index.html"
            assert path in ids, address
            assert not id or id in ids[path], address
    print(f"addresses published: {len(listed)}, of them moved: {len(MOVED) + len(OLD_PLACES)}; all lead somewhere")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_moved_names_its_new_address_and_is_not_to_be_found(site: Path, language: str) -> None:
    canonical = {"journey": "essays/trip/", "voices": "experts/", "words": "glossary/", "words/deep": "glossary/#lake"}
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8") + (site / language / "sitemap.xml").read_text(
        encoding="utf-8"
    )
    scripts = sorted((site / language / "search").glob("*.js"))
    index = "".join(path.read_text(encoding="utf-8") for path in scripts)
    assert scripts
    for old, new in canonical.items():
        page = tree(site / language / old / "index.html")
        assert page.get("lang") == language
        meta = {str(tag.get("name") or tag.get("http-equiv")): tag.get("content") for tag in page.iter("meta")}
        links = {str(link.get("rel")): link.get("href") for link in page.iter("link")}
        assert links["canonical"] == f"{FERRIES}{language}/{new}"
        assert meta["robots"] == "noindex"
        assert f"/{old}/" not in sitemap
        assert f'"{old}/' not in index
        assert f"\\n{old}/" not in index
        assert f"{language}/{old}/" not in (site / "llms.txt").read_text(encoding="utf-8")
        # A refresh would lose the place that was asked for.
        assert ("refresh" in meta) == (old in ("journey", "words/deep"))
        markdown = (site / language / old / "index.md").read_text(encoding="utf-8")
        assert f"{new.partition('/#')[0].strip('/')}/index.md" in markdown
    assert "Раньше здесь было" not in index
    assert "What was here before" not in index


def test_a_reason_is_shown_as_it_was_written(site: Path) -> None:
    assert "One name & one page." in tree(site / "en" / "words" / "index.html").text_content()
    foot = tree(site / "en" / "timeline" / "index.html").find_class("moved")[0]
    assert "The name is another." in foot.text_content()


def test_a_file_that_moved_stands_under_its_old_name_too(site: Path) -> None:
    assert (site / "data/days.csv").read_bytes() == (site / "data/events.csv").read_bytes()
    assert (site / "boat.zip").read_bytes() == (site / "ferries.zip").read_bytes()


def test_a_file_that_stands_in_the_way_stops_the_build(moved: Checkout, tmp_path: Path) -> None:
    book = replace(moved.book(), redirects=tuple(item for item in moved.book().redirects if is_file(item.old)))
    write_files(tmp_path, {"data/events.csv": "new", "ferries.zip": "zip", "boat.zip": "other"})
    with pytest.raises(BuildError, match=r"boat\.zip stands in the way of a redirect"):
        copy_moved_files(tmp_path, book)
    copy_moved_files(tmp_path, book, again=True)
    assert (tmp_path / "boat.zip").read_text(encoding="utf-8") == "zip"


def test_hosts_lead_on_where_no_place_would_be_lost(site: Path) -> None:
    lines = (site / REDIRECTS_FILE).read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"/{language}/{old} /{language}/{new} 301"
        for language in LANGUAGES
        for old, new in (("journey/", "essays/trip/"), ("voices/", "experts/"), ("words/deep/", "glossary/#lake"))
    ]
    assert "location = /ru/voices/ { return 301 /ru/experts/; }" in (site.parent / NGINX_FILE).read_text(
        encoding="utf-8"
    )
    assert "redir /ru/voices/ /ru/experts/ permanent" in (site.parent / CADDY_FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["nginx", *more("caddy")])
def test_a_server_leads_on_or_lets_the_page_do_it_under_its_policy(
    site: Path, browser: Browser, tmp_path: Path, kind: str
) -> None:
    port = free_port()
    with run_server(kind, site, port, tmp_path):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        for path, status, location in (
            ("/ru/voices/", 301, "/ru/experts/"),
            ("/en/journey/", 301, "/en/essays/trip/"),
            ("/en/words/", 200, None),
            ("/data/days.csv", 200, None),
        ):
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            found = answer.getheader("location")
            assert (answer.status, found and found.removeprefix(f"http://127.0.0.1:{port}")) == (status, location)
            assert answer.getheader("content-security-policy") == site_policy(site)
        connection.close()
        page = browser.new_page()
        for old, new in (("voices/#orlov", "experts/#orlov"), ("words/#gull", "concordance/#seagull")):
            page.goto(f"http://127.0.0.1:{port}/en/{old}")
            page.wait_for_url(f"http://127.0.0.1:{port}/en/{new}")
        page.close()


@pytest.fixture(scope="module")
def bundle(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bundle")
    with zipfile.ZipFile(site / "ferries.zip") as archive:
        archive.extractall(place)
    return place / "ferries"


def on_disk(bundle: Path, language: str, address: str) -> str:
    page, id = take_apart(address)
    return "file://" + quote(str(bundle / language / page / "index.html")) + (f"#{id}" if id else "")


@pytest.mark.parametrize(
    ("script", "language"),
    [(True, LANGUAGES[0]), (False, LANGUAGES[-1]), *more((True, LANGUAGES[-1]), (False, LANGUAGES[0]))],
)
def test_an_old_address_leads_to_what_it_led_to(bundle: Path, browser: Browser, script: bool, language: str) -> None:
    context = browser.new_context(java_script_enabled=script, offline=True)
    page = context.new_page()
    by_itself = 0
    for old, new in PLACES:
        page.goto(on_disk(bundle, language, old))
        page_gone = take_apart(old)[0] in ("journey", "voices", "words", "words/deep")
        if page_gone and (script or old in ("journey/", "words/deep/")):
            page.wait_for_url(on_disk(bundle, language, new))
            by_itself += 1
        elif take_apart(old)[0] == take_apart(new)[0]:
            target = page.locator(f"#{take_apart(old)[1]}")
            assert target.evaluate("e => e.parentElement.id") == (take_apart(new)[1] or "top")
            by_itself += 1
        else:
            id = take_apart(old)[1]
            page.locator(f"#{id} a" if id else "main a").first.click()
            page.wait_for_url(on_disk(bundle, language, new))
    context.close()
    how, total = "with a script" if script else "without a script", len(PLACES)
    print(f"{language}, {how}: {total} old addresses, {by_itself} lead on by themselves, {total - by_itself} by a link")


def test_a_place_that_was_not_listed_is_looked_for_on_the_new_page(bundle: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(on_disk(bundle, "en", "words/#herald"))
    page.wait_for_url(on_disk(bundle, "en", "glossary/#herald"))
    page.close()


def test_whatever_a_reason_says_stays_text(tiny_book: Book) -> None:
    words = Words(tiny_book, "en", name_docs(tiny_book))
    cases = [case for group in ATTACKS.values() for case in group]
    built = '<main><article class="page"><h1>Timeline</h1></article></main>'
    shapes = set()
    for case in cases:
        reason = Text((case,) * len(LANGUAGES))
        redirect = Redirect(place=FilePlace("redirects.yml", 1), old="timeline/#a", new="glossary/", reason=reason)
        pages = (
            moved_page(Gone("old", "glossary/", reason, ()), words, FERRIES),
            add_moved(built, "timeline", [redirect], words),
        )
        trees = [html.document_fromstring(page) for page in pages]
        assert [" ".join(case.split()) in " ".join("".join(map(str, tree.itertext())).split()) for tree in trees] == [
            True,
            True,
        ], case
        shapes.add(tuple((str(node.tag), *sorted(node.attrib.items())) for tree in trees for node in tree.iter()))
    assert len(shapes) == 1
    print(f"hostile reasons of redirects: {len(cases)}")


def test_whatever_a_title_says_stays_text_in_the_markdown_too(tiny_book: Book) -> None:
    for case in (case for group in ATTACKS.values() for case in group):
        label = tiny_book.labels["moved.page"]
        labels = {**tiny_book.labels, "moved.page": Label(place=label.place, text=Text((case,) * len(LANGUAGES)))}
        words = Words(replace(tiny_book, labels=labels), "en", {"en/glossary/index.md": Head(case, "")})
        made = Markdown().convert(moved_markdown(Gone("old", "glossary/", None, ()), words))
        tree = html.fragment_fromstring(made, create_parent="main")
        assert [node.tag for node in tree.iter()] == ["main", "h1", "p", "a"], case
        (link,) = tree.iter("a")
        assert " ".join("".join(map(str, link.itertext())).split()) == " ".join(case.split())
        assert "".join(map(str, tree.itertext())).count(case.strip()) == 2
