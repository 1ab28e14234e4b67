"""The forms of words that one run has looked up, kept for the next."""

from __future__ import annotations

from explainer.corpus.words import learn, learnt
from explainer.store import Store

KEPT = "forms"


def recall_forms(store: Store) -> None:
    """Takes over what the runs before have looked up."""
    learn(store.kept(KEPT, {}))


def keep_forms(store: Store) -> None:
    """Keeps all that has been looked up."""
    store.keep(KEPT, learnt())
