"""Prose that says what is not said: it leads to the silence, forecast or disagreement where that is proved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.check.accepted import Finding
from explainer.check.flips.signs import UNTOLD, worded
from explainer.model import Book, Inline, cited_in, plain
from explainer.proof import every_statement

PROVED_ON = ("silences", "forecasts", "disagreements", "formats")
"""The pages whose silences are sought in the texts."""
DATE = re.compile(r"\s+\d")
"""Behind words like “no earlier than”, which are a date."""


def unsaid_findings(book: Book) -> Iterator[Finding]:
    """Passages of essays that say of the texts what they do not say, and lead to no proof of it.

    Where a statement that they cite says so itself, it is no silence: the text speaks of it.
    """
    statements = {statement.id: statement for statement in every_statement(book)}
    for essay in book.essays:
        for language, block in essay.every_block():
            # A heading sums up what its section leads to.
            for number, runs in enumerate(block.items if block.kind != "heading" else ()):
                said = _unsaid(plain(runs), language)
                cited = map(statements.get, cited_in(runs))
                # One that is not known, or could not be read, may tell it.
                told = any(
                    one is None or not one.text[language] or _unsaid(one.text[language], language) for one in cited
                )
                if said and not told and not any(map(_leads_to_proof, runs)):
                    yield Finding(
                        essay.place_of(language, block, number),
                        "silence-uncited",
                        (said,),
                        "this passage tells a silence",
                        (essay.place_of(language, block),),
                        mend="link it to where it is proved, like silences/#id",
                    )


def _unsaid(words: str, language: str) -> str:
    """The first words in a passage that say that something is not said."""
    text = worded(words, language)
    signs = (sign for sign in text.signs if sign.kind == UNTOLD and not DATE.match(words, sign.end))
    return next((words[sign.start : sign.end] for sign in signs), "")


def _leads_to_proof(run: Inline) -> bool:
    return run.kind == "link" and run.target.partition("/")[0] in PROVED_ON
