"""What a test needs of the machine and does not find."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def lacks(word: str) -> NoReturn:
    """Fails the test under CI, where `.ci/run` installs all that tests need; elsewhere skips it with this word."""
    if os.environ.get("CI"):
        pytest.fail(word)
    pytest.skip(word)
