"""The preview: an edit is noticed and shown, what is wrong is told in the page; for this machine alone."""

from __future__ import annotations

import errno
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, expect

from checkout import Checkout
from conftest import more
from explainer.publish.serve import News, preview_server
from machine import command, explain, finished
from test_publish import add_theme

TOPIC = ("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: The trips\n")
WRONG = ("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: Trips\n  colour: red\n")


@dataclass(frozen=True, slots=True)
class Preview:
    """`explainer serve` at work in a checkout."""

    checkout: Checkout
    process: subprocess.Popen[bytes]
    address: str

    def line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().decode().rstrip("\n")

    def rest(self) -> list[str]:
        """What is said until all that is wrong is known."""
        said = [self.line()]
        while not said[-1].startswith("problems: "):
            assert said[-1], said
            said.append(self.line())
        return said

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def news(self, page: str, made: int) -> dict[str, Any]:
        """What a page is told first, that a browser got when pages had been made so many times."""
        return self.told_when(lambda news: True, page, made)

    def told_when(self, wanted: Callable[[dict[str, Any]], bool], page: str = "/en/", made: int = 1) -> dict[str, Any]:
        """The first news of a page that is what is wanted."""
        with urllib.request.urlopen(f"{self.address}/:preview/news?made={made}&page={page}") as stream:
            while line := stream.readline():
                if line.startswith(b"data: "):
                    news: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                    if wanted(news):
                        return news
        raise AssertionError("the preview has ended")


@pytest.fixture
def begun(tiny: Checkout, root: Path) -> Iterator[Preview]:
    """A preview that has said where it is."""
    add_theme(tiny, root)
    yield from begin(tiny)


def begin(checkout: Checkout) -> Iterator[Preview]:
    line, environment = command(checkout.root, "serve", "--port", "0", PYTHONUNBUFFERED="1")
    process = subprocess.Popen(line, cwd=checkout.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    yield Preview(checkout, process, process.stdout.readline().decode().split()[0].rstrip("/"))
    process.send_signal(signal.SIGINT)
    done = finished(process)
    # An interruption is how it is meant to end, whatever it is doing.
    assert done.code == 0
    # What is made on demand says its steps.
    assert [line for line in done.told if not line.startswith("kept: ")] == []


@pytest.fixture
def preview(begun: Preview) -> Preview:
    """A preview that shows the pages as they are in seeds/."""
    said = begun.rest()
    assert said[0].startswith("shown after ")
    assert said[1:] == ["problems: 0"]
    return begun


def test_an_edit_is_shown_on_the_pages_that_show_it_alone(preview: Preview) -> None:
    tiny = preview.checkout
    before = tiny.files("build/preview/pages")
    # Pages and what they need; no book, no bundle, nothing packed; docs/ and site/ are let alone.
    endings = {name.rpartition(".")[2] for name in before}
    assert endings >= {"html", "css", "js"}
    assert endings.isdisjoint({"pdf", "epub", "zip", "br", "csv"})
    assert not (tiny.root / "site").exists()
    assert not (tiny.root / "docs" / "ru").exists()
    # What has not been proved is shown, too.
    tiny.edit((TOPIC[0], TOPIC[1], "  en: Zigzags\n"))
    assert preview.line() == "an edit: the pages are being made"
    assert preview.line().startswith("shown after ")
    after = tiny.files("build/preview/pages")
    differ = {name for name in before if before[name] != after.get(name)}
    shows = {name for name in after if name.endswith("index.html") and b"Zigzags" in after[name]}
    assert shows
    assert differ - {name for name in differ if "/search/" in name} == shows
    # A page that shows the edit is to be got again, another one is not.
    for page in (name for name in after if name.endswith("index.html")):
        for address in (f"/{page}", f"/{page.removesuffix('index.html')}"):
            assert preview.news(address, 1)["reload"] == (page in shows), address


def test_what_is_wrong_is_told_and_the_pages_stay(preview: Preview) -> None:
    tiny = preview.checkout
    before = preview.get("/en/")
    assert before[0] == 200
    tiny.edit(WRONG)
    told = f"seeds/knowledge/topics.yml:{tiny.line(WRONG[0], 'colour: red')}: "
    said = preview.rest()
    assert said[0] == "an edit: the pages are being made"
    assert any(line.startswith(told) for line in said)
    news = preview.told_when(lambda news: bool(news["problems"]))
    assert [line for line in news["problems"] if line.startswith(told)]
    made = re.compile(r'data-made="\d+"')
    assert made.sub("", preview.get("/en/")[1]) == made.sub("", before[1])
    tiny.edit((WRONG[0], WRONG[2], WRONG[1]))
    assert preview.rest()[-1] == "problems: 0"
    # The browser hears of it a moment after the terminal.
    assert preview.told_when(lambda news: not news["said"])["problems"] == []


def test_what_no_page_can_be_made_of_is_told_as_a_problem(preview: Preview) -> None:
    tiny = preview.checkout
    text = tiny.read("seeds/knowledge/statements.yml")
    speaker = next(line for line in text.splitlines() if line.startswith("  speaker: "))
    tiny.write("seeds/knowledge/statements.yml", text.replace(speaker, "  speaker: nobody-at-all", 1))
    said = preview.rest()
    assert any('speaker "nobody-at-all" is unknown' in line for line in said)
    assert not any("Traceback" in line for line in said)


def test_without_a_good_page_the_problems_are_shown_until_they_are_mended(tiny: Checkout, root: Path) -> None:
    add_theme(tiny, root)
    tiny.edit(("seeds/knowledge/topics.yml", "", "\tx\n"))
    for preview in begin(tiny):
        assert preview.rest()[-1] == "problems: 1"
        assert len(preview.told_when(lambda news: bool(news["problems"]), made=0)["problems"]) == 1
        status, page = preview.get("/en/")
        assert status == 503
        assert "seeds/knowledge/topics.yml:" in page
        assert "follow.js" in page
        tiny.edit(("seeds/knowledge/topics.yml", "\tx\n", ""))
        assert preview.rest()[-1] == "problems: 0"
        # Whoever looks at the page without pages is shown the right one.
        assert preview.told_when(lambda news: bool(news["reload"]), made=0)
        assert preview.get("/en/")[0] == 200
        assert preview.get("/en/nowhere/")[0] == 404


@pytest.mark.long
def test_books_and_data_are_made_when_they_are_asked_for(preview: Preview) -> None:
    preview.checkout.edit(TOPIC)
    assert preview.rest()[-1] == "problems: 0"
    for name in ("ferries.en.pdf", "data/topics.csv"):
        assert preview.get(f"/{name}")[0] == 200
    assert "The trips" in preview.get("/data/topics.csv")[1]
    assert preview.get("/data/nothing.csv")[0] == 404


def test_the_browser_shows_the_edit_where_the_reader_was_and_what_is_wrong(preview: Preview, browser: Browser) -> None:
    tiny = preview.checkout
    files = tiny.files("build/preview/pages").items()
    shows = next(name for name, data in files if name.startswith("en/experts/") and b"Trips" in data)
    page = browser.new_page(viewport={"width": 400, "height": 300})
    page.goto(f"{preview.address}/{shows}")
    page.evaluate("scrollTo(0, 150)")
    tiny.edit(TOPIC)
    expect(page.locator("article")).to_contain_text("The trips", timeout=120_000)
    page.wait_for_function("scrollY === 150")
    tiny.edit((WRONG[0], "  en: The trips\n", "  en: The trips\n  colour: red\n"))
    told = page.locator("[role=alert] li").filter(has_text="seeds/knowledge/topics.yml:")
    expect(told.first).to_be_visible(timeout=120_000)
    tiny.edit((WRONG[0], "  colour: red\n", ""))
    expect(told).to_have_count(0, timeout=120_000)


# --- the server --------------------------------------------------------------------------------------------------


def test_a_port_that_is_taken_is_one_line(tiny: Checkout) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = explain(tiny.root, "serve", "--port", str(port))
    # Before anything is read or built.
    assert done.code == 1
    remedy = "choose another one: `make serve PORT=8001`, or --port"
    assert done.told == (f"port {port}: {os.strerror(errno.EADDRINUSE)}; {remedy}",)
    assert not (tiny.root / "build").exists()


@pytest.mark.parametrize("port", ["65536", "http", *more("-1", "99999", "")])
def test_what_is_no_port_is_wrong_usage(tiny: Checkout, port: str) -> None:
    done = explain(tiny.root, "serve", "--port", port)
    assert done.code == 2
    assert "argument --port:" in done.told[-1]
    assert not any("Traceback" in line for line in done.told)


def test_the_port_goes_from_make_to_the_preview(root: Path) -> None:
    said = subprocess.run(
        ["make", "--no-print-directory", "-n", "serve", "PORT=8123"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert said.stdout.rstrip().endswith("-m explainer serve --port 8123")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[int]:
    """The port of a preview of one page, beside which a file of the machine is linked."""
    checkout = Checkout(tmp_path / "site")
    checkout.write("index.html", "<title>Page</title>")
    Checkout(tmp_path).write("secret.txt", "secret")
    (checkout.root / "secret.txt").symlink_to(tmp_path / "secret.txt")
    news = News()
    news.tell_pages(["index.html"])
    server = preview_server(checkout.root, 0, news, tmp_path, lambda name: ("it cannot be made",))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "localhost", 200),
        ("/", "LOCALHOST:{port}", 200),
        ("/", "127.0.0.1:{port}", 200),
        ("/", "[::1]:{port}", 200),
        ("/", "evil.example", 403),
        ("/", "evil.example:{port}", 403),
        ("/", "localhost.evil.example", 403),
        ("/", "", 403),
        ("/%00", "localhost", 404),
        ("/" + "a" * 3000, "localhost", 404),
        ("/nowhere.html", "localhost", 404),
        ("/secret.txt", "localhost", 404),
        ("/../secret.txt", "localhost", 404),
        ("/:preview/nothing", "localhost", 404),
        ("/:preview/follow.js", "localhost", 200),
        ("/book.pdf", "localhost", 503),
    ],
)
def test_the_preview_answers_to_this_machine_and_with_its_own_files(
    served: int, path: str, host: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served)
    connection.request("GET", path, headers={"Host": host.format(port=served)})
    assert connection.getresponse().status == status
    connection.close()
    assert "Traceback" not in capfd.readouterr().err
