"""Which texts are later than others, as far as their dates tell. Where they do not tell, a text may be either."""

from __future__ import annotations

from collections.abc import Collection

from explainer.languages.edtf import is_before, is_date
from explainer.model import Source


def surely_before(source: Source, other: Source) -> bool:
    """Whether the dates of two texts leave no doubt that the first was written before the other."""
    return is_date(source.date) and is_date(other.date) and is_before(source.date, other.date)


def may_follow(source: Source, others: Collection[Source]) -> bool:
    """Whether a text may have been written after one of the others."""
    return not others or not all(surely_before(source, other) for other in others)


def may_precede(source: Source, others: Collection[Source]) -> bool:
    """Whether a text may have been written before one of the others."""
    return not others or not all(surely_before(other, source) for other in others)
