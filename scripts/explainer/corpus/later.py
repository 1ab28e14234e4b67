"""Which texts are later than others, as far as their dates tell. Where they do not tell, a text may be either."""

from __future__ import annotations

from collections.abc import Collection

from explainer.languages.edtf import is_before, is_date
from explainer.model import Book, Source, Statement, every_record
from explainer.model.fields import walk


def surely_before(source: Source, other: Source) -> bool:
    """Whether the dates of two texts leave no doubt that the first was written before the other."""
    return is_date(source.date) and is_date(other.date) and is_before(source.date, other.date)


def may_follow(source: Source, others: Collection[Source]) -> bool:
    """Whether a text may have been written after one of the others."""
    return not others or not all(surely_before(source, other) for other in others)


def may_precede(source: Source, others: Collection[Source]) -> bool:
    """Whether a text may have been written before one of the others."""
    return not others or not all(surely_before(other, source) for other in others)


def compared_texts(book: Book) -> int:
    """How many texts the forecasts of a Book set against each other: whose words they have, and what may be later.

    All of them where there is no forecast.
    """
    met = (one.record for record in every_record(book) for one in walk(record))
    spoken = {one.id: {item.source for item in one.evidence} for one in met if isinstance(one, Statement)}
    named = {id for one in book.forecasts for id in (*one.expected, *one.reported)}
    ids = {source for id in named for source in spoken.get(id, ())}
    heard = [source for source in book.sources if source.id in ids]
    return sum(source.id in ids or may_follow(source, heard) for source in book.sources)
