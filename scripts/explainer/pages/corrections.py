"""What About says of mistakes: where to report one, and, at its end, what was corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from babel.dates import format_date

from explainer.addresses import take_apart
from explainer.model import Block, Correction, Essay, Inline, Introduction, Label

ID = "corrected"
"""Of the heading."""
REPORT = "corrections"
"""Of the heading under which stands how to report a mistake."""


def with_corrections(
    about: Essay, corrections: Sequence[Correction], labels: Mapping[str, Label | Introduction]
) -> Essay:
    """The page with what was corrected listed at its end, the latest first; without a correction as it is."""
    if not corrections:
        return about
    latest_first = sorted(corrections, key=lambda one: one.day, reverse=True)
    return replace(
        about,
        blocks={
            language: (*blocks, _heading(labels["about.corrected"].text[language]), _list(latest_first, language))
            for language, blocks in about.blocks.items()
        },
    )


def with_contact(about: Essay, contact: str, labels: Mapping[str, Label | Introduction]) -> Essay:
    """The page saying where to report a mistake, or that this edition has no address for it."""
    said = labels["about.report" if contact else "about.report.none"].text
    link = labels["frame.report"].text
    return replace(
        about,
        blocks={
            language: tuple(_below(blocks, _paragraph(said[language].replace("{report}", link[language]))))
            for language, blocks in about.blocks.items()
        },
    )


def _below(blocks: Sequence[Block], said: Block) -> Iterator[Block]:
    for block in blocks:
        yield block
        if block.id == REPORT:
            yield said


def _paragraph(words: str) -> Block:
    return Block(kind="paragraph", line=0, items=((Inline(kind="text", text=words),),))


def _heading(words: str) -> Block:
    return Block(kind="heading", line=0, items=((Inline(kind="text", text=words),),), id=ID, level=2)


def _list(corrections: Sequence[Correction], language: str) -> Block:
    return Block(kind="list", line=0, items=tuple(_item(one, language) for one in corrections))


def _item(correction: Correction, language: str) -> tuple[Inline, ...]:
    day = format_date(date.fromisoformat(correction.day), "long", locale=language)
    page, place = take_apart(correction.at)
    target = f"{page}/" + (f"#{place}" if place else "")
    return (
        Inline(kind="text", text=f"{day}: "),
        Inline(kind="link", text=correction.words[language], target=target),
    )
