"""The command as a process: what it says, where it says it, and what it leaves alone."""

from __future__ import annotations

import errno
import http.client
import os
import signal
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkout import Checkout
from explainer.publish.serve import preview_server
from machine import command, explain, finished
from test_publish import add_theme


def test_problems_are_told_in_utf_8_whatever_the_locale(tiny: Checkout) -> None:
    tiny.edit(("seeds/knowledge/topics.yml", "  ru: Рейсы\n", "  ru: Рейсы\n  цвет: красный\n"))
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = explain(tiny.root, "check", **ascii_only)
    assert done.code == 1
    assert "цвет" in done.told[0]


def test_a_full_device_behind_standard_output_is_one_line(tiny: Checkout) -> None:
    line, environment = command(tiny.root, "render")
    with Path("/dev/full").open("wb") as full:
        done = finished(subprocess.Popen(line, cwd=tiny.root, env=environment, stdout=full, stderr=subprocess.PIPE))
    done.assert_one_line("standard output", os.strerror(errno.ENOSPC), "make room")


def test_a_pipe_that_nobody_reads_is_no_error_to_tell(tiny: Checkout) -> None:
    line, environment = command(tiny.root, "render")
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(line, cwd=tiny.root, env=environment, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    done = finished(process)
    assert (done.code, done.told) == (1, ())


def test_a_folder_that_is_no_checkout_keeps_what_it_holds(tmp_path: Path) -> None:
    Checkout(tmp_path).write("site.old/mine.html", "mine")
    for verb in ("check", "render", "keep", "build", "data", "serve"):
        explain(tmp_path, verb).assert_one_line("seeds: is not in this folder", "run it where", "nothing was written")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        "site.old",
        "site.old/mine.html",
    ]


def test_a_system_without_a_part_of_python_is_told_so(tiny: Checkout) -> None:
    # As on Windows, which has no fcntl.
    tiny.write("odd/fcntl.py", "raise ModuleNotFoundError(\"No module named 'fcntl'\", name='fcntl')\n")
    line, environment = command(tiny.root, "check")
    environment["PYTHONPATH"] = os.pathsep.join((str(tiny.root / "odd"), environment["PYTHONPATH"]))
    done = finished(subprocess.Popen(line, cwd=tiny.root, env=environment, stderr=subprocess.PIPE))
    done.assert_one_line("No module named 'fcntl', which is a part of Python", "Linux, macOS or in WSL")
    assert "requirements.txt" not in done.told[0]


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


@pytest.mark.parametrize("port", ["-1", "65536", "99999", "http", ""])
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


def test_the_preview_follows_edits_until_it_is_interrupted(tiny: Checkout, root: Path) -> None:
    add_theme(tiny, root)
    line, environment = command(tiny.root, "serve", "--port", "0", PYTHONUNBUFFERED="1")
    process = subprocess.Popen(line, cwd=tiny.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    address = process.stdout.readline().decode().split()[0]
    before = tiny.files("build/preview")
    pages = {name.rpartition(".")[2] for name in before}
    # Pages and what they need; no book, no bundle, nothing packed, and the site of `make site` is let alone.
    assert pages >= {"html", "css", "js"}
    assert pages.isdisjoint({"pdf", "epub", "zip", "br", "csv"})
    assert not (tiny.root / "site").exists()
    with urllib.request.urlopen(f"{address}ru/") as answer:
        assert answer.status == 200
    tiny.edit(("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: The trips\n"))
    assert process.stdout.readline() == b"an edit: building the pages anew\n"
    assert process.stdout.readline() == b"the pages are as edited\n"
    assert tiny.files("build/preview") != before
    tiny.edit(("seeds/knowledge/topics.yml", "  en: The trips\n", "  en: The trips\n  colour: red\n"))
    assert process.stdout.readline() == b"an edit: building the pages anew\n"
    assert process.stderr
    told = iter(process.stderr.readline, b"")
    assert any(line.endswith(b"nothing was written\n") for line in told)
    process.send_signal(signal.SIGINT)
    done = finished(process)
    assert (done.code, done.told) == (0, ())


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[int]:
    """The port of a preview of one page, beside which a file of the machine is linked."""
    checkout = Checkout(tmp_path / "site")
    checkout.write("index.html", "<title>Page</title>")
    Checkout(tmp_path).write("secret.txt", "secret")
    (checkout.root / "secret.txt").symlink_to(tmp_path / "secret.txt")
    server = preview_server(checkout.root, 0)
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
    ],
)
def test_the_preview_answers_to_this_machine_and_with_its_own_files(
    preview: int, path: str, host: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview)
    connection.request("GET", path, headers={"Host": host.format(port=preview)})
    assert connection.getresponse().status == status
    connection.close()
    assert "Traceback" not in capfd.readouterr().err
