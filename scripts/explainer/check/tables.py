"""A language of the site needs its tables: those that one lacks are named in one line, before anything is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from explainer.check.alike import PRONOUNS
from explainer.check.languages import SCRIPTS
from explainer.check.typography import HOUSES
from explainer.corpus.citewords import CITE_WORDS
from explainer.corpus.datewords import LANGUAGE_WORDS
from explainer.corpus.numberwords import NUMBER_WORDS
from explainer.corpus.signs import SIGN_WORDS
from explainer.corpus.words import FORMS
from explainer.model import LANGUAGES, Place, Problem

TABLES: Sequence[tuple[str, Collection[str]]] = (
    ("corpus/words.py", FORMS),
    ("corpus/numberwords.py", NUMBER_WORDS),
    ("corpus/datewords.py", LANGUAGE_WORDS),
    ("corpus/signwords/", SIGN_WORDS),
    ("corpus/citewords.py", CITE_WORDS),
    ("check/typography.py", HOUSES),
    ("check/alike.py", PRONOUNS),
    ("check/languages.py", SCRIPTS),
)
"""The modules with a table for each language, below the package."""


def table_problems(languages: Sequence[str] = LANGUAGES) -> Iterator[Problem]:
    """One problem for each language that a table lacks."""
    for language in languages:
        lacking = [where for where, table in TABLES if language not in table]
        if lacking:
            yield Problem(
                Place("scripts/explainer/model/words.py", 1),
                f'language "{language}" has no words yet in {", ".join(lacking)}; add them, or take it off the list',
                breaks=True,
            )
