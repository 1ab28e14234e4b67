"""Columns that no field has: what can be derived of a record, by its kind, for readers who would have to join."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from explainer.model import (
    LANGUAGES,
    Essay,
    Event,
    Evidence,
    Introduction,
    Label,
    MapPlace,
    Position,
    Reading,
    Statement,
)
from explainer.proof import record_of
from explainer.render.data.columns import Column, Row, View, by_language, listed, words_of
from explainer.view.eras import in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """Some columns of a kind of record, and how their cells are found."""

    columns: tuple[Column, ...]
    cells: Callable[[Any, View], Row]
    instead_of: tuple[str, ...] = ()
    """The fields whose place they take."""


QUOTED = "the quotation: in the text's own language to the letter, otherwise our translation"
REFERENCES = Column(
    name="references",
    meaning="The sentences or endnotes quoted.",
    to=("sentences", "endnotes"),
    many=True,
)
STATEMENTS = Column(
    name="statements",
    meaning="Ids of the statements that it cites or rests on.",
    to=("statements",),
    many=True,
)


def _statement(statement: Statement, view: View) -> Row:
    located = map(view.proof.located, statement.evidence)
    return {
        "references": listed(reference for item in located for reference in item.references),
        "derived": listed(statement.derived_values),
        "same_as": "" if view.first(statement) == statement.id else view.first(statement),
    }


def _evidence(evidence: Evidence, view: View) -> Row:
    located = view.proof.located(evidence)
    return {
        "references": listed(located.references),
        "voices": listed(voice.kind for voice in located.voices) or "editorial",
        "language": located.source.language,
        **words_of("quote", ((language, view.proof.words(evidence, language)) for language in LANGUAGES)),
    }


def _place(place: MapPlace, view: View) -> Row:
    located = map(view.proof.located, place.evidence)
    quotations = (
        (language, "; ".join(view.proof.words(item, language) for item in place.evidence)) for language in LANGUAGES
    )
    return {
        **words_of("name", record_of(view.book, place).name.items()),
        "references": listed(reference for item in located for reference in item.references),
        **words_of("quote", quotations),
    }


def _position(position: Position, view: View) -> Row:
    return {"speakers": listed(view.proof.statements[id].speaker for id in position.statements)}


def _event(event: Event, view: View) -> Row:
    return {"order": in_order(view.book).index(event) + 1}


def _essay(essay: Essay, view: View) -> Row:
    del view
    return {"statements": listed(essay.cited)}


def _label(label: Label | Introduction, view: View) -> Row:
    del view
    return {"statements": listed(label.statements) if isinstance(label, Introduction) else ""}


def _reading(reading: Reading, view: View) -> Row:
    del view
    return {"languages": listed(reading.digests)}


COMPUTED: dict[type, Computed] = {
    Statement: Computed(
        columns=(
            REFERENCES,
            Column(name="derived", meaning="Values of our wording that are derived.", many=True),
            Column(
                name="same_as",
                meaning="The first statement with the same words, speaker, kind and references, counted once.",
                to=("statements",),
            ),
        ),
        cells=_statement,
    ),
    Evidence: Computed(
        columns=(
            REFERENCES,
            Column(
                name="voices",
                meaning="How the words are spoken: direct, indirect, inherited or editorial.",
                many=True,
            ),
            Column(name="language", meaning="The language of the text."),
            *by_language("quote", f"The words of {QUOTED}."),
        ),
        cells=_evidence,
        instead_of=("quote", "at", "words"),
    ),
    MapPlace: Computed(
        columns=(
            *by_language("name", "Of the name, term or partner that it is."),
            REFERENCES,
            *by_language("quote", f"The words that name it, of {QUOTED}."),
        ),
        cells=_place,
    ),
    Position: Computed(
        columns=(
            Column(
                name="speakers",
                meaning="Who takes it: ids of people, or of sources for their own authors.",
                to=("people", "sources"),
                many=True,
            ),
        ),
        cells=_position,
    ),
    # By what date it is sorted nobody says but the editor: as a date it would claim a day where the text has a month.
    Event: Computed(
        columns=(Column(name="order", meaning="Its place in the list of events, from 1.", type="integer"),),
        cells=_event,
        instead_of=("order",),
    ),
    Essay: Computed(columns=(STATEMENTS,), cells=_essay),
    # A digest tells the program what was read; to nobody else it says anything, and it cannot be packed.
    Reading: Computed(
        columns=(Column(name="languages", meaning="The languages in which the words were read.", many=True),),
        cells=_reading,
        instead_of=("digests",),
    ),
    Label: Computed(columns=(STATEMENTS,), cells=_label),
}
