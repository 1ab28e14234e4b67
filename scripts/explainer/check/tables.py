"""A language of the site needs its folder: what is lacking is told in one line, before anything is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.languages.known import find_language
from explainer.model import LANGUAGES, Place, Problem


def table_problems(languages: Sequence[str] = LANGUAGES) -> Iterator[Problem]:
    """One problem for each language that has no folder."""
    for language in languages:
        if find_language(language) is None:
            yield Problem(
                Place("scripts/explainer/model/words.py", 1),
                f'language "{language}" has no folder yet; add scripts/explainer/languages/{language}/ with all that '
                "`Language` of languages/protocol.py asks for, and name it in languages/known.py, or take it off the "
                "list",
                breaks=True,
            )
