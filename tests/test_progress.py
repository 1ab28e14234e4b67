"""What is said while something is done: plain lines where no line can move, moving ones on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import threading

import pytest

from checkout import Checkout
from explainer.cli import progress
from machine import STEP, command


def test_a_long_step_is_told_before_it_has_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "LONG_SECONDS", 0)
    with progress.step("counting") as done:
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.join()
        assert capsys.readouterr().err == "counting …\n"
        done.append("3 found")
    assert STEP.fullmatch(capsys.readouterr().err.removesuffix("\n"))


def test_a_short_step_is_told_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "LONG_SECONDS", 3600)
    with progress.step("counting"):
        pass
    assert capsys.readouterr().err.startswith("counting: ")


def test_on_a_terminal_a_step_moves_while_it_is_done(tiny: Checkout) -> None:
    line, environment = command(tiny.root, "check", TERM="xterm")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(line, cwd=tiny.root, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = b""
    try:
        while data := os.read(ours, 1 << 16):
            said += data
    except OSError:
        pass  # As a terminal says that the other side has gone.
    os.close(ours)
    process.wait()
    for what in (b"reading seeds/", b"checking every record"):
        moving, _, ended = said.partition(what + b": ")
        assert ended
        assert what in moving
    # The cursor, which a moving line hides, is there again.
    assert said.rfind(b"\x1b[?25h") > said.rfind(b"\x1b[?25l") > 0
