"""What has been found good before need not be held against the texts again, as long as nothing of it has changed.

Only what is without fault is known, by a digest of all that was looked at: so a problem is found, and told, each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TypeVar

from explainer.digest import Digester

T = TypeVar("T")


class Good:
    """Digests of what was found good by the run before, and of what this one finds so.

    Without a digester nothing is known of the run before, and nothing kept for the next.
    """

    def __init__(self, before: Set[bytes] = frozenset(), digester: Digester | None = None) -> None:
        self.found: set[bytes] = set()
        self._before = before
        self._digester = digester

    def unless(self, looked_at: object, problems: Iterable[T]) -> Iterator[T]:
        """The problems or findings, which are not even looked for where there were none before.

        `looked_at`: values of the model that cover all that the problems are found in, what kind they are first.
        """
        if self._digester is None:
            yield from problems
            return
        key = self._digester.of(looked_at)
        if key in self._before:
            self.found.add(key)
            return
        faulty = False
        for problem in problems:
            faulty = True
            yield problem
        if not faulty:
            self.found.add(key)


ANEW = Good()
"""Knows of nothing that has been looked at."""
