"""The command as a process: what it says, where it says it, and what it leaves alone."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
from pathlib import Path

from checkout import Checkout
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
    done = explain(tmp_path, "build")
    assert done.code == 1
    assert done.told[-1].endswith("nothing was written")
    assert list(Checkout(tmp_path).files(".")) == ["site.old/mine.html"]


def test_a_port_that_is_taken_is_one_line(tiny: Checkout) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = explain(tiny.root, "serve", "--port", str(taken.getsockname()[1]))
    # The tiny checkout has no theme, and so no pages: that is told, too.
    assert done.code == 1
    assert done.told[-1] == f"this machine: {os.strerror(errno.EADDRINUSE)}; choose another one with --port"


def test_the_preview_follows_edits_until_it_is_interrupted(tiny: Checkout, root: Path) -> None:
    add_theme(tiny, root)
    line, environment = command(tiny.root, "serve", "--port", "0", PYTHONUNBUFFERED="1")
    process = subprocess.Popen(line, cwd=tiny.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline().startswith(b"open site/index.html")
    assert process.stdout.readline().endswith(b"(Ctrl+C ends it)\n")
    before = tiny.files("site")
    tiny.edit(("seeds/knowledge/topics.yml", "  en: Trips\n", "  en: Journeys\n"))
    assert process.stdout.readline().startswith(b"open site/index.html")
    process.send_signal(signal.SIGINT)
    done = finished(process)
    assert (done.code, done.told) == (0, ())
    assert tiny.files("site") != before
