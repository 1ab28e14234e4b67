"""Whether what a statement quotes first proves it: a note prints that, and a reader goes no further."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.check.accepted import Finding
from explainer.decisive import weigh
from explainer.model import LANGUAGES, Book
from explainer.proof import Finder, every_statement

CODE = "decisive"
TIMES = 3
"""So many times as much as the first quotation another one must hold to be told."""


def first_findings(book: Book, finder: Finder) -> Iterator[Finding]:
    """Statements of which a later quotation holds far more than the first."""
    for statement in every_statement(book):
        if len(statement.evidence) < 2:
            continue
        quotations = [
            {language: finder.words(evidence, language) or "" for language in LANGUAGES}
            for evidence in statement.evidence
        ]
        first, *others = (sum(held.values()) for held in weigh(statement.text, quotations))
        best = max(others)
        if best > TIMES * first:
            evidence = statement.evidence[1 + others.index(best)]
            message = f'"{statement.id}" quotes first what proves less of it'
            yield Finding(
                statement.evidence[0].place,
                CODE,
                (evidence.quote,),
                message,
                (statement.place,),
                mend="put first what proves it by itself",
            )
