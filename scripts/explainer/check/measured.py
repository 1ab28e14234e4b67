"""Units of time and measure: a number keeps the unit that its quotation has, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.check.basis import Basis
from explainer.corpus.measures import exchanged_measures
from explainer.model import LANGUAGES, Place, Problem


def measure_problems(
    places: Mapping[str, Place], what: str, words: Mapping[str, str], basis: Basis, *, alone: bool
) -> Iterator[Problem]:
    """Numbers of our words with another unit than in the quotations.

    `alone`: units without a number, too ("a month"), which words that sum up much may use as they like.
    """
    proofs = [(proof.quote, proof.source.language) for proof in basis.located]
    proofs += [(value, language) for value in basis.values for language in LANGUAGES]
    proofs += [(said, language) for statement in basis.statements for language, said in statement.text.items()]
    for language, wording in words.items():
        for measure, instead in exchanged_measures(wording, language, proofs):
            if measure.number or alone:
                yield Problem(
                    places[language],
                    f'{what} has “{measure.words}” in "{language}" where its quotations have “{instead.words}”; mend '
                    "it, quote more, or declare it under `derived`",
                )
