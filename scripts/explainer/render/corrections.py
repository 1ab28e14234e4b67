"""What was corrected, as blocks at the end of About: on its page and in the printed book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from babel.dates import format_date

from explainer.addresses import take_apart
from explainer.model import Block, Correction, Essay, Inline, Introduction, Label

ID = "corrected"
"""Of the heading."""


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
