"""The command as a process: what it says, where it says it, and what it leaves alone."""

from __future__ import annotations

import errno
import os
import subprocess
from pathlib import Path

from checkout import Checkout
from machine import command, explain, finished, started


def test_problems_are_told_in_utf_8_whatever_the_locale(tiny: Checkout) -> None:
    tiny.edit(("seeds/knowledge/topics.yml", "  ru: Рейсы\n", "  ru: Рейсы\n  цвет: красный\n"))
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = explain(tiny.root, "check", **ascii_only)
    assert done.code == 1
    assert "цвет" in done.told[0]


def test_a_full_device_behind_standard_output_is_one_line(tiny: Checkout) -> None:
    with Path("/dev/full").open("wb") as full:
        done = finished(started(tiny.root, "render", printing=full))
    done.assert_one_line("standard output", os.strerror(errno.ENOSPC), "make room")


def test_a_pipe_that_nobody_reads_is_no_error_to_tell(tiny: Checkout) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = started(tiny.root, "render", printing=writer)
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
