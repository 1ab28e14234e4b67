"""Answers of functions that rest on nothing but what they are asked, remembered from one run to the next.

Who asks a function again and again in one run puts `cache` over it: here a question is looked up once a run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MOST = 200_000
"""Answers of one function; if there are more, those of the runs before are forgotten."""

Answers = dict[tuple[Any, ...], Any]
_FUNCTIONS: dict[str, Remembered[Any, Any]] = {}


class Remembered(Generic[P, T]):
    """A function whose answers may be taken from a run before. What it is asked, and answers, are plain values."""

    def __init__(self, make: Callable[P, T]) -> None:
        self.answers: Answers = {}
        self.grown = False
        """Whether something has been found out that is not kept yet."""
        self._make = make
        update_wrapper(self, make)
        _FUNCTIONS[f"{make.__module__}.{make.__qualname__}"] = self

    def __call__(self, *asked: P.args, **named: P.kwargs) -> T:
        """`named`: nothing; what is asked has one place each."""
        if asked in self.answers:
            answer: T = self.answers[asked]
            return answer
        made = self.answers[asked] = self._make(*asked, **named)
        self.grown = True
        return made


def remembered(make: Callable[P, T]) -> Remembered[P, T]:
    """Decorates a function."""
    return Remembered(make)


def remember(answers: Mapping[str, Answers]) -> None:
    """Takes over what `all_remembered` gave in a run before; of a function that is gone, nothing."""
    for name, found in answers.items():
        if name in _FUNCTIONS and len(found) <= MOST:
            _FUNCTIONS[name].answers.update(found)


def has_grown() -> bool:
    """Whether there is more than what has been taken over, or kept."""
    return any(function.grown for function in _FUNCTIONS.values())


def was_kept() -> None:
    """What is remembered now has been kept for the next run."""
    for function in _FUNCTIONS.values():
        function.grown = False


def all_remembered() -> dict[str, Answers]:
    """All answers by the names of their functions."""
    return {name: dict(function.answers) for name, function in _FUNCTIONS.items()}
