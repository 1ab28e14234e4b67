"""What one run has found out about words and texts, kept for the next."""

from __future__ import annotations

from explainer.memory import all_remembered, has_grown, remember, was_kept
from explainer.store import Store

KEPT = "memory"


def recall_memory(store: Store) -> None:
    """Takes over what the runs before have remembered."""
    remember(store.kept(KEPT, {}))


def keep_memory(store: Store) -> None:
    """Keeps all that is remembered, if it has become more."""
    if has_grown():
        store.keep(KEPT, all_remembered())
        was_kept()
