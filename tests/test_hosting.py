"""The site as hosts send it: packed twins, headers, the policy, real servers at a host's root and below a path.

Debian's packages: nginx, libnginx-mod-http-brotli-static, caddy, chromium.
"""

from __future__ import annotations

import gzip
import http.client
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from lxml import etree, html
from PIL import Image
from playwright.sync_api import Browser, Page

from conftest import ADDRESS
from explainer.addresses import every_page
from explainer.model import LANGUAGES, Book
from explainer.publish.compress import ENDINGS, SMALL, compress_site, twins
from explainer.publish.hosting import (
    BINARY,
    HEADERS_FILE,
    JEKYLL_FILE,
    NO_JEKYLL,
    TYPES,
    headers_file,
    jekyll_file,
    write_hosting,
)
from explainer.publish.missing import MISSING, missing_page
from explainer.publish.policy import site_policy
from explainer.publish.preview import draw
from explainer.publish.site import BuildError, site_url
from explainer.render.meta import PREVIEW, PREVIEW_SIZE
from explainer.render.preview import render_preview
from explainer.render.sitemap import SITEMAP, XHTML, render_sitemaps
from explainer.store import Store
from hosts import free_port, run_server
from needs import lacks
from test_browser import a_page_of_each_kind

HOST = "https://docs.example.org/"
FEED = "application/atom+xml"
policy_of = cache(site_policy)
"""Of a site that nobody changes."""


def test_every_text_file_of_the_site_has_twins_that_unpack_to_it(real_site: Path) -> None:
    texts = [path for path in real_site.rglob("*") if path.suffix in ENDINGS and path.stat().st_size >= SMALL]
    assert len(texts) > 200
    for path in texts:
        data = path.read_bytes()
        first, second = twins(path)
        assert brotli.decompress(first.read_bytes()) == data
        assert gzip.decompress(second.read_bytes()) == data
        assert first.stat().st_size < len(data)
    left = {path.suffix or path.name for path in real_site.rglob("*.*")} - ENDINGS
    assert left <= {".br", ".gz", ".png", ".pdf", ".epub", ".xlsx", ".yml", ".zip", NO_JEKYLL}


def test_twins_follow_their_file_and_hold_no_clock(tmp_path_factory: pytest.TempPathFactory) -> None:
    tmp_path = tmp_path_factory.mktemp("twins") / "site"
    tmp_path.mkdir()
    page = tmp_path / "a.html"
    page.write_text("one " * SMALL, encoding="utf-8")
    (tmp_path / "small.txt").write_text("x", encoding="utf-8")
    (tmp_path / "gone.html.gz").write_bytes(b"")
    store = Store(tmp_path.parent / "store", b"p")
    assert compress_site(tmp_path, store) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.html.br", "a.html.gz", "small.txt"]
    before = [twin.read_bytes() for twin in twins(page)]
    os.utime(page)
    compress_site(tmp_path, store)
    assert [twin.read_bytes() for twin in twins(page)] == before
    page.write_text("two " * SMALL, encoding="utf-8")
    compress_site(tmp_path, store)
    assert gzip.decompress(twins(page)[1].read_bytes()).startswith(b"two")


def test_data_in_a_page_needs_no_hash(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script type="application/ld+json">{}</script>', encoding="utf-8")
    assert "script-src 'self';" in site_policy(tmp_path)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param('<p style="color:red">', id="style-attribute"),
        pytest.param("<style>p{}</style>", id="style-element"),
        pytest.param('<p onclick="x()">', id="handler"),
        pytest.param('<a href=" JavaScript:x()">x</a>', id="script-address"),
    ],
)
def test_what_the_policy_would_refuse_stops_the_build(tmp_path: Path, markup: str) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html><body>{markup}", encoding="utf-8")
    with pytest.raises(BuildError, match=r"a\.html: .* refused"):
        site_policy(tmp_path)


def test_the_headers_stand_in_the_root_and_within_what_hosts_read(real_site: Path) -> None:
    (file,) = real_site.rglob(HEADERS_FILE)
    assert file.parent == real_site
    lines = file.read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if not line.startswith(" ")]
    # Cloudflare: https://developers.cloudflare.com/pages/configuration/headers
    assert 3 < len(rules) == len(set(rules)) <= 100
    assert max(map(len, lines)) <= 2000
    assert file.stat().st_size < 100_000
    # Each ending of the site that hosts may not know has its type, wherever its files are.
    endings = {path.suffix for path in real_site.rglob("*.*")} - KNOWN
    assert {rule.removeprefix("/*") for rule in rules if rule.startswith("/*.")} >= endings
    for rule, header in pairwise(lines):
        if rule.startswith("/*."):
            assert header == f"  Content-Type: {TYPES[rule[3:]]}" + ("" if rule[3:] in BINARY else "; charset=utf-8")


KNOWN = {"", ".yml", ".br", ".css", ".gz", ".html", ".js", ".pdf", ".png", ".svg", ".xml", ".zip"}
"""What every host knows, packed twins, which have the type of their file, and what Jekyll alone reads."""


def test_more_headers_than_hosts_read_stop_the_build() -> None:
    assert "sha256" in headers_file("script-src 'sha256-x'", "https://a.test/")
    with pytest.raises(BuildError, match="2000 characters a line; the longest line has 2130: Content-Security-Policy"):
        headers_file("x" * 2103, "https://a.test/")


def test_the_feed_is_sent_as_one() -> None:
    lines = headers_file("script-src 'self'", "https://a.test/b/").splitlines()
    assert ("/b/feed.xml", "  Content-Type: application/atom+xml; charset=utf-8") in pairwise(lines)


@pytest.mark.parametrize(("moves", "there"), [([], False), ([("en/a/", "en/b/")], True)], ids=["none", "one"])
def test_jekyll_is_told_of_redirects_where_there_are_some(moves: list[tuple[str, str]], there: bool) -> None:
    assert ("_redirects" in jekyll_file(moves)) == there
    assert ".nojekyll" in jekyll_file(moves)


def test_github_pages_finds_what_keeps_jekyll_away(real_site: Path) -> None:
    assert (real_site / NO_JEKYLL).is_file()


@pytest.mark.long
def test_jekyll_leaves_every_file_where_it_runs_all_the_same(real_site: Path, tmp_path: Path) -> None:
    program = shutil.which("jekyll")
    if program is None:
        lacks("no jekyll on this machine: install Debian's jekyll to try what GitHub Pages does")
    site, made = shutil.copytree(real_site, tmp_path / "site", copy_function=os.link), tmp_path / "made"
    command = [program, "build", "-s", str(site), "-d", str(made), "--disable-disk-cache"]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert said.returncode == 0, said.stderr
    assert "conflict" not in (said.stdout + said.stderr).lower()
    given = {path.relative_to(site) for path in site.rglob("*") if path.is_file()} - {Path(JEKYLL_FILE)}
    assert {path.relative_to(made) for path in made.rglob("*") if path.is_file()} == given
    for path in given:
        before, after = (site / path).read_bytes(), (made / path).read_bytes()
        # It takes what it reads as its own off the top of Markdown.
        assert after.strip() == (before.split(b"\n---\n", 1)[1] if path.suffix == ".md" else before).strip(), path


def test_a_preview_is_of_the_size_it_says_light_and_the_same_each_time(real_site: Path, real_book: Book) -> None:
    for language in LANGUAGES:
        data = (real_site / language / PREVIEW).read_bytes()
        assert len(data) < 80_000
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.size == (1200, 630) == PREVIEW_SIZE
        assert draw(render_preview(real_book, language)) == data


def versions(page: Path) -> tuple[str, dict[str, str]]:
    """(canonical address, address by language) of a page."""
    tree = html.document_fromstring(page.read_bytes())
    links = [(str(link.get("rel")), link) for link in tree.iter("link") if link.get("type") != FEED]
    (canonical,) = [str(link.get("href")) for rel, link in links if rel == "canonical"]
    return canonical, {str(link.get("hreflang")): str(link.get("href")) for rel, link in links if rel == "alternate"}


def test_language_versions_are_absolute_name_each_other_and_are_those_of_the_sitemap(real_site: Path) -> None:
    pages = {path: versions(path) for path in real_site.rglob("index.html")}
    by_address = dict(pages.values())
    for path, (canonical, others) in pages.items():
        place = path.parent.relative_to(real_site).as_posix().removeprefix(".")
        assert canonical == ADDRESS + (f"{place}/" if place else "")
        assert set(others) == {*LANGUAGES, "x-default"}
        assert all(by_address[other] == others for other in others.values())
        assert canonical in others.values()
    # This site has none, since nobody knows its host; with one it has the same places.
    places = {
        path.parent.relative_to(real_site / language).as_posix()
        for language in LANGUAGES
        for path in pages
        if path.is_relative_to(real_site / language)
    }
    whole = render_sitemaps((place.removeprefix(".") for place in places), "2026-01-02", HOST)["sitemap.xml"]
    told = {
        str(url.findtext(f"{{{SITEMAP}}}loc")): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.iter(f"{{{XHTML}}}link")
        }
        for url in etree.fromstring(whole.replace(HOST, ADDRESS).encode())
    }
    assert told == by_address


HOSTS = [(kind, base) for kind in ("nginx", "caddy") for base in ("/", "/some/where/")]


@dataclass(frozen=True, slots=True)
class Host:
    """A server with the site on it."""

    url: str
    """Where the site stands, ending in a slash."""
    site: Path

    def get(self, path: str, accept: str = "") -> tuple[int, dict[str, str], bytes]:
        """Status, headers with small names, body. `path` is below the site, or of the host if it begins with "/"."""
        parts = urlsplit(urljoin(self.url, path))
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        connection.request("GET", parts.path, headers={"Accept-Encoding": accept} if accept else {})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def _name(host: tuple[str, str]) -> str:
    kind, base = host
    return f"{kind}-{'root' if base == '/' else 'below'}"


# Each server and each place once; the other two are left to `make test-all`.
EACH_ONCE = (HOSTS[0], HOSTS[-1], *(pytest.param(host, marks=pytest.mark.long) for host in HOSTS[1:-1]))


@pytest.fixture(scope="module", params=EACH_ONCE, ids=_name)
def host(
    request: pytest.FixtureRequest, real_site: Path, real_book: Book, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    kind, base = request.param
    port = free_port()
    work = tmp_path_factory.mktemp("host")
    # Files are replaced whole, never written into, so that links to them will do.
    site = shutil.copytree(real_site, work / "site", copy_function=os.link)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", f"http://127.0.0.1:{port}{base}")
        (site / MISSING).unlink()
        (site / MISSING).write_text(missing_page(real_book, site_url(real_book)), encoding="utf-8")
        write_hosting(site, real_book)
        url = site_url(real_book)
    compress_site(site, Store(tmp_path_factory.getbasetemp() / "packed"))
    with run_server(kind, site, port, work):
        yield Host(url, site)


def test_a_page_is_sent_under_the_policy_and_asked_for_anew(host: Host) -> None:
    policy = policy_of(host.site)
    for path in ("", "ru/", "en/essays/", "en/glossary/index.html"):
        status, headers, body = host.get(path)
        assert status == 200
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert headers["content-security-policy"] == policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-cache"
        assert headers.get("etag") or headers.get("last-modified")
        file = host.site / path if path.endswith(".html") else host.site / path / "index.html"
        assert body == file.read_bytes()


def test_text_is_sent_packed_to_whoever_takes_it(host: Host) -> None:
    for path in ("ru/index.html", "en/assets/style.css", "en/search/places.js", "data/statements.csv", "feed.xml"):
        data = (host.site / path).read_bytes()
        for accept, unpack, ending in (("br", brotli.decompress, "br"), ("gzip", gzip.decompress, "gz")):
            status, headers, body = host.get(path, accept)
            assert (status, headers.get("content-encoding")) == (200, accept)
            assert "accept-encoding" in headers["vary"].lower()
            assert body == (host.site / f"{path}.{ending}").read_bytes()
            assert unpack(body) == data
        _, headers, body = host.get(path)
        assert "content-encoding" not in headers
        assert body == data


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("en/index.md", "text/markdown; charset=utf-8"),
        ("en/assets/style.css", "text/css; charset=utf-8"),
        ("ru/assets/favicon.svg", "image/svg+xml"),
        ("data/statements.csv", "text/csv; charset=utf-8"),
        ("data/statements.json", "application/json; charset=utf-8"),
        ("data/tables.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("data/annotations.jsonld", "application/ld+json; charset=utf-8"),
        ("data/citations.ris", "application/x-research-info-systems; charset=utf-8"),
        ("data/citations.bib", "application/x-bibtex; charset=utf-8"),
        ("data/glossary.tbx", "application/x-tbx; charset=utf-8"),
        ("data/sentences.tmx", "application/x-tmx+xml; charset=utf-8"),
        ("data/texts/tokyo-summit.tei", "application/tei+xml; charset=utf-8"),
        ("data/texts/tokyo-summit.txt", "text/plain; charset=utf-8"),
        ("data/readme.txt", "text/plain; charset=utf-8"),
        ("llms.txt", "text/plain; charset=utf-8"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("silk-road-diplomacy.en.epub", "application/epub+zip"),
        ("silk-road-diplomacy.ru.pdf", "application/pdf"),
        ("en/assets/preview.png", "image/png"),
    ],
)
def test_a_file_is_sent_as_what_it_is(host: Host, path: str, expected: str) -> None:
    for accept in ("", "br"):
        status, headers, _ = host.get(path, accept)
        assert (status, headers["content-type"]) == (200, expected)


def test_other_sites_may_read_the_data_and_nothing_else(host: Host) -> None:
    assert host.get("data/statements.json")[1]["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in host.get("en/")[1]


def test_a_folder_without_its_slash_leads_to_the_one_with_it(host: Host) -> None:
    asked = [host.url.rstrip("/")] if urlsplit(host.url).path != "/" else []
    for url in (*asked, f"{host.url}en/timeline"):
        status, headers, _ = host.get(url)
        assert status in (301, 302, 308)
        assert urljoin(url, headers["location"]) == f"{url}/"


@pytest.mark.parametrize("path", ["no", "ru/no/", "en/essays/no/such/page/at/all", "data/no.csv"])
def test_a_missing_address_is_answered_in_every_language_with_ways_that_work(host: Host, path: str) -> None:
    status, headers, body = host.get(path)
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-security-policy"] == policy_of(host.site)
    assert body == (host.site / MISSING).read_bytes()
    tree = html.document_fromstring(body)
    assert [section.get("lang") for section in tree.iter("section")] == list(LANGUAGES)
    targets = {str(element.get("href")) for element in tree.iter("a", "link")}
    assert len(targets) > 2 * 7
    for target in targets:
        assert host.get(urljoin(host.url + path, target))[0] == 200


def test_what_stands_outside_the_sites_path_is_not_the_sites(host: Host) -> None:
    if urlsplit(host.url).path != "/":
        assert host.get("/ru/")[0] == 404
        assert host.get("/")[0] == 404


# Each server and each place once: that the headers are the same on all four is tested above.
in_a_browser = pytest.mark.parametrize(
    "host", [HOSTS[0], pytest.param(HOSTS[-1], marks=pytest.mark.long)], ids=_name, indirect=True
)
ABORTED = "net::ERR_ABORTED"
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => {
  window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    """A page that fails its test at the end for whatever was refused, broken or fetched from another host."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    faults: list[str] = []
    own = urljoin(host.url, "/")
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    # A request that the next page has cut short is no fault.
    page.on("requestfailed", lambda request: faults.append(request.url) if request.failure != ABORTED else None)
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith(own) else None)
    yield page
    refused = page.evaluate("window.refused")
    context.close()
    assert refused + faults == []


@pytest.mark.parametrize(
    ("host", "language"),
    [
        pytest.param(host, language, id=f"{_name(host)}-{language}", marks=marks)
        for host, language, marks in (
            (HOSTS[0], LANGUAGES[0], ()),
            (HOSTS[-1], LANGUAGES[1], pytest.mark.long),
            (HOSTS[0], LANGUAGES[1], pytest.mark.long),
            (HOSTS[-1], LANGUAGES[0], pytest.mark.long),
        )
    ],
    indirect=["host"],
)
def test_every_kind_of_page_works_under_the_policy(page: Page, host: Host, real_book: Book, language: str) -> None:
    for path in a_page_of_each_kind(every_page(real_book)):
        page.goto(f"{host.url}{language}/{path}/" if path else f"{host.url}{language}/")
        assert page.evaluate("window.refused") == [], path
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(250, 248, 244)", f"{path}: the style sheet is not there"


@in_a_browser
def test_the_front_page_leads_on_under_the_policy(page: Page, host: Host) -> None:
    page.goto(host.url)
    page.locator('a[hreflang="en"]').first.click()
    page.wait_for_url(f"{host.url}en/**")
    page.locator("a[data-same-place]").click()
    page.wait_for_url(f"{host.url}ru/**")


@in_a_browser
def test_search_works_under_the_policy(page: Page, host: Host) -> None:
    page.goto(f"{host.url}ru/essays/")
    field = page.locator("form[data-search] input")
    field.focus()
    field.fill("декларации")
    result = page.locator("[data-search-found] li a").first
    result.click()
    page.wait_for_url(re.compile(re.escape(host.url) + "ru/(?!essays/$).+"))


@in_a_browser
def test_notes_and_colours_work_under_the_policy(page: Page, host: Host, real_book: Book) -> None:
    page.goto(f"{host.url}en/essays/{real_book.essays[0].id}/")
    page.locator("a.footnote-ref").first.click()
    assert page.locator(".note q").first.is_visible()
    # The head has gone if the note was brought in, and comes back for who scrolls up.
    page.mouse.wheel(0, -2000)
    page.locator("button.scheme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 31)"
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 31)"


@in_a_browser
def test_a_script_that_is_not_the_sites_is_refused(browser: Browser, host: Host) -> None:
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(f"{host.url}en/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.x = 1'}))"
    )
    page.wait_for_function("window.refused.length === 1")
    assert page.evaluate("window.x") is None
    context.close()
